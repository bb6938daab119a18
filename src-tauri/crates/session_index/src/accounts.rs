//! The distinct accounts, each stored and searched once.

use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};
use memchr::memmem::Finder;

use crate::{Account, WorkspaceKey, bits::Bits, fold::fold, ids::Ids, slot::small};

/// Ends a field; no UTF-8 text contains it.
const END: u8 = 0xFF;

/// Accounts by key. An account has two keys if its name changed between two answers.
#[derive(Default)]
pub(crate) struct Accounts {
    user_ids: Ids,
    records: Vec<Record>,
    /// For each key `@user name`, [`END`], name, [`END`], all folded; nothing for what is unknown.
    search: Vec<u8>,
    /// For each key the user name and the name as they are shown, if folding changed them, with
    /// [`END`] between them.
    shown: Vec<u8>,
    keys: HashTable<u32>,
    hasher: DefaultHashBuilder,
}

#[derive(Clone, Copy)]
struct Record {
    search_end: u32,
    shown_end: u32,
    /// The lowest key with the same workspace and user ID.
    identity: u32,
    workspace: WorkspaceKey,
    deleted: bool,
    user_name: Text,
    name: Text,
}

/// Where a text lies in its shown form.
#[derive(Clone, Copy, PartialEq)]
enum Text {
    Unknown,
    AsFolded,
    Shown,
}

impl Accounts {
    pub(crate) fn len(&self) -> usize {
        self.records.len()
    }

    /// The key of an account of a workspace; the account is added if it is new.
    pub(crate) fn key(&mut self, workspace: WorkspaceKey, account: &Account) -> u32 {
        let user_id = account.user_id.as_deref();
        let hash = hash(&self.hasher, workspace, user_id.map(str::as_bytes));
        let mut identity = small(self.len());
        for key in self.keys.iter_hash(hash) {
            let row = *key as usize;
            let record = &self.records[row];
            if record.workspace == workspace && self.user_ids.is(row, user_id) {
                if self.get(*key) == *account {
                    return *key;
                }
                identity = record.identity;
            }
        }
        self.add(hash, identity, workspace, account)
    }

    /// The account as the answer said it that the key was given for.
    pub(crate) fn get(&self, key: u32) -> Account {
        let record = &self.records[key as usize];
        let (user_name, name) = self.folded(key);
        let mut shown = self.shown(key).split(|byte| *byte == END);
        let mut text = |kind, folded: &[u8]| match kind {
            Text::Unknown => None,
            Text::AsFolded => Some(own(folded)),
            Text::Shown => Some(own(shown.next().unwrap_or_default())),
        };
        Account {
            user_id: self.user_ids.get(key as usize),
            user_name: text(record.user_name, user_name.get(1..).unwrap_or_default()),
            name: text(record.name, name),
            deleted: record.deleted,
        }
    }

    pub(crate) fn workspace(&self, key: u32) -> WorkspaceKey {
        self.records[key as usize].workspace
    }

    /// What all keys with the same workspace and user ID share, a key itself.
    pub(crate) fn identity(&self, key: u32) -> u32 {
        self.records[key as usize].identity
    }

    pub(crate) fn has_user_id(&self, key: u32) -> bool {
        self.user_ids.read(key as usize, |id| id.is_some())
    }

    /// The folded `@user name` and name; empty if unknown.
    pub(crate) fn folded(&self, key: u32) -> (&[u8], &[u8]) {
        let record = self.search_of(key);
        let user_name = memchr::memchr(END, record).unwrap_or_default();
        (&record[..user_name], &record[user_name + 1..record.len() - 1])
    }

    /// Whether the user ID, the `@user name` or the name contains a folded needle.
    pub(crate) fn contains(&self, key: u32, needle: &Finder<'_>) -> bool {
        needle.find(self.search_of(key)).is_some() || self.user_ids.contains(key as usize, needle)
    }

    /// The keys whose user ID, `@user name` or name contains a folded needle that is not empty.
    pub(crate) fn search(&self, needle: &Finder<'_>) -> Bits {
        let mut hits = Bits::zeros(self.len());
        self.user_ids.search(needle, &mut hits);
        let (mut key, mut from) = (0, 0);
        while let Some(found) = needle.find(&self.search[from..]) {
            key = self.holder(key, from + found);
            hits.set(key);
            from = self.records[key].search_end as usize;
            key += 1;
        }
        hits
    }

