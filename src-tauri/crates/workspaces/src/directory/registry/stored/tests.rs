use super::*;
use crate::directory::{
    WorkspaceName,
    registry::{Entry, Place},
};

fn add(registry: &mut Registry) -> Result<(), Error> {
    add_named(registry, "Practice")
}

fn add_named(registry: &mut Registry, name: &str) -> Result<(), Error> {
    registry.add(Entry::new(WorkspaceName::parse(name)?, Place::Practice("first".to_owned())));
    Ok(())
}

fn open(home: &tempfile::TempDir) -> (Stored, Option<KeptAside>) {
    Stored::open(file(home), Timestamp::UNIX_EPOCH)
}

fn file(home: &tempfile::TempDir) -> PathBuf {
    home.path().join("workspaces.json")
}

fn names(stored: &Stored) -> Vec<String> {
    stored.now().entries.iter().map(|entry| entry.name.to_string()).collect()
}

#[test]
fn what_was_saved_is_there_after_a_restart() {
    let home = tempfile::tempdir().unwrap();
    let (stored, aside) = open(&home);
    assert_eq!(aside, None);
    stored.change_now(add).unwrap();
    let (again, aside) = open(&home);
    assert_eq!(aside, None);
    assert_eq!(again.now(), stored.now());
    assert_eq!(again.now().entries.len(), 1);
}

#[test]
fn a_failed_save_changes_nothing() {
    let home = tempfile::tempdir().unwrap();
    let (stored, _) = open(&home);
    stored.change_now(add).unwrap();
    let before = fs::read(file(&home)).unwrap();
    fs::create_dir_all(home.path().join("workspaces.json.new/x")).unwrap();
    assert!(matches!(stored.change_now(add), Err(Error::NotSaved { .. })));
    assert_eq!(stored.now().entries.len(), 1);
    assert_eq!(fs::read(file(&home)).unwrap(), before);
}

#[test]
fn a_newer_file_is_named_as_such_and_left_where_it_is() {
    let home = tempfile::tempdir().unwrap();
    let newer = br#"{"version":2,"workspaces":[]}"#;
    fs::write(file(&home), newer).unwrap();
    for _ in 0..2 {
        let (stored, aside) = open(&home);
        let aside = aside.unwrap();
        assert_eq!((aside.why, aside.path), (WhyKeptAside::NewerVersion, file(&home)));
        assert!(matches!(stored.change_now(add), Err(Error::NewerList)));
        assert_eq!(fs::read(file(&home)).unwrap(), newer);
    }
}

#[test]
fn a_newer_version_that_writes_while_this_one_runs_is_not_overwritten() {
    let home = tempfile::tempdir().unwrap();
    let (stored, _) = open(&home);
    stored.change_now(add).unwrap();
    let newer = br#"{"version":2,"workspaces":[]}"#;
    fs::write(file(&home), newer).unwrap();
    assert!(matches!(stored.change_now(add), Err(Error::NewerList)));
    assert_eq!(fs::read(file(&home)).unwrap(), newer);
}

#[test]
fn a_damaged_file_is_kept_aside_also_while_the_program_runs_and_what_is_known_is_saved() {
    let home = tempfile::tempdir().unwrap();
    let (stored, _) = open(&home);
    stored.change_now(add).unwrap();
    fs::write(file(&home), "{").unwrap();
    stored.change_now(add).unwrap();
    assert_eq!(open(&home).0.now().entries.len(), 2);
    let aside = home.path().join("workspaces.json.unreadable-19700101T000000Z");
    assert_eq!(fs::read(aside).unwrap(), b"{");
}

#[test]
fn a_directory_in_place_of_the_file_is_kept_aside_too() {
    let home = tempfile::tempdir().unwrap();
    fs::create_dir(file(&home)).unwrap();
    let (stored, aside) = open(&home);
    assert_eq!(aside.unwrap().why, WhyKeptAside::Unreadable);
    stored.change_now(add).unwrap();
}

#[tokio::test]
async fn a_lost_list_is_offered_again_until_the_person_decides() {
    for lose in [
        |file: &Path| fs::write(file, "{").unwrap(),
        |file: &Path| fs::write(file, "").unwrap(),
        |file: &Path| fs::remove_file(file).unwrap(),
    ] {
        let home = tempfile::tempdir().unwrap();
        let (stored, _) = open(&home);
        stored.change_now(|registry| add_named(registry, "One")).unwrap();
        stored.change_now(|registry| add_named(registry, "Two")).unwrap();
        lose(&file(&home));
        let (stored, aside) = open(&home);
        assert_eq!((aside.unwrap().last_good, names(&stored).len()), (2, 0));
        stored.change_now(|registry| add_named(registry, "Three")).unwrap();

        let (stored, aside) = open(&home);
        let aside = aside.unwrap();
        assert_eq!((aside.why, aside.last_good), (WhyKeptAside::Undecided, 2));
        let stored = Arc::new(stored);
        stored.restore().await.unwrap();
        assert_eq!(names(&stored), ["Three", "One", "Two"]);
        let (again, aside) = open(&home);
        assert_eq!((aside, names(&again).len()), (None, 3));
    }
}

