//! The lock: those of these commands that are named below are all that can be called while it is
//! shut.

use tauri::{State, ipc::Channel};

use crate::{
    Gatehouse, from_program,
    ipc::{
        Typed,
        lock::{LockStanding, LockTry},
        problems::CommandError,
    },
};

/// What may be called while the lock is shut: the lock, and the window around it. Everything else is
/// refused.
pub const WHILE_LOCKED: [&str; 13] = [
    "lock_standing",
    "learn_lock",
    "go_on_without_store",
    "watch_store",
    "let_go_of_store",
    "lock",
    "unlock",
    "give_up_lock",
    "watch_sleep",
    "zoom",
    "hold_window",
    "release_window",
    "close_window",
];

/// How the lock stands.
#[command::guarded]
pub async fn lock_standing(gatehouse: State<'_, Gatehouse>) -> Result<LockStanding, CommandError> {
    Ok(gatehouse.workspaces.lock_status().into())
}

/// Asks the password store whether a PIN is set; until it has said so, it is locked.
#[command::guarded]
pub async fn learn_lock(gatehouse: State<'_, Gatehouse>) -> Result<LockStanding, CommandError> {
    gatehouse.workspaces.learn_lock().await;
    Ok(gatehouse.workspaces.lock_status().into())
}

/// Goes on although the password store has not said whether a PIN is set.
#[command::guarded]
pub async fn go_on_without_store(
    gatehouse: State<'_, Gatehouse>,
) -> Result<LockStanding, CommandError> {
    gatehouse.workspaces.go_on_without_store();
    Ok(gatehouse.workspaces.lock_status().into())
}

/// From now on the window hears whether the password store is waited for longer than it should be.
#[command::guarded]
pub async fn watch_store(
    gatehouse: State<'_, Gatehouse>,
    on_change: Channel<bool>,
) -> Result<(), CommandError> {
    let mut slow = gatehouse.workspaces.slow_vault_calls();
    tauri::async_runtime::spawn(async move {
        let mut said = false;
        loop {
            let is_slow = *slow.borrow_and_update() > 0;
            if is_slow != said && on_change.send(is_slow).is_err() {
                return;
            }
            said = is_slow;
            if slow.changed().await.is_err() {
                return;
            }
        }
    });
    Ok(())
}

/// Goes on as if the password store had not answered in time.
#[command::guarded]
pub async fn let_go_of_store(gatehouse: State<'_, Gatehouse>) -> Result<(), CommandError> {
    gatehouse.workspaces.let_go_of_vault();
    Ok(())
}

/// Sets a PIN or passphrase, or another one in place of the current one.
#[command::guarded]
pub async fn set_lock(
    gatehouse: State<'_, Gatehouse>,
    passphrase: Typed,
    current: Typed,
) -> Result<LockTry, CommandError> {
    let (new, current) = (passphrase.into_secret(), current.into_secret());
    Ok(gatehouse.workspaces.set_lock(&new, &current).await?.into())
}

/// Takes the PIN or passphrase away.
#[command::guarded]
pub async fn remove_lock(
    gatehouse: State<'_, Gatehouse>,
    current: Typed,
) -> Result<LockTry, CommandError> {
    Ok(gatehouse.workspaces.remove_lock(&current.into_secret()).await?.into())
}

/// Sets after how many minutes without the person the window locks.
#[command::guarded]
pub async fn set_lock_idle(
    gatehouse: State<'_, Gatehouse>,
    minutes: Option<u8>,
) -> Result<LockStanding, CommandError> {
    gatehouse.workspaces.set_idle(from_program::lock::idle(minutes)).await?;
    Ok(gatehouse.workspaces.lock_status().into())
}

/// Locks, and keeps what the window is in the middle of, sealed.
#[command::guarded]
pub async fn lock(
    gatehouse: State<'_, Gatehouse>,
    put_down: Option<Typed>,
) -> Result<LockStanding, CommandError> {
    gatehouse.lock(put_down.map(Typed::into_secret)).await?;
    Ok(gatehouse.workspaces.lock_status().into())
}

/// Opens the lock.
#[command::guarded]
pub async fn unlock(
    gatehouse: State<'_, Gatehouse>,
    passphrase: Typed,
) -> Result<LockTry, CommandError> {
    Ok(gatehouse.workspaces.unlock(&passphrase.into_secret()).await?.into())
}

/// What the window was in the middle of when it was locked; once, after it was opened.
#[command::guarded]
pub async fn take_up(gatehouse: State<'_, Gatehouse>) -> Result<Option<String>, CommandError> {
    Ok(gatehouse.workspaces.take_up().map(|text| text.expose().to_owned()))
}

/// Signs out everywhere, for whoever does not know the PIN any more.
#[command::guarded]
pub async fn give_up_lock(gatehouse: State<'_, Gatehouse>) -> Result<LockTry, CommandError> {
    Ok(gatehouse.workspaces.give_up_lock().await?.into())
}

/// From now on the window hears when the computer is about to sleep.
#[command::guarded]
pub async fn watch_sleep(
    gatehouse: State<'_, Gatehouse>,
    on_sleep: Channel<()>,
) -> Result<(), CommandError> {
    gatehouse.sleep.subscribe(move || drop(on_sleep.send(())));
    Ok(())
}
