//! What Gatehouse does, whatever shows it: workspaces in one file, sign-in with a second factor,
//! and the look-up of a session.
//!
//! Begin with [`Workspaces::open`]. This crate knows no window, no keyring and no HTTP: sign-ins go
//! through the [`Vault`] that is handed in, requests through the crate `rocketchat`.

mod account;
mod activity;
mod blocking;
mod directory;
mod error;
mod lock;
pub mod reading;
mod revoke;
mod search;
mod server;
mod settings;
mod visible_text;
mod whole_file;

pub use account::{
    EntryName, LeftSignIn, LeftSignInOutcome, LeftSignIns, MemoryVault, Removal, SignInForm, Vault,
    VaultProblem, VaultReply,
};
pub use activity::{
    About, AccountKey, Activity, ActivityOpened, ActivityProblem, ActivityRow, ActivityRows,
    BreakReason, CallersAnswer, ChainBreak, Closing, Entry, Event, Intent, IntentNumber,
    LookUpResult, OperationId, Outcome, Settled, Target, Verified, What, WriteFailures,
    verify_activity,
};
pub use directory::{
    Account, AddressReading, AddressRefused, Check, CheckOutcome, ImportEntry, ImportPreview,
    ImportProblem, ImportSource, ImportVerdict, KeptAside, KeptIn, Known, NameProblem, Opened,
    Rights, SignInState, StoreProblem, WhyKeptAside, Workspace, WorkspaceId, WorkspaceName,
    Workspaces,
};
pub use error::Error;
pub use lock::{
    GivenUp, HowGivenUp, Idle, IdleMinutes, LockStatus, LockStore, LockTry, Passphrase,
    PassphraseProblem,
};
pub use reading::{
    HowMuch, HowSure, ReadingEnd, ReadingProgress, UnreadRows, WhyEnded, WorkspaceKeys,
};
pub use revoke::{
    AccountOutcome, AccountResult, GuardedAccount, PlannedAccount, PlannedSession, RevocationMode,
    RevocationPhase, RevocationPlan, RevocationProgress, RevocationRefused, RevocationReport,
    RevocationRequest, RevocationRight, RevocationScope, SessionKey, SessionOutcome, SessionResult,
    StartedRevocation,
};
pub use search::{
    InternetAddress, Person, SessionCard,
    export::{
        ColumnWords, DeviceKindWords, ExportFact, ExportFormat, ExportOf, ExportWish, ExportWords,
        Exported, ReportWords, ValueWords,
    },
    find::{
        DoubtfulAddresses, FindFilters, FindQuery, Finder, Finding, FoundLine, GroupHeading,
        LastConnected, Noticed, Related, SessionDetails, Source, WhyNothing,
    },
    is_look_alike,
    parse::{InvalidAddress, LooksLike, ParsedQuery, Wanted, parse_query},
};
pub use server::limiter;
pub use session_index::{Device, DeviceKind};
pub use settings::{Clock, ReadDesktopProxy, Settings, Stopwatch, Wait};
pub use whole_file::{replace_file, write_private_file};
