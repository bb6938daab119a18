//! The accounts of a workspace and the tokens that open them.

use std::collections::HashMap;

use base64::Engine as _;
use jiff::Timestamp;
use serde::Deserialize;
use sha2::{Digest as _, Sha256};

use crate::{
    clock::later,
    sign_in::{SecondFactor, SignIn},
    two_factor::EmailCodes,
};

/// So many login tokens an account keeps; the oldest go first (Rocket.Chat source, login hooks).
const LOGIN_TOKENS_KEPT: usize = 50;
const DAY: i64 = 86_400_000;

/// An account.
#[derive(Debug, Clone, Default)]
pub(crate) struct Account {
    pub(crate) id: String,
    pub(crate) username: String,
    pub(crate) name: Option<String>,
    pub(crate) emails: Vec<Email>,
    pub(crate) roles: Vec<String>,
    pub(crate) active: bool,
    /// The password; nothing for an account that signs in elsewhere (SSO).
    pub(crate) password: Option<String>,
    /// Nothing means long ago.
    pub(crate) created_at: Option<Timestamp>,
    pub(crate) authenticator: Option<Authenticator>,
    pub(crate) email_two_factor: bool,
    pub(crate) avatar_etag: Option<String>,
    pub(crate) tokens: Vec<Token>,
    pub(crate) email_codes: EmailCodes,
    /// When sign-ins were refused since the last good one.
    pub(crate) refused_sign_ins: Vec<Timestamp>,
}

/// An e-mail address of an account.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Email {
    pub(crate) address: String,
    pub(crate) verified: bool,
}

/// An authenticator app tied to an account.
#[derive(Debug, Clone)]
pub(crate) struct Authenticator {
    /// The shared secret in base 32.
    pub(crate) secret: String,
    /// One-time codes that are left.
    pub(crate) backup_codes: Vec<String>,
}

/// A token, kept as the hash that the server stores.
#[derive(Debug, Clone)]
pub(crate) struct Token {
    pub(crate) hash: String,
    pub(crate) made: Timestamp,
    pub(crate) kind: TokenKind,
    /// What its owner calls an access token.
    pub(crate) name: Option<String>,
    /// The second factor accepted with this token, if it is remembered.
    pub(crate) remembered: Option<Remembered>,
}

/// Where a token comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// A sign-in; it ends after `Accounts_LoginExpiration` days.
    Login,
    /// A personal access token; it never ends by itself.
    Personal { bypass_two_factor: bool },
}

/// Until when, and for which client, no second factor is asked.
#[derive(Debug, Clone)]
pub(crate) struct Remembered {
    pub(crate) until: Timestamp,
    pub(crate) fingerprint: String,
}

impl Account {
    pub(crate) fn verified_addresses(&self) -> impl Iterator<Item = &str> {
        self.emails.iter().filter(|email| email.verified).map(|email| email.address.as_str())
    }

    /// The SHA-256 of the password in hex, which clients send instead of it.
    pub(crate) fn password_digest(&self) -> Option<String> {
        self.password.as_deref().map(sha256_hex)
    }

    pub(crate) fn token(&self, hash: &str) -> Option<&Token> {
        self.tokens.iter().find(|token| token.hash == hash)
    }

    pub(crate) fn token_mut(&mut self, hash: &str) -> Option<&mut Token> {
        self.tokens.iter_mut().find(|token| token.hash == hash)
    }

    /// Keeps a new token, and drops the oldest sign-ins past the server's limit.
    pub(crate) fn add_token(&mut self, secret: &str, kind: TokenKind, now: Timestamp) {
        let (hash, name) = (token_hash(secret), None);
        self.tokens.push(Token { hash, made: now, kind, name, remembered: None });
        let logins = self.tokens.iter().filter(|token| token.kind == TokenKind::Login).count();
        let mut surplus = logins.saturating_sub(LOGIN_TOKENS_KEPT);
        self.tokens.retain(|token| {
            let drop = surplus > 0 && token.kind == TokenKind::Login;
            surplus -= usize::from(drop);
            !drop
        });
    }

    pub(crate) fn remove_token(&mut self, hash: &str) {
        self.tokens.retain(|token| token.hash != hash);
    }

