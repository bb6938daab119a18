use proptest::prelude::*;

use super::*;

const ID: &str = "uBNL9dTjJ4s6Pjp4K";
const USER: &str = "rYhzFRd2QZjNwAAXX";
const OTHER: &str = "tTouumJMrHMjnedWf";

/// What it looks like, what is searched, and the session ID.
fn understood(text: &str) -> (LooksLike, Vec<String>, Option<String>) {
    let ParsedQuery { looks_like, words, session_id, .. } = parse_query(text);
    let words = words.iter().map(Wanted::written).collect();
    (looks_like, words, session_id.map(|id| id.to_string()))
}

fn words(text: &str) -> Vec<String> {
    understood(text).1
}

#[test]
fn one_word_is_told_by_its_shape() {
    let address = "203.0.113.7".parse().unwrap();
    for text in ["203.0.113.7", " [::ffff:203.0.113.7]:443 ", "(203.0.113.7),", "２０３．0.113.7"]
    {
        let looks_like = LooksLike::InternetAddress { address };
        assert_eq!(understood(text), (looks_like, vec!["203.0.113.7".into()], None), "{text}");
    }
    for (text, searched) in [
        ("10.1.0.0/8", "10.0.0.0/8"),
        ("10.0.0.1-10.0.0.40", "10.0.0.1-10.0.0.40"),
        ("10.0.0.1 – 10.0.0.40", "10.0.0.1-10.0.0.40"),
        ("(10.0.0.1-40)", "10.0.0.1-10.0.0.40"),
    ] {
        let looks_like = LooksLike::AddressRange { searched: searched.into() };
        assert_eq!(understood(text), (looks_like, vec![searched.into()], None), "{text}");
    }
    let looks_like = LooksLike::UserName { user_name: "maria.lopez".into() };
    assert_eq!(understood("@maria.lopez"), (looks_like, vec!["@maria.lopez".into()], None));
    let looks_like = LooksLike::Email { searched: "maria.lopez".into() };
    assert_eq!(
        understood("<maria.lopez+x@acme.example>"),
        (looks_like, vec!["maria".into(), "lopez".into()], None)
    );
    assert_eq!(understood(ID), (LooksLike::Id, vec![ID.into()], Some(ID.into())));
    let uuid = "6ec0bd7f-11c0-43da-975e-2a8ad9ebae0b";
    assert_eq!(understood(uuid), (LooksLike::Id, vec![uuid.into()], Some(uuid.into())));
    let mongos = "5f3c9a0b7d2e4f6a8b1c0d9e";
    assert_eq!(understood(mongos), (LooksLike::Id, vec![mongos.into()], None));
}

#[test]
fn an_address_that_is_none_is_said_and_searched_as_text() {
    for (text, invalid_address, words) in [
        ("10.0.0.0/33", "10.0.0.0/33", vec!["10.0.0.0/33"]),
        ("300.1.1.1", "300.1.1.1", vec!["300.1.1.1"]),
        ("maria (300.1.1.1)", "300.1.1.1", vec!["maria", "300.1.1.1"]),
    ] {
        let (looks_like, searched, _) = understood(text);
        let LooksLike::InvalidAddress { text: said, .. } = looks_like else {
            panic!("{text}: {looks_like:?}")
        };
        assert_eq!(
            (said.as_str(), searched),
            (invalid_address, words.into_iter().map(str::to_owned).collect())
        );
    }
    assert_eq!(understood("\"300.1.1.1\" maria").0, LooksLike::Words);
}

