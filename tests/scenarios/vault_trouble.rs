//! A password store that is missing, locked, empty, silent or broken.

use practice::Generation;
use rocketchat::ServerUrl;
use workspaces::{Error, KeptIn, Removal, SignInState, StoreProblem, VaultProblem};

use crate::{
    stage::{LOGIN, LOGOUT, Stage, done, password_form},
    world::ROD,
};

/// Troubles of the whole store; those of one entry are further below.
fn problems() -> [(VaultProblem, StoreProblem); 7] {
    let details = "D-Bus said no".to_owned();
    [
        (VaultProblem::Missing, StoreProblem::Missing),
        (VaultProblem::Locked, StoreProblem::Locked),
        (VaultProblem::Dismissed, StoreProblem::Dismissed),
        (VaultProblem::NoDefault, StoreProblem::NoDefault),
        (VaultProblem::TooLarge, StoreProblem::TooLarge),
        (VaultProblem::NoAnswer, StoreProblem::NoAnswer),
        (VaultProblem::Failed { details }, StoreProblem::Failed),
    ]
}

#[tokio::test]
async fn a_sign_in_that_cannot_be_kept_is_not_lost() {
    for (problem, _) in problems() {
        let mut stage = Stage::of(Generation::V8_6).await;
        stage.vault.fail(Some(problem.clone()));
        let form = password_form("pass", KeptIn::PasswordStore);
        let answer = stage.try_sign_in(form, None).await;
        assert!(matches!(&answer, Err(Error::Vault(said)) if *said == problem), "{answer:?}");
        let held = SignInState::Held { kept_in: KeptIn::ThisSessionOnly };
        assert_eq!(stage.workspace().sign_in, held);
        stage.look_up("pass", ROD).await.unwrap();
        assert_eq!(stage.seen(LOGIN), 1, "nothing had to be typed again");

        stage.vault.fail(None);
        stage.restart();
        let claimed = match problem {
            VaultProblem::NoAnswer => SignInState::Held { kept_in: KeptIn::PasswordStore },
            VaultProblem::Missing
            | VaultProblem::Locked
            | VaultProblem::Dismissed
            | VaultProblem::NoDefault
            | VaultProblem::Ambiguous { .. }
            | VaultProblem::TooLarge
            | VaultProblem::NotText
            | VaultProblem::Failed { .. } => SignInState::None,
        };
        assert_eq!(stage.workspace().sign_in, claimed, "the file after {problem:?}");
    }
}

#[tokio::test]
async fn what_a_store_writes_after_the_time_out_is_found_and_deleted() {
    let mut stage = Stage::of(Generation::V8_6).await;
    stage.vault.write_late();
    let form = password_form("pass", KeptIn::PasswordStore);
    let answer = stage.try_sign_in(form, None).await;
    assert!(matches!(answer, Err(Error::Vault(VaultProblem::NoAnswer))), "{answer:?}");
    assert_eq!(stage.vault.texts().len(), 1, "the store wrote it all the same");

    stage.restart();
    stage.look_up("pass", ROD).await.unwrap();
    let removal = stage.workspaces.remove(&stage.id).await.unwrap();
    assert!(matches!(removal, Removal::SignedOut), "{removal:?}");
    assert!(stage.vault.texts().is_empty());
}

#[tokio::test]
async fn a_store_that_does_not_give_the_sign_in_loses_nothing() {
    for (problem, shown) in problems() {
        let mut stage = Stage::signed_in(Generation::V8_6, "pass").await;
        stage.restart();
        stage.vault.fail(Some(problem.clone()));
        let answer = stage.try_look_up(ROD, None).await;
        assert!(matches!(&answer, Err(Error::Vault(said)) if *said == problem), "{answer:?}");
        let expected = SignInState::StoreProblem { problem: shown };
        assert_eq!(stage.workspace().sign_in, expected);
        assert_eq!(stage.workspaces.check(&stage.id).await.unwrap().sign_in, expected);

        stage.vault.fail(None);
        stage.look_up("pass", ROD).await.unwrap();
        let held = SignInState::Held { kept_in: KeptIn::PasswordStore };
        assert_eq!(stage.workspace().sign_in, held);
        assert_eq!(stage.seen(LOGIN), 1);
    }
}

#[tokio::test]
async fn checks_at_once_ask_the_person_once_to_unlock_the_store() {
    for problem in [VaultProblem::Locked, VaultProblem::NoAnswer] {
        let mut stage = Stage::of(Generation::V8_6).await;
        let address = ServerUrl::parse(&stage.server.address()).unwrap();
        let mut ids = Vec::new();
        for key in ["a", "b", "c", "d", "e"] {
            let added = stage.workspaces.add_practice(key, key, address.clone()).await.unwrap();
            let form = password_form("pass", KeptIn::PasswordStore);
            done(stage.workspaces.sign_in(&added.id, form, None).await);
            ids.push(added.id);
        }
        stage.restart();
        stage.vault.fail(Some(problem.clone()));
        for round in 1..=2 {
            let calls = stage.vault.calls();
            let check = |place: usize| stage.workspaces.check(&ids[place]);
            let all = tokio::join!(check(0), check(1), check(2), check(3), check(4));
            let expected = SignInState::StoreProblem { problem: (&problem).into() };
            for checked in <[_; 5]>::from(all) {
                assert_eq!(checked.unwrap().sign_in, expected);
            }
            assert_eq!(stage.vault.calls(), calls + 1, "{problem:?}, round {round}");
        }
    }
}

