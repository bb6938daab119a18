//! A server whose answers are bytes laid ready, so that it never is the limit.

use std::{
    future::pending,
    io,
    net::Ipv4Addr,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use axum::{
    Json, Router,
    body::Body,
    extract::{Query, State},
    http::{StatusCode, header::CONTENT_TYPE},
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

/// How the server answers a request for a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// With at most so many rows; 100, unless it is set otherwise.
    Pages(usize),
    /// Never.
    Never,
    /// With something that no Rocket.Chat server says.
    Garbage,
}

/// A server that runs as long as the program does.
#[derive(Debug)]
pub struct Server {
    /// Where it listens: `http://127.0.0.1:PORT`.
    pub address: String,
    calls: Arc<Canned>,
}

/// All rows in one piece, and where each begins.
#[derive(Debug)]
struct Canned {
    rows: Bytes,
    begins: Vec<usize>,
    manner: Manner,
    calls: AtomicUsize,
}

#[derive(Deserialize)]
struct Wanted {
    #[serde(default)]
    offset: usize,
    count: Option<usize>,
}

/// Serves these sessions on a free port of 127.0.0.1 as an account without a rate limit sees them.
///
/// # Errors
/// If no port could be opened.
pub async fn serve(sessions: impl Iterator<Item = MadeUp>, manner: Manner) -> io::Result<Server> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    let address = format!("http://{}", listener.local_addr()?);
    let canned = Arc::new(Canned::of(sessions, manner));
    let server = Server { address, calls: Arc::clone(&canned) };
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
    Ok(server)
}

impl Server {
    /// How many pages it was asked for so far.
    #[must_use]
    pub fn calls(&self) -> usize {
        self.calls.calls.load(Ordering::Relaxed)
    }
}

impl Canned {
    fn of(sessions: impl Iterator<Item = MadeUp>, manner: Manner) -> Self {
        let (mut rows, mut begins) = (Vec::new(), Vec::new());
        for session in sessions {
            begins.push(rows.len());
            rows.extend_from_slice(session.row().as_bytes());
            rows.push(b',');
        }
        begins.push(rows.len());
        Self { rows: rows.into(), begins, manner, calls: AtomicUsize::new(0) }
    }

    fn total(&self) -> usize {
        self.begins.len() - 1
    }

    /// The body of a page: what is laid ready, copied once, between its first and last words.
    fn page(&self, wanted: &Wanted, largest: usize) -> Vec<u8> {
        let count = wanted.count.unwrap_or(50).min(largest);
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
    canned.calls.fetch_add(1, Ordering::Relaxed);
    match canned.manner {
        Manner::Pages(largest) => {
            let body = Body::from(canned.page(&wanted, largest));
            ([(CONTENT_TYPE, "application/json")], body).into_response()
        }
        Manner::Never => pending().await,
        Manner::Garbage => {
            (StatusCode::BAD_GATEWAY, [(CONTENT_TYPE, "text/html")], "<h1>Oops</h1>")
                .into_response()
        }
    }
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
        let canned = Canned::of(sessions(count), Manner::Pages(100));
        let wanted = Wanted { offset, count: Some(wanted) };
        serde_json::from_slice(&canned.page(&wanted, 100)).unwrap()
    }

    #[test]
    fn a_page_is_cut_where_it_was_asked_and_never_larger_than_the_server_allows() {
        let body = page(250, 99, 1_000);
        assert_eq!(body["sessions"].as_array().unwrap().len(), 100);
        assert_eq!(body["sessions"][0]["_id"], sessions(250).nth(99).unwrap().id);
        assert_eq!((&body["total"], &body["count"]), (&json!(250), &json!(100)));
    }

    #[test]
    fn the_last_page_is_short_and_the_one_after_it_empty() {
        assert_eq!(page(250, 200, 100)["sessions"].as_array().unwrap().len(), 50);
        assert_eq!(page(250, 300, 100)["sessions"], json!([]));
    }
}
