//! A practice server with many sessions, and the program that reads them. Waiting moves the
//! server's clock on: no scenario takes as long as it lasts.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use jiff::{SignedDuration, Timestamp};
use practice::{Generation, Options, PRACTICE_PASSWORD, Running, SettableClock, World};
use rocketchat::{Answer, Challenge, Method, SecondFactor, Secret, ServerUrl};
use tempfile::TempDir;
use workspaces::{
    Error, HowMuch, KeptIn, MemoryVault, ReadingEnd, ReadingProgress, Settings, SignInForm,
    WorkspaceId, Workspaces,
};

use crate::stage::{challenge, done, factor};

pub const LIST: &str = "/api/v1/sessions/list.all";

pub struct Room {
    pub server: Running,
    pub clock: Arc<SettableClock>,
    pub workspaces: Workspaces,
    pub id: WorkspaceId,
    /// How long was waited, each time.
    pub waits: Arc<Mutex<Vec<Duration>>>,
    user: &'static str,
    _home: TempDir,
}

/// What a reading came to, and what it asked of the person.
#[derive(Debug)]
pub struct Read {
    pub end: ReadingEnd,
    pub codes: usize,
}

impl Room {
    /// `user` of a seeded world is signed in: `admin`, `totp`, `mail` (spared the rate limit), or
    /// `auditor` (not spared).
    pub async fn of(generation: Generation, sessions: usize, user: &'static str) -> Self {
        Self::with(generation, World::seeded(sessions), user).await
    }

    pub async fn with(generation: Generation, world: World, user: &'static str) -> Self {
        let clock = Arc::new(SettableClock::at("2026-11-23T05:00:00.250Z".parse().unwrap()));
        let options = Options { clock: Arc::clone(&clock) as _, ..Options::new(generation, world) };
        let server = practice::start_with(options).await.unwrap();
        let home = tempfile::tempdir().unwrap();
        let waits = Arc::default();
        let workspaces = open(&home, &clock, &waits);
        let address = ServerUrl::parse(&server.address()).unwrap();
        let id = workspaces.add_practice("acme", "Acme HQ", address).await.unwrap().id;
        let room = Self { server, clock, workspaces, id, waits, user, _home: home };
        room.sign_in().await;
        room
    }

    /// Signs in, with the code if one is wanted.
    pub async fn sign_in(&self) {
        let form = SignInForm::Password {
            user: self.user.to_owned(),
            password: Secret::new(PRACTICE_PASSWORD.to_owned()),
            keep_in: KeptIn::PasswordStore,
        };
        match self.workspaces.sign_in(&self.id, form.clone(), None).await.unwrap() {
            Answer::Done(_) => {}
            Answer::ChallengeNeeded(asked) => {
                let code = self.code(&asked);
                done(self.workspaces.sign_in(&self.id, form, Some(&code)).await);
            }
        }
        self.server.clear_requests();
    }

    /// What the person answers to a challenge.
    pub fn code(&self, asked: &Challenge) -> SecondFactor {
        let code = match asked.method {
            Method::Totp => self.server.authenticator_code(self.user).unwrap(),
            Method::Email => self.server.outbox().last().unwrap().code.clone(),
            Method::Password => PRACTICE_PASSWORD.to_owned(),
        };
        factor(asked.method, &code)
    }

    pub async fn try_read(
        &self,
        how: HowMuch,
        code: Option<&SecondFactor>,
    ) -> Result<Answer<ReadingEnd>, Error> {
        self.workspaces.read_sessions(&self.id, how, code.cloned(), |_| {}).await
    }

    /// Reads, and answers each challenge.
    pub async fn read(&self, how: HowMuch) -> Read {
        self.read_and_watch(how, |_| {}).await
    }

    pub async fn read_and_watch(
        &self,
        how: HowMuch,
        mut watch: impl FnMut(ReadingProgress),
    ) -> Read {
        let (mut code, mut codes) = (None, 0);
        loop {
            let read = self.workspaces.read_sessions(&self.id, how, code.take(), &mut watch);
            match read.await.unwrap() {
                Answer::Done(end) => return Read { end, codes },
                Answer::ChallengeNeeded(asked) => code = Some(self.code(&asked)),
            }
            codes += 1;
        }
    }

    /// Shows the second factor once, so that a scenario begins with the first page.
    pub async fn unlock(&self) {
        let nobody = crate::stage::session_id("aaaaaaaaaaaaaaaaa");
        let asked = challenge(self.workspaces.look_up(&self.id, &nobody, None).await);
        let code = self.code(&asked);
        let missing = self.workspaces.look_up(&self.id, &nobody, Some(&code)).await;
        assert!(matches!(missing, Err(Error::Request(_))), "{missing:?}");
        self.server.clear_requests();
    }

    /// How many requests for a page the server saw.
    pub fn pages_seen(&self) -> usize {
        self.server.requests().iter().filter(|seen| seen.path == LIST).count()
    }

    /// How many of them it answered with this status.
    pub fn pages_answered(&self, status: u16) -> usize {
        let requests = self.server.requests();
        requests.iter().filter(|seen| seen.path == LIST && seen.status == status).count()
    }

    /// How many sessions of this workspace are known.
    pub fn known(&self) -> usize {
        self.workspaces
            .with_index(|index, keys| keys.key_of(&self.id).map_or(0, |key| index.count(key)))
    }

    pub fn knows(&self, session: &str) -> bool {
        self.workspaces.with_index(|index, keys| {
            keys.key_of(&self.id).is_some_and(|key| index.slot_of(key, session).is_some())
        })
    }

    /// Everybody on the server, the newest first.
    pub fn on_server(&self) -> Vec<String> {
        self.server.session_ids(usize::MAX)
    }
}

/// A program whose time is the server's.
pub fn open(
    home: &TempDir,
    clock: &Arc<SettableClock>,
    waits: &Arc<Mutex<Vec<Duration>>>,
) -> Workspaces {
    let file = home.path().join("workspaces.json");
    Workspaces::open(file, Arc::new(MemoryVault::default()), settings(clock, waits)).workspaces
}

/// The settings of such a program; waiting is noted, and moves the clock on.
pub fn settings(clock: &Arc<SettableClock>, waits: &Arc<Mutex<Vec<Duration>>>) -> Settings {
    let now = |clock: &Arc<SettableClock>| practice::Clock::now(&**clock);
    let begin = now(clock);
    let (watched, moved, waits) = (Arc::clone(clock), Arc::clone(clock), Arc::clone(waits));
    let told = Arc::clone(clock);
    Settings {
        clock: Arc::new(move || now(&told)),
        stopwatch: Arc::new(move || since(begin, now(&watched))),
        wait: Arc::new(move |time| {
            let (moved, waits) = (Arc::clone(&moved), Arc::clone(&waits));
            Box::pin(async move {
                waits.lock().unwrap().push(time);
                moved.advance(SignedDuration::try_from(time).unwrap());
            })
        }),
        ..Settings::default()
    }
}

fn since(begin: Timestamp, now: Timestamp) -> Duration {
    now.duration_since(begin).unsigned_abs()
}
