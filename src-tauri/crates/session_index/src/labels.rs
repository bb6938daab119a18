//! The labels that a card shows for missing or coded values, so that they can be searched too. A
//! label matches from the start of a word. The window writes the same ones (`ui/src/words`); the
//! tests of both read `labels.json`.

use crate::{
    fold::fold,
    session::{Device, DeviceKind},
};

/// Of an account that was deleted.
pub(crate) const DELETED_PERSON: &str = "deleted person";
/// Of an account without a name.
pub(crate) const UNKNOWN_PERSON: &str = "unknown person";
/// Where the server sent no address.
pub(crate) const UNKNOWN_ADDRESS: &str = "internet address unknown";
/// Of an address of a network of its own.
pub(crate) const INTERNAL_ADDRESS: &str = "internal";
/// Where the server sent no moment.
pub(crate) const UNKNOWN_TIME: &str = "time unknown";

const UNKNOWN_DEVICE: &str = "unknown device";

/// Separates texts that are searched as one: folded texts have no line breaks, so no match spans two.
pub(crate) const SEPARATOR: &str = "\n";

/// The folded labels of a device, with their synonyms.
pub(crate) fn device_labels(device: &Device) -> String {
    let kind = kind(device.kind);
    let mut labels = vec![kind.to_owned()];
    if device.name.is_none() && device.system.is_none() {
        labels.push(match device.kind {
            DeviceKind::Unknown | DeviceKind::Other => UNKNOWN_DEVICE.to_owned(),
            DeviceKind::Browser
            | DeviceKind::Mobile
            | DeviceKind::Tablet
            | DeviceKind::MobileApp
            | DeviceKind::DesktopApp => format!("unknown {kind}"),
        });
    }
    let system = fold(device.system.as_deref().unwrap_or_default());
    let same = other_kind(device.kind).iter().chain(other_system(&system));
    labels.extend(same.map(|text| (*text).to_owned()));
    labels.join(SEPARATOR)
}

fn kind(kind: DeviceKind) -> &'static str {
    match kind {
        DeviceKind::Browser => "browser",
        DeviceKind::Mobile => "phone browser",
        DeviceKind::Tablet => "tablet",
        DeviceKind::MobileApp => "phone app",
        DeviceKind::DesktopApp => "desktop app",
        DeviceKind::Other => "other device",
        DeviceKind::Unknown => "unknown kind of device",
    }
}

/// Synonyms of a kind of device.
fn other_kind(kind: DeviceKind) -> &'static [&'static str] {
    match kind {
        DeviceKind::Mobile => &["mobile browser", "smartphone"],
        DeviceKind::MobileApp => &["mobile app", "smartphone"],
        DeviceKind::Browser
        | DeviceKind::Tablet
        | DeviceKind::DesktopApp
        | DeviceKind::Other
        | DeviceKind::Unknown => &[],
    }
}

/// Synonyms by system. Servers do not tell an iPhone from an iPad.
fn other_system(folded: &str) -> &'static [&'static str] {
    match folded {
        "ios" => &["iphone", "ipad"],
        "ipados" => &["ipad"],
        "mac os" | "macos" | "mac os x" | "os x" => &["mac os", "macos"],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    #[test]
    fn labels_are_what_the_window_writes() {
        let written: Value = serde_json::from_str(include_str!("labels.json")).unwrap();
        let folded = |value: &Value| fold(value.as_str().unwrap());
        for (key, labels) in [
            ("unknownDevice", UNKNOWN_DEVICE),
            ("deletedPerson", DELETED_PERSON),
            ("unknownPerson", UNKNOWN_PERSON),
            ("unknownAddress", UNKNOWN_ADDRESS),
            ("internalAddress", INTERNAL_ADDRESS),
            ("unknownTime", UNKNOWN_TIME),
        ] {
            assert_eq!(folded(&written[key]), labels);
        }
        let kinds = written["kinds"].as_object().unwrap();
        assert_eq!(kinds.len(), 7);
        for (key, text) in kinds {
            let of = serde_json::from_value(Value::String(key.clone())).unwrap();
            assert_eq!(folded(text), kind(of));
        }
    }
}
