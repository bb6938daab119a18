//! What a person typed or pasted: what it looks like, what to search for, the session ID in it.
//!
//! Whatever is sent because of it is a [`SessionId`] and nothing else: an empty ID would return the
//! newest session of the workspace.

mod id;
mod in_json;
mod in_text;
mod link;
mod network;
mod person;
mod understand;
mod understanding;
mod words;

use rocketchat::{SessionId, SessionIdProblem};

pub use understand::understand;
pub use understanding::{LooksLike, Understanding, Wanted};

/// What a pasted text was understood as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recognised {
    /// The text is a session ID, or exactly one was found inside.
    SessionId {
        /// The ID.
        session_id: SessionId,
        /// What it was found in.
        found_in: FoundIn,
    },
    /// No session ID is in it, or several are.
    NotASessionId(SessionIdProblem),
}

/// What a session ID was found in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FoundIn {
    /// The text is the ID.
    Plain,
    /// A link, such as that of a device's page in Rocket.Chat.
    Link,
    /// JSON, such as an answer of the server.
    Json,
    /// A line of other text, such as a log.
    Text,
}

/// The most that is looked through, in bytes; a page of 100 sessions has some 40,000.
const LONGEST: usize = 1024 * 1024;

/// Takes a text for a session ID if it can be one at all, or else the one that [`understand`] finds
/// in it.
#[must_use]
pub fn recognise(text: &str) -> Recognised {
    let problem = match SessionId::parse(text) {
        Ok(session_id) => {
            return Recognised::SessionId { session_id, found_in: FoundIn::Plain };
        }
        Err(problem) => problem,
    };
    if text.len() > LONGEST {
        return Recognised::NotASessionId(SessionIdProblem::TooLong);
    }
    let Understanding { looks_like, session_id, .. } = understand(text);
    let Some(session_id) = session_id else {
        return Recognised::NotASessionId(problem);
    };
    let found_in = match looks_like {
        LooksLike::Id => FoundIn::Plain,
        LooksLike::Link { .. } => FoundIn::Link,
        LooksLike::Json { .. } => FoundIn::Json,
        LooksLike::Nothing
        | LooksLike::InternetAddress { .. }
        | LooksLike::AddressRange { .. }
        | LooksLike::UserName { .. }
        | LooksLike::Email { .. }
        | LooksLike::LogLine { .. }
        | LooksLike::Words => FoundIn::Text,
    };
    Recognised::SessionId { session_id, found_in }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ID: &str = "uBNL9dTjJ4s6Pjp4K";
    const OTHER: &str = "tTouumJMrHMjnedWf";

    fn found(text: &str) -> Option<(String, FoundIn)> {
        match recognise(text) {
            Recognised::SessionId { session_id, found_in } => {
                Some((session_id.to_string(), found_in))
            }
            Recognised::NotASessionId(_) => None,
        }
    }

    #[test]
    fn an_id_is_found_wherever_people_copy_it_from() {
        for (text, found_in) in [
            (ID.to_owned(), FoundIn::Plain),
            (format!(" \n{ID}\t"), FoundIn::Plain),
            (format!("https://chat.acme.example/admin/device-management/info/{ID}"), FoundIn::Link),
            (format!("chat.acme.example/x/admin/device-management/info/{ID}?a=b#c"), FoundIn::Link),
            (
                format!("see https://a.example/admin/device-management/info/{ID}/ please"),
                FoundIn::Link,
            ),
            (
                format!("https://a.example/api/v1/sessions/info.admin?x=1&sessionId={ID}&y=2"),
                FoundIn::Link,
            ),
            (
                format!(r#"{{"_id":"{OTHER}","sessionId":"{ID}","userId":"rYhzFRd2QZjNwAAXX"}}"#),
                FoundIn::Json,
            ),
            (format!(r#"{{"_id":"{ID}","userId":"rYhzFRd2QZjNwAAXX"}}"#), FoundIn::Json),
            (format!(r#"{{"sessions":[{{"sessionId":"{ID}"}}],"total":1}}"#), FoundIn::Json),
            (format!("\"{ID}\""), FoundIn::Json),
            (format!("\u{feff}[\"{ID}\"]"), FoundIn::Json),
            (format!(r#"  "sessionId": "{ID}","#), FoundIn::Text),
            (format!("sessionId={ID} userId=rYhzFRd2QZjNwAAXX"), FoundIn::Text),
            (format!("Session ID: {ID} (user rYhzFRd2QZjNwAAXX)"), FoundIn::Text),
            (format!("2026-11-23T05:08:42Z INFO closed <{ID}>, misunderstandings"), FoundIn::Text),
            (format!("{ID}\n{ID}"), FoundIn::Text),
            (format!("^{ID}|.$"), FoundIn::Text),
        ] {
            assert_eq!(found(&text), Some((ID.to_owned(), found_in)), "{text}");
        }
    }

    #[test]
    fn what_names_no_session_or_several_is_not_guessed_at() {
        for (text, problem) in [
            (String::new(), SessionIdProblem::Empty),
            (" \n\t".to_owned(), SessionIdProblem::Empty),
            ("a".repeat(300), SessionIdProblem::TooLong),
            (".*".to_owned(), SessionIdProblem::WrongCharacters),
            ("uBNL9dTj|.".to_owned(), SessionIdProblem::WrongCharacters),
            ("Rod Example".to_owned(), SessionIdProblem::WrongCharacters),
            (format!("{ID} {OTHER}"), SessionIdProblem::WrongCharacters),
            (
                format!(r#"{{"sessions":[{{"sessionId":"{ID}"}},{{"sessionId":"{OTHER}"}}]}}"#),
                SessionIdProblem::WrongCharacters,
            ),
            (r#"{"sessionId":""}"#.to_owned(), SessionIdProblem::WrongCharacters),
            (
                "https://chat.acme.example/channel/general".to_owned(),
                SessionIdProblem::WrongCharacters,
            ),
            ("https://chat.acme.example/?sessionId=".to_owned(), SessionIdProblem::WrongCharacters),
            ("[".repeat(100_000), SessionIdProblem::WrongCharacters),
            (format!("{} {ID}", "x ".repeat(LONGEST)), SessionIdProblem::TooLong),
        ] {
            let short: String = text.chars().take(60).collect();
            assert_eq!(recognise(&text), Recognised::NotASessionId(problem), "{short}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_pasted_gives_a_sendable_id_or_a_problem(text in any::<String>()) {
            if let Some((id, _)) = found(&text) {
                prop_assert_eq!(SessionId::parse(&id).unwrap().to_string(), id);
            }
        }

        #[test]
        fn an_id_between_other_words_is_found(
            id in "[2-9A-HJ-NP-T][a-km-z][2-9][a-km-zA-H2-9]{14}",
            before in "x[a-z ,.:<(]{0,30}[ ,<(:]",
            after in "[ ,>);.][a-z ,.>)]{0,30}",
        ) {
            let text = format!("{before}{id}{after}");
            prop_assert_eq!(found(&text), Some((id, FoundIn::Text)));
        }

        #[test]
        fn json_of_any_shape_around_it_does_not_hide_the_session_id(
            key in "[a-z]{1,8}", value in "[ -~]{0,20}", id in "[A-Za-z0-9_-]{1,64}",
        ) {
            let json = serde_json::json!({ key: [{ "x": value }, { "sessionId": id }] });
            prop_assert_eq!(found(&json.to_string()), Some((id, FoundIn::Json)));
        }
    }
}
