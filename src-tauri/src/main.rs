//! Gatehouse: see who is signed in to your Rocket.Chat workspaces.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::{env, process::ExitCode};

use gatehouse::CliArgs;

fn main() -> ExitCode {
    let practising = match CliArgs::of(env::args_os().skip(1)) {
        CliArgs::Window { practising } => practising,
        CliArgs::Answer(answer) => return answer.give(),
    };
    #[cfg(unix)]
    start_in_named_zone();
    match gatehouse::run(practising) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            problem.tell();
            ExitCode::FAILURE
        }
    }
}

/// Becomes the same program with a time zone that the web view understands. Returns where that is
/// not needed, or fails: times are then shown in UTC.
#[cfg(unix)]
fn start_in_named_zone() {
    use std::{os::unix::process::CommandExt, process::Command};

    if let (Some(zone), Ok(program)) = (gatehouse::time_zone::to_set(), env::current_exe()) {
        let failed = Command::new(program).args(env::args_os().skip(1)).env("TZ", zone).exec();
        eprintln!("gatehouse: the time zone could not be set: {failed}");
    }
}
