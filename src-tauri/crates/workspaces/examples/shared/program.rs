//! What the example programs share: options, exit codes, and a workspace signed in to for one run.
//!
//! Every program signs in as `URL (--user NAME | --user-id ID)` says, answers challenges with codes
//! from the terminal or from standard input, and signs out at its end. Secrets are never arguments.

use std::{
    env,
    io::{self, IsTerminal as _},
    process::ExitCode,
    sync::Arc,
};

use rocketchat::{Answer, Attempt, Challenge, Error as RequestError, Method, SecondFactor, Secret};
use tempfile::TempDir;
use workspaces::{Error, KeptIn, MemoryVault, Settings, SignInForm, WorkspaceId, Workspaces};

/// What an account needs that the server refuses.
const PERMISSIONS: &str = "Reading sessions needs the permission view-device-management; signing \
                           devices out needs logout-device-management.";

/// What a program says of itself.
pub struct Help {
    /// One line: `usage: NAME URL …`.
    pub usage: &'static str,
    /// What `--help` adds.
    pub more: &'static str,
}

/// Runs a program to its exit code: 0 when it succeeds, 1 after one line that says what went wrong,
/// 2 when `read` does not understand the arguments.
pub async fn run<W>(
    help: Help,
    read: impl FnOnce(Vec<String>) -> Option<W>,
    fulfil: impl AsyncFnOnce(W) -> Result<(), Problem>,
) -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    if arguments.iter().any(|argument| argument == "--help" || argument == "-h") {
        println!("{}\n\n{}", help.usage, help.more.trim());
        return ExitCode::SUCCESS;
    }
    let Some(wish) = read(arguments) else {
        eprintln!("{}", help.usage);
        return ExitCode::from(2);
    };
    match fulfil(wish).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            if matches!(&problem, Problem::Program(Error::Request(RequestError::NotAllowed))) {
                eprintln!("{PERMISSIONS}");
            }
            ExitCode::FAILURE
        }
    }
}

/// The arguments that every program takes.
pub struct Arguments {
    /// Who signs in.
    pub who: Who,
    /// What is no option, in the order given: the address of the workspace first.
    pub others: Vec<String>,
}

/// Who signs in.
pub enum Who {
    /// With a password; a name or an e-mail address.
    User(String),
    /// With a personal access token.
    UserId(String),
}

impl Arguments {
    /// Splits arguments into who signs in and the rest. `option` gets each other option and the
    /// arguments behind it, to take its value from. `None` when it or this does not understand one.
    pub fn read(
        arguments: Vec<String>,
        mut option: impl FnMut(&str, &mut dyn Iterator<Item = String>) -> Option<()>,
    ) -> Option<Self> {
        let (mut who, mut others) = (None, Vec::new());
        let mut arguments = arguments.into_iter();
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--user" if who.is_none() => who = Some(Who::User(arguments.next()?)),
                "--user-id" if who.is_none() => who = Some(Who::UserId(arguments.next()?)),
                other if other.starts_with("--") => option(other, &mut arguments)?,
                _ => others.push(argument),
            }
        }
        Some(Self { who: who?, others })
    }
}

/// Why a program did not do what it was asked for.
#[derive(Debug, thiserror::Error)]
pub enum Problem {
    /// The program says so.
    #[error(transparent)]
    Program(#[from] Error),
    /// An argument or an answer cannot be meant.
    #[error("{0}")]
    Said(String),
    /// A result has no JSON.
    #[error("the result cannot be printed: {0}")]
    Unprintable(#[from] serde_json::Error),
    /// No temporary folder, no terminal.
    #[error("this computer does not let the program work: {0}")]
    Computer(#[from] io::Error),
}

/// A workspace that is signed in to. Its list and its sign-in end with the program.
pub struct Visit {
    /// The program's only workspaces.
    pub workspaces: Workspaces,
    /// The one.
    pub id: WorkspaceId,
    _home: TempDir,
}

impl Visit {
    /// Knows a workspace, and asks nothing of it yet.
    pub async fn of(address: &str) -> Result<Self, Problem> {
        let home = tempfile::tempdir()?;
        let file = home.path().join("workspaces.json");
        let vault = Arc::new(MemoryVault::default());
        let workspaces = Workspaces::open(file, vault, Settings::default()).workspaces;
        let id = workspaces.add(address, None, false).await?.id;
        Ok(Self { workspaces, id, _home: home })
    }

    /// Signs in, does something, and signs out whatever came of it. An access token stays good.
    pub async fn signed_in<T>(
        &self,
        who: Who,
        does: impl AsyncFnOnce() -> Result<T, Problem>,
    ) -> Result<T, Problem> {
        let keep_in = KeptIn::ThisSessionOnly;
        let form = match who {
            Who::User(user) => SignInForm::Password { user, password: ask("password")?, keep_in },
            Who::UserId(user_id) => {
                SignInForm::AccessToken { user_id, token: ask("access token")?, keep_in }
            }
        };
        let signs_in = async |code: Option<SecondFactor>| {
            self.workspaces.sign_in(&self.id, form.clone(), code.as_ref()).await
        };
        answering(signs_in).await?;
        let done = does().await;
        self.workspaces.sign_out(&self.id).await?;
        done
    }
}

/// Sends a request, and the same again with a code for as long as the server asks for one.
pub async fn answering<T>(
    mut send: impl AsyncFnMut(Option<SecondFactor>) -> Result<Answer<T>, Error>,
) -> Result<T, Problem> {
    let mut code = None;
    loop {
        match send(code.take()).await? {
            Answer::Done(value) => return Ok(value),
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
            return Err(Problem::Said(format!("the input ended; still wanted: {what}")));
        }
        line
    };
    let line = Secret::new(line.trim_end_matches(['\r', '\n']).to_owned());
    if line.expose().is_empty() {
        return Err(Problem::Said(format!("an empty line is no answer; wanted: {what}")));
    }
    Ok(line)
}
