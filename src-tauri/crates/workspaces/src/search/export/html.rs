//! Text in HTML.

use std::fmt;

/// Text that stands as it is in an element or in a quoted attribute, whatever is in it.
pub struct Escaped<'a>(pub &'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.0;
        while let Some(at) = rest.find(['&', '<', '>', '"', '\'', '\0']) {
            to.write_str(&rest[..at])?;
            to.write_str(match &rest[at..=at] {
                "&" => "&amp;",
                "<" => "&lt;",
                ">" => "&gt;",
                "\"" => "&quot;",
                "'" => "&#39;",
                // HTML has no way to write it.
                _ => "\u{fffd}",
            })?;
            rest = &rest[at + 1..];
        }
        to.write_str(rest)
    }
}

#[cfg(test)]
mod tests {
    use dom_query::Document;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn any_text_is_read_back_as_it_was_and_makes_no_element(
            text in prop_oneof![any::<String>(), "[<>&\"'=/ a-z!-]{0,40}"],
        ) {
            let page = Document::from(format!("<p title=\"{0}\">{0}</p>", Escaped(&text)));
            let expected = text.replace("\r\n", "\n").replace('\r', "\n").replace('\0', "\u{fffd}");
            prop_assert_eq!(page.select("body *").length(), 1);
            let paragraph = page.select("p");
            prop_assert_eq!(paragraph.text().to_string(), expected.clone());
            prop_assert_eq!(paragraph.attr("title").unwrap().to_string(), expected);
        }
    }
}
