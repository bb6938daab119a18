//! Another address for a workspace: no sign-in ever reaches a place where it was not made.

use practice::Generation;
use workspaces::{Error, Removal, SignInState};

use crate::{
    sign_in::user_and_token,
    stage::{LOGOUT, Stage, open},
    world::world,
};

#[tokio::test]
async fn a_sign_in_is_given_up_where_it_was_made_and_never_shown_to_the_new_address() {
    let mut stage = Stage::signed_in(Generation::V8_6, "pass").await;
    let (_, token) = user_and_token(&stage.vault.texts()[0]);
    let other = practice::start(Generation::V8_6, world()).await.unwrap();
    let removal =
        stage.workspaces.change_address(&stage.id, &other.address(), false).await.unwrap();
    assert!(matches!(removal, Removal::SignedOut), "{removal:?}");
    assert_eq!(stage.seen(LOGOUT), 1, "the server that made it is told");
    assert!(stage.vault.texts().is_empty());
    assert_eq!(stage.workspace().sign_in, SignInState::None);
    assert_eq!(stage.workspace().name.as_str(), "Acme HQ");
    let looked_up = stage.try_look_up("uBNL9dTjJ4s6Pjp4K", None).await;
    assert!(matches!(looked_up, Err(Error::NotSignedIn)), "{looked_up:?}");
    assert_eq!(other.requests().len(), 0, "nothing was sent to the new address");

    stage.restart();
    let address = stage.workspace().address.unwrap().to_string();
    assert_eq!(address, other.address());
    stage.server = other;
    stage.server.clear_requests();
    stage.sign_in("pass").await;
    let (_, new_token) = user_and_token(&stage.vault.texts()[0]);
    assert_ne!(new_token, token);
}

#[tokio::test]
async fn an_address_that_is_refused_or_the_same_leaves_the_sign_in_alone() {
    let stage = Stage::signed_in(Generation::V8_6, "pass").await;
    stage.workspaces.add("chat.globex.example", Some("Globex"), false).await.unwrap();
    stage.server.clear_requests();
    let change = |address: &str| {
        let address = address.to_owned();
        let stage = &stage;
        async move { stage.workspaces.change_address(&stage.id, &address, false).await }
    };
    let there = change("https://CHAT.globex.example/").await;
    assert!(matches!(&there, Err(Error::AlreadyThere { name }) if name == "Globex"), "{there:?}");
    for bad in ["", "http://globex.example", "https://a:b@globex.example", "javascript:alert(1)"] {
        let refused = change(bad).await;
        assert!(matches!(refused, Err(Error::BadAddress(_))), "{bad}: {refused:?}");
    }
    let same = change(&stage.server.address()).await;
    assert!(matches!(same, Ok(Removal::NothingToEnd)), "{same:?}");
    assert_eq!(stage.server.requests().len(), 0);
    assert_eq!(stage.vault.texts().len(), 1);
    let file = std::fs::read_to_string(stage.file()).unwrap();
    assert!(file.contains(&stage.server.address()));
}

#[tokio::test]
async fn a_server_that_cannot_be_told_is_said_and_the_address_changes_all_the_same() {
    let Stage { server, home, vault, workspaces, id } =
        Stage::signed_in(Generation::V8_6, "pass").await;
    server.stop().await;
    let removal = workspaces.change_address(&id, "chat.acme.example", false).await.unwrap();
    assert!(matches!(removal, Removal::ServerNotTold { .. }), "{removal:?}");
    assert!(vault.texts().is_empty());
    let again = open(&home, &vault).workspaces;
    let address = again.workspace(&id).unwrap().address.unwrap().to_string();
    assert_eq!(address, "https://chat.acme.example");
}

#[tokio::test]
async fn a_name_that_came_from_the_address_follows_it_and_one_that_was_typed_stays() {
    let stage = Stage::of(Generation::V8_6).await;
    let add = async |name| stage.workspaces.add("chat.exmaple.com.", name, true).await.unwrap().id;
    let unnamed = add(None).await;
    let named = add(Some("Acme HQ")).await;
    for id in [&unnamed, &named] {
        stage.workspaces.change_address(id, "https//chat.example.com", true).await.unwrap();
    }
    let name = |id| stage.workspaces.workspace(id).unwrap().name.to_string();
    assert_eq!(name(&unnamed), "chat.example.com");
    assert_eq!(name(&named), "Acme HQ");
}

#[tokio::test]
async fn an_address_with_a_dot_at_its_end_is_the_same_workspace() {
    let stage = Stage::of(Generation::V8_6).await;
    stage.workspaces.add("chat.acme.example", Some("Acme"), false).await.unwrap();
    let again = stage.workspaces.add("https://chat.acme.example./", None, false).await;
    assert!(matches!(&again, Err(Error::AlreadyThere { name }) if name == "Acme"), "{again:?}");
}
