//! What went wrong, by what the window says about it.

use serde::Serialize;
use ts_rs::TS;

use super::lock::PassphraseProblem;

/// A command that failed. The window chooses its words by `kind`; `details` is the technical line
/// for "Details" and never holds a secret.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum CommandError {
    /// No answer came.
    Unreachable {
        /// Which cause it was.
        reason: Unreachable,
        /// For Details.
        details: String,
    },
    /// The certificate does not prove that it is the right server.
    Certificate {
        /// Which cause it was.
        problem: CertificateProblem,
        /// For Details.
        details: String,
    },
    /// No encrypted connection stood, for another reason than the certificate.
    Encryption {
        /// Which cause it was.
        problem: EncryptionProblem,
        /// For Details.
        details: String,
    },
    /// A proxy, a firewall or a gateway in front of the server refused.
    InFront {
        /// For Details.
        details: String,
    },
    /// The address could not show that it is Rocket.Chat, so nothing personal was sent. Signing in
    /// goes on if it is sent again as `unproven`.
    Unproven {
        /// For Details.
        details: String,
    },
    /// The server asks to slow down.
    TooManyRequests {
        /// How long.
        wait_seconds: u32,
    },
    /// The server no longer takes the sign-in.
    SignedOut,
    /// Nobody is signed in to this workspace.
    NotSignedIn,
    /// The sign-in was refused.
    SignInRefused {
        /// Why.
        reason: SignInRefused,
    },
    /// The account lacks the permission to see devices.
    NotAllowed,
    /// The workspace has no licence for Device Management.
    NoDeviceManagement,
    /// No session has this ID on this workspace now.
    SessionNotFound,
    /// The server answered about another session, which is not shown.
    DifferentSession,
    /// The access token must pass a second step that it cannot (server 8.5).
    TokenCannotSkip,
    /// The server refused for a reason of its own.
    Refused {
        /// The server's code; may be empty.
        code: String,
        /// The server's words.
        text: String,
    },
    /// The server had a problem of its own.
    ServerFailed {
        /// For Details.
        details: String,
    },
    /// An answer from Rocket.Chat that cannot be read, or is too large.
    BadReply {
        /// For Details.
        details: String,
    },
    /// The address is not a Rocket.Chat workspace.
    NotRocketChat {
        /// For Details.
        details: String,
    },
    /// This computer's password store did not do its part.
    PasswordStore {
        /// What is wrong with it.
        problem: StoreProblem,
        /// For Details.
        details: String,
    },
    /// The sign-in was made for another address than the workspace has now. Nothing was sent.
    MadeForAnother {
        /// The address that it was made for.
        address: String,
    },
    /// The window is locked; nothing was done.
    Locked,
    /// No PIN or passphrase is set, so that there is nothing to lock with.
    NoPassphrase,
    /// The text cannot be a PIN or passphrase.
    BadPassphrase {
        /// Why.
        problem: PassphraseProblem,
    },
    /// Signing out is not allowed now. Nothing was sent.
    ViewingOnly,
    /// This number has to be typed in first. Nothing was sent.
    NumberNeeded {
        /// The number.
        number: u32,
    },
    /// The account lacks a permission to sign others out. What needs it was not done.
    NotAllowedToEnd {
        /// The permission that is missing.
        right: EndingRight,
    },
    /// A session was read more than an hour ago: look again first. Nothing was sent.
    OlderCards,
    /// What was confirmed is not what is known now: plan again. Nothing was sent.
    PlanChanged,
    /// The operation belongs to an earlier start or sign-in.
    UnknownOperation,
    /// There is no such workspace (any more).
    UnknownWorkspace,
    /// The address cannot be used.
    BadAddress {
        /// Why.
        problem: AddressProblem,
    },
    /// The text is not a session ID.
    BadSessionId {
        /// Why.
        problem: SessionIdProblem,
    },
    /// The same address is there already, under this name.
    AlreadyThere {
        /// The name.
        name: String,
    },
    /// The name is empty, too long, or has characters that cannot be shown.
    BadName,
    /// The file is not a workspaces file, or holds no workspace.
    BadImport {
        /// For Details.
        details: String,
    },
    /// The workspaces file could not be written. From signing in it means that the person is signed
    /// in, for this session only.
    NotSaved {
        /// For Details.
        details: String,
    },
    /// A later version of Gatehouse wrote the workspaces file. Nothing was changed.
    NewerList,
    /// The activity could not be written or read. What has to be in it before it is done was not
    /// done.
    ActivityNotWritten {
        /// Why.
        problem: ActivityProblem,
        /// For Details.
        details: String,
    },
    /// The program itself failed: a fault of Gatehouse. It goes on.
    Internal {
        /// For Details.
        details: String,
    },
}

