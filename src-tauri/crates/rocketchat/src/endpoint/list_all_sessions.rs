//! `GET /api/v1/sessions/list.all`: everybody's sessions, page by page.

use std::num::NonZeroU32;

use serde::Deserialize;

use super::{Concern, Endpoint};
use crate::{
    Error, Sessions, Unreadable,
    proof::Proof,
    request::Request,
    rows::{self, Rows},
    wire,
};

/// Lists a page of sessions, newest connection first. Needs `view-device-management`, a second
/// factor and the licence.
///
/// Pages are cut by `loginAt` descending whatever sort is asked for, and shift while people connect:
/// overlap them and compare IDs.
#[derive(Debug, Clone)]
pub struct ListAllSessions {
    /// How many sessions to pass over.
    pub offset: u64,
    /// How many at most; servers quietly give fewer (100 unless set otherwise).
    pub count: NonZeroU32,
    /// Part of a device's name, a session's or a user's ID, or of the name of at most five people.
    pub filter: Option<String>,
}

/// A page of sessions. It has no more rows than were asked for, whatever was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionPage {
    /// The rows that could be read.
    pub sessions: Sessions,
    /// The rows that could not be read.
    pub unreadable: Vec<Unreadable>,
    /// How many sessions match on all pages; may change from page to page.
    pub total: u64,
    /// The size of a page that the server really uses, not the number of rows in this one.
    pub page_size: Option<u64>,
}

impl Endpoint for ListAllSessions {
    type Reply = SessionPage;

    const CONCERN: Concern = Concern::Devices;

    const LONG: bool = true;

    fn request(&self, _proof: Option<&Proof>) -> Request {
        let mut query = vec![
            ("offset", self.offset.to_string()),
            ("count", self.count.to_string()),
            ("sort", r#"{"loginAt":-1}"#.to_owned()),
        ];
        if let Some(filter) = self.filter.as_ref().filter(|filter| !filter.is_empty()) {
            query.push(("filter", filter.clone()));
        }
        Request::read_with("/api/v1/sessions/list.all", query)
    }

    fn read(&self, body: &[u8]) -> Result<SessionPage, Error> {
        let most = usize::try_from(self.count.get()).unwrap_or(usize::MAX).min(Sessions::MOST);
        // Mostly every row is good, and reading row by row takes twice as long.
        let problem = match wire::as_sent(body) {
            Ok(Body { mut sessions, total, count }) => {
                sessions.truncate(most);
                let unreadable = Vec::new();
                return Ok(SessionPage { sessions, unreadable, total, page_size: count });
            }
            Err(problem) => problem,
        };
        let Rows { sessions, unreadable, envelope: Around { total, count } } =
            rows::read(body, most).ok_or_else(|| wire::unreadable(&problem))?;
        Ok(SessionPage { sessions, unreadable, total, page_size: count })
    }
}

#[derive(Deserialize)]
struct Body {
    sessions: Sessions,
    total: u64,
    #[serde(default)]
    count: Option<u64>,
}

/// What stands around the rows.
#[derive(Deserialize)]
struct Around {
    total: u64,
    #[serde(default)]
    count: Option<u64>,
}
