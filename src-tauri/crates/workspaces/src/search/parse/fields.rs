//! Fields with names in a line of a log: `user=maria`, `Username[maria]`, `"login": "maria"`.

use std::sync::LazyLock;

use regex::Regex;

use super::network;

/// What programs call the person. A value follows behind `:` or `=`, in quotation marks or without,
/// or in brackets.
static PERSON: LazyLock<Regex> = LazyLock::new(|| {
    let names = "user[ _-]?name|user|login|log[ _-]?name|account(?:[ _-]?name)?|acct|e-?mail|upn|benutzer(?:name)?";
    // Behind `=` nothing is an empty value, and the next field follows.
    let value = r#"(?:(?:: ?|=)"([^"]*)"|(?:: ?|=)'([^']*)'|[:=]? ?\[([^\]]*)\]|(?:: ?|=)([^\s,;"'\[\])}>|]+))"#;
    pattern(&format!(r#"(?i)(?:^|[^\pL\pN_.-])(?:{names})["']? ?{value}"#))
});

/// How the SSH server and PAM name a person.
static SIGNED_IN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:for (?:invalid |illegal )?user|invalid user|illegal user|for) ([^\s(]+)(?:\(| from\b)",
    )
});

/// How web servers name a person: third, before the time.
static OF_WEB_SERVER: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^\S+ \S+ (\S+) \[\d{1,2}/[A-Z][a-z]{2}/\d{4}"));

/// What a browser calls itself: its version may look like an address.
static USER_AGENT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r#"(?i)user[-_ ]?agent["']? ?(?:\[[^\]]*\]?|[:=] ?(?:"[^"]*"|'[^']*'|[^"']*$))"#)
});

/// The person that a line names by a field; without what stands for nobody.
pub fn person(line: &str) -> Option<&str> {
    let is_somebody = |name: &&str| {
        !network::is_placeholder(name) && !name.ends_with('$') && network::sent(name).is_none()
    };
    let mut named = [&*PERSON, &SIGNED_IN, &OF_WEB_SERVER].into_iter().flat_map(|names| {
        let values = names.captures_iter(line);
        values.filter_map(|found| Some(found.iter().skip(1).flatten().next()?.as_str().trim()))
    });
    named.find(is_somebody)
}

/// The line without what a browser calls itself.
pub fn without_user_agent(line: &str) -> String {
    USER_AGENT.replace_all(line, " ").into_owned()
}

pub fn pattern(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is a constant")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_person_of_a_line_is_found_by_its_field() {
        for (line, name) in [
            (
                "Failed login detected - Username[maria.lopez] ClientAddress[::1]",
                Some("maria.lopez"),
            ),
            ("Username[undefined] ClientAddress[203.0.113.7]", None),
            ("pam_unix: uid=0 ruser= rhost=203.0.113.7 user=maria", Some("maria")),
            ("Failed password for invalid user maria from 203.0.113.7 port 5 ssh2", Some("maria")),
            ("Accepted publickey for maria from 203.0.113.7", Some("maria")),
            ("session opened for user maria(uid=1000) by root", Some("maria")),
            (r#"{"userName": "maria", "x": 1"#, Some("maria")),
            ("Account Name: ACME-PC$ Account Name: maria", Some("maria")),
            (r#"203.0.113.7 - maria [10/Oct/2026:13:55:36 +0000] "GET / HTTP/1.1""#, Some("maria")),
            (r#"203.0.113.7 - - [10/Oct/2026:13:55:36 +0000] "GET / HTTP/1.1""#, None),
            ("userId=rYhzFRd2QZjNwAAXX user agent: Mozilla", None),
        ] {
            assert_eq!(person(line), name, "{line}");
        }
    }

    #[test]
    fn what_a_browser_calls_itself_is_left_out() {
        for (line, without) in [
            ("a UserAgent[Mozilla/5.0 (X) 1.2.3.4] b", "a   b"),
            (r#"a "user-agent":"x 1.2.3.4", b"#, r#"a " , b"#),
            ("a User-Agent: x 1.2.3.4", "a  "),
        ] {
            assert_eq!(without_user_agent(line), without, "{line}");
        }
    }
}
