//! The cards of what is wished to end: of what was read, and of what was looked up lately.

use std::{collections::HashSet, net::IpAddr};

use session_index::{Network, Query, Scope, Slot, Word};

use super::super::request::RevocationScope;
use crate::{
    activity::AccountKey,
    directory::{WorkspaceId, Workspaces},
    revoke::SessionKey,
    search::{InternetAddress, SessionCard, find::Finder},
};

/// The cards, or how many there are when that is more than `most`.
pub fn cards(
    workspaces: &Workspaces,
    finder: &Finder,
    scope: &RevocationScope,
    most: usize,
) -> Result<Vec<SessionCard>, usize> {
    let looked_up = &workspaces.revocations.looked_up;
    let mut cards = match scope {
        RevocationScope::Sessions(keys) => {
            let different: HashSet<_> = keys.iter().collect();
            if different.len() > most {
                return Err(different.len());
            }
            let card = |key: &&SessionKey| workspaces.known_card(key);
            different.iter().filter_map(card).collect()
        }
        RevocationScope::Accounts(accounts) => {
            let mut cards = Vec::new();
            for account in accounts.iter().collect::<HashSet<_>>() {
                cards.extend(workspaces.sessions_read_of(account));
            }
            let is_meant = |card: &SessionCard| accounts.iter().any(|it| is_of(card, it));
            join(cards, looked_up.all(), is_meant)
        }
        RevocationScope::Address(address) => {
            let Some(address) = InternetAddress::read(address) else { return Ok(Vec::new()) };
            let cards = at_address(workspaces, &address.text, most)?;
            let is_there = |card: &SessionCard| {
                card.internet_address.as_ref().is_some_and(|it| it.text == address.text)
            };
            join(cards, looked_up.all(), is_there)
        }
        RevocationScope::Found(query) => finder.everything(query, most)?,
    };
    if cards.len() > most {
        return Err(cards.len());
    }
    cards.sort_by(|one, other| {
        let newest = other.last_connected.cmp(&one.last_connected);
        newest.then_with(|| one.session_id.cmp(&other.session_id))
    });
    Ok(cards)
}

/// Those that were read, and those of the others that were looked up.
fn join(
    mut read: Vec<SessionCard>,
    looked_up: Vec<SessionCard>,
    is_meant: impl Fn(&SessionCard) -> bool,
) -> Vec<SessionCard> {
    let known: HashSet<_> =
        read.iter().map(|card| (card.workspace_id.clone(), card.session_id.clone())).collect();
    let is_new =
        |card: &SessionCard| !known.contains(&(card.workspace_id.clone(), card.session_id.clone()));
    read.extend(looked_up.into_iter().filter(|card| is_meant(card) && is_new(card)));
    read
}

fn is_of(card: &SessionCard, account: &AccountKey) -> bool {
    card.workspace_id == account.workspace
        && card.user_id.as_deref() == Some(account.user_id.as_str())
}

fn at_address(workspaces: &Workspaces, text: &str, most: usize) -> Result<Vec<SessionCard>, usize> {
    let (word, most) = match text.parse::<IpAddr>() {
        Ok(address) => (Word::Network(Network { address, prefix_len: u8::MAX }), most),
        // A part of a text is found too.
        Err(_) => (Word::Text(text.to_owned()), usize::MAX),
    };
    let is_there =
        |card: &SessionCard| card.internet_address.as_ref().is_some_and(|it| it.text == text);
    Ok(matching(workspaces, None, word, most)?.into_iter().filter(is_there).collect())
}

fn matching(
    workspaces: &Workspaces,
    workspace: Option<&WorkspaceId>,
    word: Word,
    most: usize,
) -> Result<Vec<SessionCard>, usize> {
    workspaces.with_index(|index, keys| {
        let scope = match workspace {
            Some(id) => Scope::Only(keys.key_of(id).into_iter().collect()),
            None => Scope::All,
        };
        let query = Query { words: vec![word], scope, ..Query::default() };
        let found = index.find(&query, None);
        if found.total() > most {
            return Err(found.total());
        }
        let card = |slot: Slot| {
            let entry = index.session(slot)?;
            let id = keys.id_of(entry.workspace)?.clone();
            Some(SessionCard::of_entry(id, entry))
        };
        Ok(found.bits().iter().filter_map(card).collect())
    })
}

impl Workspaces {
    /// The sessions of an account that were read.
    pub(crate) fn sessions_read_of(&self, account: &AccountKey) -> Vec<SessionCard> {
        let word = Word::Text(account.user_id.clone());
        let found = matching(self, Some(&account.workspace), word, usize::MAX);
        found.into_iter().flatten().filter(|card| is_of(card, account)).collect()
    }

    /// What is known of a session: as it was read or looked up, whichever is newer.
    pub(crate) fn known_card(&self, key: &SessionKey) -> Option<SessionCard> {
        let read = self.with_index(|index, keys| {
            let slot = index.slot_of(keys.key_of(&key.workspace)?, key.session.as_str())?;
            Some(SessionCard::of_entry(key.workspace.clone(), index.session(slot)?))
        });
        let looked_up = self.revocations.looked_up.get(key);
        [read, looked_up].into_iter().flatten().max_by_key(|card| card.as_of)
    }
}
