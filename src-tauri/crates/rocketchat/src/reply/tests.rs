mod challenges;
mod recorded_answers;
mod refusals;
mod strange_answers;

use std::{fmt::Debug, num::NonZeroU32};

use reqwest::header::HeaderMap;

use super::*;
use crate::{
    Secret, SessionId,
    endpoint::{EndSession, ListAllSessions, LogIn, ShowSession},
};

fn read<E: Endpoint>(endpoint: &E, status: u16, body: &str) -> Result<Answer<E::Reply>, Error> {
    read_with(endpoint, status, &[], body.as_bytes())
}

fn read_with<E: Endpoint>(
    endpoint: &E,
    status: u16,
    lines: &[(&'static str, &str)],
    body: &[u8],
) -> Result<Answer<E::Reply>, Error> {
    let mut headers = HeaderMap::new();
    for (name, value) in lines {
        headers.insert(*name, value.parse().unwrap());
    }
    let asked = Url::parse("https://acme.example/chat/api/v1/me?x=canary").unwrap();
    let now = Timestamp::UNIX_EPOCH;
    Reply { asked: &asked, status, headers: &headers, body, now }.read(endpoint)
}

fn log_in() -> LogIn {
    LogIn { user: "jane".to_owned(), password: Secret::new("pw".to_owned()) }
}

fn show() -> ShowSession {
    ShowSession { session: SessionId::parse("uBNL9dTjJ4s6Pjp4K").unwrap() }
}

fn list() -> ListAllSessions {
    ListAllSessions { offset: 0, count: NonZeroU32::MIN, filter: None }
}

fn end() -> EndSession {
    EndSession { session: show().session }
}

/// What came of it, without the content.
fn outcome<T: Debug>(answer: &Result<Answer<T>, Error>) -> String {
    match answer {
        Ok(Answer::Done(_)) => "done".to_owned(),
        Ok(Answer::ChallengeNeeded(challenge)) => {
            format!("{:?} {:?}", challenge.method, challenge.attempt)
        }
        Err(Error::Refused { code, .. }) => format!("Refused {code}"),
        Err(Error::TooManyRequests { wait }) => format!("TooManyRequests {}", wait.as_secs()),
        Err(Error::UnexpectedReply { .. }) => "UnexpectedReply".to_owned(),
        Err(Error::NotRocketChat { .. }) => "NotRocketChat".to_owned(),
        Err(Error::InFront { .. }) => "InFront".to_owned(),
        Err(Error::ServerFailed { status }) => format!("ServerFailed {status}"),
        Err(error) => format!("{error:?}"),
    }
}
