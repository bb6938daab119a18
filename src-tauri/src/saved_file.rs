//! A file that the person wants to have.

use std::{
    io::{self, Write},
    path::Path,
};

use tauri::Runtime;
use tauri_plugin_dialog::FileDialogBuilder;

use crate::ipc::problems::CommandError;

/// Asks where to save `text` and saves it there, whole or not at all; `None` when the person cancels.
///
/// # Errors
/// [`CommandError::NotSaved`] when it cannot be written.
pub async fn ask_and_save<R: Runtime>(
    dialog: FileDialogBuilder<R>,
    text: String,
) -> Result<Option<String>, CommandError> {
    let saved =
        ask_where(dialog, move |path| workspaces::replace_file(path, text.as_bytes())).await?;
    Ok(saved.map(|(path, ())| path))
}

/// Asks where to save what `write` writes, and saves it there for its owner alone, whole or not at
/// all; `None` when the person cancels. Nothing is written before the person has chosen.
///
/// # Errors
/// [`CommandError::NotSaved`] when it cannot be written.
pub async fn ask_and_write<R: Runtime, T: Send + 'static>(
    dialog: FileDialogBuilder<R>,
    write: impl FnOnce(&mut dyn Write) -> io::Result<T> + Send + 'static,
) -> Result<Option<(String, T)>, CommandError> {
    ask_where(dialog, move |path| workspaces::write_private_file(path, write)).await
}

/// The path that the person chose, and what `save` made of it; on a thread that may be blocked.
async fn ask_where<R: Runtime, T: Send + 'static>(
    dialog: FileDialogBuilder<R>,
    save: impl FnOnce(&Path) -> io::Result<T> + Send + 'static,
) -> Result<Option<(String, T)>, CommandError> {
    let asked = tauri::async_runtime::spawn_blocking(move || {
        let Some(chosen) = dialog.blocking_save_file() else {
            return Ok(None);
        };
        let path = chosen.into_path().map_err(io::Error::other)?;
        let saved = save(&path)?;
        Ok(Some((path.display().to_string(), saved)))
    });
    match asked.await {
        Ok(saved) => saved.map_err(|error: io::Error| not_saved(&error)),
        Err(ended) => Err(not_saved(&ended)),
    }
}

fn not_saved(error: &impl ToString) -> CommandError {
    CommandError::NotSaved { details: error.to_string() }
}
