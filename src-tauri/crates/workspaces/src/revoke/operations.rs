//! The operations that may go on, the newest ones.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use tokio::sync::Mutex as Turn;

use super::job::Job;
use crate::{activity::OperationId, directory::WorkspaceId, server::Stops};

/// The operations that may go on, the newest first.
#[derive(Default)]
pub struct Operations(Mutex<VecDeque<Operation>>);

/// An operation on all its workspaces.
struct Operation {
    id: OperationId,
    parts: Vec<(WorkspaceId, Arc<OperationHandle>)>,
}

/// One operation on one workspace.
pub struct OperationHandle {
    /// Held by whoever goes on with it.
    pub job: Turn<Job>,
    /// Stops it.
    pub stops: Stops,
}

/// So many jobs are kept, each workspace of an operation counted; whoever may go on with an
/// operation may do so on all its workspaces.
const KEPT: usize = 100;

impl Operations {
    /// An operation may begin. The oldest ones leave for it, each as a whole.
    pub fn add(&self, id: &OperationId, jobs: Vec<(WorkspaceId, Job)>) {
        let handle =
            |job| Arc::new(OperationHandle { job: Turn::new(job), stops: Stops::default() });
        let parts = jobs.into_iter().map(|(workspace, job)| (workspace, handle(job))).collect();
        let mut operations = self.operations();
        operations.push_front(Operation { id: id.clone(), parts });
        let mut kept = 0;
        operations.retain(|operation| {
            let is_newest = kept == 0;
            kept += operation.parts.len();
            is_newest || kept <= KEPT
        });
    }

    /// An operation on a workspace; `None` when it is not kept (any more).
    pub fn get(&self, id: &OperationId, workspace: &WorkspaceId) -> Option<Arc<OperationHandle>> {
        let operations = self.operations();
        let operation = operations.iter().find(|operation| operation.id == *id)?;
        let part = operation.parts.iter().find(|(other, _)| other == workspace);
        part.map(|(_, handle)| Arc::clone(handle))
    }

    /// Stops and forgets what goes on at some workspaces.
    pub fn forget(&self, is_meant: impl Fn(&WorkspaceId) -> bool) {
        for operation in self.operations().iter_mut() {
            for (_, handle) in operation.parts.extract_if(.., |(workspace, _)| is_meant(workspace))
            {
                handle.stops.stop();
            }
        }
    }

    fn operations(&self) -> MutexGuard<'_, VecDeque<Operation>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::revoke::job::Baseline;

    fn of(workspaces: &[WorkspaceId]) -> Vec<(WorkspaceId, Job)> {
        let job = || {
            let baseline = Baseline::new(Timestamp::UNIX_EPOCH, []);
            Job::new(OperationId::random(), None, Vec::new(), Vec::new(), baseline)
        };
        workspaces.iter().map(|workspace| (workspace.clone(), job())).collect()
    }

    #[test]
    fn an_operation_leaves_as_a_whole_and_the_newest_one_stays() {
        let operations = Operations::default();
        let workspaces: Vec<_> = (0..130).map(|_| WorkspaceId::random()).collect();
        let kept = |id: &OperationId| {
            workspaces.iter().filter(|it| operations.get(id, it).is_some()).count()
        };
        let [first, second, third, fourth] = [(); 4].map(|()| OperationId::random());
        operations.add(&first, of(&workspaces[..40]));
        operations.add(&second, of(&workspaces[..40]));
        operations.add(&third, of(&workspaces[..40]));
        assert_eq!([&first, &second, &third].map(kept), [0, 40, 40]);
        operations.add(&fourth, of(&workspaces));
        assert_eq!([&first, &second, &third, &fourth].map(kept), [0, 0, 0, 130]);
        operations.forget(|workspace| *workspace == workspaces[3]);
        assert_eq!(kept(&fourth), 129);
    }
}
