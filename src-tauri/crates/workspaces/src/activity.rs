//! The activity: what was looked up and ended with this program, in a file that is only added to.
//!
//! An intent is written before a request that ends something, its outcome after it. Whatever was
//! written is on the disk before anybody is told so, and each entry is tied to the one before it,
//! so that [`verify_activity`] tells whether anything was changed. There are no secrets in it. It
//! knows no server: what became of intents that a crash left open is asked by
//! [`crate::Workspaces::settle_open_intents`].

mod chain;
mod entry;
mod event;
mod from_end;
mod intent;
mod kept_file;
mod log;
mod problem;
mod rows;
mod settle;
#[cfg(test)]
mod tests;
mod verify;

use std::{
    collections::VecDeque,
    fmt,
    fs::File,
    io::{self, Cursor},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError},
};

use jiff::Timestamp;
use tokio::sync::oneshot;

pub use self::{
    entry::{Entry, What},
    event::{About, AccountKey, CallersAnswer, Event, LookUpResult},
    intent::{Intent, IntentNumber, OperationId, Outcome, Target},
    problem::ActivityProblem,
    rows::{ActivityRow, ActivityRows, Closing},
    settle::Settled,
    verify::{BreakReason, ChainBreak, Verified, verify as verify_activity},
};
use self::{
    from_end::Confirmed,
    log::{Findings, Log},
};
use crate::{blocking, settings::Clock};

/// The activity. Cheap to clone; clones are the same.
#[derive(Clone)]
pub struct Activity {
    inner: Arc<Inner>,
}

/// What [`Activity::open`] found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ActivityOpened {
    /// Where a last line that broke off is now. It was never confirmed.
    pub torn: Option<PathBuf>,
    /// The first line that does not fit; the log goes on behind the last entry that can be read.
    pub chain_break: Option<ChainBreak>,
    /// Where a file without any readable entry is now; a new one was begun.
    pub kept_aside: Option<PathBuf>,
    /// Why nothing can be written; it is tried again each time.
    pub problem: Option<ActivityProblem>,
}

struct Inner {
    file: Option<PathBuf>,
    clock: Clock,
    /// What is written next, in the order in which it was asked for.
    waiting: Mutex<VecDeque<Waiting>>,
    /// `None` while the file cannot be written.
    log: Mutex<Option<Log>>,
    write_failures: Mutex<WriteFailures>,
}

/// What could not be written since the program was started.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WriteFailures {
    /// How much happened that is not in the activity. What was only intended does not count: it
    /// was not done.
    pub missing: u64,
    /// Why the last entry could not be written; `None` when it was.
    pub problem: Option<ActivityProblem>,
}

struct Waiting {
    at: Timestamp,
    what: What,
    told: oneshot::Sender<Result<u64, ActivityProblem>>,
}

impl Activity {
    /// One that ends with the program.
    #[must_use]
    pub fn in_memory() -> Self {
        Self::new(None, Arc::new(Timestamp::now), Some(Log::default()), None)
    }

    /// Opens the file, which need not be there yet. Waits for the disk.
    ///
    /// A last line that broke off was never confirmed: it is set aside and said. A line that does
    /// not fit is said, and the file is kept and added to; only one without any readable entry is
    /// moved aside.
    #[must_use]
    pub fn open(file: PathBuf, clock: Clock) -> (Self, ActivityOpened) {
        let (log, opened) = match Log::open(&file, clock()) {
            Ok((log, Findings { torn, chain_break, kept_aside })) => {
                (Some(log), ActivityOpened { torn, chain_break, kept_aside, problem: None })
            }
            Err(problem) => {
                (None, ActivityOpened { problem: Some(problem), ..ActivityOpened::default() })
            }
        };
        let problem = opened.problem.clone();
        (Self::new(Some(file), clock, log, problem), opened)
    }

    /// Writes what is about to be ended. No entry: no request.
    ///
    /// # Errors
    /// Then nothing was written.
    pub async fn intend(&self, intent: Intent) -> Result<IntentNumber, ActivityProblem> {
        self.append(What::Intent(Box::new(intent))).await.map(IntentNumber)
    }

    /// Writes what became of an intent, as the answer to its request said.
    ///
    /// # Errors
    /// [`ActivityProblem::NotOpen`] for one that was closed before; any other leaves the intent
    /// open, to be settled later.
    pub async fn close(
        &self,
        intent: IntentNumber,
        outcome: Outcome,
    ) -> Result<(), ActivityProblem> {
        self.append(What::Outcome { intent, outcome, checked: false }).await.map(drop)
    }

