//! Ways to read a list under a rate limit: ours, the best there can be, and what others do.

use std::{collections::HashSet, time::Duration};

use workspaces::{
    limiter::RateLimiter,
    reading::sweep::{Goal, Next, PageRequest, Sweep},
};

use super::server::{Answer, ONE_WAY, PAGE, Server};

/// What a schedule came to.
#[derive(Debug, Clone, Copy)]
pub struct RunResult {
    /// Until the last answer was there.
    pub took: Duration,
    pub calls: u32,
    pub refused: u32,
    pub missing: u64,
}

/// What to do about the limit.
#[derive(Debug, Clone, Copy)]
pub enum Schedule {
    /// Bursts up to what the server says is left.
    Ours,
    /// Bursts by someone who sees into the server.
    Best,
    /// A call each tenth of a window.
    Paced,
    /// As fast as it goes; after a refusal a whole window of sleep.
    SleepAWindow,
    /// As fast as it goes; after refusals 1, 2, 4, … seconds.
    BackOff,
}

/// Reads the server's list.
pub fn read(schedule: Schedule, mut server: Server) -> RunResult {
    match schedule {
        Schedule::Ours => ours(&mut server),
        Schedule::Best => best(&mut server),
        Schedule::Paced | Schedule::SleepAWindow | Schedule::BackOff => others(schedule, server),
    }
}

fn ours(server: &mut Server) -> RunResult {
    let (mut sweep, mut limit) = (Sweep::new(Goal::End), RateLimiter::default());
    let (mut now, mut read) = (Duration::ZERO, HashSet::new());
    while let Next::One(ask) = sweep.next(false) {
        if let Some(wait) = limit.wait(now) {
            now += wait;
            continue;
        }
        let call = limit.sent(now);
        let answer = server.answer(ask, now + ONE_WAY);
        now += 2 * ONE_WAY;
        match answer {
            Answer::Page(page, said) => {
                limit.answered(call, now, said);
                read.extend(page.rows.iter().flatten().map(|row| row.id));
                sweep.answered(&page, true);
            }
            Answer::Refused(wait) => limit.refused(call, now, wait),
        }
    }
    let missing = server.sessions - read.len() as u64;
    RunResult { took: now, calls: server.calls, refused: server.refused, missing }
}

fn best(server: &mut Server) -> RunResult {
    let mut now = Duration::ZERO;
    for ask in asks(server) {
        if server.left() == 0 {
            let opens = server.ends() + Duration::from_millis(1);
            now = now.max(opens.saturating_sub(ONE_WAY));
        }
        server.answer(ask, now + ONE_WAY);
        now += 2 * ONE_WAY;
    }
    RunResult { took: now, calls: server.calls, refused: server.refused, missing: 0 }
}

fn others(schedule: Schedule, mut server: Server) -> RunResult {
    let a_tenth = (server.window / server.limit).saturating_sub(2 * ONE_WAY);
    let (mut now, mut took, mut in_a_row) = (Duration::ZERO, Duration::ZERO, 0);
    for ask in asks(&server) {
        loop {
            let refused = matches!(server.answer(ask, now + ONE_WAY), Answer::Refused(_));
            now += 2 * ONE_WAY;
            took = now;
            in_a_row = if refused { in_a_row + 1 } else { 0 };
            now += match schedule {
                Schedule::Paced => a_tenth,
                Schedule::SleepAWindow if refused => server.window,
                Schedule::BackOff if refused => Duration::from_secs(1 << (in_a_row - 1).min(6)),
                Schedule::Ours | Schedule::Best | Schedule::SleepAWindow | Schedule::BackOff => {
                    Duration::ZERO
                }
            };
            if !refused {
                break;
            }
        }
    }
    RunResult { took, calls: server.calls, refused: server.refused, missing: 0 }
}

/// The pages of a list that stands still.
fn asks(server: &Server) -> Vec<PageRequest> {
    let pages = (server.sessions - 1).div_ceil(PAGE - 1);
    (0..pages).map(|page| PageRequest { offset: page * (PAGE - 1), count: 100 }).collect()
}
