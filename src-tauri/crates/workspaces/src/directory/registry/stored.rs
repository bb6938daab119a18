//! The registry and its file: what is in memory is what was written, by this instance or another.

mod instance;
mod last_good;
#[cfg(test)]
mod tests;

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock},
};

use jiff::Timestamp;

pub use self::instance::InstanceLock;
use super::{Registry, text};
use crate::{
    directory::WorkspaceId,
    error::Error,
    whole_file::{self, Readers},
};

/// A workspaces file that could not be taken, and what there is instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptAside {
    /// Where the file is, byte for byte as it was. It is still the file's own path when it could
    /// not be moved, or was written by a later version; then nothing can be saved, so that it is
    /// not overwritten.
    pub path: PathBuf,
    /// Why it was not taken.
    pub why: WhyKeptAside,
    /// How many workspaces the last good copy has that are not in the list; they can be restored.
    pub last_good: usize,
}

/// Why a workspaces file was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyKeptAside {
    /// It is damaged, or cannot be read.
    Unreadable,
    /// A later version of the program wrote it. It is left alone.
    NewerVersion,
    /// It is not there, although a good copy is.
    Missing,
    /// It is good, but an earlier one was lost and nobody has decided about its last good copy.
    Undecided,
}

/// The registry and its file.
#[derive(Debug)]
pub struct Stored {
    file: PathBuf,
    opened: Timestamp,
    current: RwLock<Arc<Registry>>,
    /// The file's bytes as they were last read or written here.
    known: Mutex<Vec<u8>>,
    in_the_way: Option<InTheWay>,
    offered: Mutex<Option<Registry>>,
}

/// A file that must not be overwritten.
#[derive(Debug, Clone)]
enum InTheWay {
    Newer,
    Unmovable(String),
}

