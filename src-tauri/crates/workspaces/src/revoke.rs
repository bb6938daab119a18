//! Signing out: sessions, and what proves that they are gone.
//!
//! [`plan`] lists the sessions in scope; what is ticked in it is judged
//! ([`policy`]) and becomes a job for each workspace ([`job`]), a value that says what to ask for
//! next. [`runner`] sends, waits, asks for the second factor, and writes into the activity. A server
//! that says that a session is ended is not believed: what is there is read again ([`proof`]).

mod admins;
mod grant;
#[cfg(test)]
mod histories;
mod job;
mod limiters;
mod looked_up;
mod operations;
mod plan;
mod policy;
mod proof;
mod report;
mod request;
mod right;
mod runner;
mod verdict;

use std::{
    collections::HashSet,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use rocketchat::{Answer, SecondFactor};

use self::{
    grant::Grant,
    job::{AccountSignOut, Baseline, Item, Job},
    looked_up::LookedUp,
    operations::Operations,
};
use crate::{
    activity::OperationId,
    directory::{SignInState, WorkspaceId, Workspaces},
    error::Error,
    search::{Person, SessionCard, find::Finder},
};

pub(crate) use self::{admins::Admins, limiters::RevocationLimiters, proof::Seen};
pub use self::{
    grant::RevocationMode,
    plan::{PlannedAccount, PlannedSession, RevocationPlan},
    policy::RevocationRefused,
    report::{
        AccountOutcome, AccountResult, RevocationPhase, RevocationProgress, RevocationReport,
        SessionOutcome, SessionResult,
    },
    request::{GuardedAccount, RevocationRequest, RevocationScope, SessionKey},
    right::RevocationRight,
};

/// The state of sign-outs that all workspaces share. It is kept in memory only.
#[derive(Default)]
pub(crate) struct Revocations {
    /// The sessions that were looked up lately.
    pub looked_up: LookedUp,
    grant: Mutex<Grant>,
    operations: Operations,
}

/// An operation that may go on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StartedRevocation {
    /// Names it.
    pub operation: OperationId,
    /// The workspaces on which it is to be run, in the person's order.
    pub workspaces: Vec<WorkspaceId>,
}

impl Workspaces {
    /// Whether anything may be signed out now.
    #[must_use]
    pub fn revocation_mode(&self) -> RevocationMode {
        let (now, elapsed) = ((self.settings.clock)(), (self.settings.stopwatch)());
        let mut grant = self.revocations.grant();
        grant.hold_by(|id, user_id| self.is_signed_in(id, user_id));
        grant.mode(now, elapsed)
    }

    /// Signing out is allowed for 15 minutes from now, as long as everybody stays signed in who is
    /// now: a sign-out, a sign-in that the server does not take any more, or another account's
    /// sign-in in its place ends it before.
    pub fn allow_revocation(&self) {
        let (now, elapsed) = ((self.settings.clock)(), (self.settings.stopwatch)());
        let entries = self.stored.now().entries.clone();
        let accounts = entries.into_iter().filter_map(|it| Some((it.id, it.account?.user_id)));
        let given_by = accounts.filter(|(id, user_id)| self.is_signed_in(id, user_id)).collect();
        self.revocations.grant().allow(now, elapsed, given_by);
    }

    /// Whether this account is the one that is signed in, as far as is known.
    fn is_signed_in(&self, id: &WorkspaceId, user_id: &str) -> bool {
        let Ok(workspace) = self.workspace(id) else { return false };
        let is_it = workspace.account.is_some_and(|account| account.user_id == user_id);
        is_it
            && match workspace.sign_in {
                SignInState::Held { .. } | SignInState::StoreProblem { .. } => true,
                SignInState::None | SignInState::Ended | SignInState::MadeForAnother { .. } => {
                    false
                }
            }
    }

    /// Back to viewing only. What has been started goes on.
    pub fn view_only(&self) {
        self.revocations.grant().view_only();
    }

