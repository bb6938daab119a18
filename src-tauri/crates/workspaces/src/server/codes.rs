//! The person's code while many requests go on: for servers that ask with each one.

use std::mem;

use jiff::{SignedDuration, Timestamp};
use rocketchat::{Attempt, Challenge, Method, Proof, SecondFactor};

/// The code that was handed in, and what became of it. Forgotten with this value.
pub struct Codes {
    state: State,
    /// Whether the code comes from the sign-in: then nobody typed a wrong one for this.
    is_from_sign_in: bool,
    /// Whether the server was seen to ask with each request.
    each_time: bool,
}

enum State {
    None,
    /// From the sign-in, good until then; not sent as long as the server does not ask.
    InHand(SecondFactor, Timestamp),
    /// Not sent yet.
    Fresh(SecondFactor),
    /// The server took it, and may take it again.
    Taken(SecondFactor, Good),
}

/// For how long a code that was taken is good for more requests.
#[derive(Clone, Copy)]
enum Good {
    Always,
    Until(Timestamp),
}

/// What to do about a challenge.
#[derive(Debug, PartialEq, Eq)]
pub enum OnChallenge {
    /// Send the same once more: there is a code that may still be good.
    SendAgain,
    /// Ask the person.
    AskPerson(Challenge),
}

/// An authenticator's code is good for its own half minute and one to either side
/// (`Accounts_TwoFactorAuthentication_MaxDelta` is 1), as often as one likes.
const AUTHENTICATOR: SignedDuration = SignedDuration::from_secs(90);
/// Longer ones are backup codes, each good once.
const AUTHENTICATOR_DIGITS: usize = 6;

impl Codes {
    pub fn new(handed_in: Option<SecondFactor>, each_time: bool) -> Self {
        let state = handed_in.map_or(State::None, State::Fresh);
        Self { state, is_from_sign_in: false, each_time }
    }

    /// Goes on with the code of the sign-in, if there is one that lives.
    pub fn from_sign_in(code: Option<(SecondFactor, Timestamp)>, each_time: bool) -> Self {
        let state = code.map_or(State::None, |(factor, end)| State::InHand(factor, end));
        Self { state, is_from_sign_in: true, each_time }
    }

    /// What to send with the next request.
    pub fn to_send(&self, now: Timestamp) -> Option<&SecondFactor> {
        match &self.state {
            State::Fresh(factor) => Some(factor),
            State::Taken(factor, good) if self.each_time && good.is_at(now) => Some(factor),
            State::InHand(..) | State::Taken(..) | State::None => None,
        }
    }

    /// Whether what goes along comes from the person just now.
    pub fn is_fresh(&self) -> bool {
        matches!(self.state, State::Fresh(_))
    }

    /// Whether two requests at once would not both be asked.
    pub fn is_good_for_more(&self, now: Timestamp) -> bool {
        !self.each_time || self.to_send(now).is_some()
    }

    pub fn asks_each_time(&self) -> bool {
        self.each_time
    }

    /// A request was answered.
    pub fn taken(&mut self, now: Timestamp) {
        self.state = match mem::replace(&mut self.state, State::None) {
            State::Fresh(factor) => match good_for_more(&factor, now) {
                Some(good) => State::Taken(factor, good),
                None => State::None,
            },
            other @ (State::None | State::InHand(..) | State::Taken(..)) => other,
        };
    }

    /// A code that is good for nothing any more is not kept.
    pub fn forget_if_expired(&mut self, now: Timestamp) {
        if matches!(&self.state, State::Taken(_, good) if !good.is_at(now)) {
            self.state = State::None;
        }
    }

    /// A request was challenged.
    pub fn challenged(&mut self, challenge: Challenge, now: Timestamp) -> OnChallenge {
        self.state = match mem::replace(&mut self.state, State::None) {
            State::InHand(factor, end) if now <= end && takes_authenticator(&challenge) => {
                self.state = State::Fresh(factor);
                return OnChallenge::SendAgain;
            }
            State::InHand(..) => return OnChallenge::AskPerson(challenge),
            other @ (State::None | State::Fresh(_) | State::Taken(..)) => other,
        };
        let was_sent = self.to_send(now).is_some();
        let usable = match &self.state {
            State::Taken(_, good) => good.is_at(now),
            State::InHand(..) | State::Fresh(_) | State::None => false,
        };
        if usable && !was_sent {
            self.each_time = true;
            return OnChallenge::SendAgain;
        }
        let typed_just_now = self.is_fresh() && !self.is_from_sign_in;
        self.state = State::None;
        if typed_just_now || challenge.attempt != Attempt::Wrong {
            return OnChallenge::AskPerson(challenge);
        }
        // The person did nothing wrong: it is the code kept from before that has run out.
        OnChallenge::AskPerson(Challenge { attempt: Attempt::NotMade, ..challenge })
    }
}

impl Good {
    fn is_at(self, now: Timestamp) -> bool {
        match self {
            Self::Always => true,
            Self::Until(end) => now <= end,
        }
    }
}

fn takes_authenticator(challenge: &Challenge) -> bool {
    challenge.method == Method::Totp || challenge.alternatives.contains(&Method::Totp)
}

