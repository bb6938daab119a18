//! What can go wrong with one request, for those who must cope with it.

use axum::body::Body;
use http_body_util::{Full, Limited};

/// What goes wrong with the request that is being answered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// Nothing.
    #[default]
    None,
    /// The server dies before it has looked at it: nothing is done, and nothing answered.
    RequestLost,
    /// The server dies between doing and answering.
    AnswerLost,
    /// The server says that it has ended something, and has not.
    OnlyAnswered,
}

/// A body that breaks off, and the connection with it.
pub(crate) fn broken_off() -> Body {
    Body::new(Limited::new(Full::<axum::body::Bytes>::from("never read"), 0))
}
