//! P14: 50 workspaces of 20 pages each, with different limits, three of them dead or hostile.

use std::{
    iter,
    time::{Duration, Instant},
};

use gatehouse_bench::{
    canned::{self, Manner, TOKEN, USER_ID},
    ours::{self, Ours},
    rounds::ROUNDS,
    sample::{Sample, Target},
};
use tokio::{task::JoinSet, time::sleep};
use workspaces::WorkspaceId;

use crate::{
    Failure,
    limited::{Limit, Limited},
};

/// 20 pages.
const SESSIONS: u32 = 1_950;
const WINDOW: Duration = Duration::from_secs(6);
/// The limits, and how many workspaces have each.
const KINDS: [(Limit, u32); 3] = [
    (Limit { calls: Some(10), window: WINDOW }, 17),
    (Limit { calls: Some(20), window: WINDOW }, 15),
    (Limit { calls: None, window: WINDOW }, 15),
];

/// Measures until the last of those that can be read is read.
pub async fn measure() -> Result<(), Failure> {
    let (mut ours, mut least, mut alone, mut in_turn) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        eprintln!("  P14: round {} of {ROUNDS}", round + 1);
        let (all, shortest) = at_once().await?;
        ours.push(all);
        least.push(shortest);
        let mut sum = 0.0;
        for (place, (limit, count)) in KINDS.into_iter().enumerate() {
            let one = one_alone(limit).await?;
            if place == 0 {
                alone.push(one);
            }
            sum += one * f64::from(count);
        }
        in_turn.push(sum);
    }
    let what = "50 workspaces × 20 pages, 3 dead, until the last of 47 is read";
    for (against, theirs, target) in [
        ("the shortest possible for the slowest", &least, Some(Target::AtMost(1.02))),
        ("the slowest one read alone", &alone, None),
        ("one after the other (each kind once × its number)", &in_turn, None),
    ] {
        let (ours, theirs) = (ours.as_slice(), theirs.as_slice());
        Sample { row: "P14", what, unit: "s", ours, against, theirs, target }.print();
    }
    Ok(())
}

/// All workspaces at once: the seconds until the last is read, and the fewest possible.
async fn at_once() -> Result<(f64, f64), Failure> {
    let ours = Ours::new()?;
    let (mut servers, mut ids) = (Vec::new(), Vec::new());
    for (limit, count) in KINDS {
        for _ in 0..count {
            let limited = Limited::start(SESSIONS, limit).await?;
            ids.push(sign_in(&ours, &limited).await?);
            servers.push(limited);
        }
    }
    let dead = dead(&ours).await?;
    servers.iter_mut().for_each(Limited::open_window);
    let least = servers.iter().map(Limited::least).max().unwrap_or_default();
    let begin = Instant::now();
    let mut readings = JoinSet::new();
    let mut failing = JoinSet::new();
    for id in dead {
        let workspaces = ours.workspaces.clone();
        failing.spawn(async move { ours::read(&workspaces, &id).await });
    }
    for id in ids {
        let workspaces = ours.workspaces.clone();
        readings.spawn(async move { ours::read(&workspaces, &id).await });
    }
    while let Some(read) = readings.join_next().await {
        let read = read??.read;
        if read != u64::from(SESSIONS) {
            return Err(format!("{read} sessions were read").into());
        }
    }
    Ok((begin.elapsed().as_secs_f64(), least.as_secs_f64()))
}

/// One that ended, one that never answers, one that talks nonsense; signed in to while they were well.
async fn dead(ours: &Ours) -> Result<Vec<WorkspaceId>, Failure> {
    let gone = Limited::start(SESSIONS, KINDS[0].0).await?;
    let mut ids = vec![sign_in(ours, &gone).await?];
    gone.server.stop().await;
    for manner in [Manner::Never, Manner::Garbage] {
        let server = canned::serve(iter::empty(), manner).await?;
        ids.push(ours.sign_in(&server.address, USER_ID, TOKEN).await?);
    }
    Ok(ids)
}

/// One workspace of a kind, read alone, in seconds.
async fn one_alone(limit: Limit) -> Result<f64, Failure> {
    let ours = Ours::new()?;
    let mut limited = Limited::start(SESSIONS, limit).await?;
    let id = sign_in(&ours, &limited).await?;
    limited.open_window();
    // The clock that counts the window moves on.
    sleep(Duration::from_millis(1)).await;
    let begin = Instant::now();
    ours.read(&id).await?;
    Ok(begin.elapsed().as_secs_f64())
}

async fn sign_in(ours: &Ours, limited: &Limited) -> Result<WorkspaceId, Failure> {
    let token = &limited.token;
    ours.sign_in(&limited.server.address(), &token.user_id, &token.token).await
}
