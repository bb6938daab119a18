//! What is to be signed out, and what came of it.

use rocketchat::SessionId;
use workspaces::{self as program, WorkspaceId};

use super::{number, seconds};
use crate::ipc::{ending as ipc, find::SessionKey, problems::CommandError};

impl TryFrom<ipc::EndingWish> for program::RevocationScope {
    type Error = CommandError;

    fn try_from(wish: ipc::EndingWish) -> Result<Self, CommandError> {
        Ok(match wish {
            ipc::EndingWish::Sessions { sessions } => Self::Sessions(all(sessions)?),
            ipc::EndingWish::Accounts { accounts } => Self::Accounts(all(accounts)?),
            ipc::EndingWish::Address { address } => Self::Address(address),
            ipc::EndingWish::Found { query } => Self::Found(Box::new((*query).try_into()?)),
        })
    }
}

impl TryFrom<ipc::EndingRequest> for program::RevocationRequest {
    type Error = CommandError;

    fn try_from(request: ipc::EndingRequest) -> Result<Self, CommandError> {
        Ok(Self {
            scope: request.wish.try_into()?,
            sessions: all(request.sessions)?,
            whole_accounts: all(request.whole_accounts)?,
            guarded_accounts: all(request.guarded_accounts)?,
            typed_number: request.typed_number.map(u64::from),
            ticket: request.ticket.map(|it| it.trim().to_owned()).filter(|it| !it.is_empty()),
        })
    }
}

impl TryFrom<SessionKey> for program::SessionKey {
    type Error = CommandError;

    fn try_from(key: SessionKey) -> Result<Self, CommandError> {
        let session = SessionId::parse(&key.session_id).map_err(program::Error::from)?;
        Ok(Self { workspace: WorkspaceId::parse(&key.workspace_id)?, session })
    }
}

impl TryFrom<ipc::GuardedAccount> for program::GuardedAccount {
    type Error = CommandError;

    fn try_from(account: ipc::GuardedAccount) -> Result<Self, CommandError> {
        let ipc::GuardedAccount { workspace_id, user_id } = account;
        Ok(Self { workspace: WorkspaceId::parse(&workspace_id)?, user_id })
    }
}

impl From<program::SessionKey> for SessionKey {
    fn from(program::SessionKey { workspace, session }: program::SessionKey) -> Self {
        Self { workspace_id: workspace.to_string(), session_id: session.to_string() }
    }
}

impl From<program::RevocationPlan> for ipc::EndingPlan {
    fn from(plan: program::RevocationPlan) -> Self {
        let program::RevocationPlan { groups, total, too_many, doubtful, admins_awaited } = plan;
        let admins_awaited = admins_awaited.iter().map(ToString::to_string).collect();
        let groups = groups.into_iter().map(Into::into).collect();
        let doubtful = doubtful.into_iter().map(Into::into).collect();
        Self { groups, total: number(total), too_many, doubtful, admins_awaited }
    }
}

impl From<program::PlannedAccount> for ipc::PlannedAccount {
    fn from(account: program::PlannedAccount) -> Self {
        Self {
            guarded: account.is_guarded(),
            known_sessions: number(account.known_sessions),
            workspace_id: account.workspace.to_string(),
            user_id: account.user_id,
            person: account.person.into(),
            sessions: account.sessions.into_iter().map(Into::into).collect(),
            own: account.own,
            admin: account.admin.into(),
            protected: account.protected,
            may_end: account.may_end.into(),
            may_end_all: account.may_end_all.into(),
        }
    }
}

impl From<program::PlannedSession> for ipc::PlannedSession {
    fn from(program::PlannedSession { card, older }: program::PlannedSession) -> Self {
        Self { card: card.into(), older }
    }
}

impl From<program::RevocationMode> for ipc::EndingMode {
    fn from(mode: program::RevocationMode) -> Self {
        match mode {
            program::RevocationMode::ViewingOnly => Self::ViewingOnly,
            program::RevocationMode::Allowed { until } => {
                Self::Allowed { until: until.to_string() }
            }
        }
    }
}

impl From<program::StartedRevocation> for ipc::StartedEnding {
    fn from(started: program::StartedRevocation) -> Self {
        Self {
            operation: started.operation.to_string(),
            workspace_ids: started.workspaces.iter().map(ToString::to_string).collect(),
        }
    }
}

impl From<program::RevocationProgress> for ipc::EndingProgress {
    fn from(progress: program::RevocationProgress) -> Self {
        Self {
            phase: match progress.phase {
                program::RevocationPhase::Revoking => ipc::EndingPhase::Ending,
                program::RevocationPhase::Checking => ipc::EndingPhase::Checking,
            },
            done: number(progress.done),
            asked: number(progress.asked),
            waiting_seconds: progress.waiting.map(seconds),
            seconds_left: progress.left.map(seconds),
        }
    }
}

impl From<program::RevocationReport> for ipc::EndingEnd {
    fn from(end: program::RevocationReport) -> Self {
        Self {
            asked: number(end.asked),
            gone: number(end.gone),
            sessions: end.sessions.into_iter().map(Into::into).collect(),
            stopped: end.stopped,
            problem: end.problem.as_deref().map(Into::into),
            checked_at: end.checked_at.map(|time| time.to_string()),
            looked_through: end.looked_through,
            new_sign_ins: end.new_sign_ins.into_iter().map(Into::into).collect(),
            whole_accounts: end.whole_accounts.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<program::SessionResult> for ipc::SessionEnd {
    fn from(end: program::SessionResult) -> Self {
        let program::SessionResult { key, outcome, refused, checked_at } = end;
        let ending = match outcome {
            program::SessionOutcome::Gone => ipc::SessionEnding::Gone,
            program::SessionOutcome::HadEnded => ipc::SessionEnding::HadEnded,
            program::SessionOutcome::StillThere => ipc::SessionEnding::StillThere,
            program::SessionOutcome::Dead => ipc::SessionEnding::Dead,
            program::SessionOutcome::Refused => ipc::SessionEnding::Refused,
            program::SessionOutcome::Unknown => ipc::SessionEnding::Unknown,
            program::SessionOutcome::NotAsked => ipc::SessionEnding::NotAsked,
        };
        let checked_at = checked_at.map(|time| time.to_string());
        Self { key: key.into(), ending, reason: refused.as_deref().map(Into::into), checked_at }
    }
}

impl From<program::AccountResult> for ipc::WholeAccountEnd {
    fn from(program::AccountResult { user_id, outcome }: program::AccountResult) -> Self {
        let (ending, problem) = match outcome {
            program::AccountOutcome::Ended => (ipc::WholeAccountEnding::Ended, None),
            program::AccountOutcome::Unknown => (ipc::WholeAccountEnding::Unknown, None),
            program::AccountOutcome::NotAsked => (ipc::WholeAccountEnding::NotAsked, None),
            program::AccountOutcome::Refused(error) => {
                (ipc::WholeAccountEnding::Refused, Some((&*error).into()))
            }
        };
        Self { user_id, ending, problem }
    }
}

fn all<T, U: TryFrom<T>>(each: Vec<T>) -> Result<Vec<U>, CommandError>
where
    CommandError: From<U::Error>,
{
    each.into_iter().map(|one| Ok(U::try_from(one)?)).collect()
}
