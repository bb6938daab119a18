//! `POST /api/v1/sessions/logout`: ends anybody's session, by its exact ID.

use serde_json::json;

use super::{Access, Call, Endpoint, PLAIN};
use crate::{
    generation::Generation,
    params::Shape,
    replies::{self, Reply},
};

pub(super) const ENDPOINT: Endpoint = Endpoint {
    method: "POST",
    path: "/api/v1/sessions/logout",
    access: Access::Licensed { permission: Some("logout-device-management") },
    second_factor: true,
    params: Shape::SessionId,
    typed_since: Some(Generation::V8_8),
    run,
    ..PLAIN
};

/// A session that was ended before is ended again, and answered alike.
fn run(call: &mut Call<'_>) -> Reply {
    let id = call.params.text("sessionId").unwrap_or_default();
    let by = call.user_id();
    if !call.workspace.is_asked_to_end(id, &by) {
        return replies::not_found("Session not found");
    }
    Reply::ok(&json!({"sessionId": id, "success": true}))
}
