//! The state of a workspace, while it runs.

use std::sync::Arc;

use jiff::Timestamp;

use crate::{
    accounts::{Account, Accounts, TokenKind, token_hash},
    clock::{Clock, later},
    fault::{Delay, Fault},
    generation::Generation,
    outbox::Outbox,
    permissions::Permissions,
    random::Random,
    rate_limit::RateLimits,
    raw_rows::RawRows,
    sessions::{Device, Record, Sessions, TokenOf},
    settings::Settings,
    world::World,
};

/// Everything that stands on the server.
pub(crate) struct Workspace {
    pub(crate) generation: Generation,
    /// `http://127.0.0.1:PORT`: the server's own idea of its address.
    pub(crate) address: String,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) random: Random,
    pub(crate) settings: Settings,
    pub(crate) permissions: Permissions,
    /// Whether the licence has the module `device-management`.
    pub(crate) licensed: bool,
    pub(crate) accounts: Accounts,
    pub(crate) sessions: Sessions,
    pub(crate) outbox: Outbox,
    pub(crate) rate_limits: RateLimits,
    pub(crate) started: Timestamp,
    /// What goes wrong with the request that is being answered.
    pub(crate) fault: Fault,
    /// What its answer waits for.
    pub(crate) delay: Option<Delay>,
    pub(crate) raw_rows: RawRows,
    /// Whether `list.all` has no end.
    pub(crate) endless_list: bool,
    /// The sessions that are answered to be ended, by when they are.
    ends_soon: Vec<(Timestamp, EndsSoon)>,
}

/// A session that is answered to be ended, and is not yet.
struct EndsSoon {
    session: String,
    by: String,
}

/// So many milliseconds after its answer a server of the first kind has written what it said.
const WRITTEN_AFTER: i64 = 150;

impl Workspace {
    pub(crate) fn new(
        generation: Generation,
        address: String,
        world: World,
        clock: Arc<dyn Clock>,
        random: Random,
    ) -> Self {
        let started = clock.now();
        Self {
            generation,
            address,
            clock,
            random,
            settings: world.settings,
            permissions: world.permissions,
            licensed: world.licensed,
            accounts: world.accounts,
            sessions: Sessions::new(
                world.sessions.into_iter().map(|seed| seed.record(started)).collect(),
            ),
            outbox: Outbox::default(),
            rate_limits: RateLimits::new(started),
            started,
            fault: Fault::None,
            delay: None,
            raw_rows: RawRows::default(),
            endless_list: false,
            ends_soon: Vec::new(),
        }
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Sets a server setting; new limits open new windows.
    pub(crate) fn set_setting(&mut self, id: &str, value: serde_json::Value) {
        self.settings.set(id, value);
        if id.starts_with("API_Enable_Rate_Limiter_Limit_") {
            self.rate_limits = RateLimits::new(self.now());
        }
    }

    /// Makes a new token of an account, if there is one of this ID, and keeps its hash.
    pub(crate) fn issue_token(&mut self, user_id: &str, kind: TokenKind) -> Option<String> {
        let now = self.now();
        let token = self.random.token();
        self.accounts.get_mut(user_id)?.add_token(&token, kind, now);
        Some(token)
    }

    /// The account that this pair of headers opens: both must fit.
    pub(crate) fn account_of(&self, user_id: &str, token: &str) -> Option<&Account> {
        let account = self.accounts.get(user_id)?;
        let days = self.settings.number("Accounts_LoginExpiration");
        let live = account.token(&token_hash(token))?.is_live(self.now(), days);
        live.then_some(account)
    }

    /// Adds a live session of a sign-in, as if a browser on this machine had connected with it.
    pub(crate) fn add_session(&mut self, user_id: &str, token: &str) -> String {
        let id = self.random.id();
        let device = Device {
            os: Some(crate::sessions::System {
                name: Some("Linux".to_owned()),
                version: Some(String::new()),
                ..crate::sessions::System::default()
            }),
            ..Device::new("browser", "Chrome", "1", "", "")
        };
        let token = TokenOf::SignIn(token_hash(token));
        let mut record =
            Record::new(id.clone(), user_id.into(), token, Some(Arc::new(device)), self.now());
        record.host = Some(self.address.trim_start_matches("http://").into());
        record.ip = Some("127.0.0.1".to_owned());
        self.sessions.add(record);
        id
    }

    /// Ends a session for good: its token opens nothing any more. Says whether there is one.
    pub(crate) fn end_session(&mut self, id: &str, by: Option<&str>) -> bool {
        let Some(record) = self.sessions.get(id) else {
            return false;
        };
        if self.fault == Fault::OnlyAnswered {
            return true;
        }
        let hash = record.login_token().into_owned();
        if let Some(owner) = self.accounts.get_mut(&record.user_id.clone()) {
            owner.remove_token(&hash);
        }
        self.sessions.end(id, self.now(), by);
        true
    }

    /// Ends a session as this server does when it is asked to: at once, or after its answer. Says
    /// whether there is one.
    pub(crate) fn is_asked_to_end(&mut self, id: &str, by: &str) -> bool {
        if !self.generation.answers_before_it_ends() {
            return self.end_session(id, Some(by));
        }
        let is_there = self.sessions.get(id).is_some();
        if is_there && self.fault != Fault::OnlyAnswered {
            let ends = EndsSoon { session: id.to_owned(), by: by.to_owned() };
            self.ends_soon.push((later(self.now(), WRITTEN_AFTER), ends));
        }
        is_there
    }

    /// Ends what was answered to be ended so long ago that it is.
    pub(crate) fn end_what_is_due(&mut self) {
        let now = self.now();
        let due: Vec<_> = self.ends_soon.extract_if(.., |(at, _)| *at <= now).collect();
        for (_, EndsSoon { session, by }) in due {
            self.end_session(&session, Some(&by));
        }
    }

    /// Ends every sign-in of a user, access tokens included.
    pub(crate) fn end_user(&mut self, user_id: &str, by: Option<&str>) {
        if self.fault == Fault::OnlyAnswered {
            return;
        }
        if let Some(account) = self.accounts.get_mut(user_id) {
            account.tokens.clear();
        }
        // Older servers forget the tokens and leave the rows standing (changed in December 2025).
        if self.generation >= Generation::V8_4 {
            self.sessions.end_user(user_id, self.now(), by);
        }
    }
}
