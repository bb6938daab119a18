//! Clients that are much older than the newest of their sort.

use hashbrown::HashMap;

use super::{thresholds::Thresholds, version::Version};
use crate::{
    fold::fold,
    session::{Device, DeviceKind},
    summary::AccountKey,
};

/// With at least so many sessions of a client, its newest version is the newest that two accounts
/// have: what only one has may be a preview, or a client that calls itself something else.
const MANY_SESSIONS: u32 = 20;

/// Apple named Safari's versions after the year from 26 on, which followed 18.
const SAFARI_BY_YEAR: u32 = 26;
const SAFARI_LEFT_OUT: u32 = 26 - 19;

/// Who uses one distinct device.
#[derive(Debug, Clone, Copy)]
pub struct Usage {
    sessions: u32,
    /// Nothing where the server did not say whose session it is; all those count as one account.
    account: Option<AccountKey>,
    several_accounts: bool,
}

/// One client, whatever system it runs on.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Client {
    folded_name: String,
    cadence: Cadence,
}

/// How often a client releases a version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Cadence {
    /// A browser with a major version every few weeks. Slower ones never fall so far behind.
    Weeks,
    /// Safari.
    Year,
    /// Rocket.Chat's own apps, by minor versions.
    App,
}

impl Usage {
    /// One session of an account.
    pub fn by(account: Option<AccountKey>) -> Self {
        Self { sessions: 1, account, several_accounts: false }
    }

    /// Counts what others use too.
    pub fn add(&mut self, other: Self) {
        self.sessions = self.sessions.saturating_add(other.sessions);
        self.several_accounts |= other.several_accounts || self.account != other.account;
    }
}

/// For each device that is outdated, by its place in the list, the newest version of its client.
pub fn outdated(devices: &[(&Device, Usage)], thresholds: &Thresholds) -> Vec<Option<String>> {
    let mut clients: HashMap<Client, HashMap<Version, (Usage, &str)>> = HashMap::new();
    for (device, usage) in devices {
        let Some((client, version, text)) = known(device) else { continue };
        clients
            .entry(client)
            .or_default()
            .entry(version)
            .and_modify(|(all, longest)| {
                all.add(*usage);
                *longest = (*longest).max(text);
            })
            .or_insert((*usage, text));
    }
    let newest: HashMap<Client, (Version, &str)> = clients
        .into_iter()
        .filter_map(|(client, versions)| Some((client, newest(&versions)?)))
        .collect();
    let of_device = |(device, _): &(&Device, Usage)| {
        let (client, version, _) = known(device)?;
        let (newest, text) = newest.get(&client)?;
        is_outdated(version, *newest, client.cadence, thresholds).then(|| (*text).to_owned())
    };
    devices.iter().map(of_device).collect()
}

/// The version that is shown of a device.
pub fn version_text(device: &Device) -> Option<&str> {
    device.version.as_deref().or(device.long_version.as_deref())
}

fn known(device: &Device) -> Option<(Client, Version, &str)> {
    let text = version_text(device)?;
    let version = Version::read(text)?;
    let folded_name = fold(device.name.as_deref()?);
    let cadence = cadence(device.kind, &folded_name);
    Some((Client { folded_name, cadence }, version, text))
}

fn cadence(kind: DeviceKind, folded_name: &str) -> Cadence {
    match kind {
        DeviceKind::MobileApp | DeviceKind::DesktopApp => Cadence::App,
        DeviceKind::Browser
        | DeviceKind::Mobile
        | DeviceKind::Tablet
        | DeviceKind::Other
        | DeviceKind::Unknown => match folded_name {
            "safari" | "mobile safari" => Cadence::Year,
            _ => Cadence::Weeks,
        },
    }
}

fn newest<'a>(versions: &HashMap<Version, (Usage, &'a str)>) -> Option<(Version, &'a str)> {
    let sessions: u32 = versions.values().map(|(usage, _)| usage.sessions).sum();
    versions
        .iter()
        .filter(|(_, (usage, _))| sessions < MANY_SESSIONS || usage.several_accounts)
        .map(|(version, (_, text))| (*version, *text))
        .max()
}

