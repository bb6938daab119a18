//! Giving a workspace another address.

use rocketchat::ServerUrl;

use crate::{
    account::Removal,
    directory::{WorkspaceId, Workspaces, arrange::named_after, registry::Place},
    error::Error,
};

impl Workspaces {
    /// Gives a workspace another address. A sign-in is sent only to the server that it was made for:
    /// it is given up first, as [`Self::sign_out`] does. The account that signed in last is kept. A
    /// name that was made of the old address follows the new one. Two workspaces share an address
    /// only with `another_account`. The address that the workspace has is no change.
    ///
    /// # Errors
    /// [`Error::BadAddress`], [`Error::AlreadyThere`], and as [`Self::sign_out`]; the address is as
    /// it was then. [`Error::UnknownWorkspace`] also for a practice workspace, whose address nobody
    /// chooses.
    pub async fn change_address(
        &self,
        id: &WorkspaceId,
        address: &str,
        another_account: bool,
    ) -> Result<Removal, Error> {
        let address = ServerUrl::parse(address)?;
        let connection = self.connection(id)?;
        let _turn = connection.request_turn.lock().await;
        let there = self.stored.now();
        let now = there.entry(id)?.address().cloned().ok_or(Error::UnknownWorkspace)?;
        if now == address {
            return Ok(Removal::NothingToEnd);
        }
        if let (Some(other), false) = (there.at(&address), another_account) {
            return Err(Error::AlreadyThere { name: other.name.to_string() });
        }
        self.stored.try_to_save().await?;
        let removal = self.end_sign_in(id, &connection).await?;
        let changed = id.clone();
        let change = self.stored.change(move |registry| {
            let entry = registry.entry_mut(&changed)?;
            if entry.name == named_after(&now) {
                entry.name = named_after(&address);
            }
            entry.place = Place::Server(address);
            entry.in_store = false;
            Ok(())
        });
        change.await?;
        // A connection is for one address.
        self.forget_connection(id);
        Ok(removal)
    }
}
