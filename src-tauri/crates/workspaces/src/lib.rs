//! What Gatehouse does, whatever shows it: workspaces in one file, sign-in with a second factor,
//! and the look-up of a session.
//!
//! Begin with [`Workspaces::open`]. This crate knows no window, no keyring and no HTTP: sign-ins go
//! through the [`Vault`] that is handed in, requests through the crate `rocketchat`.

mod activity;
mod arrange;
mod asked;
mod blocking;
mod caller;
mod change_address;
mod check;
mod code_in_hand;
mod codes;
mod desk;
mod ending;
mod error;
mod export;
mod find;
mod import;
mod internet_address;
mod known_sessions;
mod left_sign_ins;
mod lock;
mod look_alike;
mod look_up;
pub mod pace;
pub mod reading;
mod recognise;
mod refusals;
mod registry;
mod rights;
mod session_card;
mod settings;
mod sign_in;
mod sign_out;
mod single_calls;
mod stop;
mod stored_sign_in;
mod vault;
mod vault_turn;
mod visible_text;
mod whole_file;
mod workspace;
mod workspace_id;
mod workspace_name;
mod workspaces;

pub use activity::{
    About, AccountKey, Activity, ActivityOpened, ActivityProblem, ActivityRow, ActivityRows,
    ActivityTrouble, CallersAnswer, Closing, Entry, Event, Intent, IntentNumber, LookUpResult,
    Misfit, OperationId, Outcome, Settled, Target, Verified, What, WhyMisfit, verify_activity,
};
pub use arrange::{AddressReading, AddressRefused};
pub use ending::{
    EndingEnd, EndingMode, EndingPhase, EndingPlan, EndingProgress, EndingRefused, EndingRequest,
    EndingRight, EndingWish, GuardedAccount, PlannedAccount, PlannedSession, SessionEnd,
    SessionEnding, SessionKey, StartedEnding, WholeAccountEnd, WholeAccountEnding,
};
pub use error::Error;
pub use export::{
    ColumnWords, DeviceKindWords, ExportFact, ExportFormat, ExportOf, ExportWish, ExportWords,
    Exported, ReportWords, ValueWords,
};
pub use find::{
    DoubtfulAddresses, FindFilters, FindQuery, Finder, Finding, FoundLine, GroupHeading,
    LastConnected, Noticed, Related, SessionDetails, Source, WhyNothing,
};
pub use import::{ImportEntry, ImportPreview, ImportProblem, ImportSource, ImportVerdict};
pub use internet_address::InternetAddress;
pub use known_sessions::WorkspaceKeys;
pub use left_sign_ins::{LeftEnding, LeftSignIn, LeftSignIns};
pub use lock::{
    GivenUp, HowGivenUp, Idle, IdleMinutes, LockStanding, LockStore, LockTry, Passphrase,
    PassphraseProblem,
};
pub use look_alike::is_look_alike;
pub use reading::{HowMuch, HowSure, ReadingEnd, ReadingProgress, UnreadRows, WhyEnded};
pub use recognise::{LooksLike, NoAddress, Understanding, Wanted, understand};
pub use registry::{KeptAside, WhyKeptAside};
pub use session_card::{Person, SessionCard};
pub use session_index::{Device, DeviceKind};
pub use settings::{Clock, ReadDesktopProxy, Settings, Stopwatch, Wait};
pub use sign_in::SignInForm;
pub use sign_out::Removal;
pub use vault::{EntryName, MemoryVault, Vault, VaultProblem, VaultReply};
pub use whole_file::{replace_file, write_private_file};
pub use workspace::{
    Account, Check, CheckOutcome, KeptIn, Known, Rights, SignInState, StoreProblem, Workspace,
};
pub use workspace_id::WorkspaceId;
pub use workspace_name::{NameProblem, WorkspaceName};
pub use workspaces::{Opened, Workspaces};
