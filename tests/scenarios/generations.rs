//! Every generation of servers with every way to prove oneself: what is asked, how often, and how
//! many requests that takes.

use practice::Generation;
use workspaces::{Known, Rights};

use crate::{
    stage::{LOGIN, SHOW, Stage, done, token_form},
    world::ROD,
};

/// How a person signs in and proves themself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Totp,
    Email,
    Password,
    /// A server that does not fall back to the password.
    Nothing,
    /// An access token that may skip the second factor.
    TokenThatSkips,
    /// An access token like any sign-in, of an account with an authenticator.
    Token,
}

impl Way {
    const ALL: [Self; 6] =
        [Self::Totp, Self::Email, Self::Password, Self::Nothing, Self::TokenThatSkips, Self::Token];

    fn user(self) -> &'static str {
        match self {
            Self::Totp | Self::TokenThatSkips | Self::Token => "totp",
            Self::Email => "mail",
            Self::Password | Self::Nothing => "pass",
        }
    }

    /// Requests to sign in: the password is asked again only where an endpoint asks.
    fn expected_logins(self) -> usize {
        match self {
            Self::Totp | Self::Email => 2,
            Self::Password | Self::Nothing => 1,
            Self::TokenThatSkips | Self::Token => 0,
        }
    }

    /// Requests for the first look-up and for the second one. 8.5 remembers nothing, and does not
    /// let tokens skip.
    fn expected_look_ups(self, generation: Generation) -> (usize, usize) {
        match (self, generation == Generation::V8_5) {
            (Self::Nothing, _) | (Self::TokenThatSkips, false) => (1, 1),
            (_, true) => (2, 2),
            (_, false) => (2, 1),
        }
    }
}

#[tokio::test]
async fn every_way_works_on_every_generation_with_no_request_too_many() {
    let mut combinations = 0;
    println!("generation way             login  look-up  again  mails");
    for generation in Generation::ALL {
        for way in Way::ALL {
            let (logins, look_ups, again, mails) = play(generation, way).await;
            println!(
                "{:<10} {:<15} {logins:>5} {look_ups:>8} {again:>6} {mails:>6}",
                generation.short(),
                format!("{way:?}"),
            );
            assert_eq!(logins, way.expected_logins(), "{generation} {way:?}");
            assert_eq!(
                (look_ups, again),
                way.expected_look_ups(generation),
                "{generation} {way:?}"
            );
            combinations += 1;
        }
    }
    println!("{combinations} combinations, each with a sign-in and two look-ups");
    assert_eq!(combinations, 54);
}

/// The requests to sign in, for the first look-up and for the second one, and the mails.
async fn play(generation: Generation, way: Way) -> (usize, usize, usize, usize) {
    let stage = Stage::of(generation).await;
    if way == Way::Nothing {
        let fallback = "Accounts_TwoFactorAuthentication_Enforce_Password_Fallback";
        stage.server.set_setting(fallback, false);
    }
    let user = way.user();
    let workspace = match way {
        Way::Totp | Way::Email | Way::Password | Way::Nothing => stage.sign_in(user).await,
        Way::TokenThatSkips | Way::Token => {
            let token = stage.server.add_access_token(user, way == Way::TokenThatSkips);
            done(stage.try_sign_in(token_form(&token), None).await)
        }
    };
    assert_eq!(workspace.account.unwrap().user_name.as_deref(), Some(user));
    let first = stage.look_up(user, ROD).await.unwrap();
    let look_ups = stage.seen(SHOW);
    let second = stage.look_up(user, ROD).await.unwrap();
    assert_eq!(first.session_id.as_str(), ROD);
    assert_eq!(second.person, first.person);
    let mails = stage.server.outbox().len();
    (stage.seen(LOGIN), look_ups, stage.seen(SHOW) - look_ups, mails)
}

#[tokio::test]
async fn what_a_sign_in_may_do_is_read_on_every_generation() {
    let mut cases = 0;
    for generation in Generation::ALL {
        for (user, licensed) in
            [("pass", true), ("pass", false), ("auditor", true), ("plain", true)]
        {
            let stage = Stage::of(generation).await;
            stage.server.set_licence(licensed);
            let workspace = stage.sign_in(user).await;
            // Before 6.5 a server says no more than whether there is any licence.
            let device_management = match (licensed, generation) {
                (false, _) => Known::No,
                (true, Generation::V5_0) => Known::Unknown,
                (true, _) => Known::Yes,
            };
            let expected = Rights {
                device_management,
                may_view: Known::from(user != "plain"),
                may_end: Known::from(user == "pass"),
                may_end_all: Known::from(user == "pass"),
            };
            let workspaces::CheckOutcome::Fine(rights) = workspace.last_check.unwrap().outcome
            else {
                panic!("{generation} {user}: the check failed");
            };
            assert_eq!(rights, expected, "{generation} {user} licensed {licensed}");
            cases += 1;
        }
    }
    println!("{cases} cases of rights");
    assert_eq!(cases, 36);
}