    /// Writes what was found of an intent by asking again later.
    ///
    /// # Errors
    /// As [`Self::close`].
    pub async fn settle(
        &self,
        intent: IntentNumber,
        outcome: Outcome,
    ) -> Result<(), ActivityProblem> {
        self.append(What::Outcome { intent, outcome, checked: true }).await.map(drop)
    }

    /// Writes what happened without anything being ended.
    ///
    /// # Errors
    /// Then nothing was written.
    pub async fn note(&self, event: Event) -> Result<(), ActivityProblem> {
        self.append(What::Event { event }).await.map(drop)
    }

    /// The intents without an outcome, those included that are under way.
    #[must_use]
    pub fn open_intents(&self) -> Vec<(IntentNumber, Intent)> {
        self.intents(|_| true)
    }

    /// The intents that nobody is about any more: from before this start, or with an outcome that
    /// could not be written.
    #[must_use]
    pub fn left_intents(&self) -> Vec<(IntentNumber, Intent)> {
        self.intents(log::OpenIntent::is_left)
    }

    /// [`Self::left_intents`] as rows, newest first.
    #[must_use]
    pub fn left_rows(&self) -> Vec<ActivityRow> {
        let log = self.inner.log();
        let left = log.iter().flat_map(Log::open_intents).rev().filter(|(_, open)| open.is_left());
        left.map(|(number, log::OpenIntent { at, intent, holder: _ })| {
            let what = What::Intent(Box::new(intent.clone()));
            ActivityRow { entry: Entry { number: number.get(), at: *at, what }, closing: None }
        })
        .collect()
    }

    /// Gives up intents whose outcome is not known: they can be settled later.
    pub fn leave(&self, intents: &[IntentNumber]) {
        if let Some(log) = &mut *self.inner.log() {
            log.leave(intents);
        }
    }

    /// Takes an intent up again before its request is sent once more, given up or not. Where this
    /// is not `true` it is closed, or is being closed: the request needs a new one.
    #[must_use]
    pub fn resume(&self, intent: IntentNumber) -> bool {
        self.inner.log().as_mut().is_some_and(|log| log.resume(intent))
    }

    /// Takes an intent that was left, to settle it; whether it is left still.
    fn settles(&self, intent: IntentNumber) -> bool {
        self.inner.log().as_mut().is_some_and(|log| log.settles(intent))
    }

    /// What could not be written since the program was started.
    #[must_use]
    pub fn write_failures(&self) -> WriteFailures {
        lock(&self.inner.write_failures).clone()
    }

    /// Follows the chain of what is confirmed, from the disk.
    ///
    /// # Errors
    /// Whatever the disk says; within it, the first line that does not fit.
    pub async fn verify(&self) -> Result<Result<Verified, ChainBreak>, ActivityProblem> {
        self.read(|confirmed| Ok(verify_activity(&confirmed.text()?))).await
    }

    /// The newest entries before the one of this number, if one is given; of those with all words
    /// of `filter` in them, `most` at most.
    ///
    /// # Errors
    /// Whatever the disk says.
    pub async fn rows(
        &self,
        filter: &str,
        before: Option<u64>,
        most: usize,
    ) -> Result<ActivityRows, ActivityProblem> {
        let filter = filter.to_owned();
        self.read(move |confirmed| rows::rows(confirmed.lines(), &filter, before, most)).await
    }

    /// The file, if there is one.
    #[must_use]
    pub fn file(&self) -> Option<&Path> {
        self.inner.file.as_deref()
    }

    /// Everything that is confirmed, as it stands in the file.
    ///
    /// # Errors
    /// Whatever the disk says.
    pub async fn text(&self) -> Result<Vec<u8>, ActivityProblem> {
        self.read(Confirmed::text).await
    }

