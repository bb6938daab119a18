//! Signing out of a workspace, and removing one.

use rocketchat::endpoint::LogOut;

use crate::{
    account::{
        VaultProblem,
        stored_sign_in::{SignIn, SignInKind},
    },
    directory::{WorkspaceId, Workspaces},
    error::Error,
    server::Connection,
};

/// What became of a sign-in that was given up. Nothing of it is left on this computer.
#[derive(Debug)]
pub enum Removal {
    /// Ended at the server, or it had ended there before.
    SignedOut,
    /// There was none.
    NothingToEnd,
    /// An access token stays good until the person revokes it at the server.
    AccessTokenStays,
    /// The server could not be told, so the sign-in may stay good there until it expires.
    ServerNotTold {
        /// Why not.
        error: Error,
    },
}

impl Removal {
    /// What became of two sign-ins together: what the person has to know most comes first.
    pub(crate) fn and(self, other: Self) -> Self {
        let weight = |removal: &Self| match removal {
            Self::NothingToEnd => 0,
            Self::SignedOut => 1,
            Self::AccessTokenStays => 2,
            Self::ServerNotTold { .. } => 3,
        };
        if weight(&other) > weight(&self) { other } else { self }
    }
}

impl Workspaces {
    /// Signs out at the server where it can be told, and forgets the sign-in and the sessions that
    /// were read with it. A reading that is under way ends.
    ///
    /// # Errors
    /// [`Error::UnknownWorkspace`]; [`Error::Vault`] when the vault could not give or delete the
    /// sign-in, whichever its problem is: the entry may still be there, so the file goes on naming
    /// it, and this can be tried again. A sign-in of this session only needs no vault.
    /// [`Error::NotSaved`]: mostly nothing was done, as the file is tried before all else. When only
    /// the save at the end failed, [`Workspaces::workspace`] shows that nobody is signed in; the
    /// file names an entry that is gone, until this is tried again.
    pub async fn sign_out(&self, id: &WorkspaceId) -> Result<Removal, Error> {
        let connection = self.connection(id)?;
        let _turn = connection.request_turn.lock().await;
        if self.stored.now().entry(id)?.in_store {
            self.stored.try_to_save().await?;
        }
        let removal = self.end_sign_in(id, &connection).await?;
        let entry = id.clone();
        self.stored
            .change(move |registry| {
                registry.entry_mut(&entry)?.in_store = false;
                Ok(())
            })
            .await?;
        Ok(removal)
    }

    /// Signs out as [`Self::sign_out`] does, and takes the workspace out of the list.
    ///
    /// # Errors
    /// As [`Self::sign_out`]; the workspace stays in the list then.
    pub async fn remove(&self, id: &WorkspaceId) -> Result<Removal, Error> {
        let connection = self.connection(id)?;
        let _turn = connection.request_turn.lock().await;
        self.stored.try_to_save().await?;
        let removal = self.end_sign_in(id, &connection).await?;
        let entry = id.clone();
        self.stored.change(move |registry| registry.remove(&entry)).await?;
        self.forget_connection(id);
        Ok(removal)
    }

    /// Ends a sign-in wherever it is kept, and forgets what was read with it.
    pub(crate) async fn end_sign_in(
        &self,
        id: &WorkspaceId,
        connection: &Connection,
    ) -> Result<Removal, Error> {
        let removal = match self.sign_in_to_end(id, connection).await {
            Ok(sign_in) => {
                let removal = self.end_at_server(connection, &sign_in).await;
                if matches!(removal, Removal::SignedOut) {
                    connection.settle(&sign_in, false);
                }
                removal
            }
            Err(
                Error::NotSignedIn
                | Error::VaultEmpty
                | Error::VaultUnreadable
                | Error::VaultWithoutServer,
            ) => Removal::NothingToEnd,
            // Which of them is used is not known, so all are ended.
            Err(Error::Vault(VaultProblem::Ambiguous { .. } | VaultProblem::NotText)) => {
                self.end_stored(id, connection).await?
            }
            // Also when there is no store: one may come later, with the sign-in still in it.
            Err(error) => return Err(error),
        };
        if self.stored.now().entry(id)?.in_store {
            self.vault.delete(id.into()).await?;
        }
        connection.forget();
        self.view_only();
        connection.reading.stop();
        self.sessions.forget(id);
        self.revocations.forget(id);
        Ok(removal)
    }

    /// Tells the server that the sign-in was made for, wherever the workspace is now. A personal
    /// access token is the person's own.
    pub(crate) async fn end_at_server(&self, connection: &Connection, sign_in: &SignIn) -> Removal {
        if sign_in.kind == SignInKind::AccessToken {
            return Removal::AccessTokenStays;
        }
        let tells = async {
            let client = self.client_at(sign_in.made_for(), connection)?;
            let credentials = sign_in.for_server(client.server())?;
            Ok(client.send(&LogOut, Some(credentials), None).await?)
        };
        match connection.abort_on_lock.change(tells).await {
            Ok(_) | Err(Error::Request(rocketchat::Error::SignedOut)) => Removal::SignedOut,
            Err(error) => Removal::ServerNotTold { error },
        }
    }
}
