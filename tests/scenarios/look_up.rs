//! What a look-up answers, and what it leaves alone when it fails.

use std::time::Duration;

use practice::Generation;
use rocketchat::{Answer, Error as Request, Missing, ServerUrl};
use workspaces::{CheckOutcome, DeviceKind, Error, KeptIn, Person, SignInState, Workspace};

use crate::{
    stage::{SHOW, Stage, challenge, done, password_form, session_id},
    world::{GONE, NOBODY, ROD, world},
};

#[tokio::test]
async fn a_card_says_who_from_what_and_from_where() {
    let stage = Stage::signed_in(Generation::V8_6, "pass").await;
    let card = stage.look_up("pass", ROD).await.unwrap();
    assert_eq!(card.workspace_id, stage.id);
    let (user_name, name) = (Some("rod".to_owned()), Some("The rod".to_owned()));
    assert_eq!(card.person, Person::Known { user_name, name });
    assert_eq!(card.device.kind, DeviceKind::Browser);
    assert_eq!(card.device.system.as_deref(), Some("Windows"));
    let address = card.internet_address.unwrap();
    assert_eq!((address.text.as_str(), address.internal), ("203.0.113.7", false));
    assert_eq!(card.last_connected.unwrap().to_string(), "2026-11-23T04:08:42.301Z");
}

#[tokio::test]
async fn a_deleted_person_on_an_unknown_device_is_a_card_too() {
    for generation in Generation::ALL {
        let stage = Stage::signed_in(generation, "pass").await;
        let card = stage.look_up("pass", GONE).await.unwrap();
        assert_eq!(card.person, Person::Deleted, "{generation}");
        assert_eq!(card.user_id.as_deref(), Some("deletedId"));
        assert_eq!((card.device.kind, card.device.name), (DeviceKind::Unknown, None));
        assert!(card.internet_address.unwrap().internal);
    }
}

#[tokio::test]
async fn another_session_than_the_one_asked_for_is_never_shown() {
    let stage = Stage::signed_in(Generation::V8_6, "pass").await;
    stage.look_up("pass", ROD).await.unwrap();
    let mut cases = 0;
    for asked in [&ROD.to_lowercase(), &ROD[..8], "Chrome", "rodId", "e", "deletedId"] {
        let answer = stage.try_look_up(asked, None).await;
        let Err(Error::Request(Request::DifferentSession)) = answer else {
            panic!("{asked}: {answer:?}");
        };
        cases += 1;
    }
    println!("{cases} IDs that the server's search takes for another session: none shown");
}

#[tokio::test]
async fn a_session_that_is_not_there_is_not_found() {
    for generation in Generation::ALL {
        let stage = Stage::signed_in(generation, "pass").await;
        let answer = stage.look_up("pass", NOBODY).await;
        let Err(Error::Request(Request::NotFound(Missing::Session))) = answer else {
            panic!("{generation}: {answer:?}");
        };
    }
}

#[tokio::test]
async fn without_a_licence_no_code_is_asked_for_in_any_era() {
    for generation in Generation::ALL {
        let stage = Stage::of(generation).await;
        stage.server.set_licence(false);
        stage.sign_in("totp").await;
        let answer = stage.try_look_up(ROD, None).await;
        let Err(Error::Request(Request::NoDeviceManagement)) = answer else {
            panic!("{generation}: {answer:?}");
        };
        assert_eq!(stage.seen(SHOW), 0, "{generation}: the last check knew it");

        stage.server.set_licence(true);
        stage.workspaces.check(&stage.id).await.unwrap();
        stage.look_up("totp", ROD).await.unwrap();
    }
}

#[tokio::test]
async fn a_licence_that_lapsed_since_the_last_check_is_told_from_other_refusals() {
    for generation in Generation::ALL {
        let stage = Stage::signed_in(generation, "totp").await;
        stage.server.set_licence(false);
        let answer = stage.look_up("totp", ROD).await;
        let Err(Error::Request(Request::NoDeviceManagement)) = answer else {
            panic!("{generation}: {answer:?}");
        };
        assert!(matches!(stage.workspace().sign_in, SignInState::Held { .. }));
    }
}

#[tokio::test]
async fn who_may_not_see_devices_is_told_so_and_stays_signed_in() {
    for generation in Generation::ALL {
        let stage = Stage::signed_in(generation, "plain").await;
        let answer = stage.try_look_up(ROD, None).await;
        let Err(Error::Request(Request::NotAllowed)) = answer else {
            panic!("{generation}: {answer:?}");
        };
        assert!(matches!(stage.workspace().sign_in, SignInState::Held { .. }));
    }
}

#[tokio::test]
async fn a_sign_in_that_the_server_ended_is_kept_and_said_to_be_ended() {
    for generation in Generation::ALL {
        let stage = Stage::signed_in(generation, "totp").await;
        let kept = stage.vault.texts();
        stage.server.revoke_tokens("totp");
        let answer = stage.try_look_up(ROD, None).await;
        let Err(Error::Request(Request::SignedOut)) = answer else {
            panic!("{generation}: {answer:?}");
        };
        assert_eq!(stage.workspace().sign_in, SignInState::Ended);
        assert_eq!(stage.vault.texts(), kept, "nothing was deleted");

        let checked = stage.workspaces.check(&stage.id).await.unwrap();
        assert_eq!(checked.sign_in, SignInState::Ended);
        assert!(failed_with_signed_out(&checked), "{generation}");
        assert!(matches!(stage.sign_in("totp").await.sign_in, SignInState::Held { .. }));
        stage.look_up("totp", ROD).await.unwrap();
    }
}

