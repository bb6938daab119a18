//! What a person fills in to sign in.

use serde::Deserialize;
use ts_rs::TS;

use super::{Typed, workspace::KeptIn};

/// A filled-in sign-in form.
#[derive(Debug, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum SignInForm {
    /// By user name or e-mail, and password.
    Password {
        /// User name or e-mail, as typed.
        user: String,
        /// The password; it is not kept.
        password: Typed,
        /// Where the sign-in is to be kept.
        keep_in: KeptIn,
    },
    /// By a personal access token.
    AccessToken {
        /// Rocket.Chat's ID of the account.
        user_id: String,
        /// The token.
        token: Typed,
        /// Where the sign-in is to be kept.
        keep_in: KeptIn,
    },
}
