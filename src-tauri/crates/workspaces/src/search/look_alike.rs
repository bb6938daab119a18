//! Names whose letters only look like those of another name.

use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};
use unicode_security::{
    MixedScript as _, RestrictionLevel, RestrictionLevelDetection as _,
    is_potential_mixed_script_confusable_char,
};

/// Whether a word of a name mixes scripts with letters that look like those of another script, such
/// as a Cyrillic `а` in `admin` (Unicode Technical Standard 39). Names whose words are each of one
/// script, and what Chinese, Japanese and Korean write together, are not.
#[must_use]
pub fn is_look_alike(name: &str) -> bool {
    // Marks belong to the letter before them; wide letters are Latin ones.
    let name: String = name.nfkc().collect();
    let is_between = |letter: char| !letter.is_alphanumeric() && !is_combining_mark(letter);
    name.split(is_between).filter(|word| !word.is_ascii()).any(|word| {
        !word.is_single_script()
            && !word.check_restriction_level(RestrictionLevel::HighlyRestrictive)
            && word.chars().any(is_potential_mixed_script_confusable_char)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_two_scripts_is_told_from_the_names_of_the_world() {
        let cases = [
            ("аdmin", true),
            ("admіn", true),
            ("Anna Schмidt", true),
            ("maria.lоpez", true),
            ("rοd", true),
            ("раypal", true),
            ("Аnna", true),
            ("admin", false),
            ("Мария Иванова", false),
            ("Мария Lopez", false),
            ("maria.иванова", false),
            ("Οδυσσέας", false),
            ("Dirk Wöhler", false),
            ("Wo\u{308}hler", false),
            ("İbrahim Yılmaz", false),
            ("Nguyễn Văn A", false),
            ("田中たろう", false),
            ("サトウ太郎", false),
            ("김철수金", false),
            ("王小明", false),
            ("王Wang", false),
            ("ＡＢＣ商事", false),
            ("محمد", false),
            ("משה כהן", false),
            ("می\u{200c}خواهم", false),
            ("Zoë O’Brien", false),
            ("Mia 👩\u{200d}💻", false),
            ("user123", false),
            ("ユーザー123", false),
        ];
        for (name, expected) in cases {
            assert_eq!(is_look_alike(name), expected, "{name}");
        }
        println!("{} names with and without look-alikes", cases.len());
    }
}
