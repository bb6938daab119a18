//! What to ask for next so that no session is missed, although the list moves while it is read.
//!
//! No requests and no clock: [`Sweep::next`] says what to ask for, [`Sweep::answered`] takes the
//! answer in. The list is ordered by last connection, the newest first; sessions of the same
//! millisecond have no order that would hold from one answer to the next. New connections come in
//! at the top, sessions end anywhere, and a session that connects again moves to the top. Between
//! two answers a millisecond passes, so that nobody joins those of a key that has been answered.
//!
//! Pages are put together by keys, not by places. When the page so far ended at key `t`, the next
//! one continues it if
//!
//! 1. it begins above `t` (a slice of an ordered list has everything between its ends), or
//! 2. it begins at `t`, the server's total has not fallen since, and as many sessions of `t` are
//!    known as there are places for them: then nothing can have moved up unseen.
//!
//! Otherwise something may have slipped past, and the sweep steps back until one of the two holds.
//! Whoever moved to the top meanwhile is found by reading the head once more, if anything moved.

#[cfg(test)]
mod contradictions;
mod edge;
#[cfg(test)]
mod histories;
#[cfg(test)]
mod kept;
#[cfg(test)]
mod moving_list;
mod next_request;
mod page;
mod progress;
#[cfg(test)]
mod removals;

use std::hash::Hash;

use edge::Edge;
use next_request::FIRST_COUNT;

pub use page::{Depth, Goal, Key, Next, Page, PageRequest, Row};

/// One reading of a list. `Id` tells sessions apart.
#[derive(Debug, Clone)]
pub struct Sweep<Id> {
    goal: Goal,
    /// What is below this was known when the sweep began.
    known: Option<Key>,
    edge: Edge<Id>,
    /// The newest key when this pass began: whoever moved since is above it.
    head: Option<Key>,
    /// The size of a page, once it is known.
    size: Option<u64>,
    total: Option<u64>,
    /// How far to step back from the border; 0 goes on.
    back: u64,
    /// How far above the border's key pages begin, because totals have been falling, or the sessions
    /// of a key changed their order or could not all be read; 0 for a row of overlap.
    slack: u64,
    /// Answers since the total fell last.
    calm: u32,
    /// How often it was stepped back for the same border.
    tries: u32,
    /// Pages in a row that lay wholly above the border.
    above: u32,
    /// A place that is known to be below the border.
    below: Option<u64>,
    /// Whether anything moved in this pass.
    moved: bool,
    pairs: bool,
    /// Pages that brought the sweep on.
    pages: u64,
    /// Calls that did not.
    extra: u64,
    unreadable: u64,
    /// Those of them above what was known when it began.
    unreadable_new: u64,
    /// How far down the first pass came, once it has ended.
    depth: Option<Depth>,
    /// Where a page ended that had fewer rows than there is room for, although more were said to be
    /// there: what the server says contradicts itself.
    short_at: Option<u64>,
    /// The first place whose rows have not been counted.
    counted: u64,
    stage: Stage,
    sure: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// Everything down to the goal.
    Whole,
    /// The head once more, for whoever moved there meanwhile.
    HeadAgain,
    Finished,
}

/// More sessions than any workspace has: a server that goes on and on is not followed further.
const FARTHEST: u64 = 10_000_000;
/// So many answers without a falling total make the pages overlap less again.
const CALM: u32 = 16;
/// So often is stepped back for one border.
const TRIES: u32 = 10;

impl<Id: Clone + Eq + Hash> Sweep<Id> {
    /// A sweep from the newest session downwards.
    #[must_use]
    pub fn new(goal: Goal) -> Self {
        let known = match goal {
            Goal::Down(known) => Some(known),
            Goal::End => None,
        };
        Self {
            goal,
            known,
            edge: Edge::Top,
            head: None,
            size: None,
            total: None,
            back: 0,
            slack: 0,
            calm: 0,
            tries: 0,
            above: 0,
            below: None,
            moved: false,
            pairs: true,
            pages: 0,
            extra: 0,
            unreadable: 0,
            unreadable_new: 0,
            depth: None,
            short_at: None,
            counted: 0,
            stage: Stage::Whole,
            sure: true,
        }
    }

