//! The operations that may go on, the newest ones.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use tokio::sync::Mutex as Turn;

use super::job::Job;
use crate::{OperationId, WorkspaceId, stop::Stops};

/// The operations that may go on.
#[derive(Default)]
pub struct Operations(Mutex<VecDeque<Entry>>);

struct Entry {
    operation: OperationId,
    workspace: WorkspaceId,
    desk: Arc<OperationDesk>,
}

/// One operation on one workspace.
pub struct OperationDesk {
    /// Held by whoever goes on with it.
    pub job: Turn<Job>,
    /// Stops it.
    pub stops: Stops,
}

/// So many are kept; each workspace of an operation counts.
const KEPT: usize = 100;

impl Operations {
    /// An operation may begin.
    pub fn add(&self, operation: &OperationId, workspace: &WorkspaceId, job: Job) {
        let desk = Arc::new(OperationDesk { job: Turn::new(job), stops: Stops::default() });
        let (operation, workspace) = (operation.clone(), workspace.clone());
        let mut entries = self.entries();
        entries.push_front(Entry { operation, workspace, desk });
        entries.truncate(KEPT);
    }

    /// An operation on a workspace; `None` when it is not kept (any more).
    pub fn get(&self, operation: &OperationId, id: &WorkspaceId) -> Option<Arc<OperationDesk>> {
        let entries = self.entries();
        let is_it = |entry: &&Entry| entry.operation == *operation && entry.workspace == *id;
        entries.iter().find(is_it).map(|entry| Arc::clone(&entry.desk))
    }

    /// Stops and forgets what goes on at some workspaces.
    pub fn forget(&self, is_meant: impl Fn(&WorkspaceId) -> bool) {
        self.entries().retain(|entry| {
            let goes = is_meant(&entry.workspace);
            if goes {
                entry.desk.stops.stop();
            }
            !goes
        });
    }

    fn entries(&self) -> MutexGuard<'_, VecDeque<Entry>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
