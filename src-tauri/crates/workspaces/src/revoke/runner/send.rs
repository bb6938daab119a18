//! Sending, with the person's code and within the server's limit.

use std::{num::NonZeroU32, time::Duration};

use jiff::Timestamp;
use rocketchat::{
    Answer, Challenge, Error as RequestError, Missing, Went,
    endpoint::{Endpoint, ListAllSessions, SessionPage},
};

use super::{Context, Next, Runner};
use crate::{
    error::Error,
    reading::{self, HowMuch, HowSure, ReadingProgress, WhyEnded},
    revoke::{
        RevocationPhase, RevocationProgress,
        job::{Listing, Step},
        limiters::route_of,
        verdict,
    },
    search::{SessionCard, no_code_is_enough},
    server::{OnChallenge, StopSignal, limiter::Route},
};

/// What came of a request.
pub enum SendResult<T> {
    Value(T),
    /// It was not looked at: send it again.
    Again,
    /// Nothing is to be sent for a while, and whether the server acted is not known.
    Later,
    /// The person has to be asked.
    Challenge(Challenge),
    /// How far it came, too.
    Failed(RequestError, Went),
}

/// The sessions of one account fit into the largest page that a server gives.
const PAGE: NonZeroU32 = NonZeroU32::new(1_000).expect("a thousand is more than nothing");
/// So long a server may take to end a session after it has answered.
const A_MOMENT: Duration = Duration::from_secs(2);
/// Rows of a page unless the server is set otherwise.
const USUAL_PAGE: u64 = 100;

