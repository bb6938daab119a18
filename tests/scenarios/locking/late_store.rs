//! A password store that says late, or never, whether a PIN is set.

use std::time::Duration;

use practice::Generation;
use tokio::time::timeout;
use workspaces::{Error, HowGivenUp, KeptIn, Removal, SignInState, VaultProblem};

use super::{set_pin, unlock};
use crate::{
    stage::{LOGIN, LOGOUT, Stage, done, open, password_form},
    world::ROD,
};

/// Somebody went on without the store, and signed in for this session only. Then the store says that
/// a PIN is set.
async fn shut_late() -> Stage {
    let mut stage = Stage::of(Generation::V8_6).await;
    set_pin(&stage.workspaces).await;
    stage.forget_that_a_pin_is_set();
    stage.vault.fail(Some(VaultProblem::NoAnswer));
    stage.workspaces.learn_lock().await;
    stage.workspaces.go_on_without_store();
    done(stage.try_sign_in(password_form("pass", KeptIn::ThisSessionOnly), None).await);
    stage.works("pass").await;
    stage.vault.fail(None);
    stage.workspaces.learn_lock().await;
    assert!(stage.workspaces.is_locked());
    stage
}

impl Stage {
    /// The program again, with a file that says nothing of a PIN.
    fn forget_that_a_pin_is_set(&mut self) {
        let text = std::fs::read_to_string(self.file()).unwrap();
        std::fs::write(self.file(), text.replace("\"set\": true", "\"set\": false")).unwrap();
        self.workspaces = open(&self.home, &self.vault).workspaces;
    }
}

#[tokio::test]
async fn a_sign_in_of_this_session_only_is_there_again_after_the_right_pin() {
    let stage = shut_late().await;
    let seen = stage.all_seen();
    let asked = stage.try_look_up(ROD, None).await;
    assert!(matches!(asked, Err(Error::Locked)), "{asked:?}");
    assert_eq!(stage.all_seen(), seen, "it is not used while it is shut");
    unlock(&stage.workspaces).await;
    let held = SignInState::Held { kept_in: KeptIn::ThisSessionOnly };
    assert_eq!(stage.workspace().sign_in, held);
    stage.works("pass").await;
    assert_eq!((stage.seen(LOGIN), stage.seen(LOGOUT)), (1, 0));
}

#[tokio::test]
async fn a_sign_in_of_this_session_only_is_ended_at_its_server_when_the_pin_is_not_known() {
    let stage = shut_late().await;
    let given_up = stage.workspaces.give_up_lock().await.unwrap();
    assert!(
        matches!(&*given_up, [one] if matches!(one.how, HowGivenUp::Removed(Removal::SignedOut))),
        "{given_up:?}"
    );
    assert_eq!(stage.seen(LOGOUT), 1);
}

#[tokio::test]
async fn locking_does_not_wait_for_a_store_that_does_not_answer() {
    let stage = Stage::of(Generation::V8_6).await;
    stage.vault.fail(Some(VaultProblem::Missing));
    stage.workspaces.learn_lock().await;
    assert!(!stage.workspaces.is_locked());
    stage.vault.be_silent();
    let locked = timeout(Duration::from_secs(10), stage.workspaces.lock()).await;
    assert!(matches!(locked, Ok(Err(Error::NoPassphrase))), "{locked:?}");
}

#[tokio::test]
async fn locking_asks_a_store_that_has_come() {
    let mut stage = Stage::of(Generation::V8_6).await;
    set_pin(&stage.workspaces).await;
    stage.forget_that_a_pin_is_set();
    stage.vault.fail(Some(VaultProblem::Missing));
    stage.workspaces.learn_lock().await;
    stage.vault.fail(None);
    stage.workspaces.lock().await.unwrap();
    assert!(stage.workspaces.is_locked());
    unlock(&stage.workspaces).await;
}
