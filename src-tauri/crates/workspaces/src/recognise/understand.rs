//! What a text in the search box is taken for, and what is searched because of it.

use rocketchat::SessionId;

use super::{
    LONGEST, id, in_json, in_text,
    link::{self, Link},
    misfit, network, person,
    understanding::{LooksLike, Understanding, Wanted},
    words::{self, Word},
};
use crate::visible_text;

/// Longer texts than this are pasted, not typed.
const MOST_TYPED_WORDS: usize = 6;
const MOST_TYPED_CHARS: usize = 80;

/// With more words than this beside it, an ID stands in a line that was not typed.
const MOST_WORDS_BESIDE_AN_ID: usize = 2;

/// Says what a typed or pasted text looks like, and what to search for. Needs no connection.
///
/// Of a text over 1 MiB only the beginning is read.
#[must_use]
pub fn understand(text: &str) -> Understanding {
    let text = &text[..text.floor_char_boundary(LONGEST)];
    let clean = clean(text);
    let typed = words::split(&clean);
    if typed.is_empty() {
        return Understanding { looks_like: LooksLike::Nothing, words: vec![], session_id: None };
    }
    if let Some(found) = in_json::read(text) {
        let searched = found.wanted.as_ref().map(Wanted::written);
        let words = found.wanted.map_or_else(|| as_typed(&typed), |wanted| vec![wanted]);
        let looks_like = LooksLike::Json { searched };
        return Understanding { looks_like, words, session_id: found.session };
    }
    let one_word = match typed.as_slice() {
        [Word { text, quoted: false }] if clean.len() <= words::LONGEST => of_one_word(text),
        // Only a link can be so long and still be searched for.
        [Word { quoted: false, .. }] => link::read(&clean).map(of_link),
        [..] => None,
    };
    one_word.unwrap_or_else(|| of_text(&clean, &typed))
}

/// Without what cannot be seen, white space made single, full-width letters and signs as others.
fn clean(text: &str) -> String {
    let narrow = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        _ => c,
    };
    visible_text::without_hidden(text).chars().map(narrow).collect()
}

fn of_one_word(text: &str) -> Option<Understanding> {
    let word = words::without_brackets(text);
    if id::is_id(word) {
        let session_id = SessionId::parse(word).ok().filter(|_| id::may_be_of_session(word));
        let words = vec![Wanted::Text(word.to_owned())];
        return Some(Understanding { looks_like: LooksLike::Id, words, session_id });
    }
    let (looks_like, words) = if let Some(address) = network::address(word) {
        (LooksLike::InternetAddress { address }, vec![Wanted::address(address)])
    } else if let Some(range) = Wanted::range(word) {
        (LooksLike::AddressRange { searched: range.written() }, vec![range])
    } else if let Some(why) = misfit::of(word) {
        let looks_like = LooksLike::NoAddress { text: word.to_owned(), why };
        (looks_like, vec![Wanted::Text(word.to_owned())])
    } else if let Some(name) = person::user_name(word) {
        let looks_like = LooksLike::UserName { user_name: name.to_owned() };
        (looks_like, vec![Wanted::Text(word.to_owned())])
    } else if let Some(person) = person::of_email(word) {
        (LooksLike::Email { searched: person.to_owned() }, words::of_person(person))
    } else {
        return link::read(word).map(of_link);
    };
    Some(Understanding { looks_like, words, session_id: None })
}

fn of_link(link: Link<'_>) -> Understanding {
    let (searched, session_id) = match link {
        Link::Session(session) => (session.to_string(), Some(session)),
        Link::Id(text) | Link::Host(text) => (text.chars().take(words::LONGEST).collect(), None),
    };
    let looks_like = LooksLike::Link { searched: searched.clone() };
    Understanding { looks_like, words: vec![Wanted::Text(searched)], session_id }
}

fn of_text(clean: &str, typed: &[Word]) -> Understanding {
    if let Some(session) = link::session_in(clean) {
        return of_link(Link::Session(session));
    }
    let session_id = in_text::session(clean);
    if !was_pasted(clean, typed) {
        let looks_like = misfit_among(typed).unwrap_or(LooksLike::Words);
        return Understanding { looks_like, words: as_typed(typed), session_id };
    }
    let found = in_text::wanted(clean);
    if found.is_empty() {
        let looks_like = LooksLike::LogLine { searched: None };
        return Understanding { looks_like, words: as_typed(typed), session_id };
    }
    let searched = found.iter().map(Wanted::written).collect::<Vec<_>>().join(", ");
    Understanding {
        looks_like: LooksLike::LogLine { searched: Some(searched) },
        words: found,
        session_id,
    }
}

/// Whether a text is a line from elsewhere rather than words that a person chose.
fn was_pasted(clean: &str, typed: &[Word]) -> bool {
    let is_a_word = |id| typed.iter().any(|word| word.text == id);
    typed.len() > MOST_TYPED_WORDS
        || clean.chars().count() > MOST_TYPED_CHARS
        || in_text::names_an_id(clean)
        || in_text::ids(clean).any(|id| typed.len() > MOST_WORDS_BESIDE_AN_ID + 1 || !is_a_word(id))
}

