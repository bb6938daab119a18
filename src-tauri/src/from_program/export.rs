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

impl From<ipc::ExportWords> for program::ExportWords {
    fn from(words: ipc::ExportWords) -> Self {
        let ipc::ExportWords { language, time_zone, facts, columns, kinds, values, report } = words;
        Self {
            language,
            time_zone,
            facts: facts.into_iter().map(Into::into).collect(),
            columns: columns.into(),
            kinds: kinds.into(),
            values: values.into(),
            report: report.into(),
        }
    }
}

impl From<ipc::ExportFact> for program::ExportFact {
    fn from(words: ipc::ExportFact) -> Self {
        let ipc::ExportFact { label, value } = words;
        Self { label, value }
    }
}

impl From<ipc::ColumnWords> for program::ColumnWords {
    fn from(words: ipc::ColumnWords) -> Self {
        let ipc::ColumnWords {
            workspace,
            workspace_address,
            person,
            user_name,
            user_id,
            device,
            device_kind,
            app,
            version,
            system,
            system_version,
            internet_address,
            server,
            last_connected,
            session_id,
            as_of,
        } = words;
        Self {
            workspace,
            workspace_address,
            person,
            user_name,
            user_id,
            device,
            device_kind,
            app,
            version,
            system,
            system_version,
            internet_address,
            server,
            last_connected,
            session_id,
            as_of,
        }
    }
}

impl From<ipc::DeviceKindWords> for program::DeviceKindWords {
    fn from(words: ipc::DeviceKindWords) -> Self {
        let ipc::DeviceKindWords {
            browser,
            mobile,
            tablet,
            mobile_app,
            desktop_app,
            other,
            unknown,
        } = words;
        Self { browser, mobile, tablet, mobile_app, desktop_app, other, unknown }
    }
}

impl From<ipc::ValueWords> for program::ValueWords {
    fn from(words: ipc::ValueWords) -> Self {
        let ipc::ValueWords { unknown, unknown_person, deleted_person, masked, internal, practice } =
            words;
        Self { unknown, unknown_person, deleted_person, masked, internal, practice }
    }
}

impl From<ipc::ReportWords> for program::ReportWords {
    fn from(words: ipc::ReportWords) -> Self {
        let ipc::ReportWords {
            title,
            exported,
            sessions,
            missing,
            origins,
            sessions_here,
            sessions_known,
            checked,
            until,
            not_read,
            list,
            not_proof,
            last_connected_note,
            masked_note,
        } = words;
        Self {
            title,
            exported,
            sessions,
            missing,
            origins,
            sessions_here,
            sessions_known,
            checked,
            until,
            not_read,
            list,
            not_proof,
            last_connected_note,
            masked_note,
        }
    }
}
