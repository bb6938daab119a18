//! What a person needs to try a practice workspace.

use std::fmt;

use serde::Serialize;

/// A way to sign in. Its secrets are public: they open a practice workspace and nothing else.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SignIn {
    /// The user name.
    pub username: String,
    /// The password.
    pub password: String,
    /// The user's ID.
    pub user_id: String,
    /// What is asked besides the password.
    pub method: SecondFactor,
    /// The authenticator's secret in base 32, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authenticator_secret: Option<String>,
}

impl fmt::Debug for SignIn {
    /// Leaves out the password and the secret: habits matter more than these values.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { username, password: _, user_id, method, authenticator_secret: _ } = self;
        f.debug_struct("SignIn")
            .field("username", username)
            .field("user_id", user_id)
            .field("method", method)
            .finish_non_exhaustive()
    }
}

/// How an account proves itself a second time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum SecondFactor {
    /// A code from an authenticator app.
    Totp,
    /// A code by e-mail.
    Email,
    /// The password again, and only where an endpoint asks.
    Password,
    /// Nothing: the account has no password.
    None,
}
