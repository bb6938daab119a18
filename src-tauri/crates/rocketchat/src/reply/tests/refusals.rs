use super::{list, log_in, outcome, read};
use crate::{SignInRefused, endpoint::LogOutUser};

#[test]
fn a_refusal_outside_of_signing_in_is_told_by_status_first_and_words_second() {
    let permission = r#"{"success":false,"error":"User does not have the permissions required for this action [error-unauthorized]"}"#;
    let licence = r#"{"success":false,"error":"This is an enterprise feature [error-action-not-allowed]","errorType":"error-action-not-allowed"}"#;
    let lost_old = r#"{"status":"error","message":"You must be logged in to do this."}"#;
    let lost_9 = r#"{"success":false,"error":"You must be logged in to do this."}"#;
    let lost = r#"{"success":false,"error":"You must be logged in to do this.","status":"error","message":"You must be logged in to do this."}"#;
    let bare = r#"{"success":false,"error":"unauthorized"}"#;
    let forbidden_9 = r#"{"success":false,"error":"forbidden"}"#;
    let session = r#"{"success":false,"error":"Session not found"}"#;
    let session_docs = r#"{"success":"false","error":"Session not found"}"#;
    let slow = r#"{"success":false,"error":"Error, too many requests. Please slow down. You must wait 43 seconds before trying this endpoint again. [error-too-many-requests]"}"#;
    let params = r#"{"success":false,"errorType":"error-invalid-params","error":"must be number"}"#;
    for (status, body, expected) in [
        (401, lost_old, "SignedOut"),
        (401, lost, "SignedOut"),
        (401, lost_9, "SignedOut"),
        (401, "", "InFront"),
        (401, "401 Unauthorized", "InFront"),
        (403, "Access denied by policy", "InFront"),
        (401, r#"{"message":"Unauthorized"}"#, "InFront"),
        (403, r#"{"error":"forbidden"}"#, "InFront"),
        (401, r#"["unauthorized"]"#, "InFront"),
        (401, permission, "NotAllowed"),
        (403, permission, "NotAllowed"),
        (403, forbidden_9, "NotAllowed"),
        (403, bare, "NoDeviceManagement"),
        (400, licence, "NoDeviceManagement"),
        (404, session, "NotFound(Session)"),
        (400, session_docs, "NotFound(Session)"),
        (404, "404 Not Found", "NotFound(Route)"),
        (404, r#"{"status":"error","message":"API endpoint does not exist."}"#, "NotFound(Route)"),
        (404, "", "NotFound(Route)"),
        (404, "<html>nginx</html>", "NotRocketChat"),
        (429, slow, "TooManyRequests 43"),
        (429, "<html>slow down</html>", "TooManyRequests 60"),
        (400, slow, "TooManyRequests 43"),
        (400, params, "Refused error-invalid-params"),
        (400, r#"{"success":false,"error":"error-invalid-sort-keys"}"#, "Refused "),
        (
            400,
            r#"{"success":false,"error":"TOTP User not found [totp-user-not-found]"}"#,
            "Refused totp-user-not-found",
        ),
        (400, "", "UnexpectedReply"),
        (400, "[]", "UnexpectedReply"),
        (405, "CORS not enabled.", "NotRocketChat"),
        (413, "", "NotRocketChat"),
        (500, r#"{"success":false,"error":"Internal server error"}"#, "ServerFailed 500"),
        (502, "<html>Bad Gateway</html>", "ServerFailed 502"),
        (503, "", "ServerFailed 503"),
        (401, "<html>Sign in to the network</html>", "InFront"),
        (403, "<html>Blocked</html>", "InFront"),
        (200, r#"{"success":false,"error":"no"}"#, "Refused "),
        (200, r#"{"success":"false","error":"no"}"#, "Refused "),
        (200, "", "UnexpectedReply"),
        (200, "{", "UnexpectedReply"),
        (200, "hello", "UnexpectedReply"),
        (200, "<!doctype html>", "NotRocketChat"),
        (199, "{}", "NotRocketChat"),
        (600, "{}", "NotRocketChat"),
    ] {
        assert_eq!(outcome(&read(&list(), status, body)), expected, "{status} {body}");
    }
}

#[test]
fn the_same_words_mean_another_thing_elsewhere() {
    let user = LogOutUser { user_id: "u".to_owned() };
    let bare = r#"{"success":false,"error":"unauthorized"}"#;
    assert_eq!(outcome(&read(&user, 403, bare)), "NotAllowed");
    let action = r#"{"success":false,"error":"No [error-action-not-allowed]","errorType":"error-action-not-allowed"}"#;
    assert_eq!(outcome(&read(&user, 400, action)), "Refused error-action-not-allowed");
    let missing = r#"{"success":false,"error":"Session not found"}"#;
    assert_eq!(outcome(&read(&user, 404, missing)), "NotFound(Route)");
}

#[test]
fn every_refused_sign_in_has_its_reason() {
    use SignInRefused as Why;
    for (error, message, why) in [
        ("\"Unauthorized\"", "Unauthorized", Why::NoMatch),
        ("403", "Incorrect password", Why::NoMatch),
        ("403", "Something went wrong. Please check your credentials.", Why::NoMatch),
        ("\"error-user-is-not-activated\"", "User is not activated", Why::NotActivated),
        ("\"error-invalid-email\"", "Invalid email", Why::EmailNotVerified),
        ("\"error-login-blocked-for-user\"", "Blocked", Why::AccountBlocked),
        ("\"error-login-blocked-for-ip\"", "Blocked", Why::AddressBlocked),
        ("\"error-app-user-is-not-allowed-to-login\"", "No", Why::NotPermitted),
        ("\"error-license-user-limit-reached\"", "No", Why::NotPermitted),
    ] {
        let body = format!(
            r#"{{"success":false,"status":"error","error":{error},"message":"{message}"}}"#
        );
        let bare = format!(r#"{{"success":false,"error":{error}}}"#);
        let expected = format!("SignInRefused({why:?})");
        assert_eq!(outcome(&read(&log_in(), 401, &body)), expected);
        assert_eq!(outcome(&read(&log_in(), 401, &bare)), expected, "server 9.0");
    }
    let unknown = r#"{"status":"error","error":"error-own-plugin","message":"Not today"}"#;
    assert_eq!(outcome(&read(&log_in(), 401, unknown)), "Refused error-own-plugin");
    for (status, body) in
        [(401, "<html>"), (401, "401 Unauthorized"), (403, "Access denied by policy")]
    {
        assert_eq!(outcome(&read(&log_in(), status, body)), "InFront", "{body}");
    }
}
