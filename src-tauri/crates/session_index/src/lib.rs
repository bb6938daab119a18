//! All sessions of all workspaces in memory: searched at every key, filtered, sorted, grouped.
//!
//! Put sessions in with [`Index::put`], ask with [`Index::find`], and take the lines to show from
//! the [`Found`]. No network, no clock, no threads: what the index says depends on what was put in.

mod accounts;
mod addresses;
mod bits;
mod charset;
mod clients;
mod compact;
mod facets;
mod filtered;
mod find;
mod fold;
mod groups;
mod hints;
mod ids;
mod index;
mod internal;
mod interner;
mod labels;
mod moment;
mod orders;
mod predicate;
mod query;
mod ranks;
mod readings;
mod related;
mod results;
mod search;
mod session;
mod session_ref;
mod slot;
mod span;
mod summary;
mod texts;
mod word_prefix;
mod workspaces;

pub use bits::Bits;
pub use facets::{Facets, SystemCount};
pub use fold::{fold, spelled_out};
pub use hints::{DoubtfulAddresses, Hint, HintKind, Hints, Thresholds};
pub use index::{Index, Put};
pub use internal::is_internal;
pub use query::{Filters, Grouping, Network, Query, Scope, Sort, Word};
pub use readings::Reading;
pub use related::Kin;
pub use results::{Found, Heading, Line, LineKind};
pub use session::{Account, Address, Device, DeviceKind, Entry, Session};
pub use session_ref::{Lent, Room};
pub use slot::Slot;
pub use span::Span;
pub use summary::{AccountKey, DeviceKey, Glance};
pub use workspaces::WorkspaceKey;
