//! What is noted, and how what a crash left open is settled.

use std::{fs, path::PathBuf, sync::Arc};

use jiff::Timestamp;
use practice::{Generation, Options, SettableClock};
use rocketchat::{Answer, Error as Request};
use tempfile::TempDir;
use workspaces::{
    Activity, ActivityOpened, ActivityProblem, Device, DeviceKind, Error, Event, Intent,
    IntentNumber, LookUpResult, OperationId, Outcome, Settings, Target, What, Workspaces,
    verify_activity,
};

use crate::{
    reading::room::settings,
    stage::{SHOW, Stage, challenge, done, factor, session_id},
    world::{GONE, NOBODY, PASSWORD, ROD, world},
};

const LIST: &str = "/api/v1/sessions/list.all";

fn file(home: &TempDir) -> PathBuf {
    home.path().join("activity.jsonl")
}

/// The program of a stage, started again with an activity in a file.
fn keep(stage: &mut Stage) {
    keep_with(stage, Settings::default());
}

fn keep_with(stage: &mut Stage, settings: Settings) {
    let (activity, opened) = Activity::open(file(&stage.home), Arc::new(Timestamp::now));
    assert_eq!(opened, ActivityOpened::default());
    let settings = Settings { activity, ..settings };
    let list = stage.home.path().join("workspaces.json");
    stage.workspaces = Workspaces::open(list, Arc::clone(&stage.vault) as _, settings).workspaces;
}

/// As after a crash: what was open is left.
fn restart(stage: &mut Stage) {
    restart_with(stage, Settings::default());
}

fn restart_with(stage: &mut Stage, settings: Settings) {
    // Its lock goes before the next one comes.
    let list = stage.home.path().join("other.json");
    stage.workspaces =
        Workspaces::open(list, Arc::clone(&stage.vault) as _, Settings::default()).workspaces;
    keep_with(stage, settings);
}

async fn kept(user: &str) -> Stage {
    let mut stage = Stage::signed_in(Generation::V8_6, user).await;
    keep(&mut stage);
    stage
}

async fn intend(stage: &Stage, session: Option<&str>) -> IntentNumber {
    let device = Device {
        kind: DeviceKind::Browser,
        name: Some("Chrome".to_owned()),
        version: None,
        long_version: None,
        system: None,
        system_version: None,
    };
    let target = match session {
        Some(session) => Target::Session { session_id: session_id(session), device },
        None => Target::EverySignInOfAccount,
    };
    let intent = Intent {
        operation: OperationId::random(),
        workspace: stage.id.clone(),
        workspace_name: "Acme HQ".to_owned(),
        actor: Some("pass".to_owned()),
        person: "The rod (@rod)".to_owned(),
        user_id: Some("rodId".to_owned()),
        target,
        ticket: None,
    };
    stage.workspaces.activity().intend(intent).await.unwrap()
}

async fn whats(stage: &Stage) -> Vec<What> {
    let rows = stage.workspaces.activity().rows("", None, 1000).await.unwrap();
    rows.rows.into_iter().rev().map(|row| row.entry.what).collect()
}

async fn outcomes(stage: &Stage) -> Vec<Option<Outcome>> {
    let rows = stage.workspaces.activity().rows("", None, 1000).await.unwrap();
    rows.rows.into_iter().rev().map(|row| row.closing.map(|closing| closing.outcome)).collect()
}

#[tokio::test]
async fn what_a_server_was_asked_is_noted_and_a_question_for_a_code_is_not() {
    let stage = kept("totp").await;
    let asked = challenge(stage.try_look_up(ROD, None).await);
    assert_eq!(whats(&stage).await, []);
    let code = stage.code("totp", &asked);
    let card = done(stage.try_look_up(ROD, Some(&code)).await);
    stage.try_look_up(NOBODY, None).await.unwrap_err();
    stage.try_look_up("Chrome", None).await.unwrap_err();
    let event = |session, result| What::Event {
        event: Event::LookedUp {
            workspace: stage.id.clone(),
            workspace_name: "Acme HQ".to_owned(),
            actor: Some("totp".to_owned()),
            session_id: session_id(session),
            result: Box::new(result),
        },
    };
    let person = Some("The rod (@rod)".to_owned());
    let user_id = Some("rodId".to_owned());
    let found = LookUpResult::Found { person, user_id, device: card.device };
    let why = Request::DifferentSession.to_string();
    let expected = [
        event(ROD, found),
        event(NOBODY, LookUpResult::NotFound),
        event("Chrome", LookUpResult::Failed { why }),
    ];
    assert_eq!(whats(&stage).await, expected);
}

#[tokio::test]
async fn where_nothing_was_sent_nothing_is_noted() {
    let mut stage = Stage::of(Generation::V8_6).await;
    keep(&mut stage);
    let refused = stage.try_look_up(ROD, None).await;
    assert!(matches!(refused, Err(Error::NotSignedIn)));
    assert_eq!(whats(&stage).await, []);
}

