//! The practice workspaces that run inside the app, on loopback alone.

use std::{
    collections::HashMap,
    io,
    sync::{Mutex, MutexGuard, PoisonError},
};

use practice::{Generation, PRACTICE_PASSWORD, Running, Showcase, World};
use rocketchat::ServerUrl;

use crate::ipc::practice::{PracticeHelp, PracticeMail};

/// The account that a person signs in with.
const ACCOUNT: &str = "support";

/// The key under which each one stands in the workspaces file, the name that it gets there, and
/// what it is.
const ROOMS: [(&str, &str, Showcase); 4] = [
    ("acme-hq", "Acme HQ", Showcase::AcmeHq),
    ("northwind-support", "Northwind Support", Showcase::NorthwindSupport),
    ("globex", "Globex", Showcase::Globex),
    ("initech", "Initech", Showcase::Initech),
];

/// Why the practice workspaces are not there.
#[derive(Debug, thiserror::Error)]
pub enum PracticeProblem {
    /// One did not start.
    #[error("a practice workspace did not start ({0})")]
    NotStarted(#[from] io::Error),
    /// The list of workspaces did not take one.
    #[error("a practice workspace could not be added to the list ({0})")]
    NotAdded(#[from] workspaces::Error),
}

/// The practice workspaces that run.
#[derive(Default)]
pub struct PracticeRooms {
    running: Mutex<HashMap<&'static str, Running>>,
}

impl PracticeRooms {
    /// The key and the name of each.
    pub fn all() -> impl Iterator<Item = (&'static str, &'static str)> {
        ROOMS.into_iter().map(|(key, name, _)| (key, name))
    }

    /// Starts one, unless it runs, and says where.
    ///
    /// # Errors
    /// When there is none with this key, or no port is free.
    pub async fn open(&self, key: &str) -> io::Result<ServerUrl> {
        let Some((key, _, showcase)) = ROOMS.into_iter().find(|(known, ..)| *known == key) else {
            return Err(io::ErrorKind::NotFound.into());
        };
        if let Some(running) = self.running().get(key) {
            return parse(&running.address());
        }
        let started = practice::start(Generation::V8_6, World::showcase(showcase)).await?;
        let address = parse(&started.address());
        self.running().insert(key, started);
        address
    }

    /// What a person can type into one; `None` when it does not run.
    pub fn help(&self, key: &str) -> Option<PracticeHelp> {
        let running = self.running();
        let room = running.get(key)?;
        let authenticator_code = room.authenticator_code(ACCOUNT);
        let seconds_left = authenticator_code
            .as_ref()
            .and_then(|_| u32::try_from(room.authenticator_seconds_left()).ok());
        let mail = room.outbox().into_iter().rfind(|mail| is_to(ACCOUNT, &mail.to));
        Some(PracticeHelp {
            user_name: ACCOUNT.to_owned(),
            password: PRACTICE_PASSWORD.to_owned(),
            authenticator_code,
            seconds_left,
            mail: mail.map(|mail| PracticeMail { subject: mail.subject, code: mail.code }),
            example_session_id: example(&room.session_ids(usize::MAX)),
        })
    }

    fn running(&self) -> MutexGuard<'_, HashMap<&'static str, Running>> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether a mail is to this account: in the practice workspaces, addresses begin with the user name.
fn is_to(account: &str, address: &str) -> bool {
    address.split_once('@').is_some_and(|(person, _domain)| person == account)
}

/// The session of Rocket.Chat's documentation, where it is, so that what is shown can be compared
/// with it; else the newest.
fn example(session_ids: &[String]) -> Option<String> {
    let documented = session_ids.iter().find(|id| *id == "uBNL9dTjJ4s6Pjp4K");
    documented.or(session_ids.first()).cloned()
}

fn parse(address: &str) -> io::Result<ServerUrl> {
    ServerUrl::parse(address).map_err(io::Error::other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_to_somebody_else_is_not_shown() {
        for (address, expected) in [
            ("support@northwind.example", true),
            ("support.lead@northwind.example", false),
            ("maria@support.example", false),
            ("support", false),
        ] {
            assert_eq!(is_to(ACCOUNT, address), expected, "{address}");
        }
    }
}
