//! Why a request did not come to its end.

use std::time::Duration;

/// A request that failed, by what the caller can do about it.
///
/// `Display` is one plain sentence without secrets; server text is kept apart in the fields.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No answer came from the server.
    #[error("the server cannot be reached: {reason}")]
    Unreachable {
        /// Which of the causes it was.
        reason: Unreachable,
        /// The technical cause chain, for Details.
        details: String,
    },
    /// The server's certificate does not prove that it is the server that was asked.
    #[error("the server's certificate is not trusted: {problem}")]
    Certificate {
        /// Which of the causes it was.
        problem: Certificate,
        /// The technical cause chain, for Details.
        details: String,
    },
    /// No encrypted connection stood, for another reason than the certificate.
    #[error("no encrypted connection was possible: {problem}")]
    Encryption {
        /// Which of the causes it was.
        problem: Encryption,
        /// The technical cause chain, for Details.
        details: String,
    },
    /// Something before the server, such as a proxy, a firewall or a gateway, refused the request:
    /// 401 or 403 in a form that Rocket.Chat does not have.
    #[error("something in front of the server refused this: {details}")]
    InFront {
        /// What came: status, content type, which sign-in it asks for.
        details: String,
    },
    /// Something in front of the server kept it from showing that it is Rocket.Chat. Nothing
    /// personal was sent; [`crate::Client::assume_recognised`] sends it all the same.
    #[error("this address did not show that it is a Rocket.Chat workspace: {details}")]
    Unproven {
        /// What came instead.
        details: String,
    },
    /// The server refuses further calls for a while (429, or 503 with `Retry-After`).
    #[error("the server asks to slow down; the next call may be made in {} seconds", wait.as_secs())]
    TooManyRequests {
        /// How long to wait before the next call of this kind.
        wait: Duration,
    },
    /// The sign-in is no longer good (401 with credentials).
    #[error("you have been signed out of this workspace")]
    SignedOut,
    /// The sign-in itself was refused.
    #[error("{0}")]
    SignInRefused(SignInRefused),
    /// The account lacks a permission (403).
    #[error("this account is not allowed to do that")]
    NotAllowed,
    /// The workspace has no licence for Device Management (400 `error-action-not-allowed`; 403 on
    /// older servers).
    #[error("this workspace does not have Device Management")]
    NoDeviceManagement,
    /// What was asked for is not there (404).
    #[error("{0}")]
    NotFound(Missing),
    /// `info.admin` answered about another session than the one asked for; its content is dropped.
    #[error("the server answered about a different session")]
    DifferentSession,
    /// The server understood the request and refused it for a reason of its own (other 400s).
    #[error("the server refused the request: {text}")]
    Refused {
        /// The server's own code, such as `error-invalid-params`; empty when it gave none.
        code: String,
        /// The server's own words.
        text: String,
    },
    /// The server had a problem of its own (5xx).
    #[error("the server had a problem (status {status})")]
    ServerFailed {
        /// The HTTP status.
        status: u16,
    },
    /// The answer does not come from Rocket.Chat: a web page, a redirect, another product.
    #[error("this address is not a Rocket.Chat workspace: {details}")]
    NotRocketChat {
        /// What came instead: status, content type, where a redirect points.
        details: String,
    },
    /// The answer was larger than [`crate::Patience::reply_limit`].
    #[error("the server's answer was too large")]
    ReplyTooLarge,
    /// The answer came from Rocket.Chat but cannot be read: broken off, not JSON, wrong types.
    #[error("the server's answer could not be read: {details}")]
    UnexpectedReply {
        /// What was wrong with it; never the answer itself.
        details: String,
    },
}

/// Why no answer came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unreachable {
    /// The name has no address.
    #[error("its name was not found")]
    NameNotFound,
    /// Nothing listens there.
    #[error("the connection was refused")]
    Refused,
    /// It took longer than [`crate::Patience`] allows.
    #[error("it took too long to answer")]
    TimedOut,
    /// The proxy of this computer did not connect.
    #[error("the proxy did not connect")]
    Proxy,
    /// The proxy of this computer asks for a sign-in of its own (407).
    #[error("the proxy asks for a sign-in")]
    ProxyWantsSignIn,
    /// The server was not reached directly, and the desktop has a script (PAC) that may name a
    /// proxy, which is not supported.
    #[error("it was not reached without a proxy, and the desktop's proxy script cannot be used")]
    ProxyScript,
    /// The connection broke before the whole answer was there; whether the server acted is unknown.
    #[error("the connection was lost")]
    ConnectionLost,
}

/// What is wrong with a certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Certificate {
    /// Nobody whom this computer trusts vouches for it.
    #[error("its issuer is unknown")]
    UnknownIssuer,
    /// It vouches for itself alone, and this computer does not trust it.
    #[error("it is signed by itself")]
    SelfSigned,
    /// It is that of an authority, which no server may show as its own, whoever trusts it.
    #[error("it is a CA certificate, not a server certificate")]
    AuthorityItself,
    /// It is no longer, or not yet, good.
    #[error("it has expired")]
    Expired,
    /// It is for another name.
    #[error("it is for another name")]
    WrongName,
    /// It is unusable for another reason, or there is no trust store to check it with.
    #[error("it cannot be checked")]
    Unusable,
}

/// Why no encrypted connection stood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Encryption {
    /// What answers there does not speak TLS, such as plain HTTP on that port.
    #[error("the server answered without encryption")]
    NotEncrypted,
    /// The server, or a gateway before it, asks for a client certificate.
    #[error("a client certificate is asked for")]
    ClientCertificateWanted,
    /// It has neither TLS 1.2 nor 1.3, or no cipher that is still safe.
    #[error("the server's encryption is too old")]
    TooOld,
    /// Anything else.
    #[error("the handshake failed")]
    Failed,
}

/// Why a sign-in was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SignInRefused {
    /// The name and the password do not belong together.
    #[error("the name or password did not match")]
    NoMatch,
    /// The user ID and the access token do not belong together.
    #[error("the user ID or access token did not match")]
    TokenNoMatch,
    /// Too many failed sign-ins; the server blocks the account for a while.
    #[error("the account is blocked for a while")]
    AccountBlocked,
    /// Too many failed sign-ins; the server blocks this internet address for a while.
    #[error("this internet address is blocked for a while")]
    AddressBlocked,
    /// An administrator has not activated the account, or has deactivated it.
    #[error("the account is not activated")]
    NotActivated,
    /// The account's e-mail address is not verified.
    #[error("the account's e-mail address is not verified")]
    EmailNotVerified,
    /// The account may not sign in this way (app users), or the licence has no seat left.
    #[error("the account may not sign in")]
    NotPermitted,
}

/// What was not found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Missing {
    /// There is no session with this ID now.
    #[error("no session has this ID now")]
    Session,
    /// The server does not know the route: older than 5.0, or a wrong path.
    #[error("the server does not know this request")]
    Route,
}
