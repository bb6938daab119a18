//! Replaces a file whole or not at all, whatever ends the program in between.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

/// Replaces a file that the person wants to have, such as one to hand out. It is written to
/// `<path>.new` first. Waits for the disk.
///
/// # Errors
/// Whatever the disk says; then `path` is as it was.
pub fn replace_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    replace(path, bytes, Readers::AsUsual)
}

/// Replaces a file that the person wants to have for themselves with what `write` writes, which is
/// never in memory as a whole. The owner alone may read it. It is written to `<path>.new` first.
/// Waits for the disk, but only after `write` where that writes less than 8 MiB.
///
/// # Errors
/// What `write` returns, or whatever the disk says; then `path` is as it was.
pub fn write_private_file<T>(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<T>,
) -> io::Result<T> {
    replace_with(path, Readers::Owner, |file| {
        let mut buffered = BufWriter::with_capacity(BUFFER, file);
        let written = write(&mut buffered)?;
        buffered.flush()?;
        Ok(written)
    })
}

const BUFFER: usize = 8 << 20;

/// Writes `bytes` beside `path`, makes them durable, and puts them in its place in one step. A
/// symbolic link stays a link: the file behind it is replaced.
///
/// A leftover of an attempt that was cut off is overwritten.
///
/// # Errors
/// Whatever the disk says; then `path` is as it was.
pub fn replace(path: &Path, bytes: &[u8], readers: Readers) -> io::Result<()> {
    replace_with(path, readers, |file| file.write_all(bytes))
}

/// [`replace`] for a copy of what is durable already: after a loss of power it may be missing.
///
/// # Errors
/// Whatever the disk says; then `path` is as it was.
pub fn replace_soon(path: &Path, bytes: &[u8], readers: Readers) -> io::Result<()> {
    let beside = beside(path, ".new");
    remove_if_there(&beside)?;
    create_new(&beside, readers)?.write_all(bytes)?;
    fs::rename(&beside, path)
}

/// Removes what an attempt left that was cut off. Nobody may be writing the file now.
///
/// # Errors
/// Whatever the disk says.
pub fn remove_leftover(path: &Path) -> io::Result<()> {
    remove_if_there(&beside(&behind_links(path)?, ".new"))
}

fn replace_with<T>(
    path: &Path,
    readers: Readers,
    write: impl FnOnce(&mut File) -> io::Result<T>,
) -> io::Result<T> {
    let target = behind_links(path)?;
    let directory = directory_of(&target);
    if target == path {
        // The directory behind a link may be on a disk that is not there now: it is not made.
        fs::create_dir_all(directory)?;
    }
    let beside = beside(&target, ".new");
    remove_if_there(&beside)?;
    let written = write_new(&beside, readers, write)
        .and_then(|written| fs::rename(&beside, &target).map(|()| written));
    match written {
        Ok(_) => make_durable(directory),
        // What failed is said; whether the leftover goes too changes nothing.
        Err(_) => drop(fs::remove_file(&beside)),
    }
    written
}

fn remove_if_there(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        Ok(()) | Err(_) => Ok(()),
    }
}

/// `path` with something behind its name.
pub fn beside(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    PathBuf::from(name)
}

/// As many links as Linux follows.
const MOST_LINKS: usize = 40;

/// The file that a chain of symbolic links leads to, whether it is there or not.
///
/// # Errors
/// The links lead back to themselves.
pub fn behind_links(path: &Path) -> io::Result<PathBuf> {
    let mut at = path.to_owned();
    for _ in 0..=MOST_LINKS {
        match fs::read_link(&at) {
            Ok(to) => at = directory_of(&at).join(to),
            // Not a link, or nothing: other problems show when it is written.
            Err(_) => return Ok(at),
        }
    }
    Err(io::Error::other("its symbolic link leads back to itself"))
}

/// Who may read a file.
#[derive(Debug, Clone, Copy)]
pub enum Readers {
    /// The owner alone, on systems that know such modes.
    Owner,
    /// Whoever may read the files that the person makes elsewhere.
    AsUsual,
}

/// Makes a directory's names durable, so that a rename in it survives a loss of power. Not all file
/// systems can; a rename that was done stays done without, and at worst a loss of power brings the
/// whole file of before back.
pub fn make_durable(directory: &Path) {
    // Windows has no such call for directories, and journals renames.
    if cfg!(unix) {
        let _durable = File::open(directory).and_then(|directory| directory.sync_all());
    }
}

/// The directory that a file is in.
pub fn directory_of(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        Some(_) | None => Path::new("."),
    }
}

fn write_new<T>(
    path: &Path,
    readers: Readers,
    write: impl FnOnce(&mut File) -> io::Result<T>,
) -> io::Result<T> {
    let mut file = create_new(path, readers)?;
    let written = write(&mut file)?;
    file.sync_all()?;
    Ok(written)
}

fn create_new(path: &Path, readers: Readers) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if let Readers::Owner = readers {
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    }
    #[cfg(not(unix))]
    let (Readers::Owner | Readers::AsUsual) = readers;
    options.open(path)
}

#[cfg(test)]
mod tests;
