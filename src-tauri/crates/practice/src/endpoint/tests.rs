use serde_json::{Value, json};

use crate::{
    accounts::{TokenKind, sha256_hex},
    generation::Generation,
    trial::{Ask, LIST, Trial, get, post},
};

const LOGIN: &str = "/api/v1/login";
const SHOW: &str = "/api/v1/sessions/info.admin";

/// A call of an access token that no second factor is asked of (not on 8.5).
fn trusted(trial: &mut Trial, path: &str) -> Ask {
    trial.with_token("admin", path, TokenKind::Personal { bypass_two_factor: true })
}

fn ids(body: &Value) -> Vec<&str> {
    let rows = body["sessions"].as_array().unwrap();
    rows.iter().map(|row| row["sessionId"].as_str().unwrap()).collect()
}

#[test]
fn a_page_is_cut_by_login_and_only_then_sorted_as_asked() {
    let mut trial = Trial::of(Generation::V8_6);
    let sorted = format!("{LIST}?count=2&sort=%7B%22device.name%22%3A1%7D");
    let ask = trusted(&mut trial, &sorted);
    let (_, body) = trial.send(&ask);
    assert_eq!(ids(&body), ["bbbbbbbbbbbbbbbbb", "aaaaaaaaaaaaaaaaa"]);
    let (_, body) = trial.send(&ask.path(&format!("{sorted}&offset=2")));
    assert_eq!((ids(&body), &body["total"]), (vec!["ccccccccccccccccc"], &json!(3)));
}

#[test]
fn the_first_servers_take_a_filter_as_a_pattern_and_know_no_names() {
    let pattern = format!("{LIST}?filter=fire.ox");
    let person = format!("{LIST}?filter=plain");
    for (generation, by_pattern, by_person) in [(Generation::V5_0, 1, 2), (Generation::V8_6, 0, 2)]
    {
        let mut trial = Trial::of(generation);
        let ask = trusted(&mut trial, &pattern);
        assert_eq!(trial.send(&ask).1["total"], by_pattern, "{generation}");
        // "plain" stands in the user ID as well.
        assert_eq!(trial.send(&ask.path(&person)).1["total"], by_person, "{generation}");
    }
}

#[test]
fn a_wrong_sort_is_refused_in_the_words_of_its_era() {
    for (generation, sort, error) in [
        (Generation::V5_0, "%7B%22ip%22%3A1%7D", "error-invalid-sort"),
        (Generation::V8_6, "%7B%22ip%22%3A1%7D", "error-invalid-sort-keys"),
        (Generation::V8_6, "%7B%7D", "$sort stage must have at least one sort key"),
    ] {
        let mut trial = Trial::of(generation);
        let ask = trusted(&mut trial, &format!("{LIST}?sort={sort}"));
        let expected = (400, json!({"success": false, "error": error}));
        assert_eq!(trial.send(&ask), expected, "{generation}");
    }
}

#[test]
fn settings_of_the_page_size_take_effect() {
    let mut trial = Trial::of(Generation::V8_6);
    trial.workspace.set_setting("API_Upper_Count_Limit", json!(2));
    let ask = trusted(&mut trial, &format!("{LIST}?count=100"));
    let (_, body) = trial.send(&ask);
    assert_eq!((ids(&body).len(), &body["count"]), (2, &json!(2)));
    trial.workspace.set_setting("API_Allow_Infinite_Count", json!(false));
    trial.workspace.set_setting("API_Default_Count", json!(1));
    let (_, body) = trial.send(&ask.path(&format!("{LIST}?count=0")));
    assert_eq!(ids(&body).len(), 1);
}

#[test]
fn showing_a_session_takes_its_id_as_a_pattern() {
    let mut trial = Trial::of(Generation::V8_6);
    let ask = trusted(&mut trial, SHOW);
    let newest = "aaaaaaaaaaaaaaaaa";
    for (id, found) in [("", newest), (".", newest), ("B%7B17%7D", "bbbbbbbbbbbbbbbbb")] {
        let (status, body) = trial.send(&ask.clone().path(&format!("{SHOW}?sessionId={id}")));
        assert_eq!((status, &body["sessionId"]), (200, &json!(found)), "{id:?}");
    }
    let (status, body) = trial.send(&ask.clone().path(&format!("{SHOW}?sessionId=(")));
    assert_eq!(status, 400);
    assert!(body["error"].as_str().unwrap().starts_with("Regular expression is invalid"));
    let (_, body) = trial.send(&ask.path(&format!("{SHOW}?sessionId=ccccccccccccccccc")));
    assert_eq!(
        body,
        json!({
            "_id": "ccccccccccccccccc",
            "sessionId": "ccccccccccccccccc",
            "userId": "goneId",
            "loginAt": "2026-11-20T01:00:00.000Z",
            "success": true,
        })
    );
}

