//! Wrong tries are counted across restarts, and the fifth signs out everywhere.

use practice::Generation;
use workspaces::{Error, HowGivenUp, KeptIn, LockTry, Removal, SignInState, VaultProblem};

use super::{PIN, secret, set_pin, unlock, wrong, wrong_until_out};
use crate::stage::{LOGOUT, Stage, done, password_form, token_form};

fn left(tried: &LockTry) -> Option<u8> {
    match tried {
        LockTry::Wrong { left } => *left,
        LockTry::Right | LockTry::SignedOutEverywhere(_) => panic!("{tried:?}"),
    }
}

#[tokio::test]
async fn it_warns_from_the_third_wrong_try_and_a_right_one_begins_anew() {
    let stage = Stage::signed_in(Generation::V8_6, "pass").await;
    set_pin(&stage.workspaces).await;
    stage.workspaces.lock().await.unwrap();
    for _ in 0..2 {
        for expected in [None, None, Some(2), Some(1)] {
            assert_eq!(left(&wrong(&stage.workspaces).await), expected);
        }
        unlock(&stage.workspaces).await;
        stage.workspaces.lock().await.unwrap();
    }
    unlock(&stage.workspaces).await;
    stage.works("pass").await;
}

#[tokio::test]
async fn the_fifth_wrong_try_signs_out_at_each_server() {
    let one = Stage::signed_in(Generation::V8_6, "pass").await;
    let other = Stage::of(Generation::V8_6).await;
    let second = one.workspaces.add(&other.server.address(), Some("Globex"), false).await.unwrap();
    let form = password_form("pass", KeptIn::PasswordStore);
    done(one.workspaces.sign_in(&second.id, form, None).await);
    let idle = one.workspaces.add("chat.initech.example", Some("Initech"), false).await.unwrap();
    set_pin(&one.workspaces).await;
    one.workspaces.lock().await.unwrap();

    let (answered, given_up) = wrong_until_out(&one.workspaces).await;
    assert_eq!(answered, 4);
    let names: Vec<_> = given_up.iter().map(|given_up| given_up.name.as_str()).collect();
    assert_eq!(names, ["Acme HQ", "Globex"], "who was not signed in to {} lost nothing", idle.name);
    assert!(
        given_up.iter().all(|it| matches!(it.how, HowGivenUp::Removed(Removal::SignedOut))),
        "{given_up:?}"
    );
    assert_eq!((one.seen(LOGOUT), other.seen(LOGOUT)), (1, 1));
    assert!(one.vault.texts().is_empty());
    let standing = one.workspaces.lock_status();
    assert!(!standing.set && !standing.locked, "whoever comes next sets a PIN of their own");
    for workspace in one.workspaces.list() {
        assert_eq!(workspace.sign_in, SignInState::None);
    }
}

#[tokio::test]
async fn killing_the_program_gives_no_new_tries() {
    let mut stage = Stage::signed_in(Generation::V8_6, "pass").await;
    set_pin(&stage.workspaces).await;
    for expected in [None, None, Some(2), Some(1)] {
        stage.restart();
        assert_eq!(left(&wrong(&stage.workspaces).await), expected);
    }
    stage.restart();
    let (answered, given_up) = wrong_until_out(&stage.workspaces).await;
    assert_eq!((answered, given_up.len()), (0, 1));
    assert_eq!(stage.seen(LOGOUT), 1);
}

#[tokio::test]
async fn a_try_that_is_broken_off_before_its_answer_counts() {
    let mut stage = Stage::signed_in(Generation::V8_6, "pass").await;
    set_pin(&stage.workspaces).await;
    for _ in 0..4 {
        stage.restart();
        let calls = stage.vault.calls();
        let (pin, written) = (secret("135791"), async {
            // Read, and written before it is compared.
            while stage.vault.calls() < calls + 2 {
                tokio::task::yield_now().await;
            }
        });
        tokio::select! {
            biased;
            () = written => {}
            answered = stage.workspaces.unlock(&pin) => panic!("{answered:?}"),
        }
    }
    stage.restart();
    assert_eq!(wrong_until_out(&stage.workspaces).await.0, 0);
}

#[tokio::test]
async fn a_wrong_pin_in_place_of_the_one_to_be_changed_or_taken_away_counts_as_well() {
    let stage = Stage::signed_in(Generation::V8_6, "pass").await;
    set_pin(&stage.workspaces).await;
    let not_it = secret("135791");
    for expected in [None, Some(1)] {
        let changed = stage.workspaces.set_lock(&secret("new phrase"), &not_it).await.unwrap();
        assert!(matches!(changed, LockTry::Wrong { .. }), "{changed:?}");
        let removed = stage.workspaces.remove_lock(&not_it).await.unwrap();
        assert_eq!(left(&removed), expected);
    }
    let out = stage.workspaces.remove_lock(&not_it).await.unwrap();
    assert!(matches!(out, LockTry::SignedOutEverywhere(_)), "{out:?}");
    assert_eq!((stage.seen(LOGOUT), stage.vault.texts().len()), (1, 0));
}

