//! Cells that a spreadsheet would take for a formula, or show as another number (`number`).
//!
//! A spreadsheet runs what begins with `=`, `+`, `-` or `@`. Such a part of a cell gets an apostrophe
//! in front, as OWASP advises ("CSV Injection"), and so does a number that would be rewritten. In
//! many countries a spreadsheet splits a line at semicolons too: a part begins behind each of them.
//!
//! To get the value back, split a cell behind `;`, tab, carriage return and line feed. Then take one
//! apostrophe away from each part that has apostrophes before a formula or a rewritten number.

use std::borrow::Cow;

use super::number;

/// What goes in front.
const GUARD: char = '\'';

/// The value, with an apostrophe before each part that would be taken for a formula.
pub fn disarmed(value: &str) -> Cow<'_, str> {
    if is_plain(value) || !parts(value).any(needs_guard) {
        return Cow::Borrowed(value);
    }
    let mut disarmed = String::with_capacity(value.len() + 1);
    for part in parts(value) {
        if needs_guard(part) {
            disarmed.push(GUARD);
        }
        disarmed.push_str(part);
    }
    Cow::Owned(disarmed)
}

/// Whether it is one part that begins with a letter or a digit, without a quotation mark: most
/// values are, and no more has to be looked at.
pub fn is_plain(value: &str) -> bool {
    let special = |byte: u8| byte < b' ' || matches!(byte, b';' | b'"');
    let letter = |first: char| {
        first.is_ascii_alphanumeric()
            || !first.is_ascii() && first.is_alphanumeric() && !is_passed_over(first)
    };
    value.chars().next().is_none_or(letter)
        && !value.bytes().fold(false, |found, byte| found | special(byte))
        && !number::is_rewritten(value)
}

/// Where a spreadsheet may begin another cell; each part ends with what splits it from the next.
pub fn parts(value: &str) -> impl Iterator<Item = &str> {
    value.split_inclusive([';', '\t', '\r', '\n'])
}

/// Whether an apostrophe is to go in front: also before what has apostrophes of its own there, so
/// that taking one away always gives the value back.
pub fn needs_guard(part: &str) -> bool {
    let part = part.trim_start_matches(GUARD);
    is_armed(part) || number::is_rewritten(part)
}

/// Whether a spreadsheet may take this for a formula, or trim it until it does.
pub fn is_armed(part: &str) -> bool {
    let first = part.chars().find(|c| c.is_control() || !is_passed_over(*c));
    first.is_some_and(|c| c.is_control() || is_sign(c))
}

/// The signs that begin a formula, and their twins: full-width, small, superscript, subscript, and
/// the mathematical minus.
fn is_sign(c: char) -> bool {
    matches!(
        c,
        '=' | '\u{ff1d}'
            | '\u{fe66}'
            | '\u{207c}'
            | '\u{208c}'
            | '+'
            | '\u{ff0b}'
            | '\u{fe62}'
            | '\u{207a}'
            | '\u{208a}'
            | '-'
            | '\u{ff0d}'
            | '\u{fe63}'
            | '\u{207b}'
            | '\u{208b}'
            | '\u{2212}'
            | '@'
            | '\u{ff20}'
            | '\u{fe6b}'
    )
}

/// White space, and what takes no room.
fn is_passed_over(c: char) -> bool {
    c.is_whitespace()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffd}' | '\u{e0000}'..='\u{e0fff}')
}

/// The value of a cell.
#[cfg(test)]
pub fn armed(cell: &str) -> String {
    let value = |part| match str::strip_prefix(part, GUARD) {
        Some(without) if needs_guard(part) => without,
        Some(_) | None => part,
    };
    parts(cell).map(value).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_harmless_stays_as_it_is() {
        for name in ["Rod", "", "'t Hooft", "O'Neil", "a=b", "1+1", "maria-lopez", "me@home", "‘a’"]
        {
            assert_eq!(disarmed(name), name);
        }
    }

    #[test]
    fn a_part_behind_a_foreign_separator_is_disarmed_too() {
        assert_eq!(disarmed("Rod;=1+1"), "Rod;'=1+1");
        assert_eq!(disarmed("'=1"), "''=1");
        assert_eq!(armed("''=1"), "'=1");
        assert_eq!(armed("'t Hooft"), "'t Hooft");
    }

    #[test]
    fn leading_zeros_and_exponents_survive_a_spreadsheet() {
        for (value, cell) in [("00123", "'00123"), ("1e5", "'1e5"), ("'007", "''007"), ("10", "10")]
        {
            assert_eq!(disarmed(value), cell);
            assert_eq!(armed(cell), value);
        }
    }

    #[test]
    fn what_is_plain_needs_nothing_and_fillers_are_not_letters() {
        for plain in ["", "Rod", "Ödön", "10.0.0.1", "a=b"] {
            assert!(is_plain(plain), "{plain:?}");
        }
        for special in ["=1", "a;b", "a\"b", "a\tb", "\u{115f}=1", "\u{3164}=1", "＝1", "⁺1"] {
            assert!(!is_plain(special), "{special:?}");
        }
    }

    #[test]
    fn the_clipboard_of_the_window_guards_the_same_cells() {
        let cells: Vec<(String, String)> =
            serde_json::from_str(include_str!("formula/cells.json")).unwrap();
        for (value, cell) in &cells {
            assert_eq!(disarmed(value), *cell, "{value:?}");
        }
        println!("{} cells", cells.len());
    }

    fn nasty() -> impl Strategy<Value = String> {
        let sign = prop::sample::select(
            "=+-@＝＋－＠−'\";,\t\r\n \u{0}\u{200b}\u{feff}\u{a0}\u{3000}a1(|"
                .chars()
                .collect::<Vec<_>>(),
        );
        prop::collection::vec(sign, 0..12).prop_map(|signs| signs.into_iter().collect())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn no_part_of_a_cell_is_armed_and_the_value_comes_back(
            value in prop_oneof![any::<String>(), nasty()],
        ) {
            let cell = disarmed(&value);
            prop_assert!(!parts(&cell).any(is_armed), "{cell:?}");
            prop_assert_eq!(armed(&cell), value);
        }
    }
}
