//! The client of one workspace.

use std::{fmt, time::Duration};

use jiff::Timestamp;
use reqwest::header::HeaderMap;
use zeroize::Zeroizing;

use crate::{
    Answer, Attempt, Challenge, Error, Method, RateLimit, SecondFactor, Secret, ServerUrl, Trust,
    Unreachable,
    connection::{self, DesktopProxy, Noticed, Way},
    endpoint::Endpoint,
    headers, interruption,
    proof::Proof,
    rate_limit,
    recognition::Recognition,
    reply::Reply,
    scrub,
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
            reply: Duration::from_mins(1),
            reply_limit: 16 * 1024 * 1024,
        }
    }
}

/// An answer that is longer gets more room as it comes, in bytes.
const MOST_ROOM_AT_FIRST: usize = 256 * 1024;

/// What came of one request, with what the server said about its rate limit.
#[derive(Debug)]
pub struct Sent<T> {
    /// As [`Client::send`] answers.
    pub answer: Result<Answer<T>, Error>,
    /// `None` when the server said nothing: no answer, no limit, or an account that has none.
    pub rate_limit: Option<RateLimit>,
    /// What the server's clock said (`Date`), to the second.
    pub server_time: Option<Timestamp>,
    /// How far the request came.
    pub went: Went,
}

/// How far a request came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Went {
    /// It was refused here. That says nothing of a server's limit.
    Nowhere,
    /// No connection stood that it could have been sent on.
    NoConnection,
    /// It was sent, perhaps not as a whole, and no answer came: whether the server acted is unknown.
    Out,
    /// The server, or something in front of it, answered with this HTTP status.
    Answered(u16),
}

/// The client of one workspace. Cheap to clone; clones share their connections.
#[derive(Clone)]
pub struct Client {
    server: ServerUrl,
    patience: Patience,
    http: reqwest::Client,
    way: Way,
    noticed: Noticed,
    recognition: Recognition,
}

impl Client {
    /// A client for one address, which trusts whom the system trusts and uses the system's proxy
    /// (none for this machine itself).
    ///
    /// # Errors
    /// When the system's trust store cannot be read.
    pub fn new(server: ServerUrl, patience: Patience) -> Result<Self, Error> {
        Self::with_trust(server, patience, &Trust::system())
    }

    /// A client that also trusts other authorities than the system's.
    ///
    /// # Errors
    /// When the system's trust store cannot be read.
    pub fn with_trust(server: ServerUrl, patience: Patience, trust: &Trust) -> Result<Self, Error> {
        Self::in_network(server, patience, trust, &DesktopProxy::None)
    }

    /// A client that also heeds what the desktop's settings say of proxies.
    ///
    /// # Errors
    /// When the system's trust store cannot be read, or the proxy's address is none.
    pub fn in_network(
        server: ServerUrl,
        patience: Patience,
        trust: &Trust,
        desktop: &DesktopProxy,
    ) -> Result<Self, Error> {
        let noticed = Noticed::default();
        let (http, way) = connection::to(&server, patience.connect, trust, desktop, &noticed)
            .map_err(|problem| interruption::unbuilt(&problem))?;
        Ok(Self { server, patience, http, way, noticed, recognition: Recognition::default() })
    }

    /// The address that is asked.
    #[must_use]
    pub fn server(&self) -> &ServerUrl {
        &self.server
    }

    pub(crate) fn recognition(&self) -> &Recognition {
        &self.recognition
    }

    /// Sends one request once. Never retries, never follows a redirect. Before the first one that is
    /// personal (credentials, a password, a code) it asks whether Rocket.Chat answers there, see
    /// [`Self::recognise`].
    ///
    /// A second factor that cannot be right (no digits in a mailed code, an empty password) is not
    /// sent: the answer is then a challenge with [`Attempt::Wrong`] and without alternatives, so
    /// keep those of the challenge before it.
    ///
    /// # Errors
    /// Every way in which the request may fail, see [`Error`].
    pub async fn send<E: Endpoint>(
        &self,
        endpoint: &E,
        credentials: Option<&Credentials>,
        second_factor: Option<&SecondFactor>,
    ) -> Result<Answer<E::Reply>, Error> {
        self.send_measured(endpoint, credentials, second_factor).await.answer
    }

    /// [`Self::send`], with the rate limit of the answer: for sweeps of many requests.
    pub async fn send_measured<E: Endpoint>(
        &self,
        endpoint: &E,
        credentials: Option<&Credentials>,
        second_factor: Option<&SecondFactor>,
    ) -> Sent<E::Reply> {
        let proof = match second_factor.map(|factor| Proof::of(factor).ok_or(factor.method)) {
            Some(Err(method)) => return Sent::kept_back(Ok(did_not_match(method))),
            Some(Ok(proof)) => Some(proof),
            None => None,
        };
        let Ok(headers) = headers::of(credentials, proof.as_ref()) else {
            // A token that cannot be a header is nobody's sign-in.
            return Sent::kept_back(Err(Error::SignedOut));
        };
        let is_personal = credentials.is_some() || proof.is_some() || E::PERSONAL;
        // Boxed: it is asked once, and would make each request larger.
        if is_personal && let Err(stranger) = Box::pin(self.recognise()).await {
            return Sent::kept_back(Err(stranger));
        }
        let mut sent = self.exchange_in_time(endpoint, headers, proof.as_ref()).await;
        let token = credentials.map(|credentials| &credentials.token);
        let typed = second_factor.map(|factor| &factor.code);
        let code = proof.as_ref().map(|proof| &proof.code);
        let known = [token, typed, code].into_iter().flatten().chain(endpoint.secrets());
        sent.answer = sent.answer.map_err(|problem| scrub::secrets_from(problem, known));
        sent
    }

