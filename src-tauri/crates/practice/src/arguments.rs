//! What the program was asked for.

use std::path::PathBuf;

use practice::Generation;

/// How it is called.
pub const USAGE: &str = "practice --generation 5.0|6.14|7.6|8.4|8.5|8.6|8.7|8.8|9.0 [--port NUMBER] \
                         [--fixture FILE | --sessions NUMBER]";

/// What is said besides, to somebody who asks.
pub const HELP: &str = "
A workspace on this computer alone that answers as a Rocket.Chat server does.

  --generation   the version that it answers like
  --port         0 takes any free one, as when nothing is said
  --sessions     so many made-up ones; 250 when nothing is said
  --fixture      accounts and sessions from a file

It prints one line of JSON and runs until it is ended:

  address        where the workspace is
  signIns        the user names, each with its password and with what is asked besides:
                 \"totp\", a code made from authenticatorSecret (oathtool --totp --base32 SECRET);
                 \"email\", the code in the newest mail; \"password\", the password again
  sessionId      a session to look up
  control        an address for what a test arranges; GET /outbox there shows the mails";

/// The arguments, read.
#[derive(Debug, PartialEq)]
pub struct Arguments {
    pub generation: Generation,
    /// 0 takes a free one.
    pub port: u16,
    pub data: Data,
}

/// What stands on the workspace.
#[derive(Debug, PartialEq)]
pub enum Data {
    /// Nothing was said.
    Usual,
    /// So many made-up sessions.
    Sessions(usize),
    /// What a file says.
    Fixture(PathBuf),
}

/// Reads the arguments after the program's name; nothing if help was asked for.
///
/// # Errors
/// Gives one sentence that says what is wrong.
pub fn read(given: impl Iterator<Item = String>) -> Result<Option<Arguments>, String> {
    let (mut generation, mut port, mut data) = (None, 0, Data::Usual);
    let mut given = given;
    while let Some(flag) = given.next() {
        if flag == "--help" || flag == "-h" {
            return Ok(None);
        }
        let known = ["--generation", "--port", "--sessions", "--fixture"];
        if !known.contains(&flag.as_str()) {
            return Err(format!("{flag:?} is not known; use {USAGE}"));
        }
        let Some(value) = given.next() else {
            return Err(format!("{flag} needs a value"));
        };
        let is_data = flag == "--sessions" || flag == "--fixture";
        if is_data && data != Data::Usual {
            return Err("--fixture and --sessions can be given once, and not together".to_owned());
        }
        match flag.as_str() {
            "--generation" => {
                generation = Some(value.parse().map_err(|problem| format!("{problem}"))?);
            }
            "--port" => {
                let problem = |_| format!("--port needs a number up to 65535, not {value:?}");
                port = value.parse().map_err(problem)?;
            }
            "--sessions" => {
                let problem = |_| format!("--sessions needs a whole number, not {value:?}");
                data = Data::Sessions(value.parse().map_err(problem)?);
            }
            _ => data = Data::Fixture(value.into()),
        }
    }
    let generation = generation.ok_or_else(|| format!("--generation is missing; use {USAGE}"))?;
    Ok(Some(Arguments { generation, port, data }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Option<Arguments>, String> {
        read(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn all_flags_are_read_in_any_order() {
        let given = parse("--sessions 7 --port 8080 --generation 8.6").unwrap().unwrap();
        let data = Data::Sessions(7);
        assert_eq!(given, Arguments { generation: Generation::V8_6, port: 8080, data });
    }

    #[test]
    fn wrong_flags_are_refused_in_one_sentence_that_names_them() {
        for (line, word) in [
            ("--generation 6.1", "6.1"),
            ("--generation 8.6 --port many", "many"),
            ("--generation 8.6 --port", "--port"),
            ("--generation 8.6 --speed 9", "--speed"),
            ("--generation 8.6 --sessions 1 --fixture a.json", "together"),
            ("--port 0", "--generation"),
        ] {
            let problem = parse(line).unwrap_err();
            assert!(problem.contains(word) && !problem.contains('\n'), "{line}: {problem}");
        }
    }

    #[test]
    fn help_is_not_a_mistake_and_says_what_is_printed() {
        assert_eq!(parse("--help"), Ok(None));
        let printed = ["address", "signIns", "sessionId", "control", "/outbox"];
        assert!(printed.iter().all(|key| HELP.contains(key)));
    }
}
