//! The list of workspaces without a connection: added, named, ordered, handed out, damaged.

use std::{fs, sync::Arc};

use workspaces::{Error, ImportSource, ImportVerdict, Opened, WhyKeptAside, Workspaces};

use crate::{stage::open, switchable_vault::SwitchableVault};

async fn three(workspaces: &Workspaces) {
    for (address, name) in [
        ("chat.acme.example", Some("Acme HQ")),
        ("https://globex.example:8443/team/", None),
        ("initech.example", Some("Initech — München")),
    ] {
        workspaces.add(address, name, false).await.unwrap();
    }
}

fn names(workspaces: &Workspaces) -> Vec<String> {
    workspaces.list().iter().map(|workspace| workspace.name.to_string()).collect()
}

#[tokio::test]
async fn what_was_arranged_without_a_connection_is_there_after_a_restart() {
    let (home, vault) = (tempfile::tempdir().unwrap(), Arc::new(SwitchableVault::default()));
    let Opened { workspaces, kept_aside } = open(&home, &vault);
    assert_eq!(kept_aside, None);
    three(&workspaces).await;
    assert_eq!(names(&workspaces), ["Acme HQ", "globex.example:8443", "Initech — München"]);
    let ids: Vec<_> = workspaces.list().into_iter().map(|workspace| workspace.id).collect();
    workspaces.rename(&ids[1], " Globex\u{202e} ").await.unwrap();
    workspaces.move_before(&ids[2], Some(&ids[0])).await.unwrap();

    let again = open(&home, &vault).workspaces;
    assert_eq!(names(&again), ["Initech — München", "Acme HQ", "Globex"]);
    let address = again.list()[2].address.clone().unwrap();
    assert_eq!(address.to_string(), "https://globex.example:8443/team");
    assert_eq!(vault.calls(), 0);
}

#[tokio::test]
async fn a_bad_address_or_name_saves_nothing() {
    let (home, vault) = (tempfile::tempdir().unwrap(), Arc::new(SwitchableVault::default()));
    let workspaces = open(&home, &vault).workspaces;
    for address in ["", "javascript:alert(1)", "http://chat.acme.example", "https://a:b@c.example"]
    {
        let answer = workspaces.add(address, None, false).await;
        assert!(matches!(answer, Err(Error::BadAddress(_))), "{address}: {answer:?}");
        assert!(workspaces.read_address(address).is_err());
    }
    let answer = workspaces.add("chat.acme.example", Some(" \u{200b} "), false).await;
    assert!(matches!(answer, Err(Error::BadName(_))), "{answer:?}");
    assert!(!home.path().join("workspaces.json").exists());
}

#[tokio::test]
async fn an_address_is_read_back_as_it_will_be_used() {
    let (home, vault) = (tempfile::tempdir().unwrap(), Arc::new(SwitchableVault::default()));
    let workspaces = open(&home, &vault).workspaces;
    three(&workspaces).await;
    let reading = workspaces.read_address(" HTTPS://Chat.Acme.Example/ ").unwrap();
    assert_eq!(reading.address.to_string(), "https://chat.acme.example");
    assert_eq!(reading.already_there.unwrap().as_str(), "Acme HQ");
    assert!(workspaces.read_address("new.example").unwrap().already_there.is_none());
}

#[tokio::test]
async fn a_file_from_an_administrator_goes_from_one_computer_to_another() {
    let vault = Arc::new(SwitchableVault::default());
    let (from, to) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let source = open(&from, &vault).workspaces;
    three(&source).await;
    let file = source.export();

    let workspaces = open(&to, &vault).workspaces;
    workspaces.add("globex.example:8443/team", Some("Mine"), false).await.unwrap();
    let preview = workspaces.preview_import(&file).unwrap();
    assert_eq!(preview.source, ImportSource::Gatehouse);
    let known = |entry: &workspaces::ImportEntry| entry.verdict == ImportVerdict::AlreadyThere;
    assert_eq!(preview.entries.iter().map(known).collect::<Vec<_>>(), [false, true, false]);
    assert_eq!(names(&workspaces), ["Mine"], "a preview adds nothing");

    workspaces.import(&file).await.unwrap();
    assert_eq!(names(&workspaces), ["Mine", "Acme HQ", "Initech — München"]);
    workspaces.import(&file).await.unwrap();
    assert_eq!(names(&workspaces).len(), 3, "a second time adds nothing");
    assert_eq!(names(&open(&to, &vault).workspaces).len(), 3);
}

#[tokio::test]
async fn servers_json_of_the_desktop_app_is_imported_and_bad_entries_are_left_out() {
    let (home, vault) = (tempfile::tempdir().unwrap(), Arc::new(SwitchableVault::default()));
    let workspaces = open(&home, &vault).workspaces;
    let file = r#"{"Demo": "https://demo.example", "Bad": "http://plain.example"}"#;
    assert_eq!(workspaces.preview_import(file).unwrap().source, ImportSource::Electron);
    workspaces.import(file).await.unwrap();
    assert_eq!(names(&workspaces), ["Demo"]);
}

