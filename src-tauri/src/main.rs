//! Gatehouse: see who is signed in to your Rocket.Chat workspaces.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::{env, process::ExitCode};

use gatehouse::Asked;

fn main() -> ExitCode {
    let practising = match Asked::of(env::args_os().skip(1)) {
        Asked::Window { practising } => practising,
        Asked::Answer(answer) => return answer.give(),
    };
    match gatehouse::run(practising) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("gatehouse: {problem}");
            ExitCode::FAILURE
        }
    }
}
