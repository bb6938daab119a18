//! What servers send and people type, from the row of a server to what is found.

use rocketchat::Session as Row;
use serde_json::{Value, json};
use session_index::HintKind;

use super::{tests::Stage, *};
use crate::search::session_card::cleaned;

/// A stage on which a workspace of this name holds these rows.
async fn with(name: &str, rows: &[Value]) -> (Stage, WorkspaceId) {
    let stage = Stage::open().await;
    let added = stage.finder.workspaces.add("rows.example", Some(name), false).await.unwrap().id;
    let known = &stage.finder.workspaces.sessions;
    let key = known.key_of(&added, name);
    let rows: Vec<Row> =
        rows.iter().map(|row| serde_json::from_value(row.clone()).unwrap()).collect();
    known.change(|index| {
        let reading = index.begin_reading(key, 0);
        for row in &rows {
            index.put(reading, &cleaned(&row.map(String::as_str)));
        }
    });
    (stage, added)
}

/// A row of a person at an address.
fn row(number: usize, name: Option<&str>, user_name: &str, ip: &str) -> Value {
    json!({
        "sessionId": format!("s{number:016}"), "userId": format!("u-{user_name}"),
        "device": {"type": "browser", "name": "Chrome", "version": "113.0.0",
                   "os": {"name": "Windows", "version": "10"}},
        "ip": ip, "loginAt": format!("2026-11-23T0{}:{:02}:00.000Z", number / 60, number % 60),
        "_user": {"name": name, "username": user_name},
    })
}

fn found(stage: &Stage, only: &WorkspaceId, text: &str) -> Vec<String> {
    let query = FindQuery { workspace: Some(only.clone()), ..super::tests::query(text) };
    let lines = stage.finder.find(&query).lines.into_iter();
    lines
        .filter_map(|line| match line {
            FoundLine::Session { card, .. } => match card.person {
                crate::search::Person::Known { user_name, .. } => user_name,
                crate::search::Person::Deleted => Some("deleted".to_owned()),
            },
            FoundLine::Heading { .. } => None,
        })
        .collect()
}

#[tokio::test]
async fn names_are_found_as_people_type_them() {
    let cases: Vec<(Option<String>, String, Vec<String>)> =
        serde_json::from_str(include_str!("names.json")).unwrap();
    let rows: Vec<Value> = cases
        .iter()
        .enumerate()
        .map(|(number, (name, user_name, _))| row(number, name.as_deref(), user_name, "10.0.0.1"))
        .collect();
    let (stage, only) = with("Names", &rows).await;
    let mut searches = 0;
    for (name, user_name, texts) in &cases {
        for text in texts {
            searches += 1;
            let found = found(&stage, &only, text);
            assert!(
                found.contains(user_name),
                "{text:?} finds {found:?}, not {name:?} {user_name}"
            );
            assert!(found.len() < cases.len() / 2, "{text:?} finds {found:?}");
        }
    }
    println!("{} names, {searches} searches", cases.len());
    assert!(cases.len() >= 40);
}

#[tokio::test]
async fn sessions_are_found_compared_and_ended_by_their_address_whatever_stands_around_it() {
    let rows = [
        row(0, None, "gateway.port", "203.0.113.7:51234"),
        row(10, None, "gateway.port", "198.51.100.7:51999"),
        row(5, None, "two.hops", "203.0.113.7, 10.0.0.5"),
        row(6, None, "bracket.six", "[2001:db8::7]:443"),
        row(7, None, "zone.six", "fe80::1%eth0"),
    ];
    let (stage, only) = with("Gateways", &rows).await;
    for (text, expected) in [
        ("203.0.113.7", vec!["two.hops", "gateway.port"]),
        ("203.0.113.7:51234", vec!["two.hops", "gateway.port"]),
        ("203.0.113.0/24", vec!["two.hops", "gateway.port"]),
        ("203.0.113.7, 198.51.100.7", vec!["gateway.port", "two.hops", "gateway.port"]),
        ("2001:db8::7", vec!["bracket.six"]),
        ("2001:db8::/32", vec!["bracket.six"]),
        ("fe80::1", vec!["zone.six"]),
    ] {
        assert_eq!(found(&stage, &only, text), expected, "{text}");
    }
    let details = stage.finder.details(&only, "s0000000000000000").unwrap();
    let others: Vec<_> = details.same_address.cards.iter().map(|card| &card.person).collect();
    assert!(others.iter().any(|who| format!("{who:?}").contains("two.hops")), "{others:?}");
    assert!(matches!(details.hints.as_slice(), [Noticed::SeveralNetworks { networks: 2, .. }]));
    let hint = FindFilters { hints: vec![HintKind::SeveralNetworks], ..FindFilters::default() };
    let query =
        FindQuery { filters: hint, workspace: Some(only.clone()), ..super::tests::query("") };
    assert_eq!(stage.finder.find(&query).total, 2);
    let wish = RevocationScope::Address("203.0.113.7".to_owned());
    let plan = stage.finder.workspaces.plan_revocation(&stage.finder, &wish);
    assert_eq!(plan.total, 3, "Maria's phone of the other workspace, and these two");
}

