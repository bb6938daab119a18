//! Prints as JSON what the index needs and takes with made-up sessions, a million unless told.
//!
//! `cargo run --release -p session_index --example measure [SESSIONS]`

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

use session_index::{Bits, Filters, Grouping, Index, Query, Results, Sort, Word};

mod seeded;

const ROUNDS: usize = 15;

fn main() {
    let sessions: u32 = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(1_000_000);
    let before = memory();
    let start = Instant::now();
    let index = seeded::index(sessions as usize);
    let built = start.elapsed();
    let bytes = |now: u32| f64::from(now - before) * 1024.0 / f64::from(sessions);
    let mut figures = vec![
        format!("\"sessions\": {sessions}"),
        format!("\"build_ms\": {:.1}", ms(built)),
        format!("\"bytes_a_session_without_orders\": {:.1}", bytes(memory())),
    ];
    for (name, sort) in SORTS {
        let first = timed(|| first_lines(&index, &Query { sort, ..Query::default() }, None));
        let later = median(|| first_lines(&index, &Query { sort, ..Query::default() }, None));
        figures.push(format!("\"sort_{name}_first_ms\": {:.2}", ms(first)));
        figures.push(format!("\"sort_{name}_later_ms\": {:.3}", ms(later)));
        figures.push(format!("\"bytes_a_session_after_{name}\": {:.1}", bytes(memory())));
    }
    let text = vec![b'a'; sessions as usize * 306];
    let mut compared = |name: String, query: &Query, before: Option<&Results>| {
        let limit = spread(|| memchr::memchr(b'~', &text));
        let own = spread(|| first_lines(&index, query, before));
        let [x, x_median, _] = [0, 1, 2].map(|at| own[at].as_secs_f64() / limit[at].as_secs_f64());
        let [best, middle, worst] = own.map(ms);
        figures.push(format!(
            "\"{name}\": {{\"ms\": [{best:.2}, {middle:.2}, {worst:.2}], \"limit_ms\": {:.2}, \
             \"x_best\": {x:.2}, \"x_median\": {x_median:.2}}}",
            ms(limit[0])
        ));
    };
    for text in seeded::NEEDLES {
        compared(format!("find {text}"), &asked(text), None);
    }
    for text in seeded::TYPED {
        let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        for from_to in ends.windows(2) {
            let before = index.find(&asked(&text[..from_to[0]]), None);
            let to = &text[..from_to[1]];
            compared(format!("next {to}"), &asked(to), Some(&before));
        }
    }
    others(&index, &mut figures);
    println!("{{\n  {}\n}}", figures.join(",\n  "));
}

const SORTS: [(&str, Sort); 5] = [
    ("newest", Sort::Newest),
    ("oldest", Sort::Oldest),
    ("person", Sort::Person),
    ("device", Sort::Device),
    ("address", Sort::Address),
];

/// What has no target of its own.
fn others(index: &Index, figures: &mut Vec<String>) {
    for (name, group) in [("account", Grouping::Account), ("address", Grouping::Address)] {
        let query = Query { group, ..Query::default() };
        let first = timed(|| first_lines(index, &query, None));
        let later = median(|| first_lines(index, &query, None));
        figures.push(format!("\"group_{name}_first_ms\": {:.2}", ms(first)));
        figures.push(format!("\"group_{name}_later_ms\": {:.2}", ms(later)));
    }
    let filters = Filters { systems: vec!["windows".into()], ..Filters::default() };
    let query = Query { filters, ..Query::default() };
    figures.push(format!("\"filter_ms\": {:.2}", ms(median(|| first_lines(index, &query, None)))));
    let all = index.find(&Query::default(), None);
    figures.push(format!("\"facets_ms\": {:.2}", ms(median(|| index.facets(&all).kinds.len()))));
    let some = index.find(&asked("chrome"), None);
    let end = some.units();
    let lines = || some.lines(index, end - 120..end).len();
    figures.push(format!("\"last_lines_first_ms\": {:.2}", ms(timed(lines))));
    figures.push(format!("\"last_lines_later_ms\": {:.3}", ms(median(lines))));
    let slot = some.slots().last();
    let place = || slot.and_then(|slot| some.position(slot));
    figures.push(format!("\"position_ms\": {:.2}", ms(median(place))));
    let bits: Bits = index.slots().step_by(3).collect();
    figures.push(format!("\"count_of_bits\": {}", bits.count()));
}

fn asked(text: &str) -> Query {
    let words = text.split(' ').map(|word| Word::Text(word.into())).collect();
    Query { words, ..Query::default() }
}

fn first_lines(index: &Index, query: &Query, before: Option<&Results>) -> usize {
    let found = index.find(query, before);
    found.total() + found.lines(index, 0..120).len()
}

fn timed<R>(mut run: impl FnMut() -> R) -> Duration {
    let start = Instant::now();
    black_box(run());
    start.elapsed()
}

fn median<R>(run: impl FnMut() -> R) -> Duration {
    spread(run)[1]
}

/// The best, the middle and the worst of some rounds.
fn spread<R>(mut run: impl FnMut() -> R) -> [Duration; 3] {
    let mut times: Vec<_> = (0..ROUNDS).map(|_| timed(&mut run)).collect();
    times.sort_unstable();
    [times[0], times[ROUNDS / 2], times[ROUNDS - 1]]
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

/// The proportional memory of this process, in units of 1,024 bytes (proc(5), `smaps_rollup`).
fn memory() -> u32 {
    let rollup = std::fs::read_to_string("/proc/self/smaps_rollup").unwrap_or_default();
    let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or_default()
}
