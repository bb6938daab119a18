//! Sign-ins in the password store that no workspace of the list has: after a list was lost.

use rocketchat::ServerUrl;

use crate::{
    account::{EntryName, Removal, stored_sign_in::SignIn},
    directory::{WorkspaceId, Workspaces},
    error::Error,
    server::Connection,
};

/// A sign-in that no workspace of the list has.
#[derive(Debug, Clone)]
pub struct LeftSignIn {
    /// The name of its entry in the password store.
    pub id: WorkspaceId,
    /// The address that it was made for; `None` when the entry cannot be read.
    pub made_for: Option<ServerUrl>,
    /// Rocket.Chat's ID of the account, likewise.
    pub user_id: Option<String>,
}

/// What the password store says about its entries.
#[derive(Debug)]
pub enum LeftSignIns {
    /// The sign-ins that no workspace of the list has.
    Listed(Vec<LeftSignIn>),
    /// The store cannot list its entries, so nothing is known about them.
    CannotList,
}

/// What became of one sign-in.
#[derive(Debug)]
pub enum LeftSignInOutcome {
    /// It was ended, and its entry deleted.
    Ended(Removal),
    /// A workspace of the list, or of the copy on offer, has it: it was left alone.
    Listed,
    /// Its entry could not be read or deleted and is still there; its server may have been told.
    Failed(Error),
}

impl Workspaces {
    /// The sign-ins in the password store that no workspace of the list has.
    ///
    /// # Errors
    /// [`Error::Vault`], [`Error::Locked`], [`Error::NotSaved`], [`Error::NewerList`].
    pub async fn left_sign_ins(&self) -> Result<LeftSignIns, Error> {
        self.ask_for_lock().await?;
        self.refuse_requests_if_locked()?;
        // An instance writes its list before it stores a sign-in, so this list has what is its own.
        self.stored.refresh().await?;
        self.sign_ins_except(|id| self.stored.has(id)).await
    }

    /// The sign-ins in the password store, except those of the workspaces that `is_listed` names.
    pub(crate) async fn sign_ins_except(
        &self,
        is_listed: impl Fn(&WorkspaceId) -> bool,
    ) -> Result<LeftSignIns, Error> {
        let Some(names) = self.vault.names().await? else {
            return Ok(LeftSignIns::CannotList);
        };
        let mut left = Vec::new();
        let lock = EntryName::Lock.to_string();
        let names = names.iter().filter(|name| **name != lock);
        let ids = names.filter_map(|name| WorkspaceId::parse(name).ok());
        for id in ids.filter(|id| !is_listed(id)) {
            let entries = self.vault.read_all((&id).into()).await?;
            let sign_in = entries.iter().find_map(|entry| SignIn::from_entry(entry).ok());
            let made_for = sign_in.as_ref().map(|sign_in| sign_in.made_for().clone());
            let user_id = sign_in.as_ref().map(|sign_in| sign_in.user_id().to_owned());
            left.push(LeftSignIn { id, made_for, user_id });
        }
        Ok(LeftSignIns::Listed(left))
    }

    /// Signs out of these, each at the server that it was made for, and deletes them. One that fails
    /// keeps none of the others. What the store has besides them stays.
    ///
    /// # Errors
    /// [`Error::Vault`], [`Error::Locked`], [`Error::NotSaved`], [`Error::NewerList`]; then nothing
    /// was ended.
    pub async fn end_left_sign_ins(
        &self,
        ids: &[WorkspaceId],
    ) -> Result<Vec<(WorkspaceId, LeftSignInOutcome)>, Error> {
        self.ask_for_lock().await?;
        self.refuse_requests_if_locked()?;
        self.stored.refresh().await?;
        let mut ended = Vec::new();
        for id in ids {
            ended.push((id.clone(), self.end_left(id).await));
        }
        Ok(ended)
    }

    async fn end_left(&self, id: &WorkspaceId) -> LeftSignInOutcome {
        if self.stored.has(id) {
            return LeftSignInOutcome::Listed;
        }
        match self.end_stored(id, &Connection::new(true)).await {
            Ok(removal) => LeftSignInOutcome::Ended(removal),
            Err(error) => LeftSignInOutcome::Failed(error),
        }
    }

    /// Ends all sign-ins that have this name in the store, and deletes them.
    pub(crate) async fn end_stored(
        &self,
        id: &WorkspaceId,
        connection: &Connection,
    ) -> Result<Removal, Error> {
        let mut removal = Removal::NothingToEnd;
        for entry in self.vault.read_all(id.into()).await? {
            if let Ok(sign_in) = SignIn::from_entry(&entry) {
                removal = removal.and(self.end_at_server(connection, &sign_in).await);
            }
        }
        self.vault.delete(id.into()).await?;
        Ok(removal)
    }
}
