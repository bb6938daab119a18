//! A person's own account, as `me` and `login` show it.

use serde_json::{Value, json};

use crate::{accounts::Account, clock::iso, generation::Generation, workspace::Workspace};

/// Everything that the owner sees of an account, and no secret.
pub(super) fn own_account(workspace: &Workspace, account: &Account) -> Value {
    let mut body = stored(workspace, account);
    body["services"]["password"] = json!({"exists": account.password.is_some()});
    if workspace.generation >= Generation::V6_14 {
        body["isOAuthUser"] = json!(false);
    }
    body
}

/// The same as a sign-in gives it: until 7.0 as it is stored, with the hash of the password.
pub(super) fn signed_in(workspace: &Workspace, account: &Account) -> Value {
    if workspace.generation >= Generation::V7_6 {
        return own_account(workspace, account);
    }
    let mut body = stored(workspace, account);
    if let Some(digest) = account.password_digest() {
        // In the form of a real one: this workspace hashes no passwords.
        body["services"]["password"] = json!({"bcrypt": format!("$2b$10${}", &digest[..53])});
    }
    body
}

fn stored(workspace: &Workspace, account: &Account) -> Value {
    let emails = account.emails.iter();
    let emails = emails.map(|email| json!({"address": email.address, "verified": email.verified}));
    let mut services = json!({});
    if account.authenticator.is_some() {
        services["totp"] = json!({"enabled": true});
    }
    if account.email_two_factor {
        services["email2fa"] = json!({"enabled": true});
    }
    let mut body = json!({
        "_id": account.id,
        "username": account.username,
        "emails": emails.collect::<Vec<_>>(),
        "roles": account.roles,
        "active": account.active,
        "status": "offline",
        "statusDefault": "online",
        "utcOffset": 0,
        "_updatedAt": iso(workspace.started),
        "services": services,
        "settings": {"preferences": {"enableAutoAway": true, "idleTimeLimit": 300}},
        "avatarUrl": format!("{}/avatar/{}", workspace.address, account.username),
    });
    if let Some(name) = &account.name {
        body["name"] = json!(name);
    }
    if let Some(etag) = &account.avatar_etag {
        body["avatarETag"] = json!(etag);
    }
    if let Some(address) = account.verified_addresses().next() {
        body["email"] = json!(address);
    }
    body
}
