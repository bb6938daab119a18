//! Session cards, and what a look-up came to.

use workspaces as program;
use workspaces::WorkspaceId;

use crate::ipc::{
    look_up as ipc_look_up, problems::CommandError, second_factor::Answer, session_card as ipc,
};

impl From<program::SessionCard> for ipc::SessionCard {
    fn from(card: program::SessionCard) -> Self {
        Self {
            workspace_id: card.workspace_id.to_string(),
            session_id: card.session_id.to_string(),
            user_id: card.user_id,
            look_alike: card.person.is_look_alike(),
            person: card.person.into(),
            device: card.device.into(),
            host: card.host,
            internet_address: card.internet_address.map(Into::into),
            last_connected: card.last_connected.map(|time| time.to_string()),
            as_of: card.as_of.to_string(),
        }
    }
}

impl From<program::InternetAddress> for ipc::InternetAddress {
    fn from(program::InternetAddress { text, internal }: program::InternetAddress) -> Self {
        Self { text, internal }
    }
}

impl From<program::Person> for ipc::Person {
    fn from(person: program::Person) -> Self {
        match person {
            program::Person::Known { user_name, name } => Self::Known { user_name, name },
            program::Person::Deleted => Self::Deleted,
        }
    }
}

impl From<program::Device> for ipc::Device {
    fn from(device: program::Device) -> Self {
        Self {
            kind: device.kind.into(),
            name: device.name,
            version: device.version,
            long_version: device.long_version,
            system: device.system,
            system_version: device.system_version,
        }
    }
}

impl ipc_look_up::LookUp {
    /// What one workspace answered.
    #[must_use]
    pub fn from_program(
        id: &WorkspaceId,
        outcome: Result<rocketchat::Answer<program::SessionCard>, program::Error>,
    ) -> Self {
        let outcome = match outcome {
            Ok(answer) => ipc_look_up::LookUpOutcome::Answered {
                answer: Box::new(Answer::from_program(answer, Into::into)),
            },
            Err(error) => ipc_look_up::LookUpOutcome::Failed { error: CommandError::from(error) },
        };
        Self { workspace_id: id.to_string(), outcome }
    }
}
