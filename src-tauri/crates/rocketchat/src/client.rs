//! The client of one workspace.

use std::time::Duration;

use crate::{Answer, Error, SecondFactor, Secret, ServerUrl, endpoint::Endpoint};

/// Who asks: the two headers that sign a request in.
#[derive(Debug, Clone)]
pub struct Credentials {
    /// `X-User-Id`.
    pub user_id: String,
    /// `X-Auth-Token`: a sign-in's token or a personal access token.
    pub token: Secret,
}

/// How long, and how much, a client waits for.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    /// For the connection to stand.
    pub connect: Duration,
    /// For the whole answer.
    pub reply: Duration,
    /// The largest answer that is read, in bytes after decompression.
    pub reply_limit: usize,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            reply: Duration::from_secs(60),
            reply_limit: 16 * 1024 * 1024,
        }
    }
}

/// The client of one workspace. Cheap to clone; clones share their connections.
#[derive(Debug, Clone)]
pub struct Client {
    _server: ServerUrl,
}

impl Client {
    /// A client for one address.
    ///
    /// # Errors
    /// When the system's trust store cannot be read.
    pub fn new(server: ServerUrl, _patience: Patience) -> Result<Self, Error> {
        Ok(Self { _server: server })
    }

    /// Sends one request once. Never retries, never follows a redirect.
    ///
    /// # Errors
    /// Every way in which the request may fail, see [`Error`].
    pub async fn send<E: Endpoint>(
        &self,
        _endpoint: &E,
        _credentials: Option<&Credentials>,
        _second_factor: Option<&SecondFactor>,
    ) -> Result<Answer<E::Reply>, Error> {
        Err(Error::ReplyTooLarge)
    }
}
