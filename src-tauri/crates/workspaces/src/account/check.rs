//! A check: is the sign-in good, and what may it do?

use std::sync::Arc;

use crate::{
    account::{rights, stored_sign_in::SignIn},
    directory::{Check, CheckOutcome, Workspace, WorkspaceId, Workspaces},
    error::Error,
    server::Connection,
};

impl Workspaces {
    /// Asks the server who is signed in and what the account may do, and keeps the answer as
    /// [`Workspace::last_check`], a failure too. Three requests, and never a second factor.
    /// Checks of one workspace wait for each other, and those that waited share one.
    ///
    /// # Errors
    /// [`Error::UnknownWorkspace`], [`Error::NotSignedIn`]. A check that failed is an answer.
    pub async fn check(&self, id: &WorkspaceId) -> Result<Workspace, Error> {
        let connection = self.connection(id)?;
        if let Some(_turn) = connection.turn_to_check().await {
            let sign_in = connection.abort_on_lock.read(self.sign_in_of(id, &connection)).await;
            if matches!(sign_in, Err(Error::NotSignedIn)) {
                return Err(Error::NotSignedIn);
            }
            self.check_with(id, &connection, sign_in).await;
        }
        self.workspace(id)
    }

    async fn check_with(
        &self,
        id: &WorkspaceId,
        connection: &Connection,
        sign_in: Result<Arc<SignIn>, Error>,
    ) {
        let (made_with, outcome) = match sign_in {
            Err(error) => (None, CheckOutcome::Failed(Arc::new(error))),
            Ok(sign_in) => {
                let outcome = self.ask(id, connection, &sign_in).await;
                let outcome = outcome.unwrap_or_else(|e| CheckOutcome::Failed(Arc::new(e)));
                (Some(sign_in), outcome)
            }
        };
        let check = Check { at: (self.settings.clock)(), outcome };
        connection.note_check(made_with.as_ref(), check);
    }

    async fn ask(
        &self,
        id: &WorkspaceId,
        connection: &Connection,
        sign_in: &Arc<SignIn>,
    ) -> Result<CheckOutcome, Error> {
        let asks = async {
            let client = self.client(id, connection)?;
            Ok(rights::read(&client, sign_in.for_server(client.server())?).await)
        };
        let identity = connection.abort_on_lock.read(asks).await?;
        if let Err(rocketchat::Error::SignedOut) = &identity {
            connection.settle(sign_in, false);
        }
        let identity = identity?;
        connection.settle(sign_in, true);
        let (id, account) = (id.clone(), identity.account);
        // That the account has another name now is worth writing down, but no reason to fail.
        let _saved = self
            .stored
            .change(move |registry| {
                registry.entry_mut(&id)?.account = Some(account);
                Ok(())
            })
            .await;
        Ok(CheckOutcome::Fine(identity.rights))
    }
}
