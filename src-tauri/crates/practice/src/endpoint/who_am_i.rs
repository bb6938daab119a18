//! `GET /api/v1/me`: the caller's own account.

use serde_json::json;

use super::{Call, Endpoint, PLAIN, user};
use crate::replies::{self, Reply};

pub(super) const ENDPOINT: Endpoint = Endpoint { path: "/api/v1/me", run, ..PLAIN };

fn run(call: &mut Call<'_>) -> Reply {
    let generation = call.workspace.generation;
    let Some(account) = call.workspace.accounts.get(&call.user_id()) else {
        return replies::not_signed_in(generation);
    };
    let mut body = user::own_account(call.workspace, account);
    body["success"] = json!(true);
    Reply::ok(&body)
}