#[tokio::test]
async fn an_empty_answer_or_a_foreign_entry_deletes_nothing_and_is_said() {
    for entry in [None, Some("somebody else's"), Some("")] {
        let mut stage = Stage::signed_in(Generation::V8_6, "pass").await;
        let file = std::fs::read(stage.file()).unwrap();
        stage.restart();
        stage.vault.replace_all(entry);
        let answer = stage.try_look_up(ROD, None).await;
        let (is_it, problem) = match entry {
            None => (matches!(answer, Err(Error::VaultEmpty)), StoreProblem::Empty),
            Some(_) => (matches!(answer, Err(Error::VaultUnreadable)), StoreProblem::Unreadable),
        };
        assert!(is_it, "{answer:?}");
        let expected = SignInState::StoreProblem { problem };
        assert_eq!(stage.workspace().sign_in, expected);
        assert_eq!(std::fs::read(stage.file()).unwrap(), file);
        assert_eq!(stage.vault.texts().len(), usize::from(entry.is_some()));

        let removal = stage.workspaces.remove(&stage.id).await.unwrap();
        assert!(matches!(removal, Removal::NothingToEnd), "{removal:?}");
        assert!(stage.vault.texts().is_empty());
    }
}

#[tokio::test]
async fn a_store_with_a_problem_stops_a_removal_until_it_answers() {
    for (problem, _) in problems() {
        let mut stage = Stage::signed_in(Generation::V8_6, "pass").await;
        stage.restart();
        stage.vault.fail(Some(problem.clone()));
        let removal = stage.workspaces.remove(&stage.id).await;
        assert!(matches!(&removal, Err(Error::Vault(said)) if *said == problem), "{removal:?}");
        assert_eq!(stage.workspaces.list().len(), 1, "it can be tried again");
        assert_eq!(stage.vault.texts().len(), 1);
        assert_eq!(stage.seen(LOGOUT), 0);
        stage.vault.fail(None);
        let removal = stage.workspaces.remove(&stage.id).await.unwrap();
        assert!(matches!(removal, Removal::SignedOut), "{removal:?}");
        assert!(stage.vault.texts().is_empty(), "{problem:?} left it in the store for good");
    }
}

#[tokio::test]
async fn a_store_that_cannot_delete_keeps_the_workspace_until_it_can() {
    for (problem, _) in problems() {
        let stage = Stage::signed_in(Generation::V8_6, "pass").await;
        stage.vault.fail(Some(problem));
        let removal = stage.workspaces.remove(&stage.id).await;
        assert!(matches!(removal, Err(Error::Vault(_))), "{removal:?}");
        assert_eq!(stage.workspace().sign_in, SignInState::Ended, "the server was told already");
        stage.vault.fail(None);
        let removal = stage.workspaces.remove(&stage.id).await.unwrap();
        assert!(matches!(removal, Removal::SignedOut), "{removal:?}");
        assert!(stage.vault.texts().is_empty());
    }
}

#[tokio::test]
async fn a_sign_in_of_this_session_only_can_be_removed_without_a_store() {
    for (problem, _) in problems() {
        let stage = Stage::of(Generation::V8_6).await;
        stage.vault.fail(Some(problem));
        done(stage.try_sign_in(password_form("pass", KeptIn::ThisSessionOnly), None).await);
        let removal = stage.workspaces.remove(&stage.id).await.unwrap();
        assert!(matches!(removal, Removal::SignedOut), "{removal:?}");
        assert!(stage.workspaces.list().is_empty());
    }
}

#[tokio::test]
async fn a_sign_in_whose_file_cannot_be_saved_is_not_lost_and_in_no_store() {
    let stage = Stage::of(Generation::V8_6).await;
    // A directory stands where the new file would be written.
    std::fs::create_dir_all(stage.home.path().join("workspaces.json.new/x")).unwrap();
    let answer = stage.try_sign_in(password_form("pass", KeptIn::PasswordStore), None).await;
    assert!(matches!(answer, Err(Error::NotSaved { .. })), "{answer:?}");
    let held = SignInState::Held { kept_in: KeptIn::ThisSessionOnly };
    assert_eq!(stage.workspace().sign_in, held);
    stage.look_up("pass", ROD).await.unwrap();
    assert!(stage.vault.texts().is_empty(), "what no file names would never be deleted");
}

#[tokio::test]
async fn of_two_entries_none_is_used_and_signing_in_or_out_ends_both() {
    for signs_in in [true, false] {
        let mut stage = Stage::signed_in(Generation::V8_6, "pass").await;
        let first = stage.vault.texts()[0].clone();
        stage.vault.double(stage.id.as_str(), &first.replace("\"token\":\"", "\"token\":\"x"));
        stage.restart();
        stage.server.clear_requests();
        let answer = stage.try_look_up(ROD, None).await;
        let ambiguous = VaultProblem::Ambiguous { entries: 2 };
        assert!(matches!(&answer, Err(Error::Vault(said)) if *said == ambiguous), "{answer:?}");
        let expected = SignInState::StoreProblem { problem: StoreProblem::Ambiguous };
        assert_eq!(stage.workspace().sign_in, expected);
        assert!(stage.server.requests().is_empty(), "none is tried");

        if signs_in {
            stage.sign_in("pass").await;
            stage.works("pass").await;
            assert_eq!(stage.vault.texts().len(), 1);
        } else {
            let removal = stage.workspaces.sign_out(&stage.id).await.unwrap();
            assert!(matches!(removal, Removal::SignedOut), "{removal:?}");
            assert!(stage.vault.texts().is_empty());
        }
        assert_eq!(stage.seen(LOGOUT), 2, "the server is told of both");
    }
}
