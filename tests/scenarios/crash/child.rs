//! The program that is killed: it reads, signs out everybody but itself, and says what is certain.

use std::{env, path::Path, process::Command};

use rocketchat::Answer;
use workspaces::{
    Activity, Finder, HowMuch, PlannedAccount, PlannedSession, RevocationPhase, RevocationRequest,
    RevocationScope, SessionKey, Settings, WorkspaceId, Workspaces,
};

use super::{sign_in, vault};
use crate::stage::done;

/// The activity's name in the home.
pub const ACTIVITY: &str = "activity.jsonl";

/// So many entries are on the disk, and the hash of the last one.
pub const CONFIRMED: &str = "confirmed ";

/// So many sessions were asked to end, and the server answered.
pub const ENDED: &str = "ended ";

/// All is done and proven.
pub const FINISHED: &str = "finished";

const HOME: &str = "GATEHOUSE_ENDS_HERE";
const USER: &str = "GATEHOUSE_ENDS_AS";
const TOKEN: &str = "GATEHOUSE_ENDS_WITH";

/// Tells the child where and as whom.
pub fn describe(child: &mut Command, home: &Path, token: &practice::AccessToken) {
    child.env(HOME, home).env(USER, &token.user_id).env(TOKEN, &token.token);
}

/// The program over the list in a home.
pub fn list_in(home: &Path, activity: Activity) -> Workspaces {
    let settings = Settings { activity, ..Settings::default() };
    Workspaces::open(home.join("workspaces.json"), vault(), settings).workspaces
}

#[test]
#[ignore = "never ends: the test of the kills runs it as a child and kills it"]
fn signs_out_until_it_is_killed() {
    let home = env::var_os(HOME).unwrap();
    tokio::runtime::Runtime::new().unwrap().block_on(sign_everybody_out(Path::new(&home)));
}

async fn sign_everybody_out(home: &Path) {
    let clock = Settings::default().clock;
    let (activity, found) = Activity::open(home.join(ACTIVITY), clock);
    assert_eq!(found.problem, None);
    let workspaces = list_in(home, activity.clone());
    let id = workspaces.list()[0].id.clone();
    sign_in(&workspaces, &id, &env::var(USER).unwrap(), &env::var(TOKEN).unwrap()).await;
    done(workspaces.read_sessions(&id, HowMuch::Everything, None, |_| {}).await);

    println!();
    tokio::spawn(tell_what_is_confirmed(activity.clone()));
    end_all(&workspaces, &id).await;
    tell(&activity, &mut 0).await;
    println!("{FINISHED}");
    std::future::pending::<()>().await;
}

async fn end_all(workspaces: &Workspaces, id: &WorkspaceId) {
    let finder = Finder::new(workspaces.clone());
    workspaces.learn_admins(id).await.unwrap();
    workspaces.allow_revocation();
    let known = workspaces.with_index(|index, keys| {
        let key = keys.key_of(id).unwrap();
        index.slots_of_users(key, |_| true)
    });
    let keys = known.into_iter().filter_map(|slot| {
        let entry = workspaces.with_index(|index, _| index.session(slot))?;
        let session = rocketchat::SessionId::parse(&entry.session.session_id).ok()?;
        Some(SessionKey { workspace: id.clone(), session })
    });
    let scope = RevocationScope::Sessions(keys.collect());
    let plan = workspaces.plan_revocation(&finder, &scope);
    let others = plan.groups.iter().filter(|group| !group.own).flat_map(|group| &group.sessions);
    let sessions: Vec<_> = others.map(PlannedSession::key).collect();
    let typed_number = Some(sessions.len() as u64);
    let guarded = plan.groups.iter().filter(|group| group.is_guarded());
    let request = RevocationRequest {
        scope,
        sessions,
        whole_accounts: Vec::new(),
        guarded_accounts: guarded.map(PlannedAccount::guarded_key).collect(),
        typed_number,
        ticket: None,
    };
    let operation = workspaces.start_revocation(&finder, &request).unwrap().operation;
    let ended = workspaces.revoke_sessions(&operation, id, None, |progress| {
        if progress.phase == RevocationPhase::Revoking {
            println!("{ENDED}{}", progress.done);
        }
    });
    let Answer::Done(end) = ended.await.unwrap() else { panic!("a code was asked for") };
    assert_eq!(end.gone, end.asked);
}

/// Says each time when more is on the disk.
async fn tell_what_is_confirmed(activity: Activity) {
    let mut told = 0;
    loop {
        tell(&activity, &mut told).await;
        tokio::task::yield_now().await;
    }
}

async fn tell(activity: &Activity, told: &mut u64) {
    let text = activity.text().await.unwrap();
    let text = std::str::from_utf8(&text).unwrap();
    let Some(line) = text.lines().last() else { return };
    let entry: serde_json::Value = serde_json::from_str(line).unwrap();
    let (entries, hash) = (entry["n"].as_u64().unwrap(), entry["hash"].as_str().unwrap());
    if entries > std::mem::replace(told, entries) {
        println!("{CONFIRMED}{entries} {hash}");
    }
}
