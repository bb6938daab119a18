//! How an entry is tied to the one before it.
//!
//! An entry is a line of JSON, `{"n":…,"at":…,"what":…,"previous":…,"hash":…}`. Its `hash` is the
//! SHA-256 of the same text without `hash`, and `previous` is the hash of the entry before it; so
//! nothing can be changed, taken out or put in without the rest being written anew. What is cut off
//! at the end leaves no trace in the file: whoever wants to notice that keeps the last hash.

use jiff::Timestamp;
use serde::{Deserialize, Serialize, de::IgnoredAny};
use sha2::{Digest as _, Sha256};

use super::{Entry, What};

/// The end of a chain, to which the next entry is tied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The number of the last entry; 0 before the first.
    pub number: u64,
    /// Its hash in hexadecimal; zeros before the first.
    pub hash: String,
}

impl Default for Head {
    fn default() -> Self {
        Self { number: 0, hash: "0".repeat(HASH) }
    }
}

/// An entry as it stands in its line.
#[derive(Debug)]
pub struct Link {
    /// What the entry says.
    pub entry: Entry,
    /// Where the chain ends with it, as it says itself.
    pub head: Head,
    /// Whether the line is what it was when it was written.
    pub whole: bool,
    /// The hash of the entry before it.
    previous: String,
}

impl Link {
    /// Whether this is the entry behind `head`.
    pub fn follows(&self, head: &Head) -> bool {
        self.entry.number == head.number.saturating_add(1) && self.previous == head.hash
    }
}

/// The digits of a hash.
const HASH: usize = 64;

const BEFORE_HASH: &str = r#","hash":""#;
const BEHIND_HASH: &str = r#""}"#;

/// The line of the entry behind `head`, its end of line included, and where the chain ends then.
pub fn seal(head: &Head, at: Timestamp, what: &What) -> (String, Head) {
    #[derive(Serialize)]
    struct Content<'a> {
        n: u64,
        at: Timestamp,
        what: &'a What,
        previous: &'a str,
    }
    let number = head.number.saturating_add(1);
    let content = Content { n: number, at, what, previous: &head.hash };
    let mut line = serde_json::to_string(&content).expect("plain fields become JSON");
    let hash = hash_of(line.as_bytes());
    line.pop();
    line.push_str(BEFORE_HASH);
    line.push_str(&hash);
    line.push_str(BEHIND_HASH);
    line.push('\n');
    (line, Head { number, hash })
}

#[derive(Deserialize)]
struct Line<T> {
    n: u64,
    at: Timestamp,
    what: T,
    previous: String,
    hash: String,
}

impl Line<IgnoredAny> {
    fn of_later_version(self) -> Line<What> {
        let Self { n, at, what: IgnoredAny, previous, hash } = self;
        Line { n, at, what: What::LaterVersion, previous, hash }
    }
}

/// Reads a line without its end; `None` when it is no entry.
pub fn read(line: &[u8]) -> Option<Link> {
    let known = serde_json::from_slice::<Line<What>>(line);
    let later = |_| serde_json::from_slice::<Line<IgnoredAny>>(line).map(Line::of_later_version);
    let Line { n, at, what, previous, hash } = known.or_else(later).ok()?;
    let whole = sealed_content(line, &hash).is_some_and(|content| hash_of(&content) == hash);
    let entry = Entry { number: n, at, what };
    Some(Link { entry, head: Head { number: n, hash }, whole, previous })
}

/// What the hash was made of.
fn sealed_content(line: &[u8], hash: &str) -> Option<Vec<u8>> {
    let seal = format!("{BEFORE_HASH}{hash}{BEHIND_HASH}");
    let content = line.strip_suffix(seal.as_bytes())?;
    Some([content, b"}"].concat())
}

fn hash_of(content: &[u8]) -> String {
    format!("{:x}", Sha256::digest(content))
}
