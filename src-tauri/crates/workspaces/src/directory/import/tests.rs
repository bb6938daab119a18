use super::*;
use crate::directory::registry::{Entry, Place};

/// Name, address and verdict of each entry; `has` is there already.
fn verdicts(text: &str, has: &[&str]) -> Vec<(String, String, String)> {
    let mut registry = Registry::default();
    for address in has {
        let place = Place::Server(ServerUrl::parse(address).unwrap());
        registry.add(Entry::new(WorkspaceName::unnamed(), place));
    }
    let preview = preview(text, &registry).unwrap();
    let shown = |entry: ImportEntry| {
        let verdict = match entry.verdict {
            ImportVerdict::New(_) => "new".to_owned(),
            ImportVerdict::AlreadyThere => "there".to_owned(),
            ImportVerdict::Refused(problem) => format!("{problem:?}"),
        };
        (entry.name.to_string(), entry.address, verdict)
    };
    preview.entries.into_iter().map(shown).collect()
}

fn expected(entries: &[[&str; 3]]) -> Vec<(String, String, String)> {
    entries.iter().map(|[a, b, c]| (a.to_string(), b.to_string(), c.to_string())).collect()
}

#[test]
fn servers_json_is_read_in_its_order_and_each_entry_gets_its_verdict() {
    let text = "\u{feff}{
        \"Open Rocket Chat\": \"https://open.rocket.chat/\",
        \"Demo\": \"https://demo.rocket.chat\",
        \"Again\": \"https://OPEN.rocket.chat\",
        \"Here\": \"https://here.example\",
        \"Script\": \"javascript:alert(1)\",
        \"Plain\": \"http://plain.example\",
        \"Nothing\": 7,
        \"\": \"https://nameless.example:8443/team\"
    }";
    let entries = verdicts(text, &["https://here.example"]);
    assert_eq!(
        entries,
        expected(&[
            ["Open Rocket Chat", "https://open.rocket.chat", "new"],
            ["Demo", "https://demo.rocket.chat", "new"],
            ["Again", "https://open.rocket.chat", "there"],
            ["Here", "https://here.example", "there"],
            ["Script", "javascript:alert(1)", "WrongScheme"],
            ["Plain", "http://plain.example", "NotEncrypted"],
            ["Nothing", "", "Empty"],
            ["nameless.example:8443", "https://nameless.example:8443/team", "new"],
        ])
    );
}

#[test]
fn lists_of_servers_are_read_too() {
    let text = r#"["https://a.example", {"url": "https://b.example", "title": "B"}]"#;
    assert_eq!(
        verdicts(text, &[]),
        expected(&[["a.example", "https://a.example", "new"], ["B", "https://b.example", "new"],])
    );
}

#[test]
fn the_servers_of_the_desktop_apps_own_files_are_read_and_none_of_its_settings() {
    let acme = |name| [name, "https://chat.acme.example", "new"];
    let config = verdicts(include_str!("tests/desktop_config.json"), &[]);
    let support = ["Acme Support", "https://support.acme.example", "new"];
    assert_eq!(config, expected(&[acme("Rocket.Chat - https://chat.acme.example/"), support]));
    let overridden = verdicts(include_str!("tests/overridden_settings.json"), &[]);
    assert_eq!(overridden, expected(&[acme("Acme Chat")]));
    let named_so = verdicts(r#"{"servers": "https://chat.acme.example"}"#, &[]);
    assert_eq!(named_so, expected(&[acme("servers")]));
}

#[test]
fn trailing_commas_and_comments_are_ignored() {
    let texts = [
        r#"{ "Acme": "https://chat.acme.example", }"#,
        "{ \"Acme\": \"https://chat.acme.example\", // the one in Berlin\n}",
        "/* from IT */ { \"Acme\": \"https://chat.acme.example\" }",
        "\u{feff}# from IT\n[{\"name\": \"Acme\", \"url\": \"https://chat.acme.example\",},]",
        r#"{"version": 1, "workspaces": [{"name": "Acme", "address": "chat.acme.example",},],}"#,
    ];
    for text in texts {
        let read = verdicts(text, &[]);
        assert_eq!(read, expected(&[["Acme", "https://chat.acme.example", "new"]]), "{text}");
    }
}

#[test]
fn a_file_that_gatehouse_keeps_for_itself_is_read_without_ids_and_practice() {
    let text = r#"{"version": 1, "workspaces": [
        {"id": "a1", "name": "Acme", "address": "https://a.example", "account": {"userId": "x"}},
        {"id": "p1", "name": "Practice", "practice": "first"}
    ]}"#;
    assert_eq!(verdicts(text, &[]), expected(&[["Acme", "https://a.example", "new"]]));
}

#[test]
fn what_is_no_list_of_workspaces_is_refused_as_a_whole() {
    for (text, problem) in [
        (String::new(), ImportProblem::NotJson),
        ("{".to_owned(), ImportProblem::NotJson),
        ("[".repeat(10_000), ImportProblem::NotJson),
        ("7".to_owned(), ImportProblem::OtherShape),
        ("null".to_owned(), ImportProblem::OtherShape),
        ("/* {}".to_owned(), ImportProblem::NotJson),
        (r#"{"isUpdatesEnabled": true, "port": 8080}"#.to_owned(), ImportProblem::OtherShape),
        (r#"{"servers": []}"#.to_owned(), ImportProblem::Empty),
        ("{}".to_owned(), ImportProblem::Empty),
        ("[]".to_owned(), ImportProblem::Empty),
        (r#"{"version": 1, "workspaces": []}"#.to_owned(), ImportProblem::Empty),
        (r#"{"version": 1, "workspaces": 7}"#.to_owned(), ImportProblem::OtherShape),
        (r#"{"version": 2, "workspaces": []}"#.to_owned(), ImportProblem::NewerVersion),
        (" ".repeat(LARGEST + 1), ImportProblem::TooLarge),
    ] {
        let short: String = text.chars().take(40).collect();
        assert_eq!(preview(&text, &Registry::default()), Err(problem), "{short}");
    }
}

#[test]
fn what_is_exported_is_imported_and_names_nobody() {
    let mut registry = Registry::default();
    for (name, address) in
        [("A", "a.example"), ("A, other account", "a.example"), ("B", "b.example")]
    {
        let place = Place::Server(ServerUrl::parse(address).unwrap());
        let mut entry = Entry::new(WorkspaceName::parse(name).unwrap(), place);
        let user_id = "rYhzFRd2QZjNwAAXX".to_owned();
        entry.account = Some(crate::directory::Account { user_id, user_name: None, name: None });
        registry.add(entry);
    }
    let practice = Place::Practice("first".to_owned());
    registry.add(Entry::new(WorkspaceName::unnamed(), practice));
    let text = write(&registry);
    assert!(!text.contains("rYhz"), "{text}");
    let entries = verdicts(&text, &[]);
    assert_eq!(
        entries,
        expected(&[["A", "https://a.example", "new"], ["B", "https://b.example", "new"]])
    );
}
