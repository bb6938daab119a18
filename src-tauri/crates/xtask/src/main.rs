//! The project's own commands. `cargo xtask` without a command lists them.

mod bench;
mod demo;
mod display;
mod end_to_end;
mod machine;
mod rules;
mod step;
mod test;
mod window;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask demo         open Gatehouse on practice workspaces (without a display: run the main job and show what it saw)
cargo xtask test         everything that must hold, as CI runs it
cargo xtask e2e [NAME]   only the tests in the real window, or those whose name contains NAME
cargo xtask bench [ROW…] how fast and how large it is beside its peers, as target/bench.json
                         (the word `prepare` instead of rows only installs and builds what that needs)
cargo xtask build        the app, with its window inside, in target/debug/gatehouse";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments.as_slice() {
        ["demo"] => demo::run(),
        ["test"] => test::run(),
        ["e2e"] => end_to_end::run(None),
        ["e2e", name] => end_to_end::run(Some(name)),
        ["bench", rows @ ..] => bench::run(rows),
        ["build"] => window::build().map(|_| ()),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\n✗ {failure}");
            ExitCode::FAILURE
        }
    }
}
