//! `cargo xtask test`: everything that must hold.

use std::time::Instant;

use crate::{
    end_to_end, machine, rules,
    step::{self, Failure},
    window,
};

/// Runs everything that CI runs.
pub fn run() -> Result<(), Failure> {
    let begin = Instant::now();
    machine::ready_to_drive()?;
    rules::check()?;

    window::build_pages()?;
    step::run("biome, format and lint", window::npm_in("ui").args(["run", "--silent", "lint"]))?;
    step::run("the window's own tests", window::npm_in("ui").args(["run", "--silent", "test"]))?;
    window::install_packages("tests/official_client")?;

    step::run("formatting", step::program("cargo").args(["fmt", "--all", "--check"]))?;
    step::run(
        "clippy, all and pedantic",
        step::program("cargo").args(["clippy", "--quiet", "--workspace", "--all-targets"]),
    )?;
    // What the tests counted (requests, kills, bytes at a sink) is shown, not only that they passed.
    let mut tests = step::program("cargo");
    tests.args(["test", "--workspace", "--exclude", "gatehouse-e2e", "--", "--show-output"]);
    step::run("the tests without a window", &mut tests)?;
    end_to_end::run(None)?;

    println!("\n✓ everything holds ({:.0} minutes)", begin.elapsed().as_secs_f32() / 60.0);
    Ok(())
}
