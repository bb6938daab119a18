//! What the program knows of a simulated server, and how it ends and proves there: the plan is
//! judged, made into a job, and each step of the job is sent.

use std::{collections::BTreeMap, sync::Arc};

use rocketchat::{Error as RequestError, SessionId};
use session_index::{Device, DeviceKind};

use super::server::{Named, Server, time};
use crate::{
    activity::AccountKey,
    directory::{Known, WorkspaceId},
    error::Error,
    reading::sweep::{Goal, Next, PageRequest, Sweep},
    revoke::{
        PlannedAccount, PlannedSession, RevocationMode, RevocationPlan, RevocationRefused,
        RevocationReport, RevocationRequest, RevocationScope, SessionKey,
        job::{Baseline, Job, Listing, Step},
        policy,
        proof::Seen,
        verdict,
    },
    search::{Person, SessionCard},
};

/// Sessions by their IDs, each with the number of the page that listed it last.
#[derive(Default)]
pub struct Program {
    known: BTreeMap<u32, (SessionCard, Option<u32>)>,
    pages: u32,
    /// What was asked to be ended.
    pub sent: Vec<Named>,
    pub singly: u64,
    pub whole_lists: u64,
}

/// What was ticked in a plan.
pub struct Confirmed {
    pub plan: RevocationPlan,
    pub request: RevocationRequest,
}

impl Program {
    /// Reads everything, page by page, while nothing moves.
    pub fn reads(&mut self, server: &mut Server) {
        self.sweeps(server, Goal::End);
    }

    /// Reads the newest sessions, as the check for what is new does: it removes nothing.
    pub fn reads_what_is_new(&mut self, server: &mut Server) {
        let ask = PageRequest { offset: 0, count: server.rng.u32(1..8) };
        if let Ok(page) = server.list(None, ask) {
            self.keep(server, page.rows.iter().flatten().map(|row| row.id));
        }
    }

    /// Looks a session up by its ID, which need not be in any list.
    pub fn looks_up(&mut self, server: &mut Server, id: u32) {
        if server.show(id).is_ok() {
            let card = card(server, id);
            let entry = self.known.entry(id).or_insert((card.clone(), None));
            entry.0 = card;
        }
    }

    fn keep(&mut self, server: &Server, ids: impl Iterator<Item = u32>) {
        for id in ids {
            self.known.insert(id, (card(server, id), Some(self.pages)));
        }
        self.pages += 1;
    }

    /// Gives what was listed, and whether it is certain to be all; `None` where a page failed.
    fn sweeps(&mut self, server: &mut Server, goal: Goal) -> Option<(Vec<u32>, bool)> {
        let mut sweep = Sweep::new(goal);
        let mut met = Vec::new();
        loop {
            let (first, second) = match sweep.next(false) {
                Next::Finished => {
                    let sure = sweep.is_sure() && sweep.unreadable() == 0;
                    return Some((met, sure));
                }
                Next::One(ask) => (ask, None),
                Next::Two(first, second) => (first, Some(second)),
            };
            for ask in [Some(first), second].into_iter().flatten() {
                let mut page = server.list(None, ask).ok()?;
                let ids: Vec<u32> = page.rows.iter().flatten().map(|row| row.id).collect();
                page.fresh = ids.iter().any(|id| !met.contains(id));
                met.extend(ids.iter().filter(|id| !met.contains(id)).copied().collect::<Vec<_>>());
                self.keep(server, ids.into_iter());
                sweep.answered(&page, true);
            }
        }
    }

    /// A plan of some of what is known, and what a person ticks in it.
    pub fn confirms(&self, server: &mut Server) -> Confirmed {
        let rng = &mut server.rng;
        let everything = rng.bool();
        let wished: Vec<_> =
            self.known.values().filter(|_| everything || rng.u8(0..3) > 0).collect();
        let mut groups = BTreeMap::<&str, PlannedAccount>::new();
        for (card, _) in wished {
            let user_id = card.user_id.as_deref().unwrap_or_default();
            let account = groups.entry(user_id).or_insert_with(|| self.account(user_id, rng));
            account.sessions.push(PlannedSession { card: card.clone(), older: false });
        }
        let groups: Vec<_> = groups.into_values().collect();
        let (mut sessions, mut whole, mut guarded) = (Vec::new(), Vec::new(), Vec::new());
        for account in &groups {
            let is_whole = rng.u8(0..3) == 0;
            let all = is_whole && rng.u8(0..12) > 0;
            let ticked = account.sessions.iter().filter(|_| all || rng.u8(0..4) > 0);
            sessions.extend(ticked.map(PlannedSession::key));
            whole.extend(account.key().filter(|_| is_whole));
            if account.is_guarded() && rng.u8(0..60) > 0 {
                guarded.push(account.guarded_key());
            }
        }
        let total = sessions.len();
        let singly = |it: &&PlannedAccount| {
            !(it.may_end == Known::No && it.key().is_some_and(|key| whole.contains(&key)))
        };
        let singly = groups.iter().filter(singly).flat_map(|it| &it.sessions);
        let count = singly.filter(|it| sessions.contains(&it.key())).count();
        let count = if count > 0 { count } else { groups_ticked(&groups, &sessions, &whole) };
        let scope = RevocationScope::Sessions(sessions.clone());
        let request = RevocationRequest {
            scope,
            sessions,
            whole_accounts: whole,
            guarded_accounts: guarded,
            typed_number: Some(count as u64),
            ticket: None,
        };
        Confirmed { plan: RevocationPlan { groups, total, ..RevocationPlan::default() }, request }
    }

