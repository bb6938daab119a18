//! Hints: sessions worth a second look, computed from the index alone.
//!
//! A hint states an observation; every one of them has harmless causes.

mod hint;
mod networks;
mod outdated;
mod shared_addresses;
mod thresholds;
mod version;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use hashbrown::HashMap;

pub use hint::{DoubtfulAddresses, Hint, HintKind};
pub use thresholds::Thresholds;

use crate::{
    bits::Bits,
    index::Index,
    internal::is_internal,
    slot::{Slot, to_u32},
    summary::{AccountKey, DeviceKey, Summary},
};
use networks::{Connection, NetworkKey, Pair};
use outdated::Usage;
use shared_addresses::{DominantAddress, Visit};

const MINUTE_MS: u64 = 60 * 1_000;
const DAY_MS: u64 = 24 * 60 * MINUTE_MS;

/// The hints about all sessions of one version of an index.
///
/// After a change of the index they miss new sessions until they are recomputed. [`Hints::of`] and
/// [`Hints::with`] leave out outdated hints; the other methods do not.
#[derive(Debug, Default)]
pub struct Hints {
    /// For each place one bit a kind.
    flags: Vec<u8>,
    version: u64,
    now_ms: i64,
    quiet_days: u32,
    /// In the order of places.
    pairs: Vec<Pair>,
    /// In the order of places, with how many accounts are on the address.
    shared: Vec<(Visit, u32)>,
    newest: HashMap<DeviceKey, String>,
    doubtful: Vec<DoubtfulAddresses>,
}

impl Hints {
    /// Looks at every session; `now_ms` is in milliseconds since 1970. Takes n log n steps.
    #[must_use]
    pub fn compute(index: &Index, now_ms: i64, thresholds: &Thresholds) -> Self {
        let doubtful = doubtful(index, thresholds);
        let (pairs, shared) = of_addresses(index, &doubtful, thresholds);
        let newest = newest(index, thresholds);
        let quiet_days = thresholds.quiet_days;
        let version = index.version();
        let mut hints = Self { version, now_ms, quiet_days, doubtful, ..Self::default() };
        hints.flags.resize(index.places(), 0);
        for pair in &pairs {
            hints.mark(pair.own.slot, HintKind::SeveralNetworks);
        }
        for (visit, _) in &shared {
            hints.mark(visit.slot, HintKind::SharedAddress);
        }
        hints.mark_single(index, &newest);
        Self { pairs, shared, newest, ..hints }
    }

    /// The hints about a session that still hold, in the order of [`HintKind::ALL`]. The index is
    /// the one that the hints were computed from; it may have changed since.
    #[must_use]
    pub fn of(&self, index: &Index, slot: Slot) -> Vec<Hint> {
        if self.flags_of(slot) == 0 || !index.all().contains(slot) {
            return Vec::new();
        }
        self.kinds(slot).filter_map(|kind| self.detail(index, slot, kind)).collect()
    }

    /// The sorts of hints that a session carries, in the order of [`HintKind::ALL`].
    pub fn kinds(&self, slot: Slot) -> impl Iterator<Item = HintKind> + use<> {
        let flags = self.flags_of(slot);
        HintKind::ALL.into_iter().filter(move |kind| flags & kind.flag() != 0)
    }

    /// The sessions that carry one of these hints and for which it is still so, for
    /// [`crate::query::Filters::only`]. The index is the one that the hints were computed from; it may
    /// have changed since, and the place of a session may be that of another one.
    #[must_use]
    pub fn with(&self, index: &Index, kinds: &[HintKind]) -> Arc<Bits> {
        let mask = kinds.iter().fold(0, |flags, kind| flags | kind.flag());
        let places = self.flags.iter().enumerate().filter(|(_, flags)| *flags & mask != 0);
        let slots = places.map(|(place, _)| Slot::at(place));
        if self.version == index.version() {
            return Arc::new(slots.collect());
        }
        let is_so = |slot: &Slot| {
            let mut carried = self.kinds(*slot).filter(|kind| kinds.contains(kind));
            index.all().contains(*slot) && carried.any(|kind| self.is_so(index, *slot, kind))
        };
        Arc::new(slots.filter(is_so).collect())
    }