#[test]
fn the_callers_own_row_is_marked_since_8_7() {
    for generation in [Generation::V8_6, Generation::V8_7] {
        let mut trial = Trial::of(generation);
        let login = post(LOGIN, &json!({"user": "plain", "password": "pass"}));
        let token = trial.send(&login).1["data"]["authToken"].as_str().unwrap().to_owned();
        let own = trial.workspace.add_session("plainId", &token);
        let ask = get("/api/v1/sessions/list").header("x-user-id", "plainId");
        let (_, body) = trial.send(&ask.header("x-auth-token", &token));
        assert_eq!(ids(&body)[0], own);
        let marks = body["sessions"].as_array().unwrap().iter().map(|row| row.get("current"));
        let marks: Vec<_> = marks.map(|mark| mark.and_then(Value::as_bool)).collect();
        let expected = if generation == Generation::V8_7 {
            [Some(true), Some(false), Some(false)]
        } else {
            [None; 3]
        };
        assert_eq!(marks, expected, "{generation}");
    }
}

#[test]
fn a_form_signs_in_everywhere_but_on_7_6() {
    for generation in Generation::ALL {
        let mut trial = Trial::of(generation);
        let status = trial.send(&get(LOGIN).form("user=admin&password=pass")).0;
        let expected = if generation == Generation::V7_6 { 401 } else { 200 };
        assert_eq!(status, expected, "{generation}");
    }
}

#[test]
fn a_digest_signs_in_with_its_code_in_the_wrapper() {
    let mut trial = Trial::of(Generation::V8_6);
    let password = json!({"digest": sha256_hex("pass"), "algorithm": "sha-256"});
    let login = json!({"user": {"username": "totp"}, "password": password});
    let (status, body) = trial.send(&post(LOGIN, &login).code(&trial.app_code()));
    assert_eq!((status, &body["error"]), (401, &json!("totp-required")), "headers do not count");
    let wrapped = json!({"totp": {"code": trial.app_code(), "login": login}});
    assert_eq!(trial.send(&post(LOGIN, &wrapped)).0, 200);
}

#[test]
fn a_failed_sign_in_reads_as_in_each_era() {
    let wrong = post(LOGIN, &json!({"user": "admin", "password": "nope"}));
    for (generation, error) in [
        (Generation::V5_0, json!(403)),
        (Generation::V6_14, json!("Unauthorized")),
        (Generation::V7_6, json!(403)),
        (Generation::V8_6, json!("Unauthorized")),
        (Generation::V9_0, json!("unauthorized")),
    ] {
        let (status, body) = Trial::of(generation).send(&wrong);
        assert_eq!((status, &body["error"]), (401, &error), "{generation}");
    }
    let challenged = post(LOGIN, &json!({"user": "totp", "password": "pass"}));
    let (status, body) = Trial::of(Generation::V9_0).send(&challenged);
    assert_eq!((status, body), (401, json!({"success": false, "error": "unauthorized"})));
}

#[test]
fn a_sign_in_goes_on_with_its_token_and_ends_with_it() {
    for generation in Generation::ALL {
        let mut trial = Trial::of(generation);
        let login = post(LOGIN, &json!({"user": "admin", "password": "pass"}));
        let (_, body) = trial.send(&login);
        assert_eq!(body.get("success").is_some(), generation >= Generation::V7_6);
        let token = body["data"]["authToken"].as_str().unwrap().to_owned();
        let resume = post(LOGIN, &json!({"resume": token}));
        assert_eq!(trial.send(&resume).1["data"]["authToken"], json!(token));

        let ask = get("/api/v1/me").header("x-user-id", "adminId").header("x-auth-token", &token);
        assert_eq!(trial.send(&ask).0, 200);
        let (status, body) = trial.send(&ask.clone().path("/api/v1/logout").posting(&json!({})));
        let says_so = body["data"]["message"] == "You've been logged out!";
        assert_eq!((status, says_so), (200, generation < Generation::V7_6), "{generation}");
        assert_eq!(trial.send(&ask).0, 401);
        assert_eq!(trial.send(&resume).0, 401);
    }
}

#[test]
fn ending_a_session_ends_its_token_and_may_be_repeated() {
    let mut trial = Trial::of(Generation::V8_6);
    let plain = trial.signed_in("plain", "/api/v1/me");
    let login = post(LOGIN, &json!({"user": "plain", "password": "pass"}));
    let token = trial.send(&login).1["data"]["authToken"].as_str().unwrap().to_owned();
    let id = trial.workspace.add_session("plainId", &token);
    let ask = trusted(&mut trial, "/api/v1/sessions/logout").posting(&json!({"sessionId": id}));
    for _ in 0..2 {
        assert_eq!(trial.send(&ask), (200, json!({"sessionId": id, "success": true})));
    }
    let ended = plain.clone().header("x-auth-token", &token);
    assert_eq!(trial.send(&ended).0, 401);
    assert_eq!(trial.send(&plain).0, 200, "the other sign-in goes on");
}

