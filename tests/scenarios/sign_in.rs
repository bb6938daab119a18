//! Signing in: refused, in place of another one, twice on one server, kept over a restart.

use practice::Generation;
use rocketchat::{Error as Request, Method, Secret, SignInRefused};
use workspaces::{CheckOutcome, Error, KeptIn, Removal, SignInForm, SignInState};

use crate::{
    stage::{LOGIN, LOGOUT, ME, SHOW, Stage, challenge, done, factor, password_form, token_form},
    world::ROD,
};

#[tokio::test]
async fn a_sign_in_is_kept_over_a_restart_without_another_login() {
    let mut stage = Stage::signed_in(Generation::V8_6, "totp").await;
    let logins = stage.seen(LOGIN);
    stage.restart();
    let calls = stage.vault.calls();
    let listed = stage.workspaces.list().remove(0);
    assert_eq!(listed.sign_in, SignInState::Held { kept_in: KeptIn::PasswordStore });
    assert_eq!(listed.account.unwrap().user_name.as_deref(), Some("totp"));
    assert_eq!(stage.vault.calls(), calls, "the list does not ask the password store");
    stage.look_up("totp", ROD).await.unwrap();
    assert_eq!(stage.seen(LOGIN), logins);
}

#[tokio::test]
async fn a_sign_in_for_this_session_only_is_in_no_store_and_gone_after_a_restart() {
    let mut stage = Stage::of(Generation::V8_6).await;
    let form = password_form("pass", KeptIn::ThisSessionOnly);
    let workspace = done(stage.try_sign_in(form, None).await);
    assert_eq!(workspace.sign_in, SignInState::Held { kept_in: KeptIn::ThisSessionOnly });
    stage.look_up("pass", ROD).await.unwrap();
    assert!(stage.vault.texts().is_empty());
    stage.restart();
    assert_eq!(stage.workspace().sign_in, SignInState::None);
    assert!(stage.workspace().account.is_some(), "who it was is still known");
}

#[tokio::test]
async fn a_wrong_name_password_or_token_is_refused_in_every_era_and_nothing_is_kept() {
    for generation in Generation::ALL {
        let stage = Stage::of(generation).await;
        let form = |user: &str, password: &str| SignInForm::Password {
            user: user.to_owned(),
            password: Secret::new(password.to_owned()),
            keep_in: KeptIn::PasswordStore,
        };
        let mut token = stage.server.add_access_token("pass", false);
        token.token.push('x');
        // A server of 9.0 does not say whether the password is wrong or a code is missing, so one
        // is asked for first.
        let code = factor(Method::Totp, "000000");
        let code = (generation == Generation::V9_0).then_some(&code);
        if code.is_some() {
            challenge(stage.try_sign_in(form("pass", "wrong"), None).await);
        }
        for (form, reason) in [
            (form("pass", "wrong"), SignInRefused::NoMatch),
            (form("nobody", "wrong"), SignInRefused::NoMatch),
            (token_form(&token), SignInRefused::TokenNoMatch),
        ] {
            let answer = stage.try_sign_in(form, code).await;
            let Err(Error::Request(Request::SignInRefused(refused))) = answer else {
                panic!("{generation}: {answer:?}");
            };
            assert_eq!(refused, reason, "{generation}");
        }
        assert_eq!(stage.workspace().sign_in, SignInState::None);
        assert!(stage.vault.texts().is_empty());
    }
}

#[tokio::test]
async fn an_e_mail_address_and_spaces_around_it_sign_in_too() {
    let stage = Stage::of(Generation::V8_6).await;
    let form = password_form(" pass@example.test ", KeptIn::PasswordStore);
    let workspace = done(stage.try_sign_in(form, None).await);
    assert_eq!(workspace.account.unwrap().user_id, "passId");
}

#[tokio::test]
async fn signing_in_again_gives_the_old_sign_in_back_but_never_an_access_token() {
    let stage = Stage::signed_in(Generation::V8_6, "pass").await;
    let first = stage.vault.texts().remove(0);
    stage.sign_in("pass").await;
    assert_eq!(stage.seen(LOGOUT), 1);
    let (_, token) = user_and_token(&first);
    assert!(!stage.server.is_signed_in("passId", &token), "the old token is dead");
    assert_eq!(stage.vault.texts().len(), 1);

    let token = stage.server.add_access_token("sso", true);
    done(stage.try_sign_in(token_form(&token), None).await);
    assert_eq!(stage.seen(LOGOUT), 2, "the second one went back too");
    stage.sign_in("pass").await;
    assert_eq!(stage.seen(LOGOUT), 2);
    assert!(stage.server.is_signed_in(&token.user_id, &token.token));
}

