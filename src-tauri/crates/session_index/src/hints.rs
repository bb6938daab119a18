//! Hints: what is worth a second look, found without asking anybody.
//!
//! They say what was seen and no more: every one of them has harmless causes.

mod crowds;
mod hint;
mod networks;
mod outdated;
mod thresholds;
mod version;

#[cfg(test)]
mod tests;

use std::{net::IpAddr, sync::Arc};

use hashbrown::HashMap;

pub use hint::{DoubtfulAddresses, Hint, HintKind};
pub use thresholds::Thresholds;

use crate::{Bits, DeviceKey, Glance, Index, Slot, is_internal};
use networks::{Connection, NetworkKey, Pair};
use outdated::Usage;

const MINUTE_MS: u64 = 60 * 1_000;
const DAY_MS: u64 = 24 * 60 * MINUTE_MS;

/// What was noticed about all sessions of an index, as it was then: after any change of the index,
/// compute them again before asking about a session.
#[derive(Debug, Default)]
pub struct Hints {
    /// For each place one bit a kind.
    flags: Vec<u8>,
    counts: [usize; HintKind::ALL.len()],
    now_ms: i64,
    /// In the order of places.
    pairs: Vec<Pair>,
    shared: HashMap<IpAddr, u32>,
    newest: HashMap<DeviceKey, String>,
    doubtful: Vec<DoubtfulAddresses>,
}

impl Hints {
    /// Looks at every session; `now_ms` is in milliseconds since 1970. Takes n log n steps.
    #[must_use]
    pub fn compute(index: &Index, now_ms: i64, thresholds: &Thresholds) -> Self {
        let glances = || index.slots().map(|slot| (slot, index.glance(slot)));
        let doubtful =
            crowds::doubtful(glances().map(|(_, one)| (one.workspace, one.address)), thresholds);
        let within_ms = u64::from(thresholds.networks_within_minutes) * MINUTE_MS;
        let real = || glances().filter(|(_, one)| has_real_address(one, &doubtful));
        let pairs = networks::pairs(
            real().filter_map(|(slot, one)| connection(slot, &one)).collect(),
            within_ms,
        );
        let on_addresses = real().filter_map(|(_, one)| Some((one.address?, one.account?)));
        let shared = crowds::shared(on_addresses.collect(), thresholds.shared_address_accounts);
        let newest = newest(index, thresholds);
        let unnamed = |device| index.device(device).name.as_deref().is_none_or(is_blank);

        let mut hints = Self { now_ms, pairs, shared, newest, ..Self::default() };
        for at in 0..hints.pairs.len() {
            hints.mark(hints.pairs[at].slot, HintKind::SeveralNetworks);
        }
        for (slot, one) in glances() {
            if hints.accounts_on(&one, &doubtful).is_some() {
                hints.mark(slot, HintKind::SharedAddress);
            }
            if days_since(one.last_connected, now_ms) >= Some(thresholds.quiet_days) {
                hints.mark(slot, HintKind::Quiet);
            }
            if hints.newest.contains_key(&one.device) {
                hints.mark(slot, HintKind::OutdatedClient);
            }
            if unnamed(one.device) {
                hints.mark(slot, HintKind::UnknownClient);
            }
        }
        Self { doubtful, ..hints }
    }

    /// What was noticed about a session, in the order of [`HintKind::ALL`]. The index is the one
    /// that the hints were computed from.
    #[must_use]
    pub fn of(&self, index: &Index, slot: Slot) -> Vec<Hint> {
        if self.flags_of(slot) == 0 || !index.all().contains(slot) {
            return Vec::new();
        }
        let glance = index.glance(slot);
        self.kinds(slot).filter_map(|kind| self.detail(index, slot, &glance, kind)).collect()
    }

    /// The sorts of hints that a session carries, in the order of [`HintKind::ALL`].
    pub fn kinds(&self, slot: Slot) -> impl Iterator<Item = HintKind> + use<> {
        let flags = self.flags_of(slot);
        HintKind::ALL.into_iter().filter(move |kind| flags & kind.flag() != 0)
    }

