//! What happens on a workspace while somebody reads it.

use std::ops::Range;

use crate::accounts::Accounts;
use crate::sessions::{Record, TokenOf};
use crate::workspace::Workspace;

/// Called before each answer, with the path that was asked for.
pub(crate) type Act = Box<dyn FnMut(&mut Meanwhile<'_>, &str) + Send>;

/// A workspace between two answers: people connect, connect again, and end their sessions.
pub struct Meanwhile<'a>(pub(crate) &'a mut Workspace);

impl Meanwhile<'_> {
    /// Somebody's browser connects; gives the ID of the session.
    pub fn connect(&mut self) -> String {
        let id = self.0.random.id();
        self.connect_as(id.clone());
        id
    }

    /// A session comes back with a new time, as if it had just connected.
    pub fn reconnect(&mut self, session_id: &str) {
        let now = self.0.now();
        self.0.sessions.end(session_id, now, None);
        self.connect_as(session_id.to_owned());
    }

    /// A session ends. Nothing happens when there is none of this ID.
    pub fn end(&mut self, session_id: &str) {
        self.0.end_session(session_id, None);
    }

    /// The IDs of listed sessions by their place, the newest first.
    #[must_use]
    pub fn session_ids(&self, places: Range<usize>) -> Vec<String> {
        let (page, _) = self.0.sessions.page(None, places.start, places.len());
        page.iter().map(|record| record.id.clone()).collect()
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

    fn connect_as(&mut self, id: String) {
        let user_id = self.any_user();
        let now = self.0.now();
        self.0.sessions.add(Record::new(id, user_id.into(), TokenOf::Nobody, None, now));
    }

    fn any_user(&self) -> String {
        let accounts: &Accounts = &self.0.accounts;
        accounts.all().iter().next().map(|account| account.id.clone()).unwrap_or_default()
    }
}
