//! The second address of the program: what a test outside this process needs to arrange.

mod faults;

use std::{io, net::Ipv4Addr, sync::Arc};

use axum::{
    Json, Router,
    body::Bytes,
    extract::{Path, State},
    http::StatusCode,
    routing::{get, post, put},
};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::net::TcpListener;

use crate::{outbox::Mail, running::Running};

/// The control of a running workspace, on a port of its own. It has no sign-in: it listens on
/// loopback alone, and guards nothing.
#[derive(Debug)]
pub struct Control {
    address: String,
    listener: TcpListener,
    workspace: Arc<Running>,
}

impl Control {
    /// Opens the control on a free port of 127.0.0.1.
    ///
    /// # Errors
    /// If no port could be opened.
    pub async fn open(workspace: Arc<Running>) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let address = format!("http://{}", listener.local_addr()?);
        Ok(Self { address, listener, workspace })
    }

    /// `http://127.0.0.1:PORT`.
    #[must_use]
    pub fn address(&self) -> String {
        self.address.clone()
    }

    /// Answers until the program ends.
    ///
    /// - `GET /outbox`: the mails, each with `to`, `subject` and `text`.
    /// - `GET /requests`, `DELETE /requests`: what the workspace saw, as `METHOD path status`.
    /// - `PUT /settings/{id}` with a JSON value: a server setting by its real name.
    /// - `PUT /licence` with `true` or `false`.
    /// - `POST /sessions` with `{"userId", "token"}`: a session of a live sign-in, answered with
    ///   `{"sessionId"}`.
    /// - `POST /sessions/{id}/reconnect`: a new record of the same token, answered alike.
    /// - `PUT /sessions/{id}/raw/{field}` with any bytes: what stands there in the session's row.
    /// - `PUT /endless-list` with `true` or `false`: whether `list.all` has an end.
    /// - `PUT /faults` with a list of `{"path", "fault", "times"}`, which replaces the one before:
    ///   requests for a path get a fault, all of them or the next so many. A fault is
    ///   `"loseRequest"`, `"loseAnswer"`, `"neverAnswer"`, `"onlyAnswer"` (200, and nothing is
    ///   done), `"badGatewayBefore"`, `"badGatewayAfter"` (502 without or with the work done) or
    ///   `{"delay": milliseconds}`.
    ///
    /// # Errors
    /// If the port failed.
    pub async fn serve(self) -> io::Result<()> {
        let router = Router::new()
            .route("/outbox", get(outbox))
            .route("/requests", get(requests).delete(clear_requests))
            .route("/settings/{id}", put(set_setting))
            .route("/licence", put(set_licence))
            .route("/sessions", post(add_session))
            .route("/sessions/{id}/reconnect", post(reconnect))
            .route("/sessions/{id}/raw/{field}", put(put_raw))
            .route("/endless-list", put(set_endless_list))
            .route("/faults", put(set_faults))
            .with_state(self.workspace);
        axum::serve(self.listener, router).await
    }
}

async fn outbox(State(workspace): State<Arc<Running>>) -> Json<Vec<Mail>> {
    Json(workspace.outbox())
}

async fn requests(State(workspace): State<Arc<Running>>) -> Json<Vec<String>> {
    let requests = workspace.requests().into_iter();
    Json(requests.map(|seen| format!("{} {} {}", seen.method, seen.path, seen.status)).collect())
}

async fn clear_requests(State(workspace): State<Arc<Running>>) -> StatusCode {
    workspace.clear_requests();
    StatusCode::NO_CONTENT
}

async fn set_setting(
    State(workspace): State<Arc<Running>>,
    Path(id): Path<String>,
    body: Bytes,
) -> Result<StatusCode, Complaint> {
    let value: Value = parse(&body)?;
    workspace.set_setting(&id, value);
    Ok(StatusCode::NO_CONTENT)
}

async fn set_licence(
    State(workspace): State<Arc<Running>>,
    body: Bytes,
) -> Result<StatusCode, Complaint> {
    workspace.set_licence(parse(&body)?);
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct NewSession {
    user_id: String,
    token: String,
}

/// Only for a sign-in that is live: anything else would be a session that ends nothing.
async fn add_session(
    State(workspace): State<Arc<Running>>,
    body: Bytes,
) -> Result<Json<Value>, Complaint> {
    let NewSession { user_id, token } = parse(&body)?;
    if !workspace.is_signed_in(&user_id, &token) {
        return Err(complaint("no live sign-in has this userId and token"));
    }
    let id = workspace.add_session(&user_id, &token);
    Ok(Json(json!({"sessionId": id})))
}

async fn reconnect(
    State(workspace): State<Arc<Running>>,
    Path(id): Path<String>,
) -> Result<Json<Value>, Complaint> {
    let new = workspace.act(|interceptor| {
        interceptor.owner_of(&id).map(|_| interceptor.reconnect_with_its_token(&id))
    });
    let new = new.ok_or_else(|| complaint("no session has this ID"))?;
    Ok(Json(json!({"sessionId": new})))
}

async fn put_raw(
    State(workspace): State<Arc<Running>>,
    Path((id, field)): Path<(String, String)>,
    body: Bytes,
) -> StatusCode {
    workspace.act(|interceptor| interceptor.put_raw_in_row(&id, &field, body));
    StatusCode::NO_CONTENT
}

async fn set_endless_list(
    State(workspace): State<Arc<Running>>,
    body: Bytes,
) -> Result<StatusCode, Complaint> {
    let endless = parse(&body)?;
    workspace.act(|interceptor| interceptor.set_endless_list(endless));
    Ok(StatusCode::NO_CONTENT)
}

async fn set_faults(
    State(workspace): State<Arc<Running>>,
    body: Bytes,
) -> Result<StatusCode, Complaint> {
    workspace.before_each_answer(faults::acting_on(parse(&body)?));
    Ok(StatusCode::NO_CONTENT)
}

/// 400 with a sentence.
type Complaint = (StatusCode, Json<Value>);

fn complaint(sentence: &str) -> Complaint {
    (StatusCode::BAD_REQUEST, Json(json!({"error": sentence})))
}

/// Reads JSON whatever the body is declared as, so that `curl -d` needs no header.
fn parse<T: serde::de::DeserializeOwned>(body: &Bytes) -> Result<T, Complaint> {
    serde_json::from_slice(body).map_err(|problem| complaint(&format!("not understood: {problem}")))
}
