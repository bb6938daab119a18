use proptest::prelude::*;

use super::*;

#[test]
fn a_turned_name_is_seen_to_be_disguised() {
    assert_eq!(from_server("gro.\u{202e}exe", 99).as_deref(), Some("gro.\u{fffd}exe"));
    assert_eq!(without_hidden("gro.\u{202e}exe\u{0}"), "gro.exe");
}

#[test]
fn lines_are_joined_and_nothing_visible_is_nothing() {
    assert_eq!(from_server(" Rod\n\tExample ", 99).as_deref(), Some("Rod Example"));
    for nothing in ["", "  \n", "\u{200b}", "\u{202e}\u{0}", "\u{200d}"] {
        assert_eq!(from_server(nothing, 99), None, "{nothing:?}");
    }
}

#[test]
fn names_that_need_joiners_keep_them() {
    let name = "می\u{200c}خواهم 👩\u{200d}💻";
    assert_eq!(without_hidden(name), name);
}

/// Without the look at whether it is tidy already.
fn always_rewritten(text: &str, longest: usize) -> Option<String> {
    let line = in_one_line(shown(text, longest).into_iter());
    is_visible(&line).then(|| shortened(&line, longest))
}

#[test]
fn names_are_shown_as_people_write_them() {
    let cases: Vec<(String, Option<String>)> =
        serde_json::from_str(include_str!("names.json")).unwrap();
    for (sent, expected) in &cases {
        assert_eq!(from_server(sent, 99).as_deref(), expected.as_deref(), "{sent:?}");
    }
    println!("{} names", cases.len());
    assert!(cases.len() >= 40);
}

proptest! {
    #[test]
    fn what_is_tidy_already_stays_as_it_would_have_been_made(
        text in "[ -~\u{a0}\u{ad}ışü\u{200b}-\u{200f}\u{2800}\u{fe0f}\u{fffd}\t]{0,12}|[a-c ]{0,6}",
        longest in 1_usize..9,
    ) {
        let shown = from_server(&text, longest).map(Cow::into_owned);
        prop_assert_eq!(shown, always_rewritten(&text, longest));
    }

    #[test]
    fn whatever_a_server_sends_is_one_short_line(text in ".{0,500}", longest in 1_usize..80) {
        if let Some(line) = from_server(&text, longest) {
            prop_assert!(line.chars().count() <= longest);
            let without_flags: String = line.chars().filter(|c| !tags::is_tag(*c)).collect();
            prop_assert!(!without_flags.chars().any(is_hidden));
            prop_assert!(!line.is_empty());
        }
    }
}
