//! What became of intents that were left open, as after a crash.

mod looking;

use std::collections::HashSet;

use jiff::Timestamp;
use rocketchat::{Answer, SecondFactor, SessionId};

use super::{ActivityProblem, IntentNumber, Outcome, Target};
use crate::{
    directory::{WorkspaceId, Workspaces},
    error::Error,
    reading::HowMuch,
    revoke::Seen,
    server::Codes,
};

/// So many sessions are asked for one by one; for more of them the list is read first.
const ONE_BY_ONE: usize = 5;

/// What became of the intents that were left open.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settled {
    /// Those that are closed now.
    pub closed: Vec<(IntentNumber, Outcome)>,
    /// How many are still open: the server says nothing of use about them.
    pub open: usize,
}

/// A session that was about to be ended.
struct Left {
    number: IntentNumber,
    session: SessionId,
    user_id: Option<String>,
}

impl Workspaces {
    /// Asks what became of the intents that were left open at a workspace, and closes them. A
    /// session that is gone is `Ended`, whoever ended it; whether all sign-ins of an account were
    /// ended no server tells, so that is `Unknown`. On a challenge, send the same again with the
    /// code; what was closed before stays closed. A code is sent as often as it is good, and the
    /// server's limit is waited for.
    ///
    /// Nothing is sent where none was left.
    ///
    /// # Errors
    /// As [`Workspaces::look_up`], and [`Error::ActivityNotWritten`].
    pub async fn settle_open_intents(
        &self,
        id: &WorkspaceId,
        second_factor: Option<SecondFactor>,
    ) -> Result<Answer<Settled>, Error> {
        let mut settled = Settled::default();
        let mut sessions = Vec::new();
        for (number, intent) in self.settings.activity.left_intents() {
            match intent.target {
                _ if intent.workspace != *id => {}
                Target::Session { session_id: session, device: _ } => {
                    sessions.push(Left { number, session, user_id: intent.user_id });
                }
                Target::EverySignInOfAccount => {
                    self.settle(&mut settled, number, Outcome::Unknown).await?;
                }
            }
        }
        let mut codes = Codes::new(second_factor, false);
        let reads_first = sessions.len() > ONE_BY_ONE;
        if reads_first {
            match self.search_list(id, sessions, &mut codes, &mut settled).await? {
                Answer::Done(left) => sessions = left,
                Answer::ChallengeNeeded(asked) => return Ok(Answer::ChallengeNeeded(asked)),
            }
        }
        let mut unclear = Vec::new();
        for left in sessions {
            let outcome = match self.look_for(id, &left.session, &mut codes).await? {
                Answer::Done(Seen::Gone) => Outcome::Ended,
                Answer::Done(Seen::StillThere) => Outcome::StillThere,
                Answer::Done(Seen::Unclear) => {
                    unclear.push(left);
                    continue;
                }
                Answer::ChallengeNeeded(asked) => return Ok(Answer::ChallengeNeeded(asked)),
            };
            self.settle(&mut settled, left.number, outcome).await?;
        }
        settled.open = unclear.len();
        if !reads_first && !unclear.is_empty() {
            // A code for the list alone is not asked for: going on would begin with the same looks,
            // and use up the next code that works once.
            match self.search_list(id, unclear, &mut codes, &mut settled).await? {
                Answer::Done(left) => settled.open = left.len(),
                Answer::ChallengeNeeded(_) => {}
            }
        }
        Ok(Answer::Done(settled))
    }

    /// Settles what the whole list is enough for, and gives the rest back. A session that is listed
    /// is there. Of one that is not, the list says that it is gone only if it is certain and has
    /// nothing of its account: any other row may be the same sign-in under a newer ID.
    async fn search_list(
        &self,
        id: &WorkspaceId,
        sessions: Vec<Left>,
        codes: &mut Codes,
        settled: &mut Settled,
    ) -> Result<Answer<Vec<Left>>, Error> {
        let code = codes.to_send((self.settings.clock)()).cloned();
        let read = self.read_sessions(id, HowMuch::Everything, code, |_| ()).await?;
        codes.taken((self.settings.clock)());
        let end = match read {
            Answer::Done(end) => end,
            Answer::ChallengeNeeded(challenge) => return Ok(Answer::ChallengeNeeded(challenge)),
        };
        let owners = self.owners_listed_last(id).await?;
        let mut left = Vec::new();
        for session in sessions {
            let as_of = self.with_index(|index, keys| {
                let slot = index.slot_of(keys.key_of(id)?, session.session.as_str())?;
                Timestamp::from_millisecond(index.session(slot)?.as_of_ms).ok()
            });
            let is_alone = session.user_id.as_ref().is_some_and(|owner| !owners.contains(owner));
            match end.tells_of(&session.session, as_of) {
                Some(true) => self.settle(settled, session.number, Outcome::StillThere).await?,
                Some(false) if is_alone => {
                    self.settle(settled, session.number, Outcome::Ended).await?;
                }
                Some(false) | None => left.push(session),
            }
        }
        Ok(Answer::Done(left))
    }

    /// The accounts of which the newest reading of a workspace listed a session.
    async fn owners_listed_last(&self, id: &WorkspaceId) -> Result<HashSet<String>, Error> {
        let connection = self.connection(id)?;
        let turn = connection.reading.turn().await;
        Ok(self.with_index(|index, keys| {
            let key = keys.key_of(id);
            let met = turn.met.iter().filter_map(|slot| index.session(slot));
            let here = met.filter(|entry| Some(entry.workspace) == key);
            here.filter_map(|entry| entry.session.account.user_id).collect()
        }))
    }

    async fn settle(
        &self,
        settled: &mut Settled,
        number: IntentNumber,
        outcome: Outcome,
    ) -> Result<(), Error> {
        if !self.settings.activity.settles(number) {
            // Whoever wrote it asks the server again: what was found is no longer the last word.
            return Ok(());
        }
        match self.settings.activity.settle(number, outcome.clone()).await {
            Ok(()) => settled.closed.push((number, outcome)),
            // Whoever it belonged to closed it meanwhile.
            Err(ActivityProblem::NotOpen) => {}
            Err(problem) => return Err(problem.into()),
        }
        Ok(())
    }
}
