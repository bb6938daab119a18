//! Made-up sessions with the spread of real ones: some people with several devices, few devices and
//! hosts, addresses that are mostly their own. The same number gives the same sessions.

use fastrand::Rng;
use serde_json::json;

const GIVEN: &[&str] = &[
    "Ayşe", "Björn", "Chloé", "Dmitri", "Eleni", "Fatima", "Giuseppe", "Hana", "Ivana", "Jürgen",
    "Kwame", "Lucía", "Mehmet", "Noor", "Olga", "Paweł", "Quentin", "Rosa", "Søren", "Tomáš",
];
const FAMILY: &[&str] = &[
    "Andersson",
    "Brennan",
    "Castro",
    "Dupont",
    "Eriksen",
    "Fischer",
    "García",
    "Haddad",
    "Ito",
    "Jansen",
    "Kowalska",
    "Lindqvist",
    "Müller",
    "Nakamura",
    "Okafor",
    "Papadopoulos",
    "Rossi",
    "Silva",
    "Tanaka",
    "Yılmaz",
];
/// Type, name, version, system, version of the system.
const DEVICES: &[[&str; 5]] = &[
    ["browser", "Chrome", "131.0.6778.86", "Windows", "10"],
    ["browser", "Chrome", "131.0.6778.109", "Linux", ""],
    ["browser", "Firefox", "132.0.2", "Windows", "10"],
    ["browser", "Firefox", "128.5.0", "Ubuntu", ""],
    ["browser", "Edge", "131.0.2903.70", "Windows", "10"],
    ["", "Safari", "18.1.1", "Mac OS", "10.15.7"],
    ["", "Chrome", "130.0.6723.117", "Mac OS", "10.15.7"],
    ["mobile", "Mobile Safari", "18.1", "iOS", "18.1.1"],
    ["mobile", "Chrome", "131.0.6778.39", "Android", "14"],
    ["mobile-app", "Rocket.Chat Mobile", "4.54.0 55512", "iOS", "18.1"],
    ["mobile-app", "Rocket.Chat Mobile", "4.53.1 54990", "Android", "13"],
    ["desktop-app", "Rocket.Chat Desktop", "4.1.2", "Windows", "10.0.22631"],
    ["desktop-app", "Rocket.Chat Desktop", "4.0.3", "Mac OS", "14.7"],
];
const LETTERS: &[u8] = b"23456789ABCDEFGHJKLMNPQRSTWXYZabcdefghijkmnopqrstuvwxyz";
/// 2026-11-23T00:00:00Z, in seconds since 1970.
const NOW: i64 = 1_795_392_000;
/// Sessions reach back 45 days.
const SPAN: i64 = 45 * 86_400;

/// One session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MadeUp {
    /// 17 letters and digits, as servers make them.
    pub id: String,
    /// Whose it is; as long.
    pub user_id: String,
    /// The name to sign in with.
    pub username: String,
    /// The name to show.
    pub name: String,
    /// Type, name, version, system and its version.
    pub device: [&'static str; 5],
    /// The number of the workspace.
    pub workspace: usize,
    /// IPv4 or IPv6.
    pub ip: String,
    /// Seconds since 1970; the sessions come newest first.
    pub login_at: i64,
}

/// So many sessions, the newest first: one person for four of them, a workspace for each 20,000.
/// They are made one by one, so that they take no memory until they are kept.
pub fn sessions(count: usize) -> impl Iterator<Item = MadeUp> {
    let mut random = Rng::with_seed(20_261_123);
    let step = SPAN * 1_000_000 / as_number(count.max(1));
    (0..count).map(move |place| {
        let number = random.usize(..=count / 4);
        let [user_id, username, name] = person(number);
        MadeUp {
            id: id(&mut random),
            user_id,
            username,
            name,
            device: DEVICES[random.usize(..DEVICES.len())],
            // An account is of one workspace.
            workspace: number % (count / 20_000 + 1),
            ip: ip(&mut random),
            login_at: NOW - step * as_number(place) / 1_000_000,
        }
    })
}

impl MadeUp {
    /// The row as `sessions/list.all` shows it.
    #[must_use]
    pub fn row(&self) -> String {
        let [kind, name, version, system, system_version] = self.device;
        let short = self.short_version();
        json!({
            "_id": self.id,
            "sessionId": self.id,
            "userId": self.user_id,
            "device": {
                "type": kind, "name": name, "version": short, "longVersion": version,
                "os": { "name": system, "version": system_version },
            },
            "host": self.host(),
            "ip": self.ip,
            "loginAt": self.login_at_text(),
            "_user": { "_id": self.user_id, "username": self.username, "name": self.name,
                "avatarETag": self.id },
        })
        .to_string()
    }

