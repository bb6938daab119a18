//! Whether a PIN is set is no line in a file: the password store says it.

use practice::Generation;
use workspaces::{
    Error, HowGivenUp, Idle, IdleMinutes, LockStore, LockTry, Removal, StoreProblem, VaultProblem,
};

use super::{secret, set_pin, unlock, wrong, wrong_until_out};
use crate::{
    stage::{LOGOUT, Stage},
    world::ROD,
};

/// What somebody does to the file, and the text that it leaves; `None` for no file.
type Edit = (&'static str, fn(&str) -> Option<String>);

/// What somebody with a text editor can do to the list.
fn edits() -> [Edit; 8] {
    [
        ("the line is gone", |text| Some(text.replace("\"set\": true", "\"other\": true"))),
        ("it says no", |text| Some(text.replace("\"set\": true", "\"set\": false"))),
        ("never idle", |text| {
            Some(text.replace("\"set\": true", "\"set\": false, \"idleMinutes\": 0"))
        }),
        ("the section is gone", |text| {
            let begin = text.find(",\n  \"lock\"").unwrap();
            Some(format!("{}\n}}\n", &text[..begin]))
        }),
        ("no workspace", |_| Some(r#"{"version": 1, "workspaces": []}"#.to_owned())),
        ("emptied", |_| Some(String::new())),
        ("damaged", |text| Some(text[..text.len() / 2].to_owned())),
        ("removed", |_| None),
    ]
}

impl Stage {
    fn edit(&self, edit: fn(&str) -> Option<String>) {
        match edit(&std::fs::read_to_string(self.file()).unwrap()) {
            Some(text) => std::fs::write(self.file(), text).unwrap(),
            None => std::fs::remove_file(self.file()).unwrap(),
        }
    }
}

#[tokio::test]
async fn no_edit_of_the_file_opens_it_and_the_pin_still_does() {
    for (what, edit) in edits() {
        let mut stage = Stage::signed_in(Generation::V8_6, "pass").await;
        set_pin(&stage.workspaces).await;
        stage.workspaces.set_idle(Idle::After(IdleMinutes::nearest(25))).await.unwrap();
        stage.edit(edit);
        stage.restart();
        assert!(stage.workspaces.is_locked(), "{what}: before the store was asked");
        let seen = stage.all_seen();
        let looked_up = stage.try_look_up(ROD, None).await;
        let is_refused = matches!(looked_up, Err(Error::Locked | Error::UnknownWorkspace));
        assert!(is_refused, "{what}: {looked_up:?}");
        stage.workspaces.learn_lock().await;
        let standing = stage.workspaces.lock_status();
        assert!(standing.set && standing.locked, "{what}");
        assert_eq!(stage.all_seen(), seen, "{what}: nothing was sent");
        assert!(matches!(wrong(&stage.workspaces).await, LockTry::Wrong { .. }), "{what}");

        unlock(&stage.workspaces).await;
        let idle = stage.workspaces.lock_status().idle;
        assert_eq!(idle, Idle::After(IdleMinutes::nearest(25)), "{what}");
        let file = std::fs::read_to_string(stage.file()).unwrap();
        assert!(file.contains("\"set\": true"), "{what}: {file}");
    }
    println!("{} edits of the file, 0 opened it", edits().len());
}

#[tokio::test]
async fn an_emptied_list_keeps_no_sign_in_from_being_given_up() {
    for (what, edit) in edits() {
        let mut stage = Stage::signed_in(Generation::V8_6, "pass").await;
        set_pin(&stage.workspaces).await;
        let whole = std::fs::read(stage.file()).unwrap();
        stage.edit(edit);
        stage.restart();
        stage.workspaces.learn_lock().await;
        let (answered, given_up) = wrong_until_out(&stage.workspaces).await;
        assert_eq!((answered, given_up.len()), (4, 1), "{what}");
        let how = &given_up[0].how;
        assert!(matches!(how, HowGivenUp::Removed(Removal::SignedOut)), "{what}: {how:?}");
        assert_eq!((stage.seen(LOGOUT), stage.vault.texts().len()), (1, 0), "{what}");

        // Whoever writes the list back finds nothing to use.
        std::fs::write(stage.file(), whole).unwrap();
        stage.restart();
        let looked_up = stage.try_look_up(ROD, None).await;
        assert!(looked_up.is_err(), "{what}");
    }
}

#[tokio::test]
async fn a_store_that_does_not_answer_keeps_it_shut_until_it_does_or_one_goes_on_without() {
    let problems = [
        (VaultProblem::Locked, StoreProblem::Locked),
        (VaultProblem::Dismissed, StoreProblem::Dismissed),
        (VaultProblem::NoAnswer, StoreProblem::NoAnswer),
        (VaultProblem::Failed { details: "D-Bus said no".to_owned() }, StoreProblem::Failed),
    ];
    for (problem, said) in problems {
        let mut stage = Stage::signed_in(Generation::V8_6, "pass").await;
        set_pin(&stage.workspaces).await;
        stage.edit(|text| Some(text.replace("\"set\": true", "\"set\": false")));
        stage.restart();
        stage.vault.fail(Some(problem.clone()));
        stage.workspaces.learn_lock().await;
        let standing = stage.workspaces.lock_status();
        assert_eq!((standing.locked, standing.store), (true, LockStore::Problem(said)));

        stage.workspaces.go_on_without_store();
        assert!(!stage.workspaces.is_locked());
        let looked_up = stage.try_look_up(ROD, None).await;
        assert!(matches!(&looked_up, Err(Error::Vault(told)) if *told == problem), "{looked_up:?}");
        let seen = stage.all_seen();

        stage.vault.fail(None);
        let looked_up = stage.try_look_up(ROD, None).await;
        assert!(matches!(looked_up, Err(Error::Locked)), "{looked_up:?}");
        assert!(stage.workspaces.is_locked(), "it has said that a PIN is set");
        assert_eq!(stage.all_seen(), seen, "nothing was sent");
        unlock(&stage.workspaces).await;
        stage.works("pass").await;
    }
}

#[tokio::test]
async fn without_a_pin_or_a_password_store_nobody_is_locked_out() {
    let mut stage = Stage::signed_in(Generation::V8_6, "pass").await;
    stage.restart();
    stage.workspaces.learn_lock().await;
    let standing = stage.workspaces.lock_status();
    assert_eq!((standing.set, standing.locked), (false, false));
    stage.works("pass").await;

    stage.restart();
    stage.vault.fail(Some(VaultProblem::Missing));
    stage.workspaces.learn_lock().await;
    assert!(!stage.workspaces.is_locked(), "there is no store, and nothing in it to be kept");
}

#[tokio::test]
async fn two_instances_share_the_five_tries() {
    let stage = Stage::signed_in(Generation::V8_6, "pass").await;
    set_pin(&stage.workspaces).await;
    let instances: Vec<_> =
        (0..2).map(|_| crate::stage::open(&stage.home, &stage.vault).workspaces).collect();
    let mut answered = 0;
    'trying: for _ in 0..5 {
        let pin = secret("135791");
        let (one, other) = tokio::join!(instances[0].unlock(&pin), instances[1].unlock(&pin));
        for tried in [one, other] {
            match tried {
                Ok(LockTry::Right) => panic!("a wrong PIN opened it"),
                Ok(LockTry::Wrong { .. }) => answered += 1,
                // The other instance has signed out meanwhile.
                Ok(LockTry::SignedOutEverywhere(_)) | Err(_) => break 'trying,
            }
        }
    }
    println!("two instances at once: {answered} wrong tries were answered before it signed out");
    assert!(answered <= 4, "{answered}");
    assert!(stage.vault.texts().is_empty());
}
