//! The mails that the workspace sent, kept instead of delivered.

use serde::Serialize;

/// A mail with an authentication code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mail {
    /// The address.
    pub to: String,
    /// The subject.
    pub subject: String,
    /// The body as plain text; the code stands in it as `ddd-ddd`.
    pub text: String,
    /// The code alone, 6 digits.
    #[serde(skip)]
    pub code: String,
}

/// Every mail sent, the oldest first.
#[derive(Debug, Default)]
pub(crate) struct Outbox(Vec<Mail>);

impl Outbox {
    /// Sends a code, worded and written `123-456` (Rocket.Chat source, `EmailCheck.ts`).
    pub(crate) fn send_code(&mut self, to: &str, code: &str) {
        let (first, last) = code.split_at(code.len() / 2);
        self.0.push(Mail {
            to: to.to_owned(),
            subject: "Authentication code".to_owned(),
            text: format!(
                "Your authentication code for this practice workspace:\n\n{first}-{last}\n\n\
                 Nobody else needs this code. If you were not signing in, ignore this mail.\n"
            ),
            code: code.to_owned(),
        });
    }

    pub(crate) fn mails(&self) -> &[Mail] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_written_with_a_dash_in_the_middle() {
        let mut outbox = Outbox::default();
        outbox.send_code("ana@example.test", "123456");
        assert!(outbox.mails()[0].text.contains("\n123-456\n"));
    }
}