    /// Takes what a person has confirmed. Nothing is sent before [`Self::revoke_sessions`].
    ///
    /// # Errors
    /// [`Error::RevocationRefused`].
    pub fn start_revocation(
        &self,
        finder: &Finder,
        request: &RevocationRequest,
    ) -> Result<StartedRevocation, Error> {
        let plan = self.plan_revocation(finder, &request.scope);
        let chosen = policy::judge(self.revocation_mode(), &plan, request)?;
        let operation = OperationId::random();
        let mut workspaces: Vec<WorkspaceId> = Vec::new();
        for it in &chosen {
            if !workspaces.contains(&it.account.workspace) {
                workspaces.push(it.account.workspace.clone());
            }
        }
        let mut jobs = Vec::new();
        for id in &workspaces {
            let of_it = || chosen.iter().filter(|it| it.account.workspace == *id);
            let owners = of_it().filter_map(|it| it.account.user_id.clone()).collect();
            let (items, accounts) = what_ends(of_it());
            let baseline = self.baseline_of(id, &owners);
            let job =
                Job::new(operation.clone(), request.ticket.clone(), items, accounts, baseline);
            jobs.push((id.clone(), job));
        }
        self.revocations.operations.add(&operation, jobs);
        Ok(StartedRevocation { operation, workspaces })
    }

    /// Ends what was confirmed on one workspace, and reads again what is gone. Context a challenge, send
    /// the same again with the code: it goes on where it was, and so it does after
    /// [`Self::stop_revocation`]. After its end, it asks again for what is not gone.
    ///
    /// `on_progress` hears of each request and each wait. Revocations of one workspace wait for each
    /// other; its look-ups go in between the requests. Whatever fails is said in the end.
    ///
    /// # Errors
    /// [`Error::UnknownWorkspace`], [`Error::UnknownOperation`].
    pub async fn revoke_sessions(
        &self,
        operation: &OperationId,
        id: &WorkspaceId,
        second_factor: Option<SecondFactor>,
        on_progress: impl FnMut(RevocationProgress) + Send,
    ) -> Result<Answer<RevocationReport>, Error> {
        self.run_revocation(operation, id, second_factor, Job::go_on, on_progress).await
    }

    /// Reads again whether everything that was asked for is gone: the second look, or the first
    /// one where that failed.
    ///
    /// # Errors
    /// As [`Self::revoke_sessions`].
    pub async fn recheck_sessions(
        &self,
        operation: &OperationId,
        id: &WorkspaceId,
        second_factor: Option<SecondFactor>,
    ) -> Result<Answer<RevocationReport>, Error> {
        let look_again = |job: &mut Job| job.look_again();
        self.run_revocation(operation, id, second_factor, look_again, |_| {}).await
    }

    /// Ends a running ending as [`RevocationReport::stopped`], at once, out of a wait or a request too.
    /// Nothing happens where none is running.
    pub fn stop_revocation(&self, operation: &OperationId, id: &WorkspaceId) {
        if let Some(handle) = self.revocations.operations.get(operation, id) {
            handle.stops.stop();
        }
    }

    async fn run_revocation(
        &self,
        operation: &OperationId,
        id: &WorkspaceId,
        second_factor: Option<SecondFactor>,
        begin: impl FnOnce(&mut Job),
        mut on_progress: impl FnMut(RevocationProgress) + Send,
    ) -> Result<Answer<RevocationReport>, Error> {
        let connection = self.connection(id)?;
        let operation =
            self.revocations.operations.get(operation, id).ok_or(Error::UnknownOperation)?;
        let mut stop = operation.stops.signal();
        let mut job = operation.job.lock().await;
        let Some(mut limiters) = stop.unless(connection.revocation.lock()).await else {
            self.see_again(&mut job);
            return Ok(Answer::Done(job.end(true)));
        };
        self.see_again(&mut job);
        begin(&mut job);
        match self.address_of(id, &connection) {
            Ok(server) => limiters.move_to(&self.limiters, &server),
            Err(error) => job.end_rest(Arc::new(error)),
        }
        let context = runner::Context {
            workspaces: self,
            id,
            connection: &connection,
            limiters: &mut limiters,
        };
        Ok(runner::run(context, &mut job, second_factor, stop, &mut on_progress).await)
    }

