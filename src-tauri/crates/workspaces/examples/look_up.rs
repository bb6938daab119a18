//! Looks up one session and prints its card: how the library is used without a window.
//!
//! ```text
//! cargo run -p workspaces --example look_up -- URL (--user NAME | --user-id ID) SESSION_ID
//! ```

#[path = "shared/program.rs"]
mod program;

use std::process::ExitCode;

use rocketchat::SessionId;
use workspaces::parse_query;

use program::{Arguments, Help, Problem, Visit, Who, answering};

const HELP: Help = Help {
    usage: "usage: look_up URL (--user NAME | --user-id ID) SESSION_ID",
    more: "
Asks for the password (with --user-id: the access token) and for each code that the server wants, on
the terminal or one line each from standard input. Prints the session's card as JSON.
Exits 0 with a card, 1 without one (a line says why), 2 when the arguments are not understood.",
};

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    program::run(HELP, Wish::read, Wish::fulfil).await
}

/// What the arguments ask for.
struct Wish {
    address: String,
    who: Who,
    session: String,
}

impl Wish {
    fn read(arguments: Vec<String>) -> Option<Self> {
        let Arguments { who, others } = Arguments::read(arguments, |_, _| None)?;
        let [address, session] = others.try_into().ok()?;
        Some(Self { address, who, session })
    }

    async fn fulfil(self) -> Result<(), Problem> {
        let visit = Visit::of(&self.address).await?;
        // A link or JSON with the ID inside is as good as the ID.
        let session = SessionId::parse(&self.session)
            .or_else(|problem| parse_query(&self.session).session_id.ok_or(problem))
            .map_err(|problem| Problem::Said(problem.to_string()))?;
        let look_up = async |code: Option<rocketchat::SecondFactor>| {
            visit.workspaces.look_up(&visit.id, &session, code.as_ref()).await
        };
        let card = visit.signed_in(self.who, async || answering(look_up).await).await?;
        println!("{}", serde_json::to_string_pretty(&card)?);
        Ok(())
    }
}
