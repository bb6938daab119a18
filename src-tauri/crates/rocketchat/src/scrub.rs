//! Keeping secrets out of the texts of servers.

use crate::{Error, Secret};

/// Takes the request's own secrets out of what a server said about it: a server may quote them.
pub fn secrets_from<'a>(problem: Error, secrets: impl Iterator<Item = &'a Secret>) -> Error {
    let Error::Refused { mut code, mut text } = problem else {
        return problem;
    };
    for secret in secrets.map(Secret::expose).filter(|secret| !secret.is_empty()) {
        code = code.replace(secret, "…");
        text = text.replace(secret, "…");
    }
    Error::Refused { code, text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quoted_secret_is_left_out() {
        let (code, text) = ("code-canary".to_owned(), "canary is not canary".to_owned());
        let secrets = [Secret::new("canary".to_owned()), Secret::new(String::new())];
        let problem = secrets_from(Error::Refused { code, text }, secrets.iter());
        assert_eq!(problem.to_string(), "the server refused the request: … is not …");
        assert!(!format!("{problem:?}").contains("canary"));
    }
}