#[test]
fn nobody_else_may_be_signed_out_without_the_permission() {
    for (generation, word) in [(Generation::V8_8, "unauthorized"), (Generation::V9_0, "forbidden")]
    {
        let mut trial = Trial::of(generation);
        let body = json!({"userId": "adminId"});
        let ask = trial.signed_in("plain", "/api/v1/users.logout").posting(&body);
        let expected = json!({"success": false, "error": word});
        assert_eq!(trial.send(&ask), (403, expected), "{generation}");
    }
}

#[test]
fn signing_somebody_out_leaves_the_rows_standing_on_old_servers() {
    for (generation, rows) in [(Generation::V6_14, 3), (Generation::V7_6, 3), (Generation::V8_6, 1)]
    {
        let mut trial = Trial::of(generation);
        let ask = trial.signed_in("plain", "/api/v1/users.logout").posting(&json!({}));
        assert_eq!(trial.send(&ask).0, 200);
        assert_eq!(trial.send(&ask).0, 401);
        let list = trusted(&mut trial, LIST);
        assert_eq!(trial.send(&list).1["total"], rows, "{generation}");
    }
}

#[test]
fn only_some_see_the_whole_version() {
    let mut trial = Trial::of(Generation::V8_6);
    assert_eq!(trial.send(&get("/api/info")).1["version"], "8.6");
    let ask = trial.signed_in("admin", "/api/info");
    assert_eq!(trial.send(&ask).1["version"], "8.6.1");
}

#[test]
fn what_does_not_exist_yet_is_not_found() {
    let mut trial = Trial::of(Generation::V5_0);
    let ask = trial.signed_in("admin", "/api/v1/licenses.info");
    assert_eq!(trial.send(&ask).0, 404);
    let (_, body) = trial.send(&ask.path("/api/v1/licenses.isEnterprise"));
    assert_eq!(body, json!({"isEnterprise": true, "success": true}));
}

#[test]
fn who_has_a_role_is_told_page_by_page_to_those_who_may_see_permissions() {
    let path = "/api/v1/roles.getUsersInRole";
    for generation in Generation::ALL {
        let mut trial = Trial::of(generation);
        let ask = trial.signed_in("admin", &format!("{path}?role=admin&count=2&offset=1"));
        let (status, body) = trial.send(&ask);
        let is_old = generation == Generation::V5_0;
        let lacking = if is_old { "Not allowed [error-not-allowed]" } else { "User does not" };
        assert_eq!(status, if is_old { 400 } else { 403 }, "{generation}");
        assert!(body["error"].as_str().unwrap().starts_with(lacking), "{generation}: {body}");

        let now = trial.workspace.now();
        trial.workspace.permissions.grant("access-permissions", "admin", now);
        let (status, body) = trial.send(&ask);
        let names = body["users"].as_array().unwrap().iter().map(|user| &user["username"]);
        assert_eq!((status, &body["total"]), (200, &json!(5)), "{generation}");
        assert_eq!(names.collect::<Vec<_>>(), ["mail", "new"], "{generation}");
        let (status, body) = trial.send(&ask.clone().path(&format!("{path}?role=nobodys")));
        assert_eq!((status, &body["errorType"]), (400, &json!("error-invalid-roleId")));
        let (_, body) = trial.send(&ask.path(path));
        assert_eq!(body["errorType"], "error-param-not-provided", "{generation}");
    }
}

#[test]
fn signing_nobody_out_is_answered_like_somebody() {
    let mut trial = Trial::of(Generation::V8_6);
    let now = trial.workspace.now();
    trial.workspace.permissions.grant("logout-other-user", "admin", now);
    let ask = trial.signed_in("admin", "/api/v1/users.logout");
    let (status, body) = trial.send(&ask.posting(&json!({"userId": "nobodysId"})));
    assert_eq!((status, &body["success"]), (200, &json!(true)), "{body}");
}

#[test]
fn the_first_servers_answer_before_they_have_ended_a_session() {
    for generation in Generation::ALL {
        let mut trial = Trial::of(generation);
        let ask = trusted(&mut trial, LIST);
        let ask = if generation == Generation::V8_5 { ask.code(&sha256_hex("pass")) } else { ask };
        let end = ask.clone().path("/api/v1/sessions/logout");
        let end = end.posting(&json!({"sessionId": "aaaaaaaaaaaaaaaaa"}));
        assert_eq!(trial.send(&end).0, 200, "{generation}");
        let still = usize::from(generation == Generation::V5_0);
        assert_eq!(ids(&trial.send(&ask).1).len(), 2 + still, "{generation}: right behind it");
        trial.wait(1);
        assert_eq!(ids(&trial.send(&ask).1).len(), 2, "{generation}: a second later");
    }
}
