//! Files that were changed.

use super::*;

/// A file with five entries.
async fn five(home: &TempDir) -> Vec<u8> {
    let activity = opened(home);
    for how in ["one", "two", "three", "four", "five"] {
        activity.note(recognised(how)).await.unwrap();
    }
    fs::read(file(home)).unwrap()
}

fn lines(text: &[u8]) -> Vec<Vec<u8>> {
    text.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect()
}

#[tokio::test]
async fn the_first_line_that_does_not_fit_is_named() {
    let home = tempfile::tempdir().unwrap();
    let text = five(&home).await;
    let changed = |change: &dyn Fn(&mut Vec<Vec<u8>>)| {
        let mut lines = lines(&text);
        change(&mut lines);
        lines.concat()
    };
    let word = |line: &[u8], from: &str, to: &str| {
        String::from_utf8(line.to_vec()).unwrap().replace(from, to).into_bytes()
    };
    for (said, tampered, line, why) in [
        ("a word", changed(&|l| l[2] = word(&l[2], "three", "nobody")), 3, BreakReason::Changed),
        ("a time", changed(&|l| l[0] = word(&l[0], "1970", "1971")), 1, BreakReason::Changed),
        (
            "a blank",
            changed(&|l| l[1] = word(&l[1], "\"at\":", "\"at\": ")),
            2,
            BreakReason::Changed,
        ),
        ("taken out", changed(&|l| drop(l.remove(1))), 2, BreakReason::NotNext),
        ("first out", changed(&|l| drop(l.remove(0))), 1, BreakReason::NotNext),
        ("doubled", changed(&|l| l.insert(4, l[3].clone())), 5, BreakReason::NotNext),
        ("swapped", changed(&|l| l.swap(1, 2)), 2, BreakReason::NotNext),
        ("put in", changed(&|l| l.insert(2, b"{}\n".to_vec())), 3, BreakReason::NoEntry),
        ("empty line", changed(&|l| l.push(b"\n".to_vec())), 6, BreakReason::NoEntry),
        ("cut", text[..text.len() - 9].to_vec(), 5, BreakReason::BrokenOff),
    ] {
        assert_eq!(verify_activity(&tampered), Err(ChainBreak { line, why }), "{said}");
    }
    assert_eq!(verify_activity(&text).unwrap().entries, 5);
}

#[tokio::test]
async fn no_byte_can_be_changed() {
    let home = tempfile::tempdir().unwrap();
    let text = five(&home).await;
    for place in 0..text.len() {
        let mut tampered = text.clone();
        tampered[place] ^= 1;
        assert!(verify_activity(&tampered).is_err(), "byte {place}");
    }
}

#[tokio::test]
async fn whoever_writes_a_line_anew_with_its_hash_is_found_by_the_next() {
    let home = tempfile::tempdir().unwrap();
    let mut lines = lines(&five(&home).await);
    let before = chain::read(lines[1].trim_ascii_end()).unwrap().head;
    let what = What::Event { event: recognised("nobody") };
    lines[2] = chain::seal(&before, Timestamp::UNIX_EPOCH, &what).0.into_bytes();
    let chain_break = ChainBreak { line: 4, why: BreakReason::NotNext };
    assert_eq!(verify_activity(&lines.concat()), Err(chain_break));
}

/// Nothing in a file can show it; the last hash does.
#[tokio::test]
async fn an_end_that_was_cut_off_is_seen_by_the_last_hash_alone() {
    let home = tempfile::tempdir().unwrap();
    let text = five(&home).await;
    let whole = verify_activity(&text).unwrap();
    let cut = verify_activity(&lines(&text)[..4].concat()).unwrap();
    assert_ne!(whole.last_hash, cut.last_hash);
}

#[tokio::test]
async fn a_broken_chain_is_said_once_kept_and_added_to() {
    let home = tempfile::tempdir().unwrap();
    let text = five(&home).await;
    let tampered = String::from_utf8(text).unwrap().replace("two", "2");
    fs::write(file(&home), &tampered).unwrap();
    let chain_break = ChainBreak { line: 2, why: BreakReason::Changed };
    for _ in 0..2 {
        let (activity, found) = open(&home);
        assert_eq!(
            found,
            ActivityOpened { chain_break: Some(chain_break), ..ActivityOpened::default() }
        );
        activity.note(recognised("more")).await.unwrap();
    }
    let text = fs::read(file(&home)).unwrap();
    assert!(text.starts_with(tampered.as_bytes()));
    assert_eq!(verify_activity(&text), Err(chain_break));
    let more = || What::Event { event: recognised("more") };
    assert_eq!(whats(&text)[5..], [What::FoundBroken { line: 2 }, more(), more()]);
}

#[tokio::test]
async fn a_file_without_any_entry_is_kept_aside_and_the_new_one_says_so() {
    let home = tempfile::tempdir().unwrap();
    fs::write(file(&home), "my notes\n").unwrap();
    let (activity, found) = open(&home);
    let aside = found.kept_aside.unwrap();
    assert_eq!(fs::read(&aside).unwrap(), b"my notes\n");
    activity.note(recognised("more")).await.unwrap();
    let kept_aside = aside.file_name().unwrap().to_str().unwrap().to_owned();
    let text = fs::read(file(&home)).unwrap();
    assert_eq!(whats(&text)[0], What::Begun { kept_aside });
    assert_eq!(verify_activity(&text).unwrap().entries, 2);
}

#[tokio::test]
async fn an_entry_of_a_later_version_fits_like_any_other() {
    let home = tempfile::tempdir().unwrap();
    five(&home).await;
    let text = fs::read_to_string(file(&home)).unwrap();
    let head = chain::read(text.lines().last().unwrap().as_bytes()).unwrap().head;
    let (line, _) = chain::seal(&head, Timestamp::UNIX_EPOCH, &What::LaterVersion);
    let text = text + &line;
    assert_eq!(whats(text.as_bytes())[5], What::LaterVersion);
    fs::write(file(&home), &text).unwrap();
    opened(&home).note(recognised("more")).await.unwrap();
    assert_eq!(verify_activity(&fs::read(file(&home)).unwrap()).unwrap().entries, 7);
}
