//! `POST /api/v1/users.logout`: ends every sign-in of a user.

use serde_json::json;

use super::{Call, Endpoint, PLAIN};
use crate::replies::{self, Reply};

pub(super) const ENDPOINT: Endpoint =
    Endpoint { method: "POST", path: "/api/v1/users.logout", run, ..PLAIN };

fn run(call: &mut Call<'_>) -> Reply {
    let own = call.user_id();
    let user_id = call.params.text("userId").unwrap_or(&own).to_owned();
    if user_id != own && !call.may("logout-other-user") {
        return replies::forbidden(call.workspace.generation);
    }
    if call.workspace.accounts.get(&user_id).is_none() {
        let reason =
            "The required \"userId\" or \"username\" param provided does not match any users";
        return replies::coded_failure("error-invalid-user", reason, None);
    }
    call.workspace.end_user(&user_id, Some(&own));
    let message = format!("User {user_id} has been logged out!");
    Reply::ok(&json!({"message": message, "success": true}))
}
