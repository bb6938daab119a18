//! `GET /api/v1/permissions.listAll`: which roles may do what.

use jiff::Timestamp;
use serde_json::json;

use super::{Call, Endpoint, PLAIN};
use crate::{
    clock::iso,
    replies::{self, Reply},
};

pub(super) const ENDPOINT: Endpoint =
    Endpoint { path: "/api/v1/permissions.listAll", run, ..PLAIN };

fn run(call: &mut Call<'_>) -> Reply {
    let since = match call.params.text("updatedSince").map(str::parse::<Timestamp>) {
        None => None,
        Some(Ok(since)) => Some(since),
        Some(Err(_)) => {
            let reason = "The \"updatedSince\" query parameter must be a valid date.";
            return replies::coded_failure("error-roomId-param-invalid", reason, None);
        }
    };
    let started = call.workspace.started;
    let rows = call.workspace.permissions.rows();
    let rows = rows.map(|(id, roles, updated_at)| (id, roles, updated_at.unwrap_or(started)));
    let rows = rows.filter(|(_, _, updated_at)| since.is_none_or(|since| *updated_at > since));
    let update = rows.map(
        |(id, roles, updated_at)| json!({"_id": id, "roles": roles, "_updatedAt": iso(updated_at)}),
    );
    let update: Vec<_> = update.collect();
    Reply::ok(&json!({"update": update, "remove": [], "success": true}))
}
