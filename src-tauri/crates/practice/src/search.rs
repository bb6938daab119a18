//! The search in sessions: a regular expression, upper and lower case alike.

use fancy_regex::RegexBuilder;

/// So many users found by name are looked for (Rocket.Chat source, sessions.ts).
const USERS: usize = 5;

/// What a search term must match.
#[derive(Debug)]
pub(crate) struct Search(fancy_regex::Regex);

impl Search {
    /// A pattern taken as it is: what `info.admin` does with its session ID, and 5.0 with filters.
    ///
    /// # Errors
    /// Gives the database's complaint if the pattern is no regular expression.
    pub(crate) fn raw(pattern: &str) -> Result<Self, String> {
        let regex = RegexBuilder::new(pattern).case_insensitive(true).build();
        regex.map(Self).map_err(|_| complaint(pattern))
    }

    /// The text itself, or one of these users' IDs.
    ///
    /// # Errors
    /// Gives the database's complaint, which only an endless text provokes.
    pub(crate) fn text<'a>(
        text: &str,
        users: impl Iterator<Item = &'a str>,
    ) -> Result<Self, String> {
        let patterns = std::iter::once(regex::escape(text)).chain(users.map(str::to_owned));
        Self::raw(&patterns.collect::<Vec<_>>().join("|"))
    }

    /// The first users whose user name or name has this text.
    ///
    /// # Errors
    /// As [`Search::text`].
    pub(crate) fn users<'a>(
        text: &str,
        accounts: &'a [crate::accounts::Account],
    ) -> Result<impl Iterator<Item = &'a str>, String> {
        let Self(regex) = Self::raw(&regex::escape(text))?;
        let search = Self(regex);
        let named = accounts.iter().filter(move |account| {
            let name = account.name.as_deref();
            account.active
                && (search.matches(&account.username) || name.is_some_and(|n| search.matches(n)))
        });
        Ok(named.map(|account| account.id.as_str()).take(USERS))
    }

    pub(crate) fn matches(&self, term: &str) -> bool {
        // A pattern that takes too many steps matches nothing.
        self.0.is_match(term).unwrap_or(false)
    }
}

/// What the database says of a pattern: in the words of its own library, where they are known.
fn complaint(pattern: &str) -> String {
    let problem = regex::Regex::new(pattern).err().map(|problem| problem.to_string());
    let problem = problem.unwrap_or_default();
    let reason = problem.rsplit("error: ").next().unwrap_or_default();
    let reason = match reason {
        "unclosed group" => "missing closing parenthesis",
        "unopened group" => "unmatched closing parenthesis",
        "unclosed character class" => "missing terminating ] for character class",
        "repetition operator missing expression" => "quantifier does not follow a repeatable item",
        other => other,
    };
    format!("Regular expression is invalid: {reason}")
}

#[cfg(test)]
mod tests {
    use super::*;

    const TERM: &str = "ChromebrowserWindowsuBNL9dTjJ4s6Pjp4KrYhzFRd2QZjNwAAXX";

    fn raw(pattern: &str) -> bool {
        Search::raw(pattern).unwrap().matches(TERM)
    }

    #[test]
    fn a_raw_pattern_matches_parts_across_the_seams_and_in_either_case() {
        assert!(raw("UBNL9dtjj4"));
        assert!(raw("ebrowserw"));
        assert!(raw("."));
        assert!(raw(""));
        assert!(!raw("^ZZZ"));
    }

    #[test]
    fn a_pattern_may_look_around_and_back() {
        assert!(raw("chrome(?=browser)"));
        assert!(!raw("chrome(?!browser)"));
        assert!(raw(r"(.)\1"));
    }

    #[test]
    fn an_open_bracket_is_complained_of() {
        let words = "Regular expression is invalid: missing closing parenthesis";
        assert_eq!(Search::raw("(").unwrap_err(), words);
    }

    #[test]
    fn text_is_not_a_pattern_and_users_are_alternatives() {
        let none = std::iter::empty();
        assert!(!Search::text("Chr.me", none).unwrap().matches(TERM));
        let user = ["rYhzFRd2QZjNwAAXX"].into_iter();
        assert!(Search::text("Rod", user).unwrap().matches(TERM));
    }
}
