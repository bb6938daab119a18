//! What is to be ended on one workspace, and how far that is. A value without requests and clock:
//! it says what to do next, and is told what came.

mod new_sessions;
mod report;
mod rounds;
mod seen;
#[cfg(test)]
mod tests;

use std::{collections::HashSet, sync::Arc};

use jiff::Timestamp;
use rocketchat::SessionId;

pub use self::new_sessions::{Baseline, Listing};
use super::proof::{Proof, Seen, Target};
use crate::{
    activity::{AccountKey, IntentNumber, OperationId},
    error::Error,
    search::SessionCard,
};

/// What is to be ended on one workspace, and how far that is.
#[derive(Debug)]
pub struct Job {
    /// What it belongs to.
    pub operation: OperationId,
    /// The ticket's number, if one was given.
    pub ticket: Option<String>,
    /// The sessions; those of one's own account come last.
    pub items: Vec<Item>,
    /// The accounts that are signed out of what no list shows.
    pub accounts: Vec<AccountSignOut>,
    /// Whether the server was seen to want a code with each request.
    pub asks_each_time: bool,
    /// What was known of the accounts before anything was ended.
    baseline: Baseline,
    /// The IDs of the sessions that are to be ended.
    ids: HashSet<SessionId>,
    stage: Stage,
    /// Why the rest is not asked, or what could not be read again.
    pub problem: Option<Arc<Error>>,
    /// Why the rest of the sessions is not asked for. Accounts are asked all the same.
    sessions_problem: Option<Arc<Error>>,
    /// Why the rest of the accounts is not asked for. Sessions are ended all the same.
    accounts_problem: Option<Arc<Error>>,
    /// When what is gone was read again.
    pub checked_at: Option<Timestamp>,
    /// When the newest step was taken.
    now: Timestamp,
    /// Whether the server leaves the rows of an account whose sign-ins it has ended.
    pub leaves_rows: LeavesRows,
    /// Sessions of the accounts that connected since it was confirmed, and no known ones under
    /// another ID.
    pub new_sign_ins: Vec<SessionCard>,
    /// Which of them were listed by the look that is under way: when it is over, they alone stay.
    came_in_look: HashSet<SessionId>,
    /// Whether the newest look came to its end.
    pub looked_through: bool,
    /// Whether the whole list is being read again for this.
    pub whole_list_begun: bool,
    refusals: u32,
}

/// A session that is to be ended.
#[derive(Debug, Clone)]
pub struct Item {
    /// What is known of it.
    pub card: SessionCard,
    /// Whether it is of the account that Gatehouse is signed in with.
    pub own: bool,
    /// Whether the server was asked to end it.
    pub request: RequestState,
    /// Whether it is there, if that was read again.
    pub seen: Option<Seen>,
    /// When that was asked for.
    pub seen_at: Option<Timestamp>,
    ends_by: RevokedBy,
    account: AccountIs,
    /// What stands in the activity without an outcome.
    pub intent: Option<IntentNumber>,
    /// Whether it is gone and no longer known.
    pub forgotten: bool,
    /// Whether it was seen there after the answer, and the server given a moment more.
    waited_for: bool,
    /// How often it was asked for since it was begun or gone on with.
    tries: u32,
    sent: Sent,
}

/// An account that is signed out of what no list shows.
#[derive(Debug, Clone)]
pub struct AccountSignOut {
    /// Whose.
    pub key: AccountKey,
    /// As the window shows the person.
    pub person: String,
    own: bool,
    /// Whether the server was asked.
    pub request: RequestState,
    /// What stands in the activity without an outcome.
    pub intent: Option<IntentNumber>,
    /// How often it was asked for since it was begun or gone on with.
    tries: u32,
    sent: Sent,
}

/// What ends a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum RevokedBy {
    /// A request of its own.
    Itself,
    /// Signing its account out of everything: sessions may not be ended.
    Account,
}

/// Whether the account of a session was signed out of everything, as the server says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum AccountIs {
    NotEnded,
    Ended,
}

