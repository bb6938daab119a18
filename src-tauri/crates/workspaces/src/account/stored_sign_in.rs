//! A sign-in, the one server it is for, and its text in the password store.

use rocketchat::{Credentials, Secret, ServerUrl};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::{directory::KeptIn, error::Error};

/// What a sign-in is made of.
#[derive(Debug, Clone)]
pub struct SignIn {
    credentials: Credentials,
    made_for: ServerUrl,
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

/// Why an entry of the password store is not a sign-in that can be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnusableEntry {
    /// Not one of ours, damaged, or of a later version.
    Unreadable,
    /// Of an early version, which did not note the server: nobody knows where it may be sent.
    WithoutServer,
}

const VERSION: u32 = 2;
const VERSION_WITHOUT_SERVER: u32 = 1;

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Entry {
    version: u32,
    kind: SignInKind,
    server: String,
    user_id: String,
    token: Zeroizing<String>,
}

impl SignIn {
    /// A sign-in that was made for this address.
    pub fn new(
        made_for: ServerUrl,
        credentials: Credentials,
        kind: SignInKind,
        kept_in: KeptIn,
    ) -> Self {
        Self { credentials, made_for, kind, kept_in }
    }

    /// The same sign-in, kept elsewhere.
    pub fn kept_in(self, kept_in: KeptIn) -> Self {
        Self { kept_in, ..self }
    }

    /// The same sign-in at a practice workspace that listens elsewhere now.
    pub fn moved_to(self, made_for: ServerUrl) -> Self {
        Self { made_for, ..self }
    }

    /// The address that it was made for: scheme, host, port and path.
    pub fn made_for(&self) -> &ServerUrl {
        &self.made_for
    }

    /// The credentials, to be sent to `server`. This is the only way to them.
    ///
    /// # Errors
    /// [`Error::MadeForAnother`] unless the sign-in was made for exactly this address.
    pub fn for_server(&self, server: &ServerUrl) -> Result<&Credentials, Error> {
        if self.made_for == *server {
            return Ok(&self.credentials);
        }
        Err(Error::MadeForAnother { made_for: self.made_for.clone() })
    }

    /// Rocket.Chat's ID of the account.
    pub fn user_id(&self) -> &str {
        &self.credentials.user_id
    }

    /// Whether both are the same sign-in at the same server.
    pub fn is_same(&self, other: &Self) -> bool {
        self.made_for == other.made_for
            && self.credentials.token.expose() == other.credentials.token.expose()
    }

    /// The entry for the password store: JSON, some 200 bytes; never the password.
    pub fn to_entry(&self) -> Secret {
        let entry = Entry {
            version: VERSION,
            kind: self.kind,
            server: self.made_for.to_string(),
            user_id: self.credentials.user_id.clone(),
            token: Zeroizing::new(self.credentials.token.expose().to_owned()),
        };
        Secret::new(serde_json::to_string(&entry).expect("plain fields become JSON"))
    }

    /// Reads an entry.
    ///
    /// # Errors
    /// [`UnusableEntry`]; a reason would quote the entry.
    pub fn from_entry(entry: &Secret) -> Result<Self, UnusableEntry> {
        #[derive(Deserialize)]
        struct Versioned {
            version: u32,
        }
        let unreadable = |_| UnusableEntry::Unreadable;
        let Versioned { version } = serde_json::from_str(entry.expose()).map_err(unreadable)?;
        if version == VERSION_WITHOUT_SERVER {
            return Err(UnusableEntry::WithoutServer);
        }
        let entry: Entry = serde_json::from_str(entry.expose()).map_err(unreadable)?;
        let made_for =
            ServerUrl::from_kept(&entry.server).map_err(|_| UnusableEntry::Unreadable)?;
        let complete = !entry.user_id.is_empty() && !entry.token.is_empty();
        if version != VERSION || !complete {
            return Err(UnusableEntry::Unreadable);
        }
        let token = Secret::new(entry.token.as_str().to_owned());
        let credentials = Credentials { user_id: entry.user_id, token };
        Ok(Self::new(made_for, credentials, entry.kind, KeptIn::PasswordStore))
    }
}