    /// The version of the index that they were computed from.
    #[must_use]
    pub fn version(&self) -> u64 {
        self.version
    }

    /// The workspaces whose servers probably do not see real addresses, in the order of their
    /// keys. No session of them carries a hint about addresses.
    #[must_use]
    pub fn doubtful_addresses(&self) -> &[DoubtfulAddresses] {
        &self.doubtful
    }

    /// Whether there is a [`Hints::detail`] of a session that is there, without making its texts.
    fn is_so(&self, index: &Index, slot: Slot, kind: HintKind) -> bool {
        match kind {
            HintKind::OutdatedClient => self.newest.contains_key(&device_of(index, slot)),
            HintKind::SeveralNetworks
            | HintKind::SharedAddress
            | HintKind::Quiet
            | HintKind::UnknownClient => self.detail(index, slot, kind).is_some(),
        }
    }

    fn detail(&self, index: &Index, slot: Slot, kind: HintKind) -> Option<Hint> {
        let Summary { device, last_connected, .. } = index.summary(slot);
        match kind {
            HintKind::SeveralNetworks => {
                let Pair { other, apart_ms, networks, .. } = *self.pair(index, slot)?;
                self.pair(index, other)?;
                let minutes = whole(apart_ms.div_ceil(MINUTE_MS));
                Some(Hint::SeveralNetworks { networks, minutes, other })
            }
            HintKind::SharedAddress => {
                let at = self.shared.binary_search_by_key(&slot, |(visit, _)| visit.slot).ok()?;
                let (visit, accounts) = self.shared[at];
                let is_there = index.addresses.value(slot.index()) == visit.address;
                is_there.then_some(Hint::SharedAddress { accounts })
            }
            HintKind::Quiet => {
                let days = days_since(last_connected, self.now_ms)?;
                (days >= self.quiet_days).then_some(Hint::Quiet { days })
            }
            HintKind::OutdatedClient => {
                let version = outdated::version_text(index.device(device))?.to_owned();
                Some(Hint::OutdatedClient { version, newest: self.newest.get(&device)?.clone() })
            }
            HintKind::UnknownClient => is_unnamed(index, device).then_some(Hint::UnknownClient),
        }
    }

    /// One end of a pair, if its session is still the same and connected from there.
    fn pair(&self, index: &Index, slot: Slot) -> Option<&Pair> {
        let at = self.pairs.binary_search_by_key(&slot, |pair| pair.own.slot).ok()?;
        let pair = &self.pairs[at];
        let now = index.all().contains(slot).then(|| connection(slot, &index.summary(slot)))?;
        (now == Some(pair.own)).then_some(pair)
    }

    /// Marks what a session shows by itself.
    fn mark_single(&mut self, index: &Index, newest: &HashMap<DeviceKey, String>) {
        let mut of_device: HashMap<DeviceKey, Option<HintKind>> = HashMap::new();
        for slot in index.slots() {
            let device = device_of(index, slot);
            if days_since(index.connected[slot.index()].ms(), self.now_ms) >= Some(self.quiet_days)
            {
                self.mark(slot, HintKind::Quiet);
            }
            let kind = *of_device.entry(device).or_insert_with(|| {
                // A client without a name is compared with none.
                let unnamed = is_unnamed(index, device).then_some(HintKind::UnknownClient);
                let is_outdated = || newest.contains_key(&device);
                unnamed.or_else(|| is_outdated().then_some(HintKind::OutdatedClient))
            });
            if let Some(kind) = kind {
                self.mark(slot, kind);
            }
        }
    }

    fn mark(&mut self, slot: Slot, kind: HintKind) {
        self.flags[slot.index()] |= kind.flag();
    }

    fn flags_of(&self, slot: Slot) -> u8 {
        self.flags.get(slot.index()).copied().unwrap_or_default()
    }
}

