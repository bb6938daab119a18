//! Two workspaces that are two accounts on one server: it counts the calls of both together.

use std::{mem, sync::Arc};

use practice::{Clock as _, Generation, PRACTICE_PASSWORD};
use rocketchat::{Secret, ServerUrl};
use tempfile::TempDir;
use workspaces::{
    HowMuch, HowSure, KeptIn, MemoryVault, ReadingEnd, Settings, SignInForm, WorkspaceId,
    Workspaces,
};

use super::{
    room::{LIST, Room},
    sleepers::Sleepers,
};
use crate::stage::done;

struct Two {
    room: Room,
    workspaces: Workspaces,
    ids: [WorkspaceId; 2],
    sleepers: Arc<Sleepers>,
    _home: TempDir,
}

impl Two {
    /// Two users of a seeded world are signed in.
    async fn of(sessions: usize, users: [&str; 2]) -> Self {
        let room = Room::of(Generation::V8_6, sessions, "auditor").await;
        room.server.set_setting("Accounts_TwoFactorAuthentication_Enabled", false);
        let sleepers = Arc::new(Sleepers::new(Arc::clone(&room.clock)));
        let home = tempfile::tempdir().unwrap();
        let workspaces = open(&home, &sleepers);
        let address = ServerUrl::parse(&room.server.address()).unwrap();
        let add = |key| workspaces.add_practice(key, "Acme", address.clone());
        let ids = [add("one").await.unwrap().id, add("other").await.unwrap().id];
        for (id, user) in ids.iter().zip(users) {
            let form = SignInForm::Password {
                user: user.to_owned(),
                password: Secret::new(PRACTICE_PASSWORD.to_owned()),
                keep_in: KeptIn::PasswordStore,
            };
            done(workspaces.sign_in(id, form, None).await);
        }
        room.server.clear_requests();
        Self { room, workspaces, ids, sleepers, _home: home }
    }

    async fn read(&self, which: usize) -> ReadingEnd {
        let how = HowMuch::Everything;
        let read = self.workspaces.read_sessions(&self.ids[which], how, None, |_| {});
        done(self.sleepers.awake_during(Box::pin(read)).await)
    }

    async fn read_both(&self) -> [ReadingEnd; 2] {
        let (one, other) = tokio::join!(self.read(0), self.read(1));
        [one, other]
    }

    /// Calls for a page, and those of them that were refused.
    fn seen(&self) -> (usize, usize) {
        (self.room.pages_seen(), self.room.pages_answered(429))
    }
}

fn open(home: &TempDir, sleepers: &Arc<Sleepers>) -> Workspaces {
    let [told, watched, waiting] = [0; 3].map(|_| Arc::clone(sleepers));
    let begin = told.clock.now();
    let settings = Settings {
        clock: Arc::new(move || told.clock.now()),
        stopwatch: Arc::new(move || watched.clock.now().duration_since(begin).unsigned_abs()),
        wait: Arc::new(move |time| Box::pin(Arc::clone(&waiting).sleep(time))),
        ..Settings::default()
    };
    let file = home.path().join("workspaces.json");
    Workspaces::open(file, Arc::new(MemoryVault::default()), settings).workspaces
}

#[tokio::test]
async fn two_accounts_under_one_limit_are_never_refused() {
    for others in 0..4 {
        let two = Two::of(2_950, ["auditor", "auditor"]).await;
        let mut still_to_call = others;
        two.room.server.before_each_answer(move |interceptor, path| {
            if path == LIST {
                interceptor.others_call(LIST, mem::take(&mut still_to_call));
            }
        });
        let ends = two.read_both().await;
        for end in &ends {
            assert_eq!((end.read, end.sure), (2_950, HowSure::EveryOneThere));
        }
        let ((calls, refused), slept) = (two.seen(), two.sleepers.slept());
        assert_eq!((calls, refused), (60, 0), "after {others} calls of others");
        assert_eq!(ends.map(|end| end.requests).iter().sum::<u32>(), 60);
        assert!(slept.as_secs() <= 60 * 6, "60 calls are 6 windows, or 7 begun ones: {slept:?}");
        println!(
            "two accounts under one limit: {calls} calls, {refused} refused, {slept:?} waited"
        );
    }
}

#[tokio::test]
async fn a_reading_knows_what_the_other_account_has_used() {
    let two = Two::of(990, ["auditor", "auditor"]).await;
    assert_eq!(two.read(0).await.read, 990);
    assert!(two.sleepers.slept().is_zero());
    assert_eq!(two.read(1).await.read, 990);
    assert_eq!(two.seen(), (20, 0));
    assert_eq!(two.sleepers.slept().as_secs(), 60);
}

#[tokio::test]
async fn an_account_without_a_limit_does_not_wait_for_the_one_that_has_it() {
    let two = Two::of(2_950, ["auditor", "admin"]).await;
    assert_eq!(two.read_both().await.map(|end| end.read), [2_950; 2]);
    assert_eq!(two.seen().1, 0);
    // 30 calls of the one are counted: the window that was open, and two more.
    assert_eq!(two.sleepers.slept().as_secs(), 120);
    two.room.server.clear_requests();
    assert_eq!(two.read(1).await.read, 2_950);
    assert_eq!(two.sleepers.slept().as_secs(), 120, "nobody waited");
}
