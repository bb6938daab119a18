//! Why a wish could not be fulfilled.

use rocketchat::{AddressProblem, ServerUrl, SessionIdProblem};

use crate::{
    account::VaultProblem,
    activity::ActivityProblem,
    directory::{ImportProblem, NameProblem},
    lock::PassphraseProblem,
    revoke::{RevocationRefused, RevocationRight},
};

/// A wish that failed. `Display` is one plain sentence without secrets.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The request to the server failed.
    #[error(transparent)]
    Request(#[from] rocketchat::Error),
    /// Nobody is signed in to this workspace; nothing was sent.
    #[error("nobody is signed in to this workspace")]
    NotSignedIn,
    /// The server took a code from an access token and still wants one, so that no code will ever
    /// be enough. An access token that is merely challenged (8.5 asks even those that may skip the
    /// second step) gets a challenge like any other sign-in: its owner can answer it.
    #[error("this access token cannot skip the second step on this server")]
    TokenCannotSkip,
    /// The password store did not do its part. From [`crate::Workspaces::sign_in`] it means that
    /// the person *is* signed in, for this session only.
    #[error(transparent)]
    Vault(#[from] VaultProblem),
    /// The password store answered that the sign-in, which should be in it, is not there.
    #[error("the password store does not have this sign-in any more")]
    VaultEmpty,
    /// The entry of the password store is damaged, somebody else's, or of a later version.
    #[error("the entry in the password store cannot be read")]
    VaultUnreadable,
    /// An early version stored the sign-in without its server, so that nobody knows where it may be
    /// sent. It is not used.
    #[error("the sign-in in the password store does not say which server it is for")]
    VaultWithoutServer,
    /// The sign-in was made for another address than the workspace has now. Nothing was sent.
    #[error("this sign-in belongs to {made_for}")]
    MadeForAnother {
        /// The address that it was made for.
        made_for: ServerUrl,
    },
    /// The lock is shut; nothing was sent.
    #[error("Gatehouse is locked")]
    Locked,
    /// No PIN or passphrase is set, so that there is nothing to lock with.
    #[error("no PIN or passphrase is set")]
    NoPassphrase,
    /// The text cannot be a PIN or passphrase.
    #[error(transparent)]
    BadPassphrase(#[from] PassphraseProblem),
    /// There is no such workspace (any more).
    #[error("this workspace is not there any more")]
    UnknownWorkspace,
    /// There is no such operation (any more): it belongs to an earlier start or sign-in.
    #[error("this operation is not there any more")]
    UnknownOperation,
    /// Nothing was signed out.
    #[error(transparent)]
    RevocationRefused(#[from] RevocationRefused),
    /// The server says that this account may not sign others out, or not so.
    #[error("this account lacks the permission {0}")]
    LacksRight(RevocationRight),
    /// The address cannot be used.
    #[error(transparent)]
    BadAddress(#[from] AddressProblem),
    /// The text is not a session ID.
    #[error(transparent)]
    BadSessionId(#[from] SessionIdProblem),
    /// The name cannot be used.
    #[error(transparent)]
    BadName(#[from] NameProblem),
    /// The address is there already.
    #[error("this address is there already: {name}")]
    AlreadyThere {
        /// The name of the workspace that has it.
        name: String,
    },
    /// The text is not a file with workspaces.
    #[error(transparent)]
    BadImport(#[from] ImportProblem),
    /// The workspaces file could not be written, and is as it was. What was done elsewhere before,
    /// the method says that was called.
    #[error("the workspaces file could not be saved and is as it was")]
    NotSaved {
        /// The technical cause.
        details: String,
    },
    /// A later version wrote the workspaces file. It was left alone, and nothing was changed.
    #[error("a later version of Gatehouse wrote the workspaces file")]
    NewerList,
    /// What is not in the activity is not done: nothing was sent. From what only reads it means that
    /// what was found could not be written down.
    #[error(transparent)]
    ActivityNotWritten(#[from] ActivityProblem),
}