    /// Reads down to another goal, unless the first pass has ended.
    pub fn aim(&mut self, goal: Goal) {
        if self.stage == Stage::Whole {
            self.goal = goal;
        }
    }

    /// Takes an answer in. `alone`: whether it was asked for after the answer before it had come.
    pub fn answered(&mut self, page: &Page<Id>, alone: bool) {
        if self.stage == Stage::Finished || (matches!(self.edge, Edge::Top) && page.offset > 0) {
            // The page before it has ended this pass.
            return;
        }
        self.note_size(page);
        let falling = self.note_total(page.total);
        self.moved |= falling;
        // Pages are put together by their order; without one, nothing shows that all came.
        self.sure &= page.is_in_order();
        // Reading the head again brings nothing but certainty.
        self.extra += u64::from(self.stage == Stage::HeadAgain || (!page.fresh && self.pages > 0));
        if self.head.is_none() {
            self.head = Some(page.first().and_then(|row| row.key));
        }
        if page.rows.is_empty() && page.offset < page.total {
            self.nothing_came(page, alone);
            return;
        }
        match self.edge.joins(page, alone) {
            edge::Joint::Quiet => self.take(page),
            edge::Joint::Moved => {
                self.moved = true;
                self.take(page);
            }
            edge::Joint::Gap => self.step_back(page, alone),
        }
    }

    fn note_size(&mut self, page: &Page<Id>) {
        let rows = page.rows.len() as u64;
        let said = page.size.filter(|size| *size >= rows && *size > 0);
        let guessed = || self.size.filter(|size| *size >= rows).or((rows > 0).then_some(rows));
        self.size = said.or_else(guessed).map(|size| size.min(FIRST_COUNT.into()));
    }

    /// Whether the total fell.
    fn note_total(&mut self, total: u64) -> bool {
        let fell_by = self.total.map_or(0, |before| before.saturating_sub(total));
        self.total = Some(total);
        if fell_by == 0 {
            self.calm = self.calm.saturating_add(1);
            if self.calm >= CALM {
                self.slack -= self.slack / 2;
            }
            return false;
        }
        self.calm = 0;
        let most = self.size.unwrap_or(0) / 4 + 1;
        self.slack = self.slack.max(fell_by.saturating_add(1)).min(most);
        true
    }

    /// No row, although there are some at this place, as the server says. It is asked once more.
    fn nothing_came(&mut self, page: &Page<Id>, alone: bool) {
        self.moved = true;
        self.extra += 1;
        if !alone {
            self.pairs = false;
        } else if self.is_short_again(page) {
            (self.sure, self.stage) = (false, Stage::Finished);
        }
    }

    /// Notes a page that ends before the end of the list with fewer rows than a page has. Whether
    /// the one before it went no less far: then the rest is not to be had.
    fn is_short_again(&mut self, page: &Page<Id>) -> bool {
        let rows = page.rows.len() as u64;
        let end = page.offset + rows;
        if end >= page.total || self.size.is_some_and(|size| rows >= size) {
            self.short_at = None;
            return false;
        }
        // Where the next page begins is not known before this one has come.
        self.pairs = false;
        self.short_at.replace(end).is_some_and(|before| end <= before)
    }

