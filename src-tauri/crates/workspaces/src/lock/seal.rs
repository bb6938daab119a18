//! Sign-ins that are in memory alone, sealed while the lock is shut.

use std::fmt;

use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305,
    aead::{Aead, Payload},
};
use rocketchat::Secret;
use zeroize::Zeroizing;

use super::stretch::SealingKey;

/// A secret text that only its key opens again. The key is made of the person's passphrase, and is
/// not in memory while the lock is shut.
pub struct Sealed {
    nonce: [u8; 24],
    text: Vec<u8>,
}

impl Sealed {
    /// Seals a text that belongs to `whom`; it cannot be opened as another one's.
    pub fn seal(text: &Secret, whom: &str, key: &SealingKey) -> Self {
        let mut nonce = [0; 24];
        getrandom::fill(&mut nonce).expect("the operating system gives random bytes");
        let payload = Payload { msg: text.expose().as_bytes(), aad: whom.as_bytes() };
        let text = cipher(key).encrypt(&nonce.into(), payload).expect("a short text can be sealed");
        Self { nonce, text }
    }

    /// The text, if this is the key and the one to whom it belongs.
    pub fn open(&self, whom: &str, key: &SealingKey) -> Option<Secret> {
        let payload = Payload { msg: &self.text, aad: whom.as_bytes() };
        let text = Zeroizing::new(cipher(key).decrypt(&self.nonce.into(), payload).ok()?);
        str::from_utf8(&text).ok().map(|text| Secret::new(text.to_owned()))
    }
}

fn cipher(key: &SealingKey) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new((&*key.0).into())
}

impl fmt::Debug for Sealed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sealed(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(fill: u8) -> SealingKey {
        SealingKey(Zeroizing::new([fill; 32]))
    }

    #[test]
    fn what_was_sealed_is_opened_by_its_key_for_its_owner_and_by_nothing_else() {
        let sealed = Sealed::seal(&Secret::new("canary-token".to_owned()), "acme", &key(1));
        assert!(!sealed.text.windows(6).any(|part| part == b"canary"));
        assert_eq!(sealed.open("acme", &key(1)).unwrap().expose(), "canary-token");
        assert!(sealed.open("acme", &key(2)).is_none());
        assert!(sealed.open("globex", &key(1)).is_none());
    }

    #[test]
    fn a_changed_bit_is_noticed() {
        let secret = Secret::new("canary-token".to_owned());
        let length = Sealed::seal(&secret, "acme", &key(1)).text.len();
        for place in 0..length {
            let mut sealed = Sealed::seal(&secret, "acme", &key(1));
            sealed.text[place] ^= 1;
            assert!(sealed.open("acme", &key(1)).is_none(), "byte {place}");
        }
    }
}
