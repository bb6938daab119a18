//! One workspace of the list.

use rocketchat::ServerUrl;
use serde_json::{Map, Value};

use crate::directory::{Account, WorkspaceId, WorkspaceName};

/// What the file knows of a workspace. No secret is among it.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Also the name of its entry in the password store.
    pub id: WorkspaceId,
    /// What the person calls it.
    pub name: WorkspaceName,
    /// Where it is.
    pub place: Place,
    /// The number of its tile, from 0 on: workspaces with different numbers look different, as far
    /// as there are colours. It stays the same until the workspace is removed.
    pub tile: u32,
    /// Who signed in last.
    pub account: Option<Account>,
    /// Whether the password store has, or may have, a sign-in for it. It is set before the store is
    /// written and reset after the store has deleted, so that no stored sign-in is ever forgotten.
    pub in_store: bool,
    /// What a later version wrote beside these.
    pub(super) unknown: Map<String, Value>,
}

/// Where a workspace is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// At an address.
    Server(ServerUrl),
    /// Inside the app, under this key. It listens at another address after each start.
    Practice(String),
}

impl Entry {
    /// A new workspace that nobody has signed in to, with a tile of its own once it is in a list.
    pub fn new(name: WorkspaceName, place: Place) -> Self {
        Self {
            id: WorkspaceId::random(),
            name,
            place,
            tile: 0,
            account: None,
            in_store: false,
            unknown: Map::new(),
        }
    }

    /// The address; `None` for a practice workspace.
    pub fn address(&self) -> Option<&ServerUrl> {
        match &self.place {
            Place::Server(address) => Some(address),
            Place::Practice(_) => None,
        }
    }

    /// The key of a practice workspace.
    pub fn practice(&self) -> Option<&str> {
        match &self.place {
            Place::Server(_) => None,
            Place::Practice(key) => Some(key),
        }
    }
}
