//! Replaces a file whole or not at all, whatever ends the program in between.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Write as _},
    path::Path,
};

/// Writes `bytes` beside `path`, makes them durable, and puts them in its place in one step.
///
/// Only the owner may read the file. A leftover of an attempt that was cut off is overwritten.
///
/// # Errors
/// Whatever the disk says; then `path` is as it was.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let directory = directory_of(path);
    fs::create_dir_all(directory)?;
    let mut beside = path.as_os_str().to_owned();
    beside.push(".new");
    let beside = Path::new(&beside);
    match fs::remove_file(beside) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        Ok(()) | Err(_) => {}
    }
    let written = write_new(beside, bytes).and_then(|()| fs::rename(beside, path));
    if let Err(error) = written {
        // What failed is said; whether the leftover goes too changes nothing.
        let _leftover = fs::remove_file(beside);
        return Err(error);
    }
    make_durable(directory)
}

/// Makes a directory's names durable, so that a rename in it survives a loss of power.
///
/// # Errors
/// Whatever the disk says.
pub fn make_durable(directory: &Path) -> io::Result<()> {
    // Windows has no such call for directories, and journals renames.
    if cfg!(unix) { File::open(directory)?.sync_all() } else { Ok(()) }
}

/// The directory that a file is in.
pub fn directory_of(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        Some(_) | None => Path::new("."),
    }
}

fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
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
        replace(&path, b"one, and longer").unwrap();
        replace(&path, b"two").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    }

    #[test]
    fn a_leftover_of_a_cut_off_attempt_does_not_stop_the_next() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("workspaces.json");
        fs::write(home.path().join("workspaces.json.new"), b"hal").unwrap();
        replace(&path, b"whole").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"whole");
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_may_read_it() {
        use std::os::unix::fs::PermissionsExt as _;
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("workspaces.json");
        replace(&path, b"x").unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn a_failed_write_leaves_the_file_as_it_was() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("workspaces.json");
        replace(&path, b"before").unwrap();
        // A directory stands where the new file would be written.
        fs::create_dir_all(home.path().join("workspaces.json.new/x")).unwrap();
        assert!(replace(&path, b"after").is_err());
        assert_eq!(fs::read(&path).unwrap(), b"before");
    }
}
