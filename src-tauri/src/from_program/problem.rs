//! The one map from the program's errors to what the window needs to choose its words.

use rocketchat as client;
use workspaces as program;

use crate::{ipc::problems as ipc, practice_rooms::PracticeProblem};

impl From<&program::Error> for ipc::CommandError {
    fn from(error: &program::Error) -> Self {
        match error {
            program::Error::Request(error) => error.into(),
            program::Error::NotSignedIn => Self::NotSignedIn,
            program::Error::TokenCannotSkip => Self::TokenCannotSkip,
            program::Error::Vault(problem) => {
                let problem_of_store = program::StoreProblem::from(problem).into();
                Self::PasswordStore { problem: problem_of_store, details: details_of(problem) }
            }
            program::Error::VaultEmpty => Self::PasswordStore {
                problem: ipc::StoreProblem::Empty,
                details: error.to_string(),
            },
            program::Error::VaultUnreadable => Self::PasswordStore {
                problem: ipc::StoreProblem::Unreadable,
                details: error.to_string(),
            },
            program::Error::VaultWithoutServer => Self::PasswordStore {
                problem: ipc::StoreProblem::WithoutServer,
                details: error.to_string(),
            },
            program::Error::MadeForAnother { made_for } => {
                Self::MadeForAnother { address: made_for.to_string() }
            }
            program::Error::Locked => Self::Locked,
            program::Error::NoPassphrase => Self::NoPassphrase,
            program::Error::BadPassphrase(problem) => {
                Self::BadPassphrase { problem: (*problem).into() }
            }
            program::Error::UnknownOperation => Self::UnknownOperation,
            program::Error::RevocationRefused(refused) => (*refused).into(),
            program::Error::LacksRight(right) => Self::NotAllowedToEnd { right: (*right).into() },
            program::Error::UnknownWorkspace => Self::UnknownWorkspace,
            program::Error::BadAddress(problem) => Self::BadAddress { problem: (*problem).into() },
            program::Error::BadSessionId(problem) => {
                Self::BadSessionId { problem: (*problem).into() }
            }
            program::Error::BadName(_) => Self::BadName,
            program::Error::AlreadyThere { name } => Self::AlreadyThere { name: name.clone() },
            program::Error::BadImport(problem) => Self::BadImport { details: problem.to_string() },
            program::Error::NewerList => Self::NewerList,
            program::Error::NotSaved { details } => Self::NotSaved { details: details.clone() },
            program::Error::ActivityNotWritten(problem) => problem.into(),
        }
    }
}

impl From<PracticeProblem> for ipc::CommandError {
    fn from(problem: PracticeProblem) -> Self {
        match problem {
            PracticeProblem::NotStarted(error) => Self::ServerFailed { details: error.to_string() },
            PracticeProblem::NotAdded(error) => (&error).into(),
        }
    }
}

fn details_of(problem: &program::VaultProblem) -> String {
    match problem {
        program::VaultProblem::Failed { details } => details.clone(),
        program::VaultProblem::Missing
        | program::VaultProblem::Locked
        | program::VaultProblem::Dismissed
        | program::VaultProblem::NoDefault
        | program::VaultProblem::Ambiguous { entries: _ }
        | program::VaultProblem::TooLarge
        | program::VaultProblem::NotText
        | program::VaultProblem::NoAnswer => problem.to_string(),
    }
}

impl From<&program::ActivityProblem> for ipc::CommandError {
    fn from(problem: &program::ActivityProblem) -> Self {
        Self::ActivityNotWritten { problem: problem.into(), details: problem.to_string() }
    }
}

impl From<&program::ActivityProblem> for ipc::ActivityProblem {
    fn from(problem: &program::ActivityProblem) -> Self {
        match problem {
            program::ActivityProblem::DiskFull => Self::DiskFull,
            program::ActivityProblem::ReadOnly => Self::ReadOnly,
            program::ActivityProblem::InUse => Self::InUse,
            program::ActivityProblem::NotOpen => Self::NotOpen,
            program::ActivityProblem::Failed { details: _ } => Self::Failed,
        }
    }
}

impl From<program::RevocationRefused> for ipc::CommandError {
    fn from(refused: program::RevocationRefused) -> Self {
        match refused {
            program::RevocationRefused::ViewingOnly => Self::ViewingOnly,
            program::RevocationRefused::NumberNeeded { number } => {
                Self::NumberNeeded { number: super::number(number) }
            }
            program::RevocationRefused::NotAllowed(right) => {
                Self::NotAllowedToEnd { right: right.into() }
            }
            program::RevocationRefused::OlderCards => Self::OlderCards,
            // The window shows the plan as it is now: what it lacks can be seen there.
            program::RevocationRefused::PlanChanged
            | program::RevocationRefused::SessionNotTicked
            | program::RevocationRefused::AdminsNotAsked
            | program::RevocationRefused::GuardedNotTicked => Self::PlanChanged,
        }
    }
}

impl From<program::RevocationRight> for ipc::EndingRight {
    fn from(right: program::RevocationRight) -> Self {
        match right {
            program::RevocationRight::Sessions => Self::Sessions,
            program::RevocationRight::Accounts => Self::Accounts,
        }
    }
}

impl From<program::Error> for ipc::CommandError {
    fn from(error: program::Error) -> Self {
        (&error).into()
    }
}

