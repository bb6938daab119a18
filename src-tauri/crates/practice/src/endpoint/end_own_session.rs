//! `POST /api/v1/sessions/logout.me`: ends a session of the caller.

use serde_json::json;

use super::{Access, Call, Endpoint, PLAIN};
use crate::{
    generation::Generation,
    params::Shape,
    replies::{self, Reply},
};

pub(super) const ENDPOINT: Endpoint = Endpoint {
    method: "POST",
    path: "/api/v1/sessions/logout.me",
    access: Access::Licensed { permission: None },
    params: Shape::SessionId,
    typed_since: Some(Generation::V8_8),
    run,
    ..PLAIN
};

fn run(call: &mut Call<'_>) -> Reply {
    let id = call.params.text("sessionId").unwrap_or_default();
    let own = call.user_id();
    let is_own = call.workspace.sessions.get(id).is_some_and(|record| *record.user_id == *own);
    if !is_own || !call.workspace.end_session(id, None) {
        return replies::not_found("Session not found");
    }
    Reply::ok(&json!({"sessionId": id, "success": true}))
}
