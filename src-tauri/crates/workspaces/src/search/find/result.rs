//! What was found, as far as a window needs it.

use jiff::Timestamp;
use session_index::{DeviceKind, HintKind, SystemCount};

use super::nothing::WhyNothing;
use crate::{
    directory::WorkspaceId,
    search::{InternetAddress, Person, SessionCard, parse::ParsedQuery},
};

/// What was found. Lines are measured in units: a heading is 1 unit high, a session 2.
#[derive(Debug)]
pub struct Finding {
    /// Names it when more of its lines are asked for.
    pub id: u32,
    /// How many sessions were found.
    pub total: usize,
    /// How many headings there are; 0 without grouping.
    pub groups: usize,
    /// The height of all lines, in units.
    pub units: u64,
    /// What the text was taken for.
    pub understood: ParsedQuery,
    /// Where the text finds nothing: which of its words keeps it from that, as far as one does.
    pub nothing: Option<WhyNothing>,
    /// What has been read of each workspace in scope, in the person's order.
    pub sources: Vec<Source>,
    /// How many of those that fit the text are of each sort of device.
    pub kinds: Vec<(DeviceKind, usize)>,
    /// How many of those that fit the text run each system.
    pub systems: Vec<SystemCount>,
    /// How many of those that fit the text carry each hint.
    pub hints: Vec<(HintKind, usize)>,
    /// Workspaces whose internet addresses say little.
    pub doubtful: Vec<DoubtfulAddresses>,
    /// Whether hints and their counts are of what was read a moment ago: ask again soon.
    pub behind: bool,
    /// Where the anchor stands, in units.
    pub anchor_at: Option<u64>,
    /// The lines from the anchor (or the top) on.
    pub lines: Vec<FoundLine>,
}

/// What has been read of a workspace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Which workspace.
    pub workspace: WorkspaceId,
    /// Sessions of it that are known.
    pub sessions: usize,
    /// How many of them were found.
    pub found: usize,
    /// When its last page came.
    pub as_of: Option<Timestamp>,
    /// When the page came by which the session is known that was not met for the longest time.
    pub oldest_as_of: Option<Timestamp>,
}

/// One line of what was found.
#[derive(Debug)]
pub enum FoundLine {
    /// A heading, 1 unit high.
    Heading {
        /// Where it begins, in units.
        at: u64,
        /// What it says.
        heading: GroupHeading,
    },
    /// A session, 2 units high.
    Session {
        /// Where it begins, in units.
        at: u64,
        /// The session.
        card: Box<SessionCard>,
        /// What was noticed about it.
        hints: Vec<Noticed>,
    },
}

/// What the sessions below a heading have in common.
#[derive(Debug)]
pub enum GroupHeading {
    /// The account.
    Account {
        /// Name and user name, or that the account was deleted.
        person: Person,
        /// Rocket.Chat's ID of it.
        user_id: Option<String>,
        /// Where it is.
        workspace: WorkspaceId,
        /// How many sessions of it were found.
        sessions: usize,
        /// How many sessions of it there are.
        known: usize,
    },
    /// The internet address.
    Address {
        /// The address, where it is known.
        address: Option<InternetAddress>,
        /// How many sessions were found on it.
        sessions: usize,
        /// How many sessions there are on it, in the scope of the query.
        known: usize,
        /// In how many workspaces those that were found are.
        workspaces: usize,
    },
}

/// What was noticed about a session; [`session_index::Hint`] with sessions by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Noticed {
    /// The account connected from other networks within a short time.
    SeveralNetworks {
        /// From how many, this session's own included.
        networks: u32,
        /// Minutes between this session and the nearest one from another network.
        minutes: u32,
        /// Where that one is.
        workspace: WorkspaceId,
        /// Its ID.
        session_id: String,
    },
    /// Many accounts connected from this address.
    SharedAddress {
        /// How many.
        accounts: u32,
    },
    /// It has not connected for a long time.
    Quiet {
        /// Whole days since.
        days: u32,
    },
    /// The client is much older than the newest of its sort.
    OutdatedClient {
        /// Its version.
        version: String,
        /// The newest version of the same client.
        newest: String,
    },
    /// The server could not name the client.
    UnknownClient,
}

/// A workspace whose server probably does not see real internet addresses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DoubtfulAddresses {
    /// Which workspace.
    pub workspace: WorkspaceId,
    /// How many of 100 sessions share the address.
    pub percent: u32,
    /// The address.
    pub address: InternetAddress,
}

/// A session and those around it.
#[derive(Debug)]
pub struct SessionDetails {
    /// The session.
    pub card: SessionCard,
    /// What was noticed about it.
    pub hints: Vec<Noticed>,
    /// Others of the same account.
    pub same_account: Related,
    /// Sessions of accounts with the same name in other workspaces; not confirmed to be the same
    /// person.
    pub same_name: Related,
    /// Others on the same internet address, in all workspaces.
    pub same_address: Related,
}

/// Sessions that have something in common with one.
#[derive(Debug, Default)]
pub struct Related {
    /// How many there are.
    pub total: usize,
    /// The newest of them.
    pub cards: Vec<SessionCard>,
}
