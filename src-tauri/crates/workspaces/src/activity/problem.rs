//! Why nothing could be written.

use std::io;

/// Why something is not in the activity. `Display` is one plain sentence without secrets.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ActivityProblem {
    /// The disk, or what this person may use of it, is full.
    #[error("the activity could not be written: the disk is full")]
    DiskFull,
    /// The file or its folder may not be changed.
    #[error("the activity could not be written: its file may not be changed")]
    ReadOnly,
    /// Another instance of the program writes to the file.
    #[error("the activity could not be written: another program has it open")]
    InUse,
    /// This intent is not open: it was closed, or is not in the file.
    #[error("the activity has no such open intent")]
    NotOpen,
    /// Whatever else the disk says.
    #[error("the activity could not be written: {details}")]
    Failed {
        /// The technical cause.
        details: String,
    },
}

impl From<io::Error> for ActivityProblem {
    fn from(error: io::Error) -> Self {
        let kind = error.kind();
        if matches!(
            kind,
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge
        ) {
            Self::DiskFull
        } else if matches!(
            kind,
            io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied
        ) {
            Self::ReadOnly
        } else {
            Self::Failed { details: error.to_string() }
        }
    }
}
