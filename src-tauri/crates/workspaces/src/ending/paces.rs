//! When the next request of an ending may be sent; each route is counted by itself.

use rocketchat::ServerUrl;

use super::job::Step;
use crate::pace::{AccountPace, Paces, Route};

/// What one account may do at the routes that an ending needs.
#[derive(Debug, Default)]
pub struct EndingPaces {
    end: AccountPace,
    end_all: AccountPace,
    show: AccountPace,
    list: AccountPace,
}

impl EndingPaces {
    /// The paces at this server, which others may share.
    pub fn move_to(&mut self, paces: &Paces, server: &ServerUrl) {
        self.end.move_to(paces.of(server, Route::EndSession));
        self.end_all.move_to(paces.of(server, Route::LogOutUser));
        self.show.move_to(paces.of(server, Route::ShowSession));
        self.list.move_to(paces.of(server, Route::ListAllSessions));
    }

    /// That of a route.
    pub fn of(&mut self, route: Route) -> &mut AccountPace {
        match route {
            Route::EndSession => &mut self.end,
            Route::LogOutUser => &mut self.end_all,
            Route::ShowSession => &mut self.show,
            Route::ListAllSessions => &mut self.list,
        }
    }
}

/// Where a step is sent to as one request; a reading keeps to the server's limit by itself.
pub fn route_of(step: &Step) -> Option<Route> {
    match step {
        Step::EndAll(_) => Some(Route::LogOutUser),
        Step::End(_) => Some(Route::EndSession),
        Step::Show(_) => Some(Route::ShowSession),
        Step::List(_) => Some(Route::ListAllSessions),
        Step::ReadAll | Step::Wait => None,
    }
}