/// As they stand in the password store.
pub fn user_and_token(entry: &str) -> (String, String) {
    let entry: serde_json::Value = serde_json::from_str(entry).unwrap();
    let text = |key: &str| entry[key].as_str().unwrap().to_owned();
    (text("userId"), text("token"))
}

#[tokio::test]
async fn two_accounts_on_one_server_do_not_disturb_each_other() {
    let stage = Stage::signed_in(Generation::V8_6, "totp").await;
    let address = stage.server.address();
    let again = stage.workspaces.add(&address, None, false).await;
    assert!(matches!(again, Err(Error::AlreadyThere { ref name }) if name == "Acme HQ"));
    let second = stage.workspaces.add(&address, Some("Acme, auditor"), true).await.unwrap();
    let form = password_form("auditor", KeptIn::PasswordStore);
    let second = done(stage.workspaces.sign_in(&second.id, form, None).await);
    assert_eq!(stage.vault.texts().len(), 2);

    let removal = stage.workspaces.remove(&second.id).await.unwrap();
    assert!(matches!(removal, Removal::SignedOut), "{removal:?}");
    assert_eq!(stage.vault.texts().len(), 1);
    stage.look_up("totp", ROD).await.unwrap();
}

#[tokio::test]
async fn a_server_that_dies_between_login_and_check_keeps_nobody_half_signed_in() {
    let stage = Stage::of(Generation::V8_6).await;
    let other = practice::start(Generation::V8_6, crate::world::world()).await.unwrap();
    let id = stage.workspaces.add(&other.address(), None, false).await.unwrap().id;
    other.stop().await;
    let form = password_form("pass", KeptIn::PasswordStore);
    let answer = stage.workspaces.sign_in(&id, form, None).await;
    assert!(matches!(answer, Err(Error::Request(Request::Unreachable { .. }))), "{answer:?}");
    assert_eq!(stage.workspaces.workspace(&id).unwrap().sign_in, SignInState::None);
}

#[tokio::test]
async fn a_check_costs_three_requests_and_never_asks_for_a_code() {
    let stage = Stage::signed_in(Generation::V8_6, "totp").await;
    stage.server.clear_requests();
    let workspace = stage.workspaces.check(&stage.id).await.unwrap();
    assert!(matches!(workspace.last_check.unwrap().outcome, CheckOutcome::Fine(_)));
    assert_eq!(stage.server.requests().len(), 3);
    assert_eq!(stage.seen(SHOW), 0);
}

#[tokio::test]
async fn checks_at_the_same_time_share_one() {
    let stage = Stage::signed_in(Generation::V8_6, "totp").await;
    stage.server.clear_requests();
    let check = || stage.workspaces.check(&stage.id);
    let (first, second, third, fourth) = tokio::join!(check(), check(), check(), check());
    for workspace in [first, second, third, fourth] {
        assert!(matches!(workspace.unwrap().last_check.unwrap().outcome, CheckOutcome::Fine(_)));
    }
    let asked = stage.seen(ME);
    assert!((1..=2).contains(&asked), "{asked} checks for four calls");
}

#[tokio::test]
async fn a_check_of_a_server_that_is_gone_is_kept_as_failed_and_signs_nobody_out() {
    let Stage { server, home: _home, vault, workspaces, id } =
        Stage::signed_in(Generation::V8_6, "pass").await;
    server.stop().await;
    let workspace = workspaces.check(&id).await.unwrap();
    let CheckOutcome::Failed(error) = workspace.last_check.unwrap().outcome else {
        panic!("the server is gone");
    };
    assert!(matches!(*error, Error::Request(Request::Unreachable { .. })), "{error}");
    assert_eq!(workspace.sign_in, SignInState::Held { kept_in: KeptIn::PasswordStore });
    assert_eq!(vault.texts().len(), 1);
}

#[tokio::test]
async fn a_workspace_that_nobody_signed_in_to_is_not_checked() {
    let stage = Stage::of(Generation::V8_6).await;
    let answer = stage.workspaces.check(&stage.id).await;
    assert!(matches!(answer, Err(Error::NotSignedIn)));
    assert_eq!(stage.server.requests().len(), 0);
}
