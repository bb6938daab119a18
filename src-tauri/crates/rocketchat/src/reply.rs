//! What an answer means: a pure function of status, headers and body.

mod challenge;
mod failure_body;
mod in_front;
mod origin;
mod refusal;

#[cfg(test)]
mod tests;

use jiff::Timestamp;
use reqwest::{
    Url,
    header::{CONTENT_TYPE, HeaderMap},
};
use serde::Deserialize;

use crate::{
    Answer, Encryption, Error, Unreachable,
    endpoint::{Concern, Endpoint},
    rate_limit, wire,
};
use failure_body::FailureBody;

/// An answer as it came, with its body decompressed.
#[derive(Clone, Copy)]
pub struct Reply<'a> {
    /// The address that was asked.
    pub asked: &'a Url,
    /// The HTTP status.
    pub status: u16,
    /// The headers.
    pub headers: &'a HeaderMap,
    /// The whole body.
    pub body: &'a [u8],
    /// When it came.
    pub now: Timestamp,
}

impl Reply<'_> {
    /// Reads the answer to an endpoint's request.
    ///
    /// # Errors
    /// Every failure that a server can answer with.
    pub fn read<E: Endpoint>(&self, endpoint: &E) -> Result<Answer<E::Reply>, Error> {
        match self.status {
            300..=399 => Err(self.not_rocket_chat(&origin::pointed_to(self.asked, self.headers))),
            407 => Err(self.proxy_wants_sign_in()),
            429 => Err(self.too_many_requests(&FailureBody::of(self.body).unwrap_or_default())),
            // Who says when to come back asks to slow down; else it is trouble.
            503 if rate_limit::retry_after(self.headers, self.now).is_some() => {
                Err(self.too_many_requests(&FailureBody::default()))
            }
            // "Network Authentication Required": a page of the network, not of the server.
            511 => Err(self.not_rocket_chat("")),
            500..=599 => Err(Error::ServerFailed { status: self.status }),
            400 | 495 | 496 if in_front::wants_certificate(self.status, self.body) => {
                Err(self.certificate_wanted())
            }
            401 | 403 if !FailureBody::is_rocket_chats(self.body) => {
                Err(Error::InFront { details: self.described(&in_front::asked_for(self.headers)) })
            }
            _ if self.is_web_page() => Err(self.not_rocket_chat("")),
            200..=299 => self.read_good(endpoint),
            400..=499 => self.read_refusal(E::CONCERN),
            _ => Err(self.not_rocket_chat("")),
        }
    }

    fn read_good<E: Endpoint>(&self, endpoint: &E) -> Result<Answer<E::Reply>, Error> {
        #[derive(Deserialize)]
        struct Envelope {
            #[serde(default, deserialize_with = "wire::flag")]
            success: Option<bool>,
        }
        if self.body.trim_ascii().is_empty() {
            return match E::CONCERN {
                Concern::SignOut => endpoint.read(self.body).map(Answer::Done),
                Concern::Recognition | Concern::SignIn | Concern::Devices | Concern::Anything => {
                    Err(Error::UnexpectedReply { details: "it is empty".to_owned() })
                }
            };
        }
        if E::LONG && self.ends_with_success() {
            return endpoint.read(self.body).map(Answer::Done);
        }
        let Envelope { success } = match wire::as_sent(self.body) {
            Ok(envelope) => envelope,
            // One damaged part does not make a long answer unreadable.
            Err(_) if E::LONG => return endpoint.read(self.body).map(Answer::Done),
            Err(problem) => match E::CONCERN {
                Concern::Devices => wire::repaired(self.body)?,
                Concern::Recognition | Concern::SignIn | Concern::SignOut | Concern::Anything => {
                    return Err(wire::unreadable(&problem));
                }
            },
        };
        if success == Some(false) {
            return self.read_refusal(E::CONCERN);
        }
        endpoint.read(self.body).map(Answer::Done)
    }

    fn read_refusal<T>(&self, concern: Concern) -> Result<Answer<T>, Error> {
        let body = FailureBody::of(self.body);
        if let Some(body) = &body {
            if let Some(challenge) = challenge::of(body, concern) {
                return Ok(Answer::ChallengeNeeded(challenge));
            }
            if body.is_about_too_many_requests() {
                return Err(self.too_many_requests(body));
            }
        }
        let Some(problem) = refusal::of(self.status, body.as_ref(), concern) else {
            return Err(self.not_rocket_chat(""));
        };
        Err(problem)
    }

    /// Whether the last thing in the answer is that it is a good one, as servers write it. What ends
    /// with the last brace is of the outermost object.
    fn ends_with_success(&self) -> bool {
        self.body.trim_ascii_end().ends_with(br#""success":true}"#)
    }

    fn too_many_requests(&self, body: &FailureBody) -> Error {
        Error::TooManyRequests { wait: rate_limit::wait(self.headers, &body.text, self.now) }
    }

    /// A page for people. Its first character counts more than its content type, which mock servers
    /// and proxies set as they please.
    fn is_web_page(&self) -> bool {
        match self.body.trim_ascii_start().first() {
            None | Some(b'{' | b'[') => false,
            Some(b'<') => true,
            Some(_) => self.content_type().is_some_and(|kind| kind.contains("html")),
        }
    }

    fn content_type(&self) -> Option<String> {
        let text = self.headers.get(CONTENT_TYPE)?.to_str().ok()?;
        let kind = text.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        let usual = |c: char| c.is_ascii_alphanumeric() || "/+-.".contains(c);
        (kind.len() <= 60 && kind.chars().all(usual)).then_some(kind)
    }

    fn not_rocket_chat(&self, more: &str) -> Error {
        Error::NotRocketChat { details: self.described(more) }
    }

    fn proxy_wants_sign_in(&self) -> Error {
        let reason = Unreachable::ProxyWantsSignIn;
        Error::Unreachable { reason, details: self.described("") }
    }

    fn certificate_wanted(&self) -> Error {
        let problem = Encryption::ClientCertificateWanted;
        Error::Encryption { problem, details: self.described("") }
    }

    fn described(&self, more: &str) -> String {
        let status = self.status;
        let kind = self.content_type().map(|kind| format!(", {kind}")).unwrap_or_default();
        format!("status {status}{kind}{more}")
    }
}
