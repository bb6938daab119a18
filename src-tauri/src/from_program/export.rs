//! What is to be exported, and what became of it.

use workspaces::{self as program, WorkspaceId};

use super::number;
use crate::ipc::{export as ipc, problems::CommandError};

impl TryFrom<ipc::ExportOf> for program::ExportOf {
    type Error = CommandError;

    fn try_from(what: ipc::ExportOf) -> Result<Self, CommandError> {
        match what {
            ipc::ExportOf::Found { query } => Ok(Self::Found((*query).try_into()?)),
            ipc::ExportOf::Sessions { sessions } => {
                let named = sessions
                    .into_iter()
                    .map(|key| Ok((WorkspaceId::parse(&key.workspace_id)?, key.session_id)));
                named.collect::<Result<_, CommandError>>().map(Self::Sessions)
            }
        }
    }
}

impl From<ipc::ExportFormat> for program::ExportFormat {
    fn from(format: ipc::ExportFormat) -> Self {
        match format {
            ipc::ExportFormat::Csv => Self::Csv,
            ipc::ExportFormat::Json => Self::Json,
            ipc::ExportFormat::Html => Self::Html,
        }
    }
}

impl ipc::ExportedFile {
    /// A file that was saved there.
    #[must_use]
    pub fn at(path: String, exported: program::Exported) -> Self {
        let program::Exported { sessions, missing } = exported;
        Self { path, sessions: number(sessions), missing: number(missing) }
    }
}
