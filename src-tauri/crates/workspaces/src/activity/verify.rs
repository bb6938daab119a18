//! Whether a file is what it was when it was written.

use jiff::Timestamp;

use super::{
    Entry,
    chain::{self, Head, Link},
};

/// A chain without a flaw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// How many entries there are.
    pub entries: u64,
    /// When the first and the last of them were written; `None` when there is none.
    pub span: Option<(Timestamp, Timestamp)>,
    /// The hash of the last one, in hexadecimal; zeros when there is none. Nothing in a file shows
    /// that its end was cut off: this does, if it is kept elsewhere.
    pub last_hash: String,
}

/// The first line that does not fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChainBreak {
    /// Which, counted from 1.
    pub line: u64,
    /// Why.
    pub why: BreakReason,
}

/// Why a line does not fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BreakReason {
    /// It is no entry.
    NoEntry,
    /// It is not what it was when it was written.
    Changed,
    /// It does not follow the entry before it: something was taken out, put in or moved.
    NotNext,
    /// It breaks off.
    BrokenOff,
}

/// Follows the chain of a whole file.
///
/// # Errors
/// The first line that does not fit.
pub fn verify(file: &[u8]) -> Result<Verified, ChainBreak> {
    let mut span: Option<(Timestamp, Timestamp)> = None;
    let walk = walk(file, |Entry { at, .. }| {
        span = Some((span.map_or(at, |(first, _)| first), at));
    });
    if let Some(chain_break) = walk.chain_break {
        return Err(chain_break);
    }
    if walk.broken_off.is_some() {
        return Err(ChainBreak { line: walk.lines + 1, why: BreakReason::BrokenOff });
    }
    Ok(Verified { entries: walk.lines, span, last_hash: walk.head.hash })
}

/// What a walk over a file came to.
pub struct Walk {
    /// Lines with an end.
    pub lines: u64,
    /// The last entry that can be read, whether it fits or not.
    pub head: Head,
    /// The first line that does not fit.
    pub chain_break: Option<ChainBreak>,
    /// Where a last line without its end begins.
    pub broken_off: Option<usize>,
}

/// Goes over all entries that can be read.
pub fn walk(file: &[u8], mut on_each: impl FnMut(Entry)) -> Walk {
    let mut walk = Walk { lines: 0, head: Head::default(), chain_break: None, broken_off: None };
    let mut begin = 0;
    for piece in file.split_inclusive(|byte| *byte == b'\n') {
        let Some(line) = piece.strip_suffix(b"\n") else {
            walk.broken_off = Some(begin);
            break;
        };
        begin += piece.len();
        walk.lines += 1;
        let read = chain::read(line);
        if let (None, Some(why)) = (walk.chain_break, break_reason(read.as_ref(), &walk.head)) {
            walk.chain_break = Some(ChainBreak { line: walk.lines, why });
        }
        if let Some(Link { entry, head, .. }) = read {
            walk.head = head;
            on_each(entry);
        }
    }
    walk
}

fn break_reason(link: Option<&Link>, head: &Head) -> Option<BreakReason> {
    match link {
        None => Some(BreakReason::NoEntry),
        Some(link) if !link.whole => Some(BreakReason::Changed),
        Some(link) if !link.follows(head) => Some(BreakReason::NotNext),
        Some(_) => None,
    }
}