    /// Keys in the order of the people: by folded name, or user name if there is none, then by
    /// user name; equal ones share a rank, and those of whom neither is known have the last.
    pub(crate) fn ranks(&self) -> Vec<u32> {
        let mut order: Vec<(u64, u32)> =
            (0..small(self.len())).map(|key| (first_bytes(self.person(key)), key)).collect();
        order.sort_unstable_by(|(first, key), (other_first, other)| {
            first.cmp(other_first).then_with(|| self.person(*key).cmp(&self.person(*other)))
        });
        let mut ranks = vec![0; self.len()];
        let mut rank = 0;
        for (at, (_, key)) in order.iter().enumerate() {
            if at > 0 && self.person(order[at - 1].1) != self.person(*key) {
                rank += 1;
            }
            ranks[*key as usize] = rank;
        }
        ranks
    }

    /// Unknown people last; then what they are sorted by.
    fn person(&self, key: u32) -> (bool, &[u8], &[u8]) {
        let (user_name, name) = self.folded(key);
        let user_name = user_name.get(1..).unwrap_or_default();
        let first = if name.is_empty() { user_name } else { name };
        (first.is_empty(), first, user_name)
    }

    fn add(&mut self, hash: u64, identity: u32, workspace: WorkspaceKey, account: &Account) -> u32 {
        let key = small(self.len());
        self.user_ids.push(account.user_id.as_deref());
        let mut shown = Vec::new();
        let mut texts = [Text::Unknown; 2];
        for (at, text) in [&account.user_name, &account.name].into_iter().enumerate() {
            if let Some(text) = text {
                let folded = fold(text);
                self.search.extend_from_slice(if at == 0 { b"@" } else { b"" });
                self.search.extend_from_slice(folded.as_bytes());
                texts[at] = if folded == *text { Text::AsFolded } else { Text::Shown };
                if texts[at] == Text::Shown {
                    shown.push(text.as_bytes());
                }
            }
            self.search.push(END);
        }
        self.shown.extend_from_slice(&shown.join(&END));
        self.records.push(Record {
            search_end: small(self.search.len()),
            shown_end: small(self.shown.len()),
            identity,
            workspace,
            deleted: account.deleted,
            user_name: texts[0],
            name: texts[1],
        });
        let Self { keys, records, user_ids, hasher, .. } = self;
        keys.insert_unique(hash, key, |key| {
            let row = *key as usize;
            user_ids.read(row, |id| self::hash(hasher, records[row].workspace, id))
        });
        key
    }

    /// The key in whose part of `search` a position lies; it is not below `least`.
    fn holder(&self, least: usize, position: usize) -> usize {
        let holds = |key: usize| (self.records[key].search_end as usize) > position;
        let (mut below, mut step) = (least, 1);
        while below + step < self.len() && !holds(below + step - 1) {
            below += step;
            step *= 2;
        }
        let above = self.len().min(below + step);
        below + self.records[below..above].partition_point(|r| r.search_end as usize <= position)
    }

    fn search_of(&self, key: u32) -> &[u8] {
        let key = key as usize;
        let from = key.checked_sub(1).map_or(0, |last| self.records[last].search_end);
        &self.search[from as usize..self.records[key].search_end as usize]
    }

    fn shown(&self, key: u32) -> &[u8] {
        let key = key as usize;
        let from = key.checked_sub(1).map_or(0, |last| self.records[last].shown_end);
        &self.shown[from as usize..self.records[key].shown_end as usize]
    }
}

fn hash(hasher: &DefaultHashBuilder, workspace: WorkspaceKey, user_id: Option<&[u8]>) -> u64 {
    hasher.hash_one((workspace, user_id))
}

/// The start of what a person is sorted by, as a number that sorts alike.
fn first_bytes((unknown, first, _): (bool, &[u8], &[u8])) -> u64 {
    if unknown {
        return u64::MAX;
    }
    let mut bytes = [0; 8];
    let length = first.len().min(8);
    bytes[..length].copy_from_slice(&first[..length]);
    u64::from_be_bytes(bytes)
}

fn own(text: &[u8]) -> String {
    String::from_utf8_lossy(text).into_owned()
}
