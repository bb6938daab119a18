//! One request as the account that is signed in to a workspace; knows no feature.

mod asked;
mod code_in_hand;
mod codes;
mod desk;
pub mod pace;
mod refusals;
mod single_calls;
mod stop;

pub(crate) use codes::{Codes, Then};
pub(crate) use desk::Desk;
pub(crate) use refusals::Refusals;
pub(crate) use single_calls::SingleRoute;
pub(crate) use stop::{StopSignal, Stops};
