//! Who connected after everything was confirmed. A row that was merely not read before is no news,
//! and a device that was known and is there under another ID connected anew.

use std::collections::{HashMap, HashSet};

use jiff::{SignedDuration, Timestamp};
use rocketchat::SessionId;
use session_index::Device;

use crate::SessionCard;

/// What was known of the accounts before anything was ended.
#[derive(Debug, Clone)]
pub struct Before {
    /// When it was confirmed, and a little before, as clocks differ.
    began: Timestamp,
    /// What was read or looked up of them.
    known: HashMap<SessionId, Known>,
}

#[derive(Debug, Clone)]
struct Known {
    user_id: Option<String>,
    device: Device,
}

/// What is listed of accounts.
#[derive(Debug, Clone, Copy)]
pub struct There<'a> {
    /// Their sessions.
    pub cards: &'a [SessionCard],
    /// Whether these are all of them.
    pub complete: bool,
}

/// The server's clock may be behind this computer's by so much.
const CLOCKS_DIFFER: SignedDuration = SignedDuration::from_mins(5);

impl Before {
    /// What was known when it was confirmed.
    pub fn new(confirmed: Timestamp, known: impl IntoIterator<Item = SessionCard>) -> Self {
        let known = known
            .into_iter()
            .map(|card| (card.session_id, Known { user_id: card.user_id, device: card.device }));
        let began = confirmed.saturating_sub(CLOCKS_DIFFER).unwrap_or(confirmed);
        Self { began, known: known.collect() }
    }

    /// Whether a session was not known.
    pub fn lacks(&self, card: &SessionCard) -> bool {
        !self.known.contains_key(&card.session_id)
    }

    /// Those that connected since. Left out is as many of a device as were known, are listed no
    /// more and may still be signed in: they are there under another ID. `was_ended` says that
    /// somebody was about to end a session.
    pub fn newcomers(
        &self,
        there: There<'_>,
        was_ended: impl Fn(&SessionId, Option<&str>) -> bool,
    ) -> Vec<SessionCard> {
        let listed: HashSet<&SessionId> = there.cards.iter().map(|card| &card.session_id).collect();
        let mut moved: HashMap<(Option<&str>, &Device), usize> = HashMap::new();
        for (id, Known { user_id, device }) in &self.known {
            let user_id = user_id.as_deref();
            // Of an unknown device nothing shows that it is the same.
            let may_move = there.complete && device.name.is_some() && !was_ended(id, user_id);
            if may_move && !listed.contains(id) {
                *moved.entry((user_id, device)).or_default() += 1;
            }
        }
        let came = there.cards.iter().filter(|card| self.lacks(card) && self.is_since(card));
        let stays = came.filter(|card| {
            let same = moved.get_mut(&(card.user_id.as_deref(), &card.device));
            same.filter(|count| **count > 0).map(|count| *count -= 1).is_none()
        });
        stays.cloned().collect()
    }

    fn is_since(&self, card: &SessionCard) -> bool {
        card.last_connected.is_some_and(|it| it >= self.began)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{InternetAddress, Person, WorkspaceId};

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    fn card(id: &str, user_id: &str, device: Option<&str>, second: i64) -> SessionCard {
        let device = Device {
            kind: session_index::DeviceKind::Browser,
            name: device.map(str::to_owned),
            version: None,
            long_version: None,
            system: None,
            system_version: None,
        };
        SessionCard {
            workspace_id: WorkspaceId::parse("acme").unwrap(),
            session_id: SessionId::parse(id).unwrap(),
            user_id: Some(user_id.to_owned()),
            person: Person::Deleted,
            device,
            host: None,
            internet_address: None::<InternetAddress>,
            last_connected: Some(at(second)),
            as_of: at(second),
        }
    }

    fn came(before: &Before, cards: &[SessionCard], complete: bool, ended: &[&str]) -> Vec<String> {
        let there = There { cards, complete };
        let came = before.newcomers(there, |id, _| ended.contains(&id.as_str()));
        came.into_iter().map(|card| card.session_id.to_string()).collect()
    }

    #[test]
    fn what_was_merely_not_read_before_is_no_news() {
        let before = Before::new(at(1_000), [card("known", "u", Some("Chrome"), 10)]);
        let cards = [
            card("known", "u", Some("Chrome"), 1_200),
            card("unread", "u", Some("Safari"), 699),
            card("came", "u", Some("Safari"), 701),
        ];
        assert_eq!(
            came(&before, &cards, true, &[]),
            ["came"],
            "clocks differ by 5 minutes at most"
        );
        assert!(before.lacks(&cards[1]), "it may stand for another one all the same");
    }

    #[test]
    fn a_known_device_that_is_there_under_another_id_connected_anew() {
        let known = card("known", "u", Some("Chrome"), 10);
        let before = Before::new(at(1_000), [known.clone()]);
        let [anew, other] = ["anew", "other"].map(|id| card(id, "u", Some("Chrome"), 1_100));
        assert!(came(&before, std::slice::from_ref(&anew), true, &[]).is_empty());
        assert_eq!(
            came(&before, &[anew.clone(), other.clone()], true, &[]).len(),
            1,
            "one for one"
        );
        let both = [known, anew.clone()];
        assert_eq!(came(&before, &both, true, &[]), ["anew"], "the known one is there as well");
        let anew = std::slice::from_ref(&anew);
        assert_eq!(came(&before, anew, false, &[]), ["anew"], "not all was listed");
        assert_eq!(came(&before, anew, true, &["known"]), ["anew"], "the known one was ended");
        let elsewhere = [card("anew", "v", Some("Chrome"), 1_100)];
        assert_eq!(came(&before, &elsewhere, true, &[]), ["anew"], "another account");
        let device = [card("anew", "u", Some("Safari"), 1_100)];
        assert_eq!(came(&before, &device, true, &[]), ["anew"], "another device");
    }

    #[test]
    fn of_unknown_devices_nobody_knows_whether_they_are_the_same() {
        let before = Before::new(at(1_000), [card("known", "u", None, 10)]);
        assert_eq!(came(&before, &[card("anew", "u", None, 1_100)], true, &[]), ["anew"]);
    }
}
