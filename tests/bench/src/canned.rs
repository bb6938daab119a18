//! A server whose answers are bytes laid ready, so that it never is the limit.

use std::{io, net::Ipv4Addr, sync::Arc};

use axum::{
    Json, Router,
    body::Body,
    extract::{Query, State},
    http::header::CONTENT_TYPE,
    response::{IntoResponse, Response},
    routing::get,
    serve::ListenerExt as _,
};
use bytes::Bytes;
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::net::TcpListener;

use crate::made_up::MadeUp;

/// Who may read, and with what; the server does not look.
pub const USER_ID: &str = "benchUser00000001";
/// Its token.
pub const TOKEN: &str = "benchTokenbenchTokenbenchTokenbenchTokenben";

/// Servers give no more rows than this in a page, unless set otherwise.
const LARGEST_PAGE: usize = 100;

/// All rows in one piece, and where each begins.
struct Canned {
    rows: Bytes,
    begins: Vec<usize>,
    largest_page: usize,
}

#[derive(Deserialize)]
struct Wanted {
    #[serde(default)]
    offset: usize,
    count: Option<usize>,
}

/// Serves these sessions on a free port of 127.0.0.1 as an account without a rate limit sees them,
/// for as long as the program runs. Gives the address.
///
/// # Errors
/// If no port could be opened.
pub async fn serve(sessions: &[MadeUp]) -> io::Result<String> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    let address = format!("http://{}", listener.local_addr()?);
    let canned = Arc::new(Canned::of(sessions));
    let router = Router::new()
        .route("/api/info", get(async || Json(json!({ "version": "8.6", "success": true }))))
        .route("/api/v1/me", get(async || Json(me())))
        .route("/api/v1/permissions.listAll", get(async || Json(permissions())))
        .route("/api/v1/licenses.info", get(async || Json(licence())))
        .route("/api/v1/sessions/list.all", get(page))
        .with_state(canned);
    let listener = listener.tap_io(|connection| {
        // A small answer does not wait for the next one.
        let _ = connection.set_nodelay(true);
    });
    tokio::spawn(async move { axum::serve(listener, router).await });
    Ok(address)
}

impl Canned {
    fn of(sessions: &[MadeUp]) -> Self {
        let (mut rows, mut begins) = (Vec::new(), Vec::with_capacity(sessions.len() + 1));
        for session in sessions {
            begins.push(rows.len());
            rows.extend_from_slice(session.row().as_bytes());
            rows.push(b',');
        }
        begins.push(rows.len());
        Self { rows: rows.into(), begins, largest_page: LARGEST_PAGE }
    }

    fn total(&self) -> usize {
        self.begins.len() - 1
    }

    /// The body of a page: what is laid ready, copied once, between its first and last words.
    fn page(&self, wanted: &Wanted) -> Vec<u8> {
        let count = wanted.count.unwrap_or(50).min(self.largest_page);
        let first = wanted.offset.min(self.total());
        let end = (first + count).min(self.total());
        let rows = &self.rows[self.begins[first]..self.begins[end]];
        let rows = rows.strip_suffix(b",").unwrap_or(rows);
        let tail = format!(
            r#"],"total":{},"count":{count},"offset":{first},"success":true}}"#,
            self.total()
        );
        [br#"{"sessions":["#, rows, tail.as_bytes()].concat()
    }
}

async fn page(State(canned): State<Arc<Canned>>, Query(wanted): Query<Wanted>) -> Response {
    ([(CONTENT_TYPE, "application/json")], Body::from(canned.page(&wanted))).into_response()
}

fn me() -> Value {
    json!({ "_id": USER_ID, "username": "bench", "name": "Bench", "roles": ["admin"], "success": true })
}

fn permissions() -> Value {
    let row =
        |id| json!({ "_id": id, "roles": ["admin"], "_updatedAt": "2026-11-23T00:00:00.000Z" });
    let ids = ["view-device-management", "logout-device-management", "api-bypass-rate-limit"];
    json!({ "update": ids.map(row), "remove": [], "success": true })
}

fn licence() -> Value {
    json!({ "license": { "activeModules": ["device-management"] }, "success": true })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::made_up::sessions;

    fn page(count: usize, offset: usize, wanted: usize) -> Value {
        let canned = Canned::of(&sessions(count));
        let wanted = Wanted { offset, count: Some(wanted) };
        serde_json::from_slice(&canned.page(&wanted)).unwrap()
    }

    #[test]
    fn a_page_is_cut_where_it_was_asked_and_never_larger_than_the_server_allows() {
        let body = page(250, 99, 1_000);
        assert_eq!(body["sessions"].as_array().unwrap().len(), 100);
        assert_eq!(body["sessions"][0]["_id"], sessions(250)[99].id);
        assert_eq!((&body["total"], &body["count"]), (&json!(250), &json!(100)));
    }

    #[test]
    fn the_last_page_is_short_and_the_one_after_it_empty() {
        assert_eq!(page(250, 200, 100)["sessions"].as_array().unwrap().len(), 50);
        assert_eq!(page(250, 300, 100)["sessions"], json!([]));
    }
}
