//! Finding sessions among all that were read.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    hint::{DoubtfulAddresses, Hint, HintKind},
    session_card::{DeviceKind, InternetAddress, Person, SessionCard},
};

/// What to find, and how to show it.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SearchQuery {
    /// As typed or pasted.
    pub text: String,
    /// Only in this workspace; null for all.
    pub workspace_id: Option<String>,
    /// What else must fit.
    pub filters: Filters,
    /// The order, over everything.
    pub sort: Sort,
    /// Under which headings.
    pub group: Grouping,
    /// Where the window should be afterwards: at this session if it is found, else at the top.
    pub anchor: Option<SessionKey>,
    /// How many units of lines to send along, from the anchor (or the top) on.
    pub visible: u32,
}

/// Names one session of one workspace.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SessionKey {
    /// Where it is.
    pub workspace_id: String,
    /// Its ID.
    pub session_id: String,
}

/// What must fit besides the text. An empty list lets everything through.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Filters {
    /// When it connected last.
    pub last_connected: Option<LastConnected>,
    /// One of these sorts of device.
    pub kinds: Vec<DeviceKind>,
    /// One of these systems, by [`SystemCount::key`].
    pub systems: Vec<String>,
    /// One of these hints.
    pub hints: Vec<HintKind>,
}

/// When a session connected last, counted back from now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum LastConnected {
    /// Within an hour.
    Hour,
    /// Within 24 hours.
    Day,
    /// Within 7 days.
    Week,
    /// Within 30 days.
    Month,
    /// Longer ago than 30 days.
    Older,
}

/// The order of what is found. What is not known comes last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Sort {
    /// The newest connection first.
    Newest,
    /// The oldest connection first.
    Oldest,
    /// By the person's name.
    Person,
    /// By the device.
    Device,
    /// By the internet address.
    Address,
}

/// The headings of what is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Grouping {
    /// None.
    None,
    /// One for each account; accounts of different workspaces are never merged.
    Person,
    /// One for each internet address, over all workspaces.
    Address,
}

/// What was found. Lines are measured in units: a heading is 1 unit high, a session 2.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SearchResult {
    /// Names this result when more of its lines are asked for.
    pub id: u32,
    /// How many sessions were found.
    pub total: u32,
    /// How many headings there are; 0 without grouping.
    pub groups: u32,
    /// The height of all lines, in units.
    pub units: u32,
    /// What the text was taken for.
    pub understood: Understood,
    /// Where the text finds nothing: which of its words keeps it from that; null when none does.
    pub nothing: Option<WhyNothing>,
    /// What has been read of each workspace in scope, in the person's order.
    pub sources: Vec<Source>,
    /// How many of the sessions that fit the text are of each sort; what the filters offer.
    pub facets: Facets,
    /// Workspaces whose internet addresses say little.
    pub doubtful: Vec<DoubtfulAddresses>,
    /// Whether hints and their counts are of what was read a moment ago: ask again soon.
    pub behind: bool,
    /// Where the anchor stands, in units; null when it is not among what was found.
    pub anchor_at: Option<u32>,
    /// The lines from the anchor (or the top) on.
    pub lines: Vec<ResultLine>,
}

/// What the text was taken for.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Understood {
    /// What it looks like.
    pub looks_like: LooksLike,
    /// The session ID that is in it, which servers can be asked for.
    pub session_id: Option<String>,
    /// The texts and single addresses that are searched, to show where they stand.
    pub words: Vec<String>,
    /// What was read and is not searched: addresses that are none, too many, or those of proxies.
    pub left_out: Vec<String>,
}

/// Why nothing was found though several things were sought.
#[derive(Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WhyNothing {
    /// What finds nothing: by itself, or else together with the others.
    pub missing: Vec<String>,
    /// Whether it finds nothing even by itself.
    pub at_all: bool,
    /// What else was sought.
    pub others: Vec<String>,
    /// How many sessions that finds.
    pub total: u32,
}