impl Stored {
    /// Reads the file. A damaged one is kept aside and the registry starts empty, with the last
    /// good copy on offer; one of a later version is left where it is; one that is not there is an
    /// empty registry.
    pub fn open(file: PathBuf, now: Timestamp) -> (Self, Option<KeptAside>) {
        let leftover = InstanceLock::try_take(&file);
        if leftover.is_some() {
            // Nobody is writing now, so it is of an attempt that was cut off.
            let _removed = whole_file::remove_leftover(&file);
        }
        let (registry, known, why) = match fs::read(&file) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let lost = last_good::is_there(&file).then_some(WhyKeptAside::Missing);
                (Registry::default(), Vec::new(), lost)
            }
            Err(_) => (Registry::default(), Vec::new(), Some(WhyKeptAside::Unreadable)),
            Ok(bytes) => match text::read(&bytes) {
                Ok(registry) => (registry, bytes, None),
                Err(text::Unreadable::Damaged) => {
                    (Registry::default(), Vec::new(), Some(WhyKeptAside::Unreadable))
                }
                Err(text::Unreadable::Newer) => {
                    (Registry::default(), Vec::new(), Some(WhyKeptAside::NewerVersion))
                }
            },
        };
        let (mut in_the_way, mut path) = (None, file.clone());
        match why {
            Some(WhyKeptAside::Unreadable) => match keep_aside(&file, now) {
                Ok(aside) => path = aside,
                Err(error) => {
                    let why = format!("the file there cannot be kept aside: {error}");
                    in_the_way = Some(InTheWay::Unmovable(why));
                }
            },
            Some(WhyKeptAside::NewerVersion) => in_the_way = Some(InTheWay::Newer),
            Some(WhyKeptAside::Missing | WhyKeptAside::Undecided) | None => {}
        }
        let offered = match why {
            Some(WhyKeptAside::NewerVersion) => None,
            Some(WhyKeptAside::Unreadable | WhyKeptAside::Missing) => last_good::offer(&file),
            Some(WhyKeptAside::Undecided) | None => {
                if !known.is_empty() {
                    last_good::keep_unless_same(&file, &known);
                }
                last_good::offered(&file)
            }
        };
        drop(leftover);
        let last_good = offered.as_ref().map_or(0, |offered| missing_from(&registry, offered));
        let why = why.or((last_good > 0).then_some(WhyKeptAside::Undecided));
        let why = why.filter(|why| *why != WhyKeptAside::Missing || last_good > 0);
        let aside = why.map(|why| KeptAside { path, why, last_good });
        let stored = Self {
            file,
            opened: now,
            current: RwLock::new(Arc::new(registry)),
            known: Mutex::new(known),
            in_the_way,
            offered: Mutex::new(offered),
        };
        (stored, aside)
    }

    /// The registry as it was last read or written; never waits for the disk.
    pub fn now(&self) -> Arc<Registry> {
        Arc::clone(&self.current.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// The file itself.
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// Changes the registry and writes it, on a thread that may block. What another instance wrote
    /// is read first. Goes to its end even when nobody waits for it any more.
    ///
    /// # Errors
    /// What `change` says, [`Error::NotSaved`] or [`Error::NewerList`]; then nothing was changed.
    pub async fn change<T: Send + 'static>(
        self: &Arc<Self>,
        change: impl FnOnce(&mut Registry) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        self.off_the_runtime(move |stored| stored.change_now(change)).await
    }

    /// Writes the registry as it is, to find out whether a change could be saved, before something
    /// is done elsewhere that cannot be undone.
    ///
    /// # Errors
    /// [`Error::NotSaved`], [`Error::NewerList`].
    pub async fn try_to_save(self: &Arc<Self>) -> Result<(), Error> {
        let save = |stored: &Self| stored.alone(|known| stored.save(&stored.now(), known));
        self.off_the_runtime(save).await
    }

    /// Reads what another instance wrote.
    ///
    /// # Errors
    /// [`Error::NotSaved`] where the file cannot be read, [`Error::NewerList`].
    pub async fn refresh(self: &Arc<Self>) -> Result<(), Error> {
        self.off_the_runtime(|stored| stored.alone(|_| Ok(()))).await
    }

    /// Whether the list has this workspace, or the last good copy that is on offer has it.
    pub fn has(&self, id: &WorkspaceId) -> bool {
        let in_it = |registry: &Registry| registry.entry(id).is_ok();
        in_it(&self.now()) || self.offered().as_ref().is_some_and(in_it)
    }

    /// Adds the workspaces of the last good copy that are not in the list.
    ///
    /// # Errors
    /// As [`Self::change`]; then the copy stays on offer.
    pub async fn restore(self: &Arc<Self>) -> Result<(), Error> {
        self.off_the_runtime(|stored| {
            let Some(offered) = stored.offered().clone() else {
                return Ok(());
            };
            stored.change_now(|registry| {
                registry.add_missing_of(&offered);
                Ok(())
            })?;
            *stored.offered() = None;
            last_good::forget_offer(&stored.file);
            Ok(())
        })
        .await
    }

    /// Goes on without the last good copy, which is kept aside.
    ///
    /// # Errors
    /// [`Error::NotSaved`]; then it stays on offer.
    pub async fn decline(self: &Arc<Self>) -> Result<(), Error> {
        self.off_the_runtime(|stored| {
            last_good::decline(&stored.file, |offer| {
                keep_aside_as(offer, &stored.file, stored.opened)
            })
            .map_err(|error| not_saved(&error))?;
            *stored.offered() = None;
            Ok(())
        })
        .await
    }

    async fn off_the_runtime<T: Send + 'static>(
        self: &Arc<Self>,
        work: impl FnOnce(&Self) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        let stored = Arc::clone(self);
        let work = tokio::task::spawn_blocking(move || work(&stored));
        work.await.unwrap_or_else(|broken| Err(not_saved(&broken)))
    }

    fn change_now<T>(
        &self,
        change: impl FnOnce(&mut Registry) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.alone(|known| {
            let before = self.now();
            let mut after = Registry::clone(&before);
            let value = change(&mut after)?;
            if after != *before {
                self.save(&after, known)?;
                self.set(after);
            }
            Ok(value)
        })
    }

    /// Works while no other instance writes, on what the last one wrote.
    fn alone<T>(&self, work: impl FnOnce(&mut Vec<u8>) -> Result<T, Error>) -> Result<T, Error> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        match self.in_the_way.clone() {
            Some(InTheWay::Newer) => return Err(Error::NewerList),
            Some(InTheWay::Unmovable(details)) => return Err(Error::NotSaved { details }),
            None => {}
        }
        let _alone = InstanceLock::take(&self.file).map_err(|error| not_saved(&error))?;
        self.catch_up(&mut known)?;
        work(&mut known)
    }

    /// Takes over what another instance wrote. A file that was damaged or removed since is
    /// written again from what is in memory; a damaged one is kept aside before.
    fn catch_up(&self, known: &mut Vec<u8>) -> Result<(), Error> {
        let bytes = match fs::read(&self.file) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(not_saved(&error)),
        };
        if bytes == *known {
            return Ok(());
        }
        match text::read(&bytes) {
            Ok(registry) => {
                self.set(registry);
                *known = bytes;
                Ok(())
            }
            Err(text::Unreadable::Newer) => Err(Error::NewerList),
            Err(text::Unreadable::Damaged) => {
                keep_aside(&self.file, self.opened).map(drop).map_err(|error| not_saved(&error))
            }
        }
    }

    fn save(&self, registry: &Registry, known: &mut Vec<u8>) -> Result<(), Error> {
        let bytes = text::write(registry).into_bytes();
        whole_file::replace(&self.file, &bytes, Readers::Owner)
            .map_err(|error| not_saved(&error))?;
        last_good::keep(&self.file, &bytes);
        *known = bytes;
        Ok(())
    }

    fn set(&self, registry: Registry) {
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(registry);
    }

    fn offered(&self) -> MutexGuard<'_, Option<Registry>> {
        self.offered.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn not_saved(problem: &impl ToString) -> Error {
    Error::NotSaved { details: problem.to_string() }
}

/// How many workspaces of `offered` a registry does not have.
fn missing_from(registry: &Registry, offered: &Registry) -> usize {
    offered.entries.iter().filter(|entry| registry.entry(&entry.id).is_err()).count()
}

/// Moves a file to `<name>.unreadable-<time>` beside it, never onto another one. A symbolic link
/// stays: the file behind it is moved, within its own directory.
fn keep_aside(file: &Path, now: Timestamp) -> io::Result<PathBuf> {
    let file = whole_file::behind_links(file)?;
    keep_aside_as(&file, &file, now)
}

fn keep_aside_as(file: &Path, name: &Path, now: Timestamp) -> io::Result<PathBuf> {
    let ending = format!(".unreadable-{}", now.strftime("%Y%m%dT%H%M%SZ"));
    let mut free = whole_file::beside(name, &ending);
    let mut number = 1;
    while free.symlink_metadata().is_ok() {
        number += 1;
        free = whole_file::beside(name, &format!("{ending}-{number}"));
    }
    fs::rename(file, &free)?;
    whole_file::make_durable(whole_file::directory_of(file));
    Ok(free)
}
