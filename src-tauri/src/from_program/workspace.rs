//! Workspaces, sign-ins and checks.

use workspaces as program;

use crate::ipc::workspace as ipc;

impl From<program::Workspace> for ipc::Workspace {
    fn from(workspace: program::Workspace) -> Self {
        let address = workspace.address.as_ref();
        Self {
            id: workspace.id.to_string(),
            name: workspace.name.to_string(),
            address: address.map(ToString::to_string).unwrap_or_default(),
            host: address.map(rocketchat::ServerUrl::host).unwrap_or_default(),
            practice: workspace.practice.is_some(),
            tile: workspace.tile,
            account: workspace.account.map(Into::into),
            sign_in: workspace.sign_in.into(),
            last_check: workspace.last_check.map(Into::into),
        }
    }
}

impl From<program::Account> for ipc::Account {
    fn from(program::Account { user_id, user_name, name }: program::Account) -> Self {
        Self { user_id, user_name, name }
    }
}

impl From<program::SignInState> for ipc::SignInState {
    fn from(state: program::SignInState) -> Self {
        match state {
            program::SignInState::None => Self::None,
            program::SignInState::Held { kept_in } => Self::Held { kept_in: kept_in.into() },
            program::SignInState::Ended => Self::Ended,
            program::SignInState::StoreProblem { problem } => {
                Self::StoreProblem { problem: problem.into() }
            }
            program::SignInState::MadeForAnother { made_for } => {
                Self::MadeForAnother { address: made_for.to_string() }
            }
        }
    }
}

impl From<program::KeptIn> for ipc::KeptIn {
    fn from(kept_in: program::KeptIn) -> Self {
        match kept_in {
            program::KeptIn::PasswordStore => Self::PasswordStore,
            program::KeptIn::ThisSessionOnly => Self::ThisSessionOnly,
        }
    }
}

impl From<ipc::KeptIn> for program::KeptIn {
    fn from(kept_in: ipc::KeptIn) -> Self {
        match kept_in {
            ipc::KeptIn::PasswordStore => Self::PasswordStore,
            ipc::KeptIn::ThisSessionOnly => Self::ThisSessionOnly,
        }
    }
}

impl From<program::Check> for ipc::Check {
    fn from(check: program::Check) -> Self {
        Self { at: check.at.to_string(), outcome: check.outcome.into() }
    }
}

impl From<program::CheckOutcome> for ipc::CheckOutcome {
    fn from(outcome: program::CheckOutcome) -> Self {
        match outcome {
            program::CheckOutcome::Fine(rights) => Self::Fine { rights: rights.into() },
            program::CheckOutcome::Failed(error) => Self::Failed { error: error.as_ref().into() },
        }
    }
}

impl From<program::Rights> for ipc::Rights {
    fn from(rights: program::Rights) -> Self {
        let program::Rights { device_management, may_view, may_end, may_end_all } = rights;
        Self {
            device_management: device_management.into(),
            may_view: may_view.into(),
            may_end: may_end.into(),
            may_end_all: may_end_all.into(),
        }
    }
}

impl From<program::Known> for ipc::Known {
    fn from(known: program::Known) -> Self {
        match known {
            program::Known::Yes => Self::Yes,
            program::Known::No => Self::No,
            program::Known::Unknown => Self::Unknown,
        }
    }
}
