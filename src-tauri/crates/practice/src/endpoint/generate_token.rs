//! `POST /api/v1/users.generatePersonalAccessToken`: makes an access token of the caller (Rocket.Chat
//! source, `users.ts` and `generateToken.ts`; recorded of 6.14).

use serde_json::{Value, json};

use super::{Call, Endpoint, PLAIN};
use crate::{
    accounts::{TokenKind, token_hash},
    replies::{self, Reply},
};

pub(super) const ENDPOINT: Endpoint = Endpoint {
    method: "POST",
    path: "/api/v1/users.generatePersonalAccessToken",
    second_factor: true,
    run,
    ..PLAIN
};

fn run(call: &mut Call<'_>) -> Reply {
    let Some(name) = call.params.text("tokenName").filter(|name| !name.is_empty()) else {
        return replies::failure("The 'tokenName' param is required");
    };
    let refused = |code, reason| {
        let details = json!({"method": "personalAccessTokens:generateToken"});
        replies::coded_failure(code, reason, Some(details))
    };
    if !call.may("create-personal-access-tokens") {
        return refused("not-authorized", "Not Authorized");
    }
    let (user_id, name) = (call.user_id(), name.to_owned());
    let own = call.workspace.accounts.get(&user_id).map(|account| account.tokens.as_slice());
    if own.unwrap_or_default().iter().any(|other| other.name.as_ref() == Some(&name)) {
        return refused("error-token-already-exists", "A token with this name already exists");
    }
    let bypass_two_factor = call.params.get("bypassTwoFactor") == Some(&Value::Bool(true));
    let token = call.workspace.issue_token(&user_id, TokenKind::Personal { bypass_two_factor });
    let token = token.unwrap_or_default();
    let account = call.workspace.accounts.get_mut(&user_id);
    if let Some(stored) = account.and_then(|account| account.token_mut(&token_hash(&token))) {
        stored.name = Some(name);
    }
    Reply::ok(&json!({"token": token, "success": true}))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        generation::Generation,
        trial::{LIST, Trial},
    };

    #[test]
    fn a_token_is_made_once_for_a_name_and_opens_what_its_owner_may() {
        for generation in Generation::ALL {
            let mut trial = Trial::of(generation);
            let ask = trial.signed_in("totp", ENDPOINT.path);
            let make = |body: &Value| ask.clone().posting(body);
            let desk = json!({"tokenName": "desk", "bypassTwoFactor": true});
            let (_, body) = trial.send(&make(&desk));
            assert_eq!(body["errorType"], "totp-required", "{generation}");

            let code = trial.app_code();
            let (_, body) = trial.send(&make(&desk).code(&code));
            assert_eq!(body["errorType"], "not-authorized", "{generation}");
            let now = trial.workspace.now();
            trial.workspace.permissions.grant("create-personal-access-tokens", "admin", now);
            let (_, body) = trial.send(&make(&json!({})).code(&code));
            assert_eq!(body["error"], "The 'tokenName' param is required", "{generation}");
            let (status, body) = trial.send(&make(&desk).code(&code));
            assert_eq!(status, 200, "{generation}");
            let token = body["token"].as_str().unwrap();
            let list = ask.clone().path(LIST).header("x-auth-token", token);
            let asked = generation == Generation::V8_5;
            let status = if asked { 400 } else { 200 };
            assert_eq!(trial.send(&list).0, status, "{generation}");
            let (_, body) = trial.send(&make(&desk).code(&code));
            assert_eq!(body["errorType"], "error-token-already-exists", "{generation}");
        }
    }
}
