//! One step: a command that is announced, run and timed, and whose failure is a sentence.

use std::{
    fmt,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Instant,
};

/// A step that failed; its own output stands above it.
#[derive(Debug)]
pub struct Failure(String);

impl Failure {
    /// A failure in one sentence.
    pub fn new(sentence: impl Into<String>) -> Self {
        Self(sentence.into())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The project's root, wherever it was cloned.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(3).unwrap_or(here).to_owned()
}

/// A program started in the project's root. `cargo` is the one that runs this.
pub fn program(name: &str) -> Command {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let mut command = Command::new(if name == "cargo" { &cargo } else { name });
    command.current_dir(root());
    command
}

/// Announces a step, runs it with its output shown, and says how long it took.
pub fn run(what: &str, command: &mut Command) -> Result<(), Failure> {
    println!("▸ {what}");
    let begin = Instant::now();
    let status = command
        .stdin(Stdio::null())
        .status()
        .map_err(|error| Failure(format!("{what}: {} did not start: {error}", shown(command))))?;
    if !status.success() {
        return Err(Failure(format!("{what}: {} ended with {status}", shown(command))));
    }
    println!("  {what}: done in {:.0} s", begin.elapsed().as_secs_f32());
    Ok(())
}

/// What a command prints on standard output.
pub fn output(command: &mut Command) -> Result<String, Failure> {
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| Failure(format!("{} did not start: {error}", shown(command))))?;
    if !output.status.success() {
        return Err(Failure(format!("{} ended with {}", shown(command), output.status)));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn shown(command: &Command) -> String {
    let mut text = command.get_program().to_string_lossy().into_owned();
    for argument in command.get_args() {
        text.push(' ');
        text.push_str(&argument.to_string_lossy());
    }
    text
}
