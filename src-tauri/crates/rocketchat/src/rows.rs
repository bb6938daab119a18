//! A page of sessions row by row, for pages that cannot be parsed as a whole: a damaged row costs no
//! other one.
//!
//! Rows are split by their structure alone, so a text that is not UTF-8, a lone surrogate, a number
//! out of range or deep nesting stays inside its row. Where the structure itself is damaged, reading
//! goes on at the next place that looks like the begin of a row. That cannot be forged from inside a
//! text of a well-formed page: there, a quotation mark has a backslash before it.

mod damage;
#[cfg(test)]
mod mutations;

use std::borrow::Cow;

use serde::{
    Deserialize,
    de::{DeserializeOwned, IgnoredAny},
};

use crate::{Session, SessionId, Sessions, wire};

pub use damage::repaired;

/// A row that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// Its place in the page, counted from 0.
    pub place: usize,
    /// What could be read of its ID.
    pub id: RowId,
}

/// The ID of a row that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowId {
    /// Which session it is; something else in the row is damaged.
    Is(SessionId),
    /// It has an undamaged text for an ID, one that no session known here can have.
    NotAnId,
    /// No ID could be read, or what stands for it is damaged: it may be any session.
    Unknown,
}

/// A page that was read row by row.
#[derive(Debug)]
pub struct Rows<Envelope> {
    /// The rows that could be read.
    pub sessions: Sessions,
    /// The rows that could not.
    pub unreadable: Vec<Unreadable>,
    /// What stands around the rows.
    pub envelope: Envelope,
}

/// So many brackets that may end the list are tried.
const MOST_ENDS: u32 = 8;

/// Reads at most so many rows of `{"sessions":[…],…}`; `None` where there is no such list, or what
/// stands around it cannot be read.
pub fn read<Envelope: DeserializeOwned>(body: &[u8], most: usize) -> Option<Rows<Envelope>> {
    let body = damage::without_control_characters(body);
    let first = damage::begin_of_list(&body, b"sessions")?;
    let mut splitter =
        Splitter { body: &body, first, at: first, ends: 0, effort: body.len().saturating_mul(4) };
    let (mut sessions, mut unreadable) = (Sessions::default(), Vec::new());
    loop {
        match splitter.next() {
            Piece::Row(row) => {
                let place = sessions.len() + unreadable.len();
                match read_row(row, &mut sessions) {
                    Ok(()) => {}
                    Err(id) => unreadable.push(Unreadable { place, id }),
                }
                if place + 1 >= most {
                    splitter.skip_to_end();
                }
            }
            Piece::End(envelope) => return Some(Rows { sessions, unreadable, envelope }),
            Piece::Nothing => return None,
        }
    }
}

struct Splitter<'a> {
    body: &'a [u8],
    /// Where the first row begins.
    first: usize,
    at: usize,
    ends: u32,
    /// How many bytes may still be looked at in vain: a page of rows that never end would be
    /// looked through once for each of them.
    effort: usize,
}

enum Piece<'a, Envelope> {
    Row(&'a [u8]),
    End(Envelope),
    Nothing,
}

impl<'a> Splitter<'a> {
    fn next<Envelope: DeserializeOwned>(&mut self) -> Piece<'a, Envelope> {
        // What follows a row without a comma is what is left of a damaged one.
        let mut after_comma = self.at == self.first;
        loop {
            match self.body.get(self.at) {
                None => return Piece::Nothing,
                Some(b' ') => self.at += 1,
                Some(b',') => {
                    after_comma = true;
                    self.at += 1;
                }
                Some(b']') => {
                    if let Some(envelope) = self.envelope() {
                        return Piece::End(envelope);
                    }
                    self.ends += 1;
                    if self.ends >= MOST_ENDS {
                        return Piece::Nothing;
                    }
                    self.at += 1;
                }
                Some(b'{') => return self.row(),
                Some(_) if after_comma => return self.row(),
                Some(_) => self.at = self.next_begin(),
            }
        }
    }

    fn row<Envelope>(&mut self) -> Piece<'a, Envelope> {
        let begin = self.at;
        let rest = &self.body[begin..];
        let mut values = serde_json::Deserializer::from_slice(rest).into_iter::<IgnoredAny>();
        self.at = match values.next() {
            // A text or list that nothing ends may have begun in a damaged row and end in the next.
            Some(Ok(IgnoredAny))
                if rest[0] == b'{' || self.is_parted(begin + values.byte_offset()) =>
            {
                begin + values.byte_offset()
            }
            Some(Ok(IgnoredAny)) => self.next_begin(),
            Some(Err(problem)) => {
                // Control characters were taken out: everything is in one line.
                let Some(left) = self.effort.checked_sub(problem.column()) else {
                    return Piece::Nothing;
                };
                self.effort = left;
                self.next_begin()
            }
            None => return Piece::Nothing,
        };
        Piece::Row(&self.body[begin..self.at])
    }

    /// Whether a comma or the end of the list comes next.
    fn is_parted(&self, at: usize) -> bool {
        let next = self.body.get(at..).and_then(|rest| rest.trim_ascii_start().first());
        matches!(next, Some(b',' | b']'))
    }

    /// Where the next row seems to begin, or the last bracket of all.
    fn next_begin(&self) -> usize {
        damage::begin_of_row(self.body, self.at + 1).unwrap_or_else(|| self.last_bracket())
    }

    fn skip_to_end(&mut self) {
        self.at = self.at.max(self.last_bracket());
    }

    fn last_bracket(&self) -> usize {
        let after = &self.body[self.at..];
        after.iter().rposition(|byte| *byte == b']').map_or(self.body.len(), |it| self.at + it)
    }

    /// What stands around the list, if it ends here.
    fn envelope<Envelope: DeserializeOwned>(&self) -> Option<Envelope> {
        let around = [&self.body[..self.first], &self.body[self.at..]].concat();
        wire::as_sent(&around).ok()
    }
}

/// Puts a row to the sessions, or says what is known of its ID.
fn read_row(row: &[u8], sessions: &mut Sessions) -> Result<(), RowId> {
    if let Some(session) = str::from_utf8(row).ok().and_then(as_session) {
        sessions.push(&session);
        return Ok(());
    }
    let row = repaired(row);
    if let Some(session) = as_session(&row) {
        sessions.push(&session);
        return Ok(());
    }
    Err(id_of(&row))
}

fn as_session(row: &str) -> Option<Session<Cow<'_, str>>> {
    serde_json::from_str(row).ok()
}

/// Each of the two fields is read alone, so that damage in one does not hide the other.
fn id_of(row: &str) -> RowId {
    #[derive(Deserialize)]
    struct SessionIdField {
        #[serde(rename = "sessionId", default, deserialize_with = "wire::text")]
        id: Option<String>,
    }
    #[derive(Deserialize)]
    struct IdField {
        #[serde(rename = "_id", default, deserialize_with = "wire::text")]
        id: Option<String>,
    }
    let session_id = serde_json::from_str(row).ok().and_then(|SessionIdField { id }| id);
    let id = || serde_json::from_str(row).ok().and_then(|IdField { id }| id);
    let texts = [session_id, id()];
    let mut texts = texts.iter().flatten();
    if let Some(id) = texts.clone().find_map(|text| SessionId::parse(text).ok()) {
        return RowId::Is(id);
    }
    // What was repaired, control characters into spaces, may have been any ID before.
    let is_damaged =
        |text: &String| text.contains(|c: char| c == char::REPLACEMENT_CHARACTER || c <= ' ');
    if texts.clone().next().is_none() || texts.any(is_damaged) {
        return RowId::Unknown;
    }
    RowId::NotAnId
}
