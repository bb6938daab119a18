//! Codes: wrong, worn out, given up, remembered, and asked for several times at once.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use practice::{Generation, Options, SettableClock};
use rocketchat::{Attempt, Method, Patience, ServerUrl};
use workspaces::{Error, KeptIn, Settings, Workspaces};

use crate::{
    hostile_server::raw_server::{Behaviour, RawServer},
    stage::{LOGIN, SHOW, Stage, challenge, done, factor, password_form, session_id, token_form},
    world::{GONE, ROD, world},
};

#[tokio::test]
async fn a_wrong_code_then_the_right_one_needs_three_requests() {
    for user in ["totp", "mail", "pass"] {
        let stage = Stage::signed_in(Generation::V8_6, user).await;
        let asked = challenge(stage.try_look_up(ROD, None).await);
        assert_eq!(asked.attempt, Attempt::NotMade);
        assert_eq!(asked.account.as_deref(), Some(user), "the account's name, not its address");
        let wrong = factor(asked.method, "000000");
        let again = challenge(stage.try_look_up(ROD, Some(&wrong)).await);
        assert_eq!((again.attempt, again.method), (Attempt::Wrong, asked.method), "{user}");
        let right = stage.code(user, &again);
        let card = done(stage.try_look_up(ROD, Some(&right)).await);
        assert_eq!(card.session_id.as_str(), ROD);
        assert_eq!(stage.seen(SHOW), 3, "{user}");
    }
}

#[tokio::test]
async fn a_wrong_code_while_signing_in_can_be_mended() {
    let stage = Stage::of(Generation::V8_6).await;
    let form = || password_form("totp", KeptIn::PasswordStore);
    let asked = challenge(stage.try_sign_in(form(), None).await);
    assert_eq!((asked.method, asked.account.as_deref()), (Method::Totp, Some("totp")));
    let wrong = factor(Method::Totp, "000000");
    let again = challenge(stage.try_sign_in(form(), Some(&wrong)).await);
    assert_eq!(again.attempt, Attempt::Wrong);
    let right = stage.code("totp", &again);
    done(stage.try_sign_in(form(), Some(&right)).await);
    assert_eq!(stage.seen(LOGIN), 3);
}

#[tokio::test]
async fn after_too_many_wrong_mailed_codes_a_new_one_helps() {
    let stage = Stage::signed_in(Generation::V8_6, "mail").await;
    let asked = challenge(stage.try_look_up(ROD, None).await);
    assert!(asked.code_sent);
    let wrong = factor(Method::Email, "000000");
    let mut tries = 0;
    let worn_out = loop {
        tries += 1;
        let again = challenge(stage.try_look_up(ROD, Some(&wrong)).await);
        if again.attempt == Attempt::TooMany {
            break again;
        }
        assert!(tries < 10, "never too many: {again:?}");
    };
    println!("too many after {tries} wrong mailed codes");
    let mails = stage.server.outbox().len();
    stage
        .workspaces
        .send_email_code(&stage.id, worn_out.account.as_deref().unwrap())
        .await
        .unwrap();
    assert_eq!(stage.server.outbox().len(), mails + 1);
    let right = stage.code("mail", &worn_out);
    done(stage.try_look_up(ROD, Some(&right)).await);
}

#[tokio::test]
async fn a_challenge_leaves_nothing_behind_and_the_next_wish_is_challenged_anew() {
    let stage = Stage::signed_in(Generation::V8_6, "totp").await;
    challenge(stage.try_look_up(ROD, None).await);
    stage.server.clear_requests();
    let asked = challenge(stage.try_look_up(GONE, None).await);
    assert_eq!(asked.attempt, Attempt::NotMade);
    assert_eq!(stage.server.requests().len(), 1, "the wish that was given up is not sent again");
}

#[tokio::test]
async fn a_remembered_second_factor_makes_the_second_look_up_one_request() {
    let stage = Stage::signed_in(Generation::V8_6, "totp").await;
    stage.look_up("totp", ROD).await.unwrap();
    stage.server.clear_requests();
    done(stage.try_look_up(GONE, None).await);
    assert_eq!(stage.server.requests().len(), 1);
}

