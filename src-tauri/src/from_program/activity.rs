//! The activity.

use workspaces as program;
use workspaces::WorkspaceId;

use super::number;
use crate::ipc::{
    account_key::AccountKey, activity as ipc, find::SessionKey, problems::CommandError,
};

impl From<program::ActivityRows> for ipc::ActivityRows {
    fn from(program::ActivityRows { rows, more }: program::ActivityRows) -> Self {
        Self { rows: rows.into_iter().map(Into::into).collect(), more }
    }
}

impl From<program::ActivityRow> for ipc::ActivityRow {
    fn from(program::ActivityRow { entry, closing }: program::ActivityRow) -> Self {
        let what = match entry.what {
            program::What::Intent(intent) => ending(*intent, closing),
            program::What::Event { event } => event.into(),
            program::What::Begun { kept_aside } => ipc::ActivityWhat::Begun { kept_aside },
            program::What::FoundBroken { line } => {
                ipc::ActivityWhat::FoundBroken { line: number(line) }
            }
            // No row is about an outcome alone.
            program::What::Outcome { .. } | program::What::LaterVersion => {
                ipc::ActivityWhat::LaterVersion
            }
        };
        Self { number: number(entry.number), at: entry.at.to_string(), what }
    }
}

fn ending(intent: program::Intent, closing: Option<program::Closing>) -> ipc::ActivityWhat {
    ipc::ActivityWhat::Ending {
        operation: intent.operation.to_string(),
        workspace_id: intent.workspace.to_string(),
        workspace_name: intent.workspace_name,
        actor: intent.actor,
        person: intent.person,
        user_id: intent.user_id,
        target: match intent.target {
            program::Target::Session { session_id, device } => ipc::ActivityTarget::Session {
                session_id: session_id.to_string(),
                device: device.into(),
            },
            program::Target::EverySignInOfAccount => ipc::ActivityTarget::EverySignInOfAccount,
        },
        ticket: intent.ticket,
        closing: closing.map(Into::into),
    }
}

impl From<program::Closing> for ipc::ActivityClosing {
    fn from(program::Closing { at, outcome, checked }: program::Closing) -> Self {
        let outcome = match outcome {
            program::Outcome::Ended => ipc::ActivityOutcome::Ended,
            program::Outcome::HadEnded => ipc::ActivityOutcome::HadEnded,
            program::Outcome::StillThere => ipc::ActivityOutcome::StillThere,
            program::Outcome::Dead => ipc::ActivityOutcome::Dead,
            program::Outcome::Refused { why } => ipc::ActivityOutcome::Refused { why },
            program::Outcome::Unknown => ipc::ActivityOutcome::Unknown,
            program::Outcome::NotSent => ipc::ActivityOutcome::NotSent,
        };
        Self { at: at.to_string(), outcome, checked }
    }
}

impl From<program::Event> for ipc::ActivityWhat {
    fn from(event: program::Event) -> Self {
        match event {
            program::Event::LookedUp { workspace, workspace_name, actor, session_id, result } => {
                Self::LookedUp {
                    workspace_id: workspace.to_string(),
                    workspace_name,
                    actor,
                    session_id: session_id.to_string(),
                    result: (*result).into(),
                }
            }
            program::Event::CallerRecognised { how, ticket } => Self::Added(ipc::AddedEvent {
                event: ipc::ActivityEvent::CallerRecognised { how, ticket },
                about: None,
            }),
            program::Event::DeviceAnswer { workspace, session_id, answer, ticket, about } => {
                let (workspace_id, session_id) = (workspace.to_string(), session_id.to_string());
                let key = SessionKey { workspace_id, session_id };
                Self::Added(ipc::AddedEvent {
                    event: ipc::ActivityEvent::DeviceAnswer { key, answer: answer.into(), ticket },
                    about: about.map(|about| (*about).into()),
                })
            }
            program::Event::StepTicked { step, accounts, ticket, about } => {
                let accounts = accounts.into_iter().map(Into::into).collect();
                Self::Added(ipc::AddedEvent {
                    event: ipc::ActivityEvent::StepTicked { step, accounts, ticket },
                    about: about.map(|about| (*about).into()),
                })
            }
        }
    }
}

