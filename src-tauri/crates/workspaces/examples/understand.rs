//! Says what the search box takes a text for, and what the address field makes of it.
//!
//! ```text
//! cargo run -p workspaces --example understand -- [--address] TEXT
//! ```
//!
//! Prints one line of JSON and exits 0: `kind`, and `sessionIds`, `addresses` (single ones, ranges
//! and spans; a session has to be at any of them), `person` and `words` (each of which must be
//! found), as they apply. With `--address` also `address`, or `refused` with the reason. Sends
//! nothing. Arguments that are not understood are answered with the usage, and 2.

#[path = "understand/written.rs"]
mod written;

use std::{env, process::ExitCode};

const USAGE: &str = "usage: understand [--address] TEXT";

fn main() -> ExitCode {
    let (mut texts, mut address) = (Vec::new(), false);
    for argument in env::args().skip(1) {
        match argument.as_str() {
            "--help" | "-h" => {
                println!("{USAGE}\n\nPrints one line of JSON; sends nothing.");
                return ExitCode::SUCCESS;
            }
            "--address" if !address => address = true,
            _ => texts.push(argument),
        }
    }
    let [text] = texts.as_slice() else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    println!("{}", written::understood(text, address));
    ExitCode::SUCCESS
}
