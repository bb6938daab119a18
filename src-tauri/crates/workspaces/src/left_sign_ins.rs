//! Sign-ins in the password store that no workspace of the list has: after a list was lost.

use rocketchat::ServerUrl;

use crate::{
    EntryName, Error, Removal, WorkspaceId, Workspaces, desk::Desk, stored_sign_in::SignIn,
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

impl Workspaces {
    /// The sign-ins in the password store that no workspace of the list has. Where the store cannot
    /// list its entries there are none.
    ///
    /// # Errors
    /// [`Error::Vault`], [`Error::Locked`].
    pub async fn left_sign_ins(&self) -> Result<Vec<LeftSignIn>, Error> {
        self.ask_for_lock().await?;
        self.refuse_requests_if_locked()?;
        let mut left = Vec::new();
        for id in self.left_names().await? {
            let entries = self.vault.read_all((&id).into()).await?;
            let sign_in = entries.iter().find_map(|entry| SignIn::from_entry(entry).ok());
            let made_for = sign_in.as_ref().map(|sign_in| sign_in.made_for().clone());
            let user_id = sign_in.as_ref().map(|sign_in| sign_in.user_id().to_owned());
            left.push(LeftSignIn { id, made_for, user_id });
        }
        Ok(left)
    }

    /// Signs out of those, at the server that each was made for, and deletes them.
    ///
    /// # Errors
    /// [`Error::Vault`], [`Error::Locked`]; what was not ended stays in the store.
    pub async fn end_left_sign_ins(&self) -> Result<Vec<(LeftSignIn, Removal)>, Error> {
        let mut ended = Vec::new();
        for left in self.left_sign_ins().await? {
            let removal = self.end_stored(&left.id, &Desk::new(true)).await?;
            ended.push((left, removal));
        }
        Ok(ended)
    }

    /// Ends all sign-ins that have this name in the store, and deletes them.
    pub(crate) async fn end_stored(&self, id: &WorkspaceId, desk: &Desk) -> Result<Removal, Error> {
        let mut removal = Removal::NothingToEnd;
        for entry in self.vault.read_all(id.into()).await? {
            if let Ok(sign_in) = SignIn::from_entry(&entry) {
                removal = removal.and(self.end_at_server(desk, &sign_in).await);
            }
        }
        self.vault.delete(id.into()).await?;
        Ok(removal)
    }

    async fn left_names(&self) -> Result<Vec<WorkspaceId>, Error> {
        let listed = self.stored.now();
        let lock = EntryName::Lock.to_string();
        let names = self.vault.names().await?;
        let names = names.into_iter().filter(|name| *name != lock);
        let ids = names.filter_map(|name: String| WorkspaceId::parse(&name).ok());
        Ok(ids.filter(|id| listed.entry(id).is_err()).collect())
    }
}
