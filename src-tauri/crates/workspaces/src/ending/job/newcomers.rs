//! Who connected after everything was confirmed. A row that was merely not read before is no news,
//! and neither is a device that was known and is there under another ID at the same internet
//! address. Alike at another address may be somebody else.

use std::collections::{HashMap, HashSet};

use jiff::{SignedDuration, Timestamp};
use rocketchat::SessionId;
use session_index::Device;

use crate::{InternetAddress, SessionCard};

/// What was known of the accounts before anything was ended.
#[derive(Debug, Clone)]
pub struct Before {
    /// When it was confirmed, and a little before, as clocks differ.
    began: Timestamp,
    /// How far the server's clock is ahead of this computer's, as far as it has told.
    ahead: SignedDuration,
    /// What was read or looked up of them.
    known: HashMap<SessionId, Known>,
}

#[derive(Debug, Clone)]
struct Known {
    user_id: Option<String>,
    device: Device,
    internet_address: Option<InternetAddress>,
}

/// What two sessions of the same device have in common.
type Alike<'a> = (Option<&'a str>, &'a Device, &'a str);

/// What is listed of accounts.
#[derive(Debug, Clone, Copy)]
pub struct There<'a> {
    /// Their sessions.
    pub cards: &'a [SessionCard],
    /// Whether these are all of them.
    pub complete: bool,
}

/// A clock may be wrong by so much after what was measured.
const CLOCKS_DIFFER: SignedDuration = SignedDuration::from_mins(5);

impl Before {
    /// What was known when it was confirmed.
    pub fn new(confirmed: Timestamp, known: impl IntoIterator<Item = SessionCard>) -> Self {
        let known = known.into_iter().map(|card| {
            let SessionCard { session_id, user_id, device, internet_address, .. } = card;
            (session_id, Known { user_id, device, internet_address })
        });
        let began = confirmed.saturating_sub(CLOCKS_DIFFER).unwrap_or(confirmed);
        Self { began, ahead: SignedDuration::ZERO, known: known.collect() }
    }

    /// What the server's clock says at that moment: by it, it tells when devices connected.
    pub fn server_clock(&mut self, says: Timestamp, now: Timestamp) {
        self.ahead = says.duration_since(now);
    }

    /// Whether a session was not known.
    pub fn lacks(&self, card: &SessionCard) -> bool {
        !self.known.contains_key(&card.session_id)
    }

    /// Those that connected since. Left out is as many of a device at an internet address as were
    /// known, are listed no more and may still be signed in: they are there under another ID.
    /// `was_ended` says that somebody was about to end a session.
    pub fn newcomers(
        &self,
        there: There<'_>,
        was_ended: impl Fn(&SessionId, Option<&str>) -> bool,
    ) -> Vec<SessionCard> {
        let listed: HashSet<&SessionId> = there.cards.iter().map(|card| &card.session_id).collect();
        let mut moved: HashMap<Alike<'_>, usize> = HashMap::new();
        for (id, Known { user_id, device, internet_address }) in &self.known {
            let user_id = user_id.as_deref();
            let may_move = there.complete && !was_ended(id, user_id) && !listed.contains(id);
            if let Some(alike) = alike(user_id, device, internet_address.as_ref())
                && may_move
            {
                *moved.entry(alike).or_default() += 1;
            }
        }
        let came = there.cards.iter().filter(|card| self.lacks(card) && self.is_since(card));
        let stays = came.filter(|card| {
            let SessionCard { user_id, device, internet_address, .. } = card;
            let same = alike(user_id.as_deref(), device, internet_address.as_ref());
            let left = same.and_then(|same| moved.get_mut(&same)).filter(|count| **count > 0);
            left.map(|count| *count -= 1).is_none()
        });
        stays.cloned().collect()
    }

    /// Of one without a time nothing shows that it was there before.
    fn is_since(&self, card: &SessionCard) -> bool {
        card.last_connected.is_none_or(|it| it.duration_since(self.began) >= self.ahead)
    }
}

/// `None` where a device or its internet address is not known: nothing shows that it is the same.
fn alike<'a>(
    user_id: Option<&'a str>,
    device: &'a Device,
    address: Option<&'a InternetAddress>,
) -> Option<Alike<'a>> {
    device.name.as_ref().and(address).map(|address| (user_id, device, address.text.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Person, WorkspaceId};

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
            internet_address: InternetAddress::read("203.0.113.7"),
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
    fn when_a_device_connected_is_measured_by_the_servers_own_clock() {
        for ahead in [-86_400, -600, 0, 600, 86_400] {
            let mut before = Before::new(at(100_000), []);
            before.server_clock(at(100_010 + ahead), at(100_010));
            let cards = [
                card("unread", "u", Some("Chrome"), 99_699 + ahead),
                card("came", "u", Some("Chrome"), 99_701 + ahead),
            ];
            assert_eq!(came(&before, &cards, true, &[]), ["came"], "{ahead} s ahead");
        }
    }

    #[test]
    fn a_device_that_was_not_known_and_has_no_time_is_named() {
        let before = Before::new(at(1_000), []);
        let timeless =
            SessionCard { last_connected: None, ..card("timeless", "u", Some("Chrome"), 0) };
        assert_eq!(came(&before, &[timeless], true, &[]), ["timeless"]);
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
    fn a_device_like_a_known_one_at_another_internet_address_is_named() {
        let known = card("known", "u", Some("Chrome"), 10);
        let before = Before::new(at(1_000), [known.clone()]);
        let moved = SessionCard {
            internet_address: InternetAddress::read("198.51.100.9"),
            ..card("moved", "u", Some("Chrome"), 1_100)
        };
        assert_eq!(came(&before, std::slice::from_ref(&moved), true, &[]), ["moved"]);
        let stayed = card("stayed", "u", Some("Chrome"), 1_100);
        assert_eq!(came(&before, &[moved, stayed], true, &[]), ["moved"], "beside the known one");

        let nowhere = |card: SessionCard| SessionCard { internet_address: None, ..card };
        let before = Before::new(at(1_000), [nowhere(known)]);
        let anew = nowhere(card("anew", "u", Some("Chrome"), 1_100));
        assert_eq!(came(&before, &[anew], true, &[]), ["anew"], "nobody knows where they are");
    }

    #[test]
    fn of_unknown_devices_nobody_knows_whether_they_are_the_same() {
        let before = Before::new(at(1_000), [card("known", "u", None, 10)]);
        assert_eq!(came(&before, &[card("anew", "u", None, 1_100)], true, &[]), ["anew"]);
    }
}
