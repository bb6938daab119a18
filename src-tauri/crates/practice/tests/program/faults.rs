//! What goes wrong when a test asks for it.

use serde_json::{Value, json};

use crate::process::{LIST, Program, raw};

const END: &str = "/api/v1/sessions/logout";
const SHOW: &str = "/api/v1/sessions/info.admin";
const OWN: &str = "/api/v1/me";

struct Scene {
    program: Program,
    admin: String,
}

impl Scene {
    fn of_generation(generation: &str) -> Self {
        let program = Program::start(&["--generation", generation, "--sessions", "5"]);
        let off = "/settings/Accounts_TwoFactorAuthentication_Enabled";
        program.control("PUT", off, &json!(false));
        let (admin, _) = program.sign_in("admin", practice::PRACTICE_PASSWORD);
        Self { program, admin }
    }

    fn get(&self, path: &str) -> (u16, Value) {
        self.program.workspace("GET", path, &self.admin, &json!({}))
    }

    fn listed(&self) -> Vec<String> {
        let rows = self.get(LIST).1["sessions"].as_array().unwrap().clone();
        rows.iter().map(|row| row["sessionId"].as_str().unwrap().to_owned()).collect()
    }

    fn faults(&self, faults: &Value) {
        assert_eq!(self.program.control("PUT", "/faults", faults).0, 204);
    }

    /// Asks for the end of a session: what came back, and whether the session is still listed.
    fn end(&self, id: &str) -> (String, bool) {
        let address = self.program.line["address"].as_str().unwrap();
        let body = json!({"sessionId": id}).to_string();
        let answer = raw(address, "POST", END, &self.admin, body.as_bytes());
        let answer = String::from_utf8(answer).unwrap();
        let status = answer.split(' ').nth(1).unwrap_or("cut").to_owned();
        let whole = answer.split_once("\r\n\r\n").is_some_and(|(_, body)| !body.is_empty());
        (if whole { status } else { "cut".to_owned() }, self.listed().iter().any(|one| one == id))
    }
}

#[test]
fn a_client_that_connects_again_has_a_new_row_and_an_old_id_that_still_ends_its_token() {
    let scene = Scene::of_generation("8.6");
    let (plain, sign_in) = scene.program.sign_in("plain", practice::PRACTICE_PASSWORD);
    let (_, session) = scene.program.control("POST", "/sessions", &sign_in);
    let old = session["sessionId"].as_str().unwrap();
    let reconnect = format!("/sessions/{old}/reconnect");
    let (_, session) = scene.program.control("POST", &reconnect, &json!(null));
    let new = session["sessionId"].as_str().unwrap();

    let listed = scene.listed();
    assert_eq!((listed.len(), listed[0].as_str()), (6, new));
    assert_eq!(scene.get(&format!("{SHOW}?sessionId={old}")).1["sessionId"], old);
    assert_eq!(scene.end(old), ("200".to_owned(), false));
    assert_eq!(scene.listed().len(), 5);
    assert_eq!(scene.program.workspace("GET", OWN, &plain, &json!({})).0, 401);
}

#[test]
fn a_session_that_came_with_the_data_connects_again_too() {
    let scene = Scene::of_generation("8.6");
    let old = scene.listed().remove(3);
    scene.program.control("POST", &format!("/sessions/{old}/reconnect"), &json!(null));
    let listed = scene.listed();
    assert!(listed.len() == 5 && !listed.contains(&old), "{listed:?}");
    let row = |id: &str| scene.get(&format!("{SHOW}?sessionId={id}")).1;
    let (before, after) = (row(&old), row(&listed[0]));
    assert_eq!((&before["userId"], &before["ip"]), (&after["userId"], &after["ip"]));
    scene.end(&old);
    assert_eq!(scene.listed(), listed[1..]);
}

#[test]
fn each_fault_of_an_ending_does_what_its_name_says_as_often_as_it_was_asked() {
    let mut faults = 0;
    for (fault, answered, ended) in [
        ("loseRequest", "cut", false),
        ("loseAnswer", "cut", true),
        ("onlyAnswer", "200", false),
        ("badGatewayBefore", "502", false),
        ("badGatewayAfter", "502", true),
        ("maintenanceAfter", "503", true),
    ] {
        let scene = Scene::of_generation("8.6");
        scene.faults(&json!([{"path": END, "fault": fault, "times": 1}]));
        let first = scene.listed().remove(0);
        assert_eq!(scene.end(&first), (answered.to_owned(), !ended), "{fault}");
        assert_eq!(scene.end(&first), ("200".to_owned(), false), "{fault}, the next time");
        faults += 1;
    }
    println!("{faults} faults of an ending");
}

#[test]
fn a_slow_route_answers_after_the_others() {
    let scene = Scene::of_generation("8.6");
    scene.faults(&json!([{"path": OWN, "fault": {"delay": 300}}]));
    let started = std::time::Instant::now();
    assert_eq!(scene.get(OWN).0, 200);
    assert!(started.elapsed().as_millis() >= 300);
}

#[test]
fn a_row_holds_whatever_bytes_it_is_given_and_the_others_stay() {
    let scene = Scene::of_generation("8.6");
    let address = |key: &str| scene.program.line[key].as_str().unwrap().to_owned();
    let id = scene.listed().remove(2);
    for (what, value) in practice::unreadable_values() {
        let put = format!("/sessions/{id}/raw/ip");
        raw(&address("control"), "PUT", &put, "", &value);
        for path in [LIST.to_owned(), format!("{SHOW}?sessionId={id}")] {
            let answer = raw(&address("address"), "GET", &path, &scene.admin, b"");
            let held = [b"\"ip\":", value.as_slice()].concat();
            assert!(answer.windows(held.len()).any(|part| part == held), "{what} in {path}");
            let start = answer.windows(4).position(|part| part == b"\r\n\r\n").unwrap();
            assert!(serde_json::from_slice::<Value>(&answer[start..]).is_err(), "{what}");
        }
    }
}

#[test]
fn an_endless_list_has_a_full_page_at_every_place_and_a_total_that_runs_ahead() {
    let scene = Scene::of_generation("8.6");
    scene.program.control("PUT", "/endless-list", &json!(true));
    let mut ids = std::collections::HashSet::new();
    for offset in [0, 100, 200, 1_000_000] {
        let page = scene.get(&format!("{LIST}?count=100&offset={offset}")).1;
        let rows = page["sessions"].as_array().unwrap();
        ids.extend(rows.iter().map(|row| row["sessionId"].as_str().unwrap().to_owned()));
        assert!(page["total"].as_u64().unwrap() > offset + 100);
        let times: Vec<_> = rows.iter().map(|row| row["loginAt"].as_str().unwrap()).collect();
        assert!(times.is_sorted_by(|one, next| one >= next), "{offset}");
    }
    assert_eq!(ids.len(), 400);
    scene.program.control("PUT", "/endless-list", &json!(false));
    assert_eq!(scene.get(LIST).1["total"], 5);
}
