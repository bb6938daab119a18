//! What IDs look like, so that one can be told from a word.

/// The length of the IDs that Meteor makes, and the characters that it makes them of (Meteor,
/// random package: those that cannot be mistaken for one another).
const METEOR_LENGTH: usize = 17;
const METEOR_ALPHABET: &str = "23456789ABCDEFGHJKLMNPQRSTWXYZabcdefghijkmnopqrstuvwxyz";

/// The lengths between the dashes of a UUID.
const UUID_PARTS: [usize; 5] = [8, 4, 4, 4, 12];

/// The length of the hexadecimal IDs that `MongoDB` makes.
const MONGO_LENGTH: usize = 24;

/// More small letters than this after one another are part of a word, not of a random ID.
const LONGEST_SMALL_RUN: usize = 5;

/// Whether a word that stands alone is the ID of a session or a user. Some accounts that did not
/// come through Meteor have an ID that `MongoDB` made.
pub fn is_id(word: &str) -> bool {
    may_be_of_session(word) || is_mongos(word)
}

/// Whether a session can have this ID: Meteor's, or a UUID where the workspace runs as
/// microservices (Rocket.Chat 8.6 source, ddp-streamer `Client.ts`).
pub fn may_be_of_session(word: &str) -> bool {
    has_meteors_shape(word) || is_uuid(word)
}

/// Whether a part of other text is an ID of Meteor. Stricter than for a word that stands alone:
/// names of classes, such as `DevicesManagement`, can have the same shape.
pub fn stands_out(word: &str) -> bool {
    has_meteors_shape(word)
        && (word.bytes().any(|b| b.is_ascii_digit()) || !is_of_capitalised_words(word))
}

/// Whether a character can be part of an ID.
pub fn is_part(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-' || c == '_'
}

/// Two kinds of characters at least tell an ID from a word of 17 letters.
fn has_meteors_shape(word: &str) -> bool {
    let has = |kind: fn(&u8) -> bool| usize::from(word.as_bytes().iter().any(kind));
    word.len() == METEOR_LENGTH
        && word.chars().all(|c| METEOR_ALPHABET.contains(c))
        && has(u8::is_ascii_digit) + has(u8::is_ascii_uppercase) + has(u8::is_ascii_lowercase) > 1
}

/// No two capitals side by side, or a long run of small letters: fewer than 1 of 100 random IDs.
fn is_of_capitalised_words(word: &str) -> bool {
    let capitals_meet =
        word.as_bytes().windows(2).any(|pair| pair.iter().all(u8::is_ascii_uppercase));
    let longest = word.split(|c: char| !c.is_ascii_lowercase()).map(str::len).max().unwrap_or(0);
    !capitals_meet || longest > LONGEST_SMALL_RUN
}

fn is_uuid(word: &str) -> bool {
    word.split('-').map(str::len).eq(UUID_PARTS)
        && word.chars().all(|c| c == '-' || c.is_ascii_hexdigit())
}

fn is_mongos(word: &str) -> bool {
    word.len() == MONGO_LENGTH
        && word.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
        && word.bytes().any(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_told_from_words_of_the_same_length() {
        for (word, id, of_session, within_text) in [
            ("uBNL9dTjJ4s6Pjp4K", true, true, true),
            ("rYhzFRdBQZjNwAAXX", true, true, true),
            ("DevicesManagement", true, true, false),
            ("HTTPServerRequest", true, true, false),
            ("christophermadden", false, false, false),
            ("uBNL9dTjJ4s6Pjp4", false, false, false),
            ("uBNL9dTjJ4s6Pjp0K", false, false, false),
            ("6ec0bd7f-11c0-43da-975e-2a8ad9ebae0b", true, true, false),
            ("6ec0bd7f-11c0-43da-975e-2a8ad9ebae0", false, false, false),
            ("5f3c9a0b7d2e4f6a8b1c0d9e", true, false, false),
            ("deadbeefdeadbeefdeadbeef", false, false, false),
            ("", false, false, false),
        ] {
            let found = (is_id(word), may_be_of_session(word), stands_out(word));
            assert_eq!(found, (id, of_session, within_text), "{word}");
        }
    }
}