/// The first typed word that was meant as an address and is none.
fn misfit_among(typed: &[Word]) -> Option<LooksLike> {
    typed.iter().filter(|word| !word.quoted).find_map(|word| {
        let text = words::without_brackets(&word.text);
        misfit::of(text).map(|why| LooksLike::NoAddress { text: text.to_owned(), why })
    })
}

/// Each different word once.
fn as_typed(typed: &[Word]) -> Vec<Wanted> {
    let mut words: Vec<Wanted> = Vec::new();
    for wanted in typed.iter().flat_map(words::wanted) {
        if words.len() < words::MOST && !words.contains(&wanted) {
            words.push(wanted);
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ID: &str = "uBNL9dTjJ4s6Pjp4K";
    const USER: &str = "rYhzFRd2QZjNwAAXX";
    const OTHER: &str = "tTouumJMrHMjnedWf";

    /// What it looks like, what is searched, and the session ID.
    fn understood(text: &str) -> (LooksLike, Vec<String>, Option<String>) {
        let Understanding { looks_like, words, session_id } = understand(text);
        let words = words.iter().map(Wanted::written).collect();
        (looks_like, words, session_id.map(|id| id.to_string()))
    }

    fn words(text: &str) -> Vec<String> {
        understood(text).1
    }

    #[test]
    fn one_word_is_told_by_its_shape() {
        let address = "203.0.113.7".parse().unwrap();
        for text in
            ["203.0.113.7", " [::ffff:203.0.113.7]:443 ", "(203.0.113.7),", "２０３．0.113.7"]
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
        for (text, misfit, words) in [
            ("10.0.0.0/33", "10.0.0.0/33", vec!["10.0.0.0/33"]),
            ("300.1.1.1", "300.1.1.1", vec!["300.1.1.1"]),
            ("maria (300.1.1.1)", "300.1.1.1", vec!["maria", "300.1.1.1"]),
        ] {
            let (looks_like, searched, _) = understood(text);
            let LooksLike::NoAddress { text: said, .. } = looks_like else {
                panic!("{text}: {looks_like:?}")
            };
            assert_eq!(
                (said.as_str(), searched),
                (misfit, words.into_iter().map(str::to_owned).collect())
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
        let row =
            format!(r#"{{"_id":"{ID}","sessionId":"{ID}","userId":"{USER}","ip":"10.0.0.5"}}"#);
        let others = format!(r#"{{"sessionId":"{OTHER}","userId":"{USER}","ip":"10.0.0.6"}}"#);
        for (text, searched, session) in [
            (row.clone(), Some(ID), Some(ID)),
            (format!(r#"{{"sessions":[{row}],"total":1}}"#), Some(ID), Some(ID)),
            (format!(r#"{{"sessions":[{row},{others}]}}"#), Some(USER), None),
            (format!(r#"{{"_id":"{USER}","username":"maria"}}"#), Some(USER), None),
            (r#"{"user":{"username":"maria"},"ip":"10.0.0.5"}"#.into(), Some("@maria"), None),
            (r#"{"level":35,"remoteIP":"::ffff:10.0.0.5"}"#.into(), Some("10.0.0.5"), None),
            (r#"{"x-forwarded-for":"203.0.113.7, 10.0.0.5"}"#.into(), Some("203.0.113.7"), None),
        ] {
            let looks_like = LooksLike::Json { searched: searched.map(str::to_owned) };
            let words = searched.map(str::to_owned).into_iter().collect();
            let session = session.map(str::to_owned);
            assert_eq!(understood(&text), (looks_like, words, session), "{text}");
        }
    }

    #[test]
    fn json_that_names_nobody_never_finds_everything() {
        for text in ["{}", r#"{"sessions":[],"total":0}"#, r#"{"ip":"10.0.0.5","a":{"ip":"::1"}}"#]
        {
            let (looks_like, words, session) = understood(text);
            assert_eq!((looks_like, session), (LooksLike::Json { searched: None }, None));
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
            (format!("request of {USER} about {OTHER} from 203.0.113.7"), USER, None),
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
            let looks_like = LooksLike::LogLine { searched: Some(searched.to_owned()) };
            let words = searched.split(", ").map(str::to_owned).collect();
            let session = session.map(str::to_owned);
            assert_eq!(understood(&text), (looks_like, words, session), "{text}");
        }
    }

    #[test]
    fn a_long_text_in_which_nothing_stands_out_is_searched_as_it_is() {
        let text = "my phone does not ring when somebody calls";
        let (looks_like, words, _) = understood(text);
        assert_eq!(looks_like, LooksLike::LogLine { searched: None });
        assert_eq!(words.join(" "), text);
        assert_eq!(understood(&"x".repeat(81)).0, LooksLike::LogLine { searched: None });
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
            let Understanding { looks_like, words, .. } = understand(&text);
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
}