#[test]
fn words_that_a_person_chose_all_narrow() {
    for (text, expected) in [
        ("yilmaz", vec!["yilmaz"]),
        ("10.0.", vec!["10.0."]),
        ("192.168.1", vec!["192.168.1"]),
        ("2001:db8::", vec!["2001:db8::"]),
        ("maria chrome maria 203.0.113.7", vec!["maria", "chrome", "203.0.113.7"]),
        ("\"maria lopez\" 10.0.0.0/8", vec!["maria lopez", "10.0.0.0/8"]),
        ("\"rod\"", vec!["rod"]),
        ("rod.example@", vec!["rod.example@"]),
        ("gro\u{202e}.exe\u{0} x", vec!["gro.exe", "x"]),
    ] {
        let expected: Vec<String> = expected.into_iter().map(str::to_owned).collect();
        assert_eq!(understood(text), (LooksLike::Words, expected, None), "{text:?}");
    }
    let text = format!("{ID} Chrome");
    let expected = (LooksLike::Words, vec![ID.into(), "Chrome".into()], Some(ID.into()));
    assert_eq!(understood(&text), expected);
}

#[test]
fn nothing_visible_is_nothing() {
    for text in ["", " \n\t", "\u{200b}\u{0}", "\"", "\"\" “”"] {
        assert_eq!(understood(text), (LooksLike::Nothing, vec![], None), "{text:?}");
    }
}

#[test]
fn a_link_leads_to_its_session_or_its_host() {
    for (text, searched, session) in [
        (format!("https://a.example/admin/device-management/info/{ID}"), ID, Some(ID)),
        (format!("see a.example/admin/device-management/info/{ID}."), ID, Some(ID)),
        (format!("https://a.example/admin/users/info/{USER}"), USER, None),
        ("https://chat.acme.example:3000/home".to_owned(), "chat.acme.example", None),
        (format!("https://a.example/home?{}", "x".repeat(500)), "a.example", None),
    ] {
        let looks_like = LooksLike::Link { searched: searched.to_owned() };
        let session = session.map(str::to_owned);
        assert_eq!(understood(&text), (looks_like, vec![searched.into()], session), "{text}");
    }
}