#[tokio::test]
async fn another_pin_opens_it_and_the_one_before_does_not() {
    let stage = Stage::of(Generation::V8_6).await;
    done(stage.try_sign_in(password_form("pass", KeptIn::ThisSessionOnly), None).await);
    set_pin(&stage.workspaces).await;
    let changed = stage.workspaces.set_lock(&secret("correct horse"), &secret(PIN)).await;
    assert!(matches!(changed, Ok(LockTry::Right)), "{changed:?}");
    stage.workspaces.lock().await.unwrap();
    let old = stage.workspaces.unlock(&secret(PIN)).await.unwrap();
    assert!(matches!(old, LockTry::Wrong { .. }), "{old:?}");
    let new = stage.workspaces.unlock(&secret("correct horse")).await.unwrap();
    assert!(matches!(new, LockTry::Right), "{new:?}");
    stage.works("pass").await;
}

#[tokio::test]
async fn what_no_pin_can_be_is_no_try() {
    let stage = Stage::signed_in(Generation::V8_6, "pass").await;
    set_pin(&stage.workspaces).await;
    stage.workspaces.lock().await.unwrap();
    for _ in 0..10 {
        let tried = stage.workspaces.unlock(&secret("123")).await;
        assert!(matches!(tried, Err(Error::BadPassphrase(_))), "{tried:?}");
    }
    unlock(&stage.workspaces).await;
}

#[tokio::test]
async fn a_sealed_sign_in_is_erased_and_a_token_of_ones_own_stays_good() {
    let stage = Stage::of(Generation::V8_6).await;
    let token = stage.server.add_access_token("pass", true);
    done(stage.try_sign_in(token_form(&token), None).await);
    let other = stage.workspaces.add(&stage.server.address(), Some("Other"), true).await.unwrap();
    let form = password_form("pass", KeptIn::ThisSessionOnly);
    done(stage.workspaces.sign_in(&other.id, form, None).await);
    set_pin(&stage.workspaces).await;
    stage.workspaces.lock().await.unwrap();

    let (_, given_up) = wrong_until_out(&stage.workspaces).await;
    let hows: Vec<_> = given_up.into_iter().map(|given_up| given_up.how).collect();
    assert!(
        matches!(hows[..], [HowGivenUp::Removed(Removal::AccessTokenStays), HowGivenUp::Erased]),
        "{hows:?}"
    );
    assert_eq!(stage.seen(LOGOUT), 0, "nobody can tell it without the sign-in");
    for workspace in stage.workspaces.list() {
        assert_eq!(workspace.sign_in, SignInState::None);
    }
}

#[tokio::test]
async fn as_long_as_a_sign_in_cannot_be_deleted_it_stays_shut_and_the_next_try_goes_on() {
    let stage = Stage::signed_in(Generation::V8_6, "pass").await;
    set_pin(&stage.workspaces).await;
    stage.workspaces.lock().await.unwrap();
    for _ in 0..4 {
        wrong(&stage.workspaces).await;
    }
    stage.vault.fail_to_delete(Some(VaultProblem::Locked));
    let out = stage.workspaces.unlock(&secret("135791")).await;
    assert!(matches!(out, Err(Error::Vault(VaultProblem::Locked))), "{out:?}");
    assert!(stage.workspaces.is_locked());
    let refused = stage.try_look_up(crate::world::ROD, None).await;
    assert!(matches!(refused, Err(Error::Locked)), "{refused:?}");

    stage.vault.fail_to_delete(None);
    let out = stage.workspaces.unlock(&secret(PIN)).await.unwrap();
    assert!(matches!(out, LockTry::SignedOutEverywhere(_)), "the right one is too late: {out:?}");
    assert!(stage.vault.texts().is_empty() && !stage.workspaces.is_locked());
}

#[tokio::test]
async fn a_server_that_cannot_be_told_does_not_keep_the_others_from_being_signed_out() {
    let mut one = Stage::signed_in(Generation::V8_6, "pass").await;
    let other = Stage::of(Generation::V8_6).await;
    let second = one.workspaces.add(&other.server.address(), Some("Globex"), false).await.unwrap();
    let form = password_form("pass", KeptIn::PasswordStore);
    done(one.workspaces.sign_in(&second.id, form, None).await);
    set_pin(&one.workspaces).await;
    one.restart();
    other.server.stop().await;

    let (_, given_up) = wrong_until_out(&one.workspaces).await;
    assert!(
        matches!(
            given_up.iter().map(|it| &it.how).collect::<Vec<_>>()[..],
            [
                HowGivenUp::Removed(Removal::SignedOut),
                HowGivenUp::Removed(Removal::ServerNotTold { .. })
            ]
        ),
        "{given_up:?}"
    );
    assert_eq!(one.seen(LOGOUT), 1);
    assert!(one.vault.texts().is_empty());
}
