//! Reading a server's wish for a second factor.

use serde::Deserialize;
use serde_json::Value;

use super::failure_body::FailureBody;
use crate::{Attempt, Challenge, Method, endpoint::Concern, wire};

/// The challenge in a refusal's body, if it is one.
///
/// The code is always `totp-…`, whatever the method. Signing in gives it as `error` with status 401,
/// everything else as `errorType` with status 400.
pub fn of(body: &FailureBody, concern: Concern) -> Option<Challenge> {
    // Server 9.0 leaves everything but `error` out when a sign-in fails.
    let code = if body.code.is_empty() { &body.text } else { &body.code };
    let attempt = match code.as_str() {
        "totp-required" => Attempt::NotMade,
        "totp-invalid" => Attempt::Wrong,
        "totp-max-attempts" => Attempt::TooMany,
        _ => return None,
    };
    let details = Details::deserialize(&body.details).unwrap_or_default();
    let offered: Vec<Method> = match method(&details.method) {
        Some(chosen) => [chosen].into_iter().chain(details.offered()).collect(),
        None => possible(concern).to_vec(),
    };
    let (chosen, others) = offered.split_first()?;
    let mut alternatives = Vec::new();
    for other in others {
        if other != chosen && !alternatives.contains(other) {
            alternatives.push(*other);
        }
    }
    Some(Challenge {
        method: *chosen,
        alternatives,
        attempt,
        code_sent: details.code_generated == Some(true),
        account: details.email_or_username,
    })
}

/// What may be meant when the server does not say, in the order in which servers choose.
fn possible(concern: Concern) -> &'static [Method] {
    match concern {
        Concern::SignIn => &[Method::Totp, Method::Email],
        Concern::Recognition | Concern::SignOut | Concern::Devices | Concern::Anything => {
            &[Method::Totp, Method::Email, Method::Password]
        }
    }
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase")]
struct Details {
    #[serde(default)]
    method: Value,
    #[serde(default, deserialize_with = "wire::flag")]
    code_generated: Option<bool>,
    #[serde(default)]
    available_methods: Value,
    #[serde(default, deserialize_with = "wire::text")]
    email_or_username: Option<String>,
}

impl Details {
    fn offered(&self) -> impl Iterator<Item = Method> + '_ {
        self.available_methods.as_array().into_iter().flatten().filter_map(method)
    }
}

fn method(written: &Value) -> Option<Method> {
    match written.as_str()? {
        "totp" => Some(Method::Totp),
        "email" => Some(Method::Email),
        "password" => Some(Method::Password),
        _ => None,
    }
}
