//! What a caller said, written down with whom it concerns.

use crate::{
    activity::{About, AccountKey, ActivityProblem, CallersAnswer, Event},
    directory::{WorkspaceId, Workspaces},
    revoke::SessionKey,
    search::SessionCard,
};

impl Workspaces {
    /// Writes down whether a device is the caller's.
    ///
    /// # Errors
    /// When the activity cannot be written.
    pub async fn note_answer(
        &self,
        key: SessionKey,
        answer: CallersAnswer,
        ticket: Option<String>,
    ) -> Result<(), ActivityProblem> {
        let card = self.known_card(&key);
        let about = Some(Box::new(self.about(&key.workspace, card.as_ref(), true)));
        let SessionKey { workspace, session: session_id } = key;
        let event = Event::DeviceAnswer { workspace, session_id, answer, ticket, about };
        self.settings.activity.note(event).await
    }

    /// Writes down that a step was done at the server.
    ///
    /// # Errors
    /// When the activity cannot be written.
    pub async fn note_step(
        &self,
        step: String,
        accounts: Vec<AccountKey>,
        ticket: Option<String>,
    ) -> Result<(), ActivityProblem> {
        let about = accounts.first().map(|account| {
            let card = self.sessions_read_of(account).into_iter().next();
            Box::new(self.about(&account.workspace, card.as_ref(), false))
        });
        let event = Event::StepTicked { step, accounts, ticket, about };
        self.settings.activity.note(event).await
    }

    fn about(&self, id: &WorkspaceId, card: Option<&SessionCard>, with_device: bool) -> About {
        let workspace_name = self.workspace(id).map(|workspace| workspace.name.to_string());
        About {
            workspace_name: workspace_name.unwrap_or_default(),
            person: card.and_then(|card| card.person.in_one_line()),
            user_id: card.and_then(|card| card.user_id.clone()),
            device: card.filter(|_| with_device).map(|card| card.device.clone()),
        }
    }
}
