//! The authenticator code that was typed to sign in, for the first reading. Servers ask for one at
//! the sign-in and again at the reading, and take the same code while it lives.

use std::{
    fmt,
    sync::{Mutex, MutexGuard, PoisonError},
};

use jiff::Timestamp;
use rocketchat::SecondFactor;

use crate::server::codes::is_of_authenticator;

/// A code that a person typed just now. In memory alone; handed out once.
#[derive(Default)]
pub struct CodeInHand(Mutex<Option<(SecondFactor, Timestamp)>>);

/// An authenticator shows each code for so many seconds.
const STEP: i64 = 30;

impl CodeInHand {
    /// Keeps a code that a server took, in place of any before. One that is good once is not kept.
    pub fn keep(&self, typed: Option<&SecondFactor>, now: Timestamp) {
        *self.code() = typed
            .filter(|factor| is_of_authenticator(factor))
            .and_then(|factor| Some((factor.clone(), end_of(now)?)));
    }

    /// Hands the code out, with the time until which it is good.
    pub fn take(&self, now: Timestamp) -> Option<(SecondFactor, Timestamp)> {
        self.code().take().filter(|(_, end)| now <= *end)
    }

    /// Forgets it.
    pub fn forget(&self) {
        *self.code() = None;
    }

    fn code(&self) -> MutexGuard<'_, Option<(SecondFactor, Timestamp)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for CodeInHand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CodeInHand").finish_non_exhaustive()
    }
}

/// The end of the step after the one in which the code was typed: servers take a code of the step
/// before (`Accounts_TwoFactorAuthentication_MaxDelta` is 1).
fn end_of(now: Timestamp) -> Option<Timestamp> {
    let end = (now.as_second().div_euclid(STEP) + 2) * STEP - 1;
    Timestamp::from_second(end).ok()
}

#[cfg(test)]
mod tests {
    use rocketchat::{Method, Secret};

    use super::*;

    fn factor(method: Method, code: &str) -> SecondFactor {
        SecondFactor { method, code: Secret::new(code.to_owned()) }
    }

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    #[test]
    fn only_an_authenticators_code_is_kept_until_the_end_of_the_next_step_and_handed_out_once() {
        let rows = [
            (Method::Totp, "612921", 0, 59, true),
            (Method::Totp, "612 921", 29, 59, true),
            (Method::Totp, "612921", 29, 60, false),
            (Method::Totp, "612921", 30, 89, true),
            (Method::Totp, "BackUp01", 0, 1, false),
            (Method::Email, "612921", 0, 1, false),
            (Method::Password, "612921", 0, 1, false),
        ];
        for (method, code, typed, second, kept) in rows {
            let hand = CodeInHand::default();
            hand.keep(Some(&factor(method, code)), at(typed));
            assert_eq!(hand.take(at(second)).is_some(), kept, "{method:?} {code} {typed} {second}");
            assert!(hand.take(at(second)).is_none(), "once");
        }
    }

    #[test]
    fn a_sign_in_without_a_code_leaves_none_of_the_one_before() {
        let hand = CodeInHand::default();
        hand.keep(Some(&factor(Method::Totp, "612921")), at(0));
        hand.keep(None, at(1));
        assert!(hand.take(at(1)).is_none());
    }
}
