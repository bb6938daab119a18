//! Gatehouse itself, without its window: signed in to servers of this machine.

use std::{error::Error, io, path::Path, sync::Arc};

use rocketchat::{Answer, Secret};
use tempfile::TempDir;
use workspaces::{
    HowMuch, KeptIn, MemoryVault, ReadingEnd, Settings, SignInForm, WorkspaceId, Workspaces,
};

/// Gatehouse with a list and a vault of its own, which end with the value.
pub struct Ours {
    /// The program.
    pub workspaces: Workspaces,
    _home: TempDir,
}

impl Ours {
    /// An empty list.
    ///
    /// # Errors
    /// When there is no room for it.
    pub fn new() -> io::Result<Self> {
        let home = tempfile::tempdir()?;
        let file = home.path().join("workspaces.json");
        let vault = Arc::new(MemoryVault::default());
        let workspaces = Workspaces::open(file, vault, Settings::default()).workspaces;
        Ok(Self { workspaces, _home: home })
    }

    /// Adds a server and signs in to it with an access token.
    ///
    /// # Errors
    /// When the server does not take it.
    pub async fn sign_in(
        &self,
        address: &str,
        user_id: &str,
        token: &str,
    ) -> Result<WorkspaceId, Box<dyn Error + Send + Sync>> {
        let id = self.workspaces.add(address, None, true).await?.id;
        let form = SignInForm::AccessToken {
            user_id: user_id.to_owned(),
            token: Secret::new(token.to_owned()),
            keep_in: KeptIn::ThisSessionOnly,
        };
        match self.workspaces.sign_in(&id, form, None).await? {
            Answer::Done(_) => Ok(id),
            Answer::ChallengeNeeded(_) => Err("an access token was challenged".into()),
        }
    }

    /// [`read`]s a workspace.
    ///
    /// # Errors
    /// As [`read`].
    pub async fn read(&self, id: &WorkspaceId) -> Result<ReadingEnd, Box<dyn Error + Send + Sync>> {
        read(&self.workspaces, id).await
    }
}

/// Reads all sessions of a workspace.
///
/// # Errors
/// When that fails, or a second factor is wanted.
pub async fn read(
    workspaces: &Workspaces,
    id: &WorkspaceId,
) -> Result<ReadingEnd, Box<dyn Error + Send + Sync>> {
    match workspaces.read_sessions(id, HowMuch::Everything, None, |_| {}).await? {
        Answer::Done(end) => Ok(end),
        Answer::ChallengeNeeded(_) => Err("a second factor was wanted".into()),
    }
}

/// Writes a list of so many workspaces, signed in to none, into a file.
///
/// # Errors
/// When one of them is refused or the file cannot be written.
pub async fn write_list(
    file: &Path,
    workspaces: usize,
) -> Result<(), Box<dyn Error + Send + Sync>> {
    let vault = Arc::new(MemoryVault::default());
    let list = Workspaces::open(file.to_owned(), vault, Settings::default()).workspaces;
    for number in 0..workspaces {
        let address = format!("https://chat.customer-{number}.example");
        list.add(&address, Some(&format!("Customer {number}")), false).await?;
    }
    Ok(())
}
