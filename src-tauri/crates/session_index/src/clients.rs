//! The distinct devices and hosts, and the pairs of them that occur, each searched once.

use memchr::memmem::Finder;

use crate::{
    fold::{fold, spelled_out},
    interner::Interner,
    labels::{SEPARATOR, device_labels},
    session::{Device, DeviceKind},
    slot::to_u32,
    word_prefix::has_word_prefix,
};

/// Pairs of a device and a host by key.
#[derive(Default)]
pub(crate) struct Clients {
    devices: Interner<KnownDevice>,
    hosts: Interner<KnownHost>,
    pairs: Interner<DeviceAndHost>,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct DeviceAndHost {
    device: u32,
    host: u32,
}

/// A device with what it is searched, filtered and sorted by.
struct KnownDevice {
    device: Device,
    /// Name with version, full version, system with version; folded, in each of their forms.
    fields: String,
    /// The labels that a card shows for it, folded.
    labels: String,
    /// The folded system; empty if unknown.
    system: String,
}

/// A host as it is shown and folded.
struct KnownHost {
    shown: Option<String>,
    /// In each of its forms.
    folded: String,
}

/// For each key whether a text matches its device and its host.
pub(crate) struct ClientHits {
    pub(crate) devices: Vec<bool>,
    pub(crate) hosts: Vec<bool>,
}

impl Clients {
    pub(crate) fn len(&self) -> usize {
        self.pairs.len()
    }

    /// The key of a pair; it is added if it is new.
    pub(crate) fn key(&mut self, device: &Device<&str>, host: Option<&str>) -> u32 {
        let is_device = |known: &KnownDevice| known.device.map(String::as_str) == *device;
        let new_device = || KnownDevice::of(device.map(|text| (*text).to_owned()));
        let device = self.devices.intern(device, is_device, new_device);
        let is_host = |known: &KnownHost| known.shown.as_deref() == host;
        let host = self.hosts.intern(&host, is_host, || KnownHost::of(host.map(str::to_owned)));
        let pair = DeviceAndHost { device, host };
        self.pairs.intern(&pair, |known| *known == pair, || pair)
    }

    pub(crate) fn device_key(&self, client: u32) -> u32 {
        self.pairs.get(client).device
    }

    pub(crate) fn device_of_key(&self, device: u32) -> &Device {
        &self.devices.get(device).device
    }

    pub(crate) fn device(&self, client: u32) -> &Device {
        self.device_of_key(self.device_key(client))
    }

    /// The folded name of a client's system; empty if unknown.
    pub(crate) fn system(&self, client: u32) -> &str {
        &self.devices.get(self.device_key(client)).system
    }

    pub(crate) fn host(&self, client: u32) -> Option<&str> {
        self.hosts.get(self.pairs.get(client).host).shown.as_deref()
    }

    /// For each key whether a folded text hits its device, and whether it hits its host.
    pub(crate) fn search(&self, text: &str, needle: &Finder<'_>) -> ClientHits {
        let is_hit = |device: &KnownDevice| {
            needle.find(device.fields.as_bytes()).is_some() || has_word_prefix(&device.labels, text)
        };
        let devices: Vec<_> = self.devices.iter().map(is_hit).collect();
        let hosts: Vec<_> =
            self.hosts.iter().map(|host| has_word_prefix(&host.folded, text)).collect();
        ClientHits {
            devices: self.pairs.iter().map(|pair| devices[pair.device as usize]).collect(),
            hosts: self.pairs.iter().map(|pair| hosts[pair.host as usize]).collect(),
        }
    }

    /// For each key whether its device passes two filters; an empty one lets all pass.
    pub(crate) fn pass(&self, kinds: &[DeviceKind], systems: &[String]) -> Vec<bool> {
        let passes = |device: &KnownDevice| {
            (kinds.is_empty() || kinds.contains(&device.device.kind))
                && (systems.is_empty() || systems.contains(&device.system))
        };
        let devices: Vec<_> = self.devices.iter().map(passes).collect();
        self.pairs.iter().map(|pair| devices[pair.device as usize]).collect()
    }

    /// For each key its place in the order of the devices: by folded name and by version as a
    /// person counts, then by system alike; devices without a name last. Equal ones share a rank.
    pub(crate) fn ranks(&self) -> Vec<u32> {
        let mut keys: Vec<_> = self.devices.iter().map(KnownDevice::sorted_by).collect();
        let unsorted = keys.clone();
        keys.sort_unstable();
        keys.dedup();
        let rank = |pair: &DeviceAndHost| {
            to_u32(keys.partition_point(|key| *key < unsorted[pair.device as usize]))
        };
        self.pairs.iter().map(rank).collect()
    }
}

impl KnownDevice {
    fn of(device: Device) -> Self {
        let Device { kind: _, name, version, long_version, system, system_version } = &device;
        let fields = in_each_form(&[
            together(name.as_ref(), version.as_ref()),
            together(long_version.as_ref(), None),
            together(system.as_ref(), system_version.as_ref()),
        ]);
        let labels = device_labels(&device);
        let system = fold(system.as_deref().unwrap_or_default());
        Self { device, fields, labels, system }
    }

    fn sorted_by(&self) -> (bool, String, String, String, String) {
        let folded = |text: &Option<String>| fold(text.as_deref().unwrap_or_default());
        let counted = |text: &Option<String>| as_counted(&folded(text));
        let Device { kind: _, name, version, long_version: _, system, system_version } =
            &self.device;
        let (name, system) = (folded(name), folded(system));
        (name.is_empty(), name, counted(version), system, counted(system_version))
    }
}

impl KnownHost {
    fn of(shown: Option<String>) -> Self {
        let folded = in_each_form(&[shown.clone().unwrap_or_default()]);
        Self { shown, folded }
    }
}

/// Texts folded, in each of their forms.
fn in_each_form(texts: &[String]) -> String {
    let forms = texts.iter().flat_map(|text| [Some(fold(text)), spelled_out(text)]);
    forms.flatten().collect::<Vec<_>>().join(SEPARATOR)
}

/// A name with its version, as far as they are known, with a space between them.
fn together(name: Option<&String>, version: Option<&String>) -> String {
    [name, version].into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ")
}

/// A text that sorts by its numbers: each run of digits behind its length.
fn as_counted(text: &str) -> String {
    let mut counted = String::new();
    for part in text.split_inclusive(|letter: char| !letter.is_ascii_digit()) {
        let digits = part.trim_end_matches(|letter: char| !letter.is_ascii_digit());
        let number = digits.trim_start_matches('0');
        if !digits.is_empty() {
            let length = u8::try_from(number.len()).unwrap_or(u8::MAX);
            counted.push(char::from(length));
        }
        counted.push_str(number);
        counted.push_str(&part[digits.len()..]);
    }
    counted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_in_the_order_in_which_a_person_counts() {
        let mut versions = ["113.0", "9.10", "", "9.9", "10", "9.9-beta", "009.9.1"];
        versions.sort_by_key(|version| as_counted(version));
        assert_eq!(versions, ["", "9.9", "9.9-beta", "009.9.1", "9.10", "10", "113.0"]);
    }
}