impl CommandError {
    /// A command that panicked.
    #[must_use]
    pub fn internal(command: &str) -> Self {
        Self::Internal { details: format!("the command {command} ended unexpectedly") }
    }

    /// The window itself did not do what it was told.
    pub(crate) fn from_window(error: &tauri::Error) -> Self {
        Self::Internal { details: error.to_string() }
    }
}

/// Why the activity could not be written or read. `notOpen`: somebody else closed that entry before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ActivityProblem {
    /// The disk is full.
    DiskFull,
    /// The file may not be changed.
    ReadOnly,
    /// Another program has it open.
    InUse,
    /// This intent is not open.
    NotOpen,
    /// Whatever else the disk says.
    Failed,
}

/// `sessions`: to end sessions (`logout-device-management`). `accounts`: to sign people out of
/// everything (`logout-other-user`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum EndingRight {
    /// To end sessions.
    Sessions,
    /// To sign people out of everything.
    Accounts,
}

/// Why no answer came.
#[derive(Debug, Clone, Copy, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Unreachable {
    /// The name has no address.
    NameNotFound,
    /// Nothing listens there.
    Refused,
    /// It took too long.
    TimedOut,
    /// The proxy did not connect.
    Proxy,
    /// The proxy asks for a sign-in of its own.
    ProxyWantsSignIn,
    /// It was not reached directly, and the desktop finds its proxy by a script, which is not used.
    ProxyScript,
    /// The connection broke.
    ConnectionLost,
}

/// What is wrong with a certificate.
#[derive(Debug, Clone, Copy, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum CertificateProblem {
    /// Nobody whom this computer trusts vouches for it.
    UnknownIssuer,
    /// It vouches for itself alone.
    SelfSigned,
    /// It is that of an authority, which no server may show as its own.
    AuthorityItself,
    /// It is no longer, or not yet, good.
    Expired,
    /// It is for another name.
    WrongName,
    /// It is unusable for another reason.
    Unusable,
}

/// Why no encrypted connection stood.
#[derive(Debug, Clone, Copy, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum EncryptionProblem {
    /// What answers there is not encrypted.
    NotEncrypted,
    /// A client certificate is asked for.
    ClientCertificateWanted,
    /// The server's encryption is too old.
    TooOld,
    /// Anything else.
    Failed,
}

/// Why a sign-in was refused.
#[derive(Debug, Clone, Copy, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum SignInRefused {
    /// Name and password do not belong together.
    NoMatch,
    /// User ID and access token do not belong together.
    TokenNoMatch,
    /// The account is blocked for a while.
    AccountBlocked,
    /// This internet address is blocked for a while.
    AddressBlocked,
    /// The account is not activated.
    NotActivated,
    /// The account's e-mail address is not verified.
    EmailNotVerified,
    /// The account may not sign in.
    NotPermitted,
}

/// Why the password store did not give or take an entry.
#[derive(Debug, Clone, Copy, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum StoreProblem {
    /// This computer has none.
    Missing,
    /// It was not unlocked.
    Locked,
    /// The person closed its question.
    Dismissed,
    /// It has no default keyring to put an entry into.
    NoDefault,
    /// Several entries fit.
    Ambiguous,
    /// It takes no entry of this length.
    TooLarge,
    /// It answered, but has no such entry.
    Empty,
    /// The entry is damaged, somebody else's, or of a later version.
    Unreadable,
    /// The entry does not say which server it is for.
    WithoutServer,
    /// It did not answer in time.
    NoAnswer,
    /// Anything else.
    Failed,
}

/// Why an address cannot be used.
#[derive(Debug, Clone, Copy, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum AddressProblem {
    /// Nothing was typed.
    Empty,
    /// It is no address.
    NotAnAddress,
    /// It begins with something else than `https://`.
    WrongScheme,
    /// It would send passwords unprotected to another machine.
    NotEncrypted,
    /// It carries a name or a password.
    HasCredentials,
    /// It is a link of another service, and its target is not known.
    LeadsElsewhere,
    /// There are several addresses in the text.
    Several,
}

/// Why text is not a session ID.
#[derive(Debug, Clone, Copy, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum SessionIdProblem {
    /// Nothing was typed.
    Empty,
    /// It is too long.
    TooLong,
    /// It has characters that no session ID has.
    WrongCharacters,
}
