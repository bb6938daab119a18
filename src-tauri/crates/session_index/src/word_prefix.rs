//! Where a text is found only from the beginning of a word.

/// Whether a needle stands in a text from the beginning of a word. What does not begin with a
/// letter or a digit stands at a beginning everywhere.
pub(crate) fn begins_word(text: &str, needle: &str) -> bool {
    if !needle.starts_with(char::is_alphanumeric) {
        return text.contains(needle);
    }
    let mut from = 0;
    while let Some(found) = text[from..].find(needle) {
        let at = from + found;
        if !text[..at].ends_with(char::is_alphanumeric) {
            return true;
        }
        from = at + text[at..].chars().next().map_or(1, char::len_utf8);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_counts_from_its_beginning() {
        for (text, needle, expected) in [
            ("mobile field team", "mobile", true),
            ("mobile field team", "field t", true),
            ("mobile field team", "obile", false),
            ("technical support", "chn", false),
            ("chat.acme.example", "acme", true),
            ("chat.acme.example", ".acme", true),
            ("xa-a-a", "a-a", true),
            ("über uns", "über", true),
            ("grüber", "über", false),
            ("", "x", false),
        ] {
            assert_eq!(begins_word(text, needle), expected, "{needle} in {text}");
        }
    }
}
