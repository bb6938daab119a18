//! The file, to which lines are only added, and which one program writes to at a time.

use std::{
    ffi::OsString,
    fs::{self, File, OpenOptions, TryLockError},
    io::{self, Read as _, Seek as _, SeekFrom, Write as _},
    path::{Path, PathBuf},
};

use jiff::Timestamp;

use super::{ActivityProblem, from_end::Confirmed};
use crate::whole_file::{directory_of, make_durable};

/// The open file. Its lock lies beside it, in `<name>.lock`, so that it can be read and copied
/// meanwhile on every system.
#[derive(Debug)]
pub struct KeptFile {
    path: PathBuf,
    file: File,
    /// What is confirmed ends here.
    end: u64,
    /// Behind it lies the rest of a write that failed.
    rest: bool,
    _lock: File,
}

impl KeptFile {
    /// Opens the file, or makes one that the owner alone may read, and gives its text.
    ///
    /// # Errors
    /// [`ActivityProblem::InUse`], or whatever the disk says.
    pub fn open(path: &Path) -> Result<(Self, Vec<u8>), ActivityProblem> {
        fs::create_dir_all(directory_of(path))?;
        let lock = for_owner().open(beside(path, ".lock"))?;
        lock.try_lock().map_err(|error| match error {
            TryLockError::WouldBlock => ActivityProblem::InUse,
            TryLockError::Error(error) => error.into(),
        })?;
        let is_new = !path.exists();
        let mut file = for_owner().open(path)?;
        if is_new {
            make_durable(directory_of(path));
        }
        let mut text = Vec::new();
        file.read_to_end(&mut text)?;
        let end = text.len() as u64;
        Ok((Self { path: path.to_owned(), file, end, rest: false, _lock: lock }, text))
    }

    /// Adds text and makes it durable. When that fails the file ends where it did before.
    ///
    /// # Errors
    /// Whatever the disk says; then nothing of it is confirmed.
    pub fn append(&mut self, text: &[u8]) -> io::Result<()> {
        let added = self.write_at_end(text);
        match added {
            Ok(()) => self.end += text.len() as u64,
            // Tried again before the next write, should it fail now.
            Err(_) => self.rest = self.file.set_len(self.end).is_err(),
        }
        added
    }

    /// Takes what is behind `end` out of the file, into one of its own beside it.
    ///
    /// # Errors
    /// Whatever the disk says; then the file is as it was.
    pub fn set_aside_from(
        &mut self,
        end: usize,
        text: &[u8],
        now: Timestamp,
    ) -> io::Result<PathBuf> {
        let aside = free_name(&self.path, "torn", now);
        let mut copy = OpenOptions::new();
        copy.write(true).create_new(true);
        owner_only(&mut copy);
        let mut copy = copy.open(&aside)?;
        copy.write_all(&text[end..])?;
        copy.sync_all()?;
        make_durable(directory_of(&self.path));
        self.file.set_len(end as u64)?;
        self.file.sync_all()?;
        self.end = end as u64;
        Ok(aside)
    }

    /// Whether the path still names this file, and nobody else has written to it.
    pub fn is_as_left(&self) -> bool {
        let (Ok(ours), Ok(there)) = (self.file.metadata(), fs::metadata(&self.path)) else {
            return false;
        };
        same_file(&ours, &there) && (ours.len() == self.end || self.rest)
    }

    /// What is confirmed.
    ///
    /// # Errors
    /// Whatever the disk says.
    pub fn confirmed(&self) -> io::Result<Confirmed> {
        Ok(Confirmed::new(File::open(&self.path)?, self.end))
    }

    fn write_at_end(&mut self, text: &[u8]) -> io::Result<()> {
        if self.rest {
            self.file.set_len(self.end)?;
            self.rest = false;
        }
        self.file.seek(SeekFrom::Start(self.end))?;
        self.file.write_all(text)?;
        self.file.sync_data()
    }
}

/// Moves a file to `<name>.unreadable-<time>` beside it.
///
/// # Errors
/// Whatever the disk says; then the file is where it was.
pub fn move_aside(path: &Path, now: Timestamp) -> io::Result<PathBuf> {
    let aside = free_name(path, "unreadable", now);
    fs::rename(path, &aside)?;
    make_durable(directory_of(path));
    Ok(aside)
}

fn beside(path: &Path, end: &str) -> PathBuf {
    let mut name: OsString = path.as_os_str().to_owned();
    name.push(end);
    name.into()
}

/// A name beside `path` that no file has.
fn free_name(path: &Path, why: &str, now: Timestamp) -> PathBuf {
    let name = format!(".{why}-{}", now.strftime("%Y%m%dT%H%M%SZ"));
    let mut free = beside(path, &name);
    let mut number = 1;
    while free.symlink_metadata().is_ok() {
        number += 1;
        free = beside(path, &format!("{name}-{number}"));
    }
    free
}

fn for_owner() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    owner_only(&mut options);
    options
}

fn owner_only(options: &mut OpenOptions) {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    #[cfg(not(unix))]
    let _ = options;
}

#[cfg(unix)]
fn same_file(one: &fs::Metadata, other: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    one.dev() == other.dev() && one.ino() == other.ino()
}

/// Other systems do not let a file that is open be replaced.
#[cfg(not(unix))]
fn same_file(one: &fs::Metadata, other: &fs::Metadata) -> bool {
    one.len() == other.len()
}
