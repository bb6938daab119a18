//! One session, and those around it.

use session_index as index;

use super::{
    result::{Related, SessionDetails},
    view::View,
};
use crate::directory::WorkspaceId;

/// So many of each sort are shown; the number of all is said.
const SHOWN: usize = 50;

/// A session and those around it; `None` when it is not among what was read.
pub fn of(view: &View<'_>, id: &WorkspaceId, session: &str) -> Option<SessionDetails> {
    let slot = view.slot_of(id, session)?;
    let related = |index::Related { total, newest }| Related {
        total,
        cards: newest.into_iter().filter_map(|slot| view.card(slot)).collect(),
    };
    Some(SessionDetails {
        card: view.card(slot)?,
        hints: view.hints(slot),
        same_account: related(view.index.same_account(slot, SHOWN)),
        same_name: related(view.index.same_name_elsewhere(slot, SHOWN)),
        same_address: related(view.index.same_address(slot, SHOWN)),
    })
}
