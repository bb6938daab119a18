//! What is damaged in the bytes of an answer, and where its parts begin all the same.

use std::borrow::Cow;

/// The text with what no JSON text may hold replaced: bytes that are not UTF-8 and lone surrogates
/// by U+FFFD, control characters by spaces.
pub fn repaired(bytes: &[u8]) -> String {
    let bytes = without_control_characters(bytes);
    let text = String::from_utf8_lossy(&bytes);
    without_lone_surrogates(&text).unwrap_or_else(|| text.into_owned())
}

/// Control characters stand only between the parts of JSON, where a space does as well.
pub fn without_control_characters(bytes: &[u8]) -> Cow<'_, [u8]> {
    if bytes.iter().all(|byte| *byte >= b' ') {
        return Cow::Borrowed(bytes);
    }
    Cow::Owned(bytes.iter().map(|byte| (*byte).max(b' ')).collect())
}

/// `None` where there is none.
fn without_lone_surrogates(text: &str) -> Option<String> {
    let mut whole: Option<String> = None;
    let (mut kept, mut at) = (0, 0);
    while let Some(found) = text.get(at..)?.find('\\') {
        let escape = at + found;
        let (length, is_lone) = match (unit(text, escape), unit(text, escape + 6)) {
            (Some(0xD800..=0xDBFF), Some(0xDC00..=0xDFFF)) => (12, false),
            (Some(0xD800..=0xDFFF), _) => (6, true),
            (Some(_), _) => (6, false),
            // The backslash and whatever it escapes, which may take more than a byte.
            (None, _) => (1 + text[escape + 1..].chars().next().map_or(0, char::len_utf8), false),
        };
        at = escape + length;
        if is_lone {
            let whole = whole.get_or_insert_default();
            whole.push_str(&text[kept..escape]);
            whole.push('\u{FFFD}');
            kept = at;
        }
    }
    if let Some(whole) = &mut whole {
        whole.push_str(&text[kept..]);
    }
    whole
}

/// The UTF-16 unit of an escape `\uXXXX` at a place.
fn unit(text: &str, at: usize) -> Option<u16> {
    let digits = text.get(at..at + 6)?.strip_prefix("\\u")?;
    let plain = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    plain.then(|| u16::from_str_radix(digits, 16).ok()).flatten()
}

/// The place behind the bracket of a list which is a field of the outermost object.
pub fn begin_of_list(body: &[u8], name: &[u8]) -> Option<usize> {
    let (mut at, mut depth) = (0, 0_usize);
    loop {
        match body.get(at)? {
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            b'"' => {
                let end = end_of_text(body, at)?;
                if depth == 1
                    && &body[at + 1..end] == name
                    && let Some(begin) = behind(body, end + 1, b':')
                {
                    return behind(body, begin, b'[');
                }
                at = end;
            }
            _ => {}
        }
        at += 1;
    }
}

/// The next place, `from` on, that looks like the begin of a row: the brace of an object with a name
/// behind it, which is not the value of a field nor the first of a list inside a row.
pub fn begin_of_row(body: &[u8], from: usize) -> Option<usize> {
    let looks = |at: &usize| {
        let before = body[..*at].trim_ascii_end().last();
        let begins = behind(body, at + 1, b'"').and_then(|name| body.get(name));
        !matches!(before, Some(b':' | b'['))
            && begins.is_some_and(|it| it.is_ascii_alphabetic() || *it == b'_')
    };
    let braces = body.iter().enumerate().skip(from).filter(|(_, byte)| **byte == b'{');
    braces.map(|(at, _)| at).find(looks)
}

/// The place of the quotation mark that ends a text.
fn end_of_text(body: &[u8], begin: usize) -> Option<usize> {
    let mut at = begin + 1;
    loop {
        match body.get(at)? {
            b'"' => return Some(at),
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
}

/// The place behind a byte, if nothing but white space comes before it.
fn behind(body: &[u8], from: usize, byte: u8) -> Option<usize> {
    let rest = body.get(from..)?;
    let space = rest.len() - rest.trim_ascii_start().len();
    (rest.get(space) == Some(&byte)).then_some(from + space + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_no_json_may_hold_is_replaced() {
        for (sent, read) in [
            (&br#""plain \" \\ \n \u00e4""#[..], r#""plain \" \\ \n \u00e4""#),
            (br#""\ud83d\ude00""#, r#""\ud83d\ude00""#),
            (br#""a\ud83d""#, "\"a\u{FFFD}\""),
            (br#""\ude00b""#, "\"\u{FFFD}b\""),
            (br#""\uD83D\ud83d\ude00""#, "\"\u{FFFD}\\ud83d\\ude00\""),
            (br#""\\ud83d""#, r#""\\ud83d""#),
            (br#""\\\ud83d""#, "\"\\\\\u{FFFD}\""),
            (br#""\ud83""#, r#""\ud83""#),
            (b"\"a\x01b\tc\"", "\"a b c\""),
            (b"\"a\xffb\xf0\x9f\"", "\"a\u{FFFD}b\u{FFFD}\""),
            (b"\"\\", "\"\\"),
            ("\"\\ä\"".as_bytes(), "\"\\ä\""),
        ] {
            assert_eq!(repaired(sent), read);
        }
    }

    #[test]
    fn the_list_is_the_one_of_the_outermost_object() {
        for (body, rest) in [
            (r#"{"sessions":[1]}"#, Some("1]}")),
            (r#"{"a":{"sessions":[2]},"b":"\"sessions\":[3", "sessions" : [ 4]}"#, Some(" 4]}")),
            (r#"{"sessions":{"sessions":[5]}}"#, None),
            (r#"["sessions",[6]]"#, None),
            (r#"{"sessions"#, None),
        ] {
            let begin = begin_of_list(body.as_bytes(), b"sessions");
            assert_eq!(begin.map(|at| &body[at..]), rest, "{body}");
        }
    }
}
