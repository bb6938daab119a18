//! What is kept of a passphrase in the password store, and its text there.

use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD as BASE64};
use rocketchat::Secret;
use serde::{Deserialize, Serialize};

use super::{
    Idle, Passphrase,
    stretch::{Hardness, Salt, SealingKey, Verifier},
    tries::WrongTries,
};

/// What opens the lock, and how often something else was tried.
#[derive(Clone)]
pub struct Kept {
    hardness: Hardness,
    salt: Salt,
    verifier: Verifier,
    pub wrong: WrongTries,
    pub idle: Idle,
}

const VERSION: u32 = 1;

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Entry {
    version: u32,
    argon2id: Hardness,
    salt: String,
    verifier: String,
    wrong_tries: u8,
    /// 0 is never.
    #[serde(default = "usual_minutes")]
    idle_minutes: u8,
}

fn usual_minutes() -> u8 {
    Idle::default().minutes()
}

impl Kept {
    /// What is to be kept of a new passphrase, and the key it makes. Takes a moment of a processor.
    pub fn of(
        passphrase: &Passphrase,
        hardness: Hardness,
        idle: Idle,
    ) -> Option<(Self, SealingKey)> {
        let mut salt = Salt::default();
        getrandom::fill(&mut salt).expect("the operating system gives random bytes");
        let (verifier, key) = hardness.stretch(passphrase, &salt)?;
        Some((Self { hardness, salt, verifier, wrong: WrongTries::NONE, idle }, key))
    }

    /// The key, if this is the passphrase. Takes a moment of a processor.
    pub fn open(&self, passphrase: &Passphrase) -> Option<SealingKey> {
        let (verifier, key) = self.hardness.stretch(passphrase, &self.salt)?;
        let differ =
            verifier.iter().zip(self.verifier).fold(0, |all, (one, other)| all | (one ^ other));
        (differ == 0).then_some(key)
    }

    /// Whether both are of one setting of a passphrase: each has a salt of its own.
    pub fn is_of_same_passphrase(&self, other: &Self) -> bool {
        self.salt == other.salt && self.verifier == other.verifier
    }

    /// The entry for the password store: JSON, some 200 bytes.
    pub fn to_entry(&self) -> Secret {
        let entry = Entry {
            version: VERSION,
            argon2id: self.hardness,
            salt: BASE64.encode(self.salt),
            verifier: BASE64.encode(self.verifier),
            wrong_tries: self.wrong.count(),
            idle_minutes: self.idle.minutes(),
        };
        Secret::new(serde_json::to_string(&entry).expect("plain fields become JSON"))
    }

    /// Reads an entry. `None` when it is not one of ours, or of a later version.
    pub fn from_entry(entry: &Secret) -> Option<Self> {
        let entry: Entry = serde_json::from_str(entry.expose()).ok()?;
        (entry.version == VERSION).then_some(())?;
        Some(Self {
            hardness: entry.argon2id,
            salt: BASE64.decode(entry.salt).ok()?.try_into().ok()?,
            verifier: BASE64.decode(entry.verifier).ok()?.try_into().ok()?,
            wrong: WrongTries::counted(entry.wrong_tries),
            idle: Idle::of_minutes(entry.idle_minutes.into()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{super::stretch::quick, *};

    fn passphrase(text: &str) -> Passphrase {
        Passphrase::parse(&Secret::new(text.to_owned())).unwrap()
    }

    #[test]
    fn what_is_read_back_opens_with_the_same_passphrase_alone_and_knows_its_wrong_tries() {
        let (mut kept, key) = Kept::of(&passphrase("482913"), quick(), Idle::default()).unwrap();
        kept.wrong = WrongTries::counted(3);
        let entry = kept.to_entry();
        assert!(entry.expose().len() < 300 && !entry.expose().contains("482913"));
        let back = Kept::from_entry(&entry).unwrap();
        assert_eq!(back.wrong.count(), 3);
        assert_eq!(*back.open(&passphrase("482913")).unwrap().0, *key.0);
        assert!(back.open(&passphrase("482914")).is_none());
    }

    #[test]
    fn the_same_passphrase_is_never_kept_as_the_same_text() {
        let [one, two] =
            [(), ()].map(|()| Kept::of(&passphrase("482913"), quick(), Idle::default()).unwrap().0);
        assert_ne!(one.to_entry().expose(), two.to_entry().expose());
    }

    #[test]
    fn a_foreign_damaged_or_newer_entry_opens_nothing() {
        let (kept, _) = Kept::of(&passphrase("482913"), quick(), Idle::default()).unwrap();
        let good = kept.to_entry().expose().to_owned();
        let newer = good.replace("\"version\":1", "\"version\":2");
        let short = good.replace("\"salt\":\"", "\"salt\":\"AAAA");
        for text in ["", "{}", "null", newer.as_str(), short.as_str()] {
            assert!(Kept::from_entry(&Secret::new(text.to_owned())).is_none(), "{text}");
        }
    }
}