#[tokio::test]
async fn a_look_up_whose_note_fails_is_shown_and_the_failure_is_counted() {
    let stage = kept("pass").await;
    stage.look_up("pass", ROD).await.unwrap();
    fs::remove_file(file(&stage.home)).unwrap();
    fs::create_dir(file(&stage.home)).unwrap();
    stage.look_up("pass", GONE).await.unwrap();
    let trouble = stage.workspaces.activity().write_failures();
    assert_eq!(trouble.missing, 1);
    assert!(matches!(trouble.problem, Some(ActivityProblem::Failed { .. })), "{trouble:?}");
    fs::remove_dir(file(&stage.home)).unwrap();
    stage.look_up("pass", ROD).await.unwrap();
    let trouble = stage.workspaces.activity().write_failures();
    assert_eq!((trouble.missing, trouble.problem), (1, None));
}

#[tokio::test]
async fn what_a_crash_left_open_is_asked_once_and_closed() {
    let mut stage = kept("pass").await;
    stage.look_up("pass", ROD).await.unwrap();
    let gone = intend(&stage, Some(GONE)).await;
    let there = intend(&stage, Some(ROD)).await;
    let account = intend(&stage, None).await;
    stage.server.end_session(GONE);
    restart(&mut stage);
    stage.server.clear_requests();

    let settled = done(stage.workspaces.settle_open_intents(&stage.id, None).await);
    let expected =
        [(account, Outcome::Unknown), (gone, Outcome::Ended), (there, Outcome::StillThere)];
    assert_eq!((&settled.closed[..], settled.open), (&expected[..], 0));
    assert_eq!(stage.seen(SHOW), 2);
    assert_eq!(stage.workspaces.activity().open_intents(), []);
    let closed = [None, Some(Outcome::Ended), Some(Outcome::StillThere), Some(Outcome::Unknown)];
    assert_eq!(outcomes(&stage).await, closed);

    let settled = done(stage.workspaces.settle_open_intents(&stage.id, None).await);
    assert_eq!((settled.closed.len(), settled.open), (0, 0));
    assert_eq!(stage.server.requests().len(), 2, "nothing is left to be asked");
    assert_eq!(verify_activity(&fs::read(file(&stage.home)).unwrap()).unwrap().entries, 7);
}

#[tokio::test]
async fn many_that_were_left_are_searched_in_the_list_and_those_of_an_account_with_others_singly() {
    let mut stage = kept("pass").await;
    stage.look_up("pass", ROD).await.unwrap();
    for session in ["nobody0000000000a", "nobody0000000000b", "nobody0000000000c"]
        .into_iter()
        .chain(["nobody0000000000d", "nobody0000000000e", ROD])
    {
        intend(&stage, Some(session)).await;
    }
    restart(&mut stage);
    stage.server.clear_requests();
    let settled = done(stage.workspaces.settle_open_intents(&stage.id, None).await);
    assert_eq!(settled.closed.len(), 6);
    // One of the account is listed, and may be any of the others under a newer ID.
    assert_eq!((stage.seen(LIST), stage.seen(SHOW)), (1, 5));
    let mut closed = outcomes(&stage).await.split_off(1);
    assert_eq!(closed.pop().unwrap(), Some(Outcome::StillThere));
    assert!(closed.iter().all(|outcome| *outcome == Some(Outcome::Ended)), "{closed:?}");
}

#[tokio::test]
async fn where_the_search_finds_another_session_the_list_is_read() {
    let mut stage = kept("pass").await;
    stage.look_up("pass", ROD).await.unwrap();
    intend(&stage, Some("Chrome")).await;
    restart(&mut stage);
    stage.server.clear_requests();
    let settled = done(stage.workspaces.settle_open_intents(&stage.id, None).await);
    assert_eq!((settled.closed.len(), settled.open), (0, 1), "it may be the listed one");
    assert_eq!((stage.seen(SHOW), stage.seen(LIST)), (1, 1));

    stage.server.end_session(ROD);
    let settled = done(stage.workspaces.settle_open_intents(&stage.id, None).await);
    assert_eq!((settled.closed.len(), settled.open), (1, 0), "nothing of the account is listed");
    assert_eq!(outcomes(&stage).await[1], Some(Outcome::Ended));
}

