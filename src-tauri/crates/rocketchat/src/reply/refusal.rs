//! What a refusal means, by its status first and its words second.
//!
//! The words alone mislead: 403 bodies say `unauthorized` until server 9.0.

use super::failure_body::FailureBody;
use crate::{Error, Missing, SignInRefused, endpoint::Concern};

/// The error for a refusal with this status; `None` when it cannot come from Rocket.Chat.
pub fn of(status: u16, body: Option<&FailureBody>, concern: Concern) -> Option<Error> {
    let nothing = FailureBody::default();
    let said = body.unwrap_or(&nothing);
    if concern == Concern::Recognition {
        let nobody = status == 401 && said.text == "You must be logged in to do this.";
        return nobody.then_some(Error::SignedOut);
    }
    // The documentation lists it under 400, servers answer 404.
    if concern == Concern::Devices && said.code.is_empty() && said.text == "Session not found" {
        return Some(Error::NotFound(Missing::Session));
    }
    match status {
        404 => Some(Error::NotFound(Missing::Route)),
        401 | 403 if concern == Concern::SignIn => Some(sign_in(said)),
        // Server 9.0 answers 401 where the account lacks a permission.
        401 if said.code == "error-unauthorized" => Some(Error::NotAllowed),
        401 => Some(Error::SignedOut),
        403 if concern == Concern::Devices && is_missing_licence(said) => {
            Some(Error::NoDeviceManagement)
        }
        403 => Some(Error::NotAllowed),
        _ => body.map(|said| refused(said, concern)).or_else(|| {
            let details = format!("status {status} without JSON");
            (status == 400).then_some(Error::UnexpectedReply { details })
        }),
    }
}

/// Servers up to about 7.5 answer 403 `unauthorized`, without a code, to a call that needs a
/// licence; a missing permission has the code `error-unauthorized`.
fn is_missing_licence(said: &FailureBody) -> bool {
    said.code.is_empty() && said.text == "unauthorized"
}

fn refused(said: &FailureBody, concern: Concern) -> Error {
    if concern == Concern::SignIn
        && let Some(reason) = sign_in_reason(&said.code)
    {
        return Error::SignInRefused(reason);
    }
    if concern == Concern::Devices && said.code == "error-action-not-allowed" {
        return Error::NoDeviceManagement;
    }
    // The first servers call it a failure when an account lacks a permission.
    if ["error-unauthorized", "error-not-allowed"].contains(&said.code.as_str()) {
        return Error::NotAllowed;
    }
    Error::Refused { code: said.code.clone(), text: said.text.clone() }
}

fn sign_in(said: &FailureBody) -> Error {
    // Server 9.0 leaves the code alone, where the words were.
    let code = if said.code.is_empty() { &said.text } else { &said.code };
    if let Some(reason) = sign_in_reason(code) {
        return Error::SignInRefused(reason);
    }
    // A reason that this client does not know; the words for a mismatch differ between servers.
    if code.starts_with("error-") || code.starts_with("totp-") {
        return Error::Refused { code: code.clone(), text: said.text.clone() };
    }
    Error::SignInRefused(SignInRefused::NoMatch)
}

fn sign_in_reason(code: &str) -> Option<SignInRefused> {
    Some(match code {
        "403" | "Unauthorized" => SignInRefused::NoMatch,
        "error-login-blocked-for-user" => SignInRefused::AccountBlocked,
        "error-login-blocked-for-ip" => SignInRefused::AddressBlocked,
        "error-user-is-not-activated" => SignInRefused::NotActivated,
        "error-invalid-email" => SignInRefused::EmailNotVerified,
        "error-app-user-is-not-allowed-to-login" | "error-license-user-limit-reached" => {
            SignInRefused::NotPermitted
        }
        _ => return None,
    })
}