impl From<UnusableEntry> for Error {
    fn from(entry: UnusableEntry) -> Self {
        match entry {
            UnusableEntry::Unreadable => Self::VaultUnreadable,
            UnusableEntry::WithoutServer => Self::VaultWithoutServer,
        }
    }
}

/// A sign-in for the tests of this crate.
#[cfg(test)]
pub fn made_up(kept_in: KeptIn) -> SignIn {
    let token = Secret::new("canary-token".to_owned());
    let credentials = Credentials { user_id: "adminId".to_owned(), token };
    let made_for = ServerUrl::parse("https://chat.acme.example/team").expect("an address");
    SignIn::new(made_for, credentials, SignInKind::Password, kept_in)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_read_back_with_the_server_it_is_for() {
        for kind in [SignInKind::Password, SignInKind::AccessToken] {
            let sign_in = SignIn { kind, ..made_up(KeptIn::PasswordStore) };
            let entry = sign_in.to_entry();
            assert!(entry.expose().len() < 300);
            let back = SignIn::from_entry(&entry).unwrap();
            assert_eq!(back.user_id(), "adminId");
            assert!(back.is_same(&sign_in));
            assert_eq!(back.made_for().to_string(), "https://chat.acme.example/team");
            assert_eq!(back.kind, kind);
        }
    }

    #[test]
    fn an_address_with_a_name_like_a_route_of_rocket_chat_is_read_back_as_it_is() {
        for path in ["live", "meet", "room", "apps", "invite/team", "channel", "home"] {
            let made_for =
                ServerUrl::from_kept(&format!("https://company.example/{path}")).unwrap();
            let SignIn { credentials, kind, kept_in, .. } = made_up(KeptIn::PasswordStore);
            let sign_in = SignIn::new(made_for.clone(), credentials, kind, kept_in);
            let back = SignIn::from_entry(&sign_in.to_entry()).unwrap();
            assert!(back.for_server(&made_for).is_ok(), "{path}: {}", back.made_for());
            let shorter = ServerUrl::from_kept("https://company.example").unwrap();
            assert!(back.for_server(&shorter).is_err(), "{path}");
        }
    }

    #[test]
    fn a_foreign_damaged_or_newer_entry_is_not_taken() {
        let good = made_up(KeptIn::PasswordStore).to_entry().expose().to_owned();
        let newer = good.replace(":2,", ":3,");
        let nowhere = good.replace("https://chat.acme.example/team", "javascript:alert(1)");
        let without_token = good.replace("canary-token", "");
        let texts = ["", "x", "{}", "null", &newer, &nowhere, &without_token];
        for text in texts {
            let read = SignIn::from_entry(&Secret::new(text.to_owned()));
            assert_eq!(read.unwrap_err(), UnusableEntry::Unreadable, "{text}");
        }
    }

    #[test]
    fn an_entry_that_names_no_server_is_told_apart() {
        let early = r#"{"version":1,"kind":"password","userId":"adminId","token":"canary"}"#;
        let read = SignIn::from_entry(&Secret::new(early.to_owned()));
        assert_eq!(read.unwrap_err(), UnusableEntry::WithoutServer);
    }

    #[test]
    fn it_is_given_to_the_server_it_was_made_for_and_to_no_other() {
        let sign_in = made_up(KeptIn::PasswordStore);
        let at = |address: &str| sign_in.for_server(&ServerUrl::parse(address).unwrap()).is_ok();
        assert!(at("https://chat.acme.example/team"));
        assert!(at("HTTPS://Chat.Acme.Example:443/team/"));
        let others = [
            "https://evil.example/team",
            "https://chat.acme.example",
            "https://chat.acme.example/team/other",
            "https://chat.acme.example/other",
            "https://chat.acme.example:8443/team",
            "https://chat.acme.example.evil.example/team",
            "https://acme.example/team",
            "https://xn--80ak6aa92e.com/team",
            "https://chat.аcme.example/team",
            "http://localhost/team",
            "https://203.0.113.7/team",
        ];
        for other in others {
            assert!(!at(other), "{other}");
        }
        println!("{} other addresses, 0 got the credentials", others.len());
    }

    #[test]
    fn a_sign_in_is_printed_without_its_token() {
        assert!(!format!("{:?}", made_up(KeptIn::PasswordStore)).contains("canary"));
    }
}
