//! Small believable workspaces for practice mode and for pictures.

mod cast;
mod stories;

use std::sync::Arc;

use super::{
    LoginAt, SessionSeed, World,
    devices::{address, devices},
};
use crate::{
    accounts::{Account, Authenticator, Email},
    random::Random,
    sessions::Device,
};
use cast::{Person, cast};

/// The password of every account that a person can try.
pub const PRACTICE_PASSWORD: &str = "practice";

/// The role of `support`: sees and ends sessions, and does not count for the rate limit.
const ROLE: &str = "device-support";
/// The secret of `support`'s authenticator; public, as the whole workspace is.
const AUTHENTICATOR_SECRET: &str = "PRACTICEONLYNOTASECRET2345672345";

const MINUTE: i64 = 60_000;

/// A workspace to practise on. Each has an account `support` with the password
/// [`PRACTICE_PASSWORD`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Showcase {
    /// `support` has an authenticator app; 60 sessions, among them the one of the documentation.
    AcmeHq,
    /// `support` gets codes by e-mail; 26 sessions.
    NorthwindSupport,
    /// `support` is asked for the password again; 30 sessions.
    Globex,
    /// The licence has no Device Management; 12 sessions that nobody can see.
    Initech,
}

impl Showcase {
    /// All of them, in the order in which the app shows them.
    pub const ALL: [Self; 4] = [Self::AcmeHq, Self::NorthwindSupport, Self::Globex, Self::Initech];

    /// What the workspace calls itself.
    #[must_use]
    pub fn site_name(self) -> &'static str {
        match self {
            Self::AcmeHq => "Acme HQ",
            Self::NorthwindSupport => "Northwind Support",
            Self::Globex => "Globex",
            Self::Initech => "Initech",
        }
    }

    fn domain(self) -> &'static str {
        match self {
            Self::AcmeHq => "acme.example",
            Self::NorthwindSupport => "northwind.example",
            Self::Globex => "globex.example",
            Self::Initech => "initech.example",
        }
    }

    fn sessions(self) -> usize {
        match self {
            Self::AcmeHq => 60,
            Self::NorthwindSupport => 26,
            Self::Globex => 30,
            Self::Initech => 12,
        }
    }

    /// So that no ID is met in two workspaces.
    fn seed(self) -> u64 {
        match self {
            Self::AcmeHq => 0xAC3E,
            Self::NorthwindSupport => 0x0127,
            Self::Globex => 0x610B,
            Self::Initech => 0x1217,
        }
    }
}

pub(super) fn world(name: Showcase) -> World {
    let mut random = Random::new(Some(name.seed()));
    let mut world = World::empty(name.site_name());
    world.licensed = name != Showcase::Initech;
    for permission in ["view-device-management", "logout-device-management"] {
        world.permissions.set(permission, ["admin", ROLE].map(str::to_owned), None);
    }
    let unhurried = ["admin", "bot", "app", ROLE].map(str::to_owned);
    world.permissions.set("api-bypass-rate-limit", unhurried, None);

    let support = support(name, &mut random);
    let mut owners: Vec<Arc<str>> = vec![support.id.as_str().into()];
    world.accounts.add(support);
    for person in cast(name, &mut random) {
        owners.push(person.id.as_str().into());
        if !person.deleted {
            world.accounts.add(account(name, person));
        }
    }
    world.sessions = sessions(name, &owners, &mut random);
    stories::tell(name, &world.accounts, &mut world.sessions);
    if name == Showcase::AcmeHq {
        world.sessions.push(documented_session());
    }
    world
}

fn support(name: Showcase, random: &mut Random) -> Account {
    let app = Authenticator {
        secret: AUTHENTICATOR_SECRET.to_owned(),
        backup_codes: vec!["PRACTIC1".to_owned(), "PRACTIC2".to_owned()],
    };
    let person = Person::called("support", Some("Support desk"), random.id());
    Account {
        roles: vec!["user".to_owned(), ROLE.to_owned()],
        password: Some(PRACTICE_PASSWORD.to_owned()),
        authenticator: (name == Showcase::AcmeHq).then_some(app),
        email_two_factor: name == Showcase::NorthwindSupport,
        ..account(name, person)
    }
}

fn account(name: Showcase, person: Person) -> Account {
    let address = format!("{}@{}", person.username.to_lowercase(), name.domain());
    let role = if person.username == "hubot" { "bot" } else { "user" };
    Account {
        id: person.id,
        username: person.username,
        name: person.name,
        emails: vec![Email { address, verified: true }],
        roles: vec![role.to_owned()],
        active: true,
        ..Account::default()
    }
}

