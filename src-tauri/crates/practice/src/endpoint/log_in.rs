//! `POST /api/v1/login`: a password, in the shapes that the server understands, or a token.

mod blocking;
mod credentials;

use serde_json::{Value, json};

use super::{Access, Call, Endpoint, PLAIN, user};
use crate::{
    accounts::{Account, TokenKind, token_hash},
    generation::Generation,
    replies::{self, Reply},
    two_factor::{self, Attempt, Place},
};
use credentials::{Credentials, Secret, Unread, User};

pub(super) const ENDPOINT: Endpoint =
    Endpoint { method: "POST", path: "/api/v1/login", access: Access::Anyone, run, ..PLAIN };

fn run(call: &mut Call<'_>) -> Reply {
    let generation = call.workspace.generation;
    let body = call.incoming.body_params(generation);
    if body.is_null() {
        let words = "Cannot destructure property 'user' of 'bodyParams' as it is null.";
        return replies::failure(words);
    }
    match credentials::read(&body, call.incoming.header("x-2fa-code")) {
        Ok(Credentials::Password { user, secret, code }) => by_password(call, &user, &secret, code),
        Ok(Credentials::Resume(token)) => by_token(call, &token),
        Err(Unread::Mismatch) => replies::sign_in_not_understood(generation),
        Err(Unread::Unrecognised) if generation < Generation::V7_6 => {
            let message = "Unrecognized options for login request";
            replies::sign_in_failed(generation, &json!(400), message, None)
        }
        Err(Unread::Unrecognised) => unauthorized(generation),
    }
}

fn by_password(call: &mut Call<'_>, user: &User, secret: &Secret, code: Option<String>) -> Reply {
    let generation = call.workspace.generation;
    let accounts = &call.workspace.accounts;
    let account = match user {
        User::Id(id) => accounts.get(id),
        User::Name(name) => accounts.named(name),
        User::Address(address) => accounts.with_address(address),
    };
    let Some(user_id) = account.map(|account| account.id.clone()) else {
        return unauthorized(generation);
    };
    let reply = match allow(call, &user_id, secret, code) {
        Ok(()) => call
            .workspace
            .issue_token(&user_id, TokenKind::Login)
            .map(|token| signed_in(call, &user_id, &token)),
        Err(reply) => {
            blocking::note_refusal(call.workspace, &user_id);
            return reply;
        }
    };
    blocking::forget_refusals(call.workspace, &user_id);
    reply.unwrap_or_else(|| unauthorized(generation))
}

/// Looks at one thing after another, as the server's hooks do.
fn allow(
    call: &mut Call<'_>,
    user_id: &str,
    secret: &Secret,
    code: Option<String>,
) -> Result<(), Reply> {
    let generation = call.workspace.generation;
    let hook_refuses = |code: &str, message| {
        let details = json!({"function": "Accounts.validateLoginAttempt"});
        replies::sign_in_failed(generation, &json!(code), message, Some(details))
    };
    let Some(account) = call.workspace.accounts.get(user_id) else {
        return Err(unauthorized(generation));
    };
    if blocking::is_blocked(call.workspace, account) {
        let message = "Login has been temporarily blocked For User";
        return Err(hook_refuses("error-login-blocked-for-user", message));
    }
    if !secret.opens(account) {
        return Err(wrong_password(generation));
    }
    if !account.active {
        return Err(hook_refuses("error-user-is-not-activated", "User is not activated"));
    }
    let attempt = Attempt { code, method: None, place: Place::SignIn };
    two_factor::check(call.workspace, user_id, &attempt).map_err(|refusal| {
        let kind = json!(refusal.kind);
        replies::sign_in_failed(generation, &kind, refusal.message, Some(refusal.details))
    })
}

/// The same token again; no second factor is asked.
fn by_token(call: &mut Call<'_>, token: &str) -> Reply {
    let workspace = &call.workspace;
    let generation = workspace.generation;
    let days = workspace.settings.number("Accounts_LoginExpiration");
    let owner = workspace.accounts.owner_of(&token_hash(token), workspace.now(), days);
    if let Some(user_id) = owner.map(|owner| owner.id.clone()) {
        return signed_in(call, &user_id, token);
    }
    if generation < Generation::V8_4 {
        let message = "You've been logged out by the server. Please log in again.";
        return replies::sign_in_failed(generation, &json!(403), message, None);
    }
    unauthorized(generation)
}

fn signed_in(call: &Call<'_>, user_id: &str, token: &str) -> Reply {
    let workspace = &*call.workspace;
    let me = workspace.accounts.get(user_id);
    let me = me.map(|account: &Account| user::signed_in(workspace, account));
    let data = json!({"userId": user_id, "authToken": token, "me": me});
    let mut body = json!({"status": "success", "data": data});
    if workspace.generation >= Generation::V7_6 {
        body["success"] = json!(true);
    }
    Reply::ok(&body)
}

/// Whose user is unknown; since 8.x, and on 6.14, also whose password is wrong.
fn unauthorized(generation: Generation) -> Reply {
    let word = "Unauthorized";
    replies::sign_in_failed(generation, &Value::from(word), word, None)
}

fn wrong_password(generation: Generation) -> Reply {
    match generation {
        Generation::V5_0 | Generation::V7_6 => {
            replies::sign_in_failed(generation, &json!(403), "Incorrect password", None)
        }
        Generation::V6_14
        | Generation::V8_4
        | Generation::V8_5
        | Generation::V8_6
        | Generation::V8_7
        | Generation::V8_8
        | Generation::V9_0 => unauthorized(generation),
    }
}