    /// The page continues what was read.
    fn take(&mut self, page: &Page<Id>) {
        self.pages += u64::from(self.stage == Stage::Whole && (page.fresh || self.pages == 0));
        (self.back, self.tries) = (0, 0);
        self.count_unreadable(page);
        let reached = self.edge.move_on(page);
        match reached {
            edge::Reached::Above => {
                self.above += 1;
                self.extra += 1;
                let place = page.offset + page.rows.len() as u64;
                self.below = self.below.filter(|below| *below > place);
            }
            edge::Reached::Border => (self.above, self.below) = (0, None),
        }
        let ended = self.is_last(page);
        let met = match (self.goal, self.edge.key()) {
            (Goal::Down(goal), Some(key)) => key < goal,
            (Goal::Down(_), None) | (Goal::End, _) => false,
        };
        let end = page.offset + page.rows.len() as u64;
        if ended || met {
            let depth = if ended { Depth::End } else { Depth::Above(self.edge.key().flatten()) };
            self.depth.get_or_insert(depth);
            self.end_pass(page.offset == 0);
        } else if end >= FARTHEST || self.is_short_again(page) || self.extra > 2 * self.most_extra()
        {
            (self.sure, self.stage) = (false, Stage::Finished);
        }
    }

    /// Something may have slipped past between the border and this page.
    fn step_back(&mut self, page: &Page<Id>, alone: bool) {
        self.moved = true;
        self.extra += 1;
        if !alone {
            // Asked for before its place was known: what comes next will tell.
            self.pairs = self.pairs && page.first().map(|row| row.key) != self.edge.key();
            return;
        }
        self.tries += 1;
        let blind = matches!(self.edge, Edge::Blind { .. });
        if blind || self.tries > TRIES || self.extra > self.most_extra() {
            self.sure = false;
            self.edge = Edge::Top;
            self.take(page);
            return;
        }
        if page.first().map(|row| row.key) < self.edge.key() {
            self.below = Some(page.offset);
            if self.above > 0 && self.edge.is_before(page.offset) {
                return;
            }
        }
        if page.first().map(|row| row.key) == self.edge.key() {
            self.slack = self.slack.max(1);
        }
        self.above = 0;
        // What fell once will fall again before the next answer.
        let shifted = self.edge.fallen(page.total).saturating_add(self.slack.saturating_sub(1));
        self.back = shifted.max(self.back.saturating_mul(2)).max(1);
    }

    fn end_pass(&mut self, in_one_page: bool) {
        // One answer is one moment: nobody can move between its rows.
        if !self.moved || in_one_page {
            self.stage = Stage::Finished;
            return;
        }
        if self.extra > self.most_extra() {
            (self.sure, self.stage) = (false, Stage::Finished);
            return;
        }
        self.goal = self.head.take().map_or(Goal::End, Goal::Down);
        self.edge = Edge::Top;
        (self.moved, self.stage, self.short_at) = (false, Stage::HeadAgain, None);
    }

    fn count_unreadable(&mut self, page: &Page<Id>) {
        if self.stage != Stage::Whole {
            return;
        }
        let (all, new) = self.unreadable_in(page);
        self.unreadable += all;
        self.unreadable_new += new;
        self.counted = self.counted.max(page.offset + page.rows.len() as u64);
    }

    /// The rows of a page that could not be read and were not counted, and those of them above what
    /// was known.
    fn unreadable_in(&self, page: &Page<Id>) -> (u64, u64) {
        let passed = self.counted.saturating_sub(page.offset);
        let passed = usize::try_from(passed).unwrap_or(usize::MAX).min(page.rows.len());
        let is_known = |row: &Option<Row<Id>>| {
            row.as_ref().zip(self.known).is_some_and(|(row, known)| row.key < known)
        };
        let known = page.rows.iter().position(is_known).unwrap_or(page.rows.len());
        let broken = |rows: &[Option<Row<Id>>]| rows.iter().filter(|row| row.is_none()).count();
        let (all, new) = (&page.rows[passed..], &page.rows[passed.min(known)..known]);
        (broken(all) as u64, broken(new) as u64)
    }

    fn is_last(&self, page: &Page<Id>) -> bool {
        let rows = page.rows.len() as u64;
        let end = page.offset + rows;
        // Fewer rows than a page has are no proof while the server says that there are more.
        let short = self.size.is_none_or(|size| rows < size);
        end == page.total || (short && end > page.total)
    }

    fn most_extra(&self) -> u64 {
        24 + self.pages / 4
    }
}
