//! The checks in front of an endpoint, in the order of each generation.

use serde_json::{Map, Value};

use crate::{
    accounts::token_hash,
    endpoint::{Access, Endpoint},
    generation::Generation,
    incoming::Incoming,
    params::Params,
    rate_limit::Count,
    replies::{self, Reply},
    two_factor::{self, Attempt, Place},
    workspace::Workspace,
};

/// Who calls: a live sign-in.
#[derive(Debug, Clone)]
pub(crate) struct Caller {
    pub(crate) user_id: String,
    pub(crate) roles: Vec<String>,
    pub(crate) token_hash: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Check {
    Licence,
    SignedIn,
    Permission,
    RateLimit,
    Parameters,
    SecondFactor,
}

/// What the checks found out, for the endpoint.
#[derive(Debug, Default)]
pub(crate) struct Passed {
    pub(crate) caller: Option<Caller>,
    pub(crate) params: Params,
}

/// The order of the checks (Rocket.Chat source, `api.ts` and `ApiClass.ts` of each era).
///
/// What is "typed" has its parameters checked by the router, before the limiter counts.
fn order(generation: Generation, typed: bool) -> [Check; 6] {
    use Check::{Licence, Parameters, Permission, RateLimit, SecondFactor, SignedIn};
    if generation < Generation::V7_6 {
        [SignedIn, RateLimit, Parameters, Permission, SecondFactor, Licence]
    } else if generation < Generation::V8_4 {
        [Licence, SignedIn, RateLimit, Parameters, Permission, SecondFactor]
    } else if typed {
        [SignedIn, Permission, Licence, Parameters, RateLimit, SecondFactor]
    } else {
        [SignedIn, Permission, Licence, RateLimit, Parameters, SecondFactor]
    }
}

/// Runs the checks; also gives how the limiter counted the call, if it did.
pub(crate) fn pass(
    workspace: &mut Workspace,
    endpoint: &Endpoint,
    incoming: &Incoming,
) -> (Result<Passed, Reply>, Option<Count>) {
    let mut passed = Passed { caller: caller(workspace, incoming), params: Params::default() };
    let mut count = None;
    let typed = endpoint.is_typed(workspace.generation);
    for check in order(workspace.generation, typed) {
        let result = match check {
            Check::Licence => licence(workspace, endpoint),
            Check::SignedIn => signed_in(workspace, endpoint, &passed),
            Check::Permission => permission(workspace, endpoint, &passed),
            Check::RateLimit => {
                count = rate_limit(workspace, endpoint, incoming, &passed);
                match count.and_then(|count| count.wait) {
                    Some(seconds) => Err(replies::too_many_requests(seconds)),
                    None => Ok(()),
                }
            }
            Check::Parameters => parameters(workspace.generation, endpoint, incoming, typed)
                .map(|params| passed.params = params),
            Check::SecondFactor => second_factor(workspace, endpoint, incoming, &passed),
        };
        if let Err(reply) = result {
            return (Err(reply), count);
        }
    }
    (Ok(passed), count)
}

fn caller(workspace: &Workspace, incoming: &Incoming) -> Option<Caller> {
    let (user_id, token) = (incoming.header("x-user-id")?, incoming.header("x-auth-token")?);
    let account = workspace.account_of(user_id, token)?;
    Some(Caller {
        user_id: account.id.clone(),
        roles: account.roles.clone(),
        token_hash: token_hash(token),
    })
}

fn licence(workspace: &Workspace, endpoint: &Endpoint) -> Result<(), Reply> {
    let needed = matches!(endpoint.access, Access::Licensed { .. });
    if needed && !workspace.licensed {
        return Err(replies::no_licence(workspace.generation));
    }
    Ok(())
}

fn signed_in(workspace: &Workspace, endpoint: &Endpoint, passed: &Passed) -> Result<(), Reply> {
    if endpoint.access != Access::Anyone && passed.caller.is_none() {
        return Err(replies::not_signed_in(workspace.generation));
    }
    Ok(())
}

fn permission(workspace: &Workspace, endpoint: &Endpoint, passed: &Passed) -> Result<(), Reply> {
    let permission = match endpoint.access {
        Access::Permitted { permission } | Access::Licensed { permission: Some(permission) } => {
            permission
        }
        Access::Anyone | Access::SignedIn | Access::Licensed { permission: None } => return Ok(()),
    };
    let roles = passed.caller.as_ref().map(|caller| caller.roles.as_slice()).unwrap_or_default();
    if workspace.permissions.granted(permission, roles) {
        return Ok(());
    }
    let reply = replies::no_permission();
    Err(if workspace.generation < Generation::V8_4 { reply } else { reply.early() })
}

/// Counts the call, unless the limiter is off or the caller may pass it by. No rule matches `HEAD`.
fn rate_limit(
    workspace: &mut Workspace,
    endpoint: &Endpoint,
    incoming: &Incoming,
    passed: &Passed,
) -> Option<Count> {
    let settings = &workspace.settings;
    let may_bypass = passed.caller.as_ref().is_some_and(|caller| {
        workspace.permissions.granted("api-bypass-rate-limit", &caller.roles)
    });
    let limited = endpoint.is_limited() && incoming.method != "HEAD";
    if !limited || may_bypass || !settings.on("API_Enable_Rate_Limiter") {
        return None;
    }
    let limit = settings.number("API_Enable_Rate_Limiter_Limit_Calls_Default");
    let length = settings.number("API_Enable_Rate_Limiter_Limit_Time_Default");
    let route = format!("{} {}", endpoint.path, endpoint.method);
    let now = workspace.now();
    Some(workspace.rate_limits.count(&route, &incoming.client, now, limit, length))
}

fn parameters(
    generation: Generation,
    endpoint: &Endpoint,
    incoming: &Incoming,
    typed: bool,
) -> Result<Params, Reply> {
    // What is not typed looks at the query of nothing but `GET`: a `HEAD` seems to bring nothing.
    let in_query = endpoint.method == "GET" && (typed || incoming.method == "GET");
    let given = if in_query {
        Value::Object(incoming.query_params())
    } else {
        incoming.body_params(generation)
    };
    endpoint.params.check(given).map_err(|problem| match (typed, in_query) {
        (true, true) => replies::typed_refusal("error-invalid-params", &problem),
        (true, false) => replies::typed_refusal("invalid-params", &problem),
        (false, _) => replies::coded_failure("invalid-params", &problem, None),
    })
}

fn second_factor(
    workspace: &mut Workspace,
    endpoint: &Endpoint,
    incoming: &Incoming,
    passed: &Passed,
) -> Result<(), Reply> {
    let Some(caller) = passed.caller.as_ref().filter(|_| endpoint.second_factor) else {
        return Ok(());
    };
    let attempt = Attempt {
        code: incoming.header("x-2fa-code").map(str::to_owned),
        method: incoming.header("x-2fa-method").map(str::to_owned),
        place: Place::Endpoint {
            token_hash: caller.token_hash.clone(),
            fingerprint: fingerprint(workspace.generation, incoming),
        },
    };
    two_factor::check(workspace, &caller.user_id, &attempt)
        .map_err(|refusal| replies::challenge(&refusal))
}

/// What ties a remembered second factor to a client. Since the new router (7.6) the server looks
/// for the User-Agent where it is not, so that only the address counts (recorded of 8.6.1).
fn fingerprint(generation: Generation, incoming: &Incoming) -> String {
    let mut parts = Map::new();
    parts.insert("clientAddress".to_owned(), Value::from(incoming.client.as_str()));
    if generation < Generation::V7_6 {
        parts.insert("userAgent".to_owned(), Value::from(incoming.header("user-agent")));
    }
    Value::Object(parts).to_string()
}

#[cfg(test)]
mod tests;
