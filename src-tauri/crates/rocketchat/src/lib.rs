//! The REST client for one Rocket.Chat workspace: HTTP and JSON.
//!
//! It does not know that there is more than one workspace, nor what a window, a file or a keyring
//! is. One endpoint is one file below [`endpoint`]; [`Client::send`] sends any of them.

mod client;
mod connection;
pub mod endpoint;
mod error;
mod headers;
mod interruption;
mod proof;
mod rate_limit;
mod recognition;
mod reply;
mod request;
pub mod rewritten_links;
mod rows;
mod scrub;
mod second_factor;
mod secret;
mod server_url;
mod session;
mod session_id;
mod sessions;
mod trust;
mod wire;

pub use client::{Client, Credentials, Patience, Sent, Went};
pub use connection::DesktopProxy;
pub use error::{Certificate, Encryption, Error, Missing, SignInRefused, Unreachable};
pub use proof::Proof;
pub use rate_limit::RateLimit;
pub use request::{Action, Json, Request};
pub use rows::{RowId, Unreadable};
pub use second_factor::{Answer, Attempt, Challenge, Method, SecondFactor};
pub use secret::Secret;
pub use server_url::{AddressProblem, ServerUrl, with_web_scheme};
pub use session::{Device, OperatingSystem, Person, Session};
pub use session_id::{SessionId, SessionIdProblem};
pub use sessions::Sessions;
pub use trust::{NotACertificate, Trust};
