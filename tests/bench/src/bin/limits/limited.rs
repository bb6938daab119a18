//! A practice workspace with a limit of its own, and the shortest time in which it can be read.

use std::time::{Duration, Instant};

use practice::{AccessToken, Generation, Running, World};

use crate::Failure;

/// What a server gives in a page.
pub const PAGE: u32 = 100;
const CALLS: &str = "API_Enable_Rate_Limiter_Limit_Calls_Default";
const LENGTH: &str = "API_Enable_Rate_Limiter_Limit_Time_Default";
const LIST: &str = "/api/v1/sessions/list.all";

/// How a server counts.
#[derive(Debug, Clone, Copy)]
pub struct Limit {
    /// Calls allowed in a window; nothing where the account passes by the limit.
    pub calls: Option<u32>,
    /// How long a window is.
    pub window: Duration,
}

/// A practice workspace whose limit was just set.
pub struct Limited {
    /// The server.
    pub server: Running,
    /// Who reads.
    pub token: AccessToken,
    limit: Limit,
    sessions: u32,
    opened: Instant,
}

impl Limited {
    /// Starts a workspace with so many sessions. Nobody is asked for a second factor.
    pub async fn start(sessions: u32, limit: Limit) -> Result<Self, Failure> {
        let world = World::seeded(usize::try_from(sessions)?);
        let server = practice::start(Generation::V8_6, world).await?;
        let reader = if limit.calls.is_some() { "auditor" } else { "admin" };
        let token = server.add_access_token(reader, true);
        let mut limited = Self { server, token, limit, sessions, opened: Instant::now() };
        limited.open_window();
        Ok(limited)
    }

    /// Has the first window begin now.
    pub fn open_window(&mut self) {
        self.server.set_setting(LENGTH, u64::try_from(self.limit.window.as_millis()).unwrap_or(0));
        self.opened = Instant::now();
        self.server.set_setting(CALLS, self.limit.calls.unwrap_or(10));
    }

    /// The shortest time in which all pages can be read from now on: the calls left in this window
    /// at once, then a whole window for each further burst. The time of the requests themselves is
    /// not in it.
    pub fn least(&self) -> Duration {
        let Limit { calls: Some(calls), window } = self.limit else {
            return Duration::ZERO;
        };
        let pages = self.sessions.div_ceil(PAGE);
        let Some(later) = pages.checked_sub(calls).filter(|later| *later > 0) else {
            return Duration::ZERO;
        };
        let left = window.saturating_sub(self.opened.elapsed());
        left + window * (later.div_ceil(calls) - 1)
    }

    /// How many calls for a page were refused so far.
    pub fn refused(&self) -> usize {
        let requests = self.server.requests();
        requests.iter().filter(|seen| seen.path == LIST && seen.status == 429).count()
    }
}
