//! The shapes of answers (Rocket.Chat source, `ApiClass.ts`, `Router.ts`; recorded of 8.6.1).

use serde::Serialize;
use serde_json::{Value, json};

use crate::{generation::Generation, two_factor::Refusal};

/// An answer.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) stage: Stage,
    pub(crate) content_type: &'static str,
    pub(crate) body: Vec<u8>,
    /// The verbs that are there, for a wrong one.
    pub(crate) allow: Option<String>,
}

/// How far a request came, which decides the headers of its answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stage {
    /// Turned away in front of the endpoint: nothing is said of caches.
    Early,
    /// Answered by the endpoint or the checks around it: not to be kept by caches.
    Handled,
}

impl Reply {
    fn json(status: u16, stage: Stage, body: &impl Serialize) -> Self {
        // Only a map with keys that are no text cannot be written; there is none here.
        let body = serde_json::to_vec(body).unwrap_or_default();
        Self { status, stage, content_type: "application/json", body, allow: None }
    }

    /// 200 with this body.
    pub(crate) fn ok(body: &impl Serialize) -> Self {
        Self::json(200, Stage::Handled, body)
    }

    /// 200 with nothing in it, which still calls itself JSON.
    pub(crate) fn empty() -> Self {
        Self { body: Vec::new(), ..Self::ok(&Value::Null) }
    }

    /// No answer at all, which is no status either.
    pub(crate) fn nothing() -> Self {
        Self::text(0, "", "")
    }

    fn text(status: u16, content_type: &'static str, body: &str) -> Self {
        Self { status, stage: Stage::Early, content_type, body: body.into(), allow: None }
    }

    /// The same, turned away in front of the endpoint.
    pub(crate) fn early(mut self) -> Self {
        self.stage = Stage::Early;
        self
    }
}

/// 400 with a plain text, as from an exception of the database.
pub(crate) fn failure(text: &str) -> Reply {
    Reply::json(400, Stage::Handled, &json!({"success": false, "error": text}))
}

/// 400 with a code, which stands in the text as well.
pub(crate) fn coded_failure(code: &str, reason: &str, details: Option<Value>) -> Reply {
    let error = format!("{reason} [{code}]").trim_start().to_owned();
    let mut body = json!({"success": false, "error": error, "errorType": code});
    if let Some(details) = details {
        body["details"] = details;
    }
    Reply::json(400, Stage::Handled, &body)
}

/// 400 for parameters that the typed router refuses: the code does not stand in the text.
pub(crate) fn typed_refusal(code: &str, problem: &str) -> Reply {
    let body = json!({"success": false, "errorType": code, "error": problem});
    Reply::json(400, Stage::Early, &body)
}

/// 400 that asks for a second factor.
pub(crate) fn challenge(refusal: &Refusal) -> Reply {
    coded_failure(refusal.kind, refusal.message, Some(refusal.details.clone()))
}

/// 401 for a missing, wrong or ended sign-in.
pub(crate) fn not_signed_in(generation: Generation) -> Reply {
    let text = "You must be logged in to do this.";
    if generation < Generation::V7_6 {
        return Reply::json(401, Stage::Handled, &json!({"status": "error", "message": text}));
    }
    let body = if generation < Generation::V9_0 {
        json!({"success": false, "error": text, "status": "error", "message": text})
    } else {
        json!({"success": false, "error": text})
    };
    Reply::json(401, Stage::Early, &body)
}

/// 401 for a sign-in that failed; `error` is a code here, or a number on old servers.
pub(crate) fn sign_in_failed(
    generation: Generation,
    error: &Value,
    message: &str,
    details: Option<Value>,
) -> Reply {
    // The flag for 9.0 takes everything away that a client could tell the reason from.
    if generation >= Generation::V9_0 {
        let body = json!({"success": false, "error": "unauthorized"});
        return Reply::json(401, Stage::Handled, &body);
    }
    let mut body = json!({"status": "error", "error": error, "message": message});
    if generation >= Generation::V7_6 {
        body["success"] = json!(false);
    }
    if let Some(details) = details {
        body["details"] = details;
    }
    Reply::json(401, Stage::Handled, &body)
}

/// The answer to a sign-in whose parts are not what the server's check wants; the first servers
/// show what the check said (in words of the package that are not reproduced to the letter).
pub(crate) fn sign_in_not_understood(generation: Generation) -> Reply {
    if generation < Generation::V7_6 {
        let body = json!({"status": "error", "message": "Match error: Match error: Failed"});
        return Reply::json(401, Stage::Handled, &body);
    }
    let body = json!({"success": false, "error": "Internal server error"});
    Reply::json(500, Stage::Handled, &body)
}

/// 403 without a reason, which calls itself `unauthorized` until 9.0.
pub(crate) fn forbidden(generation: Generation) -> Reply {
    let error = if generation < Generation::V9_0 { "unauthorized" } else { "forbidden" };
    Reply::json(403, Stage::Handled, &json!({"success": false, "error": error}))
}

/// 403 for a missing permission.
pub(crate) fn no_permission() -> Reply {
    let error = "User does not have the permissions required for this action [error-unauthorized]";
    Reply::json(403, Stage::Handled, &json!({"success": false, "error": error}))
}

/// What an unlicensed workspace answers: until 7.5 as if something were forbidden.
pub(crate) fn no_licence(generation: Generation) -> Reply {
    if generation < Generation::V7_6 {
        return forbidden(generation);
    }
    coded_failure("error-action-not-allowed", "This is an enterprise feature", None).early()
}

/// 404 for something that is not there.
pub(crate) fn not_found(text: &str) -> Reply {
    Reply::json(404, Stage::Handled, &json!({"success": false, "error": text}))
}

/// 404 for a route that the server does not have, or a verb since 7.6.
pub(crate) fn no_such_route(generation: Generation) -> Reply {
    if generation < Generation::V7_6 {
        return Reply::json(404, Stage::Early, &no_such_endpoint());
    }
    Reply::text(404, "text/plain; charset=UTF-8", "404 Not Found")
}

/// 405 for a verb that a route of the first servers does not have.
pub(crate) fn wrong_verb(verbs: &[&str]) -> Reply {
    let reply = Reply::json(405, Stage::Handled, &no_such_endpoint());
    Reply { allow: Some([verbs, &["OPTIONS"]].concat().join(", ")), ..reply }
}

fn no_such_endpoint() -> Value {
    json!({"status": "error", "message": "API endpoint does not exist"})
}

/// 200 for `OPTIONS` that no browser asks.
pub(crate) fn options(generation: Generation) -> Reply {
    let text = if generation < Generation::V7_6 { "" } else { "OK" };
    Reply::text(200, "text/plain;charset=UTF-8", text)
}

/// 405 for a browser that asks whether it may call.
pub(crate) fn no_cors() -> Reply {
    let text = "CORS not enabled. Go to \"Admin > General > REST Api\" to enable it.";
    Reply::text(405, "text/plain;charset=UTF-8", text)
}

/// 429 with the whole seconds to wait.
pub(crate) fn too_many_requests(seconds: i64) -> Reply {
    let error = format!(
        "Error, too many requests. Please slow down. You must wait {seconds} seconds before \
         trying this endpoint again. [error-too-many-requests]"
    );
    Reply::json(429, Stage::Handled, &json!({"success": false, "error": error}))
}
