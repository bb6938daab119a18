//! `GET /api/v1/sessions/info.admin`: the newest session that matches, which need not be the one
//! asked for.

use serde::Serialize;

use super::{Access, Call, Endpoint, PLAIN, row::Row};
use crate::{
    generation::Generation,
    params::Shape,
    replies::{self, Reply},
    search::Search,
    sessions::Record,
};

pub(super) const ENDPOINT: Endpoint = Endpoint {
    path: "/api/v1/sessions/info.admin",
    access: Access::Licensed { permission: Some("view-device-management") },
    second_factor: true,
    params: Shape::SessionId,
    typed_since: Some(Generation::V8_8),
    run,
    ..PLAIN
};

#[derive(Debug, Serialize)]
struct Body<'a> {
    #[serde(flatten)]
    row: Row<'a>,
    success: bool,
}

/// The session ID is a pattern, neither escaped nor tied to the ends; an empty one matches all.
fn run(call: &mut Call<'_>) -> Reply {
    let id = call.params.text("sessionId").unwrap_or_default();
    let search = match Search::raw(id) {
        Ok(search) => search,
        Err(complaint) => return replies::failure(&complaint),
    };
    let workspace = &*call.workspace;
    let matches = |record: &Record| search.matches(&record.search_term);
    let matches = (!id.is_empty()).then_some(&matches as &dyn Fn(&Record) -> bool);
    let (records, _) = workspace.sessions.page(matches, 0, 1);
    let Some(record) = records.first() else {
        return replies::not_found("Session not found");
    };
    Reply::ok(&Body { row: Row::with_owner(record, &workspace.accounts), success: true })
}
