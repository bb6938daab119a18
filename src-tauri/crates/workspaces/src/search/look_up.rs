//! The look-up of one session.

use std::{collections::HashSet, sync::Arc};

use rocketchat::{
    Answer, Attempt, Challenge, Missing, SecondFactor, Session, SessionId, endpoint::ShowSession,
};
use tokio::task::JoinSet;

use crate::{
    account::{SignIn, SignInKind},
    activity::{Event, LookUpResult},
    directory::{CheckOutcome, Known, WorkspaceId, Workspaces},
    error::Error,
    search::SessionCard,
    server::{Connection, OnceRoute},
};

impl Workspaces {
    /// Looks up a session on one workspace, with one request. On a challenge, send the same again
    /// with the code. At most one look-up of a workspace is under way; others wait for their turn.
    ///
    /// Where the last check found that the workspace has no Device Management, nothing is sent:
    /// servers before 7.6 would ask for a code first and refuse then. A fresh
    /// [`Workspaces::check`] lifts that.
    ///
    /// # Errors
    /// [`Error::Request`], [`Error::NotSignedIn`], [`Error::TokenCannotSkip`], [`Error::Vault`],
    /// [`Error::VaultEmpty`], [`Error::UnknownWorkspace`]. None of them deletes a sign-in.
    pub async fn look_up(
        &self,
        id: &WorkspaceId,
        session: &SessionId,
        second_factor: Option<&SecondFactor>,
    ) -> Result<Answer<SessionCard>, Error> {
        let connection = self.connection(id)?;
        let _turn = connection.request_turn.lock().await;
        let sign_in = connection.abort_on_lock.read(self.sign_in_of(id, &connection)).await?;
        if lacks_device_management(&connection) {
            return Err(rocketchat::Error::NoDeviceManagement.into());
        }
        let found = self.ask_for_session(id, &connection, &sign_in, session, second_factor).await;
        let as_of = (self.settings.clock)();
        let found = found.map(|answer| match answer {
            Answer::Done(session) => Answer::Done(SessionCard::of(id.clone(), &session, as_of)),
            Answer::ChallengeNeeded(challenge) => Answer::ChallengeNeeded(challenge),
        });
        self.note_look_up(id, session, &found).await;
        if let Err(Error::Request(rocketchat::Error::NotFound(Missing::Session))) = &found {
            self.revocations.looked_up.remove(id, session);
        }
        match found? {
            Answer::Done(card) => {
                self.revocations.looked_up.add(&card);
                Ok(Answer::Done(card))
            }
            Answer::ChallengeNeeded(challenge) => {
                if no_code_is_enough(sign_in.kind, second_factor.is_some(), &challenge) {
                    return Err(Error::TokenCannotSkip);
                }
                let account = self.user_name(id).or(challenge.account);
                Ok(Answer::ChallengeNeeded(Challenge { account, ..challenge }))
            }
        }
    }

    /// Looks up a session on several workspaces at once. `on_each` hears each outcome as it comes;
    /// one that fails or waits does not hold up the others. Nothing goes on once this is dropped.
    pub async fn look_up_everywhere(
        &self,
        ids: &[WorkspaceId],
        session: &SessionId,
        mut on_each: impl FnMut(WorkspaceId, Result<Answer<SessionCard>, Error>),
    ) {
        let mut under_way = JoinSet::new();
        for id in ids.iter().collect::<HashSet<_>>() {
            let (workspaces, id, session) = (self.clone(), id.clone(), session.clone());
            under_way.spawn(async move {
                let outcome = workspaces.look_up(&id, &session, None).await;
                (id, outcome)
            });
        }
        while let Some(ended) = under_way.join_next().await {
            match ended {
                Ok((id, outcome)) => on_each(id, outcome),
                Err(broken) => std::panic::resume_unwind(broken.into_panic()),
            }
        }
    }

    pub(crate) async fn ask_for_session(
        &self,
        id: &WorkspaceId,
        connection: &Connection,
        sign_in: &Arc<SignIn>,
        session: &SessionId,
        second_factor: Option<&SecondFactor>,
    ) -> Result<Answer<Session>, Error> {
        let request = ShowSession { session: session.clone() };
        let (on, route) = ((id, connection), OnceRoute::ShowSession);
        let asks = self.send_once(on, route, &request, sign_in, second_factor);
        let answer = connection.abort_on_lock.read(asks).await?;
        match &answer {
            Ok(_) => connection.settle(sign_in, true),
            Err(rocketchat::Error::SignedOut) => connection.settle(sign_in, false),
            Err(_) => {}
        }
        Ok(answer?)
    }

    /// What a server was asked is noted. What was found is shown even when the note fails:
    /// [`crate::Activity::write_failures`] tells of that.
    async fn note_look_up(
        &self,
        id: &WorkspaceId,
        session: &SessionId,
        found: &Result<Answer<SessionCard>, Error>,
    ) {
        let result = match found {
            Ok(Answer::ChallengeNeeded(_)) => return,
            Ok(Answer::Done(card)) => LookUpResult::Found {
                person: card.person.in_one_line(),
                user_id: card.user_id.clone(),
                device: card.device.clone(),
            },
            Err(Error::Request(rocketchat::Error::NotFound(Missing::Session))) => {
                LookUpResult::NotFound
            }
            Err(error) => LookUpResult::Failed { why: error.to_string() },
        };
        let workspace_name = self.workspace(id).map(|workspace| workspace.name.to_string());
        let event = Event::LookedUp {
            workspace: id.clone(),
            workspace_name: workspace_name.unwrap_or_default(),
            actor: self.user_name(id),
            session_id: session.clone(),
            result: Box::new(result),
        };
        let _counted_where_it_failed = self.settings.activity.note(event).await;
    }

    pub(crate) fn user_name(&self, id: &WorkspaceId) -> Option<String> {
        self.stored.now().entry(id).ok()?.account.as_ref()?.user_name.clone()
    }
}

pub(crate) fn lacks_device_management(connection: &Connection) -> bool {
    connection.last_check().is_some_and(|check| match check.outcome {
        CheckOutcome::Fine(rights) => rights.device_management == Known::No,
        CheckOutcome::Failed(_) => false,
    })
}

/// A server that was given a code and does not say that it was wrong, but asks as if there had been
/// none, would ask for ever. A password sign-in gets the challenge again all the same: there the
/// remembered second factor may have ended in between.
pub(crate) fn no_code_is_enough(
    kind: SignInKind,
    code_was_sent: bool,
    challenge: &Challenge,
) -> bool {
    kind == SignInKind::AccessToken && code_was_sent && challenge.attempt == Attempt::NotMade
}

#[cfg(test)]
mod tests {
    use rocketchat::Method;

    use super::*;

    #[test]
    fn only_a_token_whose_code_is_overlooked_cannot_skip() {
        let challenge = |attempt| Challenge {
            method: Method::Totp,
            alternatives: Vec::new(),
            attempt,
            code_sent: false,
            account: None,
        };
        for (kind, code_was_sent, attempt, expected) in [
            (SignInKind::AccessToken, true, Attempt::NotMade, true),
            (SignInKind::AccessToken, true, Attempt::Wrong, false),
            (SignInKind::AccessToken, true, Attempt::TooMany, false),
            (SignInKind::AccessToken, false, Attempt::NotMade, false),
            (SignInKind::Password, true, Attempt::NotMade, false),
        ] {
            let said = no_code_is_enough(kind, code_was_sent, &challenge(attempt));
            assert_eq!(said, expected, "{kind:?} {code_was_sent} {attempt:?}");
        }
    }
}
