//! All sessions of all workspaces in memory: searched at every key, filtered, sorted, grouped.
//!
//! Add sessions with [`Index::put`], run a [`Query`] with [`Index::find`], and take the lines to
//! show from the [`Results`]. No network, no clock, no threads: the answers depend only on the
//! sessions that were put in.

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
mod hits;
mod ids;
mod index;
mod internal;
mod interner;
mod labels;
mod moment;
mod network;
mod order_cache;
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
pub use network::Network;
pub use query::{Filters, Grouping, Query, Scope, Sort, Word};
pub use readings::Reading;
pub use related::Related;
pub use results::{Heading, Line, LineKind, Results};
pub use session::{Account, Address, Device, DeviceKind, Session};
pub use session_ref::{Entry, Scratch, SessionRef};
pub use slot::Slot;
pub use span::Span;
pub use summary::{AccountKey, DeviceKey, Summary};
pub use workspaces::WorkspaceKey;
