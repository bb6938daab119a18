//! Sessions that the person takes away: on the clipboard, or in a file.

use tauri::{AppHandle, Runtime, State};
use tauri_plugin_dialog::DialogExt;
use workspaces::{ExportWish, WorkspaceId};

use super::off_the_window;
use crate::{
    Gatehouse,
    ipc::{
        export::{ExportFormat, ExportOf, ExportWords, ExportedFile},
        find::SessionKey,
        problems::CommandError,
        session_card::SessionCard,
    },
    saved_file,
};

/// What is known of these sessions, in this order; those that are not known are left out.
#[command::guarded]
pub async fn session_cards(
    gatehouse: State<'_, Gatehouse>,
    keys: Vec<SessionKey>,
) -> Result<Vec<SessionCard>, CommandError> {
    let finder = gatehouse.finder.clone();
    let keys =
        keys.into_iter().map(|key| Ok((WorkspaceId::parse(&key.workspace_id)?, key.session_id)));
    let keys: Vec<_> = keys.collect::<Result<_, CommandError>>()?;
    let cards = off_the_window(move || finder.cards(&keys)).await?;
    Ok(cards.into_iter().map(Into::into).collect())
}

/// Asks where to save sessions, and saves them; null when the person cancels.
#[command::guarded]
pub async fn export_sessions<R: Runtime>(
    app: AppHandle<R>,
    gatehouse: State<'_, Gatehouse>,
    what: ExportOf,
    format: ExportFormat,
    words: ExportWords,
    masked: bool,
) -> Result<Option<ExportedFile>, CommandError> {
    let finder = gatehouse.finder.clone();
    let wish = ExportWish { what: what.try_into()?, format: format.into(), masked, words };
    let dialog = app.dialog().file().set_file_name(finder.export_name(&wish));
    let Some(place) = saved_file::ask(dialog, &gatehouse.workspaces).await? else {
        return Ok(None);
    };
    let (path, exported) = place.write(move |to| finder.export(&wish, to)).await?;
    Ok(Some(ExportedFile::at(path, exported)))
}
