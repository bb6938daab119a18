//! Signing in to a workspace.

mod unsaid_challenge;

use std::sync::Arc;

use rocketchat::{
    Answer, Challenge, Client, Credentials, SecondFactor, Secret, SignInRefused,
    endpoint::{LogIn, LogOut, SignedIn},
};

use crate::{
    account::{
        VaultProblem,
        rights::{self, Identity},
        stored_sign_in::{SignIn, SignInKind},
    },
    directory::{Check, CheckOutcome, KeptIn, SignInState, Workspace, WorkspaceId, Workspaces},
    error::Error,
    server::Connection,
};

/// A filled-in sign-in form.
#[derive(Debug, Clone)]
pub enum SignInForm {
    /// By name and password. The password is not kept.
    Password {
        /// User name or e-mail address, as typed.
        user: String,
        /// The password.
        password: Secret,
        /// Where the sign-in is to be kept.
        keep_in: KeptIn,
    },
    /// By a personal access token, for accounts that have no password (company sign-in).
    AccessToken {
        /// Rocket.Chat's ID of the account.
        user_id: String,
        /// The token.
        token: Secret,
        /// Where the sign-in is to be kept.
        keep_in: KeptIn,
    },
}

/// What to do about an address that could not show that it is Rocket.Chat.
#[derive(Debug, Clone, Copy)]
enum Stranger {
    Refused,
    Trusted,
}

impl Workspaces {
    /// Signs in, once Rocket.Chat was seen to answer there, in place of the sign-in before, which is
    /// given back to the server where it came from a password. A reading that is under way ends, and
    /// what another account has read is forgotten. On a challenge, send the same form again with the
    /// code. Servers from 9.0 on do not say whether they want a code or the password is wrong: a
    /// refused password is answered with a challenge first.
    ///
    /// # Errors
    /// [`Error::Request`] and [`Error::UnknownWorkspace`]: nobody was signed in, and the sign-in
    /// before stands. [`Error::Vault`] and [`Error::NotSaved`]: the person *is* signed in, but the
    /// sign-in could not be kept; it is held for this session only, as
    /// [`Workspaces::workspace`] says, and nothing has to be typed again. After
    /// [`VaultProblem::NoAnswer`] the vault may have it all the same; the next start asks it.
    pub async fn sign_in(
        &self,
        id: &WorkspaceId,
        form: SignInForm,
        second_factor: Option<&SecondFactor>,
    ) -> Result<Answer<Workspace>, Error> {
        self.sign_in_at(id, form, second_factor, Stranger::Refused).await
    }

    /// Signs in as [`Self::sign_in`] does, at an address that could not show that it is Rocket.Chat
    /// ([`rocketchat::Error::Unproven`]), because the person says that it is. That holds for this
    /// address, until the program ends or is locked.
    ///
    /// # Errors
    /// As [`Self::sign_in`].
    pub async fn sign_in_unproven(
        &self,
        id: &WorkspaceId,
        form: SignInForm,
        second_factor: Option<&SecondFactor>,
    ) -> Result<Answer<Workspace>, Error> {
        self.sign_in_at(id, form, second_factor, Stranger::Trusted).await
    }

    async fn sign_in_at(
        &self,
        id: &WorkspaceId,
        form: SignInForm,
        second_factor: Option<&SecondFactor>,
        stranger: Stranger,
    ) -> Result<Answer<Workspace>, Error> {
        let connection = self.connection(id)?;
        let _turn = connection.request_turn.lock().await;
        let client = self.client(id, &connection)?;
        match stranger {
            Stranger::Refused => {}
            Stranger::Trusted => client.assume_recognised(),
        }
        let asks = async {
            self.refuse_requests_if_locked()?;
            let new = match prove(&client, form, second_factor).await? {
                Answer::Done(new) => new,
                Answer::ChallengeNeeded(challenge) => {
                    return Ok(Answer::ChallengeNeeded(challenge));
                }
            };
            let identity = validated(&client, &new).await?;
            Ok(Answer::Done((new, identity)))
        };
        let (new, identity) = match connection.abort_on_lock.change(asks).await? {
            Answer::Done(proven) => proven,
            Answer::ChallengeNeeded(challenge) => return Ok(Answer::ChallengeNeeded(challenge)),
        };
        let taken_over = self.take_over(id, &connection, new, identity).await;
        // After the lock was shut, nothing is held.
        if matches!(connection.sign_in(), Some(Ok(_))) {
            connection.code_in_hand.keep(second_factor, (self.settings.clock)());
        }
        taken_over?;
        self.workspace(id).map(Answer::Done)
    }

