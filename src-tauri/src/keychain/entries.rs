//! The entries of one service. Several may have the same name: another program copied one, or it
//! is in two keyrings.

use std::collections::HashMap;

use keyring_core::{Entry, Error};
use rocketchat::Secret;
use workspaces::VaultProblem;

use super::problem::problem;

/// The text of this name. Several entries that say the same are as good as one.
///
/// # Errors
/// [`VaultProblem::Ambiguous`] when nothing says which of several is right.
pub fn read(service: &str, name: &str) -> Result<Option<Secret>, VaultProblem> {
    match &*all(service, name)? {
        [] => Ok(None),
        [only] => text(only),
        several => match several.iter().map(text).collect::<Result<Vec<_>, _>>() {
            Ok(texts) => the_same(texts, several.len()),
            Err(VaultProblem::NotText) => Err(VaultProblem::Ambiguous { entries: several.len() }),
            Err(other) => Err(other),
        },
    }
}

/// The text of several entries, where they have the same. One that is gone by now says nothing.
fn the_same(texts: Vec<Option<Secret>>, entries: usize) -> Result<Option<Secret>, VaultProblem> {
    let mut texts = texts.into_iter().flatten();
    let first = texts.next();
    let is_same = |text: Secret| first.as_ref().is_some_and(|it| it.expose() == text.expose());
    if texts.all(is_same) { Ok(first) } else { Err(VaultProblem::Ambiguous { entries }) }
}

/// All entries of this name that are text.
pub fn read_all(service: &str, name: &str) -> Result<Vec<Secret>, VaultProblem> {
    let mut texts = Vec::new();
    for entry in all(service, name)? {
        match text(&entry) {
            Ok(text) => texts.extend(text),
            Err(VaultProblem::NotText) => {}
            Err(other) => return Err(other),
        }
    }
    Ok(texts)
}

/// Writes the entry of this name. Where there are several, one is written and the others go.
pub fn write(service: &str, name: &str, secret: &Secret) -> Result<(), VaultProblem> {
    match &*all(service, name)? {
        [] => named(service, name)?.set_password(secret.expose()).map_err(|e| problem(&e)),
        [first, others @ ..] => {
            first.set_password(secret.expose()).map_err(|error| problem(&error))?;
            others.iter().try_for_each(delete_one)
        }
    }
}

/// Deletes every entry of this name.
pub fn delete(service: &str, name: &str) -> Result<(), VaultProblem> {
    all(service, name)?.iter().try_for_each(delete_one)
}

/// The names of all entries of this service; `None` where the store cannot list them.
pub fn names(service: &str) -> Result<Option<Vec<String>>, VaultProblem> {
    // The first call opens the store.
    named(service, "names")?;
    let pattern = format!("\\.{}$", service.replace('.', "\\."));
    let wanted = if cfg!(target_os = "windows") {
        HashMap::from([("pattern", pattern.as_str())])
    } else {
        HashMap::from([("service", service)])
    };
    let found = match Entry::search(&wanted) {
        Ok(found) => found,
        Err(Error::NoEntry) => Vec::new(),
        Err(Error::NotSupportedByStore(_)) => return Ok(None),
        Err(error) => return Err(problem(&error)),
    };
    let specifiers = found.iter().filter_map(Entry::get_specifiers);
    let mut names: Vec<String> =
        specifiers.filter(|(of, _)| of == service).map(|(_, name)| name).collect();
    names.sort_unstable();
    names.dedup();
    Ok(Some(names))
}

/// What the store has under this name. Entries that say more of themselves than the service and the
/// name are somebody else's, unless there are no others.
fn all(service: &str, name: &str) -> Result<Vec<Entry>, VaultProblem> {
    let entry = named(service, name)?;
    let found = match entry.get_credential() {
        Ok(_) => return Ok(vec![entry]),
        Err(Error::NoEntry) => return Ok(Vec::new()),
        Err(Error::Ambiguous(found)) => found,
        Err(error) => return Err(problem(&error)),
    };
    let is_ours = |entry: &Entry| {
        let said = entry.get_attributes().unwrap_or_default();
        said.keys().all(|key| ["service", "username", "xdg:schema"].contains(&key.as_str()))
    };
    let (ours, others): (Vec<_>, Vec<_>) = found.into_iter().partition(is_ours);
    Ok(if ours.is_empty() { others } else { ours })
}

fn text(entry: &Entry) -> Result<Option<Secret>, VaultProblem> {
    match entry.get_password() {
        Ok(text) => Ok(Some(Secret::new(text))),
        Err(Error::NoEntry) => Ok(None),
        Err(error) => Err(problem(&error)),
    }
}

fn delete_one(entry: &Entry) -> Result<(), VaultProblem> {
    match entry.delete_credential() {
        Ok(()) | Err(Error::NoEntry) => Ok(()),
        Err(error) => Err(problem(&error)),
    }
}

fn named(service: &str, name: &str) -> Result<Entry, VaultProblem> {
    match keyring::Entry::new(service, name) {
        Err(Error::NoDefaultStore) => in_a_store_that_came_late(service, name),
        made => made.map(|entry| entry.inner).map_err(|error| problem(&error)),
    }
}

#[cfg(target_os = "linux")]
fn in_a_store_that_came_late(service: &str, name: &str) -> Result<Entry, VaultProblem> {
    let store =
        zbus_secret_service_keyring_store::Store::new().map_err(|_| VaultProblem::Missing)?;
    keyring_core::set_default_store(store);
    Entry::new(service, name).map_err(|error| problem(&error))
}

#[cfg(not(target_os = "linux"))]
fn in_a_store_that_came_late(_service: &str, _name: &str) -> Result<Entry, VaultProblem> {
    Err(VaultProblem::Missing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_entries_are_read_as_one_only_where_they_say_the_same() {
        let read = |texts: &[Option<&str>]| {
            let texts = texts.iter().map(|text| text.map(|it| Secret::new(it.to_owned())));
            the_same(texts.collect(), 3).map(|text| text.map(|it| it.expose().to_owned()))
        };
        let canary = Ok(Some("canary".to_owned()));
        assert_eq!(read(&[Some("canary"); 3]), canary);
        assert_eq!(read(&[None, Some("canary"), None]), canary);
        assert_eq!(read(&[None; 3]), Ok(None));
        let ambiguous = Err(VaultProblem::Ambiguous { entries: 3 });
        assert_eq!(read(&[Some("canary"), Some("canary"), Some("canary-2")]), ambiguous);
    }
}
