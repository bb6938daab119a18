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
    let mut simulation = release_build(&["workspaces"]);
    step::run("build the simulation", simulation.args(["--example", "rate_limit"]))?;
    step::run("build the programs that measure", &mut release_build(&["gatehouse-bench"]))
}

/// Builds the app and the empty window it is compared with, in one go, so that both have the same
/// libraries with the same features.
pub fn build_windows() -> Result<(), Failure> {
    window::build_pages_if_changed()?;
    step::run(
        "build the app and an empty window for release (the first time takes many minutes)",
        &mut release_build(&["gatehouse", "gatehouse-empty-window"]),
    )
}

/// Builds the pages in which lists are measured, ours and the peers'.
pub fn build_pages() -> Result<(), Failure> {
    let mut node = window::npm_in("ui");
    node.args(["exec", "--", "vite", "build", "--logLevel", "warn", "--config"])
        .arg(step::root().join("tests/bench/pages/vite.config.ts"))
        .envs(folders());
    step::run("build the pages of lists", &mut node)
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
        .envs(folders())
        .stdin(Stdio::null());
    sample::read(&step::output(&mut program)?)
}

/// What the programs that measure find where.
fn folders() -> [(&'static str, PathBuf); 4] {
    [
        ("BENCH_PEERS", target().join("peers")),
        ("BENCH_PAGES", target().join("pages")),
        ("BENCH_APP", built("gatehouse")),
        ("BENCH_EMPTY_WINDOW", built("empty_window")),
    ]
}

fn release_build(packages: &[&str]) -> Command {
    let mut cargo = step::program("cargo");
    cargo.args(["build", "--release", "--locked"]).env("CARGO_TARGET_DIR", target());
    // As `tauri build` does for `removeUnusedCommands`: what no window may call is left out.
    cargo.env("REMOVE_UNUSED_COMMANDS", step::root().join("src-tauri"));
    for package in packages {
        cargo.args(["--package", package]);
    }
    cargo
}
