use serde_json::{Value, json};

use crate::{
    accounts::{TokenKind, sha256_hex},
    generation::Generation,
    trial::{Ask, LIST, Trial, post},
};

const REMEMBER_FOR: &str = "Accounts_TwoFactorAuthentication_RememberFor";

/// The kind of an answer: `200`, or the code of the refusal.
fn kind(answer: &(u16, Value)) -> String {
    let (status, body) = answer;
    body["errorType"].as_str().map_or_else(|| status.to_string(), str::to_owned)
}

fn send(trial: &mut Trial, ask: &Ask) -> String {
    kind(&trial.send(ask))
}

#[test]
fn an_accepted_code_is_remembered_for_half_an_hour_except_by_8_5() {
    for generation in Generation::ALL {
        let mut trial = Trial::of(generation);
        let ask = trial.signed_in("admin", LIST);
        assert_eq!(send(&mut trial, &ask), "totp-required", "{generation}");
        assert_eq!(send(&mut trial, &ask.clone().code(&sha256_hex("pass"))), "200");
        let remembers = generation != Generation::V8_5;
        trial.wait(1_800);
        let without = if remembers { "200" } else { "totp-required" };
        assert_eq!(send(&mut trial, &ask), without, "{generation}");
        let wrong = if remembers { "200" } else { "totp-invalid" };
        assert_eq!(send(&mut trial, &ask.clone().code("0")), wrong, "{generation}");
        trial.wait(1);
        assert_eq!(send(&mut trial, &ask), "totp-required", "{generation}");
    }
}

#[test]
fn nothing_is_remembered_when_the_setting_says_so() {
    let mut trial = Trial::of(Generation::V8_6);
    trial.workspace.set_setting(REMEMBER_FOR, json!(0));
    let ask = trial.signed_in("admin", LIST);
    assert_eq!(send(&mut trial, &ask.clone().code(&sha256_hex("pass"))), "200");
    assert_eq!(send(&mut trial, &ask), "totp-required");
}

#[test]
fn it_is_remembered_for_the_token_and_the_address_and_on_old_servers_the_user_agent() {
    for generation in [Generation::V5_0, Generation::V8_6] {
        let mut trial = Trial::of(generation);
        let ask = trial.signed_in("admin", LIST).header("user-agent", "One");
        assert_eq!(send(&mut trial, &ask.clone().code(&sha256_hex("pass"))), "200");
        let other_program = ask.clone().header("user-agent", "Two");
        let expected = if generation == Generation::V5_0 { "totp-required" } else { "200" };
        assert_eq!(send(&mut trial, &other_program), expected, "{generation}");
        assert_eq!(send(&mut trial, &ask.clone().client("10.9.9.9")), "totp-required");
        let other_token = trial.signed_in("admin", LIST).header("user-agent", "One");
        assert_eq!(send(&mut trial, &other_token), "totp-required");
    }
}

#[test]
fn an_access_token_with_the_bypass_is_not_asked_except_by_8_5() {
    for generation in Generation::ALL {
        let mut trial = Trial::of(generation);
        let with = TokenKind::Personal { bypass_two_factor: true };
        let ask = trial.with_token("totp", LIST, with);
        let expected = if generation == Generation::V8_5 { "totp-required" } else { "200" };
        assert_eq!(send(&mut trial, &ask), expected, "{generation}");
        let without = TokenKind::Personal { bypass_two_factor: false };
        let ask = trial.with_token("totp", LIST, without);
        assert_eq!(send(&mut trial, &ask), "totp-required", "{generation}");
    }
}

#[test]
fn an_account_without_a_password_or_a_method_is_never_asked() {
    let mut trial = Trial::of(Generation::V8_6);
    let ask = trial.signed_in("sso", LIST);
    assert_eq!(send(&mut trial, &ask), "200");
}

#[test]
fn a_new_account_is_not_asked_until_half_an_hour_after_it_was_made() {
    let mut trial = Trial::of(Generation::V8_6);
    let ask = trial.signed_in("new", LIST);
    assert_eq!(send(&mut trial, &ask), "200");
    trial.wait(600);
    assert_eq!(send(&mut trial, &ask), "totp-required");
}

#[test]
fn a_backup_code_is_good_once() {
    let mut trial = Trial::of(Generation::V8_6);
    let first = trial.signed_in("totp", LIST).code("BACKUP01");
    assert_eq!(send(&mut trial, &first), "200");
    let second = trial.signed_in("totp", LIST).code("BACKUP01");
    assert_eq!(send(&mut trial, &second), "totp-invalid");
}

#[test]
fn the_password_as_a_method_is_not_taken_from_who_has_an_authenticator() {
    let mut trial = Trial::of(Generation::V8_6);
    let ask = trial.signed_in("totp", LIST).header("x-2fa-method", "password");
    let answer = trial.send(&ask.code(&sha256_hex("pass")));
    assert_eq!(
        (kind(&answer).as_str(), &answer.1["details"]["method"]),
        ("totp-invalid", &json!("totp"))
    );
}