/// How many requests to end something have gone out. Going on forgets none of them.
#[derive(Debug, Clone, Copy, Default)]
struct Sent {
    ever: u32,
    before_intent: u32,
}

/// Whether the server was asked to end something.
#[derive(Debug, Clone)]
pub enum RequestState {
    /// Not yet.
    Not,
    /// It was, and did not answer clearly.
    Unclear,
    /// It was, did not answer clearly, and did not say either whether the session is there: what is
    /// listed decides.
    Unseen,
    /// It says that it did.
    Answered,
    /// It says that there is nothing to end.
    HadEnded,
    /// It refused.
    Refused(Arc<Error>),
}

/// What to do next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Sign an account out of everything, by its place.
    EndAll(usize),
    /// End a session, by its place.
    End(usize),
    /// See whether a session is there, by its place.
    Show(usize),
    /// List the sessions of an account.
    List(String),
    /// Read the whole list.
    ReadAll,
    /// Ask for the server's version: whether it leaves the rows of what it has ended.
    Version,
    /// Give the server a moment: the first ones answer before they have ended a session.
    Wait,
}

/// Whether a server leaves the rows of an account in its list when it ends all its sign-ins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeavesRows {
    /// It was not asked for its version.
    NotAsked,
    /// It does: it is older than 8.0.
    Yes,
    /// It takes them away.
    No,
    /// It did not say its version.
    Unknown,
}

#[derive(Debug, Clone)]
enum Stage {
    Ending(Round),
    Proving(Round, Proof),
    /// What was answered and is there all the same gets a moment before it is looked at again.
    Waiting(Round),
    /// Everything that was asked is to be looked for again.
    LookingAgain,
    /// It is.
    Checking(Proof),
    Over,
}

/// One's own sessions come after the others were proven, and one's own account last of all: signing
/// it out of everything ends the sign-in that asks, so nothing can be read afterwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Round {
    Others,
    OwnSessions,
    OwnAccount,
}

/// A session that is there after so many answers is not asked for again.
const MOST_TRIES: u32 = 3;
/// After so many refusals in a row the rest is not asked.
const MOST_REFUSALS: u32 = 10;

impl Job {
    /// A job of which nothing is done.
    pub fn new(
        operation: OperationId,
        ticket: Option<String>,
        mut items: Vec<Item>,
        accounts: Vec<AccountSignOut>,
        baseline: Baseline,
    ) -> Self {
        items.sort_by_key(|item| item.own);
        let ids = items.iter().map(|item| item.card.session_id.clone()).collect();
        Self {
            operation,
            ticket,
            items,
            accounts,
            asks_each_time: false,
            baseline,
            ids,
            stage: Stage::Ending(Round::Others),
            problem: None,
            sessions_problem: None,
            accounts_problem: None,
            checked_at: None,
            now: Timestamp::UNIX_EPOCH,
            leaves_rows: LeavesRows::NotAsked,
            new_sign_ins: Vec::new(),
            came_in_look: HashSet::new(),
            looked_through: false,
            whole_list_begun: false,
            refusals: 0,
        }
    }

    /// What the server's clock says at that moment: it tells when devices connected.
    pub fn server_clock(&mut self, says: Timestamp, now: Timestamp) {
        self.baseline.server_clock(says, now);
    }

