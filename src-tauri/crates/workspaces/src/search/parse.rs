//! What a person typed or pasted: what it looks like, what to search for, the session ID in it.
//!
//! Whatever is sent because of it is a [`SessionId`] and nothing else: an empty ID would return the
//! newest session of the workspace.

mod fields;
mod id;
mod in_json;
mod in_text;
mod invalid_address;
mod keys;
mod link;
mod named;
mod network;
mod parse_query;
mod parsed_query;
mod person;
mod words;
mod written_addresses;

pub use invalid_address::InvalidAddress;
pub(crate) use network::first_sent;
pub use parse_query::parse_query;
pub use parsed_query::{LooksLike, ParsedQuery, Wanted};

/// The most that is looked through, in bytes; a page of 100 sessions has some 40,000.
const LONGEST: usize = 1024 * 1024;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ID: &str = "uBNL9dTjJ4s6Pjp4K";
    const OTHER: &str = "tTouumJMrHMjnedWf";

    fn found(text: &str) -> Option<String> {
        parse_query(text).session_id.map(|id| id.to_string())
    }

    #[test]
    fn an_id_is_found_wherever_people_copy_it_from() {
        for text in [
            ID.to_owned(),
            format!(" \n{ID}\t"),
            format!("https://chat.acme.example/admin/device-management/info/{ID}"),
            format!("chat.acme.example/x/admin/device-management/info/{ID}?a=b#c"),
            format!("see https://a.example/admin/device-management/info/{ID}/ please"),
            format!("https://a.example/api/v1/sessions/info.admin?x=1&sessionId={ID}&y=2"),
            format!(r#"{{"_id":"{OTHER}","sessionId":"{ID}","userId":"rYhzFRd2QZjNwAAXX"}}"#),
            format!(r#"{{"_id":"{ID}","userId":"rYhzFRd2QZjNwAAXX"}}"#),
            format!(r#"{{"sessions":[{{"sessionId":"{ID}"}}],"total":1}}"#),
            format!("\"{ID}\""),
            format!("\u{feff}[\"{ID}\"]"),
            format!(r#"  "sessionId": "{ID}","#),
            format!("sessionId={ID} userId=rYhzFRd2QZjNwAAXX"),
            format!("Session ID: {ID} (user rYhzFRd2QZjNwAAXX)"),
            format!("2026-11-23T05:08:42Z INFO closed <{ID}>, misunderstandings"),
            format!("{ID}\n{ID}"),
            format!("^{ID}|.$"),
        ] {
            assert_eq!(found(&text), Some(ID.to_owned()), "{text}");
        }
    }

    #[test]
    fn what_names_no_session_or_several_is_not_guessed_at() {
        for text in [
            "a".repeat(300),
            ".*".to_owned(),
            "uBNL9dTj|.".to_owned(),
            "Rod Example".to_owned(),
            format!("{ID} {OTHER}"),
            format!(r#"{{"sessions":[{{"sessionId":"{ID}"}},{{"sessionId":"{OTHER}"}}]}}"#),
            r#"{"sessionId":""}"#.to_owned(),
            "https://chat.acme.example/channel/general".to_owned(),
            "https://chat.acme.example/?sessionId=".to_owned(),
            "[".repeat(100_000),
            format!("{} {ID}", "x ".repeat(LONGEST)),
        ] {
            let short: String = text.chars().take(60).collect();
            assert_eq!(found(&text), None, "{short}");
        }
    }

    proptest! {
        #[test]
        fn an_id_between_other_words_is_found(
            id in "[2-9A-HJ-NP-T][a-km-z][2-9][a-km-zA-H2-9]{14}",
            before in "x[a-z ,.:<(]{0,30}[ ,<(:]",
            after in "[ ,>);.][a-z ,.>)]{0,30}",
        ) {
            let text = format!("{before}{id}{after}");
            prop_assert_eq!(found(&text), Some(id));
        }

        #[test]
        fn json_of_any_shape_around_it_does_not_hide_the_session_id(
            key in "[a-z]{1,8}", value in "[ -~]{0,20}", id in "[A-Za-z0-9_-]{1,64}",
        ) {
            let json = serde_json::json!({ key: [{ "x": value }, { "sessionId": id }] });
            prop_assert_eq!(found(&json.to_string()), Some(id));
        }
    }
}
