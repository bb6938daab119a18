//! One pace for each server and route, and what an account has to do with it.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use rocketchat::{Error as RequestError, Sent, ServerUrl};

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
            (Err(RequestError::TooManyRequests { wait }), _) => {
                self.spared = false;
                pace.refused(call, now, *wait);
            }
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
