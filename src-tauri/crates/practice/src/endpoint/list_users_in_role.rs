//! `GET /api/v1/roles.getUsersInRole`: who has a role (Rocket.Chat source, `roles.ts` of 5.0 and 7.x).

use serde_json::{Value, json};

use super::{Access, Call, Endpoint, PLAIN, page};
use crate::{
    accounts::Account,
    clock::iso,
    generation::Generation,
    params::Shape,
    replies::{self, Reply},
    workspace::Workspace,
};

const PERMISSION: &str = "access-permissions";

pub(super) const ENDPOINT: Endpoint = Endpoint {
    path: "/api/v1/roles.getUsersInRole",
    generations: Generation::V6_14..=Generation::V9_0,
    access: Access::Permitted { permission: PERMISSION },
    params: Shape::Role,
    run,
    ..PLAIN
};

/// The first servers look at the permission last, and call its lack a failure.
pub(super) const BEFORE_6_14: Endpoint = Endpoint {
    generations: Generation::V5_0..=Generation::V5_0,
    access: Access::SignedIn,
    run: |call| {
        if call.params.text("role").is_some() && !call.may(PERMISSION) {
            return replies::coded_failure("error-not-allowed", "Not allowed", None);
        }
        run(call)
    },
    ..ENDPOINT
};

fn run(call: &mut Call<'_>) -> Reply {
    let Some(role) = call.params.text("role").filter(|role| !role.is_empty()) else {
        let reason = "Query param \"role\" is required";
        return replies::coded_failure("error-param-not-provided", reason, None);
    };
    let workspace = &*call.workspace;
    let has_role = |account: &&Account| account.roles.iter().any(|other| other == role);
    let mut users: Vec<_> = workspace.accounts.all().iter().filter(has_role).collect();
    if users.is_empty() && role != "admin" {
        return replies::coded_failure("error-invalid-roleId", "", None);
    }
    users.sort_by(|one, other| one.username.cmp(&other.username));
    let total = users.len();
    let whole = |number: i64| usize::try_from(number).unwrap_or(0);
    let offset = whole(call.params.whole("offset").unwrap_or(0));
    let count = whole(page::count(&call.params, &workspace.settings));
    let page = users.into_iter().skip(offset).take(count);
    let users: Vec<_> = page.map(|account| user(workspace, account)).collect();
    Reply::ok(&json!({"users": users, "total": total, "success": true}))
}

fn user(workspace: &Workspace, account: &Account) -> Value {
    let emails = account.emails.iter();
    let emails = emails.map(|email| json!({"address": email.address, "verified": email.verified}));
    let mut user = json!({
        "_id": account.id,
        "username": account.username,
        "emails": emails.collect::<Vec<_>>(),
        "createdAt": account.created_at.map(iso),
        "_updatedAt": iso(workspace.started),
    });
    if let Some(name) = &account.name {
        user["name"] = json!(name);
    }
    if let Some(etag) = &account.avatar_etag {
        user["avatarETag"] = json!(etag);
    }
    user
}
