//! The answers that Rocket.Chat's own code, versions 8.6.1 and 6.14, gave: each is read as what it
//! meant.

mod first_of_8_6;
mod more_of_8_6;
mod of_6_14;

use std::num::NonZeroU32;

use serde_json::Value;

use super::{end, list, log_in, outcome, read_with, show};
use crate::{
    SessionId,
    endpoint::{
        EndSession, ListAllSessions, ListPermissions, ListUsersInRole, LogOut, LogOutUser,
        ReadLicence, ReadPublicSettings, ReadServerInfo, SendEmailCode, ShowSession, WhoAmI,
    },
};

/// Recorded exchanges and what their answers meant.
struct Set {
    exchanges: &'static str,
    /// Exchanges that this client never has: other endpoints, verbs of web pages, IDs that it
    /// refuses.
    not_ours: &'static [u64],
    meanings: &'static [(&'static str, &'static [u64])],
}

#[test]
fn every_recorded_answer_is_read_as_what_it_meant() {
    for set in [first_of_8_6::SET, more_of_8_6::SET, of_6_14::SET] {
        read_each(&set);
    }
}

fn read_each(set: &Set) {
    let text = set.exchanges.replace("<session of plain>", "sessionOfPlain");
    let exchanges: Vec<Value> = serde_json::from_str(&text).unwrap();
    let mut read = 0;
    for exchange in &exchanges {
        let n = exchange["n"].as_u64().unwrap();
        if set.not_ours.contains(&n) {
            continue;
        }
        let meaning = set.meanings.iter().find(|(_, numbers)| numbers.contains(&n));
        let (expected, _) = meaning.unwrap_or_else(|| panic!("nothing is expected of {n}"));
        assert_eq!(came_of(exchange), *expected, "{n} {}", exchange["title"]);
        read += 1;
    }
    let expected: usize = set.meanings.iter().map(|(_, numbers)| numbers.len()).sum();
    assert_eq!((read, read + set.not_ours.len()), (expected, exchanges.len()));
    println!("{read} recorded answers read as what they meant");
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
        "licenses.info" => answer(&ReadLicence, exchange),
        "roles.getUsersInRole" => answer(&in_role(), exchange),
        other => panic!("{other} is not an endpoint of this client"),
    }
}

fn in_role() -> ListUsersInRole {
    ListUsersInRole { role: "admin".to_owned(), offset: 0, count: NonZeroU32::MAX }
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
