//! Matching from the start of a word, for names of hosts and workspaces and for labels.

/// Whether a word of the text starts with the needle. A needle that does not start with a letter
/// or digit matches anywhere.
pub(crate) fn has_word_prefix(text: &str, needle: &str) -> bool {
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
            assert_eq!(has_word_prefix(text, needle), expected, "{needle} in {text}");
        }
    }
}
