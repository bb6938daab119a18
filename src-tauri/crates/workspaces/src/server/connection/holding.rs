//! The sign-in of one workspace, as far as this program has it.

use std::sync::Arc;

use crate::{
    account::SignIn,
    directory::{KeptIn, StoreProblem},
    lock::{Sealed, SealingKey},
};

/// The sign-in of one workspace, as far as this program has it.
#[derive(Debug)]
pub enum Holding {
    Nothing,
    /// The vault should have it and has not been asked yet.
    NotRead,
    /// The vault should have it and did not give it.
    NotGiven(StoreProblem),
    Held(Arc<SignIn>),
    /// The server does not take it any more.
    Ended(Arc<SignIn>),
    /// The lock is shut, and nothing else has it.
    Sealed(Sealed, Validity),
    /// The lock is shut, nothing else has it, and there is no key to seal it with: the passphrase
    /// was never typed here, or is not known. It is not used before the lock is open.
    HeldBack(Arc<SignIn>, Validity),
}

/// Whether the server takes a sign-in, as far as is known.
#[derive(Debug, Clone, Copy)]
pub enum Validity {
    Good,
    Ended,
}

impl Holding {
    /// While the lock is shut. What the vault has is read from there again.
    pub fn sealed(self, whom: &str, key: Option<&SealingKey>) -> Self {
        match self {
            Self::Held(sign_in) => sealed(sign_in, Validity::Good, whom, key),
            Self::Ended(sign_in) => sealed(sign_in, Validity::Ended, whom, key),
            same @ (Self::Nothing
            | Self::NotRead
            | Self::NotGiven(_)
            | Self::Sealed(..)
            | Self::HeldBack(..)) => same,
        }
    }

    /// As the lock was opened with the passphrase that makes this key.
    pub fn unsealed(self, whom: &str, key: &SealingKey) -> Self {
        match self {
            Self::Sealed(sealed, validity) => unsealed(&sealed, validity, whom, key),
            Self::HeldBack(sign_in, validity) => validity.of(sign_in),
            same @ (Self::Nothing
            | Self::NotRead
            | Self::NotGiven(_)
            | Self::Held(_)
            | Self::Ended(_)) => same,
        }
    }

    /// For somebody who has no key: what is sealed is gone, and the rest can be given up.
    pub fn without_sealed(self) -> Self {
        match self {
            Self::Sealed(..) => Self::Nothing,
            Self::HeldBack(sign_in, validity) => validity.of(sign_in),
            same @ (Self::Nothing
            | Self::NotRead
            | Self::NotGiven(_)
            | Self::Held(_)
            | Self::Ended(_)) => same,
        }
    }
}

impl Validity {
    fn of(self, sign_in: Arc<SignIn>) -> Holding {
        match self {
            Self::Good => Holding::Held(sign_in),
            Self::Ended => Holding::Ended(sign_in),
        }
    }
}

fn sealed(
    sign_in: Arc<SignIn>,
    validity: Validity,
    whom: &str,
    key: Option<&SealingKey>,
) -> Holding {
    match (sign_in.kept_in, key) {
        (KeptIn::PasswordStore, _) => Holding::NotRead,
        (KeptIn::ThisSessionOnly, None) => Holding::HeldBack(sign_in, validity),
        (KeptIn::ThisSessionOnly, Some(key)) => {
            Holding::Sealed(Sealed::seal(&sign_in.to_entry(), whom, key), validity)
        }
    }
}

fn unsealed(sealed: &Sealed, validity: Validity, whom: &str, key: &SealingKey) -> Holding {
    let opened = sealed.open(whom, key).and_then(|entry| SignIn::from_entry(&entry).ok());
    let Some(sign_in) = opened else {
        return Holding::Nothing;
    };
    validity.of(Arc::new(sign_in.kept_in(KeptIn::ThisSessionOnly)))
}
