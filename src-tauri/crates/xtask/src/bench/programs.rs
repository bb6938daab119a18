//! The programs that measure, and the release builds that they look at.

use std::{
    path::PathBuf,
    process::{Command, Stdio},
};

use super::{
    row::{Concern, Row},
    sample::{self, Sample},
};
use crate::{
    step::{self, Failure},
    window,
};

/// Where release builds and the peers lie, apart from what development builds.
pub fn target() -> PathBuf {
    window::target().join("bench-build")
}

/// Builds the programs that measure.
pub fn build() -> Result<(), Failure> {
    let packages = ["gatehouse-bench"];
    step::run("build the programs that measure", &mut release_build(&packages))
}

/// Builds the app and the empty window it is compared with, in one go, so that both have the same
/// libraries with the same features.
pub fn build_windows() -> Result<(), Failure> {
    window::build_pages()?;
    step::run(
        "build the app and an empty window for release (the first time takes many minutes)",
        &mut release_build(&["gatehouse", "gatehouse-empty-window"]),
    )
}

/// A program that was built for release.
pub fn built(name: &str) -> PathBuf {
    target().join("release").join(name)
}

/// Has the program of a concern measure these rows, and reads what it prints. Its progress is shown.
pub fn measure(concern: Concern, rows: &[Row]) -> Result<Vec<Sample>, Failure> {
    let name = match concern {
        Concern::Size => return super::size::measure(),
        Concern::Search => "search",
        Concern::Sweep => "sweep",
        Concern::Limits => "limits",
        Concern::List => "list",
        Concern::Window => "window",
    };
    let mut program = Command::new(built(name));
    program
        .current_dir(step::root())
        .args(rows.iter().map(|row| row.name))
        .env("BENCH_PEERS", target().join("peers"))
        .env("BENCH_APP", built("gatehouse"))
        .env("BENCH_EMPTY_WINDOW", built("empty_window"))
        .env("BENCH_PAGES", target().join("pages"))
        .stdin(Stdio::null());
    sample::read(&step::output(&mut program)?)
}

fn release_build(packages: &[&str]) -> Command {
    let mut cargo = step::program("cargo");
    cargo.args(["build", "--release", "--locked"]).env("CARGO_TARGET_DIR", target());
    for package in packages {
        cargo.args(["--package", package]);
    }
    cargo
}
