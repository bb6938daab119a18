//! A second reading of a list that moved: nothing that is there is removed, and nothing that has
//! ended is kept without a word.

use std::collections::HashSet;

use fastrand::Rng;

use super::{
    Depth, Goal, Sweep,
    histories::{habits, histories},
    kept::Kept,
    moving_list::{FOR_EVER, Habits, MovingList, session_id},
};

/// What a second reading came to.
#[derive(Debug)]
struct Second {
    habits: Habits,
    goal: Goal,
    sure: bool,
    depth: Option<Depth>,
    calls: u64,
    /// Removed although they were there throughout.
    wrongly: usize,
    removed: usize,
    /// Known sessions that had ended before it began, and are still shown.
    kept: HashSet<u32>,
    /// Known sessions that it says may have ended.
    doubtful: HashSet<u32>,
    /// How many of what is shown have ended, as it says.
    gone: u64,
}

fn history(seed: u64) -> Option<Second> {
    let mut rng = Rng::with_seed(seed);
    let mut habits = habits(&mut rng);
    // Half of them stand still while they are read, and half of the damaged ones name each row.
    let still = rng.bool();
    (habits.events, habits.storms) =
        if still { (0, false) } else { (habits.events, habits.storms) };
    habits.broken = if rng.bool() { rng.u32(2..40) } else { 0 };
    habits.nameless = rng.u32(0..2);
    let only_new = rng.bool();
    let between = rng.usize(0..20);
    let mut list = MovingList::new(habits, rng);
    list.damaged = false;
    let (mut kept, mut sweep) = (Kept::new(), Sweep::new(Goal::End));
    list.read_into(&mut kept, &mut sweep);
    kept.close(&sweep, Goal::End);
    let since = sweep.head().filter(|_| sweep.is_sure())?;
    list.take_throughout();
    let unreadable = kept.rows_of_nobody(&sweep, 0);

    list.damaged = true;
    list.move_on(between);
    let known: HashSet<_> = kept.shown().into_iter().collect();
    let ended: HashSet<_> = known.difference(&list.there()).copied().collect();
    let goal = if only_new { Goal::Down(since) } else { Goal::End };
    kept.begin(only_new.then_some((since, unreadable)));
    let mut sweep = Sweep::new(goal);
    let calls = list.read_into(&mut kept, &mut sweep);
    let [removed, doubtful] = kept.close(&sweep, goal);
    let throughout = list.take_throughout();
    let shown: HashSet<_> = kept.shown().into_iter().collect();
    let unreadable = kept.rows_of_nobody(&sweep, unreadable);
    let expected = sweep.total().unwrap().saturating_sub(unreadable);
    Some(Second {
        habits,
        goal,
        sure: sweep.is_sure(),
        depth: sweep.depth(),
        calls,
        wrongly: removed.intersection(&throughout).count(),
        removed: removed.len(),
        kept: shown.intersection(&ended).copied().collect(),
        doubtful,
        gone: (shown.len() as u64).saturating_sub(expected),
    })
}

#[test]
fn nothing_that_is_there_is_removed_and_nothing_that_ended_is_kept_without_a_word() {
    let (mut second, mut removed, mut doubted, mut calls) = (0, 0, 0, 0);
    let (mut said, mut hidden) = (0, 0);
    for seed in 0..histories() {
        let Some(came) = history(seed) else { continue };
        assert!(came.calls < FOR_EVER, "history {seed} does not end: {came:?}");
        assert_eq!(came.wrongly, 0, "history {seed}: {came:?}");
        let mut unsaid = came.kept.difference(&came.doubtful);
        if came.depth == Some(Depth::End) || came.goal == Goal::End {
            // Whatever had ended before is gone, or said to be in doubt.
            assert_eq!(unsaid.next(), None, "history {seed}: {came:?}");
        } else if came.sure {
            // A session that comes while what is new is read may hide in the total that one has ended.
            let unsaid = unsaid.count() as u64;
            let still = came.habits.events == 0 && !came.habits.storms;
            assert!(!still || unsaid == 0, "history {seed}: {came:?}");
            said += unsaid.min(came.gone);
            hidden += unsaid.saturating_sub(came.gone);
        }
        second += 1;
        removed += came.removed;
        doubted += came.kept.intersection(&came.doubtful).count();
        calls += came.calls;
    }
    println!(
        "{second} second readings in {calls} calls: {removed} that ended removed, 0 that are there; \
         {doubted} that had ended kept as in doubt, {said} said by their number, and {hidden} hidden \
         by lists that moved while what is new was read"
    );
    assert!(second > histories() * 3 / 4);
}

#[test]
fn what_is_new_costs_one_page_while_nothing_has_ended() {
    for (ended, broken) in [(0, 0), (0, 7), (1, 0)] {
        let habits = Habits {
            sessions: 1_000,
            page: 100,
            spread: 1,
            events: 0,
            restless_ties: false,
            broken,
            nameless: 0,
            storms: false,
            two_at_once: false,
            failing: 0,
        };
        let mut list = MovingList::new(habits, Rng::with_seed(1));
        let (mut kept, mut sweep) = (Kept::new(), Sweep::new(Goal::End));
        list.damaged = false;
        list.read_into(&mut kept, &mut sweep);
        let since = sweep.head().unwrap();
        let unreadable = sweep.unreadable();
        list.end_at(&[250][..ended]);
        kept.begin(Some((since, unreadable)));
        let mut sweep = Sweep::new(Goal::Down(since));
        let calls = list.read_into(&mut kept, &mut sweep);
        let [removed, _] = kept.close(&sweep, Goal::Down(since));
        // The session at place 250 from the top is on the third page.
        assert_eq!((calls, removed.len()), (if ended == 0 { 1 } else { 3 }, ended), "{broken}");
        assert!(kept.known([session_id(749)].into_iter()) == 1 - ended);
    }
}
