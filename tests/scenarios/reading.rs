//! All sessions of a workspace; each scenario counts the requests that the server saw.

mod codes;
mod contradictions;
mod ended;
mod endless;
mod limit;
mod moving;
mod pausing;
mod quiet;
pub mod room;
mod several;
mod sign_in_code;
mod signing_in_again;
mod sleepers;
mod two_accounts;