    fn account(&self, user_id: &str, rng: &mut fastrand::Rng) -> PlannedAccount {
        let theirs = self.known.values().filter(|it| it.0.user_id.as_deref() == Some(user_id));
        PlannedAccount {
            workspace: workspace(),
            user_id: Some(user_id.to_owned()),
            person: Person::Deleted,
            sessions: Vec::new(),
            known_sessions: theirs.count(),
            own: rng.u8(0..8) == 0,
            admin: [Known::No, Known::No, Known::Unknown, Known::Yes][rng.usize(0..4)],
            protected: rng.u8(0..8) == 0,
            may_end: if rng.u8(0..12) == 0 { Known::No } else { Known::Yes },
            may_end_all: Known::Yes,
        }
    }

    /// The job of what is confirmed, where the program agrees.
    pub fn starts(&self, server: &Server, confirmed: &Confirmed) -> Result<Job, RevocationRefused> {
        let mode = RevocationMode::Allowed { until: time(i64::from(u32::MAX)) };
        let chosen = policy::judge(mode, &confirmed.plan, &confirmed.request)?;
        let baseline = Baseline::new(time(server.now), self.known.values().cloned());
        let (items, accounts) = super::super::what_ends(chosen.iter());
        Ok(Job::new(crate::activity::OperationId::random(), None, items, accounts, baseline))
    }

    /// Goes on until nothing is left to do.
    pub fn runs(&mut self, server: &mut Server, job: &mut Job) -> RevocationReport {
        let pages = server.rng.bool().then(|| server.rng.u64(1..4));
        let mut steps = 0;
        while let Some(step) = job.next(time(server.now), pages) {
            steps += 1;
            assert!(steps < 5_000, "it does not end: {job:?}");
            self.performs(server, job, &step, pages);
        }
        job.end(false)
    }

    fn performs(&mut self, server: &mut Server, job: &mut Job, step: &Step, pages: Option<u64>) {
        match step {
            Step::End(place) => {
                let id = number(&job.items[*place].card);
                self.sent.push(Named::Session(id));
                job.sends_end(*place);
                match server.end(id) {
                    Ok(()) => job.ended(*place),
                    Err(error) => job.failed(step, verdict::of(&error), &Arc::new(error.into())),
                }
            }
            Step::EndAll(place) => {
                let user = person(&job.accounts[*place].key.user_id);
                self.sent.push(Named::Person(user));
                job.sends_end_all(*place);
                match server.end_all(user) {
                    Ok(()) => job.ended_all(*place),
                    Err(error) => job.failed(step, verdict::of(&error), &Arc::new(error.into())),
                }
            }
            Step::Show(place) => {
                self.singly += 1;
                let seen = match server.show(number(&job.items[*place].card)) {
                    Ok(()) => Some(Seen::StillThere),
                    Err(error) => {
                        let seen = verdict::seen(&error);
                        if seen.is_none() {
                            unreadable(job, error);
                        }
                        seen
                    }
                };
                if let Some(seen) = seen {
                    job.shown(*place, seen);
                }
            }
            Step::List(user_id) => lists(server, job, user_id),
            Step::ReadAll => {
                self.whole_lists += 1;
                match self.sweeps(server, Goal::End) {
                    Some((met, complete)) => {
                        let cards: Vec<_> = met.iter().map(|id| card(server, *id)).collect();
                        job.read_all(Listing { cards: &cards, complete });
                    }
                    None => job.proof_failed(Arc::new(Error::Locked)),
                }
            }
            Step::Version => {
                let version = if server.habits.leaves_rows { "6.14" } else { "8.6" };
                job.version(server.rng.bool().then_some(version));
            }
            Step::Wait => {
                server.waits();
                job.waited(pages);
            }
        }
    }
}

fn lists(server: &mut Server, job: &mut Job, user_id: &str) {
    let ask = PageRequest { offset: 0, count: u32::MAX };
    let page = match server.list(Some(person(user_id)), ask) {
        Ok(page) => page,
        Err(error) => {
            unreadable(job, error);
            return;
        }
    };
    let complete = page.rows.iter().all(Option::is_some) && page.rows.len() as u64 >= page.total;
    let cards = page.rows.iter().flatten().map(|row| card(server, row.id));
    job.listed(user_id, &cards.collect::<Vec<_>>(), complete);
}

fn unreadable(job: &mut Job, error: RequestError) {
    let error = Arc::new(error.into());
    if job.is_checking() {
        job.proof_failed(error);
    } else {
        job.end_rest(error);
    }
}

/// How many accounts have anything ticked.
fn groups_ticked(
    groups: &[PlannedAccount],
    sessions: &[SessionKey],
    whole: &[AccountKey],
) -> usize {
    let ticked = groups.iter().filter(|it| {
        it.sessions.iter().any(|it| sessions.contains(&it.key()))
            || it.key().is_some_and(|key| whole.contains(&key))
    });
    ticked.count()
}

fn workspace() -> WorkspaceId {
    WorkspaceId::parse("acme").unwrap()
}

/// The number of a session in the simulation.
pub fn number(card: &SessionCard) -> u32 {
    card.session_id.as_str()[1..].parse().unwrap()
}

pub fn number_of(key: &SessionKey) -> u32 {
    key.session.as_str()[1..].parse().unwrap()
}

pub fn person(user_id: &str) -> u8 {
    user_id[1..].parse().unwrap()
}

fn card(server: &Server, id: u32) -> SessionCard {
    let record = server.record(id);
    SessionCard {
        workspace_id: workspace(),
        session_id: SessionId::parse(&format!("s{id:016}")).unwrap(),
        user_id: Some(format!("u{}", record.user)),
        person: Person::Deleted,
        device: Device {
            kind: DeviceKind::Browser,
            name: None,
            version: None,
            long_version: None,
            system: None,
            system_version: None,
        },
        host: None,
        internet_address: None,
        last_connected: Some(time(record.connected)),
        as_of: time(server.now),
    }
}
