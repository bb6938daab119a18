//! The sessions as text: what a plain scan reads.

use std::{env, fs, io, path::PathBuf};

use gatehouse_bench::made_up::{self, MadeUp};

/// How many sessions there are.
pub const SESSIONS: usize = 1_000_000;

/// All sessions as text, a line each, the fields between tabs.
pub struct Corpus {
    /// The lines.
    pub text: Vec<u8>,
}

impl Corpus {
    /// Writes all sessions out.
    pub fn new() -> Self {
        let mut text = Vec::new();
        for session in made_up::sessions(SESSIONS) {
            text.extend_from_slice(line(&session).as_bytes());
            text.push(b'\n');
        }
        Self { text }
    }

    /// The lines.
    pub fn lines(&self) -> impl Iterator<Item = &[u8]> {
        self.text.split(|byte| *byte == b'\n').filter(|line| !line.is_empty())
    }

    /// The lines in a file, for peers that read one.
    pub fn file(&self) -> io::Result<PathBuf> {
        let Some(folder) = env::var_os("BENCH_PEERS") else {
            return Err(io::Error::other("BENCH_PEERS is not set"));
        };
        let file = PathBuf::from(folder).join("sessions.txt");
        fs::write(&file, &self.text)?;
        Ok(file)
    }

    /// How it is called in the table.
    pub fn named(&self) -> String {
        format!("over {SESSIONS} sessions, {} bytes of text each", self.text.len() / SESSIONS)
    }
}

fn line(session: &MadeUp) -> String {
    let at = session.login_at_text();
    session.fields().join("\t") + "\t" + &at
}
