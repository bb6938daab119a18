//! The last good copy of the list: `<name>.last-good`, written with each save. Once a list is lost,
//! it becomes `<name>.offered` and stays until the person decides.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use super::super::{Registry, text};
use crate::whole_file::{self, Readers};

/// Keeps a copy of what was saved. That it could not be kept is no reason to fail a save.
pub fn keep(file: &Path, bytes: &[u8]) {
    let _kept = whole_file::replace_soon(&copy(file), bytes, Readers::Owner);
}

/// [`keep`], where the copy is not the same already.
pub fn keep_unless_same(file: &Path, bytes: &[u8]) {
    if fs::read(copy(file)).ok().as_deref() != Some(bytes) {
        keep(file, bytes);
    }
}

/// Whether there is anything to offer.
pub fn is_there(file: &Path) -> bool {
    read(&copy(file)).or_else(|| offered(file)).is_some()
}

/// The list is lost: its copy is put on offer, together with what was on offer before.
pub fn offer(file: &Path) -> Option<Registry> {
    let Some(mut registry) = read(&copy(file)) else {
        return offered(file);
    };
    match offered(file) {
        None => {
            let _renamed = fs::rename(copy(file), offer_of(file));
        }
        Some(before) => {
            registry.add_missing_of(&before);
            let bytes = text::write(&registry).into_bytes();
            let _kept = whole_file::replace(&offer_of(file), &bytes, Readers::Owner);
        }
    }
    Some(registry)
}

/// What is on offer.
pub fn offered(file: &Path) -> Option<Registry> {
    read(&offer_of(file))
}

/// The offer was taken.
pub fn forget_offer(file: &Path) {
    let _removed = fs::remove_file(offer_of(file));
}

/// The offer is not wanted: it is kept aside.
///
/// # Errors
/// Whatever the disk says.
pub fn decline(
    file: &Path,
    keep_aside: impl FnOnce(&Path) -> io::Result<PathBuf>,
) -> io::Result<()> {
    let offer = offer_of(file);
    if offer.exists() { keep_aside(&offer).map(drop) } else { Ok(()) }
}

fn read(path: &Path) -> Option<Registry> {
    let registry = text::read(&fs::read(path).ok()?).ok()?;
    (!registry.entries.is_empty()).then_some(registry)
}

fn copy(file: &Path) -> PathBuf {
    whole_file::beside(file, ".last-good")
}

fn offer_of(file: &Path) -> PathBuf {
    whole_file::beside(file, ".offered")
}