/// 256 ways in which a file can be damaged: cut off, overwritten, of another kind.
fn damaged(whole: &[u8]) -> Vec<Vec<u8>> {
    let spread = |n: usize, of: usize| (0..n).map(move |i| i * of / n);
    let end = whole.iter().rposition(|&byte| byte == b'}').unwrap();
    let mut variants: Vec<Vec<u8>> = spread(128, end).map(|to| whole[..to].to_vec()).collect();
    variants.extend(spread(64, end - 8).map(|from| {
        let mut bytes = whole.to_vec();
        bytes[from..from + 8].fill(0);
        bytes
    }));
    variants.extend(spread(32, end).map(|at| {
        let mut bytes = whole.to_vec();
        bytes.insert(at, 0xff);
        bytes
    }));
    let text = String::from_utf8(whole.to_vec()).unwrap();
    for more in ["}", "x", "\0", "{}", &text] {
        variants.push([whole, more.as_bytes()].concat());
    }
    for (was, is) in [
        ("\"version\": 1", "\"version\": 0"),
        ("\"version\": 1", "\"version\": 2"),
        ("\"version\": 1", "\"version\": \"1\""),
        ("\"version\": 1", "\"version\": -1"),
        ("\"version\"", "\"revision\""),
        ("\"workspaces\"", "\"servers\""),
        ("\"id\"", "\"_id\""),
        ("\"name\"", "\"title\""),
        ("\"address\"", "\"url\""),
        ("https://initech", "http://initech"),
        ("https://initech", "javascript:initech"),
        ("\"Acme HQ\"", "\"\""),
        ("\"Acme HQ\"", "7"),
        ("[", "{"),
    ] {
        variants.push(text.replacen(was, is, 1).into_bytes());
    }
    variants.push(text.encode_utf16().flat_map(u16::to_le_bytes).collect());
    for other in ["null", "[]", "{}", "7", "\"\"", "<html></html>", " ", "\u{feff}"] {
        variants.push(other.as_bytes().to_vec());
    }
    variants.push(vec![0; whole.len()]);
    variants.push("[".repeat(100_000).into_bytes());
    variants.push(whole.iter().map(|byte| !byte).collect());
    variants.push(whole.iter().rev().copied().collect());
    variants
}

#[tokio::test]
async fn a_damaged_file_is_kept_aside_byte_for_byte_and_the_program_starts() {
    let (home, vault) = (tempfile::tempdir().unwrap(), Arc::new(SwitchableVault::default()));
    three(&open(&home, &vault).workspaces).await;
    let file = home.path().join("workspaces.json");
    let whole = fs::read(&file).unwrap();
    let (mut variants, mut kept) = (damaged(&whole), 0);
    variants.truncate(256);
    assert_eq!(variants.len(), 256);
    for variant in &variants {
        fs::write(&file, variant).unwrap();
        let Opened { workspaces, kept_aside } = open(&home, &vault);
        let shown = String::from_utf8_lossy(&variant[..variant.len().min(200)]).into_owned();
        let aside = kept_aside.unwrap_or_else(|| panic!("taken: {shown}"));
        assert!(workspaces.list().is_empty());
        let newer = variant.starts_with(b"{\n  \"version\": 2");
        let added = workspaces.add("new.example", None, false).await;
        assert_eq!(matches!(added, Err(Error::NewerList)), newer, "{shown}: {added:?}");
        assert_eq!(added.is_err(), newer, "{shown}");
        assert_eq!(fs::read(&aside.path).unwrap(), *variant, "{shown}");
        kept += 1;
        assert_eq!(aside.why == WhyKeptAside::NewerVersion, newer, "{shown}");
        assert_eq!(aside.last_good >= 3, !newer, "{shown}");
    }
    println!("{kept} of {} damaged files kept aside byte for byte", variants.len());
}

#[tokio::test]
async fn a_failed_save_changes_nothing_and_is_said() {
    let (home, vault) = (tempfile::tempdir().unwrap(), Arc::new(SwitchableVault::default()));
    let workspaces = open(&home, &vault).workspaces;
    three(&workspaces).await;
    let file = fs::read(home.path().join("workspaces.json")).unwrap();
    let id = workspaces.list()[0].id.clone();
    // A directory stands where the new file would be written.
    fs::create_dir_all(home.path().join("workspaces.json.new/x")).unwrap();
    for answer in [
        workspaces.rename(&id, "Other").await.map(drop),
        workspaces.add("new.example", None, false).await.map(drop),
        workspaces.move_before(&id, None).await.map(drop),
        workspaces.remove(&id).await.map(drop),
        workspaces.import(r#"{"x": "https://x.example"}"#).await.map(drop),
    ] {
        assert!(matches!(answer, Err(Error::NotSaved { .. })), "{answer:?}");
    }
    assert_eq!(names(&workspaces), ["Acme HQ", "globex.example:8443", "Initech — München"]);
    assert_eq!(fs::read(home.path().join("workspaces.json")).unwrap(), file);
}
