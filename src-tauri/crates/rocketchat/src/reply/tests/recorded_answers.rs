//! The answers that Rocket.Chat's own code, version 8.6.1, gave: each is read as what it meant.

use std::num::NonZeroU32;

use serde_json::Value;

use super::{end, list, log_in, outcome, read_with, show};
use crate::{
    SessionId,
    endpoint::{
        EndSession, ListAllSessions, ListPermissions, LogOut, LogOutUser, ReadPublicSettings,
        ReadServerInfo, SendEmailCode, ShowSession, WhoAmI,
    },
};

const EXCHANGES: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../tests/recorded/exchanges.json"));

/// Exchanges that this client never has: other endpoints, verbs of web pages, IDs that it refuses.
const NOT_OURS: [u64; 9] = [9, 86, 87, 93, 94, 95, 103, 114, 137];

const MEANINGS: [(&str, &[u64]); 19] = [
    (
        "done",
        &[
            5, 7, 10, 11, 12, 25, 26, 27, 30, 34, 35, 36, 42, 43, 48, 49, 51, 58, 59, 60, 61, 62,
            68, 70, 71, 77, 78, 80, 81, 99, 101, 105, 118, 120, 126, 127, 128, 132, 136,
        ],
    ),
    ("SignedOut", &[1, 2, 3, 6, 100, 104, 106]),
    ("NotFound(Route)", &[8]),
    ("NotFound(Session)", &[89, 96]),
    ("SignInRefused(NoMatch)", &[13, 14, 16, 17, 18, 29, 133]),
    ("SignInRefused(NotActivated)", &[15]),
    ("Totp NotMade", &[19, 24, 37]),
    ("Totp Wrong", &[20, 38, 41]),
    ("Email NotMade", &[22, 45, 46]),
    ("Email Wrong", &[23, 47, 52, 53, 54, 55]),
    ("Password NotMade", &[31]),
    ("Password Wrong", &[32, 33]),
    ("DifferentSession", &[82, 83, 85]),
    ("Refused ", &[63, 64, 72]),
    ("Refused invalid-params", &[50, 65, 66, 69, 90, 92, 97]),
    ("Refused error-invalid-sort", &[74]),
    ("NotAllowed", &[108, 109, 110, 111]),
    ("NoDeviceManagement", &[112, 113, 115]),
    ("TooManyRequests 54", &[129, 130, 135]),
];

#[test]
fn every_recorded_answer_is_read_as_what_it_meant() {
    let text = EXCHANGES.replace("<session of plain>", "sessionOfPlain");
    let exchanges: Vec<Value> = serde_json::from_str(&text).unwrap();
    let mut read = 0;
    for exchange in &exchanges {
        let n = exchange["n"].as_u64().unwrap();
        if NOT_OURS.contains(&n) {
            continue;
        }
        let meaning = MEANINGS.iter().find(|(_, numbers)| numbers.contains(&n));
        let (expected, _) = meaning.unwrap_or_else(|| panic!("nothing is expected of {n}"));
        assert_eq!(came_of(exchange), *expected, "{n} {}", exchange["title"]);
        read += 1;
    }
    let expected: usize = MEANINGS.iter().map(|(_, numbers)| numbers.len()).sum();
    assert_eq!((read, read + NOT_OURS.len()), (expected, exchanges.len()));
}

fn came_of(exchange: &Value) -> String {
    let path = exchange["request"]["path"].as_str().unwrap();
    let (route, query) = path.split_once('?').unwrap_or((path, ""));
    let ids = vec!["Site_Name".to_owned()];
    let email_or_username = "mail".to_owned();
    let user_id = "plainId".to_owned();
    match route.trim_start_matches("/api/v1/") {
        "me" => answer(&WhoAmI, exchange),
        "/api/info" => answer(&ReadServerInfo, exchange),
        "login" => answer(&log_in(), exchange),
        "logout" => answer(&LogOut, exchange),
        "settings.public" => answer(&ReadPublicSettings { ids }, exchange),
        "permissions.listAll" => answer(&ListPermissions, exchange),
        "users.2fa.sendEmailCode" => answer(&SendEmailCode { email_or_username }, exchange),
        "users.logout" => answer(&LogOutUser { user_id }, exchange),
        "sessions/list.all" | "sessions/nothing.here" => answer(&all(), exchange),
        "sessions/info.admin" => answer(&one(query), exchange),
        "sessions/logout" => answer(&ended(exchange), exchange),
        other => panic!("{other} is not an endpoint of this client"),
    }
}

fn all() -> ListAllSessions {
    ListAllSessions { count: NonZeroU32::MAX, ..list() }
}

fn one(query: &str) -> ShowSession {
    let asked = query.strip_prefix("sessionId=").map(SessionId::parse);
    asked.and_then(Result::ok).map_or_else(show, |session| ShowSession { session })
}

fn ended(exchange: &Value) -> EndSession {
    let asked = exchange["request"]["body"]["sessionId"].as_str().map(SessionId::parse);
    asked.and_then(Result::ok).map_or_else(end, |session| EndSession { session })
}

fn answer<E: super::Endpoint<Reply: std::fmt::Debug>>(endpoint: &E, exchange: &Value) -> String {
    let response = &exchange["response"];
    let status = u16::try_from(response["status"].as_u64().unwrap()).unwrap();
    let kind = response["headers"]["content-type"].as_str().unwrap();
    let body = match (&response["json"], response["text"].as_str()) {
        (_, Some(text)) => text.to_owned(),
        (json, None) => json.to_string(),
    };
    outcome(&read_with(endpoint, status, &[("content-type", kind)], body.as_bytes()))
}
