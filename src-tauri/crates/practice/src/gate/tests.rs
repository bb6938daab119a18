use serde_json::{Value, json};

use super::Check::{self, Licence, Parameters, Permission, RateLimit, SecondFactor, SignedIn};
use crate::{
    accounts::sha256_hex,
    generation::Generation,
    trial::{LIST, Trial, get},
};

const CALLS: &str = "API_Enable_Rate_Limiter_Limit_Calls_Default";

/// Which check an answer comes from; nothing if all were passed.
fn complainant(status: u16, body: &Value) -> Option<Check> {
    let kind = body["errorType"].as_str().unwrap_or_default();
    match (status, kind) {
        (401, _) => Some(SignedIn),
        (429, _) => Some(RateLimit),
        (403, _) if body["error"].as_str().unwrap().contains("permissions") => Some(Permission),
        (403, _) | (400, "error-action-not-allowed") => Some(Licence),
        (400, "invalid-params" | "error-invalid-params") => Some(Parameters),
        (400, "totp-required") => Some(SecondFactor),
        _ => None,
    }
}

/// Sends a call in which everything is wrong, and mends what is complained of, until it passes.
fn complaints(generation: Generation) -> Vec<Check> {
    let mut trial = Trial::of(generation);
    let now = trial.workspace.now();
    trial.workspace.licensed = false;
    trial.workspace.permissions.revoke("view-device-management", "admin", now);
    trial.workspace.set_setting("API_Enable_Rate_Limiter", json!(true));
    trial.workspace.set_setting(CALLS, json!(0));
    let mut ask = get(&format!("{LIST}?wrong=1"));

    let mut complaints = Vec::new();
    loop {
        let (status, body) = trial.send(&ask);
        let Some(check) = complainant(status, &body) else {
            assert_eq!(status, 200, "{body}");
            return complaints;
        };
        assert!(!complaints.contains(&check), "{check:?} complained of what was mended: {body}");
        complaints.push(check);
        ask = match check {
            SignedIn => trial.signed_in("admin", &format!("{LIST}?wrong=1")),
            Parameters => ask.path(LIST),
            SecondFactor => ask.code(&sha256_hex("pass")),
            Licence | Permission | RateLimit => ask,
        };
        match check {
            Licence => trial.workspace.licensed = true,
            Permission => trial.workspace.permissions.grant("view-device-management", "admin", now),
            RateLimit => trial.workspace.set_setting(CALLS, json!(100)),
            SignedIn | Parameters | SecondFactor => {}
        }
    }
}

#[test]
fn each_generation_complains_in_its_own_order() {
    let to_7_5 = [SignedIn, RateLimit, Parameters, Permission, SecondFactor, Licence];
    let to_8_2 = [Licence, SignedIn, RateLimit, Parameters, Permission, SecondFactor];
    let to_8_7 = [SignedIn, Permission, Licence, RateLimit, Parameters, SecondFactor];
    let since_8_8 = [SignedIn, Permission, Licence, Parameters, RateLimit, SecondFactor];
    for (generation, order) in [
        (Generation::V5_0, to_7_5),
        (Generation::V6_14, to_7_5),
        (Generation::V7_6, to_8_2),
        (Generation::V8_4, to_8_7),
        (Generation::V8_5, to_8_7),
        (Generation::V8_6, to_8_7),
        (Generation::V8_7, to_8_7),
        (Generation::V8_8, since_8_8),
        (Generation::V9_0, since_8_8),
    ] {
        assert_eq!(complaints(generation), order, "{generation}");
    }
}

#[test]
fn a_challenge_counts_for_the_limit_and_so_does_its_answer() {
    let mut trial = Trial::of(Generation::V8_6);
    trial.workspace.set_setting("API_Enable_Rate_Limiter", json!(true));
    trial.workspace.set_setting(CALLS, json!(2));
    let ask = trial.signed_in("admin", LIST);
    assert_eq!(trial.send(&ask).0, 400);
    let ask = ask.code(&sha256_hex("pass"));
    assert_eq!(trial.send(&ask).0, 200);
    assert_eq!(trial.send(&ask).0, 429);
    assert_eq!(trial.send(&ask.client("10.0.0.2")).0, 200, "another address has its own calls");
}

#[test]
fn a_role_that_may_pass_the_limit_by_is_not_counted() {
    let mut trial = Trial::of(Generation::V8_6);
    trial.workspace.set_setting("API_Enable_Rate_Limiter", json!(true));
    trial.workspace.set_setting(CALLS, json!(1));
    let ask = trial.signed_in("admin", "/api/v1/me");
    assert_eq!(trial.send(&ask).0, 200);
    assert_eq!(trial.send(&ask).0, 429);
    let now = trial.workspace.now();
    trial.workspace.permissions.grant("api-bypass-rate-limit", "admin", now);
    assert_eq!(trial.send(&ask).0, 200);
}

#[test]
fn a_missing_sign_in_and_a_missing_licence_read_as_in_each_era() {
    let text = "You must be logged in to do this.";
    let everything = json!({"success": false, "error": text, "status": "error", "message": text});
    for generation in Generation::ALL {
        let mut trial = Trial::of(generation);
        let expected = if generation < Generation::V7_6 {
            json!({"status": "error", "message": text})
        } else if generation == Generation::V9_0 {
            json!({"success": false, "error": text})
        } else {
            everything.clone()
        };
        assert_eq!(trial.send(&get("/api/v1/me")), (401, expected), "{generation}");

        trial.workspace.licensed = false;
        let ask = trial.signed_in("admin", "/api/v1/sessions/list");
        let expected = if generation < Generation::V7_6 {
            (403, json!({"success": false, "error": "unauthorized"}))
        } else {
            let error = "This is an enterprise feature [error-action-not-allowed]";
            let kind = "error-action-not-allowed";
            (400, json!({"success": false, "error": error, "errorType": kind}))
        };
        assert_eq!(trial.send(&ask), expected, "{generation}");
    }
}

#[test]
fn since_8_8_a_wrong_parameter_has_another_code_in_queries() {
    for (generation, error, kind) in [
        (Generation::V8_7, "must be number [invalid-params]", "invalid-params"),
        (Generation::V8_8, "must be number", "error-invalid-params"),
    ] {
        let mut trial = Trial::of(generation);
        let ask = trial.signed_in("admin", &format!("{LIST}?count=abc"));
        let expected = json!({"success": false, "error": error, "errorType": kind});
        assert_eq!(trial.send(&ask), (400, expected), "{generation}");
    }
}
