//! `cargo xtask test`: everything that must hold.

use std::time::Instant;

use crate::{
    end_to_end, machine,
    step::{self, Failure},
    window,
};

/// Which of our packages may name which dependency directly; see `ARCHITECTURE.md`, invariant 1.
const ONLY_THERE: &[(&str, &str)] =
    &[("tauri", "gatehouse"), ("keyring", "gatehouse"), ("reqwest", "rocketchat")];

/// Runs everything that CI runs.
pub fn run() -> Result<(), Failure> {
    let begin = Instant::now();
    machine::ready_to_drive()?;

    window::build_pages()?;
    step::run("the window's own tests", window::npm_in("ui").args(["run", "--silent", "test"]))?;
    window::install_packages("tests/official_client")?;

    step::run("formatting", step::program("cargo").args(["fmt", "--all", "--check"]))?;
    step::run(
        "clippy, all and pedantic",
        step::program("cargo").args(["clippy", "--quiet", "--workspace", "--all-targets"]),
    )?;
    keeps_the_layers()?;
    // What the tests counted (requests, kills, bytes at a sink) is shown, not only that they passed.
    let mut tests = step::program("cargo");
    tests.args(["test", "--workspace", "--exclude", "gatehouse-e2e", "--", "--show-output"]);
    step::run("the tests without a window", &mut tests)?;
    end_to_end::run(None)?;

    println!("\n✓ everything holds ({:.0} minutes)", begin.elapsed().as_secs_f32() / 60.0);
    Ok(())
}

/// Only the shell names `tauri` and `keyring`, only the client names `reqwest`; `practice`,
/// `rocketchat` and `session_index` know nothing of each other.
fn keeps_the_layers() -> Result<(), Failure> {
    println!("▸ who may import whom");
    for (dependency, owner) in ONLY_THERE {
        for package in ["gatehouse", "rocketchat", "workspaces", "practice", "session_index"] {
            if package != *owner && names(package, dependency)? {
                return Err(Failure::new(format!(
                    "{package} names {dependency}; only {owner} may"
                )));
            }
        }
    }
    for (package, dependency) in [
        ("practice", "rocketchat"),
        ("rocketchat", "practice"),
        ("rocketchat", "workspaces"),
        ("practice", "workspaces"),
        ("practice", "session_index"),
        ("rocketchat", "session_index"),
        ("session_index", "rocketchat"),
        ("session_index", "workspaces"),
    ] {
        if names(package, dependency)? {
            return Err(Failure::new(format!("{package} must not know {dependency}")));
        }
    }
    Ok(())
}

fn names(package: &str, dependency: &str) -> Result<bool, Failure> {
    let mut cargo = step::program("cargo");
    cargo.args([
        "tree",
        "--package",
        package,
        "--depth",
        "1",
        "--edges",
        "normal,build",
        "--prefix",
        "none",
        "--format",
        "{p}",
    ]);
    let tree = step::output(&mut cargo)?;
    Ok(tree.lines().skip(1).any(|line| line.split(' ').next() == Some(dependency)))
}
