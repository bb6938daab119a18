//! Text from elsewhere, made safe to show in one line.
//!
//! Control characters can break a line, and those that turn the writing direction can make a name
//! read as another one. Joiners stay: names in Persian and joined emoji need them. Marks that only
//! say which direction a name has, and what is nothing to see, go without a trace: real names have
//! them, and a person who compares two names does not see them.

use std::borrow::Cow;

mod tags;

/// What is put where a character was that must not be shown.
const MARK: char = '\u{fffd}';

/// The text without the characters that must not be shown, white space made single and trimmed.
pub fn without_hidden(text: &str) -> String {
    in_one_line(text.chars().filter(|c| c.is_whitespace() || !is_hidden(*c)))
}

/// Server text for one line of at most `longest` characters, the cut marked with `…`. Characters
/// that turn or hide other text stand as U+FFFD, so that a disguised name is seen to be disguised.
/// `None` when nothing visible is left.
pub fn from_server(text: &str, longest: usize) -> Option<Cow<'_, str>> {
    if is_tidy(text, longest) {
        return Some(Cow::Borrowed(text));
    }
    let line = in_one_line(shown(text, longest).into_iter());
    is_visible(&line).then(|| Cow::Owned(shortened(&line, longest)))
}

/// The characters of the beginning of a text as they are shown.
fn shown(text: &str, longest: usize) -> Vec<char> {
    let chars: Vec<char> = text.chars().filter(|c| !is_mark(*c)).take(longest * 4 + 4).collect();
    let mut shown = Vec::with_capacity(chars.len());
    let mut at = 0;
    while let Some(c) = chars.get(at) {
        let flag = tags::flag(&chars[at..]);
        if flag > 0 {
            shown.extend_from_slice(&chars[at..at + flag]);
            at += flag;
            continue;
        }
        shown.push(if is_hidden(*c) && !c.is_whitespace() { MARK } else { *c });
        at += 1;
    }
    shown
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

/// What real texts have and nobody sees: the soft hyphen, marks of the direction of what stands
/// beside them, spaces without width, the byte order mark.
fn is_mark(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}'
    )
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
mod tests;