#[test]
fn json_leads_to_its_session_or_else_to_the_person_or_the_address() {
    let row = format!(r#"{{"_id":"{ID}","sessionId":"{ID}","userId":"{USER}","ip":"10.0.0.5"}}"#);
    for (text, searched, session) in [
        (row.clone(), Some(ID), Some(ID)),
        (format!(r#"{{"sessions":[{row}],"total":1}}"#), Some(ID), Some(ID)),
        (format!(r#"{{"_id":"{USER}","username":"maria","ip":"","x":1}}"#), Some(USER), None),
        (format!(r#"{{"_id":"{USER}","username":"maria"}}"#), Some(USER), None),
        (r#"{"user":{"username":"maria"},"ip":""}"#.into(), Some("@maria"), None),
        (r#"{"level":35,"remoteIP":"::ffff:10.0.0.5"}"#.into(), Some("10.0.0.5"), None),
        (r#"{"x-forwarded-for":"203.0.113.7, 10.0.0.5"}"#.into(), Some("203.0.113.7"), None),
    ] {
        let looks_like = LooksLike::Json {
            searched: searched.map(str::to_owned).into_iter().collect(),
            with: None,
        };
        let words = searched.map(str::to_owned).into_iter().collect();
        let session = session.map(str::to_owned);
        assert_eq!(understood(&text), (looks_like, words, session), "{text}");
    }
}

#[test]
fn json_leads_to_the_person_at_the_addresses_or_else_to_either() {
    let row = |id, ip| format!(r#"{{"sessionId":"{id}","userId":"{USER}","ip":"{ip}"}}"#);
    let rows = format!(r#"{{"sessions":[{},{}]}}"#, row(ID, "10.0.0.5"), row(OTHER, "10.0.0.6"));
    let maria = r#"{"user":{"username":"maria"},"ip":"203.0.113.7"}"#.to_owned();
    for (text, addresses, person) in [
        (row("", "203.0.113.7"), vec!["203.0.113.7"], USER),
        (rows, vec!["10.0.0.5", "10.0.0.6"], USER),
        (maria, vec!["203.0.113.7"], "@maria"),
    ] {
        let ParsedQuery { looks_like, words, otherwise, .. } = parse_query(&text);
        let searched: Vec<String> = addresses.iter().map(|&it| it.to_owned()).collect();
        let with = Some(person.to_owned());
        assert_eq!(looks_like, LooksLike::Json { searched, with }, "{text}");
        let written =
            |wanted: &[Wanted]| wanted.iter().map(Wanted::written).collect::<Vec<_>>().join(", ");
        let any_of = addresses.join(" | ");
        assert_eq!(written(&words), format!("{any_of}, {person}"), "{text}");
        assert_eq!(written(&otherwise), format!("{any_of} | {person}"), "{text}");
    }
}

#[test]
fn json_that_names_nobody_never_finds_everything() {
    for text in ["{}", r#"{"sessions":[],"total":0}"#] {
        let (looks_like, words, session) = understood(text);
        assert_eq!((looks_like, session), (LooksLike::Json { searched: vec![], with: None }, None));
        assert!(!words.is_empty(), "{text}");
    }
}

#[test]
fn what_stands_out_in_a_line_is_searched() {
    for (text, searched, session) in [
        (format!("sessionId={ID} userId={USER}"), ID, Some(ID)),
        (format!("[INFO] closed <{ID}>"), ID, Some(ID)),
        (format!("please sign out {ID} today"), ID, Some(ID)),
        (format!("2026-11-23T05:08:42Z logout userId: {USER} room {OTHER}"), USER, None),
        (
            format!("request of {USER} about {OTHER} from 203.0.113.7"),
            "203.0.113.7, rYhzFRd2QZjNwAAXX",
            None,
        ),
        (
            "10.0.0.5 - - \"GET /api/v1/me HTTP/1.1\" 200 ip:203.0.113.7 Chrome/113.0.0.0"
                .to_owned(),
            "203.0.113.7",
            None,
        ),
        (
            "I cannot reach @maria, @all: she was on 203.0.113.7.".to_owned(),
            "203.0.113.7, @maria",
            None,
        ),
        (
            "Hello, please help maria.lopez@acme.example with her phone".to_owned(),
            "maria, lopez",
            None,
        ),
    ] {
        let (looks_like, words, found) = understood(&text);
        assert!(matches!(looks_like, LooksLike::LogLine { .. }), "{text}: {looks_like:?}");
        assert_eq!((words.join(", "), found.as_deref()), (searched.to_owned(), session), "{text}");
    }
}

#[test]
fn a_long_text_in_which_nothing_stands_out_is_searched_as_it_is() {
    let text = "my phone does not ring when somebody calls";
    let (looks_like, words, _) = understood(text);
    assert_eq!(looks_like, LooksLike::LogLine { searched: vec![], with: None });
    assert_eq!(words.join(" "), text);
    assert_eq!(understood(&"x".repeat(81)).0, LooksLike::LogLine { searched: vec![], with: None });
}

#[test]
fn a_paste_of_a_megabyte_is_cut() {
    for text in ["é\u{202e}".repeat(LONGEST), "[".repeat(LONGEST), "\"".repeat(LONGEST)] {
        let words = words(&text);
        assert!(words.len() <= 20 && words.iter().all(|word| word.chars().count() <= 200));
    }
}

proptest! {
    #[test]
    fn whatever_is_typed_gives_a_bounded_search(
        text in prop_oneof![any::<String>(), "[ -~“@.:/\u{202e}\u{0}0-9]{0,300}"],
    ) {
        let ParsedQuery { looks_like, words, .. } = parse_query(&text);
        prop_assert_eq!(words.is_empty(), looks_like == LooksLike::Nothing);
        prop_assert!(words.len() <= 20);
        for word in words {
            let Wanted::Text(word) = word else { continue };
            prop_assert!((1..=200).contains(&word.chars().count()), "{}", word);
            prop_assert_eq!(visible_text::without_hidden(&word), word);
        }
    }

    #[test]
    fn typing_goes_on_without_a_word_being_lost(
        words in prop::collection::hash_set("[a-z]{2,8}", 1..=6),
    ) {
        let text = words.iter().cloned().collect::<Vec<_>>().join(" ");
        let found = self::words(&text);
        prop_assert_eq!(found.into_iter().collect::<std::collections::HashSet<_>>(), words);
    }
}
