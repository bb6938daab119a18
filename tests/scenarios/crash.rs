//! A program that is killed while it signs out many sessions, 200 times: nothing that was confirmed
//! is missing from the activity, nothing is in it twice, what was left open is settled at the next
//! start, and then the activity says what the server says.

mod child;
mod judged;
mod killed;

use std::time::Instant;

use practice::{Generation, Running, World};
use rocketchat::{Answer, Secret};
use tempfile::TempDir;
use workspaces::{
    Activity, ActivityOpened, KeptIn, MemoryVault, Settings, Settled, SignInForm, WorkspaceId,
    Workspaces, verify_activity,
};

use self::{judged::Judged, killed::Killed};

const KILLS: u32 = 200;

/// So many sessions are on each server.
const SESSIONS: usize = 30;

/// The child tells of what it saw end before each request and behind the last one, a few times more
/// than there are sessions: some kills come when all is done.
const MOST_TOLD: u32 = 34;

/// What the runs came to.
#[derive(Debug, Default)]
struct Sums {
    confirmed: u64,
    torn: u32,
    left: usize,
    settled: usize,
    gone: usize,
    there: usize,
    finished: u32,
}

#[test]
fn two_hundred_kills_lose_and_double_nothing_and_leave_nothing_open() {
    let began = Instant::now();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let mut roll = killed::rolls();
    let mut sums = Sums::default();
    for _ in 0..KILLS {
        runtime.block_on(kill_once(&mut roll, &mut sums));
    }
    let Sums { confirmed, torn, left, settled, gone, there, finished } = sums;
    println!(
        "{KILLS} kills in {} s, {finished} of them when all was done: {confirmed} confirmed entries, \
         0 missing, 0 doubled; {torn} unfinished last lines; {left} intents left open, {settled} \
         settled, 0 still open; {gone} sessions gone and {there} there, as the server says",
        began.elapsed().as_secs()
    );
    assert!(left > 0, "no kill came between an intent and its outcome");
    assert!(gone > 0 && finished < KILLS / 2, "the kills came too early or too late");
}

async fn kill_once(roll: &mut impl FnMut(u32) -> u32, sums: &mut Sums) {
    let stage = Stage::new().await;
    let killed = stage.kill(1 + roll(MOST_TOLD), roll(400_000)).await;
    let text = stage.activity_file();

    let (activity, found) = Activity::open(stage.activity_path(), Settings::default().clock);
    sums.torn += u32::from(found.torn.is_some());
    assert_eq!(ActivityOpened { torn: None, ..found }, ActivityOpened::default());
    let workspaces = stage.open(activity).await;
    let left = workspaces.activity().left_intents().len();
    let settled = workspaces.settle_open_intents(&stage.id, None).await.unwrap();
    let Answer::Done(Settled { closed, open: 0 }) = settled else {
        panic!("not everything was settled: {settled:?}");
    };
    assert_eq!((closed.len(), workspaces.activity().open_intents().len()), (left, 0));

    let whole = stage.activity_file();
    verify_activity(&whole).unwrap();
    killed.are_all_in(&text);
    let judged = Judged::of(&whole);
    judged.agrees_with(&stage.sessions, &stage.server.session_ids(usize::MAX));
    assert!(judged.gone() as u64 >= killed.seen_to_end, "what was seen to end is not in it");
    sums.confirmed += killed.entries;
    sums.finished += u32::from(killed.finished);
    sums.left += left;
    sums.settled += closed.len();
    sums.gone += judged.gone();
    sums.there += judged.there();
}

/// A server, and the home of a program that has it in its list.
struct Stage {
    server: Running,
    home: TempDir,
    id: WorkspaceId,
    token: practice::AccessToken,
    /// What was there before.
    sessions: Vec<String>,
}

impl Stage {
    async fn new() -> Self {
        let world = World::seeded(SESSIONS);
        let server = practice::start(Generation::V8_6, world).await.unwrap();
        let token = server.add_access_token("admin", true);
        let home = tempfile::tempdir().unwrap();
        let workspaces = list_in(&home, Activity::in_memory());
        let id = workspaces.add(&server.address(), Some("Acme HQ"), false).await.unwrap().id;
        let sessions = server.session_ids(usize::MAX);
        Self { server, home, id, token, sessions }
    }

    async fn kill(&self, told: u32, spins: u32) -> Killed {
        let (home, token) = (self.home.path().to_owned(), self.token.clone());
        let killing =
            move || killed::kill_after(told, spins, |child| child::describe(child, &home, &token));
        tokio::task::spawn_blocking(killing).await.unwrap()
    }

    /// The program as after a restart, signed in.
    async fn open(&self, activity: Activity) -> Workspaces {
        let workspaces = list_in(&self.home, activity);
        sign_in(&workspaces, &self.id, &self.token.user_id, &self.token.token).await;
        workspaces
    }

    fn activity_path(&self) -> std::path::PathBuf {
        self.home.path().join(child::ACTIVITY)
    }

    fn activity_file(&self) -> Vec<u8> {
        std::fs::read(self.activity_path()).unwrap()
    }
}

fn list_in(home: &TempDir, activity: Activity) -> Workspaces {
    child::list_in(home.path(), activity)
}

async fn sign_in(workspaces: &Workspaces, id: &WorkspaceId, user_id: &str, token: &str) {
    let form = SignInForm::AccessToken {
        user_id: user_id.to_owned(),
        token: Secret::new(token.to_owned()),
        keep_in: KeptIn::ThisSessionOnly,
    };
    assert!(matches!(workspaces.sign_in(id, form, None).await, Ok(Answer::Done(_))));
}

fn vault() -> std::sync::Arc<MemoryVault> {
    std::sync::Arc::default()
}
