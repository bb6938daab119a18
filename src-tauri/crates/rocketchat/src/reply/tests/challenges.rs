use super::{list, log_in, read, show};
use crate::{Answer, Attempt, Challenge, Error, Method};

#[test]
fn a_challenge_is_read_from_every_shape() {
    let at_sign_in = |code: &str, details: &str| {
        format!(
            r#"{{"success":false,"error":"{code}","status":"error","details":{details},"message":"TOTP"}}"#
        )
    };
    let elsewhere = |code: &str, details: &str| {
        format!(
            r#"{{"success":"false","error":"TOTP [{code}]","errorType":"{code}","details":{details}}}"#
        )
    };
    let (totp, email, password) = (Method::Totp, Method::Email, Method::Password);
    for (details, method, alternatives, code_sent, account) in [
        (
            r#"{"method":"totp","codeGenerated":false,"availableMethods":["totp"]}"#,
            totp,
            vec![],
            false,
            None,
        ),
        (
            r#"{"method":"totp","codeGenerated":"false","availableMethods":["totp","email"]}"#,
            totp,
            vec![email],
            false,
            None,
        ),
        (
            r#"{"method":"password","codeGenerated":"false","availableMethods":[]}"#,
            password,
            vec![],
            false,
            None,
        ),
        (
            r#"{"method":"email","codeGenerated":true,"emailOrUsername":"jane","availableMethods":["email"]}"#,
            email,
            vec![],
            true,
            Some("jane"),
        ),
        (
            r#"{"method":"email","codeGenerated":"true","codeCount":1,"codeExpires":["2020-01-02T13:06:42.408Z"]}"#,
            email,
            vec![],
            true,
            None,
        ),
        (
            r#"{"method":"email","codeGenerated":false,"codeExpires":"2026-01-02T13:06:42.408Z","emailOrUsername":"","availableMethods":null}"#,
            email,
            vec![],
            false,
            None,
        ),
        (
            r#"{"method":"totp","availableMethods":["sms","totp","email","email",3]}"#,
            totp,
            vec![email],
            false,
            None,
        ),
    ] {
        for (code, attempt) in [
            ("totp-required", Attempt::NotMade),
            ("totp-invalid", Attempt::Wrong),
            ("totp-max-attempts", Attempt::TooMany),
        ] {
            let expected = Challenge {
                method,
                alternatives: alternatives.clone(),
                attempt,
                code_sent,
                account: account.map(str::to_owned),
            };
            let asked = [
                challenge_in(read(&log_in(), 401, &at_sign_in(code, details))),
                challenge_in(read(&show(), 400, &elsewhere(code, details))),
            ];
            assert_eq!(asked, [Some(expected.clone()), Some(expected)], "{code} {details}");
        }
    }
}

fn challenge_in<T>(answer: Result<Answer<T>, Error>) -> Option<Challenge> {
    match answer {
        Ok(Answer::ChallengeNeeded(challenge)) => Some(challenge),
        Ok(Answer::Done(_)) | Err(_) => None,
    }
}

#[test]
fn a_challenge_that_names_no_method_offers_what_may_be_meant() {
    let bare = r#"{"success":false,"error":"totp-required"}"#;
    let challenge = challenge_in(read(&log_in(), 401, bare)).unwrap();
    assert_eq!((challenge.method, challenge.alternatives), (Method::Totp, vec![Method::Email]));
    for details in ["null", "7", "{}", r#"{"method":"sms"}"#, r#"{"method":["totp"]}"#] {
        let body = format!(r#"{{"errorType":"totp-required","details":{details}}}"#);
        let challenge = challenge_in(read(&list(), 400, &body)).unwrap();
        assert_eq!(challenge.alternatives, [Method::Email, Method::Password], "{details}");
    }
}
