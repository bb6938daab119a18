//! Why an exchange broke off, told by the types in the chain of causes rather than by their words.

use std::{error::Error as Cause, io};

use crate::{Certificate, Error, Unreachable};

mod certificate;

/// The longest chain of causes that is passed on, in characters.
const LONGEST_DETAILS: usize = 500;

/// Reads the HTTP library's error. `proxied` says that a proxy stands before the server.
pub fn read(problem: &reqwest::Error, proxied: bool) -> Error {
    let details = details(problem);
    if let Some(problem) = chain(problem).find_map(certificate::read) {
        return Error::Certificate { problem, details };
    }
    let connecting = problem.is_connect();
    let unreachable = |reason| Error::Unreachable { reason, details: details.clone() };
    if connecting && proxied {
        return unreachable(Unreachable::Proxy);
    }
    if problem.is_timeout() {
        return unreachable(Unreachable::TimedOut);
    }
    if problem.is_dns() {
        return unreachable(Unreachable::NameNotFound);
    }
    if problem.is_builder() || (connecting && chain(problem).any(is_nobody_there)) {
        return unreachable(Unreachable::Refused);
    }
    if let Some(problem) = chain(problem).find_map(|cause| cause.downcast_ref::<hyper::Error>()) {
        if problem.is_parse() {
            let details = "the head of its answer is not HTTP, or too large".to_owned();
            return Error::NotRocketChat { details };
        }
    } else if problem.is_decode() {
        return Error::UnexpectedReply { details: "it cannot be unpacked".to_owned() };
    }
    unreachable(Unreachable::ConnectionLost)
}

/// Why there is no client at all: the system's trust store cannot be read.
pub fn unbuilt(problem: &reqwest::Error) -> Error {
    Error::Certificate { problem: Certificate::Unusable, details: details(problem) }
}

/// All causes, those inside an [`io::Error`] included: it names its content's cause as its own.
fn chain<'a>(
    problem: &'a (dyn Cause + 'static),
) -> impl Iterator<Item = &'a (dyn Cause + 'static)> {
    std::iter::successors(Some(problem), |&cause| match cause.downcast_ref::<io::Error>() {
        Some(error) => error.get_ref().map(|inner| inner as &(dyn Cause + 'static)),
        None => cause.source(),
    })
}

fn is_nobody_there(cause: &(dyn Cause + 'static)) -> bool {
    use io::ErrorKind as Kind;
    let nobody_there = [
        Kind::ConnectionRefused,
        Kind::HostUnreachable,
        Kind::NetworkUnreachable,
        Kind::AddrNotAvailable,
        Kind::PermissionDenied,
    ];
    cause.downcast_ref::<io::Error>().is_some_and(|error| nobody_there.contains(&error.kind()))
}

/// The chain in words. The library's own first words are left out, since they name the address with
/// its query.
fn details(problem: &reqwest::Error) -> String {
    let mut words: Vec<String> = Vec::new();
    for cause in chain(problem).skip(1).map(ToString::to_string) {
        if words.last() != Some(&cause) {
            words.push(cause);
        }
    }
    words.join(": ").chars().take(LONGEST_DETAILS).collect()
}
