//! The practice workspaces.

use tauri::State;
use workspaces::WorkspaceId;

use crate::{
    Gatehouse,
    ipc::{practice::PracticeHelp, problems::CommandError, workspace::Workspace},
};

/// Adds the practice workspaces that are not there yet, and starts them.
#[command::guarded]
pub async fn add_practice_workspaces(
    gatehouse: State<'_, Gatehouse>,
) -> Result<Vec<Workspace>, CommandError> {
    gatehouse.add_practice_workspaces().await?;
    Ok(gatehouse.list())
}

/// What a person can type into a practice workspace.
#[command::guarded]
pub async fn practice_help(
    gatehouse: State<'_, Gatehouse>,
    id: String,
) -> Result<PracticeHelp, CommandError> {
    gatehouse.practice_help(&WorkspaceId::parse(&id)?)
}
