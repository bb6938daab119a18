//! `POST /api/v1/users.2fa.sendEmailCode`: mails a new code, and never says whether to anybody.

use serde_json::json;

use super::{Access, Call, Endpoint, PLAIN};
use crate::{
    generation::Generation,
    params::Shape,
    replies::{self, Reply},
    two_factor,
};

pub(super) const ENDPOINT: Endpoint = Endpoint {
    method: "POST",
    path: "/api/v1/users.2fa.sendEmailCode",
    access: Access::Anyone,
    generations: Generation::V8_4..=Generation::V9_0,
    params: Shape::EmailOrUsername,
    typed_since: Some(Generation::V8_4),
    run,
    ..PLAIN
};

/// Looks for its parameter itself, and says so in its own words.
pub(super) const BEFORE_8: Endpoint = Endpoint {
    generations: Generation::V5_0..=Generation::V7_6,
    params: Shape::Any,
    typed_since: None,
    ..ENDPOINT
};

fn run(call: &mut Call<'_>) -> Reply {
    let name = call.params.text("emailOrUsername").unwrap_or_default();
    if name.is_empty() && call.workspace.generation < Generation::V8_4 {
        let reason = "emailOrUsername is required";
        return replies::coded_failure("error-parameter-required", reason, None);
    }
    let accounts = &call.workspace.accounts;
    let account =
        if name.contains('@') { accounts.with_address(name) } else { accounts.named(name) };
    if let Some(user_id) = account.map(|account| account.id.clone()) {
        two_factor::mail_code(call.workspace, &user_id);
    }
    Reply::ok(&json!({"success": true}))
}
