//! Signing out and removing: the server is told, and nothing is left here.

use practice::Generation;
use rocketchat::{
    Client, Credentials, Error as Request, Patience, Secret, ServerUrl, endpoint::WhoAmI,
};
use workspaces::{Error, KeptIn, Removal, SignInState};

use crate::{
    sign_in::user_and_token,
    stage::{LOGOUT, Stage, done, password_form, token_form},
};

/// All bytes of all files below a directory.
fn all_bytes(directory: &std::path::Path) -> Vec<u8> {
    let mut bytes = Vec::new();
    for entry in std::fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        bytes.extend(if path.is_dir() { all_bytes(&path) } else { std::fs::read(path).unwrap() });
    }
    bytes
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

#[tokio::test]
async fn signing_out_ends_the_token_at_the_server_and_keeps_the_workspace() {
    for generation in Generation::ALL {
        let stage = Stage::signed_in(generation, "totp").await;
        let (user_id, token) = user_and_token(&stage.vault.texts()[0]);
        let removal = stage.workspaces.sign_out(&stage.id).await.unwrap();
        assert!(matches!(removal, Removal::SignedOut), "{generation}: {removal:?}");
        assert_eq!(stage.seen(LOGOUT), 1);
        assert!(stage.vault.texts().is_empty());
        assert_eq!(stage.workspace().sign_in, SignInState::None);
        assert!(stage.workspace().account.is_some());
        assert!(stage.workspace().last_check.is_none());

        let address = ServerUrl::parse(&stage.server.address()).unwrap();
        let client = Client::new(address, Patience::default()).unwrap();
        let credentials = Credentials { user_id, token: Secret::new(token) };
        let answer = client.send(&WhoAmI, Some(&credentials), None).await;
        assert!(matches!(answer, Err(Request::SignedOut)), "{generation}: {answer:?}");
    }
}

#[tokio::test]
async fn after_a_removal_neither_the_file_nor_the_vault_holds_the_token() {
    let (mut files, mut entries) = (0, 0);
    for user in ["totp", "mail", "pass"] {
        let stage = Stage::signed_in(Generation::V8_6, user).await;
        let (_, token) = user_and_token(&stage.vault.texts()[0]);
        assert!(!holds(&all_bytes(stage.home.path()), &token), "no secret is ever in a file");
        stage.workspaces.remove(&stage.id).await.unwrap();
        files += usize::from(holds(&all_bytes(stage.home.path()), &token));
        entries += stage.vault.texts().len();
        assert!(stage.workspaces.list().is_empty());
        assert!(!holds(&all_bytes(stage.home.path()), stage.id.as_str()));
    }
    println!("after 3 removals: {files} files and {entries} entries with the token");
    assert_eq!((files, entries), (0, 0));
}

#[tokio::test]
async fn a_sign_in_that_had_ended_counts_as_signed_out() {
    let stage = Stage::signed_in(Generation::V8_6, "pass").await;
    stage.server.revoke_tokens("pass");
    let removal = stage.workspaces.sign_out(&stage.id).await.unwrap();
    assert!(matches!(removal, Removal::SignedOut), "{removal:?}");
}

#[tokio::test]
async fn an_access_token_is_forgotten_here_and_said_to_stay_good() {
    let stage = Stage::of(Generation::V8_6).await;
    let token = stage.server.add_access_token("sso", true);
    done(stage.try_sign_in(token_form(&token), None).await);
    let removal = stage.workspaces.remove(&stage.id).await.unwrap();
    assert!(matches!(removal, Removal::AccessTokenStays), "{removal:?}");
    assert_eq!(stage.seen(LOGOUT), 0);
    assert!(stage.vault.texts().is_empty());
    assert!(stage.server.is_signed_in(&token.user_id, &token.token));
}