    /// What is not gone is asked for again, if the job was over or something was looked for again.
    pub fn go_on(&mut self) {
        match self.stage {
            Stage::Ending(_) | Stage::Proving(..) | Stage::Waiting(_) => return,
            Stage::LookingAgain | Stage::Checking(_) | Stage::Over => {}
        }
        for item in self.items.iter_mut().filter(|item| item.seen != Some(Seen::Gone)) {
            item.request = match (&item.request, item.seen) {
                // It is looked for first, unless it was seen to be there.
                (
                    RequestState::Unclear | RequestState::Unseen | RequestState::Answered,
                    None | Some(Seen::Unclear),
                ) => RequestState::Unclear,
                // There was nothing to end: what is listed decides.
                (RequestState::HadEnded, None | Some(Seen::Unclear)) => RequestState::HadEnded,
                (
                    RequestState::Unclear
                    | RequestState::Unseen
                    | RequestState::Answered
                    | RequestState::HadEnded,
                    Some(Seen::StillThere | Seen::Gone),
                )
                | (RequestState::Not | RequestState::Refused(_), _) => RequestState::Not,
            };
            (item.seen, item.seen_at, item.waited_for, item.tries) = (None, None, false, 0);
        }
        for account in &mut self.accounts {
            account.tries = 0;
            account.request = match account.request {
                // The first request may have done it, or may still do it.
                RequestState::Unclear | RequestState::Unseen => RequestState::Unclear,
                RequestState::Answered => RequestState::Answered,
                RequestState::Not | RequestState::HadEnded | RequestState::Refused(_) => {
                    RequestState::Not
                }
            };
        }
        self.forget_problems();
        (self.refusals, self.looked_through, self.whole_list_begun) = (0, false, false);
        self.stage = Stage::Ending(Round::Others);
    }

    /// Everything that was asked is looked for again, unless that is under way. Until something
    /// has come, what is known stays as it was read before; whoever signed in since stays named
    /// until this look is over.
    pub fn look_again(&mut self) {
        match self.stage {
            Stage::LookingAgain | Stage::Checking(_) => return,
            Stage::Ending(_) | Stage::Proving(..) | Stage::Waiting(_) | Stage::Over => {}
        }
        self.forget_problems();
        self.looked_through = false;
        self.came_in_look.clear();
        self.whole_list_begun = false;
        self.stage = Stage::LookingAgain;
    }

    /// Whether it is being read again what is there.
    pub fn is_checking(&self) -> bool {
        match self.stage {
            Stage::Proving(..) | Stage::Waiting(_) | Stage::LookingAgain | Stage::Checking(_) => {
                true
            }
            Stage::Ending(_) | Stage::Over => false,
        }
    }

    fn forget_problems(&mut self) {
        (self.problem, self.sessions_problem, self.accounts_problem) = (None, None, None);
    }

    fn target(&self, place: usize) -> Target {
        let SessionCard { session_id, user_id, .. } = &self.items[place].card;
        Target { place, session: session_id.as_str().to_owned(), user_id: user_id.clone() }
    }

    fn proof_now(&self) -> Option<&Proof> {
        match &self.stage {
            Stage::Proving(_, proof) | Stage::Checking(proof) => Some(proof),
            Stage::Ending(_) | Stage::Waiting(_) | Stage::LookingAgain | Stage::Over => None,
        }
    }

    fn proof(&mut self) -> Option<&mut Proof> {
        match &mut self.stage {
            Stage::Proving(_, proof) | Stage::Checking(proof) => Some(proof),
            Stage::Ending(_) | Stage::Waiting(_) | Stage::LookingAgain | Stage::Over => None,
        }
    }
}

impl Item {
    /// A session that was not asked for.
    pub fn new(card: SessionCard, own: bool) -> Self {
        let request = RequestState::Not;
        Self {
            card,
            own,
            request,
            seen: None,
            seen_at: None,
            ends_by: RevokedBy::Itself,
            account: AccountIs::NotEnded,
            intent: None,
            forgotten: false,
            waited_for: false,
            tries: 0,
            sent: Sent::default(),
        }
    }

    /// A session that ends with its account alone, as sessions may not be ended.
    pub fn with_account(card: SessionCard, own: bool) -> Self {
        Self { ends_by: RevokedBy::Account, ..Self::new(card, own) }
    }
}

impl AccountSignOut {
    /// An account that was not asked for.
    pub fn new(key: AccountKey, person: String, own: bool) -> Self {
        Self {
            key,
            person,
            own,
            request: RequestState::Not,
            intent: None,
            tries: 0,
            sent: Sent::default(),
        }
    }
}

impl RequestState {
    /// Whether the server says that it is done.
    pub fn is_answered(&self) -> bool {
        matches!(self, Self::Answered)
    }
}