#[tokio::test]
async fn server_8_5_asks_every_time_and_an_access_token_too() {
    let stage = Stage::of(Generation::V8_5).await;
    let token = stage.server.add_access_token("totp", true);
    done(stage.try_sign_in(token_form(&token), None).await);
    for _ in 0..3 {
        let asked = challenge(stage.try_look_up(ROD, None).await);
        let code = stage.code("totp", &asked);
        done(stage.try_look_up(ROD, Some(&code)).await);
    }
    assert_eq!(stage.seen(SHOW), 6);
}

#[tokio::test]
async fn several_look_ups_at_once_are_sent_one_after_the_other_and_mail_one_code() {
    let stage = Stage::signed_in(Generation::V8_6, "mail").await;
    let mails = stage.server.outbox().len();
    let (a, b, c, d) = tokio::join!(
        stage.try_look_up(ROD, None),
        stage.try_look_up(GONE, None),
        stage.try_look_up(ROD, None),
        stage.try_look_up(GONE, None),
    );
    let asked = [challenge(a), challenge(b), challenge(c), challenge(d)];
    assert_eq!(asked.iter().filter(|asked| asked.code_sent).count(), 1);
    assert_eq!(stage.server.outbox().len(), mails + 1);
    assert_eq!(stage.seen(SHOW), 4, "one challenge each");
    let code = stage.code("mail", &asked[0]);
    done(stage.try_look_up(ROD, Some(&code)).await);
    done(stage.try_look_up(GONE, None).await);
    assert_eq!(stage.seen(SHOW), 6, "one code serves all");
}

/// A server that never answers makes each look-up last as long as the patience: four of them one
/// after the other last four times as long, four at once would not.
#[tokio::test]
async fn look_ups_of_one_workspace_are_never_under_way_together() {
    let stage = Stage::of(Generation::V8_6).await;
    let address = ServerUrl::parse(&stage.server.address()).unwrap();
    let added = stage.workspaces.add_practice("first", "Practice", address.clone()).await;
    let id = added.unwrap().id;
    let form = password_form("pass", KeptIn::PasswordStore);
    done(stage.workspaces.sign_in(&id, form, None).await);

    let reply = Duration::from_millis(250);
    let patience = Patience { reply, ..Patience::default() };
    let settings = Settings { patience, ..Settings::default() };
    let vault = Arc::clone(&stage.vault) as _;
    let workspaces = Workspaces::open(stage.file(), vault, settings).workspaces;
    workspaces.set_practice_address(&id, address).unwrap();
    workspaces.check(&id).await.unwrap();
    let silent = RawServer::start(Behaviour::SayAndStay(Vec::new())).await;
    workspaces.set_practice_address(&id, ServerUrl::parse(&silent.http()).unwrap()).unwrap();

    let begin = Instant::now();
    let session = session_id(ROD);
    let look_up = || workspaces.look_up(&id, &session, None);
    let (a, b, c, d) = tokio::join!(look_up(), look_up(), look_up(), look_up());
    for outcome in [a, b, c, d] {
        assert!(matches!(outcome, Err(Error::Request(_))), "{outcome:?}");
    }
    assert_eq!(silent.requests(), 4);
    assert!(begin.elapsed() >= 4 * reply, "they overlapped: {:?}", begin.elapsed());
}

#[tokio::test]
async fn an_ended_memory_asks_again_and_the_same_request_goes_on() {
    let start = "2026-11-23T05:00:00Z".parse().unwrap();
    let clock = Arc::new(SettableClock::at(start));
    let options =
        Options { clock: Arc::clone(&clock) as _, ..Options::new(Generation::V8_6, world()) };
    let stage = Stage::on(practice::start_with(options).await.unwrap()).await;
    stage.sign_in("totp").await;
    stage.look_up("totp", ROD).await.unwrap();
    done(stage.try_look_up(ROD, None).await);
    clock.advance(jiff::SignedDuration::from_mins(31));
    let asked = challenge(stage.try_look_up(ROD, None).await);
    assert_eq!(asked.attempt, Attempt::NotMade);
    stage.look_up("totp", ROD).await.unwrap();
}
