//! What can go wrong with one request, for those who must cope with it.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::{Body, Bytes, HttpBody};
use hyper::body::Frame;

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
    /// The server does what it is asked for, and its answer never comes to an end.
    NeverAnswered,
    /// The server says that it has ended something, and has not.
    OnlyAnswered,
}

/// A body that breaks off before its first byte, and the connection with it.
pub(crate) fn broken_off() -> Body {
    Body::new(BrokenOff)
}

/// A body that has no end, and no byte either.
pub(crate) fn never_ending() -> Body {
    Body::new(NeverEnding)
}

struct NeverEnding;

impl HttpBody for NeverEnding {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        Poll::Pending
    }
}

struct BrokenOff;

impl HttpBody for BrokenOff {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        Poll::Ready(Some(Err(io::ErrorKind::ConnectionAborted.into())))
    }
}
