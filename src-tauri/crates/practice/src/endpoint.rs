//! The endpoints, one a file, and what they have in common.

mod end_all_sessions_of_user;
mod end_own_session;
mod end_session;
mod entries;
mod generate_token;
mod info;
mod licence;
mod list_all_sessions;
mod list_own_sessions;
mod list_permissions;
mod list_users_in_role;
mod log_in;
mod log_out;
mod own_session;
mod page;
mod public_settings;
mod route;
mod row;
mod send_email_code;
mod show_session;
mod user;
mod who_am_i;

use std::ops::RangeInclusive;

use crate::{
    gate::{self, Caller, Passed},
    generation::Generation,
    incoming::Incoming,
    params::{Params, Shape},
    rate_limit::Count,
    replies::{self, Reply},
    workspace::Workspace,
};

/// An endpoint: where it is, what it asks for, and what it does.
pub(crate) struct Endpoint {
    pub(crate) method: &'static str,
    pub(crate) path: &'static str,
    /// The generations that have it.
    generations: RangeInclusive<Generation>,
    pub(crate) access: Access,
    /// Whether a second factor is asked.
    pub(crate) second_factor: bool,
    pub(crate) params: Shape,
    /// Since when the router itself checks the parameters.
    typed_since: Option<Generation>,
    run: fn(&mut Call<'_>) -> Reply,
}

/// Who may call an endpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Access {
    /// Nobody needs to be signed in.
    Anyone,
    /// Any live sign-in.
    SignedIn,
    /// A live sign-in with this permission.
    Permitted { permission: &'static str },
    /// A live sign-in, with this permission if one is named, on a server with the licence.
    Licensed { permission: Option<&'static str> },
}

/// A call that passed all checks.
pub(crate) struct Call<'a> {
    pub(crate) workspace: &'a mut Workspace,
    pub(crate) incoming: &'a Incoming,
    pub(crate) params: Params,
    caller: Option<Caller>,
}

const ALWAYS: RangeInclusive<Generation> = Generation::V5_0..=Generation::V9_0;

/// What most endpoints are; each names where it differs.
const PLAIN: Endpoint = Endpoint {
    method: "GET",
    path: "",
    generations: ALWAYS,
    access: Access::SignedIn,
    second_factor: false,
    params: Shape::Any,
    typed_since: None,
    run: |call| replies::no_such_route(call.workspace.generation),
};

static ENDPOINTS: [Endpoint; 21] = [
    info::ENDPOINT,
    log_in::ENDPOINT,
    log_out::ENDPOINT,
    log_out::BY_GET,
    who_am_i::ENDPOINT,
    list_permissions::ENDPOINT,
    list_users_in_role::ENDPOINT,
    list_users_in_role::BEFORE_6_14,
    licence::ENDPOINT,
    licence::BEFORE_6_5,
    public_settings::ENDPOINT,
    send_email_code::ENDPOINT,
    send_email_code::BEFORE_8,
    end_all_sessions_of_user::ENDPOINT,
    generate_token::ENDPOINT,
    list_own_sessions::ENDPOINT,
    own_session::ENDPOINT,
    end_own_session::ENDPOINT,
    list_all_sessions::ENDPOINT,
    show_session::ENDPOINT,
    end_session::ENDPOINT,
];

/// Answers a request, and says how the limiter counted it, if it did.
pub(crate) fn answer(workspace: &mut Workspace, incoming: &Incoming) -> (Reply, Option<Count>) {
    let endpoint = match route::find(workspace.generation, incoming) {
        Ok(endpoint) => endpoint,
        Err(reply) => return (reply, None),
    };
    match gate::pass(workspace, endpoint, incoming) {
        (Ok(Passed { caller, params }), count) => {
            let reply = (endpoint.run)(&mut Call { workspace, incoming, params, caller });
            (reply, count)
        }
        (Err(reply), count) => (reply, count),
    }
}

impl Endpoint {
    pub(crate) fn is_typed(&self, generation: Generation) -> bool {
        self.typed_since.is_some_and(|since| generation >= since)
    }

    /// Only versioned endpoints are (Rocket.Chat source, `shouldAddRateLimitToRoute`).
    pub(crate) fn is_limited(&self) -> bool {
        self.path.starts_with("/api/v1/")
    }
}

impl Call<'_> {
    /// The caller's ID; empty for an endpoint that anyone may call.
    pub(crate) fn user_id(&self) -> String {
        self.caller.as_ref().map(|caller| caller.user_id.clone()).unwrap_or_default()
    }

    /// The hash of the caller's token; empty for an endpoint that anyone may call.
    pub(crate) fn token_hash(&self) -> String {
        self.caller.as_ref().map(|caller| caller.token_hash.clone()).unwrap_or_default()
    }

    /// Whether the caller has this permission.
    pub(crate) fn may(&self, permission: &str) -> bool {
        let roles = self.caller.as_ref().map(|caller| caller.roles.as_slice());
        self.workspace.permissions.granted(permission, roles.unwrap_or_default())
    }
}

#[cfg(test)]
mod tests;
