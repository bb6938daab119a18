//! A file that the person wants to have.

use std::io;

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
    let asked = tauri::async_runtime::spawn_blocking(move || -> io::Result<Option<String>> {
        let Some(chosen) = dialog.blocking_save_file() else {
            return Ok(None);
        };
        let path = chosen.into_path().map_err(io::Error::other)?;
        workspaces::replace_file(&path, text.as_bytes())?;
        Ok(Some(path.display().to_string()))
    });
    match asked.await {
        Ok(saved) => saved.map_err(|error| not_saved(&error)),
        Err(ended) => Err(not_saved(&ended)),
    }
}

fn not_saved(error: &impl ToString) -> CommandError {
    CommandError::NotSaved { details: error.to_string() }
}
