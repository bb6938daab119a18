//! `cargo xtask demo`: the app on practice workspaces.

use crate::{
    display, machine,
    step::{self, Failure},
    window,
};

/// Opens the window, or, where there is no display, runs the main job in a window that nobody sees
/// and prints what its card says.
pub fn run() -> Result<(), Failure> {
    if display::is_there() {
        let app = window::build()?;
        println!("Gatehouse opens on practice workspaces; close its window to end.");
        return step::run("Gatehouse", step::program(&app.to_string_lossy()).arg("--practice"));
    }
    println!("There is no display: the main job runs in a window on a virtual one.");
    machine::ready_to_drive()?;
    let app = window::build()?;
    let shots = window::target().join("demo");
    let mut cargo = step::program("cargo");
    step::run(
        "sign in, look up a session through its second factor, read its card",
        cargo
            .args(["run", "--quiet", "--package", "gatehouse-e2e", "--bin", "demo", "--"])
            .arg(&app)
            .arg(&shots),
    )
}
