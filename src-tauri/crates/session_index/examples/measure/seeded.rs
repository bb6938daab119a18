//! Sessions that are the same at every run.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use session_index::{Account, Address, Device, DeviceKind, Index, Session};

/// Absent, rare, common, Unicode, address, host, ID.
pub const NEEDLES: [&str; 19] = [
    "zqxjvw",
    "ubnl9d",
    "yılmaz",
    "müller",
    "firefox",
    "10.17.3",
    "chat7.acme",
    "@anna.9",
    "stra",
    "windows",
    "113.0",
    "2001:db8",
    "田",
    "a",
    "e",
    "1",
    "anna chrome",
    "müller firefox windows",
    "yilmaz 10. mobile",
];

/// What is typed letter by letter.
pub const TYPED: [&str; 6] = ["yılmaz", "firefox", "10.17.3", "chat7.acme", "anna.9", "ubnl9d"];

const FIRST: [&str; 16] = [
    "Anna",
    "Mehmet",
    "Søren",
    "Łukasz",
    "Zoë",
    "Mary",
    "John",
    "Ayşe",
    "François",
    "Ivan",
    "Wei",
    "太郎",
    "Priya",
    "Ahmed",
    "Jean-Luc",
    "Ingrid",
];
const LAST: [&str; 16] = [
    "Müller",
    "Yılmaz",
    "Smith",
    "Ærø",
    "Kowalski",
    "García",
    "Straßer",
    "O'Brien",
    "Nguyễn",
    "Иванов",
    "Tanaka",
    "田中",
    "Okafor",
    "Silva",
    "Johansson",
    "Dubois",
];
const IDS: &[u8] = b"23456789ABCDEFGHJKLMNPQRSTWXYZabcdefghijkmnopqrstuvwxyz";
const WORKSPACES: usize = 12;
const PAGE: usize = 100;

/// An index of so many sessions: a third as many people, a hundred devices, and nearly all
/// addresses distinct, one in twenty of them v6. Each workspace comes newest first, as servers
/// send it.
pub fn index(sessions: usize) -> Index {
    let mut index = Index::new();
    let mut random = fastrand::Rng::with_seed(9);
    let devices: Vec<Device> = (0..100).map(device).collect();
    let people = sessions / 3 + 1;
    let each = sessions.div_ceil(WORKSPACES);
    let mut made = 0;
    for workspace in 0..WORKSPACES {
        let key = index.add_workspace(&format!("Workspace {workspace}"));
        let mut moment = 1_700_000_000_000;
        let mut reading = index.begin_reading(key, moment);
        for number in 0..each.min(sessions - made) {
            if number % PAGE == 0 {
                reading = index.begin_reading(key, 1_700_000_000_000);
            }
            moment -= random.i64(0..60_000);
            let person = random.usize(0..=people / WORKSPACES) * WORKSPACES + workspace;
            let session = Session {
                session_id: id(&mut random),
                account: account(person),
                device: devices[random.usize(0..100)].clone(),
                host: Some(format!("chat{workspace}.acme.example")),
                address: Some(address(&mut random)),
                last_connected: Some(moment),
            };
            index.put(reading, &session);
            made += 1;
        }
    }
    index
}

fn account(person: usize) -> Account {
    let mut random = fastrand::Rng::with_seed(person as u64);
    let (first, last) = (FIRST[random.usize(0..16)], LAST[random.usize(0..16)]);
    let user_name = format!("{}.{person}", session_index::fold(first));
    Account {
        user_id: Some(id(&mut random)),
        user_name: Some(user_name),
        name: Some(format!("{first} {last}")),
        deleted: false,
    }
}

fn device(number: usize) -> Device {
    let (kind, name) = [
        (DeviceKind::Browser, "Chrome"),
        (DeviceKind::Browser, "Firefox"),
        (DeviceKind::Mobile, "Mobile Safari"),
        (DeviceKind::MobileApp, "Rocket.Chat"),
        (DeviceKind::DesktopApp, "Rocket.Chat Desktop"),
    ][number % 5];
    let system = ["Windows", "Mac OS", "Linux", "Android"][number / 5 % 4];
    let version = 100 + number / 20 * 13;
    Device {
        kind,
        name: Some(name.into()),
        version: Some(format!("{version}.0.0")),
        long_version: Some(format!("{version}.0.0.0")),
        system: Some(system.into()),
        system_version: Some((10 + number % 3).to_string()),
    }
}

fn address(random: &mut fastrand::Rng) -> Address {
    Address::Ip(match random.u8(0..20) {
        0 => IpAddr::V6(Ipv6Addr::from(0x2001_0db8 << 96 | u128::from(random.u64(..)))),
        1..=5 => IpAddr::V4(Ipv4Addr::from(0x0A00_0000 | random.u32(0..1 << 24))),
        _ => IpAddr::V4(Ipv4Addr::from(random.u32(..))),
    })
}

fn id(random: &mut fastrand::Rng) -> String {
    (0..17).map(|_| char::from(IDS[random.usize(0..IDS.len())])).collect()
}
