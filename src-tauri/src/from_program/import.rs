//! Files with workspaces, addresses, and what became of a sign-in.

use workspaces as program;

use super::number;
use crate::ipc::{import as ipc, sign_in, workspace};

impl From<program::ImportPreview> for ipc::ImportPreview {
    fn from(preview: program::ImportPreview) -> Self {
        Self {
            source: match preview.source {
                program::ImportSource::Gatehouse => ipc::ImportSource::Gatehouse,
                program::ImportSource::Electron => ipc::ImportSource::Electron,
            },
            entries: preview.entries.into_iter().map(Into::into).collect(),
            protects: number(preview.protects),
        }
    }
}

impl From<program::ImportEntry> for ipc::ImportEntry {
    fn from(entry: program::ImportEntry) -> Self {
        Self {
            name: entry.name.to_string(),
            address: entry.address,
            verdict: match entry.verdict {
                program::ImportVerdict::New(_) => ipc::ImportVerdict::New,
                program::ImportVerdict::AlreadyThere => ipc::ImportVerdict::AlreadyThere,
                program::ImportVerdict::Refused(problem) => {
                    ipc::ImportVerdict::Refused { problem: problem.into() }
                }
            },
        }
    }
}

impl From<Result<program::AddressReading, program::AddressRefused>> for workspace::AddressReading {
    fn from(reading: Result<program::AddressReading, program::AddressRefused>) -> Self {
        match reading {
            Ok(program::AddressReading { address, already_there }) => Self::Understood {
                host: address.host(),
                address: address.to_string(),
                already_there: already_there.map(|name| name.to_string()),
            },
            Err(program::AddressRefused { problem, encrypted }) => Self::Refused {
                problem: problem.into(),
                encrypted: encrypted.map(|address| address.to_string()),
            },
        }
    }
}

impl From<program::Removal> for workspace::Removal {
    fn from(removal: program::Removal) -> Self {
        match removal {
            program::Removal::SignedOut => Self::SignedOut,
            program::Removal::NothingToEnd => Self::NothingToEnd,
            program::Removal::AccessTokenStays => Self::AccessTokenStays,
            program::Removal::ServerNotTold { error } => {
                Self::ServerNotTold { error: error.into() }
            }
        }
    }
}

impl From<sign_in::SignInForm> for program::SignInForm {
    fn from(form: sign_in::SignInForm) -> Self {
        match form {
            sign_in::SignInForm::Password { user, password, keep_in } => {
                Self::Password { user, password: password.into_secret(), keep_in: keep_in.into() }
            }
            sign_in::SignInForm::AccessToken { user_id, token, keep_in } => {
                Self::AccessToken { user_id, token: token.into_secret(), keep_in: keep_in.into() }
            }
        }
    }
}
