//! What was known of the accounts at the confirmation, and what a list says beside it.
//!
//! A row may stand for another session: lists show one row for each token, the newest, so a device
//! that reconnects is listed under a new ID, and its old one is listed no more although the sign-in
//! lives. And a row may be a new sign-in. A row that was merely not read before is none, and neither
//! is a device that was known and is there under another ID at the same internet address. Alike at
//! another address may be somebody else.

use std::collections::{HashMap, HashSet};

use jiff::{SignedDuration, Timestamp};
use rocketchat::SessionId;
use session_index::Device;

use crate::search::{InternetAddress, SessionCard};

/// What was known of the accounts before anything was ended.
#[derive(Debug, Clone)]
pub struct Baseline {
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
    last_connected: Option<Timestamp>,
    /// The number of the page that listed it last; `None` where no list ever did.
    listed: Option<u32>,
}

/// What two sessions of the same device have in common.
type Alike<'a> = (Option<&'a str>, &'a Device, &'a str);

/// What is listed of accounts.
#[derive(Debug, Clone, Copy)]
pub struct Listing<'a> {
    /// Their sessions.
    pub cards: &'a [SessionCard],
    /// Whether these are all of them.
    pub complete: bool,
}

/// A clock may be wrong by so much after what was measured.
const CLOCKS_DIFFER: SignedDuration = SignedDuration::from_mins(5);

impl Baseline {
    /// What was known when it was confirmed, each with the number of the page that listed it last.
    /// Of a session that comes twice, the last one counts.
    pub fn new(
        confirmed: Timestamp,
        known: impl IntoIterator<Item = (SessionCard, Option<u32>)>,
    ) -> Self {
        let known = known.into_iter().map(|(card, listed)| {
            let SessionCard {
                session_id, user_id, device, internet_address, last_connected, ..
            } = card;
            (session_id, Known { user_id, device, internet_address, last_connected, listed })
        });
        let began = confirmed.saturating_sub(CLOCKS_DIFFER).unwrap_or(confirmed);
        Self { began, ahead: SignedDuration::ZERO, known: known.collect() }
    }

    /// What the server's clock says at that moment: by it, it tells when devices connected.
    pub fn server_clock(&mut self, says: Timestamp, now: Timestamp) {
        self.ahead = says.duration_since(now);
    }

    /// Whether a complete list that lacks a session proves that it is gone. `rows` are what the list
    /// has of its account. One that no list had before may be an older ID of any of them.
    pub fn is_gone_without(&self, session: &SessionId, rows: &[&SessionCard]) -> bool {
        let known = self.known.get(session);
        let Some((known, listed)) = known.and_then(|it| Some((it, it.listed?))) else {
            return false;
        };
        !rows.iter().any(|row| self.may_stand_for(row, known, listed))
    }

    /// Whether a row may be the same sign-in as a session that was listed before. It is not if it is
    /// older, or if it was listed no later than the session: then both were listed side by side, or
    /// the session replaced it.
    fn may_stand_for(&self, row: &SessionCard, session: &Known, listed: u32) -> bool {
        let is_older = row.last_connected.zip(session.last_connected).is_some_and(|(a, b)| a < b);
        let row_listed = self.known.get(&row.session_id).and_then(|it| it.listed);
        !is_older && row_listed.is_none_or(|number| number > listed)
    }

    /// Whether a session was not known.
    fn lacks(&self, card: &SessionCard) -> bool {
        !self.known.contains_key(&card.session_id)
    }

    /// Those that connected since. Left out is as many of a device at an internet address as were
    /// known, are listed no more and may still be signed in: they are there under another ID.
    /// `was_ended` says that somebody was about to end a session.
    pub fn new_sessions(
        &self,
        listing: Listing<'_>,
        was_ended: impl Fn(&SessionId, Option<&str>) -> bool,
    ) -> Vec<SessionCard> {
        let listed: HashSet<&SessionId> =
            listing.cards.iter().map(|card| &card.session_id).collect();
        let mut moved: HashMap<Alike<'_>, usize> = HashMap::new();
        for (id, Known { user_id, device, internet_address, .. }) in &self.known {
            let user_id = user_id.as_deref();
            let may_move = listing.complete && !was_ended(id, user_id) && !listed.contains(id);
            if let Some(alike) = alike(user_id, device, internet_address.as_ref())
                && may_move
            {
                *moved.entry(alike).or_default() += 1;
            }
        }
        let came = listing.cards.iter().filter(|card| self.lacks(card) && self.is_since(card));
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
mod tests;
