//! Killing a child at a random moment, and what it had said by then.

use std::{
    env,
    hint::spin_loop,
    io::{BufRead as _, BufReader},
    process::{Command, Stdio},
};

use super::child;

/// What a child had said before it was killed.
pub struct Killed {
    /// Each confirmed end of the activity: how many entries, and the hash of the last one.
    confirmed: Vec<(u64, String)>,
    /// How many entries were confirmed at last.
    pub entries: u64,
    /// How many sessions it had seen the server end.
    pub seen_to_end: u64,
    /// Whether it had come to its end, and only waited to be killed.
    pub finished: bool,
}

/// What a line of the child tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Said {
    Confirmed,
    Ended,
    Finished,
    NothingOfOurs,
}

/// Marsaglia's xorshift: the moments differ from each other and are the same in each run.
pub fn rolls() -> impl FnMut(u32) -> u32 {
    let mut random = 2_463_534_242_u32;
    move |below| {
        random ^= random << 13;
        random ^= random >> 17;
        random ^= random << 5;
        random % below
    }
}

/// Kills the child some time after it has told so often of sessions that it saw end, or when it is
/// done, and reads what it still said. What it tells of its activity does not count: several
/// entries may be told as one, so that their number differs from run to run.
pub fn kill_after(told: u32, spins: u32, describe: impl FnOnce(&mut Command)) -> Killed {
    let mut command = Command::new(env::current_exe().unwrap());
    command
        .args(["--exact", "crash::child::signs_out_until_it_is_killed", "--ignored"])
        .args(["--nocapture", "--test-threads=1"])
        .stdout(Stdio::piped());
    describe(&mut command);
    let mut child = command.spawn().unwrap();
    let mut killed = Killed { confirmed: Vec::new(), entries: 0, seen_to_end: 0, finished: false };
    let mut heard = 0;
    for line in BufReader::new(child.stdout.take().unwrap()).lines() {
        let line = line.unwrap();
        let said = killed.take(&line);
        heard += u32::from(said == Said::Ended);
        let is_time = said == Said::Ended && heard == told;
        if is_time || said == Said::Finished {
            (0..spins).for_each(|_| spin_loop());
            child.kill().unwrap();
        }
    }
    let ended = child.wait().unwrap();
    assert_eq!(ended.code(), None, "the child ended by itself");
    killed
}

impl Killed {
    /// Takes a line of the child over.
    fn take(&mut self, line: &str) -> Said {
        if let Some(confirmed) = line.strip_prefix(child::CONFIRMED) {
            let (entries, hash) = confirmed.split_once(' ').unwrap();
            self.entries = entries.parse().unwrap();
            self.confirmed.push((self.entries, hash.to_owned()));
            Said::Confirmed
        } else if let Some(ended) = line.strip_prefix(child::ENDED) {
            self.seen_to_end = ended.parse().unwrap();
            Said::Ended
        } else if line == child::FINISHED {
            self.finished = true;
            Said::Finished
        } else {
            Said::NothingOfOurs
        }
    }

    /// Every entry that was confirmed stands in this file, in its place.
    pub fn are_all_in(&self, text: &[u8]) {
        let text = String::from_utf8_lossy(text);
        let lines: Vec<&str> = text.lines().collect();
        for (entries, hash) in &self.confirmed {
            let line = lines.get(usize::try_from(*entries).unwrap() - 1);
            let there = line.is_some_and(|line| line.ends_with(&format!("\"hash\":\"{hash}\"}}")));
            assert!(there, "entry {entries} was confirmed and is missing");
        }
    }
}
