//! `POST /api/v1/login`: a password, in the shapes that the server understands, or a token.

mod credentials;

use serde_json::json;

use super::{Access, Call, Endpoint, PLAIN, user};
use crate::accounts::{Account, TokenKind, token_hash};
use crate::generation::Generation;
use crate::replies::{self, Reply};
use crate::two_factor::{self, Attempt, Place};
use credentials::{Credentials, Secret};

pub(super) const ENDPOINT: Endpoint =
    Endpoint { method: "POST", path: "/api/v1/login", access: Access::Anyone, run, ..PLAIN };

fn run(call: &mut Call<'_>) -> Reply {
    let body = serde_json::Value::Object(call.params.all().clone());
    match credentials::read(&body, call.incoming.header("x-2fa-code")) {
        Some(Credentials::Password { user, secret, code }) => {
            by_password(call, &user, &secret, code)
        }
        Some(Credentials::Resume(token)) => by_token(call, &token),
        None => unknown_user(call),
    }
}

fn by_password(
    call: &mut Call<'_>,
    user: &credentials::User,
    secret: &Secret,
    code: Option<String>,
) -> Reply {
    let generation = call.workspace.generation;
    let accounts = &call.workspace.accounts;
    let account = match user {
        credentials::User::Name(name) => accounts.named(name),
        credentials::User::Address(address) => accounts.with_address(address),
    };
    let Some(account) = account else {
        return unknown_user(call);
    };
    if !secret.opens(account) {
        return refused(call, "Incorrect password");
    }
    if !account.active {
        let details = json!({"function": "Accounts.validateLoginAttempt"});
        let code = json!("error-user-is-not-activated");
        return replies::sign_in_failed(generation, &code, "User is not activated", Some(details));
    }
    let user_id = account.id.clone();
    let attempt = Attempt { code, method: None, place: Place::SignIn };
    if let Err(refusal) = two_factor::check(call.workspace, &user_id, &attempt) {
        let kind = json!(refusal.kind);
        let details = Some(refusal.details);
        return replies::sign_in_failed(generation, &kind, refusal.message, details);
    }
    match call.workspace.issue_token(&user_id, TokenKind::Login) {
        Some(token) => signed_in(call, &user_id, &token),
        None => unknown_user(call),
    }
}

/// The same token again; no second factor is asked.
fn by_token(call: &mut Call<'_>, token: &str) -> Reply {
    let workspace = &call.workspace;
    let days = workspace.settings.number("Accounts_LoginExpiration");
    let owner = workspace.accounts.owner_of(&token_hash(token), workspace.now(), days);
    let Some(user_id) = owner.map(|owner| owner.id.clone()) else {
        return refused(call, "You've been logged out by the server. Please log in again.");
    };
    signed_in(call, &user_id, token)
}

fn signed_in(call: &Call<'_>, user_id: &str, token: &str) -> Reply {
    let workspace = &*call.workspace;
    let me = workspace.accounts.get(user_id);
    let me = me.map(|account: &Account| user::own_account(workspace, account));
    let data = json!({"userId": user_id, "authToken": token, "me": me});
    let mut body = json!({"status": "success", "data": data});
    if workspace.generation >= Generation::V7_6 {
        body["success"] = json!(true);
    }
    Reply::ok(&body)
}

fn unknown_user(call: &Call<'_>) -> Reply {
    let (generation, word) = (call.workspace.generation, "Unauthorized");
    replies::sign_in_failed(generation, &json!(word), word, None)
}

/// Older servers say why, with a number for a code; since 8.x all read as an unknown user does.
fn refused(call: &Call<'_>, message: &str) -> Reply {
    let generation = call.workspace.generation;
    if generation < Generation::V8_4 {
        return replies::sign_in_failed(generation, &json!(403), message, None);
    }
    unknown_user(call)
}