    /// How to sign in to this account, if a password does it.
    pub(crate) fn sign_in(&self) -> Option<SignIn> {
        let method = match (&self.authenticator, self.email_two_factor) {
            (Some(_), _) => SecondFactor::Totp,
            (None, true) => SecondFactor::Email,
            (None, false) => SecondFactor::Password,
        };
        Some(SignIn {
            username: self.username.clone(),
            password: self.password.clone()?,
            user_id: self.id.clone(),
            method,
            authenticator_secret: self.authenticator.as_ref().map(|app| app.secret.clone()),
        })
    }
}

/// The accounts, in the order in which they were made.
#[derive(Debug, Clone, Default)]
pub(crate) struct Accounts {
    list: Vec<Account>,
    by_id: HashMap<String, usize>,
    by_username: HashMap<String, usize>,
}

impl Accounts {
    pub(crate) fn add(&mut self, account: Account) {
        let place = self.list.len();
        self.by_id.insert(account.id.clone(), place);
        self.by_username.insert(account.username.to_lowercase(), place);
        self.list.push(account);
    }

    pub(crate) fn get(&self, id: &str) -> Option<&Account> {
        self.by_id.get(id).map(|&place| &self.list[place])
    }

    pub(crate) fn get_mut(&mut self, id: &str) -> Option<&mut Account> {
        self.by_id.get(id).map(|&place| &mut self.list[place])
    }

    /// Upper and lower case are the same.
    pub(crate) fn named(&self, username: &str) -> Option<&Account> {
        self.by_username.get(&username.to_lowercase()).map(|&place| &self.list[place])
    }

    /// By any of its addresses, verified or not; upper and lower case are the same.
    pub(crate) fn with_address(&self, address: &str) -> Option<&Account> {
        self.list.iter().find(|account| {
            account.emails.iter().any(|email| email.address.eq_ignore_ascii_case(address))
        })
    }

    /// Forgets every second factor that was accepted.
    pub(crate) fn forget_second_factors(&mut self) {
        for token in self.list.iter_mut().flat_map(|account| &mut account.tokens) {
            token.remembered = None;
        }
    }

    pub(crate) fn all(&self) -> &[Account] {
        &self.list
    }

    /// The account that owns this live token.
    pub(crate) fn owner_of(&self, hash: &str, now: Timestamp, days: i64) -> Option<&Account> {
        let live = |account: &&Account| account.token(hash).is_some_and(|t| t.is_live(now, days));
        self.list.iter().filter(|account| !account.tokens.is_empty()).find(live)
    }
}

impl Token {
    /// Whether the token still opens the account, if sign-ins last this many days.
    pub(crate) fn is_live(&self, now: Timestamp, days: i64) -> bool {
        match self.kind {
            TokenKind::Login => now < later(self.made, days.saturating_mul(DAY)),
            TokenKind::Personal { .. } => true,
        }
    }
}

/// As the server stores a token: the SHA-256 in base 64.
pub(crate) fn token_hash(token: &str) -> String {
    base64::engine::general_purpose::STANDARD.encode(Sha256::digest(token))
}

/// The SHA-256 of text in lower-case hex.
pub(crate) fn sha256_hex(text: &str) -> String {
    use std::fmt::Write as _;
    Sha256::digest(text).iter().fold(String::with_capacity(64), |mut hex, byte| {
        // Writing to a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_51st_sign_in_ends_the_oldest_but_no_access_token() {
        let mut account = Account::default();
        let now = Timestamp::UNIX_EPOCH;
        account.add_token("access", TokenKind::Personal { bypass_two_factor: false }, now);
        for number in 0..=LOGIN_TOKENS_KEPT {
            account.add_token(&format!("token {number}"), TokenKind::Login, now);
        }
        assert!(account.token(&token_hash("access")).is_some());
        assert!(account.token(&token_hash("token 0")).is_none());
        assert!(account.token(&token_hash("token 1")).is_some());
    }

    #[test]
    fn a_sign_in_ends_after_90_days_and_an_access_token_never() {
        let mut account = Account::default();
        account.add_token("a", TokenKind::Login, Timestamp::UNIX_EPOCH);
        account.add_token(
            "b",
            TokenKind::Personal { bypass_two_factor: true },
            Timestamp::UNIX_EPOCH,
        );
        let last = later(Timestamp::UNIX_EPOCH, 90 * DAY);
        let live = account.tokens.iter().map(|token| token.is_live(last, 90));
        assert_eq!(live.collect::<Vec<_>>(), [false, true]);
    }

    #[test]
    fn a_digest_is_the_sha_256_in_lower_case_hex() {
        // From the documentation of the password fallback.
        let digest = "5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8";
        assert_eq!(sha256_hex("password"), digest);
    }
}