fn failed_with_signed_out(workspace: &Workspace) -> bool {
    match &workspace.last_check.as_ref().unwrap().outcome {
        CheckOutcome::Fine(_) => false,
        CheckOutcome::Failed(error) => matches!(**error, Error::Request(Request::SignedOut)),
    }
}

#[tokio::test]
async fn when_no_call_is_left_it_is_said_for_how_long_and_none_is_sent_to_be_refused() {
    for generation in [Generation::V5_0, Generation::V8_4, Generation::V9_0] {
        let stage = Stage::signed_in(generation, "auditor").await;
        let mut sent = 0;
        let wait = loop {
            sent += 1;
            match stage.look_up("auditor", ROD).await {
                Ok(_) => assert!(sent < 20, "{generation}: never limited"),
                Err(Error::Request(Request::TooManyRequests { wait })) => break wait,
                Err(error) => panic!("{generation}: {error}"),
            }
        };
        assert_eq!(stage.seen(SHOW), 10, "{generation}: ten a minute, a challenge counts too");
        assert!(stage.server.requests().iter().all(|seen| seen.status != 429));
        assert!(wait > Duration::ZERO && wait <= Duration::from_secs(61), "{wait:?}");
    }
}

#[tokio::test]
async fn everywhere_means_each_with_its_own_outcome() {
    let stage = Stage::signed_in(Generation::V8_6, "pass").await;
    let other = Stage::of(Generation::V5_0).await;
    other.server.set_licence(false);
    let dead = practice::start(Generation::V8_6, world()).await.unwrap();
    let add = async |address: String, name: &'static str| {
        stage.workspaces.add(&address, Some(name), false).await.unwrap().id
    };
    let unlicensed = add(other.server.address(), "Unlicensed").await;
    let gone = add(dead.address(), "Gone").await;
    let nobody = add("https://nobody.example".to_owned(), "Nobody").await;
    for id in [&unlicensed, &gone] {
        let form = password_form("pass", KeptIn::PasswordStore);
        done(stage.workspaces.sign_in(id, form, None).await);
    }
    dead.stop().await;

    let ids = [&stage.id, &unlicensed, &gone, &nobody, &stage.id].map(Clone::clone);
    let mut outcomes = Vec::new();
    stage
        .workspaces
        .look_up_everywhere(&ids, &session_id(ROD), |id, outcome| outcomes.push((id, outcome)))
        .await;

    assert_eq!(outcomes.len(), 4, "each once");
    for (id, outcome) in outcomes {
        if id == stage.id {
            assert!(matches!(outcome, Ok(Answer::ChallengeNeeded(_))), "{outcome:?}");
        } else if id == unlicensed {
            assert!(
                matches!(outcome, Err(Error::Request(Request::NoDeviceManagement))),
                "{outcome:?}"
            );
        } else if id == gone {
            assert!(
                matches!(outcome, Err(Error::Request(Request::Unreachable { .. }))),
                "{outcome:?}"
            );
        } else {
            assert!(matches!(outcome, Err(Error::NotSignedIn)), "{outcome:?}");
        }
    }
    assert_eq!(stage.seen(SHOW), 1);
    stage.look_up("pass", ROD).await.unwrap();
}

#[tokio::test]
async fn a_workspace_that_is_not_there_is_no_crash() {
    let stage = Stage::signed_in(Generation::V8_6, "pass").await;
    stage.workspaces.remove(&stage.id).await.unwrap();
    let answer = stage.try_look_up(ROD, None).await;
    assert!(matches!(answer, Err(Error::UnknownWorkspace)), "{answer:?}");
}

#[tokio::test]
async fn a_practice_workspace_is_found_again_at_its_new_address() {
    let mut stage = Stage::of(Generation::V8_6).await;
    let address = |server: &practice::Running| ServerUrl::parse(&server.address()).unwrap();
    let first = address(&stage.server);
    let practice = stage.workspaces.add_practice("acme", "Practice", first.clone()).await.unwrap();
    assert_eq!(
        (practice.practice.as_deref(), practice.address),
        (Some("acme"), Some(first.clone()))
    );
    let again = stage.workspaces.add_practice("acme", "Practice", first.clone()).await.unwrap();
    assert_eq!(again.id, practice.id);

    stage.restart();
    let practice = stage.workspaces.workspace(&practice.id).unwrap();
    assert_eq!(practice.address, None, "no port is written down");
    assert!(!std::fs::read_to_string(stage.file()).unwrap().contains("\"practice\": \"http"));
    let form = password_form("pass", KeptIn::ThisSessionOnly);
    let refused = stage.workspaces.sign_in(&practice.id, form.clone(), None).await;
    assert!(matches!(refused, Err(Error::Request(Request::Unreachable { .. }))), "{refused:?}");

    stage.workspaces.set_practice_address(&practice.id, first).unwrap();
    done(stage.workspaces.sign_in(&practice.id, form, None).await);
    challenge(stage.workspaces.look_up(&practice.id, &session_id(ROD), None).await);
    let no_practice = stage.workspaces.set_practice_address(&stage.id, address(&stage.server));
    assert!(matches!(no_practice, Err(Error::UnknownWorkspace)));
}
