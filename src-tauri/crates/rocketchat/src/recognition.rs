//! Is it Rocket.Chat that answers at an address? Asked before anything personal goes there.

use std::sync::Arc;

use tokio::sync::OnceCell;

use crate::{
    Answer, Client, Error, ServerUrl,
    endpoint::{Endpoint, LookForSignIn, ReadPublicSettings, ReadServerInfo},
};

/// What is known of who answers at an address. Clones share it.
#[derive(Debug, Clone, Default)]
pub struct Recognition(Arc<OnceCell<Recognised>>);

/// Rocket.Chat answers there, or the person says so.
#[derive(Debug)]
struct Recognised {
    version: Option<String>,
}

/// A setting that every workspace has and shows to anybody.
const PUBLIC: &str = "Site_Name";

impl Client {
    /// Asks whether this is Rocket.Chat, unless that is known: `GET /api/info`, and where something
    /// else answered it, two more requests that need no sign-in. Those who wait share one answer.
    ///
    /// # Errors
    /// [`Error::Unproven`] where something in front of the server kept it from answering;
    /// [`Error::TooManyRequests`] where a limit did; [`Error::NotRocketChat`] where something else
    /// answered; and as the requests fail.
    pub async fn recognise(&self) -> Result<(), Error> {
        self.recognition().0.get_or_try_init(|| probe(self)).await?;
        Ok(())
    }

    /// Takes it for Rocket.Chat without asking: it was recognised here before, or the person
    /// decided so.
    pub fn assume_recognised(&self) {
        // When it is known already, that stands.
        let _known = self.recognition().0.set(Recognised { version: None });
    }

    /// The version that the server said, if it was asked and said one.
    #[must_use]
    pub fn server_version(&self) -> Option<&str> {
        self.recognition().0.get()?.version.as_deref()
    }
}

async fn probe(client: &Client) -> Result<Recognised, Error> {
    let refused = match ask(client, &ReadServerInfo).await {
        Ok(info) => return Ok(Recognised { version: Some(info.version) }),
        Err(error) => error,
    };
    if !another_may_answer(&refused) {
        return Err(refused);
    }
    let settings = ask(client, &ReadPublicSettings { ids: vec![PUBLIC.to_owned()] }).await;
    let also_refused = match settings {
        Ok(settings) if settings.text(PUBLIC).is_some() => return Ok(Recognised { version: None }),
        Ok(_) => None,
        Err(error) => Some(error),
    };
    match ask(client, &LookForSignIn).await {
        // Nobody but Rocket.Chat says in these words that nobody is signed in.
        Err(Error::SignedOut) => Ok(Recognised { version: None }),
        Ok(()) => Err(verdict(client.server(), refused, also_refused, None)),
        Err(error) => Err(verdict(client.server(), refused, also_refused, Some(error))),
    }
}

/// The error of three requests that did not show Rocket.Chat.
fn verdict(server: &ServerUrl, first: Error, second: Option<Error>, third: Option<Error>) -> Error {
    let others = [second, third];
    let all = || [Some(&first)].into_iter().chain(others.iter().map(Option::as_ref)).flatten();
    let in_front = all().find_map(|error| {
        let Error::InFront { details } = error else { return None };
        Some(details.clone())
    });
    if let Some(details) = in_front {
        let details = format!("{}: {details}", server.host());
        return Error::Unproven { details };
    }
    // Nothing is proven for or against it: to wait is enough.
    let wait = all().filter_map(|error| {
        let Error::TooManyRequests { wait } = error else { return None };
        Some(*wait)
    });
    if let Some(wait) = wait.max() {
        return Error::TooManyRequests { wait };
    }
    if let Error::UnexpectedReply { details } = first {
        return Error::NotRocketChat { details };
    }
    first
}

/// Whether another request may show Rocket.Chat where the first one did not: a proxy may let only
/// some through.
fn another_may_answer(error: &Error) -> bool {
    match error {
        Error::InFront { .. }
        | Error::TooManyRequests { .. }
        | Error::NotFound(_)
        | Error::Refused { .. }
        | Error::NotAllowed
        | Error::SignedOut
        | Error::NotRocketChat { .. }
        | Error::UnexpectedReply { .. } => true,
        Error::Unreachable { .. }
        | Error::Certificate { .. }
        | Error::Encryption { .. }
        | Error::Unproven { .. }
        | Error::SignInRefused(_)
        | Error::NoDeviceManagement
        | Error::DifferentSession
        | Error::ServerFailed { .. }
        | Error::ReplyTooLarge => false,
    }
}

async fn ask<E: Endpoint>(client: &Client, endpoint: &E) -> Result<E::Reply, Error> {
    match client.ask_anybody(endpoint).await? {
        Answer::Done(reply) => Ok(reply),
        Answer::ChallengeNeeded(_) => {
            let details = "it asked for a second factor where Rocket.Chat asks for none".to_owned();
            Err(Error::NotRocketChat { details })
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_limit_is_waited_for_unless_something_in_front_refused() {
        let server = ServerUrl::parse("https://chat.acme.example").unwrap();
        let limited = |seconds| Error::TooManyRequests { wait: Duration::from_secs(seconds) };
        let strange = || Error::NotRocketChat { details: String::new() };
        let in_front = || Error::InFront { details: "status 403".to_owned() };
        for (first, second, third, expected) in [
            (limited(7), None, Some(strange()), Some(7)),
            (strange(), Some(limited(7)), None, Some(7)),
            (strange(), None, Some(limited(9)), Some(9)),
            (limited(7), Some(limited(60)), Some(limited(9)), Some(60)),
        ] {
            let Error::TooManyRequests { wait } = verdict(&server, first, second, third) else {
                panic!("{expected:?}")
            };
            assert_eq!(Some(wait.as_secs()), expected);
        }
        for (first, second, third) in
            [(limited(7), Some(in_front()), None), (in_front(), Some(limited(7)), Some(limited(7)))]
        {
            let found = verdict(&server, first, second, third);
            assert!(matches!(found, Error::Unproven { .. }), "{found}");
        }
        let found = verdict(&server, strange(), None, None);
        assert!(matches!(found, Error::NotRocketChat { .. }), "{found}");
    }
}
