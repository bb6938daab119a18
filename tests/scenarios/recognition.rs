//! Nothing personal goes to an address before Rocket.Chat was seen to answer there.

mod gateway;

use practice::Generation;
use rocketchat::{Error as Request, Secret, ServerUrl};
use workspaces::{Error, KeptIn, SignInForm};

use crate::{
    hostile_server::raw_server::{Behaviour, RawServer, json},
    stage::{LOGIN, ME, Stage, done, password_form, token_form},
    world::PASSWORD,
};
use gateway::Gateway;

const INFO: &str = "/api/info";
const SETTINGS: &str = "/api/v1/settings.public";
const TOKEN: &str = "canaryTokencanaryTokencanaryTokencanaryToke";

fn canary_token() -> SignInForm {
    let (user_id, token) = ("canaryUser".to_owned(), Secret::new(TOKEN.to_owned()));
    SignInForm::AccessToken { user_id, token, keep_in: KeptIn::PasswordStore }
}

fn page(status: u16, body: &str) -> Vec<u8> {
    let length = body.len();
    format!(
        "HTTP/1.1 {status} X\r\nContent-Type: text/plain\r\nContent-Length: {length}\r\n\r\n{body}"
    )
    .into_bytes()
}

/// A workspace of the stage that leads to this server.
async fn leading_to(stage: &Stage, address: &str) -> workspaces::WorkspaceId {
    stage.workspaces.add(address, None, true).await.unwrap().id
}

