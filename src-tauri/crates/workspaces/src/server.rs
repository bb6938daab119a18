//! One request as the account that is signed in to a workspace; knows no feature.

mod abort_on_lock;
mod code_in_hand;
mod codes;
mod connection;
pub mod limiter;
mod once;
mod refusals;
mod stop;

pub(crate) use codes::{Codes, OnChallenge};
pub(crate) use connection::Connection;
pub(crate) use once::OnceRoute;
pub(crate) use refusals::Refusals;
pub(crate) use stop::{StopSignal, Stops};
