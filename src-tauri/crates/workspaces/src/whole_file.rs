//! Replaces a file whole or not at all, whatever ends the program in between.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, BufWriter, Write},
    path::Path,
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

/// Writes `bytes` beside `path`, makes them durable, and puts them in its place in one step.
///
/// A leftover of an attempt that was cut off is overwritten.
///
/// # Errors
/// Whatever the disk says; then `path` is as it was.
pub fn replace(path: &Path, bytes: &[u8], readers: Readers) -> io::Result<()> {
    replace_with(path, readers, |file| file.write_all(bytes))
}

fn replace_with<T>(
    path: &Path,
    readers: Readers,
    write: impl FnOnce(&mut File) -> io::Result<T>,
) -> io::Result<T> {
    let directory = directory_of(path);
    fs::create_dir_all(directory)?;
    let mut beside = path.as_os_str().to_owned();
    beside.push(".new");
    let beside = Path::new(&beside);
    match fs::remove_file(beside) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        Ok(()) | Err(_) => {}
    }
    let written = write_new(beside, readers, write)
        .and_then(|written| fs::rename(beside, path).map(|()| written));
    match written {
        Ok(_) => make_durable(directory),
        // What failed is said; whether the leftover goes too changes nothing.
        Err(_) => drop(fs::remove_file(beside)),
    }
    written
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
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if let Readers::Owner = readers {
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    }
    #[cfg(not(unix))]
    let (Readers::Owner | Readers::AsUsual) = readers;
    let mut file = options.open(path)?;
    let written = write(&mut file)?;
    file.sync_all()?;
    Ok(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_made_and_replaced_and_leaves_nothing_beside() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("new/directory/workspaces.json");
        replace(&path, b"one, and longer", Readers::Owner).unwrap();
        replace(&path, b"two", Readers::Owner).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    }

    #[test]
    fn a_leftover_of_a_cut_off_attempt_does_not_stop_the_next() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("workspaces.json");
        fs::write(home.path().join("workspaces.json.new"), b"hal").unwrap();
        replace(&path, b"whole", Readers::Owner).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"whole");
    }

    #[cfg(unix)]
    #[test]
    fn the_owner_alone_may_read_it_or_whoever_may_read_other_files() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("workspaces.json");
        replace(&path, b"x", Readers::Owner).unwrap();
        assert_eq!(mode(&path), 0o600);
        let other = home.path().join("other");
        fs::write(&other, b"x").unwrap();
        replace_file(&path, b"x").unwrap();
        assert_eq!(mode(&path), mode(&other));
    }

    #[cfg(unix)]
    fn mode(path: &Path) -> u32 {
        use std::os::unix::fs::PermissionsExt as _;
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    /// A directory that may be written but not opened cannot be made durable (root may open it).
    #[cfg(unix)]
    #[test]
    fn a_file_that_was_replaced_is_saved_even_where_its_directory_cannot_be_made_durable() {
        use std::os::unix::fs::PermissionsExt as _;
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("workspaces.json");
        replace(&path, b"before", Readers::Owner).unwrap();
        fs::set_permissions(home.path(), fs::Permissions::from_mode(0o300)).unwrap();
        let replaced = replace(&path, b"after", Readers::Owner);
        fs::set_permissions(home.path(), fs::Permissions::from_mode(0o700)).unwrap();
        replaced.unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"after");
    }

    #[cfg(unix)]
    #[test]
    fn a_private_file_is_for_its_owner_and_one_that_is_broken_off_is_never_seen() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("sessions.csv");
        fs::write(&path, b"before").unwrap();
        let broken_off = write_private_file(&path, |to| {
            to.write_all(&vec![b'x'; BUFFER + 1])?;
            Err::<(), _>(io::Error::other("enough"))
        });
        assert_eq!(broken_off.unwrap_err().to_string(), "enough");
        assert_eq!(fs::read(&path).unwrap(), b"before");
        assert_eq!(fs::read_dir(home.path()).unwrap().count(), 1);

        let written = write_private_file(&path, |to| to.write_all(b"after").map(|()| 5)).unwrap();
        assert_eq!((written, fs::read(&path).unwrap()), (5, b"after".to_vec()));
        assert_eq!(mode(&path), 0o600);
    }

    #[test]
    fn a_failed_write_leaves_the_file_as_it_was() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("workspaces.json");
        replace(&path, b"before", Readers::Owner).unwrap();
        // A directory stands where the new file would be written.
        fs::create_dir_all(home.path().join("workspaces.json.new/x")).unwrap();
        assert!(replace(&path, b"after", Readers::Owner).is_err());
        assert_eq!(fs::read(&path).unwrap(), b"before");
    }
}
