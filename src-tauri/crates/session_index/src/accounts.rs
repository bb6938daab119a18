//! The distinct accounts, each stored and searched once.

use std::{
    collections::HashMap,
    hash::BuildHasher,
    sync::{Mutex, MutexGuard, PoisonError},
};

use hashbrown::{DefaultHashBuilder, HashTable};
use memchr::memmem::Finder;

use crate::{
    bits::Bits,
    fold::{fold, spelled_out},
    ids::Ids,
    labels::{DELETED_PERSON, UNKNOWN_PERSON},
    ranks::{extend_ranks, ranks},
    session::Account,
    slot::to_u32,
    texts::{END, Texts, text},
    word_prefix::has_word_prefix,
    workspaces::WorkspaceKey,
};

/// Accounts by key. An account has two keys if its name changed between two answers.
#[derive(Default)]
pub(crate) struct Accounts {
    user_ids: Ids,
    records: Vec<Record>,
    /// For each key `@user name` and name, folded; an empty field for what is unknown. Behind them
    /// the other forms of those that have one.
    folded: Texts,
    /// For each key the user name and the name as they are shown, those that folding changed.
    shown: Texts,
    /// For each key that is not the first one with its workspace and user ID, that first one.
    first_keys: HashMap<u32, u32>,
    keys: HashTable<u32>,
    hasher: DefaultHashBuilder,
    /// For the keys that there were at the last use, their places in the order of the people.
    ranks: Mutex<Vec<u32>>,
}

#[derive(Clone, Copy)]
struct Record {
    workspace: WorkspaceKey,
    deleted: bool,
    user_name: DisplayForm,
    name: DisplayForm,
}

/// Which store holds the displayed form of a text.
#[derive(Clone, Copy, PartialEq)]
enum DisplayForm {
    Unknown,
    AsFolded,
    Shown,
}

/// A folded search text, prepared for the accounts.
pub(crate) struct AccountQuery<'f, 'n> {
    needle: &'f Finder<'n>,
    /// Whether the text matches the label of a deleted account.
    deleted: bool,
    /// Whether the text matches the label of an account without a name.
    unknown: bool,
}

impl<'f, 'n> AccountQuery<'f, 'n> {
    pub(crate) fn of(text: &str, needle: &'f Finder<'n>) -> Self {
        let deleted = has_word_prefix(DELETED_PERSON, text);
        Self { needle, deleted, unknown: has_word_prefix(UNKNOWN_PERSON, text) }
    }
}

/// Below one new account in `FEW`, the new ones are inserted instead of sorting all.
const FEW: usize = 8;

impl Accounts {
    pub(crate) fn len(&self) -> usize {
        self.records.len()
    }

    /// The key of an account of a workspace; the account is added if it is new.
    pub(crate) fn key(&mut self, workspace: WorkspaceKey, account: &Account<&str>) -> u32 {
        let user_id = account.user_id;
        let hash = hash(&self.hasher, workspace, user_id.map(str::as_bytes));
        let mut identity = to_u32(self.len());
        for key in self.keys.iter_hash(hash) {
            let row = *key as usize;
            let record = &self.records[row];
            if record.workspace == workspace && self.user_ids.is(row, user_id) {
                if self.is_named(*key, account) {
                    return *key;
                }
                identity = self.identity(*key);
            }
        }
        self.add(hash, identity, workspace, account)
    }

    /// An owned copy of an account.
    pub(crate) fn get_owned(&self, key: u32) -> Account {
        self.get(key, &mut String::new()).map(|text| (*text).to_owned())
    }

    /// A borrowed account. The user ID is decoded into `scratch`; the names are not copied.
    pub(crate) fn get<'a>(&'a self, key: u32, scratch: &'a mut String) -> Account<&'a str> {
        let [user_name, name] = self.shown(key).map(|field| field.map(text));
        let user_id = self.user_ids.write(key as usize, scratch).then_some(scratch.as_str());
        Account { user_id, user_name, name, deleted: self.records[key as usize].deleted }
    }

    /// User name and name as they are shown.
    fn shown(&self, key: u32) -> [Option<&[u8]>; 2] {
        let record = &self.records[key as usize];
        let (user_name, name) = self.folded(key);
        let fields = || self.shown.get(key as usize).split(|byte| *byte == END);
        let mut shown = None;
        let mut text = |kind, folded| match kind {
            DisplayForm::Unknown => None,
            DisplayForm::AsFolded => Some(folded),
            DisplayForm::Shown => Some(shown.get_or_insert_with(fields).next().unwrap_or_default()),
        };
        [text(record.user_name, user_name.get(1..).unwrap_or_default()), text(record.name, name)]
    }

    /// Whether all but the user ID is as the account says it.
    fn is_named(&self, key: u32, account: &Account<&str>) -> bool {
        self.records[key as usize].deleted == account.deleted
            && self.shown(key)
                == [account.user_name, account.name].map(|text| text.map(str::as_bytes))
    }

    pub(crate) fn workspace(&self, key: u32) -> WorkspaceKey {
        self.records[key as usize].workspace
    }

