//! P9: sorting all sessions by name, user, time and address, until the first 60 are there.

use std::{error::Error, hint::black_box};

use gatehouse_bench::{
    rounds::{ROUNDS, milliseconds},
    sample::{Sample, Target},
};
use serde_json::json;
use session_index::{Index, Query, Sort};

use crate::{corpus::Corpus, indexed, limits, peers};

/// One frame at 60 Hz, in milliseconds.
const FRAME: f64 = 16.0;
/// What is sorted by, and the number of the same field in a line of text.
const ORDERS: [(&str, Sort, usize); 4] = [
    ("person", Sort::Person, 3),
    ("device", Sort::Device, 4),
    ("time", Sort::Newest, 10),
    ("address", Sort::Address, 9),
];

/// Measures the first use of each order after a change, and the next one.
pub fn measure() -> Result<(), Box<dyn Error>> {
    eprintln!("  making 1,000,000 sessions");
    let corpus = Corpus::new();
    let fields = limits::fields(&corpus);
    let mut node = peers::node(&corpus.file()?)?;
    let mut index = indexed::index();
    for (name, sort, field) in ORDERS {
        let (mut firsts, mut nexts) = (Vec::new(), Vec::new());
        let (mut scripts, mut strings) = (Vec::new(), Vec::new());
        for round in 0..ROUNDS {
            eprintln!("  P9: by {name}: round {} of {ROUNDS}", round + 1);
            forget_orders(&mut index, round);
            firsts.push(first_window(&index, sort));
            nexts.push(first_window(&index, sort));
            scripts.push(node.ask(&json!({ "sort": field }), "ms")?);
            strings.push(sorted(&fields, field));
        }
        let first = format!("by {name}, first use after a change");
        let next = format!("by {name}, each later use");
        let tenth = Some(Target::AtMost(0.1));
        print(&first, &firsts, "Node, Array.sort", &scripts, tenth);
        print(&first, &firsts, "Rust, sort of the strings", &strings, None);
        print(&next, &nexts, "one frame", &[FRAME], Some(Target::AtMost(1.0)));
    }
    Ok(())
}

/// Lets one session connect again, so that no order is known any more.
fn forget_orders(index: &mut Index, round: usize) {
    let Some(slot) = index.slots().nth(round) else { return };
    let Some(mut entry) = index.session(slot) else { return };
    entry.session.last_connected = entry.session.last_connected.map(|moment| moment + 1);
    let reading = index.begin_reading(entry.workspace, entry.as_of_ms);
    index.put(reading, &entry.session);
}

fn first_window(index: &Index, sort: Sort) -> f64 {
    let query = Query { sort, ..Query::default() };
    milliseconds(|| {
        let found = index.find(&query, None);
        indexed::first(index, &found)
    })
    .0
}

fn sorted(fields: &[Vec<String>], field: usize) -> f64 {
    milliseconds(|| {
        let mut order: Vec<&Vec<String>> = fields.iter().collect();
        order.sort_by(|one, other| one[field].cmp(&other[field]));
        black_box(order.into_iter().take(60).count())
    })
    .0
}

fn print(what: &str, ours: &[f64], against: &str, theirs: &[f64], target: Option<Target>) {
    Sample { row: "P9", what, unit: "ms", ours, against, theirs, target }.print();
}
