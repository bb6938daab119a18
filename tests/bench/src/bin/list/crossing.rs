//! P16: how many calls cross between window and program, and how many bytes, at each key and each
//! turn of the wheel.

use gatehouse_bench::sample::{Sample, Target};
use serde_json::{Value, json};

use crate::{Failure, frame::Frame};

const TYPED: &str = "müller firefox";
/// Small turns, and some that leave everything behind that was seen.
const TURNS: [i32; 20] = [
    120, 120, 120, 240, 240, 480, 480, 960, 960, 2_000, 5_000, 20_000, 100_000, -120, -240, -480,
    -960, -2_000, -20_000, 120,
];
const BYTES: f64 = 16_000.0;
const SESSIONS: f64 = 1_000_000.0;

/// Counts; the counts are the same at each run.
pub async fn measure(frame: &Frame) -> Result<(), Failure> {
    eprintln!("  P16: typing and scrolling");
    let shown = frame.show("ours").await?;
    let whole = shown.call("whole", vec![json!(1_000)]).await?.as_f64().unwrap_or(0.0) * SESSIONS;
    let (mut key_calls, mut key_bytes) = (Vec::new(), Vec::new());
    let (mut turn_calls, mut turn_bytes) = (Vec::new(), Vec::new());
    for pixels in TURNS {
        note(&shown.call("turn", vec![json!(pixels)]).await?, &mut turn_calls, &mut turn_bytes)?;
    }
    for letter in TYPED.chars() {
        note(&shown.call("type", vec![json!(letter)]).await?, &mut key_calls, &mut key_bytes)?;
    }
    shown.close().await?;
    let limit = Some(Target::AtMost(1.0));
    for (what, calls, bytes) in
        [("a key", &key_calls, &key_bytes), ("a turn of the wheel", &turn_calls, &turn_bytes)]
    {
        let most = |values: &[f64]| [values.iter().copied().fold(0.0, f64::max)];
        let named = |unit: &str| format!("most {unit} at {what}, JSON both ways");
        print(&format!("most calls at {what}"), "", &most(calls), "limit", &[1.0], limit);
        print(&named("bytes"), "B", &most(bytes), "limit", &[BYTES], limit);
        print(&named("bytes"), "B", &most(bytes), "the whole list as JSON", &[whole], None);
    }
    Ok(())
}

fn note(crossed: &Value, calls: &mut Vec<f64>, bytes: &mut Vec<f64>) -> Result<(), Failure> {
    calls.push(crossed["calls"].as_f64().ok_or("calls are counted")?);
    bytes.push(crossed["bytes"].as_f64().ok_or("bytes are counted")?);
    Ok(())
}

fn print(
    what: &str,
    unit: &str,
    ours: &[f64],
    against: &str,
    theirs: &[f64],
    target: Option<Target>,
) {
    Sample { row: "P16", what, unit, ours, against, theirs, target }.print();
}
