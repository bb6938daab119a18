//! The log while it is open: its end, its open intents, and where it is kept.

use std::{
    collections::{BTreeMap, HashSet},
    io::{self, Cursor},
    path::{Path, PathBuf},
};

use jiff::Timestamp;

use super::{
    ActivityProblem, ChainBreak, Intent, IntentNumber, What,
    chain::{self, Head},
    from_end::Confirmed,
    kept_file::{self, KeptFile},
    verify::{Walk, walk},
};

/// The log while it is open.
#[derive(Debug, Default)]
pub struct Log {
    kept: Kept,
    head: Head,
    open: BTreeMap<IntentNumber, OpenIntent>,
}

/// An intent without an outcome.
#[derive(Debug, Clone)]
pub struct OpenIntent {
    /// When it was written.
    pub at: Timestamp,
    /// What was about to be ended.
    pub intent: Intent,
    /// Who is about it.
    pub holder: Holder,
}

/// Who is about an open intent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holder {
    /// Whoever wrote it sends its request, or may.
    Writer,
    /// Nobody any more: it is from before this start, was given up, or its outcome could not be
    /// written.
    Nobody,
    /// Whoever asked what became of it writes that now.
    Settler,
}

/// What was found on opening, besides entries that fit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Findings {
    /// Where a last line that broke off is now. It was never confirmed.
    pub torn: Option<PathBuf>,
    /// The first line that does not fit; the log goes on behind the last entry that can be read.
    pub chain_break: Option<ChainBreak>,
    /// Where a file without any readable entry is now; a new one was begun.
    pub kept_aside: Option<PathBuf>,
}

#[derive(Debug)]
enum Kept {
    Memory(Vec<u8>),
    File(KeptFile),
}

impl Default for Kept {
    fn default() -> Self {
        Self::Memory(Vec::new())
    }
}

impl OpenIntent {
    /// Whether nobody is about it any more.
    pub fn is_left(&self) -> bool {
        self.holder == Holder::Nobody
    }
}

impl Log {
    /// Opens the file, and makes it one that can be added to.
    ///
    /// # Errors
    /// [`ActivityProblem::InUse`], or whatever the disk says; then the file is as it was.
    pub fn open(path: &Path, now: Timestamp) -> Result<(Self, Findings), ActivityProblem> {
        let (mut file, mut text) = KeptFile::open(path)?;
        let mut findings = Findings::default();
        if text.last().is_some_and(|last| *last != b'\n') {
            findings.torn = mend_end(&mut file, &mut text, now)?;
        }
        let (walk, open) = read(&text);
        let mut first = None;
        if walk.head.number == 0 && walk.lines > 0 {
            drop(file);
            let aside = kept_file::move_aside(path, now)?;
            file = KeptFile::open(path)?.0;
            let name = aside.file_name().map(|name| name.to_string_lossy().into_owned());
            first = Some(What::Begun { kept_aside: name.unwrap_or_default() });
            findings.kept_aside = Some(aside);
        } else if let Some(chain_break) = walk.chain_break {
            findings.chain_break = Some(chain_break);
            let said = What::FoundBroken { line: chain_break.line };
            first = (!is_said(&text, &said)).then_some(said);
        }
        let mut log = Self { kept: Kept::File(file), head: walk.head, open };
        if let Some(what) = first {
            log.write(&[(now, what)]).into_iter().try_for_each(|written| written.map(drop))?;
        }
        Ok((log, findings))
    }

    /// Writes entries as one, in this order, and gives the number of each.
    pub fn write(&mut self, entries: &[(Timestamp, What)]) -> Vec<Result<u64, ActivityProblem>> {
        let mut text = String::new();
        let mut head = self.head.clone();
        let mut closed = HashSet::new();
        let mut numbers = Vec::new();
        for (at, what) in entries {
            if let What::Outcome { intent, .. } = what
                && !(self.open.contains_key(intent) && closed.insert(*intent))
            {
                numbers.push(Err(ActivityProblem::NotOpen));
                continue;
            }
            let (line, next) = chain::seal(&head, *at, what);
            text.push_str(&line);
            head = next;
            numbers.push(Ok(head.number));
        }
        if let Err(error) = self.kept.append(text.as_bytes()) {
            return self.not_written(numbers, closed, &error.into());
        }
        self.head = head;
        for (number, (at, what)) in numbers.iter().zip(entries) {
            if let Ok(number) = number {
                note_open(&mut self.open, (*number, *at), what, Holder::Writer);
            }
        }
        numbers
    }

