//! A file that the person wants to have.

use std::{
    io::{self, Write},
    path::{Path, PathBuf},
};

use tauri::Runtime;
use tauri_plugin_dialog::FileDialogBuilder;
use workspaces::Workspaces;

use crate::ipc::problems::CommandError;

/// Asks where to save a file; `None` when the person cancels. What goes into it is to be read only
/// afterwards.
///
/// # Errors
/// [`CommandError::Locked`] when the window was locked while the dialog of the desktop was open,
/// which nobody takes away.
pub async fn ask<R: Runtime>(
    dialog: FileDialogBuilder<R>,
    workspaces: &Workspaces,
) -> Result<Option<Place>, CommandError> {
    let wished = Wished::now(workspaces);
    let asked = tauri::async_runtime::spawn_blocking(move || {
        let chosen = dialog.blocking_save_file();
        chosen.map(|chosen| chosen.into_path().map_err(io::Error::other)).transpose()
    });
    match asked.await {
        Ok(chosen) => wished.place(chosen.map_err(|error| not_saved(&error))?),
        Err(ended) => Err(not_saved(&ended)),
    }
}

/// Where the person wants to have a file.
#[derive(Debug)]
pub struct Place(PathBuf);

impl Place {
    /// Puts `text` there, whole or not at all; gives the path.
    ///
    /// # Errors
    /// [`CommandError::NotSaved`].
    pub async fn save(self, text: String) -> Result<String, CommandError> {
        let save = move |path: &Path| workspaces::replace_file(path, text.as_bytes());
        Ok(self.with(save).await?.0)
    }

    /// Puts there what `write` writes, for its owner alone, whole or not at all; gives the path and
    /// what came of it.
    ///
    /// # Errors
    /// [`CommandError::NotSaved`].
    pub async fn write<T: Send + 'static>(
        self,
        write: impl FnOnce(&mut dyn Write) -> io::Result<T> + Send + 'static,
    ) -> Result<(String, T), CommandError> {
        self.with(move |path| workspaces::write_private_file(path, write)).await
    }

    /// On a thread that may be blocked.
    async fn with<T: Send + 'static>(
        self,
        save: impl FnOnce(&Path) -> io::Result<T> + Send + 'static,
    ) -> Result<(String, T), CommandError> {
        let Self(path) = self;
        let saved = tauri::async_runtime::spawn_blocking(move || {
            let saved = save(&path)?;
            Ok((path.display().to_string(), saved))
        });
        match saved.await {
            Ok(saved) => saved.map_err(|error: io::Error| not_saved(&error)),
            Err(ended) => Err(not_saved(&ended)),
        }
    }
}

/// A file that was wished for, for as long as it is not locked.
struct Wished<'a> {
    workspaces: &'a Workspaces,
    times_locked: u64,
}

impl<'a> Wished<'a> {
    fn now(workspaces: &'a Workspaces) -> Self {
        Self { workspaces, times_locked: workspaces.times_locked() }
    }

    fn place(&self, chosen: Option<PathBuf>) -> Result<Option<Place>, CommandError> {
        let was_locked = self.workspaces.times_locked() > self.times_locked;
        if was_locked || self.workspaces.is_locked() {
            return Err(CommandError::Locked);
        }
        Ok(chosen.map(Place))
    }
}

fn not_saved(error: &impl ToString) -> CommandError {
    CommandError::NotSaved { details: error.to_string() }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use rocketchat::Secret;
    use workspaces::{MemoryVault, Settings};

    use super::*;

    #[tokio::test]
    async fn a_place_chosen_after_it_was_locked_is_refused_also_once_it_is_open_again() {
        let home = tempfile::tempdir().unwrap();
        let (file, settings) = (home.path().join("workspaces.json"), Settings::default());
        let all = Workspaces::open(file, Arc::<MemoryVault>::default(), settings).workspaces;
        let secret = |text: &str| Secret::new(text.to_owned());
        all.set_lock(&secret("482913"), &secret("")).await.unwrap();
        let chosen = || Some(home.path().join("sessions.csv"));
        let before = Wished::now(&all);
        assert!(before.place(chosen()).unwrap().is_some());

        all.lock().await.unwrap();
        assert!(matches!(before.place(chosen()), Err(CommandError::Locked)));
        all.unlock(&secret("482913")).await.unwrap();
        assert!(matches!(before.place(chosen()), Err(CommandError::Locked)));
        assert!(matches!(before.place(None), Err(CommandError::Locked)));

        let place = Wished::now(&all).place(chosen()).unwrap().unwrap();
        let (path, ()) = place.write(|file| file.write_all(b"row")).await.unwrap();
        assert_eq!(std::fs::read(path).unwrap(), b"row");
    }
}
