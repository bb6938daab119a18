//! Reading all sessions of a workspace.

use workspaces::{HowMuch, ReadingEnd};

use crate::{
    list_end::goes_on,
    program::{Problem, Visit, answering},
};

/// Reads all sessions; a list that stops because it is very long is read on.
pub async fn read_whole(visit: &Visit) -> Result<ReadingEnd, Problem> {
    loop {
        let reads = async |code| {
            visit.workspaces.read_sessions(&visit.id, HowMuch::Everything, code, |_| {}).await
        };
        let end = answering(reads).await?;
        if !goes_on(&end) {
            return Ok(end);
        }
    }
}
