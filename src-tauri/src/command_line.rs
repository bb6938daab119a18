//! What stands behind the program's name, and what is answered to it without a window.

use std::{ffi::OsString, fs, path::Path, process::ExitCode};

use workspaces::{BreakReason, ChainBreak, Verified, verify_activity};

const USAGE: &str = "\
Gatehouse: see who is signed in to your Rocket.Chat workspaces.

usage: gatehouse                          opens the window
       gatehouse --practice               opens it on practice workspaces of its own
       gatehouse --verify-activity FILE   says whether an activity, or a copy of it, is unchanged;
                                          exits 0 if it is, 1 if not, 2 if it cannot be read
       gatehouse --version
";

/// Verifies a file instead of opening the window.
const VERIFY: &str = "--verify-activity";

/// It cannot be said, since the file cannot be read, or the arguments are not understood.
const NOT_READ: u8 = 2;

/// What the arguments behind the program's name ask for.
#[derive(Debug, PartialEq)]
pub enum CliArgs {
    /// The window.
    Window {
        /// On the practice workspaces, not on those of the person.
        practising: bool,
    },
    /// An answer that needs no display.
    Answer(Answer),
}

/// A text for the terminal, and the exit code with it. What cannot be read or is not understood is
/// said on standard error; that an activity does not fit is an answer.
#[derive(Debug, PartialEq)]
pub struct Answer {
    code: u8,
    text: String,
}

impl CliArgs {
    /// Reads the arguments behind the program's name.
    pub fn of(arguments: impl IntoIterator<Item = OsString>) -> Self {
        let mut practising = false;
        let mut arguments = arguments.into_iter();
        while let Some(argument) = arguments.next() {
            let argument = argument.to_string_lossy();
            match &*argument {
                "--practice" => practising = true,
                "--help" | "-h" => return Answer::said(USAGE),
                "--version" | "-V" => {
                    return Answer::said(concat!("gatehouse ", env!("CARGO_PKG_VERSION")));
                }
                VERIFY => {
                    return Self::Answer(match arguments.next() {
                        Some(file) => said_of(Path::new(&file)),
                        None => Answer::new(NOT_READ, format!("{VERIFY} needs a file")),
                    });
                }
                // macOS numbers the process that it starts for a double click.
                number if number.starts_with("-psn_") => {}
                other => {
                    let text =
                        format!("{other:?} is not understood; gatehouse --help says what is");
                    return Self::Answer(Answer::new(NOT_READ, text));
                }
            }
        }
        Self::Window { practising }
    }
}

impl Answer {
    fn new(code: u8, text: String) -> Self {
        Self { code, text }
    }

    fn said(text: &str) -> CliArgs {
        CliArgs::Answer(Self::new(0, text.trim_end().to_owned()))
    }

    /// Writes the text, and gives what the program is to end with.
    #[must_use]
    pub fn give(self) -> ExitCode {
        if self.code == NOT_READ {
            eprintln!("{}", self.text);
        } else {
            println!("{}", self.text);
        }
        ExitCode::from(self.code)
    }
}

/// One line: 0 when every entry fits, 1 when one does not, 2 when the file cannot be read.
fn said_of(file: &Path) -> Answer {
    let name = file.display();
    let (code, text) = match fs::read(file).map(|text| verify_activity(&text)) {
        Ok(Ok(Verified { entries: 0, .. })) => (0, format!("{name}: no entries yet")),
        Ok(Ok(Verified { entries, span: _, last_hash })) => {
            let fit = if entries == 1 { "1 entry, which fits" } else { &fit(entries) };
            (0, format!("{name}: {fit}; the last hash is {last_hash}"))
        }
        Ok(Err(ChainBreak { line, why })) => {
            (1, format!("{name}: line {line} does not fit: {}", reason(why)))
        }
        Err(error) => (NOT_READ, format!("{name} cannot be read: {error}")),
    };
    Answer::new(code, text)
}

fn fit(entries: u64) -> String {
    format!("{entries} entries, each fits the one before it")
}

fn reason(why: BreakReason) -> &'static str {
    match why {
        BreakReason::NoEntry => "it is no entry",
        BreakReason::Changed => "it is not what it was when it was written",
        BreakReason::NotNext => "it does not follow the entry before it",
        BreakReason::BrokenOff => "it breaks off",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> (u8, String) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("activity.jsonl");
        fs::write(&file, text).unwrap();
        let Answer { code, text } = said_of(&file);
        (code, text.replace(&format!("{}: ", file.display()), ""))
    }

    #[test]
    fn a_file_is_judged_in_one_line() {
        assert_eq!(said(""), (0, "no entries yet".to_owned()));
        assert_eq!(said("my notes\n"), (1, "line 1 does not fit: it is no entry".to_owned()));
        assert_eq!(said("my notes"), (1, "line 1 does not fit: it breaks off".to_owned()));
        let Answer { code, text } = said_of(Path::new("/no/such/file"));
        assert_eq!(code, 2);
        assert!(text.starts_with("/no/such/file cannot be read: "), "{text}");
    }

    fn asked(line: &str) -> CliArgs {
        CliArgs::of(line.split_whitespace().map(OsString::from))
    }

    fn answered(line: &str) -> (u8, String) {
        match asked(line) {
            CliArgs::Answer(Answer { code, text }) => (code, text),
            CliArgs::Window { .. } => panic!("{line} opens the window"),
        }
    }

    #[test]
    fn the_window_is_opened_on_the_workspaces_that_were_asked_for() {
        assert_eq!(asked(""), CliArgs::Window { practising: false });
        assert_eq!(asked("--practice"), CliArgs::Window { practising: true });
        assert_eq!(asked("-psn_0_774271"), CliArgs::Window { practising: false });
    }

    #[test]
    fn help_names_what_is_understood_and_the_version_is_told() {
        let (code, text) = answered("--help");
        assert_eq!((code, answered("-h")), (0, (0, text.clone())));
        assert!(["--practice", VERIFY, "--version"].iter().all(|name| text.contains(name)));
        assert_eq!(answered("--version"), (0, "gatehouse 0.1.0".to_owned()));
    }

    #[test]
    fn what_is_not_understood_opens_no_window() {
        assert_eq!(answered(VERIFY), (2, "--verify-activity needs a file".to_owned()));
        let (code, text) = answered("--verify-actvity file");
        assert_eq!(code, 2);
        assert!(text.contains("\"--verify-actvity\"") && text.contains("--help"), "{text}");
    }
}
