//! `POST /api/v1/logout`: ends the sign-in that calls.

use serde_json::json;

use super::{Call, Endpoint, PLAIN};
use crate::{generation::Generation, replies::Reply};

pub(super) const ENDPOINT: Endpoint =
    Endpoint { method: "POST", path: "/api/v1/logout", run, ..PLAIN };

/// Deprecated, and still there.
pub(super) const BY_GET: Endpoint = Endpoint { method: "GET", ..ENDPOINT };

fn run(call: &mut Call<'_>) -> Reply {
    let (user_id, hash) = (call.user_id(), call.token_hash());
    if let Some(account) = call.workspace.accounts.get_mut(&user_id) {
        account.remove_token(&hash);
    }
    // Late 8.x marks the session's row as well.
    if call.workspace.generation >= Generation::V8_6 {
        call.workspace.sessions.end_token(&hash, call.workspace.now(), None);
    }
    // The new router looks for the body in a field that this endpoint does not fill.
    if call.workspace.generation >= Generation::V7_6 {
        return Reply::empty();
    }
    Reply::ok(&json!({"status": "success", "data": {"message": "You've been logged out!"}}))
}
