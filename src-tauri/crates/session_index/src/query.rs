//! A query: words, scope, filters, order and grouping.

use std::sync::Arc;

use crate::{
    bits::Bits, network::Network, session::DeviceKind, span::Span, workspaces::WorkspaceKey,
};

/// A query. The default one matches every session, newest first.
#[derive(Debug, Clone, Default)]
pub struct Query {
    /// All of them must match, each in any field; none lets all sessions pass.
    pub words: Vec<Word>,
    /// In which workspaces.
    pub scope: Scope,
    /// What else a session must be.
    pub filters: Filters,
    /// In which order.
    pub sort: Sort,
    /// Under which headings.
    pub group: Grouping,
}

/// One word of a query.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Word {
    /// A part of a field. The index folds it; it may contain spaces. One that folds to nothing
    /// matches everything.
    ///
    /// The fields: session ID; user ID; name; `@` and user name; device and version, with a space
    /// between; full version; system and version; the address (a v6 one in the form of RFC 5952).
    /// From the start of a word only: host; the name of the workspace; labels of the card, such as
    /// the kind of device. Sessions that are hit only by the name of their host or
    /// workspace come behind the others.
    Text(String),
    /// The address lies in a range. Texts that are no address never do.
    Network(Network),
    /// The address is one from a first to a last one. Texts that are no address never are.
    Span(Span),
    /// One of these matches; of none, nothing does.
    AnyOf(Vec<Word>),
}

/// The workspaces to search.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Scope {
    /// In all.
    #[default]
    All,
    /// In these.
    Only(Vec<WorkspaceKey>),
}

/// The conditions that a session must meet besides the words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filters {
    /// Last connected then or later, in milliseconds since 1970. Unknown moments do not pass.
    pub connected_after_ms: Option<i64>,
    /// Last connected before then, in milliseconds since 1970. Unknown moments do not pass.
    pub connected_before_ms: Option<i64>,
    /// One of these; none given lets all pass.
    pub kinds: Vec<DeviceKind>,
    /// One of these systems, by the folded name without version; `""` means unknown. None given
    /// lets all pass.
    pub systems: Vec<String>,
    /// One of these sessions, such as those with certain hints.
    pub only: Option<Arc<Bits>>,
}

/// The order. What is unknown comes last; equal ones by newest first, then by session ID, then by
/// the age of the workspace's key.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Sort {
    /// The last connected first.
    #[default]
    Newest,
    /// The last connected last.
    Oldest,
    /// By folded name, or user name if there is no name, then by user name.
    Person,
    /// By the device's folded name and version, then by the system's; versions as a person counts.
    Device,
    /// v4 by number, then v6 by number, then texts.
    Address,
}

/// The headings.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Grouping {
    /// None.
    #[default]
    None,
    /// By workspace and user ID; people of two workspaces are never taken for one. The sessions of
    /// a workspace without a user ID are one group.
    Account,
    /// By address, over all workspaces. The sessions without an address are one group.
    Address,
}