#[tokio::test]
async fn a_code_that_works_once_is_sent_once() {
    for (user, repeats) in [("mail", false), ("totp", true)] {
        let mut stage = kept(user).await;
        for session in [ROD, GONE, "nobody0000000000a", "nobody0000000000b"] {
            intend(&stage, Some(session)).await;
        }
        restart(&mut stage);
        // Asks each time.
        stage.server.set_setting("Accounts_TwoFactorAuthentication_RememberFor", 0);
        stage.server.clear_requests();
        let (mut code, mut codes) = (None, 0);
        let settled = loop {
            let settled = stage.workspaces.settle_open_intents(&stage.id, code.take()).await;
            match settled.unwrap() {
                Answer::Done(settled) => break settled,
                Answer::ChallengeNeeded(asked) => {
                    assert_eq!(asked.attempt, rocketchat::Attempt::NotMade, "{user}");
                    codes += 1;
                    code = Some(stage.code(user, &asked));
                }
            }
        };
        println!("{user}: 4 settled with {codes} codes, {} requests", stage.seen(SHOW));
        assert_eq!((settled.open, stage.workspaces.activity().open_intents().len()), (0, 0));
        assert_eq!(codes == 1, repeats, "{user}: an authenticator's code is good for more");
    }
}

#[tokio::test]
async fn the_limit_is_waited_for_and_none_is_refused() {
    let clock = Arc::new(SettableClock::at("2026-11-23T05:00:00.250Z".parse().unwrap()));
    let options =
        Options { clock: Arc::clone(&clock) as _, ..Options::new(Generation::V8_6, world()) };
    let mut stage = Stage::on(practice::start_with(options).await.unwrap()).await;
    stage.sign_in("auditor").await;
    let waits = Arc::default();
    keep_with(&mut stage, settings(&clock, &waits));
    for _ in 0..8 {
        stage.look_up("auditor", ROD).await.unwrap();
    }
    for session in [ROD, GONE, "nobody0000000000a", "nobody0000000000b", "nobody0000000000c"] {
        intend(&stage, Some(session)).await;
    }
    restart_with(&mut stage, settings(&clock, &waits));
    let settled = done(stage.workspaces.settle_open_intents(&stage.id, None).await);
    println!("5 settled after 8 look-ups, {} waits", waits.lock().unwrap().len());
    assert_eq!((settled.closed.len(), settled.open), (5, 0));
    assert!(stage.server.requests().iter().all(|seen| seen.status != 429));
    assert!(!waits.lock().unwrap().is_empty());
}

#[tokio::test]
async fn a_code_that_is_wanted_is_asked_for_and_then_it_goes_on() {
    let mut stage = kept("totp").await;
    intend(&stage, Some(ROD)).await;
    restart(&mut stage);
    let asked = challenge(stage.workspaces.settle_open_intents(&stage.id, None).await);
    assert_eq!(asked.account.as_deref(), Some("totp"));
    assert_eq!(stage.workspaces.activity().left_intents().len(), 1);
    let code = stage.code("totp", &asked);
    let settled = done(stage.workspaces.settle_open_intents(&stage.id, Some(code)).await);
    assert_eq!(settled.closed.len(), 1);
}

#[tokio::test]
async fn a_server_that_cannot_be_reached_leaves_them_open() {
    let mut stage = kept("pass").await;
    intend(&stage, Some(ROD)).await;
    restart(&mut stage);
    stage.server.revoke_tokens("pass");
    let settled = stage.workspaces.settle_open_intents(&stage.id, None).await;
    assert!(matches!(settled, Err(Error::Request(Request::SignedOut))), "{settled:?}");
    assert_eq!(stage.workspaces.activity().left_intents().len(), 1);
}

#[tokio::test]
async fn what_is_under_way_is_not_asked_before_it_is_given_up() {
    let stage = kept("pass").await;
    stage.look_up("pass", ROD).await.unwrap();
    let number = intend(&stage, Some(ROD)).await;
    stage.server.clear_requests();
    let settled = done(stage.workspaces.settle_open_intents(&stage.id, None).await);
    assert_eq!((settled.closed.len(), stage.server.requests().len()), (0, 0));
    stage.workspaces.activity().leave(&[number]);
    let settled = done(stage.workspaces.settle_open_intents(&stage.id, None).await);
    assert_eq!(settled.closed, [(number, Outcome::StillThere)]);
}

#[tokio::test]
async fn no_secret_gets_into_the_file() {
    let stage = kept("pass").await;
    let Answer::ChallengeNeeded(asked) = stage.try_look_up(ROD, None).await.unwrap() else {
        panic!("no code was asked for");
    };
    let wrong = factor(asked.method, "canary-wrong-code");
    challenge(stage.try_look_up(ROD, Some(&wrong)).await);
    stage.look_up("pass", ROD).await.unwrap();
    stage.server.revoke_tokens("pass");
    stage.try_look_up(ROD, None).await.unwrap_err();
    let text = fs::read_to_string(file(&stage.home)).unwrap();
    assert_eq!(text.lines().count(), 2);
    for secret in [PASSWORD, "canary"] {
        assert!(!text.contains(secret));
    }
    for sign_in in stage.vault.texts() {
        let sign_in: serde_json::Value = serde_json::from_str(&sign_in).unwrap();
        assert!(!text.contains(sign_in["token"].as_str().unwrap()));
    }
}
