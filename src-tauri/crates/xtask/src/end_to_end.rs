//! `cargo xtask e2e`: the built app in a real window, driven through WebDriver, in light and in dark
//! colours.

use crate::{
    machine,
    step::{self, Failure},
    window,
};

/// Runs the tests in the real window; those whose name contains `name`, if given.
pub fn run(name: Option<&str>) -> Result<(), Failure> {
    machine::ready_to_drive()?;
    let app = window::build()?;
    for theme in ["light", "dark"] {
        let mut cargo = step::program("cargo");
        cargo.args(["test", "--package", "gatehouse-e2e", "--test", "e2e", "--"]);
        // Each test opens an app of its own; more at once starve each other of a processor.
        cargo.args(["--test-threads", "2", "--show-output"]);
        cargo.args(name);
        cargo.env("GATEHOUSE_APP", &app).env("GATEHOUSE_THEME", theme);
        cargo.env("GATEHOUSE_SHOTS", window::target().join("screens"));
        step::run(&format!("the tests in the real window, {theme} colours"), &mut cargo)?;
    }
    Ok(())
}
