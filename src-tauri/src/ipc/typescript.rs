//! The TypeScript that the window is checked against, written from the Rust types.

use std::{fs, path::PathBuf};

use ts_rs::{Config, TS};

use super::{
    Typed, account_key, activity, ending, export, find, hint, import, lock, look_up, opening,
    practice, problems, reading, second_factor, session_card, sign_in, workspace, zoom,
};

/// Set this to write the file instead of comparing it.
const WRITE: &str = "GATEHOUSE_WRITE_TYPES";

#[test]
fn the_typescript_of_the_window_is_current() {
    let path =
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../ui/src/backend/generated/types.ts");
    let current = typescript();
    if std::env::var_os(WRITE).is_some() {
        fs::write(&path, &current).unwrap();
    }
    let stored = fs::read_to_string(&path).unwrap();
    assert!(
        stored == current,
        "ui/src/backend/generated/types.ts is stale; write it with \
         {WRITE}=1 cargo test -p gatehouse typescript"
    );
}

/// The declarations of these types, each with its comment.
macro_rules! declared {
    ($($type:ty),* $(,)?) => {{
        let config = Config::new().with_large_int("number");
        let declared = [$( (<$type>::docs(), <$type>::decl(&config)) ),*];
        declared.map(|(docs, declaration)| format!("\n{}export {declaration}\n", docs.unwrap_or_default()))
            .concat()
    }};
}

fn typescript() -> String {
    let header = "// Generated from the Rust types in src-tauri/src/ipc; do not edit.\n\
                  // GATEHOUSE_WRITE_TYPES=1 cargo test -p gatehouse typescript\n";
    [header.to_owned(), of_activity(), of_what_is_known(), of_what_is_done_with_it()].concat()
}

fn of_activity() -> String {
    declared!(
        account_key::AccountKey,
        activity::ActivityRows,
        activity::ActivityRow,
        activity::ActivityWhat,
        activity::ActivityTarget,
        activity::ActivityOutcome,
        activity::ActivityClosing,
        activity::ActivityAbout,
        activity::AddedEvent,
        activity::LookUpResult,
        activity::CallersAnswer,
        activity::ActivityEvent,
        activity::ActivityState,
        activity::ActivityChain,
        activity::WhyMisfit,
        activity::ActivityTrouble,
        activity::Settled,
    )
}

fn of_what_is_known() -> String {
    declared!(
        opening::Opening,
        opening::KeptAside,
        opening::WhyKeptAside,
        opening::LeftSignIn,
        opening::LeftSignIns,
        opening::LeftEnded,
        opening::LeftEnding,
        workspace::Workspace,
        workspace::Account,
        workspace::SignInState,
        workspace::KeptIn,
        workspace::Check,
        workspace::CheckOutcome,
        workspace::Rights,
        workspace::Known,
        workspace::AddressReading,
        workspace::AddressChange,
        workspace::Removal,
        Typed,
        sign_in::SignInForm,
        second_factor::Answer<()>,
        second_factor::Challenge,
        second_factor::Method,
        second_factor::Attempt,
        second_factor::SecondFactor,
        session_card::SessionCard,
        session_card::Person,
        session_card::Device,
        session_card::DeviceKind,
        session_card::InternetAddress,
        lock::LockStanding,
        lock::LockStore,
        lock::LockTry,
        lock::GivenUp,
        lock::HowGivenUp,
        lock::PassphraseProblem,
        look_up::LookUp,
        look_up::LookUpOutcome,
        reading::HowMuch,
        reading::ReadingProgress,
        reading::ReadingEnd,
        reading::ReadingEndReason,
        find::SearchQuery,
        find::SessionKey,
        find::Filters,
        find::LastConnected,
        find::Sort,
        find::Grouping,
        find::SearchResult,
        find::Understood,
        find::LooksLike,
        find::WhyNothing,
        find::NoAddress,
        find::Source,
        find::Facets,
        find::KindCount,
        find::SystemCount,
        find::HintCount,
        find::ResultLine,
        find::Heading,
        find::SessionDetails,
        find::Related,
    )
}

fn of_what_is_done_with_it() -> String {
    declared!(
        ending::EndingWish,
        ending::EndingPlan,
        ending::PlannedAccount,
        ending::PlannedSession,
        ending::EndingMode,
        ending::EndingRequest,
        ending::GuardedAccount,
        ending::StartedEnding,
        ending::EndingProgress,
        ending::EndingPhase,
        ending::EndingEnd,
        ending::SessionEnd,
        ending::SessionEnding,
        ending::WholeAccountEnd,
        ending::WholeAccountEnding,
        export::ExportOf,
        export::ExportFormat,
        export::ExportWords,
        export::ExportFact,
        export::ColumnWords,
        export::DeviceKindWords,
        export::ValueWords,
        export::ReportWords,
        export::ExportedFile,
        hint::HintKind,
        hint::Hint,
        hint::DoubtfulAddresses,
        hint::HintThresholds,
        import::ImportPreview,
        import::ImportSource,
        import::ImportEntry,
        import::ImportVerdict,
        practice::PracticeHelp,
        practice::PracticeMail,
        problems::CommandError,
        problems::EndingRight,
        problems::ActivityProblem,
        problems::Unreachable,
        problems::CertificateProblem,
        problems::EncryptionProblem,
        problems::SignInRefused,
        problems::StoreProblem,
        problems::AddressProblem,
        problems::SessionIdProblem,
        zoom::ZoomStep,
    )
}
