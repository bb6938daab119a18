//! What a client makes of servers that are broken or mean harm.

pub mod raw_server;

mod broken_exchanges;
mod one_request;
mod strange_replies;

use std::time::{Duration, Instant};

use rocketchat::{
    Answer, Client, Credentials, Error, Patience, Secret, ServerUrl, SessionId,
    endpoint::{Endpoint, ShowSession},
};

/// Long enough for any answer from this machine, short enough for a test of those that never end.
pub const SHORT: Patience = Patience {
    connect: Duration::from_secs(2),
    reply: Duration::from_secs(5),
    reply_limit: 16 * 1024 * 1024,
};

/// The secrets that a sign-in's requests carry here.
pub const USER_ID: &str = "canaryUserId00001";
pub const TOKEN: &str = "canaryTokencanaryTokencanaryTokencanaryToke";

pub fn credentials() -> Credentials {
    Credentials { user_id: USER_ID.to_owned(), token: Secret::new(TOKEN.to_owned()) }
}

/// A client that takes the server for Rocket.Chat, whatever it says.
pub fn client(address: &str) -> Client {
    trusting(Client::new(ServerUrl::parse(address).unwrap(), SHORT).unwrap())
}

pub fn trusting(client: Client) -> Client {
    client.assume_recognised();
    client
}

pub fn show() -> ShowSession {
    ShowSession { session: SessionId::parse("uBNL9dTjJ4s6Pjp4K").unwrap() }
}

/// Sends once and says what came of it without its content; panics past the deadline.
pub async fn outcome<E: Endpoint>(client: &Client, endpoint: &E) -> String {
    let started = Instant::now();
    let answer = client.send(endpoint, Some(&credentials()), None).await;
    let deadline = SHORT.reply + Duration::from_secs(2);
    assert!(started.elapsed() < deadline, "took {:?}", started.elapsed());
    kind_of(&answer)
}

/// The error's kind. Checks on the way that nothing secret is in any of its texts.
pub fn kind_of<T>(answer: &Result<Answer<T>, Error>) -> String {
    let error = match answer {
        Ok(Answer::Done(_)) => return "done".to_owned(),
        Ok(Answer::ChallengeNeeded(_)) => return "challenge".to_owned(),
        Err(error) => error,
    };
    let texts = format!("{error} {error:?}");
    for secret in [USER_ID, TOKEN, "uBNL9dTjJ4s6Pjp4K", "?"] {
        assert!(!texts.contains(secret), "{texts}");
    }
    match error {
        Error::Unreachable { reason, .. } => format!("Unreachable {reason:?}"),
        Error::Certificate { problem, .. } => format!("Certificate {problem:?}"),
        Error::Encryption { problem, .. } => format!("Encryption {problem:?}"),
        Error::InFront { .. } => "InFront".to_owned(),
        Error::Unproven { .. } => "Unproven".to_owned(),
        Error::TooManyRequests { wait } => format!("TooManyRequests {}", wait.as_secs()),
        Error::Refused { .. } => "Refused".to_owned(),
        Error::ServerFailed { status } => format!("ServerFailed {status}"),
        Error::NotRocketChat { .. } => "NotRocketChat".to_owned(),
        Error::UnexpectedReply { .. } => "UnexpectedReply".to_owned(),
        Error::SignedOut
        | Error::SignInRefused(_)
        | Error::NotAllowed
        | Error::NoDeviceManagement
        | Error::NotFound(_)
        | Error::DifferentSession
        | Error::ReplyTooLarge => format!("{error:?}"),
    }
}
