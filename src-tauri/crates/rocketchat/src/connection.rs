//! The HTTP client below a [`crate::Client`], and what it must never do.

use std::time::Duration;

use bytes::Bytes;
use hyper_util::client::proxy::matcher::Matcher;
use reqwest::{
    RequestBuilder, Url,
    header::{ACCEPT, CONTENT_TYPE},
    redirect, retry,
};

use crate::{Action, Request, ServerUrl, Trust};

/// Never changes: servers up to 7.5 bind a remembered second factor to it. Must not contain
/// ` Electron/`, which servers take for Rocket.Chat's own desktop app.
const USER_AGENT: &str = concat!("Gatehouse/", env!("CARGO_PKG_VERSION"));

/// Shorter than the 5 s after which Node.js closes a silent connection, so that no request is lost
/// on one that is just being closed.
const IDLE: Duration = Duration::from_secs(4);

/// A client for one server.
///
/// It follows no redirect (the library would carry `X-Auth-Token` and bodies to another origin),
/// sends no `Referer`, keeps no cookies, sends nothing twice, and speaks plain `http` to this machine
/// alone, where it asks no proxy and no name server.
pub fn to(
    server: &ServerUrl,
    patience: Duration,
    trust: &Trust,
) -> reqwest::Result<reqwest::Client> {
    let client = reqwest::Client::builder()
        .user_agent(USER_AGENT)
        .redirect(redirect::Policy::none())
        .referer(false)
        .retry(retry::never())
        .connect_timeout(patience)
        .pool_idle_timeout(IDLE)
        .https_only(!server.is_loopback());
    let client = match trust.extra() {
        // Nothing is encrypted, so no store is read: a machine without one can still practise.
        _ if !server.is_encrypted() => client.tls_certs_only([]),
        [] => client,
        extra => client.tls_certs_merge(extra.iter().cloned()),
    };
    if server.is_loopback() {
        let this_machine = [([127, 0, 0, 1], 0).into(), ([0, 0, 0, 0, 0, 0, 0, 1], 0).into()];
        client.no_proxy().resolve_to_addrs("localhost", &this_machine).build()
    } else {
        client.build()
    }
}

/// Whether this computer's settings put a proxy before the server.
pub fn is_proxied(server: &ServerUrl) -> bool {
    let uri = server.join("/").as_str().parse();
    !server.is_loopback() && uri.is_ok_and(|uri| Matcher::from_system().intercept(&uri).is_some())
}

/// Turns what an endpoint asks for into HTTP.
pub fn prepare(client: &reqwest::Client, mut url: Url, request: Request) -> RequestBuilder {
    if !request.query.is_empty() {
        url.query_pairs_mut().extend_pairs(&request.query);
    }
    let builder = match request.action {
        Action::Read => client.get(url),
        Action::Post => client.post(url),
        Action::PostJson(json) => client
            .post(url)
            .header(CONTENT_TYPE, "application/json")
            .body(Bytes::from_owner(json.into_bytes())),
    };
    builder.header(ACCEPT, "application/json")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_this_client_is_not_taken_for_the_desktop_app() {
        assert!(!USER_AGENT.contains(" Electron/"));
        assert!(!USER_AGENT.contains("Rocket.Chat/"));
    }

    #[tokio::test]
    async fn the_client_for_another_machine_refuses_plain_http_before_a_socket_is_opened() {
        let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let server = ServerUrl::parse("https://chat.acme.example").unwrap();
        let client = to(&server, Duration::from_secs(1), &Trust::system()).unwrap();
        let url = format!("http://{}/", listener.local_addr().unwrap());
        let problem = client.get(url).send().await.unwrap_err();
        assert!(problem.is_builder(), "{problem:?}");
        listener.set_nonblocking(true).unwrap();
        assert!(listener.accept().is_err(), "a connection was made");
    }

    #[test]
    fn this_machine_is_asked_without_a_proxy() {
        assert!(!is_proxied(&ServerUrl::parse("localhost:3000").unwrap()));
    }
}
