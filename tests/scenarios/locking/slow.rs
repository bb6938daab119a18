//! A server that takes its time does not keep the lock open.

use std::{sync::Arc, time::Duration};

use practice::Generation;
use tokio::{sync::Notify, time::timeout};
use workspaces::{Error, KeptIn, Removal, Settings, SignInState, Workspaces};

use super::{set_pin, unlock};
use crate::{
    stage::{LOGIN, LOGOUT, ME, SHOW, Stage, password_form},
    world::ROD,
};

/// Far less than an answer is waited for, far more than this takes.
const SOON: Duration = Duration::from_secs(20);

#[tokio::test]
async fn what_a_look_up_or_a_check_waits_for_is_broken_off() {
    for path in [SHOW, ME] {
        let stage = Stage::signed_in(Generation::V8_6, "pass").await;
        stage.works("pass").await;
        set_pin(&stage.workspaces).await;
        let arrived = stage.never_answers(path);
        let asks = async {
            match path {
                SHOW => assert_locked(&stage.try_look_up(ROD, None).await),
                _ => drop(stage.workspaces.check(&stage.id).await),
            }
        };
        let locks = async {
            arrived.notified().await;
            stage.workspaces.lock().await
        };
        let both = Box::pin(async { tokio::join!(locks, asks) });
        let (locked, ()) = timeout(SOON, both).await.unwrap();
        locked.unwrap();
        stage.answers_again();
        unlock(&stage.workspaces).await;
        stage.works("pass").await;
        assert_eq!(stage.seen(LOGIN), 1);
    }
}

#[tokio::test]
async fn signing_in_is_broken_off_after_a_moment_and_nobody_is_signed_in_then() {
    let mut stage = Stage::of(Generation::V8_6).await;
    stage.workspaces = impatient(&stage);
    set_pin(&stage.workspaces).await;
    let arrived = stage.never_answers(LOGIN);
    let signs_in = stage.try_sign_in(password_form("pass", KeptIn::PasswordStore), None);
    let locks = async {
        arrived.notified().await;
        stage.workspaces.lock().await
    };
    let both = Box::pin(async { tokio::join!(signs_in, locks) });
    let (signed_in, locked) = timeout(SOON, both).await.unwrap();
    assert_locked(&signed_in);
    locked.unwrap();
    stage.answers_again();
    unlock(&stage.workspaces).await;
    assert_eq!((stage.workspace().sign_in, stage.seen(LOGIN)), (SignInState::None, 1));
}

#[tokio::test]
async fn signing_out_goes_on_without_the_server_after_a_moment_and_says_so() {
    let mut stage = Stage::signed_in(Generation::V8_6, "pass").await;
    stage.workspaces = impatient(&stage);
    set_pin(&stage.workspaces).await;
    let arrived = stage.never_answers(LOGOUT);
    let locks = async {
        arrived.notified().await;
        stage.workspaces.lock().await
    };
    let both = Box::pin(async { tokio::join!(stage.workspaces.sign_out(&stage.id), locks) });
    let (signed_out, locked) = timeout(SOON, both).await.unwrap();
    assert!(matches!(signed_out, Ok(Removal::ServerNotTold { .. })), "{signed_out:?}");
    locked.unwrap();
    assert_eq!(stage.vault.texts().len(), 1, "the PIN alone");
}

#[tokio::test]
async fn a_password_store_that_waits_for_the_person_does_not_keep_it_open() {
    let mut stage = Stage::of(Generation::V8_6).await;
    stage.workspaces = impatient(&stage);
    set_pin(&stage.workspaces).await;
    let person = stage.vault.ask_before_writing();
    let signs_in = stage.try_sign_in(password_form("pass", KeptIn::PasswordStore), None);
    let locks = async {
        person.asked.notified().await;
        let locked = stage.workspaces.lock().await;
        person.unlocks.notify_one();
        locked
    };
    let both = Box::pin(async { tokio::join!(signs_in, locks) });
    let (_, locked) = timeout(SOON, both).await.unwrap();
    locked.unwrap();
    assert!(stage.workspaces.is_locked());
    unlock(&stage.workspaces).await;
    stage.works("pass").await;
    assert_eq!(stage.seen(LOGIN), 1);
}

/// The program again, for which a moment is over at once.
fn impatient(stage: &Stage) -> Workspaces {
    let wait: workspaces::Wait = Arc::new(|_| Box::pin(tokio::task::yield_now()));
    let settings = Settings { wait, ..Settings::default() };
    Workspaces::open(stage.file(), Arc::clone(&stage.vault) as _, settings).workspaces
}

fn assert_locked<T: std::fmt::Debug>(came: &Result<T, Error>) {
    assert!(matches!(came, Err(Error::Locked)), "{came:?}");
}

impl Stage {
    /// From now on no answer from a path comes to its end; hears when one was asked for.
    fn never_answers(&self, path: &'static str) -> Arc<Notify> {
        let arrived = Arc::new(Notify::new());
        let tells = Arc::clone(&arrived);
        self.server.before_each_answer(move |interceptor, asked| {
            if asked == path {
                interceptor.never_answer();
                tells.notify_one();
            }
        });
        arrived
    }

    fn answers_again(&self) {
        self.server.before_each_answer(|_, _| {});
    }
}
