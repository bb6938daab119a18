//! Text from elsewhere, made safe to show in one line.
//!
//! Control characters can break a line, and those that turn the writing direction can make a name
//! read as another one. Joiners stay: names in Persian and joined emoji need them.

use std::borrow::Cow;

/// What is put where a character was that must not be shown.
const MARK: char = '\u{fffd}';

/// The text without the characters that must not be shown, white space made single and trimmed.
pub fn without_hidden(text: &str) -> String {
    in_one_line(text.chars().filter(|c| c.is_whitespace() || !is_hidden(*c)))
}

/// Server text for one line of at most `longest` characters, the cut marked with `…`. Characters
/// that must not be shown stand as U+FFFD, so that a disguised name is seen to be disguised.
/// `None` when nothing visible is left.
pub fn from_server(text: &str, longest: usize) -> Option<Cow<'_, str>> {
    if is_tidy(text, longest) {
        return Some(Cow::Borrowed(text));
    }
    let marked = text
        .chars()
        .take(longest * 4 + 4)
        .map(|c| if is_hidden(c) && !c.is_whitespace() { MARK } else { c });
    let line = in_one_line(marked);
    is_visible(&line).then(|| Cow::Owned(shortened(&line, longest)))
}

/// Whether a text can be shown as it is. Nearly all can, and a page of sessions has a thousand.
fn is_tidy(text: &str, longest: usize) -> bool {
    let (mut before, mut length, mut visible) = (' ', 0, false);
    for c in text.chars() {
        match c {
            ' ' if before == ' ' => return false,
            ' ' => {}
            '!'..='~' => visible = true,
            _ if c.is_whitespace() || is_hidden(c) => return false,
            _ => visible |= !is_unseen(c),
        }
        (before, length) = (c, length + 1);
    }
    visible && before != ' ' && length <= longest
}

/// At most `longest` characters; the cut is marked with `…`.
pub fn shortened(text: &str, longest: usize) -> String {
    if text.chars().count() <= longest {
        return text.to_owned();
    }
    let kept: String = text.chars().take(longest.saturating_sub(1)).collect();
    kept.trim_end().to_owned() + "…"
}

/// Whether anything of it can be seen.
pub fn is_visible(text: &str) -> bool {
    text.chars().any(|c| !c.is_whitespace() && !is_hidden(c) && !is_unseen(c))
}

/// What is nothing to see by itself: joiners, variants, the empty Braille pattern, and the mark.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{2800}' | MARK)
}

fn in_one_line(chars: impl Iterator<Item = char>) -> String {
    let text: String = chars.collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Controls, marks and overrides of the writing direction, zero-width and tag characters.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{180e}'
            | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
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
        let marked = text.chars().take(longest * 4 + 4);
        let marked = marked.map(|c| if is_hidden(c) && !c.is_whitespace() { MARK } else { c });
        let line = in_one_line(marked);
        is_visible(&line).then(|| shortened(&line, longest))
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
                prop_assert!(!line.chars().any(is_hidden));
                prop_assert!(!line.is_empty());
            }
        }
    }
}