    /// The fields that are searched, as a person writes them.
    #[must_use]
    pub fn fields(&self) -> [String; 10] {
        let [_, device, version, system, system_version] = self.device;
        [
            self.id.clone(),
            self.user_id.clone(),
            format!("@{}", self.username),
            self.name.clone(),
            format!("{device} {}", self.short_version()),
            version.to_owned(),
            format!("{system} {system_version}"),
            self.host(),
            self.workspace_name(),
            self.ip.clone(),
        ]
    }

    /// The `Host` header that the server saw.
    #[must_use]
    pub fn host(&self) -> String {
        format!("chat.customer-{}.example", self.workspace)
    }

    /// What the person calls the workspace.
    #[must_use]
    pub fn workspace_name(&self) -> String {
        format!("Customer {} Support", self.workspace)
    }

    /// The device's version up to the first dot.
    #[must_use]
    pub fn short_version(&self) -> &'static str {
        self.device[2].split(['.', ' ']).next().unwrap_or_default()
    }

    /// As servers write times.
    #[must_use]
    pub fn login_at_text(&self) -> String {
        let (day, second) = (self.login_at.div_euclid(86_400), self.login_at.rem_euclid(86_400));
        // Within 45 days before 2026-11-23 there are two months to tell apart, and October.
        let (month, day) = match day - NOW / 86_400 + 22 {
            november @ 0.. => (11, november + 1),
            october => (10, october + 32),
        };
        let (hour, minute, second) = (second / 3_600, second / 60 % 60, second % 60);
        format!("2026-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.000Z")
    }
}

/// The same number is the same person.
fn person(number: usize) -> [String; 3] {
    let mut random = Rng::with_seed(number as u64);
    let given = GIVEN[random.usize(..GIVEN.len())];
    let family = FAMILY[random.usize(..FAMILY.len())];
    let letters = |name: &str| name.to_lowercase().replace(|c: char| !c.is_ascii(), "");
    let username = format!("{}.{}{number}", letters(given), letters(family));
    [id(&mut random), username, format!("{given} {family}")]
}

fn id(random: &mut Rng) -> String {
    (0..17).map(|_| char::from(LETTERS[random.usize(..LETTERS.len())])).collect()
}

fn ip(random: &mut Rng) -> String {
    if random.u8(..5) > 0 {
        let [a, b, c] = [random.u8(..), random.u8(..), random.u8(1..)];
        return format!("{}.{a}.{b}.{c}", random.u8(11..224));
    }
    let mut groups = [0_u16; 4];
    groups.fill_with(|| random.u16(1..));
    let [a, b, c, d] = groups;
    format!("2001:db8:{:x}:{:x}:{a:x}:{b:x}:{c:x}:{d:x}", random.u16(1..), random.u16(1..))
}

fn as_number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn the_same_number_gives_the_same_sessions_each_with_its_own_id() {
        let (one, other): (Vec<_>, Vec<_>) = (sessions(500).collect(), sessions(500).collect());
        assert_eq!(one, other);
        assert_eq!(one.iter().map(|session| &session.id).collect::<HashSet<_>>().len(), 500);
    }

    #[test]
    fn they_come_newest_first_and_their_times_are_dates() {
        let sessions: Vec<_> = sessions(900).collect();
        assert!(sessions.is_sorted_by(|one, next| one.login_at >= next.login_at));
        assert_eq!(sessions[0].login_at_text(), "2026-11-23T00:00:00.000Z");
        assert_eq!(sessions[100].login_at_text(), "2026-11-18T00:00:00.000Z");
        assert_eq!(sessions[450].login_at_text(), "2026-10-31T12:00:00.000Z");
        assert_eq!(sessions[880].login_at_text(), "2026-10-10T00:00:00.000Z");
    }

    #[test]
    fn a_person_may_have_several_devices() {
        let sessions: Vec<_> = sessions(400).collect();
        let people: HashSet<_> = sessions.iter().map(|session| &session.user_id).collect();
        assert!(people.len() < 110 && people.len() > 60, "{}", people.len());
    }

    #[test]
    fn an_account_is_of_one_workspace_and_all_workspaces_have_some() {
        let sessions: Vec<_> = sessions(60_000).collect();
        let of = |session: &MadeUp| (session.user_id.clone(), session.workspace);
        let accounts: HashSet<_> = sessions.iter().map(of).collect();
        let people: HashSet<_> = sessions.iter().map(|session| &session.user_id).collect();
        assert_eq!(accounts.len(), people.len());
        assert_eq!(accounts.iter().map(|(_, one)| one).collect::<HashSet<_>>().len(), 4);
    }
}
