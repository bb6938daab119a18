//! `GET /api/info`: the version, which tells everyone only its major and minor part.

use serde_json::json;

use super::{Access, Call, Endpoint, PLAIN};
use crate::{generation::Generation, replies::Reply};

pub(super) const ENDPOINT: Endpoint =
    Endpoint { path: "/api/info", access: Access::Anyone, run, ..PLAIN };

fn run(call: &mut Call<'_>) -> Reply {
    let generation = call.workspace.generation;
    let mut body = json!({
        "version": generation.short(),
        "minimumClientVersions": {},
        "success": true,
    });
    if call.may("view-statistics") {
        body["version"] = json!(generation.full());
        body["info"] = json!({"version": generation.full()});
    }
    if generation >= Generation::V8_4 {
        body["workspaceUrl"] = json!("");
        body["hashedWorkspaceUrl"] = json!("");
    }
    Reply::ok(&body)
}