#[test]
fn asking_for_e_mail_mails_a_code_that_then_is_not_taken_from_who_has_not_chosen_it() {
    let mut trial = Trial::of(Generation::V8_6);
    let ask = trial.signed_in("totp", LIST).header("x-2fa-method", "email");
    let (_, body) = trial.send(&ask);
    assert_eq!(
        body["details"],
        json!({
            "method": "email",
            "codeGenerated": true,
            "emailOrUsername": "totp@example.test",
            "availableMethods": ["totp"],
        })
    );
    let code = trial.mailed_code();
    assert_eq!(send(&mut trial, &ask.code(&code)), "totp-invalid");
}

#[test]
fn a_mailed_code_is_good_once_and_with_anything_between_its_digits() {
    let mut trial = Trial::of(Generation::V8_6);
    let ask = trial.signed_in("mail", LIST);
    assert_eq!(send(&mut trial, &ask), "totp-required");
    let code = trial.mailed_code();
    let spaced = format!(" {} {} ", &code[..3], &code[3..]);
    assert_eq!(send(&mut trial, &ask.code(&spaced)), "200");
    let again = trial.signed_in("mail", LIST).code(&code);
    assert_eq!(send(&mut trial, &again), "totp-invalid");
    assert_eq!(trial.mails(), 2, "the second call found no code and mailed one");
}

#[test]
fn the_fifth_wrong_mailed_code_is_the_last_and_the_sixth_call_mails_a_new_one() {
    let mut trial = Trial::of(Generation::V8_6);
    let ask = trial.signed_in("mail", LIST);
    assert_eq!(send(&mut trial, &ask), "totp-required");
    let wrong = ask.clone().code("none");
    for _ in 0..4 {
        assert_eq!(send(&mut trial, &wrong), "totp-invalid");
    }
    assert_eq!(send(&mut trial, &wrong), "totp-max-attempts");
    assert_eq!(trial.mails(), 1);
    let (_, body) = trial.send(&ask);
    assert_eq!(body["details"]["codeGenerated"], true, "{body}");
    assert_eq!(trial.mails(), 2);
}

#[test]
fn a_code_just_expired_is_announced_once_more_and_then_replaced() {
    let mut trial = Trial::of(Generation::V8_6);
    let ask = trial.signed_in("mail", LIST);
    trial.send(&ask);
    let code = trial.mailed_code();
    trial.wait(3_601);
    let (_, body) = trial.send(&ask.clone().code(&code));
    assert_eq!(body["errorType"], "totp-invalid");
    assert_eq!(body["details"]["codeExpires"], "2026-11-23T11:20:25.000Z");
    assert_eq!(trial.mails(), 1);
    let (_, body) = trial.send(&ask);
    assert_eq!(body["details"]["codeGenerated"], true);
}

#[test]
fn on_5_0_several_codes_are_good_and_their_times_are_a_list() {
    let mut trial = Trial::of(Generation::V5_0);
    let ask = trial.signed_in("mail", LIST);
    trial.send(&ask);
    let first = trial.mailed_code();
    trial.wait(60);
    let resend = post("/api/v1/users.2fa.sendEmailCode", &json!({"emailOrUsername": "mail"}));
    assert_eq!(trial.send(&resend).0, 200);
    let (_, body) = trial.send(&ask);
    assert_eq!(
        body["details"],
        json!({
            "method": "email",
            "codeGenerated": false,
            "codeCount": 2,
            "codeExpires": ["2026-11-23T11:20:25.000Z", "2026-11-23T11:21:25.000Z"],
            "availableMethods": ["email"],
        })
    );
    assert_eq!(send(&mut trial, &ask.code(&first)), "200");
}

#[test]
fn nobody_is_asked_where_the_second_factor_is_off() {
    let mut trial = Trial::of(Generation::V8_6);
    trial.workspace.set_setting("Accounts_TwoFactorAuthentication_Enabled", json!(false));
    let ask = trial.signed_in("totp", LIST);
    assert_eq!(send(&mut trial, &ask), "200");
}

#[test]
fn sending_a_code_never_tells_whether_there_is_such_a_person() {
    let mut trial = Trial::of(Generation::V8_6);
    for (name, mails) in [("mail", 1), ("nobody", 1), ("MAIL@example.test", 2)] {
        let ask = post("/api/v1/users.2fa.sendEmailCode", &json!({"emailOrUsername": name}));
        assert_eq!(trial.send(&ask), (200, json!({"success": true})));
        assert_eq!(trial.mails(), mails, "{name}");
    }
}

#[test]
fn sending_a_code_to_nobody_named_is_refused_in_the_words_of_its_era() {
    for (generation, error, kind) in [
        (
            Generation::V7_6,
            "emailOrUsername is required [error-parameter-required]",
            "error-parameter-required",
        ),
        (Generation::V8_6, "must have required property 'emailOrUsername'", "invalid-params"),
    ] {
        let mut trial = Trial::of(generation);
        let ask = post("/api/v1/users.2fa.sendEmailCode", &json!({}));
        let expected = json!({"success": false, "error": error, "errorType": kind});
        assert_eq!(trial.send(&ask), (400, expected), "{generation}");
    }
}