/// Everybody has a session; the rest are spread over the busier half of the people.
fn sessions(name: Showcase, owners: &[Arc<str>], random: &mut Random) -> Vec<SessionSeed> {
    let devices = devices();
    let host: Arc<str> = format!("chat.{}", name.domain()).into();
    let count = name.sessions() - usize::from(name == Showcase::AcmeHq);
    let mut minutes = 2;
    (0..count)
        .map(|place| {
            let owner = if place < owners.len() { place } else { random.below(owners.len() / 2) };
            // Each login lies further back than the one before: minutes first, then weeks.
            minutes += i64::try_from(random.below(3 + place * 45)).unwrap_or_default() + 1;
            SessionSeed {
                id: random.id(),
                user_id: Arc::clone(&owners[owner]),
                device: Some(Arc::clone(&devices[(place * 5 + 1) % devices.len()])),
                host: Some(Arc::clone(&host)),
                ip: Some(address(random)),
                login_at: LoginAt::Ago(minutes * MINUTE),
            }
        })
        .collect()
}

/// The example of the documentation, moved to half an hour ago.
fn documented_session() -> SessionSeed {
    SessionSeed {
        id: "uBNL9dTjJ4s6Pjp4K".to_owned(),
        user_id: cast::ROD_AT_ACME.into(),
        device: Some(Arc::new(Device::new("browser", "Chrome", "113.0.0.0", "Windows", "10"))),
        host: Some("localhost:3000".into()),
        ip: Some("172.20.0.2".to_owned()),
        login_at: LoginAt::Ago(26 * MINUTE),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn session_ids_have_17_characters_and_none_is_met_twice() {
        let ids = Showcase::ALL.into_iter().flat_map(|name| world(name).sessions);
        let ids: Vec<_> = ids.map(|session| session.id).collect();
        assert!(ids.iter().all(|id| id.len() == 17), "{ids:?}");
        assert_eq!(ids.iter().collect::<HashSet<_>>().len(), ids.len());
        assert_eq!(ids.len(), 60 + 26 + 30 + 12);
    }

    #[test]
    fn rod_is_at_acme_with_the_documented_session_and_at_northwind_as_another_user() {
        let acme = world(Showcase::AcmeHq);
        let rod = acme.accounts.named("Rod").unwrap();
        assert_eq!((rod.id.as_str(), rod.username.as_str()), ("rYhzFRd2QZjNwAAXX", "Rod"));
        assert!(acme.sessions.iter().any(|session| session.id == "uBNL9dTjJ4s6Pjp4K"));
        let northwind = world(Showcase::NorthwindSupport);
        assert_ne!(northwind.accounts.named("rod").unwrap().id, rod.id);
    }

    #[test]
    fn support_signs_in_everywhere_each_time_proving_itself_in_another_way() {
        use crate::sign_in::SecondFactor::{Email, Password, Totp};
        let methods = Showcase::ALL.map(|name| {
            let sign_in = world(name).accounts.named("support").unwrap().sign_in().unwrap();
            assert_eq!(sign_in.password, PRACTICE_PASSWORD);
            sign_in.method
        });
        assert_eq!(methods, [Totp, Email, Password, Password]);
    }

    #[test]
    fn there_is_something_to_notice() {
        let on = |name, ip: &str| {
            let sessions = world(name).sessions;
            sessions.iter().filter(|session| session.ip.as_deref() == Some(ip)).count()
        };
        assert_eq!(on(Showcase::AcmeHq, "203.0.113.77"), 1);
        assert_eq!(on(Showcase::NorthwindSupport, "198.51.100.14"), 12);
        assert_eq!(on(Showcase::Globex, "10.0.0.5"), 28);
    }

    #[test]
    fn the_odd_cases_of_real_workspaces_are_at_acme() {
        let acme = world(Showcase::AcmeHq);
        let any = |has: &dyn Fn(&SessionSeed) -> bool| acme.sessions.iter().any(has);
        assert!(any(&|session| acme.accounts.get(&session.user_id).is_none()), "deleted");
        assert!(any(&|session| {
            acme.accounts.get(&session.user_id).is_some_and(|account| account.name.is_none())
        }));
        for kind in ["", "mobile-app", "desktop-app", "other"] {
            let is = |session: &SessionSeed| {
                session.device.as_ref().is_some_and(|d| d.kind.as_deref() == Some(kind))
            };
            assert!(any(&is), "{kind:?}");
        }
        for part in ["10.", "2001:db8:", "::ffff:"] {
            let is =
                |session: &SessionSeed| session.ip.as_ref().is_some_and(|ip| ip.starts_with(part));
            assert!(any(&is), "{part}");
        }
    }
}
