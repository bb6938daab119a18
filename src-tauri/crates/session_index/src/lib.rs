//! All sessions of all workspaces in memory: searched at every key, filtered, sorted, grouped.
//!
//! Put sessions in with [`Index::put`], ask with [`Index::find`], and take the lines to show from
//! the [`Found`]. No network, no clock, no threads: what the index says depends on what was put in.

mod accounts;
mod addresses;
mod begins;
mod bits;
mod clients;
mod distinct;
mod facets;
mod find;
mod fold;
mod found;
mod glance;
mod groups;
mod hints;
mod ids;
mod index;
mod internal;
mod kin;
mod lent;
mod letters;
mod moment;
mod orders;
mod query;
mod ranks;
mod readings;
mod said;
mod search;
mod session;
mod sifted;
mod slot;
mod span;
mod texts;
mod unused;
mod wanted;
mod workspaces;

pub use bits::Bits;
pub use facets::{Facets, SystemCount};
pub use fold::{fold, spelled_out};
pub use found::{Found, Heading, Line, LineKind};
pub use glance::{AccountKey, DeviceKey, Glance};
pub use hints::{DoubtfulAddresses, Hint, HintKind, Hints, Thresholds};
pub use index::{Index, Put};
pub use internal::is_internal;
pub use kin::Kin;
pub use lent::{Lent, Room};
pub use query::{Filters, Grouping, Network, Query, Scope, Sort, Word};
pub use readings::Reading;
pub use session::{Account, Address, Device, DeviceKind, Entry, Session};
pub use slot::Slot;
pub use span::Span;
pub use workspaces::WorkspaceKey;
