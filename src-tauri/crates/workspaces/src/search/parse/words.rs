//! The words of a typed text.

use super::{
    link::{self, Link},
    network,
    parsed_query::Wanted,
    person,
};
use crate::visible_text;

/// The most words that are searched.
pub const MOST: usize = 20;

/// The longest word that is searched, in characters.
pub const LONGEST: usize = 200;

/// A word as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Without the quotation marks.
    pub text: String,
    /// Whether it stood in quotation marks, so that it is searched as it is.
    pub quoted: bool,
}

/// Splits at white space, except in quotation marks; a mark that is not closed reaches to the end.
/// The first words only, each cut to its longest.
pub fn split(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() && words.len() < MOST {
        let opening = rest.chars().next().filter(|c| "\"“”„«»".contains(*c));
        let (word, after) = match opening {
            Some(mark) => {
                let inside = &rest[mark.len_utf8()..];
                inside.split_once(|c| closes(mark, c)).unwrap_or((inside, ""))
            }
            None => rest.split_once(char::is_whitespace).unwrap_or((rest, "")),
        };
        let text: String = word.trim().chars().take(LONGEST).collect();
        if let Some(text) = one_line(&text) {
            words.push(Word { text, quoted: opening.is_some() });
        }
        rest = after.trim_start();
    }
    with_ranges_whole(words)
}

/// `10.0.0.1 - 10.0.0.40` is one word.
fn with_ranges_whole(words: Vec<Word>) -> Vec<Word> {
    let mut whole: Vec<Word> = Vec::with_capacity(words.len());
    for word in words {
        if let [.., first, dash] = whole.as_slice()
            && [first, dash, &word].iter().all(|word| !word.quoted)
            && network::is_dash(&dash.text)
        {
            let text = format!("{}-{}", first.text, word.text);
            if network::span(without_brackets(&text)).is_some() {
                whole.truncate(whole.len() - 2);
                whole.push(Word { text, quoted: false });
                continue;
            }
        }
        whole.push(word);
    }
    whole
}

/// What a session must have for one typed word.
pub fn wanted(word: &Word) -> Vec<Wanted> {
    let text = word.text.as_str();
    if word.quoted {
        return vec![Wanted::Text(text.to_owned())];
    }
    let inside = without_brackets(text);
    if let Some(address) = network::address(inside) {
        return vec![Wanted::address(address)];
    }
    if let Some(range) = Wanted::range(inside) {
        return vec![range];
    }
    if let Some(person) = person::of_encoded_email(inside) {
        return of_person(&person);
    }
    if let Some(name) = person::of_domain(inside) {
        return vec![user_name(name.to_owned())];
    }
    // Of the parts of a link, a workspace can be named like its host alone.
    match link::read(inside).filter(|_| inside.contains("://")) {
        Some(Link::Host(host) | Link::Hidden(host)) => vec![Wanted::Text(host)],
        Some(_) | None => vec![Wanted::Text(inside.to_owned())],
    }
}

/// A word without the signs that people paste along with it; as it is when it is only signs.
pub fn without_brackets(text: &str) -> &str {
    let inside = text.trim_start_matches(['(', '<']).trim_end_matches([')', '>', ',', ';']);
    if inside.is_empty() { text } else { inside }
}

/// The words of the person's part of an e-mail address.
pub fn of_person(person: &str) -> Vec<Wanted> {
    person::words(person).take(MOST).map(|word| Wanted::Text(word.to_owned())).collect()
}

/// The forms of the person's part of an e-mail address in user names and names, any of which is
/// enough.
pub fn forms_of_person(person: &str) -> Vec<Wanted> {
    let apart = person::words(person).collect::<Vec<_>>().join(" ");
    let mut forms = vec![Wanted::Text(person.to_owned())];
    if apart != person && !apart.is_empty() {
        forms.push(Wanted::Text(apart));
    }
    forms
}

/// A user name, with its `@`.
pub fn user_name(name: String) -> Wanted {
    Wanted::Text(if name.starts_with('@') { name } else { format!("@{name}") })
}

/// The text in one line that is not too long to search; `None` when nothing of it can be seen.
pub fn one_line(text: &str) -> Option<String> {
    let text: String = text.chars().take(LONGEST * 4).collect();
    let line: String = visible_text::without_hidden(&text).chars().take(LONGEST).collect();
    visible_text::is_visible(&line).then(|| line.trim_end().to_owned())
}

fn closes(opening: char, c: char) -> bool {
    match opening {
        '"' => c == '"',
        '«' => c == '»',
        '»' => c == '«',
        _ => matches!(c, '“' | '”'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> Vec<String> {
        split(text).iter().flat_map(wanted).map(|wanted| wanted.written()).collect()
    }

    #[test]
    fn words_narrow_and_quotation_marks_keep_words_together() {
        for (text, expected) in [
            ("maria  chrome\n", vec!["maria", "chrome"]),
            ("\"maria lopez\" chrome", vec!["maria lopez", "chrome"]),
            ("„maria lopez“ “mac os” «a b»x", vec!["maria lopez", "mac os", "a b", "x"]),
            ("\"maria lo", vec!["maria lo"]),
            ("\"\" \" \" x", vec!["x"]),
            ("o'brien", vec!["o'brien"]),
            ("Lopez, Maria", vec!["Lopez", "Maria"]),
            ("Maria <maria.lopez@acme.example>", vec!["Maria", "maria", "lopez"]),
            (
                "\"10.0.0.5\" 10.0. (10.0.0.5) 10.0.0.9/8",
                vec!["10.0.0.5", "10.0.", "10.0.0.5", "10.0.0.0/8"],
            ),
            ("maria 10.0.0.1 - 10.0.0.40", vec!["maria", "10.0.0.1-10.0.0.40"]),
            ("10.0.0.1 - maria", vec!["10.0.0.1", "-", "maria"]),
            (", ;", vec![",", ";"]),
        ] {
            assert_eq!(typed(text), expected, "{text}");
        }
    }

    #[test]
    fn many_and_long_words_are_cut() {
        let words = split(&format!("{} {}", "ü".repeat(1_000), "x ".repeat(100)));
        assert_eq!(words.len(), MOST);
        assert_eq!(words[0].text, "ü".repeat(LONGEST));
    }
}
