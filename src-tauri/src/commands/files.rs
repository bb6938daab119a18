//! Workspaces in a file that an administrator hands out.

use tauri::{AppHandle, Runtime, State};
use tauri_plugin_dialog::DialogExt;

use crate::{
    Gatehouse,
    ipc::{import::ImportPreview, problems::CommandError, workspace::Workspace},
    saved_file,
};

/// Says what a file would add.
#[command::guarded]
pub async fn preview_import(
    gatehouse: State<'_, Gatehouse>,
    text: String,
) -> Result<ImportPreview, CommandError> {
    Ok(gatehouse.workspaces.preview_import(&text)?.into())
}

/// Adds what is new in a file.
#[command::guarded]
pub async fn import_workspaces(
    gatehouse: State<'_, Gatehouse>,
    text: String,
) -> Result<Vec<Workspace>, CommandError> {
    gatehouse.workspaces.import(&text).await?;
    Ok(gatehouse.list())
}

/// Asks where to save a file to hand out, and saves it; null when the person cancels.
#[command::guarded]
pub async fn export_workspaces<R: Runtime>(
    app: AppHandle<R>,
    gatehouse: State<'_, Gatehouse>,
) -> Result<Option<String>, CommandError> {
    let dialog = app.dialog().file().set_file_name("gatehouse-workspaces.json");
    let Some(place) = saved_file::ask(dialog, &gatehouse.workspaces).await? else {
        return Ok(None);
    };
    Ok(Some(place.save(gatehouse.workspaces.export()).await?))
}
