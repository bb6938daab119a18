//! A peer that keeps running: it loads its data once and then answers one line of JSON for each.

use std::{
    io::{self, BufRead as _, BufReader, Write as _},
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
};

use serde_json::Value;

/// A running peer; it ends with the value.
#[derive(Debug)]
pub struct Worker {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Worker {
    /// Starts a program and waits for its first line, which says that it is ready.
    ///
    /// # Errors
    /// When it does not start, or ends before it is ready; what it said stands above.
    pub fn start(command: &mut Command) -> io::Result<Self> {
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let (Some(input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(io::ErrorKind::BrokenPipe.into());
        };
        let mut worker = Self { child, input, output: BufReader::new(output) };
        worker.line()?;
        Ok(worker)
    }

    /// Asks, and gives the number that it answers under this name.
    ///
    /// # Errors
    /// When it ended, or answers something else.
    pub fn ask(&mut self, question: &Value, name: &str) -> io::Result<f64> {
        writeln!(self.input, "{question}")?;
        self.input.flush()?;
        let answer: Value = serde_json::from_str(&self.line()?)?;
        let number = answer.get(name).and_then(Value::as_f64);
        number.ok_or_else(|| io::Error::other(format!("{question}: the answer was {answer}")))
    }

    fn line(&mut self) -> io::Result<String> {
        let mut line = String::new();
        if self.output.read_line(&mut line)? == 0 {
            return Err(io::Error::other("a peer ended too early"));
        }
        Ok(line)
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_peer_answers_line_by_line_once_it_is_ready() {
        let script = r#"echo ready; while read line; do echo "{\"ms\": ${#line}}"; done"#;
        let mut worker = Worker::start(Command::new("sh").args(["-c", script])).unwrap();
        assert_eq!(worker.ask(&json!([1]), "ms").unwrap().to_bits(), 3.0_f64.to_bits());
        assert!(worker.ask(&json!([1, 2]), "count").is_err());
    }

    #[test]
    fn a_peer_that_ends_early_is_not_waited_for() {
        assert!(Worker::start(Command::new("sh").args(["-c", "exit 1"])).is_err());
    }
}