/// The workspaces whose sessions mostly share one address.
fn doubtful(index: &Index, thresholds: &Thresholds) -> Vec<DoubtfulAddresses> {
    let value = |slot: Slot| index.addresses.value(slot.index());
    let on_address =
        |slot: Slot| index.addresses.ip(slot.index()).map(|_| (index.workspace(slot), value(slot)));
    let sessions = index.slots().filter_map(on_address).collect();
    let named = |dominant: DominantAddress| {
        let DominantAddress { workspace, percent, address } = dominant;
        let is_of_it = |slot: &Slot| value(*slot) == address && index.workspace(*slot) == workspace;
        let address = index.addresses.ip(index.slots().find(is_of_it)?.index())?;
        Some(DoubtfulAddresses { workspace, percent, address })
    };
    let dominant =
        shared_addresses::doubtful(sessions, |workspace| index.count(workspace), thresholds);
    dominant.into_iter().filter_map(named).collect()
}

/// The hints from addresses, in workspaces whose servers see those of the devices.
fn of_addresses(
    index: &Index,
    doubtful: &[DoubtfulAddresses],
    thresholds: &Thresholds,
) -> (Vec<Pair>, Vec<(Visit, u32)>) {
    let (mut connections, mut visits) = (Vec::new(), Vec::new());
    let is_doubtful = |key| doubtful.binary_search_by_key(&key, |one| one.workspace).is_ok();
    let accounts = known_accounts(index);
    for slot in index.slots() {
        let row = slot.index();
        let Some(account) = accounts[index.account[row] as usize] else { continue };
        let Some(address) = index.addresses.ip(row).filter(|address| !is_internal(*address)) else {
            continue;
        };
        if is_doubtful(index.workspace(slot)) {
            continue;
        }
        visits.push(Visit { address: index.addresses.value(row), account, slot });
        if let Some(at_ms) = index.connected[row].ms() {
            let network = NetworkKey::of(address);
            connections.push(Connection { account, at_ms, network, slot });
        }
    }
    let within_ms = u64::from(thresholds.networks_within_minutes) * MINUTE_MS;
    let shared = shared_addresses::shared(visits, thresholds.shared_address_accounts);
    (networks::pairs(connections, within_ms), shared)
}

/// For each device that is outdated the newest version of its client.
fn newest(index: &Index, thresholds: &Thresholds) -> HashMap<DeviceKey, String> {
    let mut used: HashMap<DeviceKey, Usage> = HashMap::new();
    let accounts = known_accounts(index);
    for slot in index.slots() {
        let usage = Usage::by(accounts[index.account[slot.index()] as usize]);
        used.entry(device_of(index, slot)).and_modify(|all| all.add(usage)).or_insert(usage);
    }
    let used: Vec<(DeviceKey, Usage)> = used.into_iter().collect();
    let devices: Vec<_> = used.iter().map(|(key, usage)| (index.device(*key), *usage)).collect();
    let newest = outdated::outdated(&devices, thresholds);
    used.into_iter().zip(newest).filter_map(|((key, _), newest)| Some((key, newest?))).collect()
}

/// For each key of the accounts column the account; nothing if its user ID is unknown.
fn known_accounts(index: &Index) -> Vec<Option<AccountKey>> {
    let account = |key| {
        let is_known = index.accounts.has_user_id(key);
        is_known.then(|| AccountKey(index.accounts.identity(key)))
    };
    (0..to_u32(index.accounts.len())).map(account).collect()
}

fn device_of(index: &Index, slot: Slot) -> DeviceKey {
    DeviceKey(index.clients.device_key(index.client[slot.index()]))
}

/// The connection of a session as [`of_addresses`] computes it, for any address.
fn connection(slot: Slot, summary: &Summary) -> Option<Connection> {
    let (account, at_ms) = (summary.account?, summary.last_connected?);
    Some(Connection { account, at_ms, network: NetworkKey::of(summary.address?), slot })
}

fn is_unnamed(index: &Index, device: DeviceKey) -> bool {
    index.device(device).name.as_deref().is_none_or(|name| name.trim().is_empty())
}

/// Whole days; `None` when the moment is unknown or still to come.
fn days_since(moment_ms: Option<i64>, now_ms: i64) -> Option<u32> {
    let moment_ms = moment_ms.filter(|moment| *moment <= now_ms)?;
    Some(whole(now_ms.abs_diff(moment_ms) / DAY_MS))
}

fn whole(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
