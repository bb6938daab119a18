//! What is made of a passphrase, slowly: something to compare it with, and a key to seal with.

use std::fmt;

use argon2::{Algorithm, Argon2, Params, Version};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::Passphrase;

/// What argon2id is run with. Kept with what it made, so that a later version can ask for more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Hardness {
    /// Kibibytes of memory.
    memory: u32,
    /// Passes over it.
    passes: u32,
    /// Parts of it that could be worked on at once.
    lanes: u32,
}

/// RFC 9106, section 4, the second recommended option: 64 MiB, three passes, four lanes. About a
/// fifth of a second on a computer of 2020.
impl Default for Hardness {
    fn default() -> Self {
        Self { memory: 64 * 1024, passes: 3, lanes: 4 }
    }
}

/// Random, and different for each passphrase that is set.
pub type Salt = [u8; 16];

/// What tells a passphrase from another one; it does not give the key.
pub type Verifier = [u8; KEY];

/// What sign-ins are sealed with; it is never written anywhere.
#[derive(Clone)]
pub struct SealingKey(pub(super) Zeroizing<[u8; KEY]>);

const KEY: usize = 32;

impl Hardness {
    /// No entry of the password store may make the program use more than this.
    const MOST_MEMORY: u32 = 1024 * 1024;
    const MOST_PASSES: u32 = 64;

    fn params(self) -> Option<Params> {
        let fits = self.memory <= Self::MOST_MEMORY && self.passes <= Self::MOST_PASSES;
        fits.then(|| Params::new(self.memory, self.passes, self.lanes, Some(2 * KEY)).ok())?
    }

    /// Stretches a passphrase; takes a moment of a processor. One run gives 64 bytes: its last step mixes
    /// all of them, so that one half says nothing of the other.
    ///
    /// `None` when argon2id cannot be run with these numbers.
    pub fn stretch(self, passphrase: &Passphrase, salt: &Salt) -> Option<(Verifier, SealingKey)> {
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, self.params()?);
        let mut made = Zeroizing::new([0; 2 * KEY]);
        argon2.hash_password_into(passphrase.expose().as_bytes(), salt, &mut *made).ok()?;
        let (mut verifier, mut key) = ([0; KEY], Zeroizing::new([0; KEY]));
        verifier.copy_from_slice(&made[..KEY]);
        key.copy_from_slice(&made[KEY..]);
        Some((verifier, SealingKey(key)))
    }
}

impl fmt::Debug for SealingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SealingKey(…)")
    }
}

#[cfg(test)]
impl SealingKey {
    /// The same each time.
    pub fn made_up() -> Self {
        Self(Zeroizing::new([7; KEY]))
    }
}

#[cfg(test)]
pub fn quick() -> Hardness {
    Hardness { memory: 32, passes: 1, lanes: 1 }
}

#[cfg(test)]
mod tests {
    use rocketchat::Secret;

    use super::*;

    fn passphrase(text: &str) -> Passphrase {
        Passphrase::parse(&Secret::new(text.to_owned())).unwrap()
    }

    #[test]
    fn the_same_passphrase_and_salt_make_the_same_and_any_other_something_else() {
        let made = |text: &str, salt: u8| {
            let (verifier, key) = quick().stretch(&passphrase(text), &[salt; 16]).unwrap();
            (verifier, *key.0)
        };
        assert_eq!(made("482913", 1), made("482913", 1));
        for (text, salt) in [("482914", 1), ("482913", 2)] {
            assert_ne!(made(text, salt).0, made("482913", 1).0);
            assert_ne!(made(text, salt).1, made("482913", 1).1);
        }
        let (verifier, key) = made("482913", 1);
        assert_ne!(verifier, key);
    }

    #[test]
    fn it_is_argon2id_as_others_compute_it() {
        // `echo -n 482913 | argon2 gatehouse-salt-1 -id -k 32 -t 1 -p 1 -l 64 -v 13 -r`
        let (verifier, key) = quick().stretch(&passphrase("482913"), b"gatehouse-salt-1").unwrap();
        let byte = |place| u8::from_str_radix(&OTHERS[2 * place..2 * place + 2], 16).unwrap();
        let others: Vec<u8> = (0..2 * KEY).map(byte).collect();
        assert_eq!([verifier, *key.0].concat(), others);
    }

    const OTHERS: &str = "f8d7dd16e6fa0fce470ed86e4d2fbaacd8ca49d7a4f51e646fc1ed952627834d\
                          4dda57d3832e70cb5308cd272a5db3a079a70e5a46c2f1520a948bec56922d20";

    #[test]
    fn an_entry_cannot_ask_for_all_memory() {
        for hardness in [
            Hardness { memory: u32::MAX, ..Hardness::default() },
            Hardness { passes: u32::MAX, ..Hardness::default() },
            Hardness { lanes: 0, ..Hardness::default() },
        ] {
            assert!(hardness.stretch(&passphrase("482913"), &[0; 16]).is_none(), "{hardness:?}");
        }
    }
}
