//! What a scope comes to: the sessions, grouped by account, with what is known of each. Local; no
//! connection is needed.

mod gather;

use std::collections::{HashMap, HashSet};

use jiff::{SignedDuration, Timestamp};
use rocketchat::SessionId;

use super::{
    admins::Admins,
    request::{GuardedAccount, RevocationScope, SessionKey},
};
use crate::{
    activity::AccountKey,
    directory::{CheckOutcome, Known, WorkspaceId, Workspaces},
    search::{
        Person, SessionCard,
        find::{DoubtfulAddresses, Finder},
    },
};

/// What would be signed out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RevocationPlan {
    /// By account, in the person's order of the workspaces; empty when there are too many.
    pub groups: Vec<PlannedAccount>,
    /// How many sessions there are.
    pub total: usize,
    /// Whether there are more than are ended at once.
    pub too_many: bool,
    /// Where the scope is for an internet address behind which probably everybody stands: the
    /// servers that do not see real ones.
    pub doubtful: Vec<DoubtfulAddresses>,
    /// The workspaces that were not asked yet who their administrators are. Nothing is started there
    /// before [`Workspaces::learn_admins`].
    pub admins_awaited: Vec<WorkspaceId>,
}

/// An account of one workspace, and its sessions that are wished to end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedAccount {
    /// ID of the workspace of the account.
    pub workspace: WorkspaceId,
    /// Rocket.Chat's ID of the account.
    pub user_id: Option<String>,
    /// Whose it is.
    pub person: Person,
    /// The newest first.
    pub sessions: Vec<PlannedSession>,
    /// How many sessions of it are known, those that are not wished to end among them.
    pub known_sessions: usize,
    /// Whether Gatehouse itself is signed in with it there.
    pub own: bool,
    /// Whether it is an administrator's; unknown is treated as yes.
    pub admin: Known,
    /// Whether it is in the list of protected people.
    pub protected: bool,
    /// Whether sessions may be ended there (`logout-device-management`).
    pub may_end: Known,
    /// Whether people may be signed out everywhere there (`logout-other-user`).
    pub may_end_all: Known,
}

/// A session that is wished to end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedSession {
    /// What is known of it.
    pub card: SessionCard,
    /// Whether it was read so long ago that it has to be checked before.
    pub older: bool,
}

/// So many are ended at once at most.
const MOST: usize = 5_000;

/// What was read longer ago is too old to act on.
const GOOD_FOR: SignedDuration = SignedDuration::from_hours(1);

impl PlannedAccount {
    /// Names the account; `None` where the server did not say whose the sessions are.
    #[must_use]
    pub fn key(&self) -> Option<AccountKey> {
        let user_id = self.user_id.clone()?;
        Some(AccountKey { workspace: self.workspace.clone(), user_id })
    }

    /// Whether it is left out until a person ticks it: one's own, protected, or not known to be no
    /// administrator's.
    #[must_use]
    pub fn is_guarded(&self) -> bool {
        self.own || self.protected || self.admin != Known::No
    }

    /// Names the account as one that a person has ticked.
    #[must_use]
    pub fn guarded_key(&self) -> GuardedAccount {
        GuardedAccount { workspace: self.workspace.clone(), user_id: self.user_id.clone() }
    }
}

impl PlannedSession {
    /// Names the session.
    #[must_use]
    pub fn key(&self) -> SessionKey {
        let SessionCard { workspace_id, session_id, .. } = &self.card;
        SessionKey { workspace: workspace_id.clone(), session: session_id.clone() }
    }

    fn of(card: SessionCard, now: Timestamp) -> Self {
        let older = now.duration_since(card.as_of) > GOOD_FOR;
        Self { card, older }
    }
}

impl Workspaces {
    /// Says what a scope comes to. What is not known any more is left out.
    #[must_use]
    pub fn plan_revocation(&self, finder: &Finder, scope: &RevocationScope) -> RevocationPlan {
        let cards = match gather::cards(self, finder, scope, MOST) {
            Ok(cards) => cards,
            Err(total) => {
                return RevocationPlan { total, too_many: true, ..RevocationPlan::default() };
            }
        };
        let total = cards.len();
        let mut groups = self.grouped(cards);
        if let RevocationScope::Accounts(accounts) = scope {
            self.add_missing(&mut groups, accounts);
        }
        self.count_known(&mut groups);
        let mut admins_awaited: Vec<_> = groups.iter().map(|it| it.workspace.clone()).collect();
        admins_awaited.dedup();
        admins_awaited.retain(|id| {
            self.connection(id)
                .is_ok_and(|connection| matches!(connection.admins(), Admins::NotAsked))
        });
        let doubtful = finder.doubtful_in(scope);
        RevocationPlan { groups, total, too_many: false, doubtful, admins_awaited }
    }

