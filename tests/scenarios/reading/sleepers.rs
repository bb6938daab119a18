//! Several readings in one time: it goes on only when all of them wait, so that the wait of one does
//! not open a window for another whose call is on its way.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use jiff::{SignedDuration, Timestamp};
use practice::{Clock as _, SettableClock};
use tokio::sync::watch;

pub struct Sleepers {
    pub clock: Arc<SettableClock>,
    begin: Timestamp,
    state: Mutex<State>,
    woken: watch::Sender<()>,
}

#[derive(Default)]
struct State {
    readings: usize,
    /// When those that wait want to be woken.
    waiting: Vec<Timestamp>,
}

impl Sleepers {
    pub fn new(clock: Arc<SettableClock>) -> Self {
        let begin = clock.now();
        Self { clock, begin, state: Mutex::default(), woken: watch::Sender::new(()) }
    }

    /// Counts what is done as one reading.
    pub async fn awake_during<T>(&self, reading: impl Future<Output = T>) -> T {
        self.state.lock().unwrap().readings += 1;
        let done = reading.await;
        self.state.lock().unwrap().readings -= 1;
        self.pass();
        done
    }

    pub async fn sleep(self: Arc<Self>, time: Duration) {
        let until = self.clock.now() + SignedDuration::try_from(time).unwrap();
        let mut woken = self.woken.subscribe();
        self.state.lock().unwrap().waiting.push(until);
        self.pass();
        while self.clock.now() < until {
            woken.changed().await.unwrap();
        }
    }

    /// How much time has passed.
    pub fn slept(&self) -> Duration {
        self.clock.now().duration_since(self.begin).unsigned_abs()
    }

    /// Time goes on to the first who wants to be woken, if nobody is awake.
    fn pass(&self) {
        let mut state = self.state.lock().unwrap();
        let first = state.waiting.iter().min().copied();
        if let Some(first) = first.filter(|_| state.waiting.len() == state.readings) {
            self.clock.advance(first.duration_since(self.clock.now()));
            state.waiting.retain(|until| *until > first);
            self.woken.send_replace(());
        }
    }
}
