//! One pace for each server and route, and what an account has to do with it.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use rocketchat::{Error as RequestError, Sent, ServerUrl, Went};

use super::{Call, Pace};

/// A route that servers count apart from all others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Route {
    /// `GET sessions/list.all`
    ListAllSessions,
    /// `GET sessions/info.admin`
    ShowSession,
    /// `POST sessions/logout`
    EndSession,
    /// `POST users.logout`
    LogOutUser,
    /// `GET roles.getUsersInRole`
    UsersInRole,
}

/// The paces of all servers that were called, by address: two workspaces may be two accounts on one
/// server.
#[derive(Debug, Default)]
pub struct Paces(Mutex<HashMap<(ServerUrl, Route), SharedPace>>);

type SharedPace = Arc<Mutex<Pace>>;

/// What one account may do at a route.
#[derive(Debug, Clone, Default)]
pub struct AccountPace {
    server: SharedPace,
    /// Whether the server counts this account at all, as its last answer showed: one with
    /// `api-bypass-rate-limit` must not wait for the others.
    spared: bool,
}

/// A call that is not answered yet; dropped, it is lost.
#[derive(Debug)]
#[must_use]
pub struct UnderWay {
    server: SharedPace,
    call: Option<Call>,
}

impl Paces {
    /// The pace that everybody shares who calls this route.
    pub fn of(&self, server: &ServerUrl, route: Route) -> SharedPace {
        let mut paces = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(paces.entry((server.clone(), route)).or_default())
    }
}

impl AccountPace {
    /// Nothing is known of the account at another server.
    pub fn move_to(&mut self, server: SharedPace) {
        if !Arc::ptr_eq(&self.server, &server) {
            *self = Self { server, spared: false };
        }
    }

    /// Makes a call, or says how long to wait before. Nobody else can take it in between.
    pub fn call(&self, now: Duration) -> Result<UnderWay, Duration> {
        if self.spared {
            return Ok(UnderWay { server: Arc::clone(&self.server), call: None });
        }
        let mut pace = lock(&self.server);
        if let Some(wait) = pace.wait(now) {
            return Err(wait);
        }
        let call = Some(pace.sent(now));
        Ok(UnderWay { server: Arc::clone(&self.server), call })
    }

    /// Takes in what an answer says of the limit.
    pub fn ended<T>(&mut self, mut under_way: UnderWay, now: Duration, sent: &Sent<T>) {
        let mut pace = lock(&self.server);
        let call = under_way.call.take().unwrap_or_else(|| pace.joins());
        match (&sent.answer, sent.rate_limit) {
            // Also of the questions that come before the first request: none goes out sooner.
            (Err(RequestError::TooManyRequests { wait }), _) => {
                self.spared = false;
                pace.refused(call, now, *wait);
            }
            // The server knows nothing of it, and nothing was learnt of the server.
            (Ok(_) | Err(_), _) if sent.went == Went::Nowhere => pace.not_counted(call),
            (Ok(_) | Err(_), Some(said)) => {
                self.spared = false;
                pace.answered(call, now, said);
            }
            (Ok(_), None) => {
                self.spared = true;
                pace.not_counted(call);
            }
            (Err(_), None) => pace.lost(call),
        }
    }

    /// No call is made for so long.
    pub fn hold(&mut self, now: Duration, wait: Duration) {
        self.spared = false;
        lock(&self.server).hold(now, wait);
    }

    /// Whether two calls may be made at once: only where nothing counts them.
    pub fn is_free(&self) -> bool {
        self.spared
    }

    /// How long to wait before the next call; `None`: not at all.
    pub fn wait(&self, now: Duration) -> Option<Duration> {
        if self.spared { None } else { lock(&self.server).wait(now) }
    }

    /// How long so many further calls have to wait in all. `None` while there is no limit.
    pub fn left(&self, calls: u64, now: Duration) -> Option<Duration> {
        if self.spared { None } else { lock(&self.server).left(calls, now) }
    }
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        if let Some(call) = self.call.take() {
            lock(&self.server).lost(call);
        }
    }
}

fn lock(pace: &SharedPace) -> MutexGuard<'_, Pace> {
    pace.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use rocketchat::{Answer, Attempt, Challenge, Method, RateLimit};

    use super::*;

    const NOW: Duration = Duration::from_secs(7);

    fn sent(answer: Result<Answer<()>, RequestError>, went: Went) -> Sent<()> {
        Sent { answer, rate_limit: None, server_time: None, went }
    }

    /// What the client answers to a code that cannot be one, without sending it.
    fn not_a_code() -> Sent<()> {
        let challenge = Challenge {
            method: Method::Email,
            alternatives: Vec::new(),
            attempt: Attempt::Wrong,
            code_sent: false,
            account: None,
        };
        sent(Ok(Answer::ChallengeNeeded(challenge)), Went::Nowhere)
    }

    #[test]
    fn a_code_that_was_not_even_sent_spares_no_account_the_limit() {
        let mut pace = AccountPace::default();
        let call = pace.call(NOW).unwrap();
        let reset_in = Duration::from_secs(30);
        let none_left = RateLimit { limit: 2, remaining: 1, reset_in };
        let said =
            Sent { rate_limit: Some(none_left), ..sent(Ok(Answer::Done(())), Went::Answered(200)) };
        pace.ended(call, NOW, &said);
        let call = pace.call(NOW).unwrap();
        pace.ended(call, NOW, &not_a_code());
        assert!(!pace.is_free());
        let _last = pace.call(NOW).expect("it cost no call either");
        assert!(pace.call(NOW).is_err(), "none is left");
    }

    #[test]
    fn an_account_that_is_spared_stays_so_after_a_code_that_was_not_sent() {
        let mut pace = AccountPace::default();
        let call = pace.call(NOW).unwrap();
        pace.ended(call, NOW, &sent(Ok(Answer::Done(())), Went::Answered(200)));
        let call = pace.call(NOW).unwrap();
        pace.ended(call, NOW, &not_a_code());
        assert!(pace.is_free());
    }

    #[test]
    fn a_limit_before_the_first_request_is_waited_for() {
        let mut pace = AccountPace::default();
        let call = pace.call(NOW).unwrap();
        let wait = Duration::from_secs(30);
        let limited = Err(RequestError::TooManyRequests { wait });
        pace.ended(call, NOW, &sent(limited, Went::Nowhere));
        assert!(pace.wait(NOW).is_some_and(|left| left >= wait));
    }

    #[test]
    fn a_server_under_maintenance_is_left_alone_by_accounts_without_a_limit_too() {
        let mut pace = AccountPace::default();
        let call = pace.call(NOW).unwrap();
        pace.ended(call, NOW, &sent(Ok(Answer::Done(())), Went::Answered(200)));
        let wait = Duration::from_secs(5);
        pace.hold(NOW, wait);
        assert!(pace.wait(NOW).is_some_and(|left| left >= wait));
        assert_eq!(pace.wait(NOW + wait * 2), None);
    }
}
