//! Looks up one session and prints its card: how the library is used without a window.
//!
//! ```text
//! cargo run -p workspaces --example look_up -- URL (--user NAME | --user-id ID) SESSION_ID
//! ```
//!
//! Asks for the password (with `--user-id`, for the access token) and then for each code that the
//! server wants: on the terminal, or one line each from standard input when that is not a terminal.
//! Prints the card as JSON and exits 0, or one line that says what went wrong and exits 1. Arguments
//! that are not understood are answered with the usage, and 2.

use std::{env, io, io::IsTerminal as _, process::ExitCode, sync::Arc};

use rocketchat::{Answer, Attempt, Challenge, Method, SecondFactor, Secret, SessionId};
use workspaces::{
    KeptIn, MemoryVault, SessionCard, Settings, SignInForm, WorkspaceId, Workspaces, understand,
};

const USAGE: &str = "usage: look_up URL (--user NAME | --user-id ID) SESSION_ID";

/// What is said besides, to somebody who asks.
const HELP: &str = "
Asks for the password (with --user-id: the access token) and for each code that the server wants, on
the terminal or one line each from standard input. Prints the session's card as JSON.
Exits 0 with a card, 1 without one (a line says why), 2 when the arguments are not understood.";

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    if env::args().skip(1).any(|argument| argument == "--help" || argument == "-h") {
        println!("{USAGE}\n{HELP}");
        return ExitCode::SUCCESS;
    }
    let Some(wish) = Wish::read(env::args().skip(1)) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    match wish.fulfil().await {
        Ok(card) => {
            println!("{card}");
            ExitCode::SUCCESS
        }
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

/// What the arguments ask for.
struct Wish {
    address: String,
    who: Who,
    session: String,
}

enum Who {
    /// Signs in with a password; a name or an e-mail address.
    User(String),
    /// Signs in with a personal access token.
    UserId(String),
}

/// Why there is no card.
#[derive(Debug, thiserror::Error)]
enum Problem {
    #[error(transparent)]
    Program(#[from] workspaces::Error),
    #[error(transparent)]
    NotASessionId(#[from] rocketchat::SessionIdProblem),
    #[error("an empty line is no answer; wanted: {what}")]
    NothingGiven { what: String },
    #[error("the input ended; still wanted: {what}")]
    InputEnded { what: String },
    #[error("the card cannot be printed: {0}")]
    Unprintable(#[from] serde_json::Error),
    #[error("this computer does not let the program work: {0}")]
    Computer(#[from] io::Error),
}

impl Wish {
    /// `None` when the arguments are not as [`USAGE`] says.
    fn read(mut arguments: impl Iterator<Item = String>) -> Option<Self> {
        let (mut who, mut others) = (None, Vec::new());
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--user" if who.is_none() => who = Some(Who::User(arguments.next()?)),
                "--user-id" if who.is_none() => who = Some(Who::UserId(arguments.next()?)),
                option if option.starts_with("--") => return None,
                _ => others.push(argument),
            }
        }
        let [address, session] = others.try_into().ok()?;
        Some(Self { address, who: who?, session })
    }

    async fn fulfil(self) -> Result<String, Problem> {
        // A list of its own, and no password store: both end with the program.
        let home = tempfile::tempdir()?;
        let file = home.path().join("workspaces.json");
        let vault = Arc::new(MemoryVault::default());
        let workspaces = Workspaces::open(file, vault, Settings::default()).workspaces;
        let workspace = workspaces.add(&self.address, None, false).await?;

        // A link or JSON with the ID inside is as good as the ID.
        let session = SessionId::parse(&self.session)
            .or_else(|problem| understand(&self.session).session_id.ok_or(problem))?;

        sign_in(&workspaces, &workspace.id, self.who).await?;
        let card = look_up(&workspaces, &workspace.id, &session).await;
        // Ends the sign-in at the server if a password made it. An access token stays good.
        workspaces.sign_out(&workspace.id).await?;
        Ok(serde_json::to_string_pretty(&card?)?)
    }
}

async fn sign_in(workspaces: &Workspaces, id: &WorkspaceId, who: Who) -> Result<(), Problem> {
    let keep_in = KeptIn::ThisSessionOnly;
    let form = match who {
        Who::User(user) => SignInForm::Password { user, password: ask("password")?, keep_in },
        Who::UserId(user_id) => {
            SignInForm::AccessToken { user_id, token: ask("access token")?, keep_in }
        }
    };
    // A challenge is an answer: the same request goes again, with the code.
    let mut code = None;
    while let Answer::ChallengeNeeded(challenge) =
        workspaces.sign_in(id, form.clone(), code.as_ref()).await?
    {
        code = Some(ask_for_code(&challenge)?);
    }
    Ok(())
}

async fn look_up(
    workspaces: &Workspaces,
    id: &WorkspaceId,
    session: &SessionId,
) -> Result<SessionCard, Problem> {
    let mut code = None;
    loop {
        match workspaces.look_up(id, session, code.as_ref()).await? {
            Answer::Done(card) => return Ok(card),
            Answer::ChallengeNeeded(challenge) => code = Some(ask_for_code(&challenge)?),
        }
    }
}

fn ask_for_code(challenge: &Challenge) -> Result<SecondFactor, Problem> {
    let what = match challenge.method {
        Method::Totp => "code from your authenticator app",
        Method::Email => "code from the e-mail",
        Method::Password => "password again",
    };
    let what = match challenge.attempt {
        Attempt::NotMade => what.to_owned(),
        Attempt::Wrong => format!("{what} (the one before did not match)"),
        Attempt::TooMany => format!("{what} (too many did not match; wait for a new one)"),
    };
    Ok(SecondFactor { method: challenge.method, code: ask(&what)? })
}

/// Asks on the terminal without showing what is typed, or reads a line of standard input.
fn ask(what: &str) -> Result<Secret, Problem> {
    let line = if io::stdin().is_terminal() {
        rpassword::prompt_password(format!("{what}: "))?
    } else {
        let mut line = String::new();
        if io::stdin().read_line(&mut line)? == 0 {
            return Err(Problem::InputEnded { what: what.to_owned() });
        }
        line
    };
    let line = Secret::new(line.trim_end_matches(['\r', '\n']).to_owned());
    if line.expose().is_empty() {
        return Err(Problem::NothingGiven { what: what.to_owned() });
    }
    Ok(line)
}