    /// Says of each account how many sessions of it are known, read or looked up.
    fn count_known(&self, groups: &mut [PlannedAccount]) {
        let mut known: HashMap<AccountKey, HashSet<SessionId>> = HashMap::new();
        for key in groups.iter().filter_map(PlannedAccount::key) {
            known.entry(key).or_default();
        }
        let workspaces: HashSet<_> = known.keys().map(|key| key.workspace.clone()).collect();
        let read = workspaces.iter().flat_map(|id| {
            self.read_of_users(id, |user_id| {
                let (workspace, user_id) = (id.clone(), user_id.to_owned());
                known.contains_key(&AccountKey { workspace, user_id })
            })
        });
        let read: Vec<_> = read.map(|(card, _)| card).collect();
        for card in read.into_iter().chain(self.revocations.looked_up.all()) {
            let SessionCard { workspace_id: workspace, session_id, user_id, .. } = card;
            let key = user_id.map(|user_id| AccountKey { workspace, user_id });
            if let Some(sessions) = key.and_then(|key| known.get_mut(&key)) {
                sessions.insert(session_id);
            }
        }
        for group in groups {
            let known = group.key().and_then(|key| known.get(&key)).map(HashSet::len);
            group.known_sessions = known.unwrap_or(group.sessions.len());
        }
    }

    fn grouped(&self, cards: Vec<SessionCard>) -> Vec<PlannedAccount> {
        let now = (self.settings.clock)();
        let order = self.stored.now();
        let mut groups: Vec<PlannedAccount> = Vec::new();
        let mut places: HashMap<(WorkspaceId, Option<String>), usize> = HashMap::new();
        let mut known: HashMap<WorkspaceId, OwnRights> = HashMap::new();
        for card in cards {
            let account = (card.workspace_id.clone(), card.user_id.clone());
            let place = *places.entry(account).or_insert_with(|| {
                let own_rights = known
                    .entry(card.workspace_id.clone())
                    .or_insert_with(|| self.own_rights(&card.workspace_id));
                groups.push(self.account(
                    own_rights,
                    &card.workspace_id,
                    card.user_id.as_deref(),
                    &card.person,
                ));
                groups.len() - 1
            });
            groups[place].sessions.push(PlannedSession::of(card, now));
        }
        let place = |id: &WorkspaceId| order.entries.iter().position(|entry| entry.id == *id);
        groups.sort_by_key(|group| place(&group.workspace));
        groups
    }

    /// Accounts that were named and of which no session is known can be signed out all the same.
    fn add_missing(&self, groups: &mut Vec<PlannedAccount>, accounts: &[AccountKey]) {
        for key in accounts {
            let is_there = groups.iter().any(|group| group.key().as_ref() == Some(key));
            if is_there || self.stored.now().entry(&key.workspace).is_err() {
                continue;
            }
            let unnamed = Person::Known { user_name: None, name: None };
            let own_rights = self.own_rights(&key.workspace);
            groups.push(self.account(&own_rights, &key.workspace, Some(&key.user_id), &unnamed));
        }
    }

    fn account(
        &self,
        own_rights: &OwnRights,
        workspace: &WorkspaceId,
        user_id: Option<&str>,
        person: &Person,
    ) -> PlannedAccount {
        let user_name = match person {
            Person::Known { user_name, .. } => user_name.as_deref(),
            Person::Deleted => None,
        };
        let admin = match (&own_rights.admins, user_id) {
            (Admins::Told(admins), Some(user_id)) => admins.contains(user_id).into(),
            (Admins::Told(_), None) | (Admins::NotAsked | Admins::NotTold, _) => Known::Unknown,
        };
        let registry = self.stored.now();
        let address = registry.entry(workspace).ok().and_then(|entry| entry.address());
        let protects = registry.protected.iter();
        let mut protects = protects.filter(|it| it.concerns(address, user_id, user_name));
        PlannedAccount {
            workspace: workspace.clone(),
            user_id: user_id.map(str::to_owned),
            person: person.clone(),
            sessions: Vec::new(),
            known_sessions: 0,
            own: user_id.is_some() && user_id == own_rights.own.as_deref(),
            admin,
            protected: protects.next().is_some(),
            may_end: own_rights.may_end,
            may_end_all: own_rights.may_end_all,
        }
    }

    fn own_rights(&self, id: &WorkspaceId) -> OwnRights {
        let own = self.stored.now().entry(id).ok().and_then(|entry| entry.account.clone());
        let connection = self.connection(id).ok();
        let check = connection.as_ref().and_then(|connection| connection.last_check());
        let (may_end, may_end_all) = match check.map(|check| check.outcome) {
            Some(CheckOutcome::Fine(rights)) => (rights.may_end, rights.may_end_all),
            Some(CheckOutcome::Failed(_)) | None => (Known::Unknown, Known::Unknown),
        };
        OwnRights {
            own: own.map(|account| account.user_id),
            admins: connection.map(|connection| connection.admins()).unwrap_or_default(),
            may_end,
            may_end_all,
        }
    }
}

/// What the sign-in of a workspace may do, and knows.
struct OwnRights {
    own: Option<String>,
    admins: Admins,
    may_end: Known,
    may_end_all: Known,
}
