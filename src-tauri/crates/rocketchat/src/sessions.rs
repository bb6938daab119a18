//! The sessions of a page, whose texts lie side by side.

use std::{borrow::Cow, fmt, vec};

use jiff::Timestamp;
use serde::{
    Deserialize, Deserializer,
    de::{IgnoredAny, SeqAccess, Visitor},
};

use crate::{Session, SessionId};

/// Sessions in the order in which they came. A page has more than a thousand texts; here they are one
/// piece of memory.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sessions {
    text: String,
    rows: Vec<Session<Span>>,
}

/// Where in the common text one begins and ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Span {
    from: u32,
    to: u32,
}

impl Sessions {
    /// So many are read of one list; no page is asked for with more. What comes behind them is
    /// passed over.
    pub const MOST: usize = 1_000;

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// One after the other.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Session<&str>> {
        self.rows.iter().map(|row| row.map(|span| self.read(*span)))
    }

    /// The order of the list: for each session its ID and its last connection.
    #[must_use]
    pub fn order(&self) -> impl ExactSizeIterator<Item = (&SessionId, Option<Timestamp>)> {
        self.rows.iter().map(|row| (&row.id, row.login_at))
    }

    /// The first so many of them.
    pub(crate) fn truncate(&mut self, most: usize) {
        self.rows.truncate(most);
    }

    pub(crate) fn push(&mut self, row: &Session<Cow<'_, str>>) {
        let row = row.map(|text| self.keep(text));
        self.rows.push(row);
    }

    fn keep(&mut self, text: &str) -> Span {
        let from = self.end();
        self.text.push_str(text);
        Span { from, to: self.end() }
    }

    fn end(&self) -> u32 {
        // No answer is read that has so many bytes.
        u32::try_from(self.text.len()).unwrap_or(u32::MAX)
    }

    fn read(&self, Span { from, to }: Span) -> &str {
        self.text.get(from as usize..to as usize).unwrap_or_default()
    }
}

/// Each with texts of its own.
impl IntoIterator for Sessions {
    type Item = Session;
    type IntoIter = vec::IntoIter<Session>;

    fn into_iter(self) -> Self::IntoIter {
        let own: Vec<_> = self.iter().map(|row| row.map(|text| (*text).to_owned())).collect();
        own.into_iter()
    }
}

impl<'de> Deserialize<'de> for Sessions {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_seq(OneByOne)
    }
}

struct OneByOne;

impl<'de> Visitor<'de> for OneByOne {
    type Value = Sessions;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of sessions")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Sessions, A::Error> {
        let mut sessions = Sessions::default();
        while sessions.len() < Sessions::MOST {
            let Some(row) = list.next_element::<Session<Cow<'de, str>>>()? else {
                return Ok(sessions);
            };
            sessions.push(&row);
        }
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(sessions)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROWS: &str = r#"[{"sessionId":"a","host":"h\u00e4 \"x\"","_user":{"username":"rod","name":""}},
        {"sessionId":"b","device":{"type":null,"os":{"name":"iOS"}},"loginAt":"2026-11-23T00:00:00.000Z"}]"#;

    #[test]
    fn every_text_is_the_one_that_was_sent() {
        let sessions: Sessions = serde_json::from_str(ROWS).unwrap();
        let one_by_one: Vec<Session> = serde_json::from_str(ROWS).unwrap();
        assert_eq!(sessions.len(), 2);
        assert_eq!(sessions.iter().next().unwrap().host, Some("hä \"x\""));
        assert_eq!(sessions.clone().into_iter().collect::<Vec<_>>(), one_by_one);
        let order: Vec<_> = sessions.order().map(|(id, at)| (id.as_str(), at)).collect();
        assert_eq!(order, [("a", None), ("b", one_by_one[1].login_at)]);
    }
}
