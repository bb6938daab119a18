//! Sign-ins in the password store that no workspace of the list has.

use practice::Generation;
use workspaces::{
    Error, KeptIn, LeftSignIn, LeftSignInOutcome, LeftSignIns, Removal, VaultProblem, WorkspaceId,
};

use crate::stage::{LOGOUT, Stage, done, open, password_form};

#[tokio::test]
async fn sign_ins_without_a_workspace_are_listed_and_ended_at_their_own_server() {
    let stage = with_lost_list().await;
    let left = listed(&stage).await;
    assert_eq!(left.len(), 1);
    assert_eq!(left[0].made_for.as_ref().unwrap().to_string(), stage.server.address());
    assert_eq!(stage.seen(LOGOUT), 0);

    let ended = stage.workspaces.end_left_sign_ins(&ids(&left)).await.unwrap();
    assert!(matches!(ended[..], [(_, LeftSignInOutcome::Ended(Removal::SignedOut))]), "{ended:?}");
    assert_eq!((stage.seen(LOGOUT), stage.vault.texts().len()), (1, 0));
    assert!(listed(&stage).await.is_empty());
}

#[tokio::test]
async fn a_sign_in_that_was_stored_since_it_was_shown_is_not_ended() {
    let stage = with_lost_list().await;
    let shown = ids(&listed(&stage).await);
    copy_to(&stage, "stored-since");

    stage.workspaces.end_left_sign_ins(&shown).await.unwrap();
    assert_eq!((stage.seen(LOGOUT), stage.vault.texts().len()), (1, 1));
    assert_eq!(listed(&stage).await[0].id.as_str(), "stored-since");
}

#[tokio::test]
async fn a_sign_in_that_cannot_be_deleted_keeps_no_other_from_ending_and_is_named() {
    let stage = with_lost_list().await;
    copy_to(&stage, "second");
    copy_to(&stage, "third");
    stage.vault.fail_to_delete_one("second", VaultProblem::Locked);
    let [first, second, third] = [stage.id.as_str(), "second", "third"].map(id);

    let ended = stage.workspaces.end_left_sign_ins(&[first, second, third]).await.unwrap();
    let how: Vec<&LeftSignInOutcome> = ended.iter().map(|(_, how)| how).collect();
    let [
        LeftSignInOutcome::Ended(_),
        LeftSignInOutcome::Failed(error),
        LeftSignInOutcome::Ended(_),
    ] = how[..]
    else {
        panic!("{ended:?}");
    };
    assert!(matches!(error, Error::Vault(VaultProblem::Locked)), "{error:?}");
    assert_eq!(ids(&listed(&stage).await), [id("second")]);
}

#[tokio::test]
async fn the_sign_in_of_a_listed_workspace_is_left_alone() {
    let stage = Stage::signed_in(Generation::V8_6, "pass").await;
    let own = stage.id.clone();
    let ended = stage.workspaces.end_left_sign_ins(&[own]).await.unwrap();
    assert!(matches!(ended[..], [(_, LeftSignInOutcome::Listed)]), "{ended:?}");
    assert_eq!((stage.seen(LOGOUT), stage.vault.texts().len()), (0, 1));
}

#[tokio::test]
async fn a_store_that_cannot_list_its_entries_does_not_say_that_it_has_none() {
    let stage = with_lost_list().await;
    stage.vault.list_nothing();
    let answer = stage.workspaces.left_sign_ins().await.unwrap();
    assert!(matches!(answer, LeftSignIns::CannotList), "{answer:?}");
}

#[tokio::test]
async fn the_sign_in_of_a_workspace_that_another_instance_added_is_left_alone() {
    let stage = with_lost_list().await;
    let left = ids(&listed(&stage).await);
    let other = open(&stage.home, &stage.vault).workspaces;
    let added = other.add(&stage.server.address(), Some("Acme again"), true).await.unwrap().id;
    let form = password_form("plain", KeptIn::PasswordStore);
    done(other.sign_in(&added, form, None).await);

    assert_eq!(ids(&listed(&stage).await), left);
    let ended = stage.workspaces.end_left_sign_ins(&[added]).await.unwrap();
    assert!(matches!(ended[..], [(_, LeftSignInOutcome::Listed)]), "{ended:?}");
    assert_eq!((stage.seen(LOGOUT), stage.vault.texts().len()), (0, 2));
}

#[tokio::test]
async fn the_sign_ins_of_a_copy_that_is_on_offer_are_not_left() {
    let stage = with_offered_list().await;
    assert!(listed(&stage).await.is_empty());
    let ended = stage.workspaces.end_left_sign_ins(std::slice::from_ref(&stage.id)).await.unwrap();
    assert!(matches!(ended[..], [(_, LeftSignInOutcome::Listed)]), "{ended:?}");
    assert_eq!((stage.seen(LOGOUT), stage.vault.texts().len()), (0, 1));
}

async fn with_lost_list() -> Stage {
    let stage = with_offered_list().await;
    stage.workspaces.decline_list().await.unwrap();
    stage
}

async fn with_offered_list() -> Stage {
    let mut stage = Stage::signed_in(Generation::V8_6, "pass").await;
    std::fs::write(stage.file(), "{").unwrap();
    stage.restart();
    assert!(stage.workspaces.list().is_empty());
    stage
}

/// Another instance stores a sign-in under this name.
fn copy_to(stage: &Stage, name: &str) {
    stage.vault.replace(name, Some(&stage.vault.texts()[0]));
}

async fn listed(stage: &Stage) -> Vec<LeftSignIn> {
    match stage.workspaces.left_sign_ins().await.unwrap() {
        LeftSignIns::Listed(left) => left,
        LeftSignIns::CannotList => panic!("the store lists its entries"),
    }
}

fn ids(left: &[LeftSignIn]) -> Vec<WorkspaceId> {
    left.iter().map(|left| left.id.clone()).collect()
}

fn id(text: &str) -> WorkspaceId {
    WorkspaceId::parse(text).unwrap()
}
