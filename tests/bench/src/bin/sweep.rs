//! P12: reading 100,000 sessions of an account without a limit, 1,000 pages, whole programs from
//! their start to their end; and the memory that each takes.
//!
//! The server's answers are laid ready, so that it is not what is measured.

use std::{env, error::Error, path::PathBuf, process::Command};

use gatehouse_bench::{
    canned::{self, Manner, TOKEN, USER_ID},
    contender::{self, Taken},
    made_up, rounds,
    sample::{Sample, Target},
};

const SESSIONS: usize = 100_000;
/// A loop that starts a program for every page reads only so many sessions of them, and its time is
/// multiplied.
const LOOPED: usize = 2_000;

/// What one after the other reads all sessions.
struct Reader {
    name: &'static str,
    command: Command,
    /// How many sessions it reads.
    reads: usize,
    /// Of each round, in bytes.
    peaks: Vec<f64>,
    /// Our time is to be at most this share of its time.
    target: Option<f64>,
}

#[tokio::main(flavor = "multi_thread", worker_threads = 1)]
async fn main() -> Result<(), Box<dyn Error>> {
    let server = canned::serve(made_up::sessions(SESSIONS), Manner::Pages(100)).await?;
    let mut readers = readers(&server.address)?;
    for reader in &mut readers {
        // The first run finds cold files.
        let _warm = read(reader)?;
        reader.peaks.clear();
    }
    let times = rounds::alternate("P12", &mut readers, |reader| {
        read(reader).map(|taken| taken.milliseconds * per_sweep(reader.reads))
    })?;
    let (Some(ours), Some(us)) = (times.first(), readers.first()) else {
        return Err("nobody read".into());
    };
    for (theirs, reader) in times.iter().zip(&readers).skip(1) {
        let against = reader.name;
        let what = "1,000 pages of 100 sessions, from start to end";
        let target = reader.target.map(Target::AtMost);
        Sample { row: "P12", what, unit: "ms", ours, against, theirs, target }.print();
    }
    for (name, target) in [
        ("plain hyper + serde", None),
        ("rocketchat_API", Some(Target::AtMost(0.2))),
        ("@rocket.chat/api-client", Some(Target::AtMost(0.2))),
    ] {
        let Some(them) = readers.iter().find(|reader| reader.name == name) else { continue };
        let (ours, theirs) = (megabytes(&us.peaks), megabytes(&them.peaks));
        let what = "the same, peak of resident memory";
        let (ours, theirs) = (ours.as_slice(), theirs.as_slice());
        Sample { row: "P12", what, unit: "MB", ours, against: name, theirs, target }.print();
    }
    Ok(())
}

/// Ourselves first.
fn readers(address: &str) -> Result<Vec<Reader>, Box<dyn Error>> {
    let beside = env::current_exe()?.with_file_name("");
    let peers = PathBuf::from(env::var_os("BENCH_PEERS").ok_or("BENCH_PEERS is not set")?);
    let scripts = env::current_dir()?.join("tests/bench/peers");
    let list = format!("{address}/api/v1/sessions/list.all");
    let headers = format!("-H 'X-User-Id: {USER_ID}' -H 'X-Auth-Token: {TOKEN}'");
    let one_curl = format!(
        "curl -sf {headers} '{list}?count=100&offset=[0-{}:100]' | jq '.sessions | length' | jq -s add",
        SESSIONS - 100
    );
    let loop_of_curls = format!(
        "for offset in $(seq 0 100 {}); do curl -sf {headers} '{list}?count=100&offset='$offset \
         | jq '.sessions | length'; done | jq -s add",
        LOOPED - 100
    );
    // The script lies where its packages are, as a program that uses them would.
    let script = peers.join("npm/read_all.mjs");
    std::fs::copy(scripts.join("read_all.mjs"), &script)?;
    let mut python = Command::new(peers.join("venv/bin/python"));
    python.arg(scripts.join("read_all.py")).args([address, USER_ID, TOKEN]);
    let mut node = Command::new("node");
    node.arg(script).args([address, USER_ID, TOKEN]);
    let ours = program(beside.join("sweep_ours"), address);
    let plain = program(beside.join("sweep_hyper"), address);
    Ok(vec![
        reader("Gatehouse", ours, SESSIONS, None),
        reader("plain hyper + serde", plain, SESSIONS, Some(1.10)),
        reader("rocketchat_API", python, SESSIONS, Some(0.2)),
        reader("@rocket.chat/api-client", node, SESSIONS, Some(0.125)),
        reader("one curl and one jq", shell(&one_curl), SESSIONS, None),
        reader("a loop of curl and jq (20 pages × 50)", shell(&loop_of_curls), LOOPED, Some(0.01)),
    ])
}

fn reader(name: &'static str, mut command: Command, reads: usize, target: Option<f64>) -> Reader {
    // What a system's proxy does is not measured.
    command.env("no_proxy", "127.0.0.1").env("NO_PROXY", "127.0.0.1");
    Reader { name, command, reads, peaks: Vec::new(), target }
}

fn program(path: PathBuf, address: &str) -> Command {
    let mut command = Command::new(path);
    command.args([address, USER_ID, TOKEN]);
    command
}

fn shell(line: &str) -> Command {
    let mut command = Command::new("sh");
    command.args(["-c", line]);
    command
}

/// One run, which must have read everything.
fn read(reader: &mut Reader) -> Result<Taken, Box<dyn Error>> {
    let taken = contender::run(&mut reader.command)?;
    if taken.printed.split_whitespace().next() != Some(reader.reads.to_string().as_str()) {
        return Err(format!("{} read {}", reader.name, taken.printed.trim()).into());
    }
    reader.peaks.push(taken.peak);
    Ok(taken)
}

#[expect(clippy::cast_precision_loss, reason = "a share of 100,000")]
fn per_sweep(reads: usize) -> f64 {
    SESSIONS as f64 / reads as f64
}

fn megabytes(bytes: &[f64]) -> Vec<f64> {
    bytes.iter().map(|bytes| bytes / 1e6).collect()
}
