//! Requests that are sent one by one, outside of readings and endings, and counted with theirs: a
//! server does not tell them apart.

use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use rocketchat::{Answer, Error as RequestError, SecondFactor, endpoint::Endpoint};

use crate::{
    account::SignIn,
    directory::{WorkspaceId, Workspaces},
    error::Error,
    server::{
        desk::Desk,
        pace::{AccountPace, Route},
    },
};

/// What the account of one workspace may do at a route by single requests.
#[derive(Debug, Default)]
pub struct SinglePace(Mutex<AccountPace>);

impl SinglePace {
    fn pace(&self) -> MutexGuard<'_, AccountPace> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Desk {
    fn single_pace(&self, route: SingleRoute) -> &SinglePace {
        match route {
            SingleRoute::ShowSession => &self.showing,
            SingleRoute::UsersInRole => &self.learning_admins,
        }
    }
}

/// A route that is called by single requests.
#[derive(Debug, Clone, Copy)]
pub enum SingleRoute {
    /// `GET sessions/info.admin`
    ShowSession,
    /// `GET roles.getUsersInRole`
    UsersInRole,
}

impl From<SingleRoute> for Route {
    fn from(route: SingleRoute) -> Self {
        match route {
            SingleRoute::ShowSession => Self::ShowSession,
            SingleRoute::UsersInRole => Self::UsersInRole,
        }
    }
}

impl Workspaces {
    /// Sends a request once. Where the server would refuse it for its limit, it is refused here, in
    /// the same words: a call that is refused counts, too.
    ///
    /// # Errors
    /// The outer one for what is no answer of the server: [`Error::Locked`],
    /// [`Error::UnknownWorkspace`], [`Error::MadeForAnother`].
    pub(crate) async fn send_single<E: Endpoint>(
        &self,
        (id, desk): (&WorkspaceId, &Desk),
        route: SingleRoute,
        request: &E,
        sign_in: &SignIn,
        second_factor: Option<&SecondFactor>,
    ) -> Result<Result<Answer<E::Reply>, RequestError>, Error> {
        let client = self.client(id, desk)?;
        let credentials = sign_in.for_server(client.server())?;
        let single = desk.single_pace(route);
        let called = {
            let mut pace = single.pace();
            pace.move_to(self.paces.of(client.server(), route.into()));
            pace.call(self.elapsed())
        };
        let under_way = match called {
            Ok(under_way) => under_way,
            Err(wait) => return Ok(Err(RequestError::TooManyRequests { wait })),
        };
        let sent = client.send_measured(request, Some(credentials), second_factor).await;
        single.pace().ended(under_way, self.elapsed(), &sent);
        Ok(sent.answer)
    }

    /// How long the next single request has to wait; `None`: not at all.
    pub(crate) fn single_wait(&self, desk: &Desk, route: SingleRoute) -> Option<Duration> {
        desk.single_pace(route).pace().wait(self.elapsed())
    }

    fn elapsed(&self) -> Duration {
        (self.settings.stopwatch)()
    }
}
