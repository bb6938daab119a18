//! What became of intents that were left open, as after a crash.

use jiff::Timestamp;
use rocketchat::{Answer, Missing, SecondFactor, SessionId};

use super::{ActivityProblem, Intent, IntentNumber, Outcome, Target};
use crate::{Error, HowMuch, WorkspaceId, Workspaces, look_up::lacks_device_management};

/// So many sessions are asked for one by one; more of them are sought in the list, which is read
/// whole.
const ONE_BY_ONE: usize = 5;

/// What became of the intents that were left open.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settled {
    /// Those that are closed now.
    pub closed: Vec<(IntentNumber, Outcome)>,
    /// How many are still open: the list was not certain, or was not read to its end.
    pub open: usize,
}

impl Workspaces {
    /// Asks what became of the intents that were left open at a workspace, and closes them. A
    /// session that is gone is `Ended`, whoever ended it; whether all sign-ins of an account were
    /// ended no server tells, so that is `Unknown`. On a challenge, send the same again with the
    /// code; what was closed before stays closed.
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
        for (number, intent) in self.left_at(id) {
            match intent.target {
                Target::Session { session_id, device: _ } => sessions.push((number, session_id)),
                Target::EverySignInOfAccount => {
                    self.settle(&mut settled, number, Outcome::Unknown).await?;
                }
            }
        }
        if sessions.len() <= ONE_BY_ONE {
            match self.ask_one_by_one(id, sessions, second_factor.as_ref(), &mut settled).await? {
                Answer::Done(unclear) => sessions = unclear,
                Answer::ChallengeNeeded(challenge) => {
                    return Ok(Answer::ChallengeNeeded(challenge));
                }
            }
        }
        if sessions.is_empty() {
            return Ok(Answer::Done(settled));
        }
        self.seek_in_list(id, sessions, second_factor, settled).await
    }

    fn left_at(&self, id: &WorkspaceId) -> Vec<(IntentNumber, Intent)> {
        let mut left = self.settings.activity.left_intents();
        left.retain(|(_, intent)| intent.workspace == *id);
        left
    }

    /// Gives those back of which the server said nothing, since it found another session first.
    async fn ask_one_by_one(
        &self,
        id: &WorkspaceId,
        sessions: Vec<(IntentNumber, SessionId)>,
        second_factor: Option<&SecondFactor>,
        settled: &mut Settled,
    ) -> Result<Answer<Vec<(IntentNumber, SessionId)>>, Error> {
        let desk = self.desk(id)?;
        let mut unclear = Vec::new();
        for (number, session) in sessions {
            let _turn = desk.asking.lock().await;
            let sign_in = desk.asked.look(self.sign_in_of(id, &desk)).await?;
            if lacks_device_management(&desk) {
                return Err(rocketchat::Error::NoDeviceManagement.into());
            }
            let asked = self.ask_for_session(id, &desk, &sign_in, &session, second_factor).await;
            let outcome = match asked {
                Ok(Answer::Done(_)) => Outcome::StillThere,
                Ok(Answer::ChallengeNeeded(challenge)) => {
                    let account = self.user_name(id).or(challenge.account);
                    let challenge = rocketchat::Challenge { account, ..challenge };
                    return Ok(Answer::ChallengeNeeded(challenge));
                }
                Err(Error::Request(rocketchat::Error::NotFound(Missing::Session))) => {
                    Outcome::Ended
                }
                Err(Error::Request(rocketchat::Error::DifferentSession)) => {
                    unclear.push((number, session));
                    continue;
                }
                Err(error) => return Err(error),
            };
            self.settle(settled, number, outcome).await?;
        }
        Ok(Answer::Done(unclear))
    }

    async fn seek_in_list(
        &self,
        id: &WorkspaceId,
        sessions: Vec<(IntentNumber, SessionId)>,
        second_factor: Option<SecondFactor>,
        mut settled: Settled,
    ) -> Result<Answer<Settled>, Error> {
        let read = self.read_sessions(id, HowMuch::Everything, second_factor, |_| ()).await?;
        let end = match read {
            Answer::Done(end) => end,
            Answer::ChallengeNeeded(challenge) => return Ok(Answer::ChallengeNeeded(challenge)),
        };
        for (number, session) in sessions {
            let as_of = self.with_index(|index, keys| {
                let slot = index.slot_of(keys.key_of(id)?, session.as_str())?;
                let at = index.session(slot)?.as_of_ms;
                Timestamp::from_millisecond(at).ok()
            });
            let outcome = match end.tells_of(&session, as_of) {
                Some(true) => Outcome::StillThere,
                Some(false) => Outcome::Ended,
                None => {
                    settled.open += 1;
                    continue;
                }
            };
            self.settle(&mut settled, number, outcome).await?;
        }
        Ok(Answer::Done(settled))
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
