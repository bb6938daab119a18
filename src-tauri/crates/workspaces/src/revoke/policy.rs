//! What has to be so before anything is signed out. Decides, and asks nobody.

use std::collections::HashSet;

use super::{
    RevocationMode, RevocationRight,
    plan::{PlannedAccount, PlannedSession, RevocationPlan},
    request::{GuardedAccount, RevocationRequest, RevocationScope, SessionKey},
};
use crate::{activity::AccountKey, directory::Known};

/// Why nothing was signed out. Nothing was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RevocationRefused {
    /// Signing out is not allowed now.
    #[error("signing out is not allowed now: Gatehouse is for viewing only")]
    ViewingOnly,
    /// This many are to be typed in, and were not.
    #[error("the number {number} has to be typed in first")]
    NumberNeeded {
        /// The number.
        number: u64,
    },
    /// The account that is signed in lacks this permission on a workspace that is concerned.
    #[error("this account lacks the permission {0}")]
    NotAllowed(RevocationRight),
    /// A card is too old to act on: look again first.
    #[error("a session was read too long ago to be signed out unseen")]
    OlderCards,
    /// What was confirmed is not what is known now.
    #[error("the sessions are not the ones that were shown any more")]
    PlanChanged,
    /// An account would be signed out of everything, and a known session of it was not ticked.
    #[error("everything of an account ends with it, and a session of it was not ticked")]
    SessionNotTicked,
    /// Who the administrators are was not asked for yet.
    #[error("it was not asked yet who the administrators are")]
    AdminsNotAsked,
    /// An account is, or may be, an administrator's, one's own, or protected, and was not ticked as
    /// such.
    #[error("an account that is left out at first was not ticked by a person")]
    GuardedNotTicked,
}

/// What is to be ended of one account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen<'a> {
    /// The account.
    pub account: &'a PlannedAccount,
    /// Those of its sessions that are ticked.
    pub sessions: Vec<&'a PlannedSession>,
    /// Whether what no list shows is ended too.
    pub whole: bool,
}

impl Chosen<'_> {
    /// Whether its sessions end with the account, and by no request of their own.
    pub fn ends_with_account(&self) -> bool {
        self.whole && self.account.may_end == Known::No
    }
}

/// From so many people on the number is typed.
const MANY_PEOPLE: usize = 20;

/// What of a plan is to be ended, if it may be.
///
/// # Errors
/// Why nothing is.
pub fn judge<'a>(
    mode: RevocationMode,
    plan: &'a RevocationPlan,
    request: &RevocationRequest,
) -> Result<Vec<Chosen<'a>>, RevocationRefused> {
    if mode == RevocationMode::ViewingOnly {
        return Err(RevocationRefused::ViewingOnly);
    }
    let chosen = chosen(plan, request)?;
    let lacks_sessions =
        |it: &Chosen<'_>| !it.sessions.is_empty() && it.account.may_end == Known::No && !it.whole;
    let lacks_accounts = |it: &Chosen<'_>| it.whole && it.account.may_end_all == Known::No;
    if chosen.iter().any(lacks_sessions) {
        return Err(RevocationRefused::NotAllowed(RevocationRight::Sessions));
    }
    if chosen.iter().any(lacks_accounts) {
        return Err(RevocationRefused::NotAllowed(RevocationRight::Accounts));
    }
    if chosen.iter().flat_map(|it| &it.sessions).any(|session| session.older) {
        return Err(RevocationRefused::OlderCards);
    }
    if chosen.iter().any(|it| plan.admins_awaited.contains(&it.account.workspace)) {
        return Err(RevocationRefused::AdminsNotAsked);
    }
    let ticked: HashSet<&GuardedAccount> = request.guarded_accounts.iter().collect();
    let is_left_out =
        |it: &&Chosen<'_>| it.account.is_guarded() && !ticked.contains(&it.account.guarded_key());
    if chosen.iter().any(|it| is_left_out(&it)) {
        return Err(RevocationRefused::GuardedNotTicked);
    }
    match number_needed(&request.scope, &chosen) {
        Some(number) if request.typed_number != Some(number) => {
            Err(RevocationRefused::NumberNeeded { number })
        }
        Some(_) | None => Ok(chosen),
    }
}

impl RevocationPlan {
    /// The number that a person has to type before what is ticked of this plan is ended; `None`
    /// where none is asked for. [`RevocationRequest::typed_number`] is not looked at.
    ///
    /// # Errors
    /// [`RevocationRefused::PlanChanged`], [`RevocationRefused::SessionNotTicked`].
    pub fn number_to_type(
        &self,
        request: &RevocationRequest,
    ) -> Result<Option<u64>, RevocationRefused> {
        Ok(number_needed(&request.scope, &chosen(self, request)?))
    }
}

/// The number that has to be typed: of sessions that end by themselves, or of accounts.
fn number_needed(scope: &RevocationScope, chosen: &[Chosen<'_>]) -> Option<u64> {
    let special = |it: &Chosen<'_>| it.account.protected || it.account.admin == Known::Yes;
    let by_address = matches!(scope, RevocationScope::Address(_));
    if !by_address && chosen.len() <= MANY_PEOPLE && !chosen.iter().any(special) {
        return None;
    }
    let singly = chosen.iter().filter(|it| !it.ends_with_account());
    let sessions: usize = singly.map(|it| it.sessions.len()).sum();
    Some(if sessions == 0 { chosen.len() } else { sessions } as u64)
}

/// Everything that is ticked has to be in the plan.
fn chosen<'a>(
    plan: &'a RevocationPlan,
    request: &RevocationRequest,
) -> Result<Vec<Chosen<'a>>, RevocationRefused> {
    let mut sessions: HashSet<&SessionKey> = request.sessions.iter().collect();
    let mut accounts: HashSet<&AccountKey> = request.whole_accounts.iter().collect();
    let mut chosen = Vec::new();
    for account in &plan.groups {
        let ticked = account.sessions.iter().filter(|it| sessions.remove(&it.key()));
        let mut ticked: Vec<_> = ticked.collect();
        let whole = account.key().is_some_and(|key| accounts.remove(&key));
        if whole {
            if account.may_end == Known::No && ticked.is_empty() {
                // They cannot be ticked one by one; the account stands for what the plan shows.
                ticked = account.sessions.iter().collect();
            }
            if ticked.len() < account.known_sessions {
                return Err(RevocationRefused::SessionNotTicked);
            }
        }
        if whole || !ticked.is_empty() {
            chosen.push(Chosen { account, sessions: ticked, whole });
        }
    }
    if sessions.is_empty() && accounts.is_empty() {
        Ok(chosen)
    } else {
        Err(RevocationRefused::PlanChanged)
    }
}
