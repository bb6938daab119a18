//! Crashes, other instances, and disks that do not do their part.

use super::*;

#[tokio::test]
async fn a_last_line_that_broke_off_is_set_aside_wherever_it_broke() {
    let home = tempfile::tempdir().unwrap();
    let activity = opened(&home);
    activity.note(recognised("one")).await.unwrap();
    let kept = fs::read(file(&home)).unwrap();
    activity.note(recognised("two")).await.unwrap();
    drop(activity);
    let whole = fs::read(file(&home)).unwrap();
    // The last byte but one is the end of the entry; only its end of line is missing then.
    for end in kept.len() + 1..whole.len() - 1 {
        fs::write(file(&home), &whole[..end]).unwrap();
        let (activity, found) = open(&home);
        let torn = found.torn.unwrap();
        assert_eq!(fs::read(&torn).unwrap(), &whole[kept.len()..end]);
        assert_eq!(fs::read(file(&home)).unwrap(), kept);
        activity.note(recognised("three")).await.unwrap();
        assert_eq!(verify_activity(&fs::read(file(&home)).unwrap()).unwrap().entries, 2);
        fs::remove_file(torn).unwrap();
    }
}

#[tokio::test]
async fn an_entry_that_only_lacks_its_end_of_line_is_kept() {
    let home = tempfile::tempdir().unwrap();
    opened(&home).note(recognised("one")).await.unwrap();
    let whole = fs::read(file(&home)).unwrap();
    fs::write(file(&home), whole.trim_ascii_end()).unwrap();
    drop(opened(&home));
    assert_eq!(fs::read(file(&home)).unwrap(), whole);
}

#[tokio::test]
async fn one_instance_writes_at_a_time() {
    let home = tempfile::tempdir().unwrap();
    let first = opened(&home);
    first.note(recognised("one")).await.unwrap();
    let (second, found) = open(&home);
    assert_eq!(found.problem, Some(ActivityProblem::InUse));
    assert_eq!(second.write_failures().problem, Some(ActivityProblem::InUse), "said at once");
    assert_eq!(second.intend(intent("Maria")).await, Err(ActivityProblem::InUse));
    first.note(recognised("two")).await.unwrap();
    drop(first);
    second.intend(intent("Maria")).await.unwrap();
    assert_eq!(verify_activity(&fs::read(file(&home)).unwrap()).unwrap().entries, 3);
}

#[cfg(unix)]
#[tokio::test]
async fn the_owner_alone_may_read_it() {
    use std::os::unix::fs::PermissionsExt as _;
    let home = tempfile::tempdir().unwrap();
    fs::write(file(&home), "my notes\nto").unwrap();
    fs::set_permissions(file(&home), fs::Permissions::from_mode(0o600)).unwrap();
    let (activity, found) = open(&home);
    activity.note(recognised("one")).await.unwrap();
    assert!(found.torn.is_some() && found.kept_aside.is_some());
    for entry in fs::read_dir(home.path()).unwrap() {
        let entry = entry.unwrap();
        let mode = entry.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o600, "{}", entry.path().display());
    }
}

#[tokio::test]
async fn an_outcome_that_could_not_be_written_leaves_its_intent_for_later() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("folder");
    let (activity, _) =
        Activity::open(folder.join("activity.jsonl"), Arc::new(|| Timestamp::UNIX_EPOCH));
    let number = activity.intend(intent("Maria")).await.unwrap();

    // The folder is gone, and a file is where it was.
    fs::rename(&folder, home.path().join("elsewhere")).unwrap();
    fs::write(&folder, "").unwrap();
    assert!(matches!(
        activity.close(number, Outcome::Ended).await,
        Err(ActivityProblem::Failed { .. })
    ));
    assert!(activity.intend(intent("Rod")).await.is_err());

    fs::remove_file(&folder).unwrap();
    fs::rename(home.path().join("elsewhere"), &folder).unwrap();
    activity.note(recognised("one")).await.unwrap();
    assert_eq!(activity.left_intents(), [(number, intent("Maria"))]);
    activity.settle(number, Outcome::Ended).await.unwrap();
    assert_eq!(activity.open_intents(), []);
    let text = fs::read(folder.join("activity.jsonl")).unwrap();
    assert_eq!(verify_activity(&text).unwrap().entries, 3);
}

#[tokio::test]
async fn what_somebody_else_added_is_not_cut_off() {
    let home = tempfile::tempdir().unwrap();
    let activity = opened(&home);
    activity.note(recognised("one")).await.unwrap();
    let mut text = fs::read(file(&home)).unwrap();
    text.extend_from_slice(b"my notes\n");
    fs::write(file(&home), &text).unwrap();
    activity.note(recognised("two")).await.unwrap();
    let now = fs::read(file(&home)).unwrap();
    assert!(now.starts_with(&text));
    let chain_break = ChainBreak { line: 2, why: BreakReason::NoEntry };
    assert_eq!(verify_activity(&now), Err(chain_break));
    assert_eq!(whats(&now)[1], What::FoundBroken { line: 2 });
}

#[test]
fn a_full_disk_is_told_from_one_that_may_not_be_changed() {
    let problem = |code| ActivityProblem::from(std::io::Error::from_raw_os_error(code));
    #[cfg(target_os = "linux")]
    for (code, expected) in [
        (28, ActivityProblem::DiskFull),
        (122, ActivityProblem::DiskFull),
        (27, ActivityProblem::DiskFull),
        (30, ActivityProblem::ReadOnly),
        (13, ActivityProblem::ReadOnly),
    ] {
        assert_eq!(problem(code), expected, "{code}");
    }
    assert!(matches!(problem(5), ActivityProblem::Failed { .. }));
}