/// Whether this is a code that an authenticator shows, and not a backup code.
pub fn is_of_authenticator(factor: &SecondFactor) -> bool {
    let is_short = |proof: Proof| proof.code.expose().len() == AUTHENTICATOR_DIGITS;
    factor.method == Method::Totp && Proof::of(factor).is_some_and(is_short)
}

/// `None` for a code that is good once.
fn good_for_more(factor: &SecondFactor, now: Timestamp) -> Option<Good> {
    match factor.method {
        Method::Password => Some(Good::Always),
        Method::Email => None,
        Method::Totp => {
            let end = now.checked_add(AUTHENTICATOR).ok();
            end.filter(|_| is_of_authenticator(factor)).map(Good::Until)
        }
    }
}

#[cfg(test)]
mod tests {
    use rocketchat::Secret;

    use super::*;

    fn factor(method: Method, code: &str) -> SecondFactor {
        SecondFactor { method, code: Secret::new(code.to_owned()) }
    }

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    fn asked(attempt: Attempt) -> Challenge {
        let method = Method::Totp;
        Challenge { method, alternatives: Vec::new(), attempt, code_sent: false, account: None }
    }

    #[test]
    fn a_code_that_may_still_be_good_is_sent_before_the_person_is_asked_again() {
        for (method, code, second, again) in [
            (Method::Password, "pass word", 9_999, true),
            (Method::Totp, "123 456", 90, true),
            (Method::Totp, "123456", 91, false),
            (Method::Totp, "BackUp01", 1, false),
            (Method::Email, "123456", 1, false),
        ] {
            let mut codes = Codes::new(Some(factor(method, code)), false);
            assert!(codes.to_send(at(0)).is_some());
            codes.taken(at(0));
            assert!(codes.to_send(at(1)).is_none(), "a server that remembers needs no code");
            let then = codes.challenged(asked(Attempt::NotMade), at(second));
            assert_eq!(then == OnChallenge::SendAgain, again, "{method:?} {second}");
            assert_eq!(codes.to_send(at(second)).is_some(), again, "{method:?} {second}");
        }
    }

    #[test]
    fn a_kept_code_that_has_run_out_is_not_held_against_the_person_and_not_sent_again() {
        let mut codes = Codes::new(Some(factor(Method::Password, "pass word")), true);
        codes.taken(at(0));
        assert!(codes.to_send(at(1)).is_some(), "this server asks with each request");
        let then = codes.challenged(asked(Attempt::Wrong), at(1));
        assert_eq!(then, OnChallenge::AskPerson(asked(Attempt::NotMade)));
        assert!(codes.to_send(at(1)).is_none());
    }

    #[test]
    fn a_code_is_kept_no_longer_than_it_is_good() {
        for (method, code, second, kept) in [
            (Method::Password, "pass word", 9_999, true),
            (Method::Totp, "123456", 90, true),
            (Method::Totp, "123456", 91, false),
            (Method::Totp, "BackUp01", 0, false),
            (Method::Email, "123456", 0, false),
        ] {
            let mut codes = Codes::new(Some(factor(method, code)), true);
            codes.taken(at(0));
            codes.forget_if_expired(at(second));
            assert_eq!(matches!(codes.state, State::Taken(..)), kept, "{method:?} {second}");
            assert_eq!(matches!(codes.state, State::None), !kept, "{method:?} {second}");
        }
    }

    #[test]
    fn the_code_of_the_sign_in_is_sent_only_where_it_is_asked_for_and_while_it_lives() {
        let in_hand = || Some((factor(Method::Totp, "612921"), at(59)));
        let mail = Challenge { method: Method::Email, ..asked(Attempt::NotMade) };
        let either = Challenge { alternatives: vec![Method::Totp], ..mail.clone() };
        for (challenge, second, again) in [
            (asked(Attempt::NotMade), 59, true),
            (either, 1, true),
            (asked(Attempt::NotMade), 60, false),
            (mail, 1, false),
        ] {
            let mut codes = Codes::from_sign_in(in_hand(), false);
            assert!(codes.to_send(at(1)).is_none(), "a server that does not ask needs no code");
            let then = codes.challenged(challenge.clone(), at(second));
            assert_eq!(then == OnChallenge::SendAgain, again, "{challenge:?} {second}");
            assert_eq!(codes.to_send(at(second)).is_some(), again, "{challenge:?} {second}");
        }
    }

    #[test]
    fn a_code_of_the_sign_in_that_is_refused_is_not_held_against_the_person() {
        let mut codes = Codes::from_sign_in(Some((factor(Method::Totp, "612921"), at(59))), false);
        assert_eq!(codes.challenged(asked(Attempt::NotMade), at(1)), OnChallenge::SendAgain);
        let then = codes.challenged(asked(Attempt::Wrong), at(2));
        assert_eq!(then, OnChallenge::AskPerson(asked(Attempt::NotMade)));
        assert!(codes.to_send(at(2)).is_none() && !codes.asks_each_time());
    }

    #[test]
    fn a_code_typed_just_now_that_is_wrong_is_said_to_be_wrong() {
        let mut codes = Codes::new(Some(factor(Method::Totp, "000000")), false);
        let then = codes.challenged(asked(Attempt::Wrong), at(0));
        assert_eq!(then, OnChallenge::AskPerson(asked(Attempt::Wrong)));
    }
}