#[tokio::test]
async fn an_offer_that_is_declined_is_kept_aside_and_not_made_again() {
    let home = tempfile::tempdir().unwrap();
    open(&home).0.change_now(add).unwrap();
    fs::write(file(&home), "{").unwrap();
    let (stored, aside) = open(&home);
    assert_eq!(aside.unwrap().last_good, 1);
    let stored = Arc::new(stored);
    stored.decline().await.unwrap();
    assert!(stored.now().entries.is_empty());
    assert_eq!(open(&home).1, None);
    let kept = fs::read_dir(home.path()).unwrap();
    let kept = kept.filter(|file| {
        file.as_ref().unwrap().file_name().to_string_lossy().contains(".unreadable-")
    });
    assert_eq!(kept.count(), 2, "the damaged one and the copy");
}

#[test]
fn what_an_attempt_left_that_was_killed_is_gone_after_the_next_start() {
    let home = tempfile::tempdir().unwrap();
    open(&home).0.change_now(add).unwrap();
    let leftover = home.path().join("workspaces.json.new");
    fs::write(&leftover, "hal").unwrap();
    drop(open(&home));
    assert!(!leftover.exists());
}

/// Two instances, of which each adds, renames, moves and removes what it saw last, in any order.
#[test]
fn two_instances_lose_no_change_in_ten_thousand_interleavings() {
    const STEPS: usize = 10_000;
    // Where there is a file system in memory, nothing waits for a disk.
    let memory = Path::new("/dev/shm");
    let home = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
    let home = home.unwrap();
    let instances = [open(&home).0, open(&home).0];
    let mut expected: Vec<String> = Vec::new();
    let random = fastrand::Rng::with_seed(7);
    let (mut random, mut handovers, mut last, mut missing) = (random, 0, 0, 0);
    for step in 0..STEPS {
        let turn = random.usize(0..2);
        handovers += usize::from(turn != last);
        last = turn;
        let stored = &instances[turn];
        if expected.len() < 3 || (expected.len() < 12 && random.bool()) {
            let name = format!("{turn}-{step}");
            stored.change_now(|registry| add_named(registry, &name)).unwrap();
            expected.push(name);
        } else {
            let place = random.usize(0..expected.len());
            let name = expected[place].clone();
            let id_of = |registry: &Registry| {
                registry
                    .entries
                    .iter()
                    .find(|entry| entry.name.as_str() == name)
                    .unwrap()
                    .id
                    .clone()
            };
            if random.bool() {
                stored.change_now(|registry| registry.remove(&id_of(registry)).map(drop)).unwrap();
                expected.remove(place);
            } else {
                let renamed = format!("{turn}-{step}");
                stored
                    .change_now(|registry| {
                        let id = id_of(registry);
                        registry.entry_mut(&id)?.name = WorkspaceName::parse(&renamed)?;
                        Ok(())
                    })
                    .unwrap();
                expected[place] = renamed;
            }
        }
        missing += usize::from(names(stored) != expected);
    }
    assert_eq!(names(&open(&home).0), expected);
    println!("{STEPS} changes by two instances, {handovers} handovers, {missing} lost");
    assert_eq!(missing, 0);
}

/// The same with both at once.
#[test]
fn two_instances_that_write_at_once_lose_nothing() {
    const EACH: usize = 100;
    let home = tempfile::tempdir().unwrap();
    std::thread::scope(|scope| {
        for instance in 0..2 {
            let home = &home;
            scope.spawn(move || {
                let stored = open(home).0;
                for number in 0..EACH {
                    let name = format!("{instance}-{number}");
                    stored.change_now(|registry| add_named(registry, &name)).unwrap();
                }
            });
        }
    });
    let all = names(&open(&home).0);
    println!("{} adds by two instances at once, {} kept", 2 * EACH, all.len());
    assert_eq!(all.len(), 2 * EACH);
}

#[cfg(unix)]
#[test]
fn a_damaged_list_behind_a_symbolic_link_is_kept_aside_and_the_link_stays() {
    for while_it_runs in [false, true] {
        let (home, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let behind = elsewhere.path().join("list.json");
        std::os::unix::fs::symlink(&behind, file(&home)).unwrap();
        let mut stored = open(&home).0;
        stored.change_now(add).unwrap();
        fs::write(&behind, "{").unwrap();
        let aside = elsewhere.path().join("list.json.unreadable-19700101T000000Z");
        if !while_it_runs {
            let (again, kept) = open(&home);
            assert_eq!(kept.unwrap().path, aside);
            stored = again;
        }
        stored.change_now(add).unwrap();
        assert_eq!(fs::read(&aside).unwrap(), b"{");
        assert_eq!(fs::read_link(file(&home)).unwrap(), behind, "it is still a link");
        assert!(text::read(&fs::read(&behind).unwrap()).is_ok());
    }
}
