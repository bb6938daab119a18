//! P6 to P8: a keystroke, with the first 60 sessions that it finds.

use std::{error::Error, hint::black_box};

use gatehouse_bench::{
    rounds::{ROUNDS, milliseconds, percentile},
    sample::{Sample, Target},
    worker::Worker,
};
use serde_json::json;
use session_index::{Index, Query, Results};

use crate::{corpus::Corpus, indexed, limits, peers};

mod questions;

/// How often each question is asked in a round.
const REPEATS: usize = 10;

/// Measures the rows asked for, all over the same sessions.
pub fn measure(rows: &[&str]) -> Result<(), Box<dyn Error>> {
    eprintln!("  making 1,000,000 sessions");
    let corpus = Corpus::new();
    let index = indexed::index();
    // The order that sessions come in is made at the first use and kept.
    black_box(index.find(&Query::default(), None));
    for row in rows {
        match *row {
            "P6" => one_key(&index, &corpus)?,
            "P7" => many_hits(&index, &corpus),
            _ => next_key(&index, &corpus),
        }
    }
    Ok(())
}

fn one_key(index: &Index, corpus: &Corpus) -> Result<(), Box<dyn Error>> {
    let file = corpus.file()?;
    let fields = limits::fields(corpus);
    let (mut node, mut sqlite) = (peers::node(&file)?, peers::sqlite(&file)?);
    let mut taken = Taken::default();
    for round in 0..ROUNDS {
        eprintln!("  P6: round {} of {ROUNDS}", round + 1);
        let all = questions::texts().map(|text| questions::text(&text));
        taken.against_limit(index, corpus, &all);
        let (mut ours, mut blob, mut rg) = (Vec::new(), Vec::new(), Vec::new());
        let (mut plain, mut scripts, mut likes) = (Vec::new(), Vec::new(), Vec::new());
        for text in questions::texts() {
            blob.push(milliseconds(|| limits::memmem(corpus, &text)).0);
            rg.push(peers::ripgrep(&file, &text)?);
        }
        for text in questions::FEW {
            ours.extend((0..REPEATS).map(|_| ask(index, &questions::text(text), None).0));
            plain.push(milliseconds(|| limits::naive(&fields, text)).0);
            scripts.push(find(&mut node, text)?);
            likes.push(find(&mut sqlite, text)?);
        }
        taken.few.push(percentile(&ours, 0.5));
        for (peer, values) in [blob, rg, plain, scripts, likes].iter().enumerate() {
            taken.peers[peer].push(percentile(values, 0.5));
        }
    }
    let over = corpus.named();
    let what = format!("a keystroke {over}: 12 texts, p99");
    print("P6", &what, &taken.p99, "one memchr pass", &taken.limit, Some(1.0));
    let what = "the same, p50";
    print("P6", what, &taken.p50, "one memchr pass", &taken.limit, None);
    let [blob, rg, plain, scripts, likes] = &taken.peers;
    print("P6", what, &taken.p50, "memmem over one blob, heeding case", blob, None);
    print("P6", what, &taken.p50, "rg -c -F -i, its start included", rg, None);
    let what = "a keystroke, 4 of these texts, p50";
    print("P6", what, &taken.few, "Rust, to_lowercase().contains()", plain, Some(0.025));
    print("P6", what, &taken.few, "Node, toLowerCase().includes()", scripts, Some(0.0125));
    print("P6", what, &taken.few, "SQLite in memory, LIKE", likes, None);
    Ok(())
}

fn many_hits(index: &Index, corpus: &Corpus) {
    for (what, asked, target) in [
        ("first letter, a to z, p99", questions::letters(), 2.0),
        ("two and three words, p99", questions::several_words(), 1.3),
        ("filters, with and without a word, p99", questions::filters(), 2.0),
    ] {
        let mut taken = Taken::default();
        for round in 0..ROUNDS {
            eprintln!("  P7: {what}: round {} of {ROUNDS}", round + 1);
            taken.against_limit(index, corpus, &asked);
        }
        print("P7", what, &taken.p99, "one memchr pass", &taken.limit, Some(target));
    }
}

fn next_key(index: &Index, corpus: &Corpus) {
    let mut taken = Taken::default();
    for round in 0..ROUNDS {
        eprintln!("  P8: round {} of {ROUNDS}", round + 1);
        let mut times = Vec::new();
        for text in questions::texts() {
            let mut passes: Vec<_> =
                (0..3).map(|_| milliseconds(|| limits::memchr_pass(corpus)).0).collect();
            taken.passes.append(&mut passes);
            times.extend((0..REPEATS).flat_map(|_| typed(index, &text)));
        }
        taken.close(&times);
    }
    let what = "each next key of 12 texts, p99";
    print("P8", what, &taken.p99, "one memchr pass", &taken.limit, Some(0.3));
    print("P8", "the same, p50", &taken.p50, "one memchr pass", &taken.limit, None);
}

/// The times of all keys but the first.
fn typed(index: &Index, text: &str) -> Vec<f64> {
    let (mut times, mut before) = (Vec::new(), None);
    for end in text.char_indices().map(|(at, letter)| at + letter.len_utf8()) {
        let (time, found) = ask(index, &questions::text(&text[..end]), before.as_ref());
        if before.is_some() {
            times.push(time);
        }
        before = Some(found);
    }
    times
}

/// The time until the first 60 sessions are there to be shown, and what was found.
fn ask(index: &Index, query: &Query, before: Option<&Results>) -> (f64, Results) {
    let (time, (found, _shown)) = milliseconds(|| {
        let found = index.find(query, before);
        let shown = indexed::first(index, &found);
        (found, shown)
    });
    (time, found)
}

fn find(worker: &mut Worker, text: &str) -> std::io::Result<f64> {
    worker.ask(&json!({ "find": text }), "ms")
}

/// What the rounds so far took.
#[derive(Default)]
struct Taken {
    /// Of the limit, in the round that is under way.
    passes: Vec<f64>,
    limit: Vec<f64>,
    p50: Vec<f64>,
    p99: Vec<f64>,
    few: Vec<f64>,
    peers: [Vec<f64>; 5],
}

impl Taken {
    /// Asks all questions some times, with a pass over the text after each, and closes the round.
    fn against_limit(&mut self, index: &Index, corpus: &Corpus, asked: &[Query]) {
        let mut times = Vec::new();
        for query in asked {
            times.extend((0..REPEATS).map(|_| ask(index, query, None).0));
            self.passes.push(milliseconds(|| limits::memchr_pass(corpus)).0);
        }
        self.close(&times);
    }

    fn close(&mut self, times: &[f64]) {
        self.p50.push(percentile(times, 0.5));
        self.p99.push(percentile(times, 0.99));
        self.limit.push(percentile(&std::mem::take(&mut self.passes), 0.5));
    }
}

fn print(row: &str, what: &str, ours: &[f64], against: &str, theirs: &[f64], at_most: Option<f64>) {
    let target = at_most.map(Target::AtMost);
    Sample { row, what, unit: "ms", ours, against, theirs, target }.print();
}
