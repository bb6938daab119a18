//! P11: 300 random jumps, a steady scroll, and the end of the scrollbar.

use gatehouse_bench::{
    rounds::{ROUNDS, percentile},
    sample::{Sample, Target},
};
use serde_json::{Value, json};

use crate::{Failure, frame::Frame};

/// Ours comes first, the page without a list last.
const PAGES: [(&str, &str); 4] = [
    ("ours", "Gatehouse"),
    ("tanstack", "TanStack Virtual, 1,000,000 cards of 88 px"),
    ("naive", "every card in the page, 1,000 of them"),
    ("empty", "an empty page"),
];
const JUMPS: u32 = 300;
/// Three seconds at 60 frames a second.
const GLIDE_FRAMES: u32 = 180;
/// A turn of a wheel is about as much.
const GLIDE_PIXELS: u32 = 120;
const SESSIONS: f64 = 1_000_000.0;
/// In milliseconds.
const FRAME_LIMIT: f64 = 20.0;
const LONG_FRAME: f64 = 50.0;
const NODE_LIMIT: f64 = 400.0;

/// What a page did, one value a round.
#[derive(Default)]
struct Moved {
    jump_p99: Vec<f64>,
    glide_p99: Vec<f64>,
    long: Vec<f64>,
    nodes: Vec<f64>,
    reached: Vec<f64>,
}

/// Measures all pages, one after the other in each round.
pub async fn measure(frame: &Frame) -> Result<(), Failure> {
    let mut all: [Moved; 4] = Default::default();
    for round in 0..ROUNDS {
        for place in 0..PAGES.len() {
            let place = if round % 2 == 0 { place } else { PAGES.len() - 1 - place };
            eprintln!("  P11: round {} of {ROUNDS}, {}", round + 1, PAGES[place].1);
            move_through(frame, PAGES[place].0, &mut all[place]).await?;
        }
    }
    let [ours, tanstack, naive, empty] = &all;
    // A frame that is late in the empty page too is not the list's.
    let own: Vec<_> =
        ours.long.iter().zip(&empty.long).map(|(ours, empty)| (ours - empty).max(0.0)).collect();
    let limit = Some(Target::AtMost(1.0));
    for (what, unit, of) in [
        (
            "frame gap p99, 300 random jumps",
            "ms",
            (|moved| &moved.jump_p99) as fn(&Moved) -> &Vec<f64>,
        ),
        ("frame gap p99, steady scroll of 120 px a frame", "ms", |moved| &moved.glide_p99),
    ] {
        print(what, unit, of(ours), "limit", &[FRAME_LIMIT], limit);
        for ((_, name), peer) in PAGES.iter().zip(&all).skip(1) {
            print(what, unit, of(ours), name, of(peer), None);
        }
    }
    let what = "frames over 50 ms beyond those of an empty page";
    print(what, "", &own, "none", &[0.0], Some(Target::Zero));
    for (name, peer) in [(PAGES[1].1, tanstack), (PAGES[2].1, naive), (PAGES[3].1, empty)] {
        print("frames over 50 ms", "", &ours.long, name, &peer.long, None);
    }
    print("elements of the list in the page", "", &ours.nodes, "limit", &[NODE_LIMIT], limit);
    print("elements of the list in the page", "", &ours.nodes, PAGES[1].1, &tanstack.nodes, None);
    print("elements of the list in the page", "", &ours.nodes, PAGES[2].1, &naive.nodes, None);
    let what = "last card seen at the end of the scrollbar";
    print(what, "", &ours.reached, "the last", &[SESSIONS], Some(Target::AtLeast(1.0)));
    print(what, "", &ours.reached, PAGES[1].1, &tanstack.reached, None);
    Ok(())
}

async fn move_through(frame: &Frame, page: &str, moved: &mut Moved) -> Result<(), Failure> {
    let shown = frame.show(page).await?;
    // The first moves load what later ones find loaded.
    shown.call("jump", vec![json!(20)]).await?;
    let jump = shown.call("jump", vec![json!(JUMPS)]).await?;
    let glide = shown.call("glide", vec![json!(GLIDE_FRAMES), json!(GLIDE_PIXELS)]).await?;
    let end = shown.call("end", Vec::new()).await?;
    shown.close().await?;
    let (jumps, glides) = (gaps(&jump)?, gaps(&glide)?);
    moved.jump_p99.push(percentile(&jumps, 0.99));
    moved.glide_p99.push(percentile(&glides, 0.99));
    let long = jumps.iter().chain(&glides).filter(|gap| **gap > LONG_FRAME).count();
    moved.long.push(f64::from(u32::try_from(long)?));
    let nodes = |moved: &Value| moved["nodes"].as_f64().unwrap_or(0.0);
    moved.nodes.push(nodes(&jump).max(nodes(&glide)));
    moved.reached.push(end.as_f64().ok_or("the end is a number")?);
    Ok(())
}

fn gaps(moved: &Value) -> Result<Vec<f64>, Failure> {
    let gaps = moved["gaps"].as_array().ok_or("there are gaps between frames")?;
    Ok(gaps.iter().filter_map(Value::as_f64).collect())
}

fn print(
    what: &str,
    unit: &str,
    ours: &[f64],
    against: &str,
    theirs: &[f64],
    target: Option<Target>,
) {
    Sample { row: "P11", what, unit, ours, against, theirs, target }.print();
}
