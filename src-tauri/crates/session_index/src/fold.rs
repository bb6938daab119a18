//! What a text is compared by: neither case, nor accents, nor width matter.

use unicode_normalization::{UnicodeNormalization, char::canonical_combining_class};

/// The form of a text in which it is searched.
///
/// The rule, character by character, so that a part of a text folds to a part of its folded form:
/// 1. NFKD (Unicode Standard Annex 15): accents come apart, full-width forms, ligatures and other
///    compatibility forms become plain.
/// 2. Marks with a combining class other than 0 go, and so does what nobody sees: soft hyphen,
///    joiners, direction marks, variation selectors, byte order mark.
/// 3. Lower case without context (`Σ`, `σ` and `ς` are `σ`).
/// 4. Letters that NFKD leaves whole: `ı` is `i`, `ß` `ss`, `ø` `o`, `ł` `l`, `đ` and `ð` `d`,
///    `ħ` `h`, `ŧ` `t`, `æ` `ae`, `œ` `oe`, `þ` `th`.
/// 5. Curly apostrophes are `'`, hyphens and dashes `-`.
///
/// Folding twice changes nothing more.
#[must_use]
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for letter in text.nfkd().filter(|letter| !is_silent(*letter)).flat_map(char::to_lowercase) {
        match plain(letter) {
            Plain::As(letters) => folded.push_str(letters),
            Plain::Itself => folded.push(letter),
        }
    }
    folded
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
        '‘' | '’' | 'ʼ' | '‛' => "'",
        '\u{2010}'..='\u{2015}' | '\u{2212}' => "-",
        _ => return Plain::Itself,
    })
}

fn is_silent(letter: char) -> bool {
    canonical_combining_class(letter) != 0
        || matches!(
            letter,
            '\u{ad}' | '\u{34f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
                | '\u{e0100}'..='\u{e01ef}'
        )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn case_accents_and_width_do_not_matter() {
        for (one, other) in [
            ("Yılmaz", "yilmaz"),
            ("İSTANBUL", "istanbul"),
            ("Straße", "STRASSE"),
            ("STRAẞE", "strasse"),
            ("Müller", "mu\u{308}LLER"),
            ("Łukasz Żółć", "lukasz zolc"),
            ("Søren Ærø", "soren aero"),
            ("Œuvre", "oeuvre"),
            ("Đorđe Þór", "dorde thor"),
            ("ＡＢＣ１２３", "abc123"),
            ("ΟΔΥΣΣΕΥΣ", "οδυσσευς"),
            ("Nguyễn", "nguyen"),
            ("O’Brien", "o'brien"),
            ("Jean‑Luc", "jean-luc"),
            ("soft\u{ad}hyphen", "softhyphen"),
            ("ﬁeld", "field"),
            ("Ёлка", "елка"),
            ("한국", "한국"),
        ] {
            assert_eq!(fold(one), fold(other), "{one} and {other}");
        }
    }

    #[test]
    fn different_letters_stay_different() {
        for (one, other) in [("a", "b"), ("田中", "田"), ("ö", "u"), ("", "x")] {
            assert_ne!(fold(one), fold(other), "{one} and {other}");
        }
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing_more(text in "\\PC*") {
            prop_assert_eq!(fold(&fold(&text)), fold(&text));
        }

        #[test]
        fn the_parts_of_a_text_fold_to_the_parts_of_its_form(one in "\\PC*", other in "\\PC*") {
            prop_assert_eq!(fold(&format!("{one}{other}")), fold(&one) + &fold(&other));
        }
    }
}
