//! What there is to notice in the practice workspaces.

use super::Showcase;
use crate::{
    accounts::Accounts,
    world::{LoginAt, SessionSeed},
};

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;

/// An office where everybody goes out through one address.
const OFFICE: &str = "198.51.100.14";

/// Changes a few sessions so that they tell something; their number and IDs stay.
///
/// At Acme HQ Maria connected from two networks within an hour and the bot has been quiet for 40
/// days; half of Northwind sits in one office; the server of Globex sees only its proxy.
pub(super) fn tell(name: Showcase, accounts: &Accounts, sessions: &mut [SessionSeed]) {
    let of = |username: &str| accounts.named(username).map(|account| account.id.clone());
    match name {
        Showcase::AcmeHq => {
            let maria = of("maria");
            let hers = sessions.iter_mut().filter(|one| Some(&*one.user_id) == maria.as_deref());
            for (session, (ip, ago)) in hers.zip([("203.0.113.77", 43), (OFFICE, 71)]) {
                session.ip = Some(ip.to_owned());
                session.login_at = LoginAt::Ago(ago * MINUTE);
            }
            let bot = of("hubot");
            for session in sessions.iter_mut().filter(|one| Some(&*one.user_id) == bot.as_deref()) {
                session.login_at = LoginAt::Ago(40 * DAY);
            }
        }
        Showcase::NorthwindSupport => {
            for session in sessions.iter_mut().take(12) {
                session.ip = Some(OFFICE.to_owned());
            }
        }
        Showcase::Globex => {
            for session in sessions.iter_mut().skip(2) {
                session.ip = Some("10.0.0.5".to_owned());
            }
        }
        Showcase::Initech => {}
    }
}
