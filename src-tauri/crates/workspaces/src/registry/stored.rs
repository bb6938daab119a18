//! The registry and its file: what is in memory is what was written.

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError, RwLock},
};

use jiff::Timestamp;

use super::{Registry, text};
use crate::{
    Error,
    whole_file::{self, Readers},
};

/// A workspaces file that could not be taken, and where it is now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptAside {
    /// Where the file is, byte for byte as it was. It is still the file's own path when it could
    /// not be moved; then nothing can be saved, so that it is not overwritten.
    pub path: PathBuf,
    /// Why it was not taken.
    pub why: WhyKeptAside,
}

/// Why a workspaces file was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyKeptAside {
    /// It is damaged, or cannot be read.
    Unreadable,
    /// A later version of the program wrote it.
    NewerVersion,
}

/// The registry and its file.
#[derive(Debug)]
pub struct Stored {
    file: PathBuf,
    current: RwLock<Arc<Registry>>,
    writing: Mutex<()>,
    /// An unreadable file that could not be moved stands in the way.
    in_the_way: Option<String>,
}

impl Stored {
    /// Reads the file. One that cannot be taken is kept aside and the registry starts empty; one
    /// that is not there is an empty registry.
    pub fn open(file: PathBuf, now: Timestamp) -> (Self, Option<KeptAside>) {
        let (registry, why) = match fs::read(&file) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => (Registry::default(), None),
            Err(_) => (Registry::default(), Some(WhyKeptAside::Unreadable)),
            Ok(bytes) => match text::read(&bytes) {
                Ok(registry) => (registry, None),
                Err(text::Unreadable::Damaged) => {
                    (Registry::default(), Some(WhyKeptAside::Unreadable))
                }
                Err(text::Unreadable::Newer) => {
                    (Registry::default(), Some(WhyKeptAside::NewerVersion))
                }
            },
        };
        let mut in_the_way = None;
        let aside = why.map(|why| match keep_aside(&file, now) {
            Ok(path) => KeptAside { path, why },
            Err(error) => {
                in_the_way = Some(format!("the file there cannot be kept aside: {error}"));
                KeptAside { path: file.clone(), why }
            }
        });
        let current = RwLock::new(Arc::new(registry));
        (Self { file, current, writing: Mutex::new(()), in_the_way }, aside)
    }

    /// The registry as it was last written; never waits for the disk.
    pub fn now(&self) -> Arc<Registry> {
        Arc::clone(&self.current.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Changes the registry and writes it, on a thread that may block. Goes to its end even when
    /// nobody waits for it any more.
    ///
    /// # Errors
    /// What `change` says, or [`Error::NotSaved`]; then nothing was changed.
    pub async fn change<T: Send + 'static>(
        self: &Arc<Self>,
        change: impl FnOnce(&mut Registry) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        let stored = Arc::clone(self);
        let work = tokio::task::spawn_blocking(move || stored.change_now(change));
        work.await.unwrap_or_else(|broken| Err(Error::NotSaved { details: broken.to_string() }))
    }

    /// Writes the registry as it is, to find out whether a change could be saved, before something
    /// is done elsewhere that cannot be undone.
    ///
    /// # Errors
    /// [`Error::NotSaved`].
    pub async fn try_to_save(self: &Arc<Self>) -> Result<(), Error> {
        let stored = Arc::clone(self);
        let work = tokio::task::spawn_blocking(move || {
            let _one_at_a_time = stored.writing.lock().unwrap_or_else(PoisonError::into_inner);
            stored.save(&stored.now())
        });
        work.await.unwrap_or_else(|broken| Err(Error::NotSaved { details: broken.to_string() }))
    }

    fn change_now<T>(
        &self,
        change: impl FnOnce(&mut Registry) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let _one_at_a_time = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let before = self.now();
        let mut after = Registry::clone(&before);
        let value = change(&mut after)?;
        if after == *before {
            return Ok(value);
        }
        self.save(&after)?;
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(after);
        Ok(value)
    }

    fn save(&self, registry: &Registry) -> Result<(), Error> {
        if let Some(details) = self.in_the_way.clone() {
            return Err(Error::NotSaved { details });
        }
        whole_file::replace(&self.file, text::write(registry).as_bytes(), Readers::Owner)
            .map_err(|error| Error::NotSaved { details: error.to_string() })
    }
}

/// Moves a file to `<name>.unreadable-<time>` beside it, never onto another one.
fn keep_aside(file: &Path, now: Timestamp) -> io::Result<PathBuf> {
    let mut name = file.as_os_str().to_owned();
    name.push(format!(".unreadable-{}", now.strftime("%Y%m%dT%H%M%SZ")));
    let mut free = PathBuf::from(&name);
    let mut number = 1;
    while free.symlink_metadata().is_ok() {
        number += 1;
        let mut numbered = name.clone();
        numbered.push(format!("-{number}"));
        free = PathBuf::from(numbered);
    }
    fs::rename(file, &free)?;
    whole_file::make_durable(whole_file::directory_of(file));
    Ok(free)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        WorkspaceName,
        registry::{Entry, Place},
    };

    fn add(registry: &mut Registry) -> Result<(), Error> {
        let name = WorkspaceName::parse("Practice")?;
        registry.add(Entry::new(name, Place::Practice("first".to_owned())));
        Ok(())
    }

    #[test]
    fn what_was_saved_is_there_after_a_restart() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("workspaces.json");
        let (stored, aside) = Stored::open(file.clone(), Timestamp::UNIX_EPOCH);
        assert_eq!(aside, None);
        stored.change_now(add).unwrap();
        let (again, aside) = Stored::open(file, Timestamp::UNIX_EPOCH);
        assert_eq!(aside, None);
        assert_eq!(again.now(), stored.now());
        assert_eq!(again.now().entries.len(), 1);
    }

    #[test]
    fn a_failed_save_changes_nothing() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("workspaces.json");
        let (stored, _) = Stored::open(file.clone(), Timestamp::UNIX_EPOCH);
        stored.change_now(add).unwrap();
        let before = fs::read(&file).unwrap();
        fs::create_dir_all(home.path().join("workspaces.json.new/x")).unwrap();
        assert!(matches!(stored.change_now(add), Err(Error::NotSaved { .. })));
        assert_eq!(stored.now().entries.len(), 1);
        assert_eq!(fs::read(&file).unwrap(), before);
    }

    #[test]
    fn a_newer_file_is_kept_aside_and_told_from_a_damaged_one() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("workspaces.json");
        let newer = br#"{"version":2,"workspaces":[]}"#;
        for expected in ["19700101T000000Z", "19700101T000000Z-2"] {
            fs::write(&file, newer).unwrap();
            let (stored, aside) = Stored::open(file.clone(), Timestamp::UNIX_EPOCH);
            let aside = aside.unwrap();
            assert_eq!(aside.why, WhyKeptAside::NewerVersion);
            assert!(aside.path.to_string_lossy().ends_with(expected), "{aside:?}");
            assert_eq!(fs::read(&aside.path).unwrap(), newer);
            stored.change_now(add).unwrap();
            assert_eq!(fs::read(&aside.path).unwrap(), newer);
        }
    }

    #[test]
    fn a_directory_in_place_of_the_file_is_kept_aside_too() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("workspaces.json");
        fs::create_dir(&file).unwrap();
        let (stored, aside) = Stored::open(file, Timestamp::UNIX_EPOCH);
        assert_eq!(aside.unwrap().why, WhyKeptAside::Unreadable);
        stored.change_now(add).unwrap();
    }
}