impl Runner<'_> {
    /// Waits until the server takes a call; `None` when somebody stops it meanwhile.
    pub async fn wait(
        &mut self,
        step: &Step,
        signal: &mut StopSignal,
        on_progress: &mut (dyn FnMut(RevocationProgress) + Send),
    ) -> Option<()> {
        if *step == Step::Wait {
            return signal.unless((self.context.workspaces.settings.wait)(A_MOMENT)).await;
        }
        let Some(route) = route_of(step) else {
            return Some(());
        };
        loop {
            let elapsed = self.elapsed();
            let Some(wait) = self.context.limiters.of(route).wait(elapsed) else {
                return Some(());
            };
            on_progress(RevocationProgress { waiting: Some(wait), ..self.progress() });
            signal.unless((self.context.workspaces.settings.wait)(wait)).await?;
        }
    }

    /// Sends a request once. A look-up waits for this one, never for a whole ending.
    pub async fn send<E: Endpoint>(
        &mut self,
        request: &E,
        route: Route,
    ) -> Result<SendResult<E::Reply>, Error> {
        let Context { workspaces, id, connection, .. } = self.context;
        let _turn = connection.request_turn.lock().await;
        let sign_in = workspaces.sign_in_of(id, connection).await?;
        let client = workspaces.client(id, connection)?;
        let credentials = sign_in.for_server(client.server())?;
        let (now, elapsed) = (self.now(), self.elapsed());
        let Ok(call) = self.context.limiters.of(route).call(elapsed) else {
            // Another account on this server took the call meanwhile.
            return Ok(SendResult::Again);
        };
        let code = self.codes.to_send(now);
        let sent = client.send_measured(request, Some(credentials), code).await;
        let elapsed = self.elapsed();
        self.context.limiters.of(route).ended(call, elapsed, &sent);
        let now = self.now();
        if let Some(server_time) = sent.server_time {
            self.job.server_clock(server_time, now);
        }
        match sent.answer {
            Ok(Answer::Done(value)) => {
                self.context.connection.settle(&sign_in, true);
                self.codes.taken(now);
                self.refusals.are_over();
                Ok(SendResult::Value(value))
            }
            Ok(Answer::ChallengeNeeded(challenge)) => {
                if no_code_is_enough(sign_in.kind, self.codes.is_fresh(), &challenge) {
                    return Err(Error::TokenCannotSkip);
                }
                let then = self.codes.challenged(challenge, now);
                self.job.asks_each_time = self.codes.asks_each_time();
                Ok(match then {
                    OnChallenge::SendAgain => SendResult::Again,
                    OnChallenge::AskPerson(challenge) => {
                        let account = self
                            .context
                            .workspaces
                            .user_name(self.context.id)
                            .or(challenge.account);
                        SendResult::Challenge(Challenge { account, ..challenge })
                    }
                })
            }
            Err(RequestError::TooManyRequests { wait }) if self.refusals.may_wait(wait) => {
                if !verdict::may_have_acted(&RequestError::TooManyRequests { wait }, sent.went) {
                    return Ok(SendResult::Again);
                }
                // What is under maintenance is so for every request.
                self.context.limiters.hold(elapsed, wait);
                Ok(SendResult::Later)
            }
            Err(error) => {
                if matches!(error, RequestError::SignedOut) {
                    self.context.connection.settle(&sign_in, false);
                }
                if matches!(error, RequestError::NotFound(Missing::Session)) {
                    // Whoever says this has looked at the code before.
                    self.codes.taken(now);
                }
                Ok(SendResult::Failed(error, sent.went))
            }
        }
    }

    /// Lists the sessions of an account.
    pub async fn list(&mut self, user_id: &str) -> Next {
        let filter = Some(user_id.to_owned());
        let request = ListAllSessions { offset: 0, count: PAGE, filter };
        let page = match self.send(&request, Route::ListAllSessions).await {
            Ok(SendResult::Value(page)) => page,
            Ok(SendResult::Again | SendResult::Later) => return Next::GoOn,
            Ok(SendResult::Challenge(challenge)) => return Next::Challenge(challenge),
            Ok(SendResult::Failed(error, _)) => return self.unreadable(error.into()),
            Err(error) => return self.unreadable(error),
        };
        let now = self.now();
        let SessionPage { sessions, unreadable, total, page_size: _ } = page;
        let complete = unreadable.is_empty() && sessions.len() as u64 >= total;
        let rows = sessions.into_iter().filter(|row| row.user_id.as_deref() == Some(user_id));
        let cards: Vec<_> =
            rows.map(|row| SessionCard::of(self.context.id.clone(), &row, now)).collect();
        self.job.listed(user_id, &cards, complete);
        self.read_now()
    }

    /// Reads the whole list. Only what this reading met is taken as there: what is known from before
    /// may have ended although it could not be removed.
    pub async fn read_all(
        &mut self,
        on_progress: &mut (dyn FnMut(RevocationProgress) + Send),
    ) -> Next {
        let stop = self.context.connection.reading.stop_signal();
        let mut turn = self.context.connection.reading.turn().await;
        if !std::mem::replace(&mut self.job.whole_list_begun, true) {
            turn.begin_anew();
        }
        let code = self.codes.to_send(self.now()).cloned();
        let progress = self.progress();
        let tell = |reading: ReadingProgress| {
            let ReadingProgress { waiting, left, .. } = reading;
            on_progress(RevocationProgress {
                phase: RevocationPhase::Checking,
                waiting,
                left,
                ..progress
            });
        };
        let how = (HowMuch::Everything, code);
        let read = reading::reader::read(
            self.context.workspaces,
            self.context.id,
            self.context.connection,
            &mut turn,
            how,
            stop,
            tell,
        );
        let end = match read.await {
            Ok(Answer::Done(end)) => end,
            Ok(Answer::ChallengeNeeded(challenge)) => return Next::Challenge(challenge),
            Err(error) => return self.unreadable(error),
        };
        match end.end {
            WhyEnded::Complete => {}
            // What was not reached proves nothing.
            WhyEnded::OnlyNew | WhyEnded::Stopped | WhyEnded::TooLong => return Next::Stop,
        }
        self.job.whole_list_begun = false;
        self.codes.taken(self.now());
        let there = self.there(&turn.met);
        let complete = end.sure == HowSure::EveryOneThere;
        self.job.read_all(Listing { cards: &there, complete });
        self.read_now()
    }

    /// How many requests the whole list takes; `None` where that is not known, or it is being read.
    pub fn pages(&self) -> Option<u64> {
        if !self.context.connection.reading.has_read_everything() {
            return None;
        }
        let known = self.context.workspaces.with_index(|index, keys| {
            keys.key_of(self.context.id).map(|key| index.count(key) as u64)
        });
        known.map(|known| known.div_ceil(USUAL_PAGE) + 1)
    }

    pub fn now(&self) -> Timestamp {
        (self.context.workspaces.settings.clock)()
    }

    pub fn elapsed(&self) -> Duration {
        (self.context.workspaces.settings.stopwatch)()
    }
}