    /// Has the server mail a new code to an account: [`Challenge::account`], or what is typed while
    /// signing in. Servers do not say whether there is such an account.
    ///
    /// # Errors
    /// [`Error::Request`], [`Error::UnknownWorkspace`].
    pub async fn send_email_code(&self, id: &WorkspaceId, account: &str) -> Result<(), Error> {
        let client = self.client(id, &*self.connection(id)?)?;
        let email_or_username = account.trim().to_owned();
        let request = rocketchat::endpoint::SendEmailCode { email_or_username };
        let _sent = client.send(&request, None, None).await?;
        Ok(())
    }

    /// Puts a good sign-in in the place of the one before, and keeps it where it is to be kept.
    async fn take_over(
        &self,
        id: &WorkspaceId,
        connection: &Connection,
        new: SignIn,
        identity: Identity,
    ) -> Result<(), Error> {
        let mut old = self.sign_ins_to_replace(id, connection).await;
        old.retain(|old| !old.is_same(&new));
        let known = self.stored.now().entry(id).ok().and_then(|entry| entry.account.clone());
        let read_by = known.map(|account| account.user_id);
        let Identity { account, rights } = identity;
        let kept = self.keep(id, &new, account).await;
        let kept_in = if kept.is_ok() { new.kept_in } else { KeptIn::ThisSessionOnly };
        let check = Check { at: (self.settings.clock)(), outcome: CheckOutcome::Fine(rights) };
        let same_account = read_by.as_deref() == Some(new.user_id());
        let had_ended = self.workspace(id).is_ok_and(|it| it.sign_in == SignInState::Ended);
        if had_ended || (read_by.is_some() && !same_account) {
            self.view_only();
        }
        connection.hold(new.kept_in(kept_in), check);
        connection.reading.stop();
        if !same_account {
            // What another account was shown is not for this one.
            self.sessions.forget(id);
            self.revocations.forget(id);
        }
        for old in old {
            // When the server does not hear it, the token goes the way of all old ones there.
            let _told = self.end_at_server(connection, &old).await;
        }
        kept
    }

    /// The sign-in before, or all of them where the store has several and does not say which is used.
    async fn sign_ins_to_replace(
        &self,
        id: &WorkspaceId,
        connection: &Connection,
    ) -> Vec<Arc<SignIn>> {
        match self.sign_in_to_replace(id, connection).await {
            Ok(old) => vec![old],
            Err(Error::Vault(VaultProblem::Ambiguous { .. })) => {
                let entries = self.vault.read_all(id.into()).await.unwrap_or_default();
                let sign_ins = entries.iter().filter_map(|entry| SignIn::from_entry(entry).ok());
                sign_ins.map(Arc::new).collect()
            }
            Err(_) => Vec::new(),
        }
    }

