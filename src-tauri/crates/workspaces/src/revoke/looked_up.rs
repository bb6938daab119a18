//! The sessions that were looked up lately: they can be signed out although no list was read.

use std::{
    collections::VecDeque,
    sync::{Mutex, MutexGuard, PoisonError},
};

use jiff::Timestamp;
use rocketchat::SessionId;

use super::request::SessionKey;
use crate::{directory::WorkspaceId, search::SessionCard};

/// The newest look-ups.
#[derive(Default)]
pub struct LookedUp(Mutex<VecDeque<SessionCard>>);

/// So many are kept.
const KEPT: usize = 50;

impl LookedUp {
    /// A session was shown.
    pub fn add(&self, card: &SessionCard) {
        let mut cards = self.cards();
        cards.retain(|known| !is_same(known, &card.workspace_id, &card.session_id));
        cards.push_front(card.clone());
        cards.truncate(KEPT);
    }

    /// What was looked up of a session.
    pub fn get(&self, key: &SessionKey) -> Option<SessionCard> {
        let cards = self.cards();
        cards.iter().find(|card| is_same(card, &key.workspace, &key.session)).cloned()
    }

    /// All, the newest first.
    pub fn all(&self) -> Vec<SessionCard> {
        self.cards().iter().cloned().collect()
    }

    /// A session has ended.
    pub fn remove(&self, workspace: &WorkspaceId, session: &SessionId) {
        self.cards().retain(|card| !is_same(card, workspace, session));
    }

    /// A workspace was read to its end, from `began` on, and nothing was missed: what was looked up
    /// before and is not there has ended.
    pub fn was_read(
        &self,
        workspace: &WorkspaceId,
        began: Timestamp,
        is_there: impl Fn(&SessionId) -> bool,
    ) {
        self.cards().retain(|card| {
            card.workspace_id != *workspace || card.as_of >= began || is_there(&card.session_id)
        });
    }

    /// What was shown of a workspace is not for whoever comes next.
    pub fn forget(&self, workspace: &WorkspaceId) {
        self.cards().retain(|card| card.workspace_id != *workspace);
    }

    /// Nothing that was shown is kept.
    pub fn forget_all(&self) {
        self.cards().clear();
    }

    fn cards(&self) -> MutexGuard<'_, VecDeque<SessionCard>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn is_same(card: &SessionCard, workspace: &WorkspaceId, session: &SessionId) -> bool {
    card.workspace_id == *workspace && card.session_id == *session
}
