//! What a scan of the whole text takes, done in ways that are hard to beat, and in the usual way.

use memchr::{memchr, memmem::Finder};

use crate::corpus::Corpus;

/// The limit: one pass over all bytes for one that is not among them.
pub fn memchr_pass(corpus: &Corpus) -> Option<usize> {
    memchr(0, &corpus.text)
}

/// How often a text occurs, with regard to case.
pub fn memmem(corpus: &Corpus, text: &str) -> usize {
    Finder::new(text).find_iter(&corpus.text).count()
}

/// The fields of all sessions, each a string of its own.
pub fn fields(corpus: &Corpus) -> Vec<Vec<String>> {
    let own = |line: &[u8]| {
        String::from_utf8_lossy(line).split('\t').map(str::to_owned).collect::<Vec<_>>()
    };
    corpus.lines().map(own).collect()
}

/// How many sessions have a field that contains a text, whatever the case; the way to write it in a
/// minute.
pub fn naive(sessions: &[Vec<String>], text: &str) -> usize {
    let wanted = text.to_lowercase();
    let hit = |fields: &&Vec<String>| fields.iter().any(|one| one.to_lowercase().contains(&wanted));
    sessions.iter().filter(hit).count()
}
