//! Devices and addresses as servers know them, with the gaps that real ones have.

use std::sync::Arc;

use crate::{
    random::Random,
    sessions::{Device, System},
};

/// Devices that are common enough to be met in any workspace.
///
/// Desktop browsers on macOS have an empty type, Electron programs that are not Rocket.Chat an
/// empty name, and some systems no version (Rocket.Chat source, `UAParserCustom.ts`).
pub(super) fn devices() -> Vec<Arc<Device>> {
    let known = [
        ("browser", "Chrome", "131.0.0.0", "Windows", "10"),
        ("browser", "Edge", "131.0.2903.86", "Windows", "10"),
        ("browser", "Firefox", "133.0", "Ubuntu", ""),
        ("browser", "Firefox", "128.5.0", "Windows", "10"),
        ("browser", "Opera", "115.0.0.0", "Linux", ""),
        ("", "Chrome", "131.0.0.0", "macOS", "10.15.7"),
        ("", "Safari", "18.1.1", "macOS", "10.15.7"),
        ("mobile", "Chrome", "131.0.0.0", "Android", "14"),
        ("mobile", "Mobile Safari", "18.1", "iOS", "18.1.1"),
        ("tablet", "Mobile Safari", "17.6", "iOS", "17.6.1"),
        ("mobile-app", "RC Mobile", "4.55.0 62341", "iOS", "18.1"),
        ("mobile-app", "RC Mobile", "4.54.1 61877", "Android", "15"),
        ("desktop-app", "Rocket.Chat", "4.1.2", "Windows", "10"),
        ("desktop-app", "Rocket.Chat", "4.1.2", "macOS", "14.7.1"),
        ("desktop-app", "Rocket.Chat", "4.0.2", "Linux", ""),
        ("desktop-app", "", "", "Windows", "10"),
        ("wearable", "python-requests", "2.32.3", "", ""),
    ];
    let known = known.map(|(kind, name, version, os, os_version)| {
        Arc::new(Device::new(kind, name, version, os, os_version))
    });
    let mut devices = known.to_vec();
    devices.push(Arc::new(unknown()));
    devices
}

/// A client without a `User-Agent` that says anything.
pub(super) fn unknown() -> Device {
    let empty = || Some(String::new());
    Device {
        kind: Some("other".to_owned()),
        name: empty(),
        long_version: empty(),
        version: empty(),
        os: Some(System { name: empty(), ..System::default() }),
        ..Device::default()
    }
}

/// An address: mostly private ones, some from the ranges kept for documentation, in both families.
pub(super) fn address(random: &mut Random) -> String {
    let (a, b) = (random.below(254) + 1, random.below(254) + 1);
    match random.below(10) {
        0 | 1 => format!("192.168.{}.{b}", a % 8),
        2 => format!("172.20.{}.{b}", a % 4),
        3 => format!("203.0.113.{b}"),
        4 => format!("198.51.100.{b}"),
        5 => format!("2001:db8:{a:x}::{b:x}"),
        6 => format!("::ffff:203.0.113.{b}"),
        _ => format!("10.{}.{a}.{b}", a % 16),
    }
}
