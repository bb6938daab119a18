//! How many calls a server still takes.

use std::time::Duration;

/// What `X-RateLimit-*` of an answer said about its route.
///
/// Servers count per internet address and route in a fixed window, 10 calls in 60 s unless set
/// otherwise; accounts with `api-bypass-rate-limit` get no such headers (Rocket.Chat, ApiClass.ts).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RateLimit {
    /// Calls in a window.
    pub limit: u32,
    /// Calls left in this window.
    pub remaining: u32,
    /// Until the next window opens.
    pub reset_in: Duration,
}
