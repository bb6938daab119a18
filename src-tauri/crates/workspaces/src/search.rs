//! Searching the sessions that were read: the parser of a query, results, export, look-up.

mod caller;
pub mod export;
pub mod find;
mod internet_address;
mod look_alike;
mod look_up;
pub mod parse;
mod session_card;

pub(crate) use look_up::{lacks_device_management, no_code_is_enough};
pub(crate) use session_card::cleaned;

pub use internet_address::InternetAddress;
pub use look_alike::is_look_alike;
pub use session_card::{Person, SessionCard};