    /// What a reading or a look-up found after it was proven gone is there again.
    fn see_again(&self, job: &mut Job) {
        job.seen_again(|card| {
            let (workspace, session) = (card.workspace_id.clone(), card.session_id.clone());
            Some(self.known_card(&SessionKey { workspace, session })?.as_of)
        });
    }

    /// What is known of some accounts of a workspace, now that it is confirmed.
    fn baseline_of(&self, id: &WorkspaceId, owners: &HashSet<String>) -> Baseline {
        let read = self.read_of_users(id, |user_id| owners.contains(user_id));
        let read = read.into_iter().map(|(card, listed)| (card, Some(listed)));
        let looked_up = self.revocations.looked_up.all().into_iter().filter(|card| {
            let is_owner = card.user_id.as_ref().is_some_and(|it| owners.contains(it));
            card.workspace_id == *id && is_owner
        });
        // What a list had counts, also of a session that was looked up since.
        let looked_up = looked_up.map(|card| (card, None));
        Baseline::new((self.settings.clock)(), looked_up.chain(read))
    }

    /// The sessions of some users of a workspace that were read, each with the number of the page
    /// that listed it last.
    fn read_of_users(
        &self,
        id: &WorkspaceId,
        is_meant: impl Fn(&str) -> bool,
    ) -> Vec<(SessionCard, u32)> {
        self.with_index(|index, keys| {
            let Some(key) = keys.key_of(id) else { return Vec::new() };
            let slots = index.slots_of_users(key, is_meant).into_iter();
            let card = |slot| {
                let listed = index.last_met(slot)?.number();
                Some((SessionCard::of_entry(id.clone(), index.session(slot)?), listed))
            };
            slots.filter_map(card).collect()
        })
    }

    /// A session is gone: it is not known any more.
    fn forget_session(&self, card: &SessionCard) {
        let key = self.with_index(|_, keys| keys.key_of(&card.workspace_id));
        if let Some(key) = key {
            self.sessions.change(|index| {
                if let Some(slot) = index.slot_of(key, card.session_id.as_str()) {
                    index.remove(slot);
                }
            });
        }
        self.revocations.looked_up.remove(&card.workspace_id, &card.session_id);
    }
}

impl Revocations {
    /// What goes on at a workspace is stopped and forgotten, with what was looked up there.
    pub fn forget(&self, id: &WorkspaceId) {
        self.operations.forget(|other| other == id);
        self.looked_up.forget(id);
    }

    /// Everything is stopped and forgotten, and nothing may be signed out.
    pub fn forget_all(&self) {
        self.grant().view_only();
        self.operations.forget(|_| true);
        self.looked_up.forget_all();
    }

    fn grant(&self) -> MutexGuard<'_, Grant> {
        self.grant.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The sessions and accounts of a job.
fn what_ends<'a>(
    chosen: impl Iterator<Item = &'a policy::Chosen<'a>>,
) -> (Vec<Item>, Vec<AccountSignOut>) {
    let (mut items, mut accounts) = (Vec::new(), Vec::new());
    for chosen in chosen {
        let own = chosen.account.own;
        let new = if chosen.ends_with_account() { Item::with_account } else { Item::new };
        let cards = chosen.sessions.iter().map(|session| session.card.clone());
        items.extend(cards.map(|card| new(card, own)));
        if let Some(key) = chosen.account.key().filter(|_| chosen.whole) {
            let person = shown_person(&chosen.account.person, Some(&key.user_id));
            accounts.push(AccountSignOut::new(key, person, own));
        }
    }
    (items, accounts)
}

/// A person as the window shows one.
fn shown_person(person: &Person, user_id: Option<&str>) -> String {
    match person {
        Person::Known { user_name: Some(user_name), name: Some(name) } => {
            format!("{name} (@{user_name})")
        }
        Person::Known { user_name: Some(user_name), name: None } => format!("@{user_name}"),
        Person::Known { user_name: None, name: Some(name) } => name.clone(),
        Person::Known { user_name: None, name: None } | Person::Deleted => {
            user_id.unwrap_or_default().to_owned()
        }
    }
}