    /// The sessions that carry one of these hints, for [`crate::Filters::only`].
    #[must_use]
    pub fn with(&self, kinds: &[HintKind]) -> Arc<Bits> {
        let wanted = kinds.iter().fold(0, |flags, kind| flags | kind.flag());
        let places = self.flags.iter().enumerate().filter(|(_, flags)| *flags & wanted != 0);
        Arc::new(places.map(|(place, _)| Slot::at(place)).collect())
    }

    /// How many sessions carry a hint of a sort.
    #[must_use]
    pub fn count(&self, kind: HintKind) -> usize {
        self.counts[kind.index()]
    }

    /// The workspaces whose servers probably do not see real addresses, in the order of their
    /// keys. No session of them carries a hint about addresses.
    #[must_use]
    pub fn doubtful_addresses(&self) -> &[DoubtfulAddresses] {
        &self.doubtful
    }

    fn detail(&self, index: &Index, slot: Slot, glance: &Glance, kind: HintKind) -> Option<Hint> {
        Some(match kind {
            HintKind::SeveralNetworks => {
                let at = self.pairs.binary_search_by_key(&slot, |pair| pair.slot).ok()?;
                let Pair { other, apart_ms, networks, .. } = self.pairs[at];
                let minutes = whole(apart_ms.div_ceil(MINUTE_MS));
                Hint::SeveralNetworks { networks, minutes, other }
            }
            HintKind::SharedAddress => {
                let accounts = self.accounts_on(glance, &self.doubtful)?;
                Hint::SharedAddress { accounts }
            }
            HintKind::Quiet => {
                Hint::Quiet { days: days_since(glance.last_connected, self.now_ms)? }
            }
            HintKind::OutdatedClient => {
                let version = outdated::version_text(index.device(glance.device))?.to_owned();
                Hint::OutdatedClient { version, newest: self.newest.get(&glance.device)?.clone() }
            }
            HintKind::UnknownClient => Hint::UnknownClient,
        })
    }

    /// How many accounts share a session's address, if they are many.
    fn accounts_on(&self, glance: &Glance, doubtful: &[DoubtfulAddresses]) -> Option<u32> {
        let accounts = self.shared.get(&glance.address?)?;
        has_real_address(glance, doubtful).then_some(*accounts)
    }

    fn mark(&mut self, slot: Slot, kind: HintKind) {
        if self.flags.len() <= slot.index() {
            self.flags.resize(slot.index() + 1, 0);
        }
        self.flags[slot.index()] |= kind.flag();
        self.counts[kind.index()] += 1;
    }

    fn flags_of(&self, slot: Slot) -> u8 {
        self.flags.get(slot.index()).copied().unwrap_or_default()
    }
}

/// Whether a session's address tells where its device was.
fn has_real_address(glance: &Glance, doubtful: &[DoubtfulAddresses]) -> bool {
    glance.address.is_some_and(|address| !is_internal(address))
        && doubtful.binary_search_by_key(&glance.workspace, |one| one.workspace).is_err()
}

fn connection(slot: Slot, glance: &Glance) -> Option<Connection> {
    Some(Connection {
        account: glance.account?,
        at_ms: glance.last_connected?,
        network: NetworkKey::of(glance.address?),
        slot,
    })
}

/// For each device that is outdated the newest version of its client.
fn newest(index: &Index, thresholds: &Thresholds) -> HashMap<DeviceKey, String> {
    let mut used: HashMap<DeviceKey, Usage> = HashMap::new();
    for slot in index.slots() {
        let Glance { device, account, .. } = index.glance(slot);
        let usage = Usage::by(account);
        used.entry(device).and_modify(|all| all.add(usage)).or_insert(usage);
    }
    let used: Vec<(DeviceKey, Usage)> = used.into_iter().collect();
    let devices: Vec<_> = used.iter().map(|(key, usage)| (index.device(*key), *usage)).collect();
    let newest = outdated::outdated(&devices, thresholds);
    used.into_iter().zip(newest).filter_map(|((key, _), newest)| Some((key, newest?))).collect()
}

/// Whole days; `None` when the moment is unknown or still to come.
fn days_since(moment_ms: Option<i64>, now_ms: i64) -> Option<u32> {
    let moment_ms = moment_ms.filter(|moment| *moment <= now_ms)?;
    Some(whole(now_ms.abs_diff(moment_ms) / DAY_MS))
}

fn whole(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}
