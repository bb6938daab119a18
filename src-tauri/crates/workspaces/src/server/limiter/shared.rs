//! One limiter for each server and route, and what an account has to do with it.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use rocketchat::{Error as RequestError, Sent, ServerUrl, Went};

use super::{Call, RateLimiter};

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

/// The limiters of all servers that were called, by address: two workspaces may be two accounts on one
/// server.
#[derive(Debug, Default)]
pub struct RateLimiters(Mutex<HashMap<(ServerUrl, Route), SharedLimiter>>);

type SharedLimiter = Arc<Mutex<RateLimiter>>;

/// What one account may do at a route.
#[derive(Debug, Clone, Default)]
pub struct AccountLimiter {
    server: SharedLimiter,
    /// Whether the server counts this account at all, as its last answer showed: one with
    /// `api-bypass-rate-limit` must not wait for the others.
    exempt: bool,
}

/// A call that is not answered yet; dropped, it is lost.
#[derive(Debug)]
#[must_use]
pub struct Permit {
    server: SharedLimiter,
    call: Option<Call>,
}

impl RateLimiters {
    /// The limiter that everybody shares who calls this route.
    pub fn of(&self, server: &ServerUrl, route: Route) -> SharedLimiter {
        let mut limiters = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(limiters.entry((server.clone(), route)).or_default())
    }
}

impl AccountLimiter {
    /// Nothing is known of the account at another server.
    pub fn move_to(&mut self, server: SharedLimiter) {
        if !Arc::ptr_eq(&self.server, &server) {
            *self = Self { server, exempt: false };
        }
    }

    /// Makes a call, or says how long to wait before. Nobody else can take it in between.
    pub fn call(&self, now: Duration) -> Result<Permit, Duration> {
        if self.exempt {
            return Ok(Permit { server: Arc::clone(&self.server), call: None });
        }
        let mut limiter = lock(&self.server);
        if let Some(wait) = limiter.wait(now) {
            return Err(wait);
        }
        let call = Some(limiter.sent(now));
        Ok(Permit { server: Arc::clone(&self.server), call })
    }

    /// Takes in what an answer says of the limit.
    pub fn ended<T>(&mut self, mut permit: Permit, now: Duration, sent: &Sent<T>) {
        let mut limiter = lock(&self.server);
        let call = permit.call.take().unwrap_or_else(|| limiter.joins());
        match (&sent.answer, sent.rate_limit) {
            // Also of the questions that come before the first request: none goes out sooner.
            (Err(RequestError::TooManyRequests { wait }), _) => {
                self.exempt = false;
                limiter.refused(call, now, *wait);
            }
            // The server knows nothing of it, and nothing was learnt of the server.
            (Ok(_) | Err(_), _) if sent.went == Went::Nowhere => limiter.not_counted(call),
            (Ok(_) | Err(_), Some(said)) => {
                self.exempt = false;
                limiter.answered(call, now, said);
            }
            (Ok(_), None) => {
                self.exempt = true;
                limiter.not_counted(call);
            }
            (Err(_), None) => limiter.lost(call),
        }
    }

    /// No call is made for so long.
    pub fn hold(&mut self, now: Duration, wait: Duration) {
        self.exempt = false;
        lock(&self.server).hold(now, wait);
    }

    /// Whether two calls may be made at once: only where nothing counts them.
    pub fn is_free(&self) -> bool {
        self.exempt
    }

    /// How long to wait before the next call; `None`: not at all.
    pub fn wait(&self, now: Duration) -> Option<Duration> {
        if self.exempt { None } else { lock(&self.server).wait(now) }
    }

    /// How long so many further calls have to wait in all. `None` while there is no limit.
    pub fn left(&self, calls: u64, now: Duration) -> Option<Duration> {
        if self.exempt { None } else { lock(&self.server).left(calls, now) }
    }
}

impl Drop for Permit {
    fn drop(&mut self) {
        if let Some(call) = self.call.take() {
            lock(&self.server).lost(call);
        }
    }
}

fn lock(limiter: &SharedLimiter) -> MutexGuard<'_, RateLimiter> {
    limiter.lock().unwrap_or_else(PoisonError::into_inner)
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
        let mut limiter = AccountLimiter::default();
        let call = limiter.call(NOW).unwrap();
        let reset_in = Duration::from_secs(30);
        let none_left = RateLimit { limit: 2, remaining: 1, reset_in };
        let said =
            Sent { rate_limit: Some(none_left), ..sent(Ok(Answer::Done(())), Went::Answered(200)) };
        limiter.ended(call, NOW, &said);
        let call = limiter.call(NOW).unwrap();
        limiter.ended(call, NOW, &not_a_code());
        assert!(!limiter.is_free());
        let _last = limiter.call(NOW).expect("it cost no call either");
        assert!(limiter.call(NOW).is_err(), "none is left");
    }

    #[test]
    fn an_account_that_is_spared_stays_so_after_a_code_that_was_not_sent() {
        let mut limiter = AccountLimiter::default();
        let call = limiter.call(NOW).unwrap();
        limiter.ended(call, NOW, &sent(Ok(Answer::Done(())), Went::Answered(200)));
        let call = limiter.call(NOW).unwrap();
        limiter.ended(call, NOW, &not_a_code());
        assert!(limiter.is_free());
    }

    #[test]
    fn a_limit_before_the_first_request_is_waited_for() {
        let mut limiter = AccountLimiter::default();
        let call = limiter.call(NOW).unwrap();
        let wait = Duration::from_secs(30);
        let refused = Err(RequestError::TooManyRequests { wait });
        limiter.ended(call, NOW, &sent(refused, Went::Nowhere));
        assert!(limiter.wait(NOW).is_some_and(|left| left >= wait));
    }

    #[test]
    fn a_server_under_maintenance_is_left_alone_by_accounts_without_a_limit_too() {
        let mut limiter = AccountLimiter::default();
        let call = limiter.call(NOW).unwrap();
        limiter.ended(call, NOW, &sent(Ok(Answer::Done(())), Went::Answered(200)));
        let wait = Duration::from_secs(5);
        limiter.hold(NOW, wait);
        assert!(limiter.wait(NOW).is_some_and(|left| left >= wait));
        assert_eq!(limiter.wait(NOW + wait * 2), None);
    }
}
