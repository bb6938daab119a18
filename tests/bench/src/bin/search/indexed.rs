//! The sessions in our index.

use gatehouse_bench::made_up::{self, MadeUp};
use session_index::{
    Account, Address, Device, DeviceKind, Entry, Index, LineKind, Results, Session,
};

use crate::corpus::SESSIONS;

/// How many sessions a server gives in a page.
const PAGE: usize = 100;
/// What a window shows at first.
const SHOWN: u64 = 60;
/// When the pages came, in milliseconds since 1970.
const READ_AT: i64 = 1_795_392_000_000;

/// An index with all sessions, as reading 51 workspaces page by page leaves it.
pub fn index() -> Index {
    let mut index = Index::new();
    let workspaces: Vec<_> = (0..=SESSIONS / 20_000)
        .map(|number| index.add_workspace(&format!("Customer {number} Support")))
        .collect();
    let mut readings: Vec<_> =
        workspaces.iter().map(|key| (index.begin_reading(*key, READ_AT), 0)).collect();
    for made_up in made_up::sessions(SESSIONS) {
        let (reading, met) = &mut readings[made_up.workspace];
        if *met == PAGE {
            *reading = index.begin_reading(workspaces[made_up.workspace], READ_AT);
            *met = 0;
        }
        *met += 1;
        index.put(*reading, &session(&made_up));
    }
    index
}

/// The first 60 sessions that were found, as a window would get them.
pub fn first(index: &Index, found: &Results) -> Vec<Entry> {
    let lines = found.lines(index, 0..2 * SHOWN);
    let slots = lines.into_iter().filter_map(|line| match line.kind {
        LineKind::Session(slot) => Some(slot),
        LineKind::Heading(_) => None,
    });
    slots.filter_map(|slot| index.session(slot)).collect()
}

/// A session as the index takes it.
pub fn session(made_up: &MadeUp) -> Session {
    let [kind, name, version, system, system_version] = made_up.device;
    Session {
        session_id: made_up.id.clone(),
        account: Account {
            user_id: Some(made_up.user_id.clone()),
            user_name: Some(made_up.username.clone()),
            name: Some(made_up.name.clone()),
            deleted: false,
        },
        device: Device {
            kind: kind_of(kind),
            name: Some(name.to_owned()),
            version: Some(made_up.short_version().to_owned()),
            long_version: Some(version.to_owned()),
            system: Some(system.to_owned()),
            system_version: Some(system_version.to_owned()),
        },
        host: Some(made_up.host()),
        address: made_up.ip.parse().ok().map(Address::Ip),
        last_connected: Some(made_up.login_at * 1_000),
    }
}

fn kind_of(name: &str) -> DeviceKind {
    match name {
        "browser" => DeviceKind::Browser,
        "mobile" => DeviceKind::Mobile,
        "mobile-app" => DeviceKind::MobileApp,
        "desktop-app" => DeviceKind::DesktopApp,
        _ => DeviceKind::Unknown,
    }
}
