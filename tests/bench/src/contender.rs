//! A program that does the same work as we do, measured from outside: time and peak of memory.

use std::{
    fs, io,
    process::{Command, Stdio},
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::{Duration, Instant},
};

/// Between two looks at a program's memory. The peak that Linux keeps never falls, so only what is
/// taken in the very last such span is missed.
const BETWEEN_LOOKS: Duration = Duration::from_millis(5);

/// What a program took.
#[derive(Debug, Clone, PartialEq)]
pub struct Taken {
    /// From its start to its end, in milliseconds.
    pub milliseconds: f64,
    /// The peak of its resident memory, in bytes; of the program itself, not of its children.
    pub peak: f64,
    /// What it printed.
    pub printed: String,
}

/// Runs a program to its end.
///
/// # Errors
/// When it does not start, or does not end well; with what it said.
pub fn run(command: &mut Command) -> io::Result<Taken> {
    let begin = Instant::now();
    let program = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let child = program.spawn()?;
    let status = format!("/proc/{}/status", child.id());
    let ended = AtomicBool::new(false);
    let (output, milliseconds, peak) = thread::scope(|scope| {
        let watching = scope.spawn(|| {
            let mut peak = 0.0_f64;
            while !ended.load(Ordering::Relaxed) {
                peak = peak.max(peak_of(&status).unwrap_or(0.0));
                thread::sleep(BETWEEN_LOOKS);
            }
            peak
        });
        let output = child.wait_with_output();
        let milliseconds = begin.elapsed().as_secs_f64() * 1_000.0;
        ended.store(true, Ordering::Relaxed);
        (output, milliseconds, watching.join().unwrap_or(0.0))
    });
    let output = output?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(io::Error::other(format!("{command:?} ended with {}: {said}", output.status)));
    }
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    Ok(Taken { milliseconds, peak, printed })
}

fn peak_of(status: &str) -> Option<f64> {
    let status = fs::read_to_string(status).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: f64 = line.trim().strip_suffix(" kB")?.trim().parse().ok()?;
    Some(kilobytes * 1_024.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_fails_is_no_measurement() {
        let failure = run(Command::new("sh").args(["-c", "echo no such page >&2; exit 3"]));
        assert!(failure.unwrap_err().to_string().contains("no such page"));
    }

    #[test]
    fn what_a_program_printed_and_its_peak_are_known() {
        let taken = run(Command::new("sh").args(["-c", "sleep 0.1; echo 100000"])).unwrap();
        assert_eq!(taken.printed.trim(), "100000");
        assert!(taken.milliseconds >= 100.0, "{taken:?}");
        assert!(taken.peak > 100_000.0, "{taken:?}");
    }
}
