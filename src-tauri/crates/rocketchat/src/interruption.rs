//! Why an exchange broke off, told by the types in the chain of causes rather than by their words.

use std::{error::Error as Cause, io};

use crate::{
    Certificate, Encryption, Error, Unreachable,
    connection::{self, Noticed, Way},
};

mod certificate;
mod encryption;

/// The longest chain of causes that is passed on, in characters.
const LONGEST_DETAILS: usize = 500;

/// Reads the HTTP library's error of a request that went this way.
pub fn read(problem: &reqwest::Error, way: Way, noticed: &Noticed) -> Error {
    let details = details(problem);
    if let Some(problem) = chain(problem).find_map(certificate::read) {
        return Error::Certificate { problem, details };
    }
    let wanted = noticed.wants_certificate();
    let of_encryption = chain(problem).find_map(|cause| encryption::read(cause, wanted));
    // With TLS 1.3 a server says only after the handshake that a certificate is missing. All else
    // that goes wrong once a connection stands is the loss of it.
    let of_encryption = of_encryption
        .filter(|it| problem.is_connect() || matches!(it, Encryption::ClientCertificateWanted));
    if let Some(problem) = of_encryption {
        return Error::Encryption { problem, details };
    }
    let error = unencrypted(problem, way, &details);
    let is_lost =
        matches!(error, Error::Unreachable { reason: Unreachable::ConnectionLost, details: _ });
    if wanted && is_lost {
        // The server hung up before its alert was read.
        return Error::Encryption { problem: Encryption::ClientCertificateWanted, details };
    }
    error
}

fn unencrypted(problem: &reqwest::Error, way: Way, details: &str) -> Error {
    let connecting = problem.is_connect();
    let unreachable = |reason| Error::Unreachable { reason, details: details.to_owned() };
    if connecting && way.is_proxied() {
        // The library keeps its type to itself.
        let wants_sign_in = details.contains("proxy authorization required");
        let reason = if wants_sign_in { Unreachable::ProxyWantsSignIn } else { Unreachable::Proxy };
        return unreachable(reason);
    }
    if connecting && way == Way::DirectDespiteScript {
        return unreachable(Unreachable::ProxyScript);
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
pub fn unbuilt(problem: &connection::Unbuilt) -> Error {
    let details = match problem {
        connection::Unbuilt::Store(problem) => problem.to_string(),
        connection::Unbuilt::Client(problem) => details(problem),
    };
    Error::Certificate { problem: Certificate::Unusable, details }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_server_that_is_not_reached_is_told_by_the_way_that_was_tried() {
        let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let gone = format!("http://{}", listener.local_addr().unwrap());
        drop(listener);
        let client = reqwest::Client::builder().no_proxy().build().unwrap();
        let problem = client.get(gone).send().await.unwrap_err();
        for (way, expected) in [
            (Way::Direct, Unreachable::Refused),
            (Way::DirectDespiteScript, Unreachable::ProxyScript),
            (Way::System, Unreachable::Proxy),
            (Way::Desktop, Unreachable::Proxy),
        ] {
            let error = read(&problem, way, &Noticed::default());
            let Error::Unreachable { reason, details: _ } = error else { panic!("{error}") };
            assert_eq!(reason, expected, "{way:?}");
        }
    }
}
