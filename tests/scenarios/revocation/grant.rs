//! The permission to sign out ends with the sign-ins that gave it.

use practice::{Generation, PRACTICE_PASSWORD};
use rocketchat::Secret;
use workspaces::{Error, HowMuch, KeptIn, RevocationMode, RevocationRefused, SignInForm};

use super::round::Round;
use crate::stage::done;

async fn sign_in(round: &Round, user: &str) {
    let form = SignInForm::Password {
        user: user.to_owned(),
        password: Secret::new(PRACTICE_PASSWORD.to_owned()),
        keep_in: KeptIn::PasswordStore,
    };
    done(round.room.workspaces.sign_in(&round.room.id, form, None).await);
}

fn is_allowed(round: &Round) -> bool {
    round.room.workspaces.revocation_mode() != RevocationMode::ViewingOnly
}

#[tokio::test]
async fn signing_out_ends_it_and_signing_in_again_does_not_bring_it_back() {
    let round = Round::of(Generation::V8_6, 120, "admin").await;
    assert!(is_allowed(&round));
    round.room.workspaces.sign_out(&round.room.id).await.unwrap();
    round.room.sign_in().await;
    assert!(!is_allowed(&round));
    round.room.read(HowMuch::Everything).await;
    round.room.workspaces.learn_admins(&round.room.id).await.unwrap();
    let request = round.request(round.sessions(&round.room.server.session_ids(1)));
    let refused = round.try_start(&request);
    assert!(matches!(refused, Err(Error::RevocationRefused(RevocationRefused::ViewingOnly))));
}

#[tokio::test]
async fn another_accounts_sign_in_ends_it_and_the_same_accounts_does_not() {
    let round = Round::of(Generation::V8_6, 120, "admin").await;
    sign_in(&round, "admin").await;
    assert!(is_allowed(&round), "the same person");
    sign_in(&round, "auditor").await;
    assert!(!is_allowed(&round));
}

#[tokio::test]
async fn a_sign_in_that_the_server_does_not_take_any_more_ends_it() {
    let round = Round::of(Generation::V8_6, 120, "admin").await;
    round.room.server.revoke_tokens("admin");
    assert!(is_allowed(&round), "nobody knows yet");
    round.room.workspaces.check(&round.room.id).await.unwrap();
    assert!(!is_allowed(&round));
    round.room.sign_in().await;
    assert!(!is_allowed(&round), "it does not come back with the next sign-in");
}
