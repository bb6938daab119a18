//! The lock: what is gone while it is shut, and what comes of wrong tries.

mod late_store;
mod shut;
mod slow;
mod store;
mod two_instances;
mod without_file;
mod wrong_tries;

use rocketchat::Secret;
use workspaces::{LockTry, Workspaces};

use crate::stage::{ME, SHOW, Stage};

pub const PIN: &str = "482913";

pub fn secret(text: &str) -> Secret {
    Secret::new(text.to_owned())
}

pub async fn set_pin(workspaces: &Workspaces) {
    let set = workspaces.set_lock(&secret(PIN), &secret("")).await;
    assert!(matches!(set, Ok(LockTry::Right)), "{set:?}");
}

pub async fn unlock(workspaces: &Workspaces) {
    let opened = workspaces.unlock(&secret(PIN)).await;
    assert!(matches!(opened, Ok(LockTry::Right)), "{opened:?}");
    assert!(!workspaces.is_locked());
}

/// What a wrong PIN brings.
pub async fn wrong(workspaces: &Workspaces) -> LockTry {
    workspaces.unlock(&secret("135791")).await.unwrap()
}

/// How many wrong PINs are answered before the program signs out, and what it then gives up.
pub async fn wrong_until_out(workspaces: &Workspaces) -> (usize, Vec<workspaces::GivenUp>) {
    for answered in 0..10 {
        match wrong(workspaces).await {
            LockTry::Right => panic!("a wrong PIN opened it"),
            LockTry::Wrong { .. } => {}
            LockTry::SignedOutEverywhere(given_up) => return (answered, given_up),
        }
    }
    panic!("ten wrong tries")
}

impl Stage {
    /// How many requests the server saw.
    pub fn all_seen(&self) -> usize {
        self.server.requests().len()
    }

    /// A look-up and a check go through.
    pub async fn works(&self, user: &str) {
        let (shown, asked) = (self.seen(SHOW), self.seen(ME));
        self.look_up(user, crate::world::ROD).await.unwrap();
        self.workspaces.check(&self.id).await.unwrap();
        assert!(self.seen(SHOW) > shown && self.seen(ME) > asked);
    }
}
