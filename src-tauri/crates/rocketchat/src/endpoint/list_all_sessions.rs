//! `GET /api/v1/sessions/list.all`: everybody's sessions, page by page.

use std::{borrow::Cow, num::NonZeroU32};

use serde::Deserialize;

use super::{Concern, Endpoint};
use crate::{Error, Session, Sessions, proof::Proof, request::Request, rows::Rows, wire};

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

/// A page of sessions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionPage {
    /// The rows that could be read.
    pub sessions: Sessions,
    /// The places in the page, counted from 0, of rows that could not be read.
    pub unreadable: Vec<usize>,
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
        // Mostly every row is good, and reading with room for broken ones takes twice as long.
        if let Ok(Body { sessions, total, count }) = wire::from_slice(body) {
            return Ok(SessionPage { sessions, unreadable: Vec::new(), total, page_size: count });
        }
        let Body { sessions, total, count } = wire::from_slice(body)?;
        let Rows::<Session<Cow<'_, str>>> { good, broken } = sessions;
        let sessions = good.into_iter().collect();
        Ok(SessionPage { sessions, unreadable: broken, total, page_size: count })
    }
}

#[derive(Deserialize)]
struct Body<Sessions> {
    sessions: Sessions,
    total: u64,
    #[serde(default)]
    count: Option<u64>,
}
