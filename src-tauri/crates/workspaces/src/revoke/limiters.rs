//! When the next request of an ending may be sent; each route is counted by itself.

use std::{collections::HashMap, time::Duration};

use rocketchat::ServerUrl;

use super::job::Step;
use crate::server::limiter::{AccountLimiter, RateLimiters, Route};

/// What one account may do at the routes that an ending needs.
#[derive(Debug, Default)]
pub struct RevocationLimiters(HashMap<Route, AccountLimiter>);

const ROUTES: [Route; 4] =
    [Route::EndSession, Route::LogOutUser, Route::ShowSession, Route::ListAllSessions];

impl RevocationLimiters {
    /// The limiters at this server, which others may share.
    pub fn move_to(&mut self, limiters: &RateLimiters, server: &ServerUrl) {
        for route in ROUTES {
            self.of(route).move_to(limiters.of(server, route));
        }
    }

    /// No route is called for so long.
    pub fn hold(&mut self, now: Duration, wait: Duration) {
        for route in ROUTES {
            self.of(route).hold(now, wait);
        }
    }

    /// That of a route.
    pub fn of(&mut self, route: Route) -> &mut AccountLimiter {
        self.0.entry(route).or_default()
    }
}

/// Where a step is sent to as one request; a reading keeps to the server's limit by itself.
pub fn route_of(step: &Step) -> Option<Route> {
    match step {
        Step::EndAll(_) => Some(Route::LogOutUser),
        Step::End(_) => Some(Route::EndSession),
        Step::Show(_) => Some(Route::ShowSession),
        Step::List(_) => Some(Route::ListAllSessions),
        Step::ReadAll | Step::Version | Step::Wait => None,
    }
}