impl From<&client::Error> for ipc::CommandError {
    fn from(error: &client::Error) -> Self {
        match error {
            client::Error::Unreachable { reason, details } => {
                Self::Unreachable { reason: (*reason).into(), details: details.clone() }
            }
            client::Error::Certificate { problem, details } => {
                Self::Certificate { problem: (*problem).into(), details: details.clone() }
            }
            client::Error::Encryption { problem, details } => {
                Self::Encryption { problem: (*problem).into(), details: details.clone() }
            }
            client::Error::InFront { details } => Self::InFront { details: details.clone() },
            client::Error::Unproven { details } => Self::Unproven { details: details.clone() },
            client::Error::TooManyRequests { wait } => Self::TooManyRequests {
                wait_seconds: u32::try_from(wait.as_secs()).unwrap_or(u32::MAX),
            },
            client::Error::SignedOut => Self::SignedOut,
            client::Error::SignInRefused(reason) => {
                Self::SignInRefused { reason: (*reason).into() }
            }
            client::Error::NotAllowed => Self::NotAllowed,
            client::Error::NoDeviceManagement => Self::NoDeviceManagement,
            client::Error::NotFound(client::Missing::Session) => Self::SessionNotFound,
            client::Error::NotFound(client::Missing::Route) => {
                Self::NotRocketChat { details: error.to_string() }
            }
            client::Error::DifferentSession => Self::DifferentSession,
            client::Error::Refused { code, text } => {
                Self::Refused { code: code.clone(), text: text.clone() }
            }
            client::Error::ServerFailed { .. } => Self::ServerFailed { details: error.to_string() },
            client::Error::NotRocketChat { details } => {
                Self::NotRocketChat { details: details.clone() }
            }
            client::Error::ReplyTooLarge => Self::BadReply { details: error.to_string() },
            client::Error::UnexpectedReply { details } => {
                Self::BadReply { details: details.clone() }
            }
        }
    }
}

impl From<client::Unreachable> for ipc::Unreachable {
    fn from(reason: client::Unreachable) -> Self {
        match reason {
            client::Unreachable::NameNotFound => Self::NameNotFound,
            client::Unreachable::Refused => Self::Refused,
            client::Unreachable::TimedOut => Self::TimedOut,
            client::Unreachable::Proxy => Self::Proxy,
            client::Unreachable::ProxyWantsSignIn => Self::ProxyWantsSignIn,
            client::Unreachable::ProxyScript => Self::ProxyScript,
            client::Unreachable::ConnectionLost => Self::ConnectionLost,
        }
    }
}

impl From<client::Certificate> for ipc::CertificateProblem {
    fn from(problem: client::Certificate) -> Self {
        match problem {
            client::Certificate::UnknownIssuer => Self::UnknownIssuer,
            client::Certificate::SelfSigned => Self::SelfSigned,
            client::Certificate::AuthorityItself => Self::AuthorityItself,
            client::Certificate::Expired => Self::Expired,
            client::Certificate::WrongName => Self::WrongName,
            client::Certificate::Unusable => Self::Unusable,
        }
    }
}

impl From<client::Encryption> for ipc::EncryptionProblem {
    fn from(problem: client::Encryption) -> Self {
        match problem {
            client::Encryption::NotEncrypted => Self::NotEncrypted,
            client::Encryption::ClientCertificateWanted => Self::ClientCertificateWanted,
            client::Encryption::TooOld => Self::TooOld,
            client::Encryption::Failed => Self::Failed,
        }
    }
}

impl From<client::SignInRefused> for ipc::SignInRefused {
    fn from(reason: client::SignInRefused) -> Self {
        match reason {
            client::SignInRefused::NoMatch => Self::NoMatch,
            client::SignInRefused::TokenNoMatch => Self::TokenNoMatch,
            client::SignInRefused::AccountBlocked => Self::AccountBlocked,
            client::SignInRefused::AddressBlocked => Self::AddressBlocked,
            client::SignInRefused::NotActivated => Self::NotActivated,
            client::SignInRefused::EmailNotVerified => Self::EmailNotVerified,
            client::SignInRefused::NotPermitted => Self::NotPermitted,
        }
    }
}

impl From<program::StoreProblem> for ipc::StoreProblem {
    fn from(problem: program::StoreProblem) -> Self {
        match problem {
            program::StoreProblem::Missing => Self::Missing,
            program::StoreProblem::Locked => Self::Locked,
            program::StoreProblem::Dismissed => Self::Dismissed,
            program::StoreProblem::NoDefault => Self::NoDefault,
            program::StoreProblem::Ambiguous => Self::Ambiguous,
            program::StoreProblem::TooLarge => Self::TooLarge,
            program::StoreProblem::Empty => Self::Empty,
            program::StoreProblem::Unreadable => Self::Unreadable,
            program::StoreProblem::WithoutServer => Self::WithoutServer,
            program::StoreProblem::NoAnswer => Self::NoAnswer,
            program::StoreProblem::Failed => Self::Failed,
        }
    }
}

impl From<client::AddressProblem> for ipc::AddressProblem {
    fn from(problem: client::AddressProblem) -> Self {
        match problem {
            client::AddressProblem::Empty => Self::Empty,
            client::AddressProblem::NotAnAddress => Self::NotAnAddress,
            client::AddressProblem::WrongScheme => Self::WrongScheme,
            client::AddressProblem::NotEncrypted => Self::NotEncrypted,
            client::AddressProblem::HasCredentials => Self::HasCredentials,
            client::AddressProblem::LeadsElsewhere => Self::LeadsElsewhere,
            client::AddressProblem::Several => Self::Several,
        }
    }
}

impl From<client::SessionIdProblem> for ipc::SessionIdProblem {
    fn from(problem: client::SessionIdProblem) -> Self {
        match problem {
            client::SessionIdProblem::Empty => Self::Empty,
            client::SessionIdProblem::TooLong => Self::TooLong,
            client::SessionIdProblem::WrongCharacters => Self::WrongCharacters,
        }
    }
}
