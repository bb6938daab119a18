//! Text that was changed so that no program follows it ("defanged"), as it was before.

use std::{borrow::Cow, sync::LazyLock};

use regex::{Captures, Regex};

/// A sign or its name in brackets, such as `[.]`, `(dot)`, `[:]`, `[at]`, with the spaces around it.
static BRACKETED: LazyLock<Regex> = LazyLock::new(|| {
    let signs = r"(\.|dot|punkt|:|://|@|at|/)";
    pattern(&format!(
        r"(?i) ?(?:\[ ?{signs} ?\]|\( ?{signs} ?\)|\{{ ?{signs} ?\}}|< ?{signs} ?>) ?"
    ))
});

/// `hxxp`, `h**p`, `hXXps`.
static SCHEME: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\bh(?:xx|\*\*|__)p(s?)\b"));

/// A dot of an address that is written out or escaped, or of whose brackets one is missing.
static DOT: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)(\d)(?: dot | punkt |\\\.|\[\.|\.\]|\(\.|\.\))(\d)"));

/// The text with addresses, links and e-mail addresses as programs write them.
#[must_use]
pub fn refanged(text: &str) -> Cow<'_, str> {
    if !text.contains(['[', '(', '{', '<', '*', '\\']) && !may_be_written_out(text) {
        return Cow::Borrowed(text);
    }
    let with_signs = BRACKETED.replace_all(text, |found: &Captures<'_>| {
        let sign = found.iter().skip(1).flatten().next().map_or("", |sign| sign.as_str());
        match sign.to_ascii_lowercase().as_str() {
            "dot" | "punkt" => ".".to_owned(),
            "at" => "@".to_owned(),
            other => other.to_owned(),
        }
    });
    let with_scheme = SCHEME.replace_all(&with_signs, "http$1");
    // Numbers of one digit are parts of two hits.
    let once = DOT.replace_all(&with_scheme, "$1.$2");
    Cow::Owned(DOT.replace_all(&once, "$1.$2").into_owned())
}

fn may_be_written_out(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    ["hxxp", "h__p", " dot ", " punkt ", ".]", ".)"].iter().any(|mark| lower.contains(mark))
}

fn pattern(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is a constant")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_defanged_is_as_before_and_other_text_stays() {
        for (text, before) in [
            ("203.0.113[.]7", "203.0.113.7"),
            ("203[.]0[.]113[.]7", "203.0.113.7"),
            ("203(.)0(.)113(.)7", "203.0.113.7"),
            ("203.0.113{.}7", "203.0.113.7"),
            ("203.0.113[dot]7", "203.0.113.7"),
            ("203.0.113 (DOT) 7", "203.0.113.7"),
            ("203 dot 0 dot 113 dot 7", "203.0.113.7"),
            (r"203\.0\.113\.7", "203.0.113.7"),
            ("203.0.113[.7", "203.0.113.7"),
            ("2001[:]db8[:][:]7", "2001:db8::7"),
            ("hxxps://chat[.]acme[.]example/home", "https://chat.acme.example/home"),
            ("hXXp[://]203.0.113.7/", "http://203.0.113.7/"),
            ("h**p://203.0.113.7", "http://203.0.113.7"),
            ("maria.lopez[at]acme[.]example", "maria.lopez@acme.example"),
            ("maria (at) acme (dot) example", "maria@acme.example"),
            ("[::1]:443 (10.0.0.5)", "[::1]:443 (10.0.0.5)"),
            (r"ACME\maria.lopez", r"ACME\maria.lopez"),
            ("polka dot dress", "polka dot dress"),
            ("ClientAddress[203.0.113.7]", "ClientAddress[203.0.113.7]"),
        ] {
            assert_eq!(refanged(text), before, "{text}");
        }
    }
}