    async fn read<T: Send + 'static>(
        &self,
        look: impl FnOnce(Confirmed) -> io::Result<T> + Send + 'static,
    ) -> Result<T, ActivityProblem> {
        let inner = Arc::clone(&self.inner);
        let read = tokio::task::spawn_blocking(move || Ok(look(inner.confirmed()?)?));
        read.await.unwrap_or_else(|broken| Err(failed(&broken)))
    }

    fn new(
        file: Option<PathBuf>,
        clock: Clock,
        log: Option<Log>,
        problem: Option<ActivityProblem>,
    ) -> Self {
        let inner = Inner {
            file,
            clock,
            waiting: Mutex::default(),
            log: Mutex::new(log),
            write_failures: Mutex::new(WriteFailures { missing: 0, problem }),
        };
        Self { inner: Arc::new(inner) }
    }

    fn intents(&self, which: impl Fn(&log::OpenIntent) -> bool) -> Vec<(IntentNumber, Intent)> {
        let log = self.inner.log();
        let open = log.iter().flat_map(Log::open_intents).filter(|(_, open)| which(open));
        open.map(|(number, open)| (*number, open.intent.clone())).collect()
    }

    /// Goes to its end even when nobody waits for it any more.
    async fn append(&self, what: What) -> Result<u64, ActivityProblem> {
        let (told, answer) = oneshot::channel();
        let at = (self.inner.clock)();
        lock(&self.inner.waiting).push_back(Waiting { at, what, told });
        let inner = Arc::clone(&self.inner);
        // Whoever comes first writes what all wait for, and the others find nothing left.
        let writing = tokio::task::spawn_blocking(move || inner.write_waiting());
        writing.await.map_err(|broken| failed(&broken))?;
        answer.await.unwrap_or_else(|broken| Err(failed(&broken)))
    }
}

impl Default for Activity {
    fn default() -> Self {
        Self::in_memory()
    }
}

impl fmt::Debug for Activity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { inner } = self;
        f.debug_struct("Activity").field("file", &inner.file).finish_non_exhaustive()
    }
}

impl Inner {
    fn write_waiting(&self) {
        let mut log = self.log();
        let waiting: Vec<Waiting> = lock(&self.waiting).drain(..).collect();
        if waiting.is_empty() {
            return;
        }
        let (entries, told): (Vec<_>, Vec<_>) =
            waiting.into_iter().map(|Waiting { at, what, told }| ((at, what), told)).unzip();
        let written = match self.ready(&mut log) {
            Ok(log) => log.write(&entries),
            Err(problem) => vec![Err(problem); entries.len()],
        };
        drop(log);
        self.count(&entries, &written);
        for (told, written) in told.into_iter().zip(written) {
            let _nobody_waits = told.send(written);
        }
    }

    /// The log, opened again if it could not be before, or if its file is not the one it was.
    fn ready<'a>(&self, log: &'a mut Option<Log>) -> Result<&'a mut Log, ActivityProblem> {
        if let (Some(known), Some(file)) = (&log, &self.file)
            && !known.is_as_left()
        {
            // Its lock goes first.
            *log = None;
            *log = Some(Log::open(file, (self.clock)())?.0);
        }
        match (log, &self.file) {
            (Some(log), _) => Ok(log),
            (log @ None, Some(file)) => Ok(log.insert(Log::open(file, (self.clock)())?.0)),
            (log @ None, None) => Ok(log.insert(Log::default())),
        }
    }

    fn count(&self, entries: &[(Timestamp, What)], written: &[Result<u64, ActivityProblem>]) {
        let mut failures = lock(&self.write_failures);
        for ((_, what), written) in entries.iter().zip(written) {
            match written {
                Ok(_) => failures.problem = None,
                Err(ActivityProblem::NotOpen) => {}
                Err(problem) => {
                    failures.missing += u64::from(!matches!(what, What::Intent(_)));
                    failures.problem = Some(problem.clone());
                }
            }
        }
    }

    /// What is confirmed now; who writes is not held up while it is read.
    fn confirmed(&self) -> io::Result<Confirmed> {
        match (&*self.log(), &self.file) {
            (Some(log), _) => log.confirmed(),
            (None, Some(file)) => {
                let file = File::open(file)?;
                let end = file.metadata()?.len();
                Ok(Confirmed::new(file, end))
            }
            (None, None) => Ok(Confirmed::new(Cursor::new(Vec::new()), 0)),
        }
    }

    /// Whoever writes holds it until the disk has it, which may take long.
    fn log(&self) -> MutexGuard<'_, Option<Log>> {
        match self.log.try_lock() {
            Ok(log) => log,
            Err(TryLockError::Poisoned(log)) => log.into_inner(),
            Err(TryLockError::WouldBlock) => blocking::wait(|| lock(&self.log)),
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn failed(broken: &impl ToString) -> ActivityProblem {
    ActivityProblem::Failed { details: broken.to_string() }
}
