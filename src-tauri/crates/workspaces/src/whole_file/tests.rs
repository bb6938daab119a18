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

/// A link, in a folder of its own, to a file in another one.
#[cfg(unix)]
struct Linked {
    home: tempfile::TempDir,
    link: std::path::PathBuf,
}

#[cfg(unix)]
impl Linked {
    fn to(target: &str) -> Self {
        let home = tempfile::tempdir().unwrap();
        for folder in ["config", "dotfiles"] {
            fs::create_dir(home.path().join(folder)).unwrap();
        }
        let link = home.path().join("config/workspaces.json");
        std::os::unix::fs::symlink(target, &link).unwrap();
        Self { home, link }
    }

    fn target(&self) -> std::path::PathBuf {
        self.home.path().join("dotfiles/workspaces.json")
    }

    fn is_link(&self) -> bool {
        fs::symlink_metadata(&self.link).unwrap().is_symlink()
    }
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link_and_what_it_leads_to_is_replaced_whole() {
    use std::os::unix::fs::symlink;
    for target in ["../dotfiles/workspaces.json", "another-link"] {
        let linked = Linked::to(target);
        symlink("../dotfiles/workspaces.json", linked.home.path().join("config/another-link"))
            .unwrap();
        for before in [Some("before"), None] {
            match before {
                Some(text) => fs::write(linked.target(), text).unwrap(),
                None => fs::remove_file(linked.target()).unwrap(),
            }
            fs::write(linked.home.path().join("dotfiles/workspaces.json.new"), "left").unwrap();
            replace(&linked.link, b"after", Readers::Owner).unwrap();
            assert!(linked.is_link(), "{target}");
            assert_eq!(fs::read(linked.target()).unwrap(), b"after");
            assert_eq!(fs::read(&linked.link).unwrap(), b"after");
            assert!(!fs::symlink_metadata(linked.target()).unwrap().is_symlink());
            assert_eq!(fs::read_dir(linked.home.path().join("dotfiles")).unwrap().count(), 1);
        }
    }
}

#[cfg(unix)]
#[test]
fn a_link_with_an_absolute_target_or_through_a_linked_folder_is_followed() {
    let linked = Linked::to("to be replaced");
    fs::remove_file(&linked.link).unwrap();
    std::os::unix::fs::symlink(linked.target(), &linked.link).unwrap();
    let folder = linked.home.path().join("linked-config");
    std::os::unix::fs::symlink("config", &folder).unwrap();
    replace(&folder.join("workspaces.json"), b"after", Readers::Owner).unwrap();
    assert!(linked.is_link());
    assert_eq!(fs::read(linked.target()).unwrap(), b"after");
}

#[cfg(unix)]
#[test]
fn a_link_into_a_folder_that_is_not_there_or_to_itself_is_left_alone_and_an_error() {
    for target in ["../unmounted/workspaces.json", "workspaces.json", "loop"] {
        let linked = Linked::to(target);
        let looping = linked.home.path().join("config/loop");
        std::os::unix::fs::symlink("workspaces.json", looping).unwrap();
        assert!(replace(&linked.link, b"after", Readers::Owner).is_err(), "{target}");
        assert_eq!(fs::read_link(&linked.link).unwrap(), std::path::Path::new(target));
        assert!(!linked.home.path().join("unmounted").exists());
    }
}