    /// Asks without credentials, whoever answers.
    pub(crate) async fn ask_anybody<E: Endpoint>(
        &self,
        endpoint: &E,
    ) -> Result<Answer<E::Reply>, Error> {
        self.exchange_in_time(endpoint, HeaderMap::new(), None).await.answer
    }

    async fn exchange_in_time<E: Endpoint>(
        &self,
        endpoint: &E,
        headers: HeaderMap,
        proof: Option<&Proof>,
    ) -> Sent<E::Reply> {
        let exchange = self.exchange(endpoint, headers, proof);
        let in_time = tokio::time::timeout(self.patience.reply, exchange).await;
        in_time.unwrap_or_else(|_| Sent::unmeasured(Err(self.took_too_long()), Went::Out))
    }

    async fn exchange<E: Endpoint>(
        &self,
        endpoint: &E,
        headers: HeaderMap,
        proof: Option<&Proof>,
    ) -> Sent<E::Reply> {
        let request = endpoint.request(proof);
        let asked = self.server.join(request.path);
        let request = connection::prepare(&self.http, asked.clone(), request).headers(headers);
        let response = match request.send().await {
            Ok(response) => response,
            Err(problem) => {
                let is_sent = !problem.is_connect() && !problem.is_builder();
                let went = if is_sent { Went::Out } else { Went::NoConnection };
                return Sent::unmeasured(Err(self.interrupted(&problem)), went);
            }
        };
        self.noticed.answered();
        let now = Timestamp::now();
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let (rate_limit, server_time) = (RateLimit::of(&headers, now), rate_limit::date(&headers));
        let answer = self.read_body(response).await.and_then(|mut body| {
            // Overwriting takes longer than reading.
            let open = E::LONG && (200..300).contains(&status);
            let long = open.then(|| std::mem::take(&mut *body));
            let body = long.as_ref().unwrap_or(&body);
            Reply { asked: &asked, status, headers: &headers, body, now }.read(endpoint)
        });
        Sent { answer, rate_limit, server_time, went: Went::Answered(status) }
    }

    /// Reads chunk by chunk, each already decompressed, so that a small answer which unpacks to a
    /// huge one is given up early.
    async fn read_body(
        &self,
        mut response: reqwest::Response,
    ) -> Result<Zeroizing<Vec<u8>>, Error> {
        let room = first_room(response.content_length(), self.patience.reply_limit);
        let mut body = Zeroizing::new(Vec::with_capacity(room));
        while let Some(chunk) =
            response.chunk().await.map_err(|problem| self.interrupted(&problem))?
        {
            if body.len() + chunk.len() > self.patience.reply_limit {
                return Err(Error::ReplyTooLarge);
            }
            body.extend_from_slice(&chunk);
        }
        Ok(body)
    }

    fn interrupted(&self, problem: &reqwest::Error) -> Error {
        interruption::read(problem, self.way, &self.noticed)
    }

    fn took_too_long(&self) -> Error {
        let seconds = self.patience.reply.as_secs_f32();
        let details = format!("no whole answer within {seconds} s");
        Error::Unreachable { reason: Unreachable::TimedOut, details }
    }
}

impl<T> Sent<T> {
    fn unmeasured(answer: Result<Answer<T>, Error>, went: Went) -> Self {
        Self { answer, rate_limit: None, server_time: None, went }
    }

    fn kept_back(answer: Result<Answer<T>, Error>) -> Self {
        Self::unmeasured(answer, Went::Nowhere)
    }
}

/// The room for an answer of which only the length has come. A server may say any length, and room
/// is overwritten when it is given back, used or not.
fn first_room(said: Option<u64>, limit: usize) -> usize {
    let said = said.unwrap_or(0).try_into().unwrap_or(usize::MAX);
    said.min(limit).min(MOST_ROOM_AT_FIRST)
}

fn did_not_match<T>(method: Method) -> Answer<T> {
    Answer::ChallengeNeeded(Challenge {
        method,
        alternatives: Vec::new(),
        attempt: Attempt::Wrong,
        code_sent: false,
        account: None,
    })
}

/// Without the HTTP client, whose own text may show a proxy's password.
impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { server, patience, http: _, way, noticed: _, recognition } = self;
        f.debug_struct("Client")
            .field("server", server)
            .field("patience", patience)
            .field("way", way)
            .field("recognition", recognition)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_is_taken_as_an_answer_comes_not_as_a_server_says() {
        let limit = Patience::default().reply_limit;
        for (said, room) in [
            (None, 0),
            (Some(0), 0),
            (Some(900), 900),
            (Some(256 * 1024), 256 * 1024),
            (Some(16 * 1024 * 1024), 256 * 1024),
            (Some(u64::MAX), 256 * 1024),
        ] {
            assert_eq!(first_room(said, limit), room, "{said:?}");
        }
        assert_eq!(first_room(Some(900), 100), 100, "never more than is read");
    }
}