    /// Whether the file is the one that this log wrote to last.
    pub fn is_as_left(&self) -> bool {
        match &self.kept {
            Kept::Memory(_) => true,
            Kept::File(file) => file.is_as_left(),
        }
    }

    /// The intents without an outcome.
    pub fn open_intents(&self) -> &BTreeMap<IntentNumber, OpenIntent> {
        &self.open
    }

    /// Whoever wrote these is not about them any more. One that somebody settles stays with them.
    pub fn leave(&mut self, intents: &[IntentNumber]) {
        for number in intents {
            self.take(*number, Holder::Nobody, |holder| holder == Holder::Writer);
        }
    }

    /// Whoever wrote it is about it again; whether it can be.
    pub fn resume(&mut self, intent: IntentNumber) -> bool {
        self.take(intent, Holder::Writer, |holder| match holder {
            Holder::Writer | Holder::Nobody => true,
            Holder::Settler => false,
        })
    }

    /// Whoever asked what became of it is about to write that; whether it was left until now.
    pub fn settles(&mut self, intent: IntentNumber) -> bool {
        self.take(intent, Holder::Settler, |holder| holder == Holder::Nobody)
    }

    fn take(&mut self, intent: IntentNumber, by: Holder, may: impl Fn(Holder) -> bool) -> bool {
        let open = self.open.get_mut(&intent).filter(|open| may(open.holder));
        open.map(|open| open.holder = by).is_some()
    }

    /// All lines that are confirmed.
    ///
    /// # Errors
    /// Whatever the disk says.
    pub fn confirmed(&self) -> io::Result<Confirmed> {
        match &self.kept {
            Kept::Memory(text) => Ok(Confirmed::new(Cursor::new(text.clone()), text.len() as u64)),
            Kept::File(file) => file.confirmed(),
        }
    }

    /// An outcome that could not be written leaves its intent for later.
    fn not_written(
        &mut self,
        numbers: Vec<Result<u64, ActivityProblem>>,
        closed: HashSet<IntentNumber>,
        problem: &ActivityProblem,
    ) -> Vec<Result<u64, ActivityProblem>> {
        for number in closed {
            self.open.entry(number).and_modify(|open| open.holder = Holder::Nobody);
        }
        numbers.into_iter().map(|number| number.and(Err(problem.clone()))).collect()
    }
}

impl Kept {
    fn append(&mut self, text: &[u8]) -> io::Result<()> {
        match self {
            _ if text.is_empty() => Ok(()),
            Self::Memory(kept) => {
                kept.extend_from_slice(text);
                Ok(())
            }
            Self::File(file) => file.append(text),
        }
    }
}

/// A last line without its end: an entry that only lacks the end of line gets it, as an editor may
/// have taken it; anything else was never confirmed and is set aside.
fn mend_end(
    file: &mut KeptFile,
    text: &mut Vec<u8>,
    now: Timestamp,
) -> io::Result<Option<PathBuf>> {
    let begin = text.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
    if chain::read(&text[begin..]).is_some_and(|link| link.whole) {
        file.append(b"\n")?;
        text.push(b'\n');
        return Ok(None);
    }
    let aside = file.set_aside_from(begin, text, now)?;
    text.truncate(begin);
    Ok(Some(aside))
}

fn read(text: &[u8]) -> (Walk, BTreeMap<IntentNumber, OpenIntent>) {
    let mut open = BTreeMap::new();
    let walk = walk(text, |entry| {
        note_open(&mut open, (entry.number, entry.at), &entry.what, Holder::Nobody);
    });
    (walk, open)
}

fn note_open(
    open: &mut BTreeMap<IntentNumber, OpenIntent>,
    (number, at): (u64, Timestamp),
    what: &What,
    holder: Holder,
) {
    match what {
        What::Intent(intent) => {
            open.insert(
                IntentNumber(number),
                OpenIntent { at, intent: Intent::clone(intent), holder },
            );
        }
        What::Outcome { intent, .. } => {
            open.remove(intent);
        }
        What::Begun { .. } | What::FoundBroken { .. } | What::Event { .. } | What::LaterVersion => {
        }
    }
}

fn is_said(text: &[u8], said: &What) -> bool {
    let mut found = false;
    walk(text, |entry| found |= entry.what == *said);
    found
}
