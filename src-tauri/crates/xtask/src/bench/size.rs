//! P3: what is shipped, in bytes. Packages are not made, so none is weighed.

use std::{
    fs,
    io::{self, Write as _},
    path::Path,
    process::{Command, Stdio},
};

use super::{
    programs,
    sample::{Sample, Target},
};
use crate::step::{self, Failure};

/// 8 MB for the program with everything in it.
const PROGRAM_LIMIT: f64 = 8_000_000.0;
/// 40 kB for all scripts of the window, each compressed alone.
const SCRIPTS_LIMIT: f64 = 40_000.0;

/// Weighs the program and its scripts.
pub fn measure() -> Result<Vec<Sample>, Failure> {
    let ours = weight(&programs::built("gatehouse"))?;
    let empty = weight(&programs::built("empty_window"))?;
    let scripts = scripts(&step::root().join("ui/dist/assets"))
        .map_err(|error| Failure::new(format!("the window's scripts: {error}")))?;
    let target = Some(Target::AtMost(1.0));
    Ok(vec![
        sample("stripped program", ours, "limit", PROGRAM_LIMIT, target),
        sample("stripped program", ours, "empty Tauri window", empty, None),
        sample("all scripts, gzip -9", scripts, "limit", SCRIPTS_LIMIT, target),
    ])
}

fn sample(what: &str, ours: f64, against: &str, theirs: f64, target: Option<Target>) -> Sample {
    Sample {
        row: "P3".to_owned(),
        what: what.to_owned(),
        unit: "kB".to_owned(),
        ours: vec![ours / 1_000.0],
        against: against.to_owned(),
        theirs: vec![theirs / 1_000.0],
        target,
    }
}

fn weight(file: &Path) -> Result<f64, Failure> {
    match fs::metadata(file) {
        Ok(metadata) => Ok(bytes(metadata.len())),
        Err(error) => Err(Failure::new(format!("{}: {error}", file.display()))),
    }
}

fn scripts(folder: &Path) -> io::Result<f64> {
    let mut sum = 0.0;
    for entry in fs::read_dir(folder)? {
        let file = entry?.path();
        if file.extension().is_some_and(|extension| extension == "js") {
            sum += compressed(&fs::read(file)?)?;
        }
    }
    Ok(sum)
}

fn compressed(script: &[u8]) -> io::Result<f64> {
    let mut gzip = Command::new("gzip")
        .args(["-9", "--stdout"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let mut input = gzip.stdin.take().ok_or(io::ErrorKind::BrokenPipe)?;
    let script = script.to_vec();
    let writing = std::thread::spawn(move || input.write_all(&script));
    let output = gzip.wait_with_output()?;
    writing.join().map_err(|_| io::ErrorKind::BrokenPipe)??;
    Ok(bytes(output.stdout.len() as u64))
}

#[expect(clippy::cast_precision_loss, reason = "no file here comes near 2^52 bytes")]
fn bytes(count: u64) -> f64 {
    count as f64
}
