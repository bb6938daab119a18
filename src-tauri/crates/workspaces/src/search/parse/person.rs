//! User names and e-mail addresses.

use rocketchat::rewritten_links;

/// The user name of `@name`, without the `@`.
pub fn user_name(word: &str) -> Option<&str> {
    word.strip_prefix('@').filter(|name| !name.is_empty() && !name.contains(['@', '/']))
}

/// The user name of `DOMAIN\\name`, as Windows writes it.
pub fn of_domain(word: &str) -> Option<&str> {
    let (domain, name) = word.split_once('\\')?;
    // In program text, a backslash may stand for itself by two of them.
    let name = name.strip_prefix('\\').unwrap_or(name);
    let is_domain = domain.chars().all(|c| c.is_alphanumeric() || ".-_".contains(c));
    let is_name = name.chars().all(|c| c.is_alphanumeric() || ".-_$".contains(c));
    (is_domain && !domain.is_empty() && is_name && !name.is_empty()).then_some(name)
}

/// The e-mail address of `Name <address>`, or `None` where it is something else.
pub fn named_email(text: &str) -> Option<(&str, &str)> {
    let (name, address) = text.trim_end_matches([',', ';']).strip_suffix('>')?.rsplit_once('<')?;
    Some((name.trim().trim_matches(['"', '\'', '“', '”', '„']), of_email(address.trim())?))
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
    let scheme = "mailto:";
    let is_link = word.get(..scheme.len()).is_some_and(|it| it.eq_ignore_ascii_case(scheme));
    let word = if is_link { word[scheme.len()..].split('?').next()? } else { word };
    let (person, domain) = word.split_once('@')?;
    let allowed = |c: char| c.is_alphanumeric() || ".-_+'%".contains(c);
    let is_email = person.chars().all(allowed)
        && domain.chars().all(|c| c.is_alphanumeric() || ".-".contains(c))
        && domain.trim_matches('.').contains('.')
        && !domain.starts_with('.');
    let person = person.split_once('+').map_or(person, |(person, _)| person);
    (is_email && person.chars().any(char::is_alphanumeric)).then_some(person)
}

/// As [`of_email`], of an address that may be percent-encoded: `maria%40acme.example`.
pub fn of_encoded_email(word: &str) -> Option<String> {
    let as_written = of_email(word).map(str::to_owned);
    as_written.or_else(|| of_email(&rewritten_links::decoded(word)).map(str::to_owned))
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
            ("MailTo:maria@acme.example?subject=x", Some("maria")),
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
    fn a_percent_encoded_address_is_decoded_first() {
        for (word, person) in [
            ("maria%40acme.example", Some("maria")),
            ("mailto:maria.lopez%40acme.example", Some("maria.lopez")),
            ("maria%2540acme.example", Some("maria")),
            ("maria%lopez@acme.example", Some("maria%lopez")),
            ("100%40", None),
            ("maria", None),
        ] {
            assert_eq!(of_encoded_email(word).as_deref(), person, "{word}");
        }
    }

    #[test]
    fn a_user_of_a_windows_domain_is_named_without_it() {
        for (word, name) in [
            (r"ACME\dwo1", Some("dwo1")),
            (r"acme.example\maria.lopez", Some("maria.lopez")),
            (r"ACME\\dwo1", Some("dwo1")),
            (r"\\server\share", None),
            (r"C:\Users\x", None),
            ("dwo1", None),
        ] {
            assert_eq!(of_domain(word), name, "{word}");
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
