//! The readings that returned sessions, kept as long as a session belongs to them.

use crate::{slot::to_u32, workspaces::WorkspaceKey};

/// One page or answer of a server; later ones compare as greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reading {
    number: u32,
    workspace: WorkspaceKey,
}

/// Readings by place, the oldest first. Places change when unused ones are forgotten.
#[derive(Default)]
pub(crate) struct Readings {
    pages: Vec<Page>,
    begun: u32,
    unused: usize,
}

#[derive(Clone, Copy)]
struct Page {
    reading: Reading,
    at_ms: i64,
    sessions: u32,
}

/// How many unused readings there may be before they are compacted.
const SLACK: usize = 1_000;

impl Reading {
    /// Its number; later readings have greater ones, whatever the clock says.
    #[must_use]
    pub fn number(self) -> u32 {
        self.number
    }

    /// Whose sessions were read.
    pub(crate) fn workspace(self) -> WorkspaceKey {
        self.workspace
    }
}

impl Readings {
    pub(crate) fn begin(&mut self, workspace: WorkspaceKey, at_ms: i64) -> Reading {
        let reading = Reading { number: self.begun, workspace };
        self.begun = self.begun.checked_add(1).expect("fewer than four thousand million pages");
        self.pages.push(Page { reading, at_ms, sessions: 0 });
        self.unused += 1;
        reading
    }

    /// Where a reading lies; nothing if it was forgotten.
    pub(crate) fn place(&self, reading: Reading) -> Option<u32> {
        let at = match self.pages.last() {
            Some(last) if last.reading == reading => Ok(self.pages.len() - 1),
            Some(_) | None => self.pages.binary_search_by_key(&reading, |page| page.reading),
        };
        at.ok().map(to_u32)
    }

    pub(crate) fn at(&self, place: u32) -> Reading {
        self.pages[place as usize].reading
    }

    pub(crate) fn workspace(&self, place: u32) -> WorkspaceKey {
        self.pages[place as usize].reading.workspace
    }

    /// When the answer at a place was given.
    pub(crate) fn at_ms(&self, place: u32) -> i64 {
        self.pages[place as usize].at_ms
    }

    /// A session is of this reading from now on.
    pub(crate) fn came(&mut self, place: u32) {
        let sessions = &mut self.pages[place as usize].sessions;
        self.unused -= usize::from(*sessions == 0);
        *sessions += 1;
    }

    /// A session is not of this reading any more.
    pub(crate) fn went(&mut self, place: u32) {
        let sessions = &mut self.pages[place as usize].sessions;
        *sessions -= 1;
        self.unused += usize::from(*sessions == 0);
    }

    /// For each place what its workspace is given.
    pub(crate) fn given(&self, by_workspace: &[bool]) -> Vec<bool> {
        self.pages.iter().map(|page| by_workspace[page.reading.workspace.index()]).collect()
    }

    /// For each workspace the time of its oldest reading that has a session.
    pub(crate) fn oldest_ms(&self, workspaces: usize) -> Vec<Option<i64>> {
        let mut oldest: Vec<Option<i64>> = vec![None; workspaces];
        for page in self.pages.iter().filter(|page| page.sessions > 0) {
            let oldest = &mut oldest[page.reading.workspace.index()];
            *oldest = Some(oldest.map_or(page.at_ms, |moment| moment.min(page.at_ms)));
        }
        oldest
    }

    /// Whether more than half of the places must be unused.
    pub(crate) fn is_worth_compacting(&self) -> bool {
        self.unused > self.pages.len() / 2 + SLACK
    }

    /// Drops unused readings, except the newest of each workspace: sessions may still arrive by it.
    /// Returns the new place of each old one; 0 for a dropped one.
    pub(crate) fn compact(&mut self, workspaces: usize) -> Vec<u32> {
        let mut has_newer = vec![false; workspaces];
        let mut is_kept: Vec<bool> = Vec::with_capacity(self.pages.len());
        for page in self.pages.iter().rev() {
            let is_newest =
                !std::mem::replace(&mut has_newer[page.reading.workspace.index()], true);
            is_kept.push(is_newest || page.sessions > 0);
        }
        is_kept.reverse();
        let mut kept = Vec::new();
        let new_places = self.pages.iter().zip(is_kept).map(|(page, is_kept)| {
            let place = to_u32(kept.len());
            if !is_kept {
                return 0;
            }
            kept.push(*page);
            place
        });
        let new_places = new_places.collect();
        self.unused = kept.iter().filter(|page| page.sessions == 0).count();
        self.pages = kept;
        new_places
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        index::{Index, Put},
        session::{Account, Device, DeviceKind, Session},
    };

    fn session(id: &str) -> Session {
        let device = Device {
            kind: DeviceKind::Unknown,
            name: None,
            version: None,
            long_version: None,
            system: None,
            system_version: None,
        };
        let (session_id, account) = (id.to_owned(), Account::default());
        Session { session_id, account, device, host: None, address: None, last_connected: None }
    }

    #[test]
    fn pages_of_which_no_session_is_left_are_forgotten_and_the_others_stay_as_they_were() {
        let mut index = Index::new();
        let (one, other) = (index.add_workspace("One"), index.add_workspace("Other"));
        let quiet = index.begin_reading(other, -7);
        let first = index.begin_reading(one, 0);
        index.put(first, &session("met once"));
        for at_ms in 1..=20_000 {
            let reading = index.begin_reading(one, at_ms);
            index.put(reading, &session("met again and again"));
        }
        assert!(index.readings.pages.len() < 3_000, "{}", index.readings.pages.len());
        let as_of = |id| index.slot_of(one, id).and_then(|slot| index.session(slot));
        let as_of = |id| as_of(id).map(|entry| entry.as_of_ms);
        assert_eq!((as_of("met once"), as_of("met again and again")), (Some(0), Some(20_000)));
        assert_eq!(index.last_reading_ms(one), Some(20_000));
        assert!(matches!(index.put(quiet, &session("at last")), Put::New(_)));
        assert_eq!(index.oldest_readings_ms(), [Some(0), Some(-7)]);
        let last = index.begin_reading(one, 20_001);
        let old: Vec<_> =
            index.not_met_since(one, last).into_iter().map(|(slot, _)| slot).collect();
        assert_eq!(index.remove_all(&old), 2);
        assert_eq!((index.len(), index.oldest_readings_ms()), (1, vec![None, Some(-7)]));
    }
}