#[tokio::test]
async fn a_stranger_gets_neither_password_nor_token_nor_the_name_for_a_mail() {
    let stage = Stage::of(Generation::V8_6).await;
    let strangers = [
        ("a web page", page(200, "<html>Sign in</html>")),
        ("another product", json(200, r#"{"version":"1.2.3"}"#)),
        ("an echo", json(200, r#"{"success":true}"#)),
        ("nobody at this path", page(404, "404 page not found")),
        ("another sign-in", json(401, r#"{"status":"error","message":"Unauthorized"}"#)),
        ("a redirect", b"HTTP/1.1 302 X\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n".to_vec()),
    ];
    for (what, reply) in &strangers {
        let server = RawServer::start(Behaviour::Say(reply.clone())).await;
        let id = leading_to(&stage, &server.http()).await;
        let by_password = password_form("canaryUser", KeptIn::PasswordStore);
        for form in [by_password, canary_token()] {
            let answer = stage.workspaces.sign_in(&id, form, None).await;
            let refused = matches!(answer, Err(Error::Request(Request::NotRocketChat { .. })));
            assert!(refused, "{what}: {answer:?}");
        }
        let mailed = stage.workspaces.send_email_code(&id, "canaryUser").await;
        assert!(mailed.is_err(), "{what}");
        let heard = server.read(|seen| String::from_utf8_lossy(&seen.bytes).into_owned());
        assert!(!heard.contains("canary") && !heard.contains(PASSWORD), "{what}: {heard}");
        assert!(heard.starts_with("GET /api/info "), "{what}: {heard}");
    }
    println!("{} strangers, 0 secrets", strangers.len());
}

#[tokio::test]
async fn a_sign_in_costs_one_request_more_at_a_new_address_and_none_at_a_known_one() {
    for generation in Generation::ALL {
        let stage = Stage::of(generation).await;
        stage.sign_in("pass").await;
        assert_eq!(stage.seen(INFO), 1, "{generation}");
        assert_eq!(stage.server.requests()[0].path, INFO, "{generation}: before all else");
        stage.sign_in("pass").await;
        stage.workspaces.check(&stage.id).await.unwrap();
        assert_eq!(stage.seen(INFO), 1, "{generation}");
        assert_eq!(stage.seen(SETTINGS), 0, "{generation}");
    }
}

#[tokio::test]
async fn a_sign_in_from_the_password_store_shows_that_its_server_is_known() {
    let mut stage = Stage::signed_in(Generation::V8_6, "pass").await;
    stage.restart();
    stage.server.clear_requests();
    stage.workspaces.check(&stage.id).await.unwrap();
    assert_eq!((stage.seen(INFO), stage.seen(ME)), (0, 1));
}

#[tokio::test]
async fn another_address_is_asked_again() {
    let stage = Stage::signed_in(Generation::V8_6, "pass").await;
    let stranger = RawServer::start(Behaviour::Say(page(200, "<html>"))).await;
    stage.workspaces.change_address(&stage.id, &stranger.http(), false).await.unwrap();
    let answer = stage.try_sign_in(canary_token(), None).await;
    assert!(matches!(answer, Err(Error::Request(Request::NotRocketChat { .. }))), "{answer:?}");
    assert!(!stranger.read(|seen| String::from_utf8_lossy(&seen.bytes).contains("canary")));
}

#[tokio::test]
async fn where_a_proxy_keeps_the_first_question_back_another_one_is_asked() {
    for generation in Generation::ALL {
        for blocked in [&[INFO][..], &[INFO, SETTINGS]] {
            let stage = Stage::of(generation).await;
            let gateway = Gateway::before(&stage.server.address(), blocked).await;
            let id = leading_to(&stage, &gateway.address).await;
            let token = stage.server.add_access_token("pass", true);
            done(stage.workspaces.sign_in(&id, token_form(&token), None).await);
            assert_eq!(stage.seen(INFO), 0, "{generation}");
        }
    }
}

#[tokio::test]
async fn where_nothing_can_be_shown_the_person_decides_for_this_address_alone() {
    let stage = Stage::of(Generation::V8_6).await;
    let gateway = Gateway::before(&stage.server.address(), &[INFO, SETTINGS, ME]).await;
    let id = leading_to(&stage, &gateway.address).await;
    let form = || password_form("pass", KeptIn::PasswordStore);
    let answer = stage.workspaces.sign_in(&id, form(), None).await;
    assert!(matches!(answer, Err(Error::Request(Request::Unproven { .. }))), "{answer:?}");
    assert_eq!(stage.seen(LOGIN), 0, "nothing was sent");

    gateway.open(ME);
    done(stage.workspaces.sign_in_unproven(&id, form(), None).await);
    assert_eq!(stage.seen(LOGIN), 1);

    let other = RawServer::start(Behaviour::Say(page(403, "Access denied by policy"))).await;
    stage.workspaces.change_address(&id, &other.http(), false).await.unwrap();
    let answer = stage.workspaces.sign_in(&id, canary_token(), None).await;
    assert!(matches!(answer, Err(Error::Request(Request::Unproven { .. }))), "{answer:?}");
    assert!(!other.read(|seen| String::from_utf8_lossy(&seen.bytes).contains("canary")));
}

#[tokio::test]
async fn a_proxy_s_refusal_at_the_sign_in_is_neither_a_wrong_password_nor_a_lost_sign_in() {
    let stage = Stage::signed_in(Generation::V8_6, "pass").await;
    let gateway = Gateway::before(&stage.server.address(), &[LOGIN]).await;
    let id = leading_to(&stage, &gateway.address).await;
    let form = password_form("pass", KeptIn::PasswordStore);
    let answer = stage.workspaces.sign_in(&id, form, None).await;
    assert!(matches!(answer, Err(Error::Request(Request::InFront { .. }))), "{answer:?}");

    let token = stage.server.add_access_token("pass", true);
    done(stage.workspaces.sign_in(&id, token_form(&token), None).await);
    gateway.close(ME);
    let workspace = stage.workspaces.check(&id).await.unwrap();
    let held = workspaces::SignInState::Held { kept_in: KeptIn::PasswordStore };
    assert_eq!(workspace.sign_in, held, "the sign-in is as good as before");
    let url = ServerUrl::parse(&gateway.address).unwrap();
    assert_eq!(workspace.address, Some(url));
}
