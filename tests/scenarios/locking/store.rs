//! What the lock does about a password store that is missing, locked or empty.

use practice::Generation;
use workspaces::{Error, LockTry, PassphraseProblem, VaultProblem};

use super::{PIN, secret, set_pin, unlock, wrong};
use crate::stage::{LOGOUT, Stage};

#[tokio::test]
async fn without_a_password_store_no_pin_can_be_kept_and_that_is_said() {
    let stage = Stage::signed_in(Generation::V8_6, "pass").await;
    for problem in [VaultProblem::Missing, VaultProblem::Locked, VaultProblem::NoAnswer] {
        stage.vault.fail(Some(problem.clone()));
        let set = stage.workspaces.set_lock(&secret(PIN), &secret("")).await;
        assert!(matches!(&set, Err(Error::Vault(said)) if *said == problem), "{set:?}");
        assert!(!stage.workspaces.lock_status().set);
    }
    stage.vault.fail(None);
    stage.works("pass").await;
}

#[tokio::test]
async fn a_store_that_does_not_answer_keeps_it_shut_and_costs_no_try() {
    let stage = Stage::signed_in(Generation::V8_6, "pass").await;
    set_pin(&stage.workspaces).await;
    stage.workspaces.lock().await.unwrap();
    for problem in [VaultProblem::Missing, VaultProblem::Locked, VaultProblem::NoAnswer] {
        stage.vault.fail(Some(problem.clone()));
        for pin in [PIN, "135791"] {
            let tried = stage.workspaces.unlock(&secret(pin)).await;
            assert!(matches!(&tried, Err(Error::Vault(said)) if *said == problem), "{tried:?}");
            assert!(stage.workspaces.is_locked());
        }
    }
    stage.vault.fail(None);
    let first = wrong(&stage.workspaces).await;
    assert!(matches!(first, LockTry::Wrong { left: None }), "{first:?}");
    unlock(&stage.workspaces).await;
    stage.works("pass").await;
}

#[tokio::test]
async fn a_store_that_lost_the_pin_opens_nothing_but_the_way_out() {
    for entry in [None, Some("somebody else's")] {
        let stage = Stage::signed_in(Generation::V8_6, "pass").await;
        set_pin(&stage.workspaces).await;
        stage.workspaces.lock().await.unwrap();
        stage.vault.replace("gatehouse:lock", entry);
        let tried = stage.workspaces.unlock(&secret(PIN)).await;
        assert!(matches!(tried, Err(Error::VaultEmpty | Error::VaultUnreadable)), "{tried:?}");
        assert!(stage.workspaces.is_locked());

        let given_up = stage.workspaces.give_up_lock().await.unwrap();
        assert_eq!(given_up.len(), 1);
        assert_eq!((stage.seen(LOGOUT), stage.vault.texts().len()), (1, 0));
        assert!(!stage.workspaces.lock_status().set && !stage.workspaces.is_locked());
    }
}

#[tokio::test]
async fn a_pin_that_cannot_be_noted_in_the_file_is_not_set() {
    let stage = Stage::signed_in(Generation::V8_6, "pass").await;
    // A directory stands where the new file would be written.
    std::fs::create_dir_all(stage.home.path().join("workspaces.json.new/x")).unwrap();
    let set = stage.workspaces.set_lock(&secret(PIN), &secret("")).await;
    assert!(matches!(set, Err(Error::NotSaved { .. })), "{set:?}");
    assert!(!stage.workspaces.lock_status().set);
    assert_eq!(stage.vault.texts().len(), 1, "the sign-in alone");
}

#[tokio::test]
async fn the_store_holds_neither_the_pin_nor_anything_before_it_is_a_good_one() {
    let stage = Stage::of(Generation::V8_6).await;
    for (pin, problem) in
        [("12", PassphraseProblem::TooShort), ("123456", PassphraseProblem::TooEasy)]
    {
        let set = stage.workspaces.set_lock(&secret(pin), &secret("")).await;
        assert!(matches!(&set, Err(Error::BadPassphrase(said)) if *said == problem), "{set:?}");
        assert_eq!(stage.vault.calls(), 0);
    }
    set_pin(&stage.workspaces).await;
    let texts = stage.vault.texts();
    assert_eq!(texts.len(), 1);
    assert!(texts[0].contains("argon2id") && !texts[0].contains(PIN), "{texts:?}");
    let file = std::fs::read_to_string(stage.file()).unwrap();
    assert!(file.contains("\"set\": true") && !file.contains(PIN), "{file}");
}
