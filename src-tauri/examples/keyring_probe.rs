//! Does to the password store what Gatehouse does, one line at a time, for the tests in
//! `tests/keyring.rs`, which give it a session bus of its own.
//!
//! Reads lines `write ID TEXT`, `read ID`, `delete ID`, `names` and answers each with one line.

use std::io::{BufRead, Write};

use gatehouse::Keychain;
use rocketchat::Secret;
use workspaces::{EntryName, Vault, VaultProblem, WorkspaceId};

#[tokio::main(flavor = "current_thread")]
async fn main() -> std::io::Result<()> {
    let keychain = Keychain::new("app.gatehouse.probe");
    let keychain = match std::env::var("GATEHOUSE_PROBE_PATIENCE") {
        Ok(seconds) => keychain.with_patience(std::time::Duration::from_secs(
            seconds.parse().expect("a test gives whole seconds"),
        )),
        Err(_) => keychain,
    };
    let mut answers = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        writeln!(answers, "{}", answer(&keychain, &line).await)?;
        answers.flush()?;
    }
    Ok(())
}

async fn answer(keychain: &Keychain, line: &str) -> String {
    let words: Vec<&str> = line.splitn(3, ' ').collect();
    match words.as_slice() {
        ["write", id, text] => {
            match keychain.write(named(id).name(), &Secret::new((*text).to_owned())).await {
                Ok(()) => "written".to_owned(),
                Err(problem) => said(&problem),
            }
        }
        ["read", id] => match keychain.read(named(id).name()).await {
            Ok(Some(secret)) => format!("it is {}", secret.expose()),
            Ok(None) => "no entry".to_owned(),
            Err(problem) => said(&problem),
        },
        ["names"] => match keychain.names().await {
            Ok(Some(names)) => names.join(" "),
            Ok(None) => "cannot be listed".to_owned(),
            Err(problem) => said(&problem),
        },
        ["delete", id] => match keychain.delete(named(id).name()).await {
            Ok(()) => "deleted".to_owned(),
            Err(problem) => said(&problem),
        },
        _ => "not understood".to_owned(),
    }
}

/// `lock` is the entry of the lock; anything else names a workspace.
enum Named {
    Lock,
    Workspace(WorkspaceId),
}

impl Named {
    fn name(&self) -> EntryName<'_> {
        match self {
            Self::Lock => EntryName::Lock,
            Self::Workspace(id) => id.into(),
        }
    }
}

fn named(id: &str) -> Named {
    if id == "lock" {
        return Named::Lock;
    }
    let id = WorkspaceId::parse(id);
    Named::Workspace(id.expect("a test names a workspace by letters and digits"))
}

fn said(problem: &VaultProblem) -> String {
    match problem {
        VaultProblem::Missing => "missing".to_owned(),
        VaultProblem::Locked => "locked".to_owned(),
        VaultProblem::Dismissed => "dismissed".to_owned(),
        VaultProblem::NoDefault => "no default".to_owned(),
        VaultProblem::Ambiguous { entries } => format!("{entries} fit"),
        VaultProblem::TooLarge => "too large".to_owned(),
        VaultProblem::NotText => "not text".to_owned(),
        VaultProblem::NoAnswer => "no answer".to_owned(),
        VaultProblem::Failed { details } => format!("failed: {details}"),
    }
}
