//! Made-up people, devices and addresses, as many as wanted.

use std::sync::Arc;

use super::{
    LoginAt, PRACTICE_PASSWORD, SessionSeed, World,
    devices::{address, devices},
    people::{FAMILY, GIVEN, username},
};
use crate::{
    accounts::{Account, Authenticator, Email},
    random::Random,
    sessions::Device,
};

/// The secret of `totp`'s authenticator; public, as the whole workspace is.
const AUTHENTICATOR_SECRET: &str = "SEEDEDPRACTICESECRETSEEDED234567";
/// Sessions reach back so far: the server forgets them after 45 days.
const SPAN: usize = 45 * 86_400_000;

/// The sign-ins are `admin` (password again), `totp`, `mail`, `auditor` (sees and ends sessions,
/// but counts for the rate limit) and `plain` (may do nothing).
pub(super) fn world(sessions: usize) -> World {
    let mut random = Random::new(Some(20_220_718));
    let mut world = World::empty("Seeded practice workspace");
    for permission in ["view-device-management", "logout-device-management"] {
        let roles = ["admin", "auditor"].map(str::to_owned);
        world.permissions.set(permission, roles, None);
    }
    for account in sign_ins() {
        world.accounts.add(account);
    }
    let people = people(&mut world, sessions / 3 + 8, &mut random);
    let devices = devices();
    let host: Arc<str> = "chat.seeded.example".into();
    let step = SPAN / sessions.max(1);
    world.sessions = (0..sessions)
        .map(|place| session(place, step, &people, &devices, &host, &mut random))
        .collect();
    world
}

fn sign_ins() -> [Account; 5] {
    let account = |name: &str, roles: &[&str]| Account {
        id: format!("seeded{name}"),
        username: name.to_owned(),
        name: Some(format!("The {name} of this workspace")),
        emails: vec![Email { address: format!("{name}@seeded.example"), verified: true }],
        roles: roles.iter().map(|&role| role.to_owned()).collect(),
        active: true,
        password: Some(PRACTICE_PASSWORD.to_owned()),
        ..Account::default()
    };
    let admin = &["user", "admin"];
    let app = Authenticator {
        secret: AUTHENTICATOR_SECRET.to_owned(),
        backup_codes: vec!["SEEDED01".to_owned(), "SEEDED02".to_owned()],
    };
    [
        account("admin", admin),
        Account { authenticator: Some(app), ..account("totp", admin) },
        Account { email_two_factor: true, ..account("mail", admin) },
        account("auditor", &["user", "auditor"]),
        account("plain", &["user"]),
    ]
}

/// Makes people and gives their IDs. One in 50 was deleted: nobody has that ID.
fn people(world: &mut World, count: usize, random: &mut Random) -> Vec<Arc<str>> {
    let mut ids = Vec::with_capacity(count);
    for number in 0..count {
        let id = random.id();
        ids.push(Arc::from(id.as_str()));
        if number % 50 == 49 {
            continue;
        }
        let given = GIVEN[random.below(GIVEN.len())];
        let family = FAMILY[random.below(FAMILY.len())];
        world.accounts.add(Account {
            username: format!("{}{number}", username(given, family)),
            name: (number % 30 != 29).then(|| format!("{given} {family}")),
            roles: vec!["user".to_owned()],
            active: number % 40 != 39,
            avatar_etag: (number % 3 == 0).then(|| random.id()),
            id,
            ..Account::default()
        });
    }
    ids
}

fn session(
    place: usize,
    step: usize,
    people: &[Arc<str>],
    devices: &[Arc<Device>],
    host: &Arc<str>,
    random: &mut Random,
) -> SessionSeed {
    let ago = place * step + random.below(step.max(1));
    // One record in 60 says nothing of its device.
    let device = (place % 60 != 59).then(|| Arc::clone(&devices[random.below(devices.len())]));
    SessionSeed {
        id: random.id(),
        user_id: Arc::clone(&people[random.below(people.len())]),
        device,
        host: Some(Arc::clone(host)),
        ip: Some(address(random)),
        login_at: LoginAt::Ago(i64::try_from(ago).unwrap_or(i64::MAX)),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn the_same_number_gives_the_same_sessions_each_with_its_own_id() {
        let (one, other) = (world(600), world(600));
        let ids = |world: &World| {
            world.sessions.iter().map(|session| session.id.clone()).collect::<Vec<_>>()
        };
        assert_eq!(ids(&one), ids(&other));
        assert_eq!(ids(&one).into_iter().collect::<HashSet<_>>().len(), 600);
    }

    #[test]
    fn the_gaps_of_real_workspaces_are_there() {
        let world = world(600);
        let any = |has: &dyn Fn(&SessionSeed) -> bool| world.sessions.iter().any(has);
        assert!(any(&|session| world.accounts.get(&session.user_id).is_none()), "deleted");
        let account = |session: &SessionSeed| world.accounts.get(&session.user_id).cloned();
        assert!(any(&|session| account(session).is_some_and(|a| a.name.is_none())), "nameless");
        assert!(any(&|session| session.device.is_none()), "no device");
        let kind = |session: &SessionSeed| session.device.as_ref().and_then(|d| d.kind.clone());
        assert!(any(&|session| kind(session).as_deref() == Some("")), "macOS browsers");
        for part in [".", "2001:db8:", "::ffff:"] {
            assert!(any(&|session| session.ip.as_ref().is_some_and(|ip| ip.contains(part))));
        }
    }

    #[test]
    fn no_session_at_all_is_a_workspace_too() {
        assert!(world(0).sessions.is_empty());
    }
}
