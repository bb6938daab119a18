//! The list of workspaces: needs no connection, except to sign out of one that is removed.

use tauri::State;
use workspaces::WorkspaceId;

use crate::{
    Gatehouse,
    ipc::{
        opening::{LeftEnded, LeftSignIns, Opening},
        problems::CommandError,
        workspace::{AddressChange, AddressReading, Removal, Workspace},
    },
};

/// Everything the window needs when it opens.
#[command::guarded]
pub async fn open(gatehouse: State<'_, Gatehouse>) -> Result<Opening, CommandError> {
    Ok(gatehouse.opening())
}

/// Adds the workspaces of the last good copy of a lost list.
#[command::guarded]
pub async fn restore_list(gatehouse: State<'_, Gatehouse>) -> Result<Vec<Workspace>, CommandError> {
    gatehouse.workspaces.restore_list().await?;
    gatehouse.list_is_decided();
    Ok(gatehouse.list())
}

/// Goes on without the last good copy, which is kept aside.
#[command::guarded]
pub async fn decline_list(gatehouse: State<'_, Gatehouse>) -> Result<(), CommandError> {
    gatehouse.workspaces.decline_list().await?;
    gatehouse.list_is_decided();
    Ok(())
}

/// The sign-ins in the password store that no workspace of the list has.
#[command::guarded]
pub async fn left_sign_ins(gatehouse: State<'_, Gatehouse>) -> Result<LeftSignIns, CommandError> {
    Ok(gatehouse.workspaces.left_sign_ins().await?.into())
}

/// Signs out of these, each at its own server, and deletes them; says of each what became of it.
#[command::guarded]
pub async fn end_left_sign_ins(
    gatehouse: State<'_, Gatehouse>,
    ids: Vec<String>,
) -> Result<Vec<LeftEnded>, CommandError> {
    let ids: Vec<WorkspaceId> =
        ids.iter().map(|id| WorkspaceId::parse(id)).collect::<Result<_, _>>()?;
    let ended = gatehouse.workspaces.end_left_sign_ins(&ids).await?;
    let ended =
        ended.into_iter().map(|(id, how)| LeftEnded { id: id.to_string(), how: how.into() });
    Ok(ended.collect())
}

/// Says how an address would be used.
#[command::guarded]
pub async fn read_address(
    gatehouse: State<'_, Gatehouse>,
    text: String,
) -> Result<AddressReading, CommandError> {
    Ok(gatehouse.workspaces.read_address(&text).into())
}

/// Adds a workspace.
#[command::guarded]
pub async fn add_workspace(
    gatehouse: State<'_, Gatehouse>,
    address: String,
    name: Option<String>,
    another_account: bool,
) -> Result<Workspace, CommandError> {
    Ok(gatehouse.workspaces.add(&address, name.as_deref(), another_account).await?.into())
}

/// Gives a workspace another name.
#[command::guarded]
pub async fn rename_workspace(
    gatehouse: State<'_, Gatehouse>,
    id: String,
    name: String,
) -> Result<Workspace, CommandError> {
    Ok(gatehouse.workspaces.rename(&WorkspaceId::parse(&id)?, &name).await?.into())
}

/// Gives a workspace another address, after signing out of the one it had.
#[command::guarded]
pub async fn change_address(
    gatehouse: State<'_, Gatehouse>,
    id: String,
    address: String,
    another_account: bool,
) -> Result<AddressChange, CommandError> {
    let id = WorkspaceId::parse(&id)?;
    let removal = gatehouse.workspaces.change_address(&id, &address, another_account).await?;
    let workspace = gatehouse.workspaces.workspace(&id)?;
    Ok(AddressChange { workspace: workspace.into(), removal: removal.into() })
}

/// Puts a workspace before another one, or last.
#[command::guarded]
pub async fn move_workspace(
    gatehouse: State<'_, Gatehouse>,
    id: String,
    before: Option<String>,
) -> Result<Vec<Workspace>, CommandError> {
    let before = before.as_deref().map(WorkspaceId::parse).transpose()?;
    gatehouse.workspaces.move_before(&WorkspaceId::parse(&id)?, before.as_ref()).await?;
    Ok(gatehouse.list())
}

/// Removes a workspace, after signing out of it.
#[command::guarded]
pub async fn remove_workspace(
    gatehouse: State<'_, Gatehouse>,
    id: String,
) -> Result<Removal, CommandError> {
    Ok(gatehouse.workspaces.remove(&WorkspaceId::parse(&id)?).await?.into())
}