#[tokio::test]
async fn a_server_that_is_down_does_not_stop_a_removal_and_is_said() {
    let Stage { server, home, vault, workspaces, id } =
        Stage::signed_in(Generation::V8_6, "pass").await;
    let (_, token) = user_and_token(&vault.texts()[0]);
    server.stop().await;
    let removal = workspaces.remove(&id).await.unwrap();
    let Removal::ServerNotTold { error: Error::Request(Request::Unreachable { .. }) } = removal
    else {
        panic!("{removal:?}");
    };
    assert!(vault.texts().is_empty());
    assert!(!holds(&all_bytes(home.path()), &token));
    assert!(workspaces.list().is_empty());
}

#[tokio::test]
async fn a_file_that_cannot_be_saved_stops_it_before_anything_is_done() {
    let stage = Stage::signed_in(Generation::V8_6, "pass").await;
    // A directory stands where the new file would be written.
    let in_the_way = stage.home.path().join("workspaces.json.new/x");
    std::fs::create_dir_all(&in_the_way).unwrap();
    for _ in 0..2 {
        let removal = stage.workspaces.sign_out(&stage.id).await;
        assert!(matches!(removal, Err(Error::NotSaved { .. })), "{removal:?}");
        let removal = stage.workspaces.remove(&stage.id).await;
        assert!(matches!(removal, Err(Error::NotSaved { .. })), "{removal:?}");
    }
    assert_eq!(stage.seen(LOGOUT), 0);
    assert_eq!(stage.vault.texts().len(), 1);
    let held = SignInState::Held { kept_in: KeptIn::PasswordStore };
    assert_eq!(stage.workspace().sign_in, held);

    std::fs::remove_dir_all(in_the_way.parent().unwrap()).unwrap();
    let removal = stage.workspaces.remove(&stage.id).await.unwrap();
    assert!(matches!(removal, Removal::SignedOut), "{removal:?}");
}

#[tokio::test]
async fn a_save_that_fails_at_the_end_shows_nobody_signed_in_and_can_be_tried_again() {
    for removing in [false, true] {
        let stage = Stage::signed_in(Generation::V8_6, "pass").await;
        let in_the_way = stage.home.path().join("workspaces.json.new");
        stage.vault.make_on_delete(in_the_way.join("x"));
        let wish = async || {
            if removing {
                stage.workspaces.remove(&stage.id).await
            } else {
                stage.workspaces.sign_out(&stage.id).await
            }
        };
        let removal = wish().await;
        assert!(matches!(removal, Err(Error::NotSaved { .. })), "{removal:?}");
        assert_eq!(stage.workspace().sign_in, SignInState::None);
        assert!(stage.vault.texts().is_empty());

        std::fs::remove_dir_all(in_the_way).unwrap();
        let removal = wish().await.unwrap();
        assert!(matches!(removal, Removal::NothingToEnd), "{removal:?}");
        assert_eq!(stage.workspaces.list().is_empty(), removing);
        assert_eq!(stage.seen(LOGOUT), 1);
    }
}

#[tokio::test]
async fn without_a_sign_in_there_is_nothing_to_end() {
    let stage = Stage::of(Generation::V8_6).await;
    let removal = stage.workspaces.sign_out(&stage.id).await.unwrap();
    assert!(matches!(removal, Removal::NothingToEnd), "{removal:?}");
    assert_eq!(stage.server.requests().len(), 0);
}

#[tokio::test]
async fn a_sign_in_of_this_session_only_is_ended_at_the_server_too() {
    let stage = Stage::of(Generation::V8_6).await;
    let form = password_form("pass", KeptIn::ThisSessionOnly);
    done(stage.try_sign_in(form, None).await);
    let calls = stage.vault.calls();
    let removal = stage.workspaces.sign_out(&stage.id).await.unwrap();
    assert!(matches!(removal, Removal::SignedOut), "{removal:?}");
    assert_eq!(stage.seen(LOGOUT), 1);
    assert_eq!(stage.vault.calls(), calls, "a password store is not needed for it");
}
