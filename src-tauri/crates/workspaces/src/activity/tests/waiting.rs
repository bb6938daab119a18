//! Whoever waits for the disk holds nobody up who does not.

use std::{sync::mpsc, thread, time::Duration};

use tokio::sync::oneshot;

use super::*;

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn while_an_entry_waits_for_the_disk_the_runtime_goes_on() {
    let home = tempfile::tempdir().unwrap();
    let activity = opened(&home);
    let intent = activity.intend(intent("Maria")).await.unwrap();
    let (holds, has_begun) = oneshot::channel();
    let (enough, until) = mpsc::channel::<()>();
    let held = activity.clone();
    // As a write does until the disk has it.
    let writer = thread::spawn(move || {
        let _log = held.inner.log();
        holds.send(()).unwrap();
        until.recv().unwrap();
    });
    has_begun.await.unwrap();
    let calls: [fn(&Activity, IntentNumber); 4] = [
        |activity, intent| assert!(activity.resume(intent)),
        |activity, intent| activity.leave(&[intent]),
        |activity, _| drop(activity.left_rows()),
        |activity, _| drop(activity.open_intents()),
    ];
    let called = calls.map(|call| {
        let activity = activity.clone();
        tokio::spawn(async move { call(&activity, intent) })
    });
    // No timer of the runtime: it would stand still with it.
    let (does, has_done) = mpsc::channel();
    tokio::spawn(async move { does.send(()) });
    let other = has_done.recv_timeout(Duration::from_secs(20));
    enough.send(()).unwrap();
    for call in called {
        call.await.unwrap();
    }
    writer.join().unwrap();
    assert!(other.is_ok(), "nothing else was done meanwhile");
}