impl From<program::About> for ipc::ActivityAbout {
    fn from(program::About { workspace_name, person, user_id: _, device }: program::About) -> Self {
        Self { workspace_name, person, device: device.map(Into::into) }
    }
}

impl From<program::LookUpResult> for ipc::LookUpResult {
    fn from(result: program::LookUpResult) -> Self {
        match result {
            program::LookUpResult::Found { person, user_id: _, device } => {
                Self::Found { person, device: device.into() }
            }
            program::LookUpResult::NotFound => Self::NotFound,
            program::LookUpResult::Failed { why } => Self::Failed { why },
        }
    }
}

impl From<program::CallersAnswer> for ipc::CallersAnswer {
    fn from(answer: program::CallersAnswer) -> Self {
        match answer {
            program::CallersAnswer::Yes => Self::Yes,
            program::CallersAnswer::No => Self::No,
            program::CallersAnswer::NotSure => Self::NotSure,
        }
    }
}

impl From<ipc::CallersAnswer> for program::CallersAnswer {
    fn from(answer: ipc::CallersAnswer) -> Self {
        match answer {
            ipc::CallersAnswer::Yes => Self::Yes,
            ipc::CallersAnswer::No => Self::No,
            ipc::CallersAnswer::NotSure => Self::NotSure,
        }
    }
}

impl From<program::AccountKey> for AccountKey {
    fn from(program::AccountKey { workspace, user_id }: program::AccountKey) -> Self {
        Self { workspace_id: workspace.to_string(), user_id }
    }
}

impl TryFrom<AccountKey> for program::AccountKey {
    type Error = program::Error;

    fn try_from(AccountKey { workspace_id, user_id }: AccountKey) -> Result<Self, program::Error> {
        Ok(Self { workspace: WorkspaceId::parse(&workspace_id)?, user_id })
    }
}

type Chain = Result<Result<program::Verified, program::ChainBreak>, program::ActivityProblem>;

impl From<Chain> for ipc::ActivityChain {
    fn from(chain: Chain) -> Self {
        match chain {
            Ok(Ok(program::Verified { entries, span: _, last_hash })) => {
                Self::Whole { entries: number(entries), last_hash }
            }
            Ok(Err(program::ChainBreak { line, why })) => {
                Self::Broken { line: number(line), why: why.into() }
            }
            Err(problem) => Self::NotRead { details: problem.to_string() },
        }
    }
}

impl From<program::BreakReason> for ipc::WhyMisfit {
    fn from(why: program::BreakReason) -> Self {
        match why {
            program::BreakReason::NoEntry => Self::NoEntry,
            program::BreakReason::Changed => Self::Changed,
            program::BreakReason::NotNext => Self::NotNext,
            program::BreakReason::BrokenOff => Self::BrokenOff,
        }
    }
}

impl From<program::WriteFailures> for ipc::ActivityTrouble {
    fn from(program::WriteFailures { missing, problem }: program::WriteFailures) -> Self {
        Self { missing: number(missing), problem: problem.as_ref().map(Into::into) }
    }
}

impl From<program::Settled> for ipc::Settled {
    fn from(program::Settled { closed, open }: program::Settled) -> Self {
        Self { closed: number(closed.len()), open: number(open) }
    }
}

impl From<program::ActivityProblem> for CommandError {
    fn from(problem: program::ActivityProblem) -> Self {
        (&problem).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_window_added_comes_back_as_it_was_added_with_whom_it_concerns() {
        let (workspace_name, person) = ("Acme HQ".to_owned(), Some("Maria Lopez".to_owned()));
        let about = program::About { workspace_name, person, user_id: None, device: None };
        let event = program::Event::StepTicked {
            step: "password".to_owned(),
            accounts: Vec::new(),
            ticket: Some("INC-7".to_owned()),
            about: Some(Box::new(about)),
        };
        let added = serde_json::json!({
            "kind": "stepTicked",
            "step": "password",
            "accounts": [],
            "ticket": "INC-7",
            "about": { "workspaceName": "Acme HQ", "person": "Maria Lopez", "device": null },
        });
        assert_eq!(serde_json::to_value(ipc::ActivityWhat::from(event)).unwrap(), added);
    }
}
