//! From HTTP to an answer and back. All decisions are made elsewhere.

use std::{
    net::SocketAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use axum::{
    Router,
    body::{Body, to_bytes},
    extract::{ConnectInfo, Request, State},
    http::{HeaderName, HeaderValue, Response, StatusCode},
};
use jiff::Timestamp;

use crate::{
    endpoint,
    fault::{self, Delay, Fault},
    generation::Generation,
    incoming::Incoming,
    interceptor::{Act, Interceptor},
    journal::{Journal, Seen},
    rate_limit::Count,
    replies::{Reply, Stage},
    workspace::Workspace,
};

/// No request of this API needs more.
const LONGEST_BODY: usize = 1024 * 1024;

/// A workspace and what it saw, shared by its connections.
pub(crate) struct Shared {
    workspace: Mutex<Workspace>,
    journal: Mutex<Journal>,
    interceptor: Mutex<Option<Act>>,
}

impl Shared {
    pub(crate) fn new(workspace: Workspace) -> Self {
        let (workspace, journal) = (Mutex::new(workspace), Mutex::default());
        Self { workspace, journal, interceptor: Mutex::default() }
    }

    pub(crate) fn workspace(&self) -> MutexGuard<'_, Workspace> {
        let mut workspace = self.workspace.lock().unwrap_or_else(PoisonError::into_inner);
        workspace.end_what_is_due();
        workspace
    }

    pub(crate) fn before_each_answer(&self, act: Act) {
        *self.interceptor.lock().unwrap_or_else(PoisonError::into_inner) = Some(act);
    }

    pub(crate) fn journal(&self) -> MutexGuard<'_, Journal> {
        self.journal.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

pub(crate) fn router(shared: Arc<Shared>) -> Router {
    Router::new().fallback(handle).with_state(shared)
}

async fn handle(
    State(shared): State<Arc<Shared>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    request: Request,
) -> Response<Body> {
    let (parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, LONGEST_BODY).await else {
        let mut response = Response::new(Body::from("Payload Too Large"));
        *response.status_mut() = StatusCode::PAYLOAD_TOO_LARGE;
        return response;
    };
    let header = |name| parts.headers.get(name).and_then(|value| value.to_str().ok());
    let forwarded = header("x-forwarded-for").and_then(|list| list.rsplit(',').next());
    let nearest = forwarded.or_else(|| header("x-real-ip")).map(str::trim);
    let incoming = Incoming {
        method: parts.method.as_str().to_owned(),
        path: parts.uri.path().to_owned(),
        query: parts.uri.query().unwrap_or_default().to_owned(),
        client: nearest.map_or_else(|| peer.ip().to_string(), str::to_owned),
        headers: parts.headers,
        body: body.into(),
    };
    let Outcome { answer, delay, open_to_browsers } = shared.answer(&incoming);
    if let Some(delay) = delay {
        delay.await;
    }
    match answer {
        Ok((reply, count, at)) => respond(open_to_browsers, reply, count, at),
        Err(response) => response,
    }
}

/// How a request was answered: a reply, or what stands in its place.
struct Outcome {
    answer: Result<(Reply, Option<Count>, Timestamp), Response<Body>>,
    delay: Option<Delay>,
    /// Whether the answer says that any web page may read it.
    open_to_browsers: bool,
}

impl Shared {
    /// Answers one request; no other one is looked at in between.
    fn answer(&self, incoming: &Incoming) -> Outcome {
        let mut workspace = self.workspace();
        let mut interceptor = self.interceptor.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(act) = interceptor.as_mut() {
            act(&mut Interceptor(&mut workspace), &incoming.path);
        }
        drop(interceptor);
        let (fault, delay) = (workspace.fault, workspace.delay.take());
        let at = workspace.now();
        let answered = match fault {
            Fault::RequestLost | Fault::BadGatewayBefore => None,
            Fault::None
            | Fault::AnswerLost
            | Fault::NeverAnswered
            | Fault::OnlyAnswered
            | Fault::BadGatewayAfter
            | Fault::MaintenanceAfter => Some(endpoint::answer(&mut workspace, incoming)),
        };
        workspace.fault = Fault::None;
        let (mut reply, count) = answered.unwrap_or_else(|| (Reply::nothing(), None));
        self.journal().note(seen(incoming, &reply, at));
        let answer = match fault {
            Fault::RequestLost | Fault::AnswerLost => Err(Response::new(fault::broken_off())),
            Fault::NeverAnswered => Err(Response::new(fault::never_ending())),
            Fault::BadGatewayBefore | Fault::BadGatewayAfter => Err(fault::bad_gateway()),
            Fault::MaintenanceAfter => Err(fault::maintenance()),
            Fault::None | Fault::OnlyAnswered => {
                reply.body = workspace.raw_rows.write_into(reply.body);
                Ok((reply, count, at))
            }
        };
        let open_to_browsers =
            workspace.generation >= Generation::V8_4 && incoming.method != "OPTIONS";
        Outcome { answer, delay, open_to_browsers }
    }
}

fn respond(
    open_to_browsers: bool,
    reply: Reply,
    count: Option<Count>,
    at: Timestamp,
) -> Response<Body> {
    let mut response = Response::new(Body::from(reply.body));
    *response.status_mut() =
        StatusCode::from_u16(reply.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = response.headers_mut();
    let mut set = |name: &'static str, value: HeaderValue| {
        headers.insert(HeaderName::from_static(name), value);
    };
    // The clock that also says when windows of the rate limit end.
    let date = at.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string();
    if let Ok(date) = HeaderValue::from_str(&date) {
        set("date", date);
    }
    set("content-type", HeaderValue::from_static(reply.content_type));
    if reply.stage == Stage::Handled {
        set("cache-control", HeaderValue::from_static("no-store"));
        set("pragma", HeaderValue::from_static("no-cache"));
    }
    if open_to_browsers {
        // The headers of the second factor are missing here.
        let allowed = "Origin, X-Requested-With, Content-Type, Accept, X-User-Id, \
                       X-Auth-Token, x-visitor-token, Authorization";
        set("access-control-allow-origin", HeaderValue::from_static("*"));
        set("access-control-allow-headers", HeaderValue::from_static(allowed));
    }
    if let Some(allow) = reply.allow.and_then(|verbs| HeaderValue::from_str(&verbs).ok()) {
        set("allow", allow);
    }
    if let Some(count) = count {
        set("x-ratelimit-limit", count.limit.into());
        set("x-ratelimit-remaining", count.remaining.into());
        set("x-ratelimit-reset", count.reset.into());
    }
    response
}

fn seen(incoming: &Incoming, reply: &Reply, at: Timestamp) -> Seen {
    let mut header_names: Vec<_> =
        incoming.headers.keys().map(|name| name.as_str().to_owned()).collect();
    header_names.sort_unstable();
    Seen {
        at,
        method: incoming.method.clone(),
        path: incoming.path.clone(),
        query: incoming.query.clone(),
        client: incoming.client.clone(),
        user_agent: incoming.header("user-agent").map(str::to_owned),
        user_id: incoming.header("x-user-id").map(str::to_owned),
        token_sent: incoming.header("x-auth-token").is_some(),
        code_sent: incoming.header("x-2fa-code").is_some(),
        second_factor_method: incoming.header("x-2fa-method").map(str::to_owned),
        header_names,
        status: reply.status,
    }
}