    /// Writes the account into the file and the sign-in into the vault, the file first: a stored
    /// sign-in that no file names would never be deleted.
    async fn keep(
        &self,
        id: &WorkspaceId,
        new: &SignIn,
        account: crate::directory::Account,
    ) -> Result<(), Error> {
        let to_store = new.kept_in == KeptIn::PasswordStore;
        let entry = id.clone();
        let was_in_store = self
            .stored
            .change(move |registry| {
                let entry = registry.entry_mut(&entry)?;
                entry.account = Some(account);
                let was_in_store = entry.in_store;
                entry.in_store |= to_store;
                Ok(was_in_store)
            })
            .await?;
        if to_store {
            let written = self.vault.write(id.into(), &new.to_entry()).await;
            if !was_in_store && written.as_ref().is_err_and(is_surely_not_written) {
                self.note_not_in_store(id).await;
            }
            return Ok(written?);
        }
        // The sign-in before has no use any more. When the vault cannot delete it now, the file
        // goes on naming it, so that it can still be deleted.
        if was_in_store && self.vault.delete(id.into()).await.is_ok() {
            self.note_not_in_store(id).await;
        }
        Ok(())
    }

    /// When this cannot be written, the file names an entry that is not there, which does no harm.
    async fn note_not_in_store(&self, id: &WorkspaceId) {
        let id = id.clone();
        let _saved = self
            .stored
            .change(move |registry| {
                registry.entry_mut(&id)?.in_store = false;
                Ok(())
            })
            .await;
    }
}

/// A store that did not answer in time may still write afterwards, so the file has to go on naming
/// the entry: else it would never be deleted.
fn is_surely_not_written(problem: &VaultProblem) -> bool {
    match problem {
        VaultProblem::NoAnswer => false,
        VaultProblem::Missing
        | VaultProblem::Locked
        | VaultProblem::Dismissed
        | VaultProblem::NoDefault
        | VaultProblem::Ambiguous { .. }
        | VaultProblem::TooLarge
        | VaultProblem::NotText
        | VaultProblem::Failed { .. } => true,
    }
}

/// Makes a sign-in of what was filled in. Servers give one for a password; an access token is one.
async fn prove(
    client: &Client,
    form: SignInForm,
    second_factor: Option<&SecondFactor>,
) -> Result<Answer<SignIn>, rocketchat::Error> {
    let made = |credentials, kind, kept_in| {
        SignIn::new(client.server().clone(), credentials, kind, kept_in)
    };
    let (user, password, kept_in) = match form {
        SignInForm::Password { user, password, keep_in } => (user, password, keep_in),
        SignInForm::AccessToken { user_id, token, keep_in } => {
            let user_id = user_id.trim().to_owned();
            let token = Secret::new(token.expose().trim().to_owned());
            let credentials = Credentials { user_id, token };
            return Ok(Answer::Done(made(credentials, SignInKind::AccessToken, keep_in)));
        }
    };
    let log_in = LogIn { user: user.trim().to_owned(), password };
    let challenge = match client.send(&log_in, None, second_factor).await {
        Ok(Answer::Done(SignedIn { user_id, token, account: _ })) => {
            let credentials = Credentials { user_id, token };
            return Ok(Answer::Done(made(credentials, SignInKind::Password, kept_in)));
        }
        Ok(Answer::ChallengeNeeded(challenge)) => challenge,
        Err(refusal) if second_factor.is_some() => return Err(refusal),
        Err(refusal) => unsaid_challenge::instead_of(refusal, client).await?,
    };
    let account = Some(log_in.user);
    Ok(Answer::ChallengeNeeded(Challenge { account, ..challenge }))
}

/// Asks whose sign-in it is. One that turns out to be of no use is given back.
async fn validated(client: &Client, new: &SignIn) -> Result<Identity, Error> {
    let credentials = new.for_server(client.server())?;
    let identity = rights::read(client, credentials).await;
    if let (Err(rocketchat::Error::SignedOut), SignInKind::AccessToken) = (&identity, new.kind) {
        let no_match = rocketchat::Error::SignInRefused(SignInRefused::TokenNoMatch);
        return Err(no_match.into());
    }
    if identity.is_err() && new.kind == SignInKind::Password {
        let _ended = client.send(&LogOut, Some(credentials), None).await;
    }
    Ok(identity?)
}
