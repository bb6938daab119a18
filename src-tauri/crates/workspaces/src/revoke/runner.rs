//! One ending on one workspace, from request to request.

mod journal;
mod send;

use std::sync::Arc;

use rocketchat::{
    Answer, Challenge, Error as RequestError, SecondFactor,
    endpoint::{EndSession, LogOutUser, ReadServerInfo, ShowSession},
};

use self::send::SendResult;
use super::{
    RevocationLimiters, RevocationPhase, RevocationProgress, RevocationReport, RevocationRight,
    job::{Job, Step},
    proof::Seen,
    verdict::{self, Verdict},
};
use crate::{
    activity::Outcome,
    directory::{WorkspaceId, Workspaces},
    error::Error,
    server::{Codes, Connection, Refusals, StopSignal, limiter::Route},
};

/// Goes on until all is ended and read again, it is stopped, or a code is wanted. Whatever fails is
/// said in the end.
pub async fn run(
    context: Context<'_>,
    job: &mut Job,
    second_factor: Option<SecondFactor>,
    mut signal: StopSignal,
    on_progress: &mut (dyn FnMut(RevocationProgress) + Send),
) -> Answer<RevocationReport> {
    let codes = Codes::new(second_factor, job.asks_each_time);
    let mut runner = Runner { context, job, codes, refusals: Refusals::default() };
    let stopped = loop {
        runner.codes.forget_if_expired(runner.now());
        let (now, pages) = (runner.now(), runner.pages());
        let Some(step) = runner.job.next(now, pages) else {
            break false;
        };
        on_progress(runner.progress());
        if runner.wait(&step, &mut signal, on_progress).await.is_none() {
            break true;
        }
        if !runner.intend(&step).await {
            continue;
        }
        let came = signal.unless(runner.perform(&step, on_progress)).await;
        let wanted = match came {
            None | Some(Next::Stop) => break true,
            Some(Next::GoOn) => None,
            Some(Next::Challenge(challenge)) => Some(challenge),
        };
        runner.write_outcomes(wanted.is_some()).await;
        if let Some(challenge) = wanted {
            // The person is asked when the answer can go out at once: a code does not live long.
            if runner.wait(&step, &mut signal, on_progress).await.is_none() {
                break true;
            }
            return Answer::ChallengeNeeded(challenge);
        }
    };
    runner.write_outcomes(true).await;
    on_progress(runner.progress());
    runner.context.workspaces.see_again(runner.job);
    Answer::Done(runner.job.end(stopped))
}

/// Where it is done.
pub struct Context<'a> {
    pub workspaces: &'a Workspaces,
    pub id: &'a WorkspaceId,
    pub connection: &'a Connection,
    pub limiters: &'a mut RevocationLimiters,
}

struct Runner<'a> {
    context: Context<'a>,
    job: &'a mut Job,
    codes: Codes,
    refusals: Refusals,
}

/// What is to be done after a step.
enum Next {
    GoOn,
    Challenge(Challenge),
    Stop,
}

