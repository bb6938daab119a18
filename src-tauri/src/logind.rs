//! Hears on the system bus that the computer is about to sleep. Linux alone; elsewhere, and where
//! there is no system bus, the window notices afterwards by its clock.

use std::{
    io,
    panic::{AssertUnwindSafe, catch_unwind},
    thread,
};

use zbus::{
    blocking::{Connection, Proxy},
    zvariant::OwnedFd,
};

const NAME: &str = "org.freedesktop.login1";
const PATH: &str = "/org/freedesktop/login1";
const MANAGER: &str = "org.freedesktop.login1.Manager";

/// Calls `before_sleep` each time before the computer sleeps, on a thread of its own, as long as the
/// program runs. The computer waits for it, as long as its own settings allow.
///
/// # Errors
/// When no thread can be had.
pub fn watch(before_sleep: impl Fn() + Send + 'static) -> io::Result<()> {
    let watcher = thread::Builder::new().name("logind".to_owned());
    // Without a bus there is nothing to hear.
    watcher.spawn(move || drop(listen(&before_sleep))).map(drop)
}

fn listen(before_sleep: &impl Fn()) -> zbus::Result<()> {
    let bus = Connection::system()?;
    let logind = Proxy::new(&bus, NAME, PATH, MANAGER)?;
    let signals = logind.receive_signal("PrepareForSleep")?;
    let mut delay = delay(&logind);
    for signal in signals {
        let Ok(sleeps) = signal.body().deserialize::<bool>() else {
            continue;
        };
        if sleeps {
            // A panic must not end the watch.
            let _told = catch_unwind(AssertUnwindSafe(before_sleep));
            delay = None;
        } else if delay.is_none() {
            delay = self::delay(&logind);
        }
    }
    Ok(())
}

/// Keeps the computer awake for a moment when it is about to sleep, until it is dropped. `None` where
/// that is not granted: then the window may lock only when the computer wakes.
fn delay(logind: &Proxy<'_>) -> Option<OwnedFd> {
    let wish = ("sleep", "Gatehouse", "Locks before the computer sleeps", "delay");
    logind.call("Inhibit", &wish).ok()
}
