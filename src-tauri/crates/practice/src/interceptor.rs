//! What happens on a workspace while somebody reads it.

use std::ops::Range;

use crate::{
    accounts::Accounts,
    fault::Fault,
    sessions::{Record, TokenOf},
    workspace::Workspace,
};

/// Called before each answer, with the path that was asked for.
pub(crate) type Act = Box<dyn FnMut(&mut Interceptor<'_>, &str) + Send>;

/// A workspace between two answers: people connect, connect again, and end their sessions.
pub struct Interceptor<'a>(pub(crate) &'a mut Workspace);

impl Interceptor<'_> {
    /// Somebody's browser connects; gives the ID of the session.
    pub fn connect(&mut self) -> String {
        let user_id = self.any_user();
        self.connect_user(&user_id)
    }

    /// A browser of this user connects; gives the ID of the session.
    pub fn connect_user(&mut self, user_id: &str) -> String {
        let id = self.0.random.id();
        self.connect_as(id.clone(), user_id);
        id
    }

    /// Whose session this is.
    #[must_use]
    pub fn owner_of(&self, session_id: &str) -> Option<String> {
        self.0.sessions.get(session_id).map(|record| record.user_id.to_string())
    }

    /// A session comes back with a new time, as if it had just connected.
    pub fn reconnect(&mut self, session_id: &str) {
        let now = self.0.now();
        self.0.sessions.end(session_id, now, None);
        let user_id = self.any_user();
        self.connect_as(session_id.to_owned(), &user_id);
    }

    /// The client of a session connects again with the same token: a new record with a new ID, which
    /// is given. Lists show the new one instead; `info.admin` still finds the old one by its ID,
    /// and ending either ends the token of both.
    ///
    /// # Panics
    /// If no session has this ID.
    pub fn reconnect_with_its_token(&mut self, session_id: &str) -> String {
        let (id, now) = (self.0.random.id(), self.0.now());
        let is_there = self.0.sessions.reconnect(session_id, id.clone(), now);
        assert!(is_there, "no session is called {session_id:?} here");
        id
    }

    /// A session ends. Nothing happens when there is none of this ID.
    pub fn end(&mut self, session_id: &str) {
        self.0.end_session(session_id, None);
    }

    /// A session is forgotten, as the server does with old ones: nobody has its ID any more.
    pub fn forget(&mut self, session_id: &str) {
        let now = self.0.now();
        self.0.sessions.forget(session_id, now);
    }

    /// The IDs of listed sessions by their place, the newest first.
    #[must_use]
    pub fn session_ids(&self, places: Range<usize>) -> Vec<String> {
        let (page, _) = self.0.sessions.page(None, places.start, places.len());
        page.iter().map(|record| record.id.clone()).collect()
    }

    /// The server dies before it has looked at this request: nothing is done, nothing answered.
    pub fn lose_request(&mut self) {
        self.0.fault = Fault::RequestLost;
    }

    /// The server does what this request asks for, and dies before it can answer.
    pub fn lose_answer(&mut self) {
        self.0.fault = Fault::AnswerLost;
    }

    /// The server does what this request asks for, and its answer never comes to an end.
    pub fn never_answer(&mut self) {
        self.0.fault = Fault::NeverAnswered;
    }

    /// The server answers this request as if it had ended what it should end, and ends nothing.
    pub fn only_answer(&mut self) {
        self.0.fault = Fault::OnlyAnswered;
    }

    /// A proxy in front answers this request with 502; the server never hears of it.
    pub fn bad_gateway_before(&mut self) {
        self.0.fault = Fault::BadGatewayBefore;
    }

    /// The server does what this request asks for, and a proxy in front answers 502.
    pub fn bad_gateway_after(&mut self) {
        self.0.fault = Fault::BadGatewayAfter;
    }

    /// The server does what this request asks for, and a proxy in front answers 503 with
    /// `Retry-After`: 5 seconds.
    pub fn maintenance_after(&mut self) {
        self.0.fault = Fault::MaintenanceAfter;
    }

    /// The answer to this request leaves only when `ready` is done; the server has done its work
    /// before, and answers others in between. `tokio::time::sleep` makes a slow route, the receiver
    /// of a channel one that waits until it is let go.
    pub fn answer_after(&mut self, ready: impl Future<Output = ()> + Send + 'static) {
        self.0.delay = Some(Box::pin(ready));
    }

    /// From now on this field of a session's row holds these bytes, wherever an administrator
    /// sees the row: as they are, whether they are JSON or not. [`crate::unreadable_values`] has
    /// some that no reader takes.
    pub fn put_raw_in_row(&mut self, session_id: &str, field: &str, value: impl Into<Vec<u8>>) {
        self.0.raw_rows.put(session_id, field, value.into());
    }

    /// Whether `list.all` has no end from now on: behind the last session there is always another
    /// one, the same at the same place and older than the one before; the total always promises
    /// more than were shown.
    pub fn set_endless_list(&mut self, endless: bool) {
        self.0.endless_list = endless;
    }

    /// Takes a permission from a role.
    pub fn revoke(&mut self, permission: &str, role: &str) {
        let now = self.0.now();
        self.0.permissions.revoke(permission, role, now);
    }

    /// Sets a server setting by its real name.
    pub fn set_setting(&mut self, id: &str, value: impl Into<serde_json::Value>) {
        self.0.set_setting(id, value.into());
    }

    /// Other clients behind the same address as the caller's (this machine) call a `GET` route.
    pub fn others_call(&mut self, path: &str, calls: usize) {
        let workspace = &mut *self.0;
        let limit = workspace.settings.number("API_Enable_Rate_Limiter_Limit_Calls_Default");
        let length = workspace.settings.number("API_Enable_Rate_Limiter_Limit_Time_Default");
        let (now, route) = (workspace.now(), format!("{path} GET"));
        for _ in 0..calls {
            workspace.rate_limits.count(&route, "127.0.0.1", now, limit, length);
        }
    }

    /// Makes the server forget that somebody has shown a second factor.
    pub fn forget_second_factors(&mut self) {
        self.0.accounts.forget_second_factors();
    }

    fn connect_as(&mut self, id: String, user_id: &str) {
        let now = self.0.now();
        self.0.sessions.add(Record::new(id, user_id.into(), TokenOf::Nobody, None, now));
    }

    fn any_user(&self) -> String {
        let accounts: &Accounts = &self.0.accounts;
        accounts.all().iter().next().map(|account| account.id.clone()).unwrap_or_default()
    }
}