#[tokio::test]
async fn words_that_stand_on_a_card_find_it() {
    let device = |number: usize, user: &str, device: Value| {
        let mut row = row(number, None, user, "203.0.113.7");
        row["device"] = device;
        row
    };
    let os = |name: &str| json!({"name": name, "version": "1"});
    let mut unknown = device(3, "nothing", json!({"type": "", "name": ""}));
    unknown.as_object_mut().unwrap().remove("ip");
    let mut deleted = row(6, None, "gone", "203.0.113.7");
    deleted.as_object_mut().unwrap().remove("_user");
    let rows = [
        device(0, "phone", json!({"type": "mobile-app", "name": "RC", "os": os("iOS")})),
        device(1, "safari", json!({"type": "mobile", "name": "Safari", "os": os("iOS")})),
        device(2, "mac", json!({"type": "", "name": "Chrome", "os": os("Mac OS")})),
        unknown,
        device(4, "desk", json!({"type": "desktop-app", "name": "RC", "os": os("Linux")})),
        row(5, None, "office", "10.0.0.7"),
        deleted,
    ];
    let (stage, only) = with("Cards", &rows).await;
    for (text, expected) in [
        ("internal", vec!["office"]),
        ("unknown device", vec!["nothing"]),
        ("unknown", vec!["nothing"]),
        ("iphone", vec!["safari", "phone"]),
        ("iPad", vec!["safari", "phone"]),
        ("phone app", vec!["phone"]),
        ("phone browser", vec!["safari"]),
        ("macOS", vec!["mac"]),
        ("Mac", vec!["mac"]),
        ("desktop", vec!["desk"]),
        ("deleted", vec!["deleted"]),
        ("nternal", vec![]),
    ] {
        assert_eq!(found(&stage, &only, text), expected, "{text}");
    }
}

#[tokio::test]
async fn a_name_of_a_workspace_counts_from_the_beginning_of_a_word_and_comes_last() {
    let mut mobile = row(0, Some("Chen Marino"), "chen", "203.0.113.7");
    mobile["device"]["type"] = "mobile".into();
    let rows = [mobile, row(1, Some("Ida Marino"), "ida", "203.0.113.7")];
    let (stage, only) = with("Technical Mobile team", &rows).await;
    assert_eq!(found(&stage, &only, "chn marino"), [] as [&str; 0]);
    assert_eq!(found(&stage, &only, "mobile"), ["chen", "ida"], "the phone comes first");
    assert_eq!(found(&stage, &only, "tech marino"), ["ida", "chen"]);
}

#[tokio::test]
async fn of_several_words_it_is_said_which_one_finds_nothing() {
    let rows = [
        row(0, Some("Chen Marino"), "chen", "203.0.113.7"),
        row(1, Some("Ida Marino"), "ida", "198.51.100.4"),
    ];
    let (stage, only) = with("Acme", &rows).await;
    let why = |text: &str| {
        let query = FindQuery { workspace: Some(only.clone()), ..super::tests::query(text) };
        let nothing = stage.finder.find(&query).nothing?;
        let WhyNothing { missing, at_all, others, total } = nothing;
        Some((missing.join(" "), at_all, others.join(" "), total))
    };
    let said = |missing: &str, at_all, others: &str, total| {
        Some((missing.to_owned(), at_all, others.to_owned(), total))
    };
    assert_eq!(why("marino safari"), said("safari", true, "marino", 2));
    assert_eq!(why("chen marino fax"), said("fax", true, "chen marino", 1));
    assert_eq!(why("marino chen 198.51.100.4"), said("198.51.100.4", false, "marino chen", 1));
    assert_eq!(why("fax telex"), said("fax telex", true, "", 0));
    assert_eq!((why("fax"), why("marino")), (None, None));
}

#[tokio::test]
async fn a_line_with_a_person_and_an_address_finds_both_together_or_else_either() {
    let rows = [
        row(0, None, "maria", "203.0.113.7"),
        row(1, None, "maria", "198.51.100.4"),
        row(2, None, "rod", "203.0.113.7"),
        row(3, None, "ida", "192.0.2.9"),
    ];
    let (stage, only) = with("Acme", &rows).await;
    let line = |user: &str, ip: &str| {
        format!("Failed login detected - Username[{user}] ClientAddress[{ip}] ForwardedFor[{ip}]")
    };
    for (user, ip, expected) in [
        ("maria", "203.0.113.7", vec!["maria"]),
        ("ida", "203.0.113.7", vec!["ida", "rod", "maria"]),
        ("nobody", "203.0.113.7", vec!["rod", "maria"]),
        ("undefined", "203.0.113.7", vec!["rod", "maria"]),
        ("maria", "192.0.2.77", vec!["maria", "maria"]),
    ] {
        let line = line(user, ip);
        assert_eq!(found(&stage, &only, &line), expected, "{line}");
        let query = FindQuery { workspace: Some(only.clone()), ..super::tests::query(&line) };
        assert_eq!(stage.finder.everything(&query, 9).unwrap().len(), expected.len());
    }
    for (data, expected) in [
        (r#"{"username":"maria","ip":"203.0.113.7"}"#, vec!["maria"]),
        (r#"{"userId":"u-maria","ip":"203.0.113.7"}"#, vec!["maria"]),
        (r#"{"userId":"rYhzFRd2QZjNwAAXX","ip":"203.0.113.7"}"#, vec!["rod", "maria"]),
        (r#"2026-11-29 {"userId":"u-rod","client_ip":"203.0.113.7"}"#, vec!["rod"]),
    ] {
        assert_eq!(found(&stage, &only, data), expected, "{data}");
    }
}
