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
pub struct Misfit {
    /// Which, counted from 1.
    pub line: u64,
    /// Why.
    pub why: WhyMisfit,
}

/// Why a line does not fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyMisfit {
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
pub fn verify(file: &[u8]) -> Result<Verified, Misfit> {
    let mut span: Option<(Timestamp, Timestamp)> = None;
    let walk = walk(file, |Entry { at, .. }| {
        span = Some((span.map_or(at, |(first, _)| first), at));
    });
    if let Some(misfit) = walk.misfit {
        return Err(misfit);
    }
    if walk.broken_off.is_some() {
        return Err(Misfit { line: walk.lines + 1, why: WhyMisfit::BrokenOff });
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
    pub misfit: Option<Misfit>,
    /// Where a last line without its end begins.
    pub broken_off: Option<usize>,
}

/// Goes over all entries that can be read.
pub fn walk(file: &[u8], mut on_each: impl FnMut(Entry)) -> Walk {
    let mut walk = Walk { lines: 0, head: Head::default(), misfit: None, broken_off: None };
    let mut begin = 0;
    for piece in file.split_inclusive(|byte| *byte == b'\n') {
        let Some(line) = piece.strip_suffix(b"\n") else {
            walk.broken_off = Some(begin);
            break;
        };
        begin += piece.len();
        walk.lines += 1;
        let read = chain::read(line);
        if let (None, Some(why)) = (walk.misfit, why_misfit(read.as_ref(), &walk.head)) {
            walk.misfit = Some(Misfit { line: walk.lines, why });
        }
        if let Some(Link { entry, head, .. }) = read {
            walk.head = head;
            on_each(entry);
        }
    }
    walk
}

fn why_misfit(link: Option<&Link>, head: &Head) -> Option<WhyMisfit> {
    match link {
        None => Some(WhyMisfit::NoEntry),
        Some(link) if !link.whole => Some(WhyMisfit::Changed),
        Some(link) if !link.follows(head) => Some(WhyMisfit::NotNext),
        Some(_) => None,
    }
}
