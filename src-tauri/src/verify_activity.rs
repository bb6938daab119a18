//! `gatehouse --verify-activity FILE`: whether an activity is what it was when it was written,
//! without a window.

use std::{ffi::OsString, fs, path::Path, process::ExitCode};

use workspaces::{Misfit, Verified, WhyMisfit, verify_activity};

/// Verifies a file instead of opening the window.
const VERIFY: &str = "--verify-activity";

/// It cannot be said, since the file cannot be read, or none was named.
const NOT_READ: u8 = 2;

/// Prints one line about the file that is named behind `--verify-activity`. The exit code is 0 when
/// every entry fits, 1 when one does not, 2 when the file cannot be read. `None` when the arguments,
/// those behind the program's name, ask for something else.
pub fn verify_instead(arguments: impl IntoIterator<Item = OsString>) -> Option<ExitCode> {
    let mut arguments = arguments.into_iter().skip_while(|argument| *argument != VERIFY);
    arguments.next()?;
    let (code, line) = match arguments.next() {
        Some(file) => said_of(Path::new(&file)),
        None => (NOT_READ, format!("{VERIFY} needs a file")),
    };
    println!("{line}");
    Some(ExitCode::from(code))
}

fn said_of(file: &Path) -> (u8, String) {
    let name = file.display();
    match fs::read(file).map(|text| verify_activity(&text)) {
        Ok(Ok(Verified { entries: 0, .. })) => (0, format!("{name}: no entries yet")),
        Ok(Ok(Verified { entries, span: _, last_hash })) => {
            let fit = if entries == 1 { "1 entry, which fits" } else { &fit(entries) };
            (0, format!("{name}: {fit}; the last hash is {last_hash}"))
        }
        Ok(Err(Misfit { line, why })) => {
            (1, format!("{name}: line {line} does not fit: {}", reason(why)))
        }
        Err(error) => (NOT_READ, format!("{name} cannot be read: {error}")),
    }
}

fn fit(entries: u64) -> String {
    format!("{entries} entries, each fits the one before it")
}

fn reason(why: WhyMisfit) -> &'static str {
    match why {
        WhyMisfit::NoEntry => "it is no entry",
        WhyMisfit::Changed => "it is not what it was when it was written",
        WhyMisfit::NotNext => "it does not follow the entry before it",
        WhyMisfit::BrokenOff => "it breaks off",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> (u8, String) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("activity.jsonl");
        fs::write(&file, text).unwrap();
        let (code, line) = said_of(&file);
        (code, line.replace(&format!("{}: ", file.display()), ""))
    }

    #[test]
    fn a_file_is_judged_in_one_line() {
        assert_eq!(said(""), (0, "no entries yet".to_owned()));
        assert_eq!(said("my notes\n"), (1, "line 1 does not fit: it is no entry".to_owned()));
        assert_eq!(said("my notes"), (1, "line 1 does not fit: it breaks off".to_owned()));
        let (code, line) = said_of(Path::new("/no/such/file"));
        assert_eq!(code, 2);
        assert!(line.starts_with("/no/such/file cannot be read: "), "{line}");
    }

    #[test]
    fn any_other_start_opens_the_window() {
        let arguments = |all: &[&str]| all.iter().map(OsString::from).collect::<Vec<_>>();
        assert!(verify_instead(arguments(&[])).is_none());
        assert!(verify_instead(arguments(&["--practice"])).is_none());
        assert_eq!(verify_instead(arguments(&[VERIFY])), Some(ExitCode::from(2)));
    }
}
