//! The client of one workspace.

use std::time::Duration;

use crate::{
    Answer, Error, RateLimit, SecondFactor, Secret, ServerUrl, Trust, endpoint::Endpoint,
};

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

/// What came of one request, with what the server said about its rate limit.
#[derive(Debug)]
pub struct Sent<T> {
    /// As [`Client::send`] answers.
    pub answer: Result<Answer<T>, Error>,
    /// `None` when the server said nothing: no answer, no limit, or an account that has none.
    pub rate_limit: Option<RateLimit>,
}

impl Client {
    /// A client for one address.
    ///
    /// # Errors
    /// When the system's trust store cannot be read.
    pub fn new(server: ServerUrl, _patience: Patience) -> Result<Self, Error> {
        Ok(Self { _server: server })
    }

    /// A client that also trusts other authorities than the system's.
    ///
    /// # Errors
    /// When the system's trust store cannot be read.
    pub fn with_trust(server: ServerUrl, _: Patience, _trust: &Trust) -> Result<Self, Error> {
        Ok(Self { _server: server })
    }

    /// [`Self::send`], with the rate limit of the answer: for sweeps of many requests.
    pub async fn send_measured<E: Endpoint>(
        &self,
        endpoint: &E,
        credentials: Option<&Credentials>,
        second_factor: Option<&SecondFactor>,
    ) -> Sent<E::Reply> {
        let answer = self.send(endpoint, credentials, second_factor).await;
        Sent { answer, rate_limit: None }
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
