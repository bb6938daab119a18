//! What can go wrong with one request, for those who must cope with it.

use std::{
    io,
    pin::Pin,
    task::{Context, Poll},
};

use axum::{
    body::{Body, Bytes, HttpBody},
    http::{HeaderValue, Response, StatusCode, header::CONTENT_TYPE},
};
use hyper::body::Frame;

/// What goes wrong with the request that is being answered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Fault {
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
    /// A proxy in front answers 502, and the server never hears of the request.
    BadGatewayBefore,
    /// The server does what it is asked for, and a proxy in front answers 502.
    BadGatewayAfter,
    /// The server does what it is asked for, and a proxy in front answers 503 with `Retry-After`.
    MaintenanceAfter,
}

/// What a proxy says whose server gave no answer: a page, no JSON.
const BAD_GATEWAY: &str = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n\
     <body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n\
     </body>\r\n</html>\r\n";

/// A request is answered only when this is done.
pub(crate) type Delay = Pin<Box<dyn Future<Output = ()> + Send>>;

/// The answer of a proxy whose server gave none.
pub(crate) fn bad_gateway() -> Response<Body> {
    let mut response = Response::new(Body::from(BAD_GATEWAY));
    *response.status_mut() = StatusCode::BAD_GATEWAY;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/html"));
    response
}

/// So many seconds after its answer a proxy under maintenance is to be asked again.
const RETRY_AFTER: &str = "5";

/// The answer of a proxy that hides an error of its server behind its page for maintenance.
pub(crate) fn maintenance() -> Response<Body> {
    let mut response = Response::new(Body::from("<html>Back soon</html>"));
    *response.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/html"));
    response
        .headers_mut()
        .insert(axum::http::header::RETRY_AFTER, HeaderValue::from_static(RETRY_AFTER));
    response
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
