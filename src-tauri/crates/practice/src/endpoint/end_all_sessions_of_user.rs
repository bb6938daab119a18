//! `POST /api/v1/users.logout`: ends every sign-in of a user (Rocket.Chat source, `users.ts`;
//! recorded of 8.6.1).

use serde_json::json;

use super::{Call, Endpoint, PLAIN};
use crate::{
    params::Shape,
    replies::{self, Reply},
};

pub(super) const ENDPOINT: Endpoint =
    Endpoint { method: "POST", path: "/api/v1/users.logout", params: Shape::UserId, run, ..PLAIN };

/// An ID that nobody has is answered alike: what the database says of it is not looked at.
fn run(call: &mut Call<'_>) -> Reply {
    let own = call.user_id();
    let user_id = call.params.text("userId").filter(|id| !id.is_empty()).unwrap_or(&own).to_owned();
    if user_id != own && !call.may("logout-other-user") {
        return replies::forbidden(call.workspace.generation);
    }
    call.workspace.end_user(&user_id, Some(&own));
    let message = format!("User {user_id} has been logged out!");
    Reply::ok(&json!({"message": message, "success": true}))
}
