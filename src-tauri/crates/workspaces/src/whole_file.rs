//! Replaces a file whole or not at all, whatever ends the program in between.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Write as _},
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

/// Writes `bytes` beside `path`, makes them durable, and puts them in its place in one step.
///
/// A leftover of an attempt that was cut off is overwritten.
///
/// # Errors
/// Whatever the disk says; then `path` is as it was.
pub fn replace(path: &Path, bytes: &[u8], readers: Readers) -> io::Result<()> {
    let directory = directory_of(path);
    fs::create_dir_all(directory)?;
    let mut beside = path.as_os_str().to_owned();
    beside.push(".new");
    let beside = Path::new(&beside);
    match fs::remove_file(beside) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        Ok(()) | Err(_) => {}
    }
    let written = write_new(beside, bytes, readers).and_then(|()| fs::rename(beside, path));
    if let Err(error) = written {
        // What failed is said; whether the leftover goes too changes nothing.
        let _leftover = fs::remove_file(beside);
        return Err(error);
    }
    make_durable(directory);
    Ok(())
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

fn write_new(path: &Path, bytes: &[u8], readers: Readers) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if let Readers::Owner = readers {
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    }
    #[cfg(not(unix))]
    let (Readers::Owner | Readers::AsUsual) = readers;
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
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