impl Runner<'_> {
    /// Does one step; the job knows afterwards what came of it.
    async fn perform(
        &mut self,
        step: &Step,
        on_progress: &mut (dyn FnMut(RevocationProgress) + Send),
    ) -> Next {
        match step {
            Step::End(place) => {
                self.job.sends_end(*place);
                let session = self.job.items[*place].card.session_id.clone();
                let came = self.send(&EndSession { session }, Route::EndSession).await;
                self.came_of_ending(step, came, |job| job.ended(*place))
            }
            Step::EndAll(place) => {
                self.job.sends_end_all(*place);
                let user_id = self.job.accounts[*place].key.user_id.clone();
                let came = self.send(&LogOutUser { user_id }, Route::LogOutUser).await;
                self.came_of_ending(step, came, |job| job.ended_all(*place))
            }
            Step::Show(place) => self.show(*place).await,
            Step::List(user_id) => self.list(user_id).await,
            Step::ReadAll => self.read_all(on_progress).await,
            Step::Version => {
                let said = self.server_version().await;
                self.job.version(said.as_deref());
                Next::GoOn
            }
            Step::Wait => {
                let pages = self.pages();
                self.job.waited(pages);
                Next::GoOn
            }
        }
    }

    /// Major and minor, as the server tells everyone; `None` where it does not.
    async fn server_version(&self) -> Option<String> {
        let client =
            self.context.workspaces.client(self.context.id, self.context.connection).ok()?;
        match client.send(&ReadServerInfo, None, None).await.ok()? {
            Answer::Done(info) => Some(info.version),
            Answer::ChallengeNeeded(_) => None,
        }
    }

    fn came_of_ending(
        &mut self,
        step: &Step,
        came: Result<SendResult<()>, Error>,
        ended: impl FnOnce(&mut Job),
    ) -> Next {
        match came {
            Ok(SendResult::Value(())) => ended(self.job),
            Ok(SendResult::Again) => self.job.takes_back(step),
            // It stays unclear: it is looked for before it is sent again.
            Ok(SendResult::Later) => {}
            Ok(SendResult::Challenge(challenge)) => {
                self.job.takes_back(step);
                return Next::Challenge(challenge);
            }
            Ok(SendResult::Failed(error, went)) => {
                let verdict = verdict::of_sent(&error, went);
                self.job.failed(step, verdict, &Arc::new(said(step, error)));
            }
            Err(error) => self.job.failed(step, Verdict::NotSent, &Arc::new(error)),
        }
        Next::GoOn
    }

    /// Asks for one session: to prove that it is gone, or because an answer was not clear.
    async fn show(&mut self, place: usize) -> Next {
        let session = self.job.items[place].card.session_id.clone();
        let came = self.send(&ShowSession { session }, Route::ShowSession).await;
        let error = match came {
            Ok(SendResult::Value(_)) => {
                self.job.shown(place, Seen::StillThere);
                return self.read_now();
            }
            Ok(SendResult::Again | SendResult::Later) => return Next::GoOn,
            Ok(SendResult::Challenge(challenge)) => return Next::Challenge(challenge),
            Ok(SendResult::Failed(error, _)) => error,
            Err(error) => return self.unreadable(error),
        };
        let Some(seen) = verdict::seen(&error) else {
            return self.unreadable(error.into());
        };
        self.job.shown(place, seen);
        self.read_now()
    }

    /// Something of what was to be read again has come.
    fn read_now(&mut self) -> Next {
        let now = self.now();
        if self.job.is_checking() {
            self.job.checked(now);
        }
        Next::GoOn
    }

    /// What is there cannot be read.
    fn unreadable(&mut self, error: Error) -> Next {
        let error = Arc::new(error);
        if self.job.is_checking() {
            self.job.proof_failed(error);
        } else {
            self.job.end_rest(error);
        }
        Next::GoOn
    }

    fn progress(&mut self) -> RevocationProgress {
        let (progress, calls) = (self.job.progress(), self.job.calls_left());
        let route = match progress.phase {
            RevocationPhase::Revoking => Route::EndSession,
            RevocationPhase::Checking => Route::ListAllSessions,
        };
        let elapsed = self.elapsed();
        RevocationProgress {
            left: self.context.limiters.of(route).left(calls, elapsed),
            ..progress
        }
    }
}

/// What is told of a request to end something that failed.
fn said(step: &Step, error: RequestError) -> Error {
    match (step, error) {
        (Step::End(_), RequestError::NotAllowed) => Error::LacksRight(RevocationRight::Sessions),
        (Step::EndAll(_), RequestError::NotAllowed) => Error::LacksRight(RevocationRight::Accounts),
        (_, error) => error.into(),
    }
}

/// What stands in the activity for a request that was refused.
fn refusal(error: &Error) -> Outcome {
    Outcome::Refused { why: error.to_string() }
}
