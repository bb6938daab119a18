//! User names and e-mail addresses.

/// The user name of `@name`, without the `@`.
pub fn user_name(word: &str) -> Option<&str> {
    word.strip_prefix('@').filter(|name| !name.is_empty() && !name.contains(['@', '/']))
}

/// A user name that is mentioned in other text: stricter, since an `@` has other uses there.
/// `@all` and `@here` are nobody's (Rocket.Chat's mentions of a whole room).
pub fn mentioned(word: &str) -> Option<&str> {
    user_name(word.trim_end_matches(['.', ':', '!', '?'])).filter(|name| {
        name.chars().all(|c| c.is_alphanumeric() || ".-_".contains(c))
            && !["all", "here"].contains(name)
    })
}

/// What stands before the `@` of an e-mail address, without `+what follows`.
pub fn of_email(word: &str) -> Option<&str> {
    let word = word.strip_prefix("mailto:").unwrap_or(word);
    let (person, domain) = word.split_once('@')?;
    let allowed = |c: char| c.is_alphanumeric() || ".-_+'%".contains(c);
    let is_email = person.chars().all(allowed)
        && domain.chars().all(|c| c.is_alphanumeric() || ".-".contains(c))
        && domain.trim_matches('.').contains('.')
        && !domain.starts_with('.');
    let person = person.split_once('+').map_or(person, |(person, _)| person);
    (is_email && person.chars().any(char::is_alphanumeric)).then_some(person)
}

/// The words of a person's part: `maria.lopez` finds `@maria.lopez` and `Maria Lopez` alike.
pub fn words(person: &str) -> impl Iterator<Item = &str> {
    person.split(['.', '_', '-', '%']).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_persons_part_of_an_e_mail_address_is_found() {
        for (word, person) in [
            ("maria.lopez@acme.example", Some("maria.lopez")),
            ("mailto:maria@acme.example", Some("maria")),
            ("maria+chat@mail.acme.example", Some("maria")),
            ("o'brien@acme.example", Some("o'brien")),
            ("ümit@bücher.example", Some("ümit")),
            ("@maria", None),
            ("maria@", None),
            ("maria@acme", None),
            ("maria@.example", None),
            ("a@b@c.example", None),
            ("+@acme.example", None),
            ("http://a@b.example", None),
        ] {
            assert_eq!(of_email(word), person, "{word}");
        }
    }

    #[test]
    fn a_room_and_a_package_are_nobody() {
        assert_eq!(mentioned("@maria.lopez:"), Some("maria.lopez"));
        for word in ["@all", "@here", "@", "@rocket.chat/core-typings", "@a=b", "maria"] {
            assert_eq!(mentioned(word), None, "{word}");
        }
    }
}
