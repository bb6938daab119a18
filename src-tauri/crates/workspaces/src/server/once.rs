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
        connection::Connection,
        limiter::{AccountLimiter, Route},
    },
};

/// What the account of one workspace may do at a route by single requests.
#[derive(Debug, Default)]
pub struct OnceLimiter(Mutex<AccountLimiter>);

impl OnceLimiter {
    fn limiter(&self) -> MutexGuard<'_, AccountLimiter> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Connection {
    fn limiter_of(&self, route: OnceRoute) -> &OnceLimiter {
        match route {
            OnceRoute::ShowSession => &self.showing,
            OnceRoute::UsersInRole => &self.learning_admins,
        }
    }
}

/// A route that is called by single requests.
#[derive(Debug, Clone, Copy)]
pub enum OnceRoute {
    /// `GET sessions/info.admin`
    ShowSession,
    /// `GET roles.getUsersInRole`
    UsersInRole,
}

impl From<OnceRoute> for Route {
    fn from(route: OnceRoute) -> Self {
        match route {
            OnceRoute::ShowSession => Self::ShowSession,
            OnceRoute::UsersInRole => Self::UsersInRole,
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
    pub(crate) async fn send_once<E: Endpoint>(
        &self,
        (id, connection): (&WorkspaceId, &Connection),
        route: OnceRoute,
        request: &E,
        sign_in: &SignIn,
        second_factor: Option<&SecondFactor>,
    ) -> Result<Result<Answer<E::Reply>, RequestError>, Error> {
        let client = self.client(id, connection)?;
        let credentials = sign_in.for_server(client.server())?;
        let single = connection.limiter_of(route);
        let called = {
            let mut limiter = single.limiter();
            limiter.move_to(self.limiters.of(client.server(), route.into()));
            limiter.call(self.elapsed())
        };
        let permit = match called {
            Ok(permit) => permit,
            Err(wait) => return Ok(Err(RequestError::TooManyRequests { wait })),
        };
        let sent = client.send_measured(request, Some(credentials), second_factor).await;
        single.limiter().ended(permit, self.elapsed(), &sent);
        Ok(sent.answer)
    }

    /// How long the next single request has to wait; `None`: not at all.
    pub(crate) fn single_wait(
        &self,
        connection: &Connection,
        route: OnceRoute,
    ) -> Option<Duration> {
        connection.limiter_of(route).limiter().wait(self.elapsed())
    }

    fn elapsed(&self) -> Duration {
        (self.settings.stopwatch)()
    }
}
