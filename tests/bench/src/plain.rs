//! The plainest reader: hyper on one connection, pages into typed rows, nothing else.

use std::error::Error;

use http_body_util::{BodyExt as _, Empty};
use hyper::{
    Request, StatusCode,
    body::Bytes,
    client::conn::http1::{self, SendRequest},
};
use hyper_util::rt::TokioIo;
use serde::Deserialize;
use tokio::net::TcpStream;

/// A connection to one server.
#[derive(Debug)]
pub struct Plain {
    host: String,
    user_id: String,
    token: String,
    sender: SendRequest<Empty<Bytes>>,
}

/// What a session says of itself. A peer that only looks at it has to read it all the same.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Session {
    /// Its ID.
    pub session_id: String,
    /// Whose it is.
    pub user_id: Option<String>,
    /// Who that is.
    #[serde(rename = "_user")]
    pub user: Option<User>,
    /// What they connect with.
    pub device: Option<Device>,
    /// The server's name.
    pub host: Option<String>,
    /// From where.
    pub ip: Option<String>,
    /// Since when.
    pub login_at: Option<String>,
}

/// The owner of a session.
#[derive(Debug, Deserialize)]
pub struct User {
    /// The name to sign in with.
    pub username: Option<String>,
    /// The name to show.
    pub name: Option<String>,
}

/// The device of a session.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Device {
    /// Such as `browser`.
    pub r#type: Option<String>,
    /// Such as `Chrome`.
    pub name: Option<String>,
    /// The short version.
    pub version: Option<String>,
    /// The long one.
    pub long_version: Option<String>,
    /// The operating system.
    pub os: Option<System>,
}

/// The operating system of a device.
#[derive(Debug, Deserialize)]
pub struct System {
    /// Such as `Windows`.
    pub name: Option<String>,
    /// Such as `10`.
    pub version: Option<String>,
}

/// A page of sessions.
#[derive(Debug, Deserialize)]
pub struct Page {
    /// At most as many as were asked for.
    pub sessions: Vec<Session>,
    /// How many there are on all pages.
    pub total: usize,
}

impl Plain {
    /// Connects to `http://HOST:PORT`.
    ///
    /// # Errors
    /// When nobody listens there.
    pub async fn connect(
        address: &str,
        user_id: &str,
        token: &str,
    ) -> Result<Self, Box<dyn Error + Send + Sync>> {
        let host = address.trim_start_matches("http://").to_owned();
        let connection = TcpStream::connect(&host).await?;
        connection.set_nodelay(true)?;
        let (sender, connection) = http1::handshake(TokioIo::new(connection)).await?;
        tokio::spawn(connection);
        Ok(Self { host, user_id: user_id.to_owned(), token: token.to_owned(), sender })
    }

    /// Asks for a page; nothing when the server refuses because of its rate limit.
    ///
    /// # Errors
    /// When the connection breaks or the answer is no page.
    pub async fn page(
        &mut self,
        offset: usize,
        count: usize,
    ) -> Result<Option<Page>, Box<dyn Error + Send + Sync>> {
        let path = format!("/api/v1/sessions/list.all?offset={offset}&count={count}");
        let request = Request::get(path)
            .header("Host", &self.host)
            .header("X-User-Id", &self.user_id)
            .header("X-Auth-Token", &self.token)
            .body(Empty::new())?;
        self.sender.ready().await?;
        let answer = self.sender.send_request(request).await?;
        let refused = answer.status() == StatusCode::TOO_MANY_REQUESTS;
        let body = answer.into_body().collect().await?.to_bytes();
        if refused { Ok(None) } else { Ok(Some(serde_json::from_slice(&body)?)) }
    }
}
