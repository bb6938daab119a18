//! `GET /api/v1/sessions/info`: the raw record of a session of the caller, hashed token included.

use jiff::tz::TimeZone;
use serde_json::json;

use super::{Access, Call, Endpoint, PLAIN};
use crate::{
    clock::iso,
    generation::Generation,
    params::Shape,
    replies::{self, Reply},
};

pub(super) const ENDPOINT: Endpoint = Endpoint {
    path: "/api/v1/sessions/info",
    access: Access::Licensed { permission: None },
    params: Shape::SessionId,
    typed_since: Some(Generation::V8_8),
    run,
    ..PLAIN
};

/// Ended sessions are found, too.
fn run(call: &mut Call<'_>) -> Reply {
    let id = call.params.text("sessionId").unwrap_or_default();
    let own = call.user_id();
    let record = call.workspace.sessions.get(id).filter(|record| *record.user_id == *own);
    let Some(record) = record else {
        return replies::not_found("Session not found");
    };

    let day = TimeZone::UTC.to_datetime(record.login_at);
    let at = iso(record.login_at);
    let mut body = json!({
        // The record's own ID and the server's are made up, in the form of the recording.
        "_id": format!("seedA{}", record.id),
        "instanceId": "oracle",
        "type": "session",
        "sessionId": record.id,
        "userId": &*record.user_id,
        "year": day.year(),
        "month": day.month(),
        "day": day.day(),
        "loginToken": record.login_token(),
        "createdAt": at,
        "loginAt": at,
        "lastActivityAt": at,
        "_updatedAt": at,
        "searchTerm": record.search_term,
        "success": true,
    });
    if let Some(device) = &record.device {
        body["device"] = json!(**device);
    }
    if let Some(host) = &record.host {
        body["host"] = json!(**host);
    }
    if let Some(ip) = &record.ip {
        body["ip"] = json!(ip);
    }
    if let Some(ended) = &record.ended {
        body["logoutAt"] = json!(iso(ended.at));
        if let Some(by) = &ended.by {
            body["logoutBy"] = json!(by);
        }
    }
    Reply::ok(&body)
}
