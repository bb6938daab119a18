//! Reading all sessions of a workspace.

use tauri::{State, ipc::Channel};
use workspaces::WorkspaceId;

use crate::{
    Gatehouse,
    ipc::{
        problems::CommandError,
        reading::{HowMuch, ReadingEnd, ReadingProgress},
        second_factor::{Answer, SecondFactor},
    },
};

/// Reads the sessions of a workspace, page by page. With a code it goes on where it was challenged.
#[command::guarded]
pub async fn read_sessions(
    gatehouse: State<'_, Gatehouse>,
    id: String,
    how_much: HowMuch,
    second_factor: Option<SecondFactor>,
    on_progress: Channel<ReadingProgress>,
) -> Result<Answer<ReadingEnd>, CommandError> {
    let second_factor = second_factor.map(Into::into);
    let id = WorkspaceId::parse(&id)?;
    let tell = |progress: workspaces::ReadingProgress| drop(on_progress.send(progress.into()));
    let workspaces = &gatehouse.workspaces;
    let answer = workspaces.read_sessions(&id, how_much.into(), second_factor, tell).await?;
    Ok(Answer::from_program(answer, Into::into))
}

/// Ends the reading of a workspace; what was read is kept.
#[command::guarded]
pub async fn stop_reading(gatehouse: State<'_, Gatehouse>, id: String) -> Result<(), CommandError> {
    gatehouse.workspaces.stop_reading(&WorkspaceId::parse(&id)?);
    Ok(())
}