/// What a typed or pasted text looks like.
#[derive(Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum LooksLike {
    /// Nothing is typed.
    Nothing,
    /// The ID of a session, or of a user: both look alike.
    Id,
    /// Several IDs; any of them is searched.
    Ids {
        /// The IDs.
        any_of: Vec<String>,
    },
    /// One internet address.
    InternetAddress {
        /// As it is searched.
        address: String,
    },
    /// Several internet addresses or ranges, alone or among words; any of them is searched.
    InternetAddresses {
        /// The addresses and ranges.
        any_of: Vec<String>,
        /// What else must be found.
        with: Vec<String>,
    },
    /// A range of internet addresses.
    AddressRange {
        /// As it is searched, such as `10.0.0.0/8` or `10.0.0.1-10.0.0.40`.
        range: String,
    },
    /// An internet address or a range that is none, alone or among words; it is searched as text.
    NoAddress {
        /// The one that is none.
        text: String,
        /// Why not.
        why: NoAddress,
    },
    /// A user name.
    UserName {
        /// Without the `@`.
        user_name: String,
    },
    /// An e-mail address. Sessions carry none, so what stands before the `@` is searched.
    Email {
        /// What is searched.
        searched: String,
    },
    /// A link; what was found in it is searched.
    Link {
        /// What is searched.
        searched: String,
    },
    /// A link of a service that keeps its target to itself; its host is searched.
    HiddenLink {
        /// The host of the service.
        host: String,
    },
    /// JSON; what was found in it is searched.
    Json {
        /// Any of these is searched; none when nothing in it can be.
        searched: Vec<String>,
        /// The person, who must be found too; null where any of all is enough.
        with: Option<String>,
    },
    /// A line of a log or a ticket; what was found in it is searched.
    LogLine {
        /// Any of these is searched; none when nothing in it stands out, so that its words are.
        searched: Vec<String>,
        /// The person, who must be found too; null where any of all is enough.
        with: Option<String>,
    },
    /// Words.
    Words,
}

/// Why what looks like an internet address or a range is none.
#[derive(Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum NoAddress {
    /// One of its numbers is over 255.
    NumberTooLarge,
    /// One of its numbers begins with a zero.
    LeadingZero,
    /// More fixed bits than its addresses have.
    PrefixTooLong {
        /// The most there can be.
        most: u8,
    },
    /// A part of an address with a prefix.
    PartWithPrefix,
    /// From a v4 address to a v6 one.
    TwoFamilies,
}

/// What has been read of a workspace.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Source {
    /// Which workspace.
    pub workspace_id: String,
    /// Sessions of it that are known.
    pub sessions: u32,
    /// How many of them were found.
    pub found: u32,
    /// RFC 3339, UTC: when the last answer with sessions came; null when none did.
    pub as_of: Option<String>,
    /// RFC 3339, UTC: when the answer came by which the session is known that was not met for the
    /// longest time; null when no session is known.
    pub oldest_as_of: Option<String>,
}

/// How many of the sessions that fit the text (before the filters) are of each sort.
#[derive(Debug, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Facets {
    /// By sort of device; those with none are left out.
    pub kinds: Vec<KindCount>,
    /// By system, the most frequent first.
    pub systems: Vec<SystemCount>,
    /// By hint; those with none are left out.
    pub hints: Vec<HintCount>,
}

/// How many are of this sort of device.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct KindCount {
    /// The sort.
    pub kind: DeviceKind,
    /// How many.
    pub count: u32,
}

/// How many run this system.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SystemCount {
    /// Names it in a filter; empty for the unknown ones.
    pub key: String,
    /// As shown; null for the unknown ones.
    pub system: Option<String>,
    /// How many.
    pub count: u32,
}

/// How many carry this hint.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HintCount {
    /// The hint.
    pub kind: HintKind,
    /// How many.
    pub count: u32,
}

/// One line of what was found.
#[derive(Debug, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum ResultLine {
    /// A heading, 1 unit high.
    Heading {
        /// Where it begins, in units.
        at: u32,
        /// What it says.
        heading: Heading,
    },
    /// A session, 2 units high.
    Session {
        /// Where it begins, in units.
        at: u32,
        /// The session.
        card: Box<SessionCard>,
        /// What was noticed about it.
        hints: Vec<Hint>,
    },
}

/// What the sessions below a heading have in common.
#[derive(Debug, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Heading {
    /// The account.
    Person {
        /// Whose account.
        person: Person,
        /// Rocket.Chat's ID of the account.
        user_id: Option<String>,
        /// Where the account is.
        workspace_id: String,
        /// How many sessions of it were found.
        sessions: u32,
        /// How many sessions of it are known.
        known: u32,
    },
    /// The internet address.
    Address {
        /// The address; null when it is not known.
        internet_address: Option<InternetAddress>,
        /// How many sessions of it were found.
        sessions: u32,
        /// How many sessions of it are known in the scope of the question.
        known: u32,
        /// In how many workspaces those that were found are.
        workspaces: u32,
    },
}

/// Everything about one session and those around it.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SessionDetails {
    /// The session.
    pub card: SessionCard,
    /// What was noticed about it.
    pub hints: Vec<Hint>,
    /// Others of the same account.
    pub same_account: Related,
    /// Sessions of accounts with the same name in other workspaces; not confirmed to be the same
    /// person.
    pub same_name: Related,
    /// Others on the same internet address, in all workspaces.
    pub same_address: Related,
}

/// Sessions that have something in common with one.
#[derive(Debug, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Related {
    /// How many there are.
    pub total: u32,
    /// The newest of them, 50 at most.
    pub cards: Vec<SessionCard>,
}
