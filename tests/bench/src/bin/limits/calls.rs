//! P15: how many calls it takes to read 100,000 sessions, where a server gives 100 in a page and
//! where it gives 1,000.

use gatehouse_bench::{
    canned::{self, Manner, TOKEN, USER_ID},
    made_up,
    ours::Ours,
    sample::{Sample, Target},
};

use crate::Failure;

const SESSIONS: usize = 100_000;
/// Readers that do not learn ask for this many.
const USUAL: usize = 100;

/// Counts the calls, which are the same at each run.
pub async fn measure() -> Result<(), Failure> {
    for largest in [100, 1_000] {
        eprintln!("  P15: pages of {largest}");
        let server = canned::serve(made_up::sessions(SESSIONS), Manner::Pages(largest)).await?;
        let ours = Ours::new()?;
        let id = ours.sign_in(&server.address, USER_ID, TOKEN).await?;
        let end = ours.read(&id).await?;
        if end.read != SESSIONS as u64 {
            return Err(format!("{} sessions were read", end.read).into());
        }
        let what = format!("calls for {SESSIONS} sessions, {largest} in a page");
        let calls = [number(server.calls())];
        let least = number(SESSIONS.div_ceil(largest));
        let target = Some(Target::AtMost(1.02));
        for (against, theirs, target) in [
            ("the fewest possible", least, target),
            ("always asking for 100", number(SESSIONS.div_ceil(USUAL)), None),
        ] {
            let (ours, theirs) = (calls.as_slice(), &[theirs][..]);
            Sample { row: "P15", what: &what, unit: "", ours, against, theirs, target }.print();
        }
    }
    Ok(())
}

#[expect(clippy::cast_precision_loss, reason = "some thousands at most")]
fn number(count: usize) -> f64 {
    count as f64
}
