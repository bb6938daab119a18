//! What the window needs to know of a keyring error. The error itself is dropped here: two of its
//! variants carry the stored bytes.

use keyring_core::Error;
use workspaces::VaultProblem;

pub fn problem(error: &Error) -> VaultProblem {
    let failed = |details: String| VaultProblem::Failed { details };
    match error {
        Error::NoDefaultStore => VaultProblem::Missing,
        Error::NoStorageAccess(cause) => refusal(cause.as_ref()),
        Error::NoEntry => failed("the entry is not there".to_owned()),
        Error::BadEncoding(_) | Error::BadDataFormat(..) => VaultProblem::NotText,
        Error::PlatformFailure(cause) => failure(cause.as_ref()),
        Error::BadStoreFormat(reason) => failed(reason.clone()),
        Error::TooLong(..) => VaultProblem::TooLarge,
        Error::Invalid(attribute, reason) => failed(format!("{attribute} {reason}")),
        Error::Ambiguous(entries) => VaultProblem::Ambiguous { entries: entries.len() },
        Error::NotSupportedByStore(what) => failed(what.clone()),
        _ => failed("the password store failed".to_owned()),
    }
}

type Cause = dyn std::error::Error + Send + Sync;

#[cfg(target_os = "linux")]
fn refusal(cause: &Cause) -> VaultProblem {
    use secret_service::Error as Service;
    match cause.downcast_ref::<Service>() {
        Some(Service::Prompt) => VaultProblem::Dismissed,
        // Looked for by the alias `default`, which names none.
        Some(Service::NoResult) => VaultProblem::NoDefault,
        Some(_) | None => VaultProblem::Locked,
    }
}

#[cfg(not(target_os = "linux"))]
fn refusal(_cause: &Cause) -> VaultProblem {
    VaultProblem::Locked
}

/// A store that went away, or answers nothing of what was asked, is not there any more.
#[cfg(target_os = "linux")]
fn failure(cause: &Cause) -> VaultProblem {
    use secret_service::Error as Service;
    match cause.downcast_ref::<Service>() {
        Some(Service::Unavailable) => VaultProblem::Missing,
        Some(_) | None => VaultProblem::Failed { details: cause.to_string() },
    }
}

#[cfg(not(target_os = "linux"))]
fn failure(cause: &Cause) -> VaultProblem {
    VaultProblem::Failed { details: cause.to_string() }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use secret_service::Error as Service;

    use super::*;

    #[test]
    fn each_trouble_of_a_secret_service_is_told_apart() {
        let refused = |cause| problem(&Error::NoStorageAccess(Box::new(cause)));
        let broken = |cause| problem(&Error::PlatformFailure(Box::new(cause)));
        let states = [
            (refused(Service::Locked), VaultProblem::Locked),
            (refused(Service::Prompt), VaultProblem::Dismissed),
            (refused(Service::NoResult), VaultProblem::NoDefault),
            (broken(Service::Unavailable), VaultProblem::Missing),
            (problem(&Error::NoDefaultStore), VaultProblem::Missing),
            (problem(&Error::Ambiguous(Vec::new())), VaultProblem::Ambiguous { entries: 0 }),
            (problem(&Error::BadEncoding(b"canary\xff".to_vec())), VaultProblem::NotText),
            (problem(&Error::TooLong("secret".to_owned(), 2560)), VaultProblem::TooLarge),
        ];
        for (said, expected) in &states {
            assert_eq!(said, expected);
        }
        println!("{} errors of the keyring told apart", states.len());
    }
}
