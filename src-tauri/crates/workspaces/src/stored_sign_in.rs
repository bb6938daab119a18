//! A sign-in, and its text in the password store.

use rocketchat::{Credentials, Secret};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::KeptIn;

/// What a sign-in is made of.
#[derive(Debug, Clone)]
pub struct SignIn {
    /// The two headers.
    pub credentials: Credentials,
    /// What the token is.
    pub kind: SignInKind,
    /// Where it is kept.
    pub kept_in: KeptIn,
}

/// What a sign-in's token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum SignInKind {
    /// Made by signing in with a password; it is given back when it is no longer needed.
    Password,
    /// A personal access token: the person's own, good until it is revoked at the server.
    AccessToken,
}

const VERSION: u32 = 1;

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Entry {
    version: u32,
    kind: SignInKind,
    user_id: String,
    token: Zeroizing<String>,
}

impl SignIn {
    /// The entry for the password store: JSON, some 150 bytes; never the password.
    pub fn to_entry(&self) -> Secret {
        let entry = Entry {
            version: VERSION,
            kind: self.kind,
            user_id: self.credentials.user_id.clone(),
            token: Zeroizing::new(self.credentials.token.expose().to_owned()),
        };
        Secret::new(serde_json::to_string(&entry).expect("plain fields become JSON"))
    }

    /// Reads an entry. `None` when it is not one of ours, or of a later version; a reason would
    /// quote it.
    pub fn from_entry(entry: &Secret) -> Option<Self> {
        let entry: Entry = serde_json::from_str(entry.expose()).ok()?;
        let complete = !entry.user_id.is_empty() && !entry.token.is_empty();
        (entry.version == VERSION && complete).then(|| Self {
            credentials: Credentials {
                user_id: entry.user_id,
                token: Secret::new(entry.token.as_str().to_owned()),
            },
            kind: entry.kind,
            kept_in: KeptIn::PasswordStore,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sign_in(kind: SignInKind) -> SignIn {
        let token = Secret::new("canary-token".to_owned());
        let credentials = Credentials { user_id: "adminId".to_owned(), token };
        SignIn { credentials, kind, kept_in: KeptIn::PasswordStore }
    }

    #[test]
    fn an_entry_is_read_back() {
        for kind in [SignInKind::Password, SignInKind::AccessToken] {
            let entry = sign_in(kind).to_entry();
            assert!(entry.expose().len() < 300);
            let back = SignIn::from_entry(&entry).unwrap();
            assert_eq!(back.credentials.user_id, "adminId");
            assert_eq!(back.credentials.token.expose(), "canary-token");
            assert_eq!(back.kind, kind);
        }
    }

    #[test]
    fn a_foreign_or_newer_entry_is_not_taken() {
        let newer = sign_in(SignInKind::Password).to_entry().expose().replace(":1,", ":2,");
        for text in ["", "x", "{}", "null", newer.as_str()] {
            assert!(SignIn::from_entry(&Secret::new(text.to_owned())).is_none(), "{text}");
        }
    }

    #[test]
    fn a_sign_in_is_printed_without_its_token() {
        assert!(!format!("{:?}", sign_in(SignInKind::Password)).contains("canary"));
    }
}
