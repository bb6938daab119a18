//! What was read, seen with the names of its workspaces and with hints.

use std::{ops::Range, sync::Arc};

use jiff::Timestamp;
use session_index::{
    Address, Entry, Grouping, Heading, Hint, Hints, Index, LineKind, Slot, WorkspaceKey,
};

use super::{
    kept::QueryResult,
    result::{DoubtfulAddresses, FoundLine, GroupHeading, Noticed, Source},
};
use crate::{
    directory::WorkspaceId,
    reading::WorkspaceKeys,
    search::{InternetAddress, Person, SessionCard},
};

/// What was read, at one moment.
pub struct View<'a> {
    pub index: &'a Index,
    pub keys: &'a WorkspaceKeys,
    pub hints: Arc<Hints>,
    /// All workspaces, in the person's order.
    pub order: Vec<WorkspaceId>,
}

impl View<'_> {
    /// Where a session lies.
    pub fn slot_of(&self, id: &WorkspaceId, session: &str) -> Option<Slot> {
        self.index.slot_of(self.keys.key_of(id)?, session)
    }

    /// The lines in a range of units.
    pub fn lines(&self, result: &QueryResult, units: Range<u64>) -> Vec<FoundLine> {
        let lines = result.found.lines(self.index, units).into_iter();
        lines
            .filter_map(|line| match line.kind {
                LineKind::Heading(heading) => {
                    let heading = self.heading(&heading, result.group)?;
                    Some(FoundLine::Heading { at: line.at, heading })
                }
                LineKind::Session(slot) => Some(FoundLine::Session {
                    at: line.at,
                    card: Box::new(self.card(slot)?),
                    hints: self.hints(slot),
                }),
            })
            .collect()
    }

    /// The card of a session.
    pub fn card(&self, slot: Slot) -> Option<SessionCard> {
        let entry = self.index.session(slot)?;
        let workspace = self.keys.id_of(entry.workspace)?.clone();
        Some(SessionCard::of_entry(workspace, entry))
    }

    /// What was noticed about a session.
    pub fn hints(&self, slot: Slot) -> Vec<Noticed> {
        let noticed = |hint: Hint| {
            Some(match hint {
                Hint::SeveralNetworks { networks, minutes, other } => {
                    let Entry { workspace, session, .. } = self.index.session(other)?;
                    Noticed::SeveralNetworks {
                        networks,
                        minutes,
                        workspace: self.keys.id_of(workspace)?.clone(),
                        session_id: session.session_id,
                    }
                }
                Hint::SharedAddress { accounts } => Noticed::SharedAddress { accounts },
                Hint::Quiet { days } => Noticed::Quiet { days },
                Hint::OutdatedClient { version, newest } => {
                    Noticed::OutdatedClient { version, newest }
                }
                Hint::UnknownClient => Noticed::UnknownClient,
            })
        };
        self.hints.of(self.index, slot).into_iter().filter_map(noticed).collect()
    }

    /// How much is known of each workspace in scope, with how much was found of each.
    pub fn sources(
        &self,
        counts: &[(WorkspaceKey, usize)],
        scope: Option<&WorkspaceId>,
    ) -> Vec<Source> {
        let oldest = self.index.oldest_readings_ms();
        let in_scope = |id: &&WorkspaceId| scope.is_none_or(|only| only == *id);
        let source = |id: &WorkspaceId| {
            let key = self.keys.key_of(id);
            let found = counts.iter().find(|(counted, _)| Some(*counted) == key);
            let last = key.and_then(|key| self.index.last_reading_ms(key));
            let oldest = key.and_then(|key| oldest[key.index()]);
            let moment = |ms: Option<i64>| ms.and_then(|ms| Timestamp::from_millisecond(ms).ok());
            Source {
                workspace: id.clone(),
                sessions: key.map_or(0, |key| self.index.count(key)),
                found: found.map_or(0, |(_, count)| *count),
                as_of: moment(last),
                oldest_as_of: moment(oldest),
            }
        };
        self.order.iter().filter(in_scope).map(source).collect()
    }

    /// The workspaces in scope whose addresses say little.
    pub fn doubtful(&self, scope: Option<&WorkspaceId>) -> Vec<DoubtfulAddresses> {
        let named = |doubtful: &session_index::DoubtfulAddresses| {
            let workspace = self.keys.id_of(doubtful.workspace)?.clone();
            let address = InternetAddress::of(doubtful.address);
            Some(DoubtfulAddresses { workspace, percent: doubtful.percent, address })
        };
        let doubtful = self.hints.doubtful_addresses().iter().filter_map(named);
        doubtful.filter(|one| scope.is_none_or(|only| *only == one.workspace)).collect()
    }

    /// What a heading says.
    pub fn heading(&self, heading: &Heading, group: Grouping) -> Option<GroupHeading> {
        let Entry { workspace, session, .. } = self.index.session(heading.key)?;
        if group == Grouping::Account {
            let account = session.account;
            let (user_name, name) = (account.user_name, account.name);
            return Some(GroupHeading::Account {
                person: if account.deleted {
                    Person::Deleted
                } else {
                    Person::Known { user_name, name }
                },
                user_id: account.user_id,
                workspace: self.keys.id_of(workspace)?.clone(),
                sessions: heading.count,
                known: heading.known,
            });
        }
        Some(GroupHeading::Address {
            address: session.address.as_ref().map(|address| match address {
                Address::Ip(ip) => InternetAddress::of(*ip),
                Address::Text(text) => InternetAddress { text: text.clone(), internal: false },
            }),
            sessions: heading.count,
            known: heading.known,
            workspaces: heading.workspaces,
        })
    }
}
