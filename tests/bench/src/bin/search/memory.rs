//! P5: what a session takes. Each form is held by a process of its own, which says by how much its
//! proportional set grew.

use std::{env, error::Error, fs, hint::black_box, process::Command};

use gatehouse_bench::{
    contender, rounds,
    sample::{Sample, Target},
};
use serde_json::Value;
use session_index::Query;

use crate::{
    corpus::{Corpus, SESSIONS},
    indexed, peers,
};

/// What a session may take, in bytes.
const LIMIT: f64 = 110.0;
/// Of Node's objects, ours are to take at most this share.
const OF_NODE: f64 = 0.125;

/// Measures all forms.
pub fn measure() -> Result<(), Box<dyn Error>> {
    let file = Corpus::new().file()?;
    let hold = |form| -> Result<Command, Box<dyn Error>> {
        let mut command = Command::new(env::current_exe()?);
        command.args(["--hold", form]);
        Ok(command)
    };
    let mut forms = [hold("index")?, hold("structs")?, peers::node_memory(&file)?];
    let [ours, structs, node]: [Vec<f64>; 3] =
        rounds::alternate("P5", &mut forms, bytes_a_session)?
            .try_into()
            .map_err(|_| "three forms were held")?;
    let what = "index in use, memory a session";
    for (against, theirs, target) in [
        ("limit", &[LIMIT][..], Some(Target::AtMost(1.0))),
        ("Node, an object each", &node, Some(Target::AtMost(OF_NODE))),
        ("Rust, a struct of strings each", &structs, None),
        ("the server's JSON", &[json_bytes()], None),
    ] {
        let ours = ours.as_slice();
        Sample { row: "P5", what, unit: "B", ours, against, theirs, target }.print();
    }
    Ok(())
}

/// Holds all sessions in a form and prints by how many bytes the process grew.
pub fn hold(form: &str) -> Result<(), Box<dyn Error>> {
    let before = proportional_set()?;
    let bytes = match form {
        "index" => {
            let index = indexed::index();
            // With the order that every list needs.
            black_box(index.find(&Query::default(), None));
            let bytes = proportional_set()? - before;
            black_box(index);
            bytes
        }
        "structs" => {
            let sessions: Vec<_> = gatehouse_bench::made_up::sessions(SESSIONS)
                .map(|made_up| indexed::session(&made_up))
                .collect();
            let bytes = proportional_set()? - before;
            black_box(sessions);
            bytes
        }
        unknown => return Err(format!("no form {unknown}").into()),
    };
    println!("{}", serde_json::json!({ "bytes": bytes }));
    Ok(())
}

fn bytes_a_session(form: &mut Command) -> Result<f64, Box<dyn Error>> {
    let printed: Value = serde_json::from_str(&contender::run(form)?.printed)?;
    let bytes = printed["bytes"].as_f64().ok_or("a form says how many bytes it takes")?;
    Ok(bytes / of_sessions())
}

/// In bytes.
fn proportional_set() -> Result<f64, Box<dyn Error>> {
    let rollup = fs::read_to_string("/proc/self/smaps_rollup")?;
    let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:")).ok_or("no Pss")?;
    let kilobytes: f64 = line.trim().trim_end_matches(" kB").parse()?;
    Ok(kilobytes * 1_024.0)
}

#[expect(clippy::cast_precision_loss, reason = "some hundred megabytes")]
fn json_bytes() -> f64 {
    let all: usize =
        gatehouse_bench::made_up::sessions(SESSIONS).map(|session| session.row().len()).sum();
    all as f64 / of_sessions()
}

#[expect(clippy::cast_precision_loss, reason = "a million")]
fn of_sessions() -> f64 {
    SESSIONS as f64
}
