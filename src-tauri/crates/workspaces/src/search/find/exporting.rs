//! What was found, or some sessions of it, into a file.

#[cfg(test)]
mod tests;

use std::io::{self, Write};

use session_index::{Grouping, LineKind, Query, Results, Scratch, Slot, WorkspaceKey};

use super::{Finder, filters, query::FindQuery, scope, understood, view::View, words};
use crate::{
    directory::{Workspace, WorkspaceId},
    search::export::{self, ExportOf, ExportWish, Exported, Head, Origin, Row, Sheet},
};

/// So many units of lines are taken from a result at once.
const AT_ONCE: u64 = 8192;

impl Finder {
    /// What a file of the wished sort is to be called, by the time of the request.
    #[must_use]
    pub fn export_name(&self, wish: &ExportWish) -> String {
        let now = (self.workspaces.settings.clock)();
        export::file_name(wish, now)
    }

    /// Writes sessions as a file of the wished sort. What is read meanwhile waits until the last one
    /// is written, so that the file shows one moment.
    ///
    /// # Errors
    /// Whatever `to` says; what was written is no whole file then.
    pub fn export(&self, wish: &ExportWish, to: &mut dyn Write) -> io::Result<Exported> {
        let at = (self.workspaces.settings.clock)();
        let listed = self.workspaces.list();
        self.viewed(|view| {
            let chosen = Chosen::of(view, &wish.what, at);
            let origins = chosen.origins(view, &listed);
            let exported = Exported { sessions: chosen.total(), missing: chosen.missing() };
            let Exported { sessions, missing } = exported;
            let head = Head { at, sessions, missing, origins: &origins };
            let mut sheet = export::sheet(wish, head, to)?;
            chosen.rows(view, &mut *sheet)?;
            sheet.end()?;
            Ok(exported)
        })
    }
}

/// The sessions that go into a file.
enum Chosen {
    Found { found: Box<Results>, group: Grouping, scope: Option<WorkspaceId> },
    Named { slots: Vec<Slot>, missing: usize },
}

impl Chosen {
    fn of(view: &View<'_>, what: &ExportOf, at: jiff::Timestamp) -> Self {
        match what {
            ExportOf::Found(query) => {
                let words = words(&understood(view, query));
                let FindQuery { workspace, filters: wanted, sort, group, .. } = query;
                let query = Query {
                    words,
                    scope: scope(view, workspace.as_ref()),
                    filters: filters(view, wanted, at),
                    sort: *sort,
                    group: *group,
                };
                let found = Box::new(view.index.find(&query, None));
                Self::Found { found, group: *group, scope: workspace.clone() }
            }
            ExportOf::Sessions(keys) => {
                let slots: Vec<Slot> =
                    keys.iter().filter_map(|(id, session)| view.slot_of(id, session)).collect();
                let missing = keys.len() - slots.len();
                Self::Named { slots, missing }
            }
        }
    }

    fn total(&self) -> usize {
        match self {
            Self::Found { found, .. } => found.total(),
            Self::Named { slots, .. } => slots.len(),
        }
    }

    fn missing(&self) -> usize {
        match self {
            Self::Found { .. } => 0,
            Self::Named { missing, .. } => *missing,
        }
    }

    /// The workspaces in scope, or those of the named sessions.
    fn origins(&self, view: &View<'_>, listed: &[Workspace]) -> Vec<Origin> {
        let (counts, scope) = match self {
            Self::Found { found, scope, .. } => {
                (view.index.facets(found).workspaces, scope.as_ref())
            }
            Self::Named { slots, .. } => (counted(view, slots), None),
        };
        let sources = view.sources(&counts, scope).into_iter();
        let origin = |source: super::Source| {
            let workspace = listed.iter().find(|one| one.id == source.workspace)?;
            Some(Origin {
                id: source.workspace,
                name: workspace.name.to_string(),
                address: workspace.address.as_ref().map(ToString::to_string),
                practice: workspace.practice.is_some(),
                sessions: source.found,
                known: source.sessions,
                as_of: source.as_of,
                oldest_as_of: source.oldest_as_of,
            })
        };
        let all = sources.filter_map(origin);
        match self {
            Self::Found { .. } => all.collect(),
            Self::Named { .. } => all.filter(|origin| origin.sessions > 0).collect(),
        }
    }

    fn rows(&self, view: &View<'_>, sheet: &mut dyn Sheet) -> io::Result<()> {
        match self {
            Self::Found { found, group, .. } => {
                let (mut from, mut scratch) = (0, Scratch::default());
                while from < found.units() {
                    for line in found.lines(view.index, from..from + AT_ONCE) {
                        // A line that began before was written with those before.
                        if line.at >= from {
                            row(view, &line.kind, *group, &mut scratch, sheet)?;
                        }
                    }
                    from += AT_ONCE;
                }
                Ok(())
            }
            Self::Named { slots, .. } => {
                let mut scratch = Scratch::default();
                slots.iter().try_for_each(|slot| session(view, *slot, &mut scratch, sheet))
            }
        }
    }
}

fn row(
    view: &View<'_>,
    line: &LineKind,
    group: Grouping,
    scratch: &mut Scratch,
    sheet: &mut dyn Sheet,
) -> io::Result<()> {
    match line {
        LineKind::Session(slot) => session(view, *slot, scratch, sheet),
        LineKind::Heading(heading) => match view.heading(heading, group) {
            Some(heading) => sheet.heading(&heading),
            None => Ok(()),
        },
    }
}

fn session(
    view: &View<'_>,
    slot: Slot,
    scratch: &mut Scratch,
    sheet: &mut dyn Sheet,
) -> io::Result<()> {
    let Some(entry) = view.index.get(slot, scratch) else { return Ok(()) };
    match view.keys.id_of(entry.workspace) {
        Some(workspace) => sheet.session(&Row { workspace, entry }),
        None => Ok(()),
    }
}

/// How many of these are of each workspace.
fn counted(view: &View<'_>, slots: &[Slot]) -> Vec<(WorkspaceKey, usize)> {
    let mut counts: Vec<(WorkspaceKey, usize)> = Vec::new();
    for slot in slots {
        let Some(entry) = view.index.session(*slot) else { continue };
        match counts.iter_mut().find(|(key, _)| *key == entry.workspace) {
            Some((_, count)) => *count += 1,
            None => counts.push((entry.workspace, 1)),
        }
    }
    counts
}
