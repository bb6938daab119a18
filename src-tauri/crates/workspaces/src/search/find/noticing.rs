//! The hints, computed anew when something was read.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use session_index::{Hints, Index, Thresholds};

/// Up to so many sessions, hints follow every change at once.
const FEW: usize = 20_000;
/// With more, they follow while a list is being read only so often.
const PAUSE: SignedDuration = SignedDuration::from_secs(5);
/// Without a change for so long, no list is being read.
const STILL: SignedDuration = SignedDuration::from_secs(1);
/// Sessions grow quiet by themselves.
const FRESH: SignedDuration = SignedDuration::from_mins(10);

/// The hints about what was read, as they were computed last. As long as they are of another
/// version of the index, whoever asked has to ask again.
#[derive(Default)]
pub struct Noticing {
    last: Option<Computed>,
    newest: Seen,
}

struct Computed {
    hints: Arc<Hints>,
    at: Timestamp,
}

/// A version of the index, and when it was seen first.
#[derive(Default)]
struct Seen {
    version: u64,
    at: Timestamp,
}

impl Noticing {
    /// Hints that are new enough, computed where they are not.
    pub fn current(&mut self, index: &Index, now: Timestamp) -> Arc<Hints> {
        if self.newest.version != index.version() {
            self.newest = Seen { version: index.version(), at: now };
        }
        if let Some(last) = &self.last
            && last.will_do(index, &self.newest, now)
        {
            return Arc::clone(&last.hints);
        }
        let thresholds = Thresholds::default();
        let hints = Arc::new(Hints::compute(index, now.as_millisecond(), &thresholds));
        self.last = Some(Computed { hints: Arc::clone(&hints), at: now });
        hints
    }
}

impl Computed {
    fn will_do(&self, index: &Index, newest: &Seen, now: Timestamp) -> bool {
        let since = |moment| now.duration_since(moment).abs();
        if self.hints.version() == index.version() {
            return since(self.at) < FRESH;
        }
        index.len() > FEW && since(self.at) < PAUSE && since(newest.at) < STILL
    }
}

#[cfg(test)]
mod tests {
    use session_index::{Account, Device, DeviceKind, Session, WorkspaceKey};

    use super::*;

    fn put(index: &mut Index, workspace: WorkspaceKey, ids: std::ops::Range<usize>) {
        let reading = index.begin_reading(workspace, 0);
        for id in ids {
            let session = Session {
                session_id: id.to_string(),
                account: Account::default(),
                device: Device {
                    kind: DeviceKind::Unknown,
                    name: None,
                    version: None,
                    long_version: None,
                    system: None,
                    system_version: None,
                },
                host: None,
                address: None,
                last_connected: None,
            };
            index.put(reading, &session);
        }
    }

    #[test]
    fn of_many_sessions_hints_follow_now_and_then_while_they_come_and_at_once_when_that_ends() {
        let start = Timestamp::UNIX_EPOCH;
        let at = |ms| start + SignedDuration::from_millis(ms);
        let mut index = Index::new();
        let workspace = index.add_workspace("Acme");
        put(&mut index, workspace, 0..FEW + 1);
        let mut noticing = Noticing::default();
        let mut is_current =
            |index: &Index, ms| noticing.current(index, at(ms)).version() == index.version();
        assert!(is_current(&index, 0));
        for page in 1_i64..=9 {
            let id = FEW + usize::try_from(page).unwrap();
            put(&mut index, workspace, id..id + 1);
            assert!(!is_current(&index, page * 500), "page {page}");
        }
        put(&mut index, workspace, 0..1);
        assert!(is_current(&index, 5_000), "not older than that");

        put(&mut index, workspace, 0..1);
        assert!(!is_current(&index, 5_500), "the last page");
        assert!(!is_current(&index, 6_000), "another may still come");
        assert!(is_current(&index, 6_500), "none came");
    }

    #[test]
    fn of_few_sessions_hints_follow_every_page() {
        let mut index = Index::new();
        let workspace = index.add_workspace("Acme");
        let mut noticing = Noticing::default();
        for page in 0..3 {
            put(&mut index, workspace, page..page + 1);
            let hints = noticing.current(&index, Timestamp::UNIX_EPOCH);
            assert_eq!(hints.version(), index.version());
        }
    }
}
