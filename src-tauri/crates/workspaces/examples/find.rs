//! Reads all sessions of one workspace and prints those that a text finds.
//!
//! ```text
//! cargo run -p workspaces --example find -- URL (--user NAME | --user-id ID) TEXT
//! ```

#[path = "shared/list_end.rs"]
mod list_end;
#[allow(dead_code, reason = "not every program finds fault with its arguments")]
#[path = "shared/program.rs"]
mod program;
#[path = "shared/whole_list.rs"]
mod whole_list;

use std::process::ExitCode;

use session_index::{Grouping, Sort};
use workspaces::{FindFilters, FindQuery, Finder, FoundLine, ReadingEnd};

use list_end::what_is_missing;
use program::{Arguments, Help, Problem, Visit, Who};
use whole_list::read_whole;

const HELP: Help = Help {
    usage: "usage: find URL (--user NAME | --user-id ID) TEXT",
    more: "
Reads all sessions and prints those that TEXT finds, one line of JSON each, and a closing line: total
(how many were found), read (how many were read), sure (whether every session that was there
throughout has been read).

Asks for the password (with --user-id: the access token) and for each code that the server wants, on
the terminal or one line each from standard input.
Exits 0 with the closing line, 1 without (a line says why), 2 when the arguments are not understood.",
};

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    program::run(HELP, Wish::read, Wish::fulfil).await
}

/// What the arguments ask for.
struct Wish {
    address: String,
    who: Who,
    text: String,
}

impl Wish {
    fn read(arguments: Vec<String>) -> Option<Self> {
        let Arguments { who, others } = Arguments::read(arguments, |_, _| None)?;
        let [address, text] = others.try_into().ok()?;
        Some(Self { address, who, text })
    }

    async fn fulfil(self) -> Result<(), Problem> {
        let visit = Visit::of(&self.address).await?;
        let lines = visit.signed_in(self.who, async || {
            let end = read_whole(&visit).await?;
            found(&visit, &self.text, &end)
        });
        println!("{}", lines.await?.join("\n"));
        Ok(())
    }
}

/// A line for each session found, and the closing one.
fn found(visit: &Visit, text: &str, end: &ReadingEnd) -> Result<Vec<String>, Problem> {
    let finding = Finder::new(visit.workspaces.clone()).find(&FindQuery {
        text: text.to_owned(),
        workspace: None,
        filters: FindFilters::default(),
        sort: Sort::Newest,
        group: Grouping::None,
        anchor: None,
        visible: u32::MAX,
    });
    let mut lines = Vec::with_capacity(finding.total + 1);
    for line in finding.lines {
        if let FoundLine::Session { card, .. } = line {
            lines.push(serde_json::to_string(&card)?);
        }
    }
    let sure = what_is_missing(end).is_none();
    let closing = serde_json::json!({ "total": finding.total, "read": end.read, "sure": sure });
    lines.push(closing.to_string());
    Ok(lines)
}
