//! Two programs on one password store: neither undoes what the other does to the PIN.

use std::{sync::mpsc, thread};

use practice::Generation;
use tokio::{runtime, task::yield_now};
use workspaces::{Error, LockTry, Workspaces};

use super::{PIN, secret, set_pin};
use crate::stage::{Stage, open};

const NEW: &str = "correct horse";

/// What `other` comes to, which another instance does while this one stretches what was typed.
///
/// This one has a single thread for slow work, which is kept busy from the moment when the try was
/// counted until `other` is done.
async fn while_stretching<T>(
    stage: &Stage,
    other: impl AsyncFnOnce() -> T,
    tries: impl AsyncFnOnce(Workspaces) -> Result<LockTry, Error> + Send + 'static,
) -> (T, Result<LockTry, Error>) {
    let here = open(&stage.home, &stage.vault).workspaces;
    let person = stage.vault.ask_before_writing();
    let (goes_on, paused) = mpsc::channel::<()>();
    let (handle_to, handle_from) = mpsc::channel();
    let program = thread::spawn(move || {
        let mut builder = runtime::Builder::new_current_thread();
        let one = builder.max_blocking_threads(1).enable_all().build().unwrap();
        handle_to.send(one.handle().clone()).unwrap();
        one.block_on(tries(here))
    });
    person.asked.notified().await;
    // What stretches is queued behind this.
    handle_from.recv().unwrap().spawn_blocking(move || paused.recv().unwrap());
    let calls = stage.vault.calls();
    person.unlocks.notify_one();
    while stage.vault.calls() == calls {
        yield_now().await;
    }
    let came = other().await;
    goes_on.send(()).unwrap();
    (came, program.join().unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_pin_is_not_undone_by_a_try_that_was_under_way() {
    let stage = Stage::of(Generation::V8_6).await;
    set_pin(&stage.workspaces).await;
    let sets_new = async || stage.workspaces.set_lock(&secret(NEW), &secret(PIN)).await;
    let (changed, tried) =
        while_stretching(&stage, sets_new, async |here| here.unlock(&secret(PIN)).await).await;
    assert!(matches!(changed, Ok(LockTry::Right)), "{changed:?}");
    assert!(matches!(tried, Ok(LockTry::Wrong { .. })), "the old PIN: {tried:?}");
    let again = open(&stage.home, &stage.vault).workspaces;
    let old = again.unlock(&secret(PIN)).await;
    assert!(matches!(old, Ok(LockTry::Wrong { .. })), "{old:?}");
    let new = again.unlock(&secret(NEW)).await;
    assert!(matches!(new, Ok(LockTry::Right)), "{new:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pin_that_was_removed_does_not_come_back_by_a_try_that_was_under_way() {
    let stage = Stage::of(Generation::V8_6).await;
    set_pin(&stage.workspaces).await;
    let takes_away = async || stage.workspaces.remove_lock(&secret(PIN)).await;
    let (removed, tried) =
        while_stretching(&stage, takes_away, async |here| here.unlock(&secret(PIN)).await).await;
    assert!(matches!(removed, Ok(LockTry::Right)), "{removed:?}");
    assert!(matches!(tried, Err(Error::VaultEmpty)), "{tried:?}");
    assert!(stage.vault.texts().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pin_that_was_changed_is_not_removed_with_the_old_one() {
    let stage = Stage::of(Generation::V8_6).await;
    set_pin(&stage.workspaces).await;
    let sets_new = async || stage.workspaces.set_lock(&secret(NEW), &secret(PIN)).await;
    let tries = async |here: Workspaces| {
        here.unlock(&secret(PIN)).await?;
        here.remove_lock(&secret(PIN)).await
    };
    let (changed, removed) = while_stretching(&stage, sets_new, tries).await;
    assert!(matches!(changed, Ok(LockTry::Right)), "{changed:?}");
    assert!(!matches!(removed, Ok(LockTry::Right)), "{removed:?}");
    assert_eq!(stage.vault.texts().len(), 1);
}

#[tokio::test]
async fn the_first_pin_of_another_instance_is_not_written_over() {
    let stage = Stage::of(Generation::V8_6).await;
    let other = open(&stage.home, &stage.vault).workspaces;
    other.learn_lock().await;
    assert!(!other.is_locked());
    set_pin(&stage.workspaces).await;
    let set = other.set_lock(&secret(NEW), &secret("")).await;
    assert!(matches!(set, Err(Error::Locked)), "{set:?}");
    assert!(other.is_locked());
    let opened = other.unlock(&secret(PIN)).await;
    assert!(matches!(opened, Ok(LockTry::Right)), "{opened:?}");
}