    /// The first key with the same workspace and user ID.
    pub(crate) fn identity(&self, key: u32) -> u32 {
        if self.first_keys.is_empty() {
            return key;
        }
        self.first_keys.get(&key).copied().unwrap_or(key)
    }

    pub(crate) fn has_user_id(&self, key: u32) -> bool {
        self.user_ids.read(key as usize, |id| id.is_some())
    }

    /// The folded `@user name` and name; empty if unknown.
    pub(crate) fn folded(&self, key: u32) -> (&[u8], &[u8]) {
        let fields = self.folded.get(key as usize);
        let mut fields = fields.split(|byte| *byte == END);
        (fields.next().unwrap_or_default(), fields.next().unwrap_or_default())
    }

    /// The keys whose user ID, `@user name`, name or label matches a folded, non-empty text.
    /// `among`, if given, is a superset of the result.
    pub(crate) fn search(&self, text: &AccountQuery<'_, '_>, among: Option<&Bits>) -> Bits {
        let mut hits = Bits::zeros(self.len());
        if let Some(few) = among.filter(|among| among.count() < self.len() / 200) {
            for key in few.ones().filter(|key| self.contains(to_u32(*key), text)) {
                hits.set(key);
            }
        } else {
            self.user_ids.search(text.needle, &mut hits);
            self.folded.search(text.needle, &mut hits);
            if text.deleted || text.unknown {
                (0..self.len())
                    .filter(|row| self.has_label(*row, text))
                    .for_each(|row| hits.set(row));
            }
        }
        hits
    }

    /// Whether a text hits an account.
    pub(crate) fn contains(&self, key: u32, text: &AccountQuery<'_, '_>) -> bool {
        let row = key as usize;
        text.needle.find(self.folded.get(row)).is_some()
            || self.user_ids.contains(row, text.needle)
            || self.has_label(row, text)
    }

    fn has_label(&self, row: usize, text: &AccountQuery<'_, '_>) -> bool {
        let record = &self.records[row];
        let is_unknown = [record.user_name, record.name] == [DisplayForm::Unknown; 2];
        if record.deleted { text.deleted } else { text.unknown && is_unknown }
    }

    /// Keys in the order of the people: by folded name, or user name if there is none, then by
    /// user name; equal ones share a rank, and those of whom neither is known have the last.
    ///
    /// They are kept, and those that came since find their place: sorting names takes the most of
    /// the time that the order of the people takes.
    pub(crate) fn ranks(&self) -> MutexGuard<'_, Vec<u32>> {
        let sorted_by = |key| {
            let (user_name, name) = self.folded(key);
            let user_name = user_name.get(1..).unwrap_or_default();
            let first = if name.is_empty() { user_name } else { name };
            [if first.is_empty() { &[END] } else { first }, user_name]
        };
        let mut known = self.ranks.lock().unwrap_or_else(PoisonError::into_inner);
        let new = self.len() - known.len();
        if new > known.len() / FEW {
            *known = ranks(to_u32(self.len()), sorted_by);
        } else if new > 0 {
            extend_ranks(&mut known, to_u32(self.len()), sorted_by);
        }
        known
    }

    fn add(
        &mut self,
        hash: u64,
        identity: u32,
        workspace: WorkspaceKey,
        account: &Account<&str>,
    ) -> u32 {
        let key = to_u32(self.len());
        self.user_ids.push(account.user_id);
        if identity != key {
            self.first_keys.insert(key, identity);
        }
        let user_name = account.user_name.map(|name| (name, fold(name)));
        let name = account.name.map(|name| (name, fold(name)));
        let at = |folded: &str| format!("@{folded}");
        let folded_user_name = user_name.as_ref().map(|(_, folded)| at(folded));
        let folded_name = name.as_ref().map_or("", |(_, folded)| folded);
        let others = [
            account.user_name.and_then(spelled_out).as_deref().map(at),
            account.name.and_then(spelled_out),
        ];
        let fields = [folded_user_name.as_deref().unwrap_or_default(), folded_name].into_iter();
        self.folded
            .push(fields.chain(others.iter().flatten().map(String::as_str)).map(str::as_bytes));
        let both = [&user_name, &name].into_iter().flatten();
        let changed = both.filter(|(text, folded)| text != folded);
        self.shown.push(changed.map(|(text, _)| text.as_bytes()));
        self.records.push(Record {
            workspace,
            deleted: account.deleted,
            user_name: DisplayForm::of(user_name.as_ref()),
            name: DisplayForm::of(name.as_ref()),
        });
        let Self { keys, records, user_ids, hasher, .. } = self;
        keys.insert_unique(hash, key, |key| {
            let row = *key as usize;
            user_ids.read(row, |id| self::hash(hasher, records[row].workspace, id))
        });
        key
    }
}

impl DisplayForm {
    fn of(text: Option<&(&str, String)>) -> Self {
        match text {
            None => Self::Unknown,
            Some((text, folded)) if text == folded => Self::AsFolded,
            Some(_) => Self::Shown,
        }
    }
}

fn hash(hasher: &DefaultHashBuilder, workspace: WorkspaceKey, user_id: Option<&[u8]>) -> u64 {
    hasher.hash_one((workspace, user_id))
}
