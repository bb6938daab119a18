//! How what was found is spread over kinds of device, systems and workspaces.

use std::collections::BTreeMap;

use crate::{index::Index, results::Results, session::DeviceKind, workspaces::WorkspaceKey};

/// Counts of what was found; each list is ordered by count, the highest first, and leaves out what
/// was not found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facets {
    /// By kind of device.
    pub kinds: Vec<(DeviceKind, usize)>,
    /// By operating system.
    pub systems: Vec<SystemCount>,
    /// By workspace.
    pub workspaces: Vec<(WorkspaceKey, usize)>,
}

/// How many sessions have a system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SystemCount {
    /// The value for [`crate::query::Filters::systems`]; empty if unknown.
    pub folded: String,
    /// One of the forms in which servers write it, if it is known.
    pub shown: Option<String>,
    /// How many there are.
    pub count: usize,
}

impl Index {
    /// How a result is spread. It has to be of this version of the index.
    #[must_use]
    pub fn facets(&self, found: &Results) -> Facets {
        let mut by_client = vec![0_usize; self.clients.len()];
        let mut by_workspace = vec![0_usize; self.workspaces.len()];
        for slot in found.bits().iter() {
            by_client[self.client[slot.index()] as usize] += 1;
            by_workspace[usize::from(self.workspace(slot).0)] += 1;
        }
        let mut kinds = BTreeMap::<DeviceKind, usize>::new();
        let mut systems = BTreeMap::<&str, (Option<String>, usize)>::new();
        for (client, count) in (0..).zip(by_client).filter(|(_, count)| *count > 0) {
            let device = self.clients.device(client);
            *kinds.entry(device.kind).or_default() += count;
            let system = systems.entry(self.clients.system(client)).or_default();
            system.0 = system.0.take().or_else(|| device.system.clone());
            system.1 += count;
        }
        let systems = systems.into_iter().map(|(folded, (shown, count))| SystemCount {
            folded: folded.to_owned(),
            shown,
            count,
        });
        let workspaces = (0..).map(WorkspaceKey).zip(by_workspace);
        Facets {
            kinds: highest_first(kinds.into_iter(), |(_, count)| *count),
            systems: highest_first(systems, |system| system.count),
            workspaces: highest_first(workspaces.filter(|(_, n)| *n > 0), |(_, count)| *count),
        }
    }
}

fn highest_first<T>(counts: impl Iterator<Item = T>, count: impl Fn(&T) -> usize) -> Vec<T> {
    let mut counts: Vec<T> = counts.collect();
    counts.sort_by_key(|one| std::cmp::Reverse(count(one)));
    counts
}
