//! What a reading came to, and what of the known sessions has ended.

use jiff::Timestamp;
use rocketchat::{Answer, Error as RequestError, Missing, SessionId};
use session_index::Slot;

use super::{
    HowSure, ReadingEnd, WhyEnded,
    ended::{Known, NotMet, Reach, not_met, rows_of_nobody},
    reader::Reader,
    state::Begun,
    sweep::{Depth, Goal},
};
use crate::{error::Error, search::cleaned, server::StopSignal};

/// So many sessions that are in doubt are asked for one by one after a reading, as long as the
/// server's limit has room for them.
const ASKED_SINGLY: usize = 10;

/// What the server says of a session that a reading did not meet.
enum HasEnded {
    Ended,
    There,
    /// The answer does not say it; that of the next session may.
    Unclear,
    /// The request was not sent, was challenged, or was refused. The next one would be too.
    NotTold,
}

impl Reader<'_> {
    /// Closes a reading that has come to its end: what has ended is removed. `None` when somebody
    /// stops it before.
    pub(super) async fn close(&mut self, stop: &mut StopSignal) -> Option<ReadingEnd> {
        let NotMet { ended, doubtful } = self.not_met();
        let gone = stop.unless(Box::pin(self.ask_singly(&doubtful))).await?;
        let not_met = (doubtful.len() - gone.len()) as u64;
        let began = self.begun.at;
        let listed: Vec<_> = self.begun.unread.listed().cloned().collect();
        let (removed, shown, listed) = self.workspaces.sessions.change(|index| {
            let removed = index.remove_all(&ended) + index.remove_all(&gone);
            let is_known = |id: &&SessionId| index.slot_of(self.key, id.as_str()).is_some();
            let listed = listed.iter().filter(is_known).count();
            (removed as u64, index.count(self.key) as u64, listed as u64)
        });
        let Begun { sweep, read, unreadable_before, .. } = &*self.begun;
        let unreadable = rows_of_nobody(sweep, [*read, shown, listed, *unreadable_before]);
        self.begun.unreadable_now = unreadable;
        let read_whole = self.reach().is_certain() && self.begun.sweep.depth() == Some(Depth::End);
        if read_whole {
            self.forget_looked_up(began);
        }
        let end = match (self.begun.goal, self.begun.sweep.depth()) {
            (Goal::End, _) | (Goal::Down(_), Some(Depth::End)) => WhyEnded::Complete,
            (Goal::Down(_), Some(Depth::Above(_)) | None) => WhyEnded::OnlyNew,
        };
        let end = self.ended(end);
        let expected = end.total_said.saturating_sub(unreadable);
        let gone_meanwhile = shown.saturating_sub(expected);
        Some(ReadingEnd { gone_meanwhile, removed, not_met, ..end })
    }

    /// What a reading came to that removes nothing.
    pub(super) fn ended(&self, end: WhyEnded) -> ReadingEnd {
        let Begun { at, sweep, read, new, requests, as_of, unread, .. } = &*self.begun;
        let sure = match (sweep.is_sure(), sweep.unreadable()) {
            (true, 0) => HowSure::EveryOneThere,
            (true, _) => HowSure::NotEveryRowRead,
            (false, _) => HowSure::ListKeptMoving,
        };
        ReadingEnd {
            end,
            read: *read,
            new: *new,
            total_said: sweep.total().unwrap_or_default(),
            gone_meanwhile: 0,
            removed: 0,
            not_met: 0,
            unreadable: sweep.unreadable(),
            unread: unread.clone(),
            requests: *requests,
            began: *at,
            as_of: as_of.unwrap_or_else(|| (self.workspaces.settings.clock)()),
            sure,
        }
    }

    fn reach(&self) -> Reach<'_> {
        let Begun { goal, sweep, unread, .. } = &*self.begun;
        let whole = (*goal == Goal::End).then_some(Depth::End);
        Reach { depth: sweep.depth().or(whole), sure: sweep.is_sure(), unread }
    }

    fn not_met(&self) -> NotMet {
        let Some(first) = self.begun.first else { return NotMet::default() };
        self.workspaces.with_index(|index, _| {
            not_met(Known { index, workspace: self.key, first }, self.reach())
        })
    }

    /// Asks for sessions one by one, and gives those that have ended. After a reading that is not
    /// sure it asks for all or none: what it has missed is mostly there.
    async fn ask_singly(&mut self, doubtful: &[(Slot, SessionId)]) -> Vec<Slot> {
        let is_many = doubtful.len() > ASKED_SINGLY;
        let mut gone = Vec::new();
        if is_many && !self.begun.sweep.is_sure() {
            return gone;
        }
        for (slot, session) in doubtful.iter().take(ASKED_SINGLY) {
            match self.has_ended(session).await {
                HasEnded::Ended => gone.push(*slot),
                HasEnded::There | HasEnded::Unclear => {}
                HasEnded::NotTold => break,
            }
        }
        gone
    }

    /// Whether the server says that a session has ended. One that is there is met by that.
    async fn has_ended(&mut self, session: &SessionId) -> HasEnded {
        let (workspaces, id, connection) = (self.workspaces, self.id, self.connection);
        let _turn = connection.request_turn.lock().await;
        let Ok(sign_in) = workspaces.sign_in_of(id, connection).await else {
            return HasEnded::NotTold;
        };
        let now = (workspaces.settings.clock)();
        let code = self.codes.to_send(now);
        self.begun.requests += 1;
        match workspaces.ask_for_session(id, connection, &sign_in, session, code).await {
            Ok(Answer::Done(found)) => {
                workspaces.sessions.change(|index| {
                    let reading = index.begin_reading(self.key, now.as_millisecond());
                    index.put(reading, &cleaned(&found.map(String::as_str)))
                });
                HasEnded::There
            }
            Err(Error::Request(RequestError::NotFound(Missing::Session))) => HasEnded::Ended,
            Err(Error::Request(
                RequestError::DifferentSession | RequestError::UnexpectedReply { .. },
            )) => HasEnded::Unclear,
            // The person is not asked for a code once the reading itself is over.
            Ok(Answer::ChallengeNeeded(_)) | Err(_) => HasEnded::NotTold,
        }
    }

    /// What was looked up before this began, and is not there, has ended.
    fn forget_looked_up(&self, began: Timestamp) {
        self.workspaces.with_index(|index, _| {
            let is_there = |session: &SessionId| {
                self.begun.unread.list(session)
                    || index.slot_of(self.key, session.as_str()).is_some()
            };
            self.workspaces.revocations.looked_up.was_read(self.id, began, is_there);
        });
    }
}
