use std::{fs, sync::Arc};

use rocketchat::SessionId;
use session_index::{Device, DeviceKind};
use tempfile::TempDir;

use super::*;
use crate::directory::WorkspaceId;

mod tampering;
mod trouble;
mod waiting;

fn file(home: &TempDir) -> PathBuf {
    home.path().join("activity.jsonl")
}

fn open(home: &TempDir) -> (Activity, ActivityOpened) {
    Activity::open(file(home), Arc::new(|| Timestamp::UNIX_EPOCH))
}

fn opened(home: &TempDir) -> Activity {
    let (activity, found) = open(home);
    assert_eq!(found, ActivityOpened::default());
    activity
}

fn intent(person: &str) -> Intent {
    let device = Device {
        kind: DeviceKind::Browser,
        name: Some("Chrome".to_owned()),
        version: None,
        long_version: None,
        system: Some("Windows".to_owned()),
        system_version: Some("10".to_owned()),
    };
    Intent {
        operation: OperationId::parse("00112233445566778899aabbccddeeff").unwrap(),
        workspace: WorkspaceId::parse("acme").unwrap(),
        workspace_name: "Acme HQ".to_owned(),
        actor: Some("support".to_owned()),
        person: person.to_owned(),
        user_id: Some("mariaId".to_owned()),
        target: Target::Session {
            session_id: SessionId::parse("uBNL9dTjJ4s6Pjp4K").unwrap(),
            device,
        },
        ticket: Some("T-7".to_owned()),
    }
}

fn recognised(how: &str) -> Event {
    Event::CallerRecognised { how: how.to_owned(), ticket: None }
}

fn whats(text: &[u8]) -> Vec<What> {
    let mut all = Vec::new();
    verify::walk(text, |entry| all.push(entry.what));
    all
}

#[tokio::test]
async fn what_was_written_is_there_after_a_restart_and_fits() {
    let home = tempfile::tempdir().unwrap();
    let activity = opened(&home);
    let first = activity.intend(intent("Maria")).await.unwrap();
    let second = activity.intend(intent("Rod")).await.unwrap();
    activity.close(first, Outcome::Ended).await.unwrap();
    activity.note(recognised("by name\nand \"voice\"")).await.unwrap();
    drop(activity);

    let again = opened(&home);
    assert_eq!(again.open_intents(), [(second, intent("Rod"))]);
    let text = fs::read(file(&home)).unwrap();
    assert_eq!(again.text().await.unwrap(), text);
    let expected = [
        What::Intent(Box::new(intent("Maria"))),
        What::Intent(Box::new(intent("Rod"))),
        What::Outcome { intent: first, outcome: Outcome::Ended, checked: false },
        What::Event { event: recognised("by name\nand \"voice\"") },
    ];
    assert_eq!(whats(&text), expected);
    assert_eq!(verify_activity(&text).unwrap().entries, 4);
}

#[tokio::test]
async fn an_entry_is_one_line_whose_hash_anyone_can_compute() {
    let activity = Activity::in_memory();
    activity.note(recognised("by voice")).await.unwrap();
    let text = String::from_utf8(activity.text().await.unwrap()).unwrap();
    let line: serde_json::Value = serde_json::from_str(text.trim_end()).unwrap();
    assert_eq!(text.matches('\n').count(), 1);
    assert_eq!(line["n"], 1);
    assert_eq!(line["previous"], "0".repeat(64));
    let hash = line["hash"].as_str().unwrap();
    let content = text.trim_end().replace(&format!(",\"hash\":\"{hash}\""), "");
    let computed = <sha2::Sha256 as sha2::Digest>::digest(content);
    assert_eq!(hash, format!("{computed:x}"));
}

#[tokio::test]
async fn an_intent_is_closed_once() {
    let home = tempfile::tempdir().unwrap();
    let activity = opened(&home);
    let number = activity.intend(intent("Maria")).await.unwrap();
    let (one, other) = tokio::join!(
        activity.close(number, Outcome::Ended),
        activity.close(number, Outcome::StillThere),
    );
    assert_eq!((one, other), (Ok(()), Err(ActivityProblem::NotOpen)));
    assert_eq!(activity.settle(number, Outcome::Ended).await, Err(ActivityProblem::NotOpen));
    drop(activity);
    let again = opened(&home);
    assert_eq!(again.close(number, Outcome::Ended).await, Err(ActivityProblem::NotOpen));
    assert_eq!(whats(&again.text().await.unwrap()).len(), 2);
}

#[tokio::test]
async fn what_is_under_way_is_not_what_was_left() {
    let home = tempfile::tempdir().unwrap();
    let activity = opened(&home);
    let left = activity.intend(intent("Maria")).await.unwrap();
    assert_eq!(activity.left_intents(), []);
    drop(activity);
    let again = opened(&home);
    again.intend(intent("Rod")).await.unwrap();
    assert_eq!(again.left_intents(), [(left, intent("Maria"))]);
    assert_eq!(again.open_intents().len(), 2);
}

#[tokio::test]
async fn what_was_given_up_is_taken_up_again_unless_it_was_closed_meanwhile() {
    let home = tempfile::tempdir().unwrap();
    let activity = opened(&home);
    let number = activity.intend(intent("Maria")).await.unwrap();
    assert!(activity.resume(number), "it was never given up");
    activity.leave(&[number]);
    assert!(activity.resume(number));
    assert_eq!(activity.left_intents(), [], "somebody is about it again");
    assert!(!activity.settles(number), "so nobody else says what became of it");
    activity.leave(&[number]);
    assert!(activity.settles(number) && !activity.settles(number), "one settles it");
    activity.leave(&[number]);
    assert!(!activity.settles(number), "whoever wrote it cannot give it up for them");
    assert!(!activity.resume(number), "its outcome is being written");
    activity.settle(number, Outcome::StillThere).await.unwrap();
    assert!(!activity.resume(number), "it is closed");
}

#[tokio::test]
async fn entries_that_wait_together_are_written_in_the_order_in_which_they_came() {
    let home = tempfile::tempdir().unwrap();
    let activity = opened(&home);
    let mut all = tokio::task::JoinSet::new();
    for number in 0..200 {
        let activity = activity.clone();
        all.spawn(async move { activity.note(recognised(&number.to_string())).await });
    }
    all.join_all().await.into_iter().for_each(|noted| noted.unwrap());
    let text = fs::read(file(&home)).unwrap();
    assert_eq!(verify_activity(&text).unwrap().entries, 200);
    let expected: Vec<_> =
        (0..200).map(|number| What::Event { event: recognised(&number.to_string()) }).collect();
    assert_eq!(whats(&text), expected);
}

#[tokio::test]
async fn what_nobody_waits_for_any_more_is_written_all_the_same() {
    let home = tempfile::tempdir().unwrap();
    let activity = opened(&home);
    {
        let mut dropped = Box::pin(activity.note(recognised("first")));
        let once =
            std::future::poll_fn(|context| std::task::Poll::Ready(dropped.as_mut().poll(context)));
        assert!(once.await.is_pending());
    }
    activity.note(recognised("second")).await.unwrap();
    let both = ["first", "second"].map(|how| What::Event { event: recognised(how) });
    assert_eq!(whats(&activity.text().await.unwrap()), both);
}
