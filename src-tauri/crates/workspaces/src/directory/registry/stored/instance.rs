//! One instance of the program at a time, whether or not they share a session bus.

use std::{
    fs::{self, File, OpenOptions, TryLockError},
    io,
    path::Path,
    thread,
    time::Duration,
};

use crate::whole_file;

/// Held while a file is read, changed and written; other instances wait for it. The operating
/// system lets go of it when the program ends, however that happens.
#[derive(Debug)]
pub struct InstanceLock {
    _held: File,
}

/// Another instance that takes longer is stopped or stuck.
const TRIES: u32 = 1_000;
const BETWEEN: Duration = Duration::from_millis(10);

impl InstanceLock {
    /// Waits up to ten seconds for the lock of a file, which lies beside it.
    ///
    /// # Errors
    /// Whatever the disk says, or that another instance does not let go of it.
    pub fn take(file: &Path) -> io::Result<Self> {
        let lock = open(file)?;
        for _ in 0..TRIES {
            match lock.try_lock() {
                Ok(()) => return Ok(Self { _held: lock }),
                Err(TryLockError::WouldBlock) => thread::sleep(BETWEEN),
                Err(TryLockError::Error(error)) => return Err(error),
            }
        }
        Err(io::Error::other("another Gatehouse is writing it"))
    }

    /// The lock, if nobody has it; makes no folder.
    pub fn try_take(file: &Path) -> Option<Self> {
        whole_file::directory_of(file).is_dir().then_some(())?;
        let lock = open(file).ok()?;
        lock.try_lock().ok()?;
        Some(Self { _held: lock })
    }
}

fn open(file: &Path) -> io::Result<File> {
    fs::create_dir_all(whole_file::directory_of(file))?;
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(whole_file::beside(file, ".lock"))
}
