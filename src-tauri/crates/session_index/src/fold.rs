//! Text folding for comparison: case, accents and width are ignored.

use unicode_normalization::{UnicodeNormalization, char::canonical_combining_class};

/// The form of a text in which it is searched.
///
/// The rule, character by character, so that a part of a text folds to a part of its folded form:
/// 1. Apostrophes of any kind go: `O’Brien`, `O'Brien` and `OBrien` are the same.
/// 2. NFKD (Unicode Standard Annex 15): accents come apart, full-width forms, ligatures and other
///    compatibility forms become plain; each white space is a space.
/// 3. Marks with a combining class other than 0 go, and so does what nobody sees: soft hyphen,
///    joiners, direction marks, variation selectors, byte order mark, tags, the Arabic stroke that
///    only lengthens a word.
/// 4. Lower case without context (`Σ`, `σ` and `ς` are `σ`).
/// 5. Charset that NFKD leaves whole: `ı` is `i`, `ß` `ss`, `ø` `o`, `ł` `l`, `đ` and `ð` `d`,
///    `ħ` `h`, `ŧ` `t`, `æ` `ae`, `œ` `oe`, `þ` `th`.
/// 6. Hyphens and dashes are `-`.
///
/// Folding twice changes nothing more. Some names are written in two ways that no rule for single
/// characters joins: [`spelled_out`].
#[must_use]
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        let mut folded = text.replace(is_apostrophe, "");
        folded.make_ascii_lowercase();
        return folded.replace(|letter: char| letter.is_ascii_whitespace(), " ");
    }
    let mut folded = String::with_capacity(text.len());
    let letters = text.chars().filter(|letter| !is_apostrophe(*letter)).nfkd();
    for letter in letters.filter(|letter| !is_silent(*letter)).flat_map(char::to_lowercase) {
        match plain(letter) {
            Plain::As(letters) => folded.push_str(letters),
            Plain::Itself => folded.push(letter),
        }
    }
    folded
}

/// The other folded form of a text that is written in two ways, if it is: `ö` as `oe` (so `ä`, `ü`,
/// `ø`, `å` alike), and Chinese, Japanese and Korean names without the space inside.
///
/// Either form of a search text matches either form of a text.
#[must_use]
pub fn spelled_out(text: &str) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    let letters: Vec<char> = text.nfc().collect();
    let mut other = String::with_capacity(text.len());
    for (at, letter) in letters.iter().enumerate() {
        match two_letters(*letter) {
            Some(letters) => other.push_str(letters),
            None if is_between_ideographs(&letters, at) => {}
            None => other.push(*letter),
        }
    }
    let other = fold(&other);
    (other != fold(text)).then_some(other)
}

fn two_letters(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ä' | 'Ä' => "ae",
        'ö' | 'Ö' | 'ø' | 'Ø' => "oe",
        'ü' | 'Ü' => "ue",
        'å' | 'Å' => "aa",
        _ => return None,
    })
}

/// Whether a place is a space, or the dot between the names of a foreigner, that stands between two
/// letters of scripts which write words without spaces.
fn is_between_ideographs(letters: &[char], at: usize) -> bool {
    let is_gap = |letter: &char| letter.is_whitespace() || matches!(letter, '・' | '･');
    let (before, from) = (&letters[..at], &letters[at..]);
    let beside = |letter: Option<&char>| letter.copied().is_some_and(is_ideograph);
    is_gap(&letters[at])
        && beside(before.iter().rev().find(|letter| !is_gap(letter)))
        && beside(from.iter().find(|letter| !is_gap(letter)))
}

/// Han, Kana, Bopomofo and Hangul.
fn is_ideograph(letter: char) -> bool {
    matches!(letter,
        '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{2fdf}' | '\u{3005}'..='\u{3007}'
        | '\u{3041}'..='\u{30fa}' | '\u{30fc}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ffdc}' | '\u{20000}'..='\u{3ffff}')
}

enum Plain {
    As(&'static str),
    Itself,
}

fn plain(letter: char) -> Plain {
    Plain::As(match letter {
        'ı' => "i",
        'ß' => "ss",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'ħ' => "h",
        'ŧ' => "t",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ς' => "σ",
        '\u{2010}'..='\u{2015}' | '\u{2212}' => "-",
        _ if letter.is_whitespace() => " ",
        _ => return Plain::Itself,
    })
}

/// Also the accents and the prime that keyboards offer in its place.
fn is_apostrophe(letter: char) -> bool {
    matches!(
        letter,
        '\'' | '`' | '´' | '‘' | '’' | '‛' | 'ʼ' | 'ʹ' | '′' | '＇' | '\u{1fef}' | '\u{1ffd}'
    )
}

fn is_silent(letter: char) -> bool {
    canonical_combining_class(letter) != 0
        || is_apostrophe(letter)
        || matches!(
            letter,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{640}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
                | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}'
                | '\u{feff}' | '\u{e0000}'..='\u{e007f}' | '\u{e0100}'..='\u{e01ef}'
        )
}

#[cfg(test)]
mod tests;
