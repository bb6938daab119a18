//! Asks for one session after the other, with the person's code and within the server's limit.

use rocketchat::{Answer, Challenge, Error as RequestError, Missing, SessionId};

use crate::{
    directory::{WorkspaceId, Workspaces},
    error::Error,
    revoke::Seen,
    search::{lacks_device_management, no_code_is_enough},
    server::{Codes, Connection, OnChallenge, OnceRoute, Refusals},
};

impl Workspaces {
    /// Whether a session is there. A look-up of the person goes in between.
    pub(super) async fn look_for(
        &self,
        id: &WorkspaceId,
        session: &SessionId,
        codes: &mut Codes,
    ) -> Result<Answer<Seen>, Error> {
        let connection = self.connection(id)?;
        let now = || (self.settings.clock)();
        let mut refusals = Refusals::default();
        loop {
            connection.abort_on_lock.read(self.until_taken(&connection)).await?;
            codes.forget_if_expired(now());
            let _turn = connection.request_turn.lock().await;
            let sign_in = connection.abort_on_lock.read(self.sign_in_of(id, &connection)).await?;
            if lacks_device_management(&connection) {
                return Err(RequestError::NoDeviceManagement.into());
            }
            let code = codes.to_send(now()).cloned();
            let asks = self.ask_for_session(id, &connection, &sign_in, session, code.as_ref());
            let seen = match asks.await {
                Ok(Answer::Done(_)) => Seen::StillThere,
                Ok(Answer::ChallengeNeeded(challenge)) => {
                    if no_code_is_enough(sign_in.kind, codes.is_fresh(), &challenge) {
                        return Err(Error::TokenCannotSkip);
                    }
                    match codes.challenged(challenge, now()) {
                        OnChallenge::SendAgain => continue,
                        OnChallenge::AskPerson(challenge) => {
                            let account = self.user_name(id).or(challenge.account);
                            let challenge = Challenge { account, ..challenge };
                            return Ok(Answer::ChallengeNeeded(challenge));
                        }
                    }
                }
                Err(Error::Request(RequestError::NotFound(Missing::Session))) => Seen::Gone,
                Err(Error::Request(RequestError::DifferentSession)) => Seen::Unclear,
                Err(Error::Request(RequestError::TooManyRequests { wait }))
                    if refusals.may_wait(wait) =>
                {
                    continue;
                }
                Err(error) => return Err(error),
            };
            // Whoever says this has looked at the code before.
            codes.taken(now());
            return Ok(Answer::Done(seen));
        }
    }

    /// Waits until the server takes a call; a look-up may go first.
    async fn until_taken(&self, connection: &Connection) -> Result<(), Error> {
        while let Some(wait) = self.single_wait(connection, OnceRoute::ShowSession) {
            (self.settings.wait)(wait).await;
        }
        Ok(())
    }
}