fn is_outdated(
    version: Version,
    newest: Version,
    cadence: Cadence,
    thresholds: &Thresholds,
) -> bool {
    match cadence {
        Cadence::Weeks => {
            newest.major.saturating_sub(version.major) >= thresholds.browser_versions_behind
        }
        Cadence::Year => {
            let behind = safari_counted(newest.major).saturating_sub(safari_counted(version.major));
            behind >= thresholds.yearly_browser_versions_behind
        }
        Cadence::App => match newest.major.saturating_sub(version.major) {
            0 => {
                newest.major == version.major
                    && newest.minor.saturating_sub(version.minor) >= thresholds.app_versions_behind
            }
            // How many minor versions the older major had is not known: only those since count.
            1 => newest.minor + 1 >= thresholds.app_versions_behind,
            _ => true,
        },
    }
}

/// As if no number had been left out.
fn safari_counted(major: u32) -> u32 {
    if major >= SAFARI_BY_YEAR { major - SAFARI_LEFT_OUT } else { major }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn device(kind: DeviceKind, name: &str, version: &str) -> Device {
        Device {
            kind,
            name: Some(name.to_owned()),
            version: Some(version.to_owned()),
            long_version: None,
            system: None,
            system_version: None,
        }
    }

    fn found(devices: &[Device], accounts_each: u32) -> Vec<Option<String>> {
        let usage = |first: u32| {
            let mut usage = Usage::by(Some(AccountKey(first)));
            (1..accounts_each)
                .for_each(|more| usage.add(Usage::by(Some(AccountKey(first + more)))));
            usage
        };
        let used: Vec<_> = devices.iter().map(|device| (device, usage(0))).collect();
        outdated(&used, &Thresholds::default())
    }

    #[test]
    fn a_client_is_outdated_by_the_pace_of_its_own_versions() {
        use DeviceKind::{Browser, DesktopApp, Mobile, MobileApp, Unknown};
        for (kind, name, version, newest, is_outdated) in [
            (Browser, "Chrome", "113.0.0", "131.0.0", true),
            (Browser, "Chrome", "115.0.0", "131.0.0", true),
            (Browser, "Chrome", "116.0.0", "131.0.0", false),
            (Unknown, "Chrome", "99.0", "131.0.0", true),
            (Browser, "Firefox", "128.5.0", "143.0", false),
            (Browser, "Safari", "16.6", "18.3", false),
            (Browser, "Safari", "15.6", "18.3", true),
            (Browser, "Safari", "17.4", "26.0", false),
            (Mobile, "Mobile Safari", "16.4", "26.0", true),
            (MobileApp, "RC Mobile", "4.50.0 12345", "4.55.0 62341", false),
            (MobileApp, "RC Mobile", "4.49.1 12345", "4.55.0 62341", true),
            (DesktopApp, "Rocket.Chat", "3.9.14", "4.0.2", false),
            (DesktopApp, "Rocket.Chat", "3.9.14", "4.5.0", true),
            (DesktopApp, "Rocket.Chat", "2.17.0", "4.0.0", true),
            (Browser, "Chrome", "abc", "131.0.0", false),
            (Browser, "Chrome", "", "131.0.0", false),
            (Browser, "Chrome", "99999999999999999999", "131.0.0", false),
            (Browser, "Chrome", "2.0", "99999999999999999999", false),
            (Browser, "Chrome", "2.0", "131.0.0", true),
        ] {
            let devices = [device(kind, name, version), device(kind, name, newest)];
            let expected = [is_outdated.then(|| newest.to_owned()), None];
            assert_eq!(found(&devices, 1), expected, "{name} {version} of {newest}");
        }
    }

    #[test]
    fn clients_are_compared_with_their_own_kind_only() {
        let devices = [
            device(DeviceKind::Browser, "Firefox", "60.0"),
            device(DeviceKind::Browser, "Chrome", "131.0"),
            device(DeviceKind::DesktopApp, "Chrome", "3.0"),
        ];
        assert_eq!(found(&devices, 3), [None, None, None]);
        let case_apart = [
            device(DeviceKind::Browser, "CHROME", "60.0"),
            device(DeviceKind::Mobile, "Chrome", "131.0"),
        ];
        assert_eq!(found(&case_apart, 1), [Some("131.0".to_owned()), None]);
    }

    #[test]
    fn one_account_with_a_strange_version_does_not_make_many_others_outdated() {
        let [current, strange] =
            ["131.0", "999.0"].map(|v| device(DeviceKind::Browser, "Chrome", v));
        let mut many = Usage::by(Some(AccountKey(0)));
        (1..30).for_each(|account| many.add(Usage::by(Some(AccountKey(account)))));
        let mut alone = Usage::by(Some(AccountKey(7)));
        alone.add(Usage::by(Some(AccountKey(7))));
        let found = outdated(&[(&current, many), (&strange, alone)], &Thresholds::default());
        assert_eq!(found, [None, None]);
    }
}
