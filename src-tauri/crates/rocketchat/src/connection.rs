//! The HTTP client below a [`crate::Client`], and what it must never do.

mod proxy;
mod tls;

use std::time::Duration;

use bytes::Bytes;
use reqwest::{
    RequestBuilder, Url,
    header::{ACCEPT, CONTENT_TYPE},
    redirect, retry,
};

use crate::{Action, Request, ServerUrl, Trust};

pub use proxy::{DesktopProxy, Way};
pub use tls::{Noticed, SelfSigned};

/// Never changes: servers up to 7.5 bind a remembered second factor to it. Must not contain
/// ` Electron/`, which servers take for Rocket.Chat's own desktop app.
const USER_AGENT: &str = concat!("Gatehouse/", env!("CARGO_PKG_VERSION"));

/// Shorter than the 5 s after which Node.js closes a silent connection, so that no request is lost
/// on one that is just being closed.
const IDLE: Duration = Duration::from_secs(4);

/// Why there is no client.
#[derive(Debug, thiserror::Error)]
pub enum Unbuilt {
    /// The system's trust store cannot be read.
    #[error(transparent)]
    Store(#[from] rustls::Error),
    /// The library refuses, such as the address of a proxy.
    #[error(transparent)]
    Client(#[from] reqwest::Error),
}

/// A client for one server, and how it gets there.
///
/// It follows no redirect (the library would carry `X-Auth-Token` and bodies to another origin),
/// sends no `Referer`, keeps no cookies, sends nothing twice, and speaks plain `http` to this machine
/// alone, where it asks no proxy and no name server.
pub fn to(
    server: &ServerUrl,
    patience: Duration,
    trust: &Trust,
    desktop: &DesktopProxy,
    noticed: &Noticed,
) -> Result<(reqwest::Client, Way), Unbuilt> {
    let client = reqwest::Client::builder()
        .user_agent(USER_AGENT)
        .redirect(redirect::Policy::none())
        .referer(false)
        .retry(retry::never())
        .connect_timeout(patience)
        .pool_idle_timeout(IDLE)
        .https_only(!server.is_loopback());
    // Where nothing is encrypted, no store is read: a machine without one can still practise.
    let client = if server.is_encrypted() {
        client.tls_backend_preconfigured(tls::config(trust, noticed)?)
    } else {
        client.tls_certs_only([])
    };
    let way = Way::to(server, desktop);
    let client = way.set(client, desktop)?;
    if !server.is_loopback() {
        return Ok((client.build()?, way));
    }
    let this_machine = [([127, 0, 0, 1], 0).into(), ([0, 0, 0, 0, 0, 0, 0, 1], 0).into()];
    Ok((client.resolve_to_addrs("localhost", &this_machine).build()?, way))
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
        let (trust, noticed) = (Trust::system(), Noticed::default());
        let client = to(&server, Duration::from_secs(1), &trust, &DesktopProxy::None, &noticed);
        let (client, _) = client.unwrap();
        let url = format!("http://{}/", listener.local_addr().unwrap());
        let problem = client.get(url).send().await.unwrap_err();
        assert!(problem.is_builder(), "{problem:?}");
        listener.set_nonblocking(true).unwrap();
        assert!(listener.accept().is_err(), "a connection was made");
    }
}
