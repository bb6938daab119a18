//! What the window may call, and what it can never get: no secret goes from Rust to it.
#![cfg(test)]

#[path = "window_calls/panics.rs"]
mod panics;
#[path = "window_calls/stage.rs"]
mod stage;

use gatehouse::WHILE_LOCKED;
use serde_json::{Value, json};

use crate::stage::{PASSWORD, Stage, call, commands, query, read};

const PIN: &str = "canary-2b7-pin";

/// So many commands the window may call. A new one is counted here, and covered by these tests.
const COMMANDS: usize = 62;

#[test]
fn a_window_without_the_capability_may_call_nothing() {
    let stage = Stage::open();
    let stranger = stage.window("other");
    let commands = commands();
    let refused = commands
        .iter()
        .filter(|command| {
            let answer = call(&stranger, command, json!({}));
            answer.is_err_and(|error| error.to_string().contains("not allowed"))
        })
        .count();
    println!("{} commands, {refused} refused", commands.len());
    assert_eq!((commands.len(), refused), (COMMANDS, COMMANDS));
}

#[test]
fn while_it_is_locked_the_window_may_call_the_lock_alone() {
    let stage = Stage::open();
    let window = stage.window("main");
    let set = call(&window, "set_lock", json!({ "passphrase": PIN, "current": "" })).unwrap();
    assert_eq!(set["kind"], "right", "{set}");
    let locked = call(&window, "lock", json!({})).unwrap();
    assert_eq!(locked["locked"], true, "{locked}");
    let is_refused = |command: &str| {
        let answer = call(&window, command, json!({}));
        answer.is_err_and(|error| error["kind"] == "locked")
    };
    let mut commands = commands();
    let all = commands.len();
    commands.retain(|command| !WHILE_LOCKED.contains(&command.as_str()));
    let refused = commands.iter().filter(|command| is_refused(command)).count();
    println!("{all} commands, {refused} refused while locked");
    assert_eq!((all, refused), (COMMANDS, COMMANDS - WHILE_LOCKED.len()));
    // The last of the lock signs out everywhere, and opens it by that.
    let allowed = ["release_window", "close_window", "hold_window", "zoom", "lock_standing"];
    let allowed = allowed.into_iter().chain([
        "learn_lock",
        "go_on_without_store",
        "watch_store",
        "let_go_of_store",
        "watch_sleep",
        "lock",
        "unlock",
        "give_up_lock",
    ]);
    let mut all: Vec<_> = allowed.clone().collect();
    all.sort_unstable();
    let mut named = WHILE_LOCKED.to_vec();
    named.sort_unstable();
    assert_eq!(named, all);
    for command in allowed {
        assert!(!is_refused(command), "{command}");
    }
    assert!(!is_refused("find"), "it is open");
}

#[test]
fn the_window_may_call_nothing_of_tauri_or_of_a_plugin() {
    let stage = Stage::open();
    let window = stage.window("main");
    for command in [
        "plugin:window|close",
        "plugin:webview|create_webview_window",
        "plugin:event|emit",
        "plugin:path|resolve_directory",
        "plugin:dialog|open",
        "plugin:window-state|save_window_state",
    ] {
        let refused = call(&window, command, json!({})).unwrap_err().to_string();
        assert!(refused.contains("not allowed"), "{command}: {refused}");
    }
}

#[test]
fn the_window_is_shut_to_the_outside() {
    let config: Value = serde_json::from_str(&read("tauri.conf.json")).unwrap();
    let app = &config["app"];
    assert_eq!(app["withGlobalTauri"], false);
    let csp = app["security"]["csp"].as_object().unwrap();
    assert_eq!(csp["default-src"], "'none'");
    assert_eq!(csp["connect-src"], "ipc: http://ipc.localhost");
    for (directive, sources) in csp {
        let sources = sources.as_str().unwrap();
        for open in ["*", "data:", "blob:", "https:", "unsafe-inline", "unsafe-eval"] {
            assert!(!sources.contains(open), "{directive} {sources}");
        }
    }
    assert_eq!(app["security"]["capabilities"], json!(["main"]));
}

#[test]
fn no_answer_of_any_command_holds_a_secret() {
    let stage = Stage::open();
    let window = stage.window("main");
    let server = Stage::server();
    let token = server.add_access_token("admin", false);
    let session = server.session_ids(1).remove(0);
    let id = |workspace: &Value| workspace["id"].as_str().unwrap().to_owned();
    let factor = json!({ "method": "password", "code": PASSWORD });
    let mut heard = Vec::new();
    let mut ask = |command: &str, arguments: Value| {
        let answer = call(&window, command, arguments).unwrap_or_else(|error| error);
        heard.push((command.to_owned(), answer.to_string()));
        answer
    };

    let address = server.address();
    ask("read_address", json!({ "text": address }));
    let with_password = id(&ask(
        "add_workspace",
        json!({ "address": address, "name": "A", "anotherAccount": false }),
    ));
    let with_token = id(&ask(
        "add_workspace",
        json!({ "address": address, "name": "B", "anotherAccount": true }),
    ));
    let password = json!({ "kind": "password", "user": "admin", "password": PASSWORD, "keepIn": "passwordStore" });
    let access = json!({ "kind": "accessToken", "userId": token.user_id, "token": token.token, "keepIn": "passwordStore" });
    let signed_in =
        ask("sign_in", json!({ "id": with_password, "form": password, "secondFactor": null }));
    assert_eq!(signed_in["kind"], "done", "{signed_in}");
    let signed_in =
        ask("sign_in", json!({ "id": with_token, "form": access, "secondFactor": null }));
    assert_eq!(signed_in["kind"], "done", "{signed_in}");
    for workspace in [&with_password, &with_token] {
        ask("check_workspace", json!({ "id": workspace }));
        let asked =
            ask("look_up", json!({ "id": workspace, "sessionId": session, "secondFactor": null }));
        assert_eq!(asked["kind"], "challengeNeeded", "{asked}");
        let found = ask(
            "look_up",
            json!({ "id": workspace, "sessionId": session, "secondFactor": factor }),
        );
        assert_eq!(found["kind"], "done", "{found}");
    }
    ask("open", json!({}));
    ask("rename_workspace", json!({ "id": with_token, "name": "C" }));
    let unchanged = ask(
        "change_address",
        json!({ "id": with_token, "address": address, "anotherAccount": false }),
    );
    assert_eq!(unchanged["removal"]["kind"], "nothingToEnd", "{unchanged}");
    ask("move_workspace", json!({ "id": with_token, "before": with_password }));
    ask("send_email_code", json!({ "id": with_password, "account": "admin" }));
    ask("preview_import", json!({ "text": "{}" }));
    ask("import_workspaces", json!({ "text": "{}" }));
    ask("practice_help", json!({ "id": with_password }));
    let everywhere = json!({ "ids": [with_password, with_token], "sessionId": session, "onOutcome": "__CHANNEL__:1" });
    ask("look_up_everywhere", everywhere);
    let reading = json!({ "id": with_password, "howMuch": "everything", "secondFactor": factor, "onProgress": "__CHANNEL__:2" });
    let read = ask("read_sessions", reading);
    assert_eq!(read["value"]["reason"], "complete", "{read}");
    let found = ask("find", json!({ "query": query() }));
    assert_eq!(found["total"], read["value"]["read"], "{found}");
    let lines = ask("lines", json!({ "resultId": found["id"], "from": 0, "to": 20 }));
    assert!(lines[0]["card"]["sessionId"].is_string(), "{lines}");
    let key = json!({ "workspaceId": with_password, "sessionId": session });
    let details = ask("session_details", json!({ "key": key }));
    assert_eq!(details["card"]["sessionId"], json!(session), "{details}");
    let cards = ask("session_cards", json!({ "keys": [key] }));
    assert_eq!(cards[0]["sessionId"], json!(session), "{cards}");
    ask("hint_thresholds", json!({}));
    write_down(&mut ask, &key);
    end_with(&mut ask, &key);
    ask("stop_reading", json!({ "id": with_password }));
    ask("add_practice_workspaces", json!({}));
    let left = ask("left_sign_ins", json!({}));
    assert_eq!(left, json!({ "kind": "listed", "signIns": [] }));
    assert_eq!(ask("end_left_sign_ins", json!({ "ids": [] })), json!([]));
    lock_and_unlock(&mut ask);
    let tokens = stage.tokens();
    assert_eq!(tokens.len(), 2, "both sign-ins are kept");
    ask("sign_out", json!({ "id": with_password }));
    ask("remove_workspace", json!({ "id": with_token }));
    ask("set_lock", json!({ "passphrase": PIN, "current": "" }));
    let verifier = stage.verifier();
    let out = ask("give_up_lock", json!({}));
    assert_eq!(out["kind"], "signedOutEverywhere", "{out}");
    ask_about_the_store(&mut ask);

    // Those that are left open a dialog of the desktop and answer with a path, or concern the window
    // alone.
    let mut unheard = commands();
    unheard.retain(|command| heard.iter().all(|(asked, _)| asked != command));
    let dialogs = ["export_workspaces", "export_sessions", "save_activity"];
    let of_window = ["zoom", "hold_window", "release_window", "close_window"];
    assert_eq!(unheard, [&dialogs[..], &of_window].concat());
    let secrets: Vec<&str> =
        tokens.iter().map(String::as_str).chain([PASSWORD, PIN, &verifier]).collect();
    let hits =
        heard.iter().filter(|(_, answer)| secrets.iter().any(|secret| answer.contains(secret)));
    let hits: Vec<_> = hits.collect();
    println!("{} answers, {} with a secret", heard.len(), hits.len());
    assert!(hits.is_empty(), "{hits:?}");
}

/// What is asked while the list or the password store is in doubt.
fn ask_about_the_store(ask: &mut impl FnMut(&str, Value) -> Value) {
    for command in ["restore_list", "decline_list", "learn_lock", "go_on_without_store"] {
        ask(command, json!({}));
    }
    ask("watch_store", json!({ "onChange": "__CHANNEL__:4" }));
    ask("let_go_of_store", json!({}));
}

/// Everything that the lock can be asked, but for the way out.
fn lock_and_unlock(ask: &mut impl FnMut(&str, Value) -> Value) {
    ask("watch_sleep", json!({ "onSleep": "__CHANNEL__:3" }));
    ask("lock_standing", json!({}));
    ask("set_lock_idle", json!({ "minutes": 5 }));
    let set = ask("set_lock", json!({ "passphrase": PIN, "current": "" }));
    assert_eq!(set["kind"], "right", "{set}");
    ask("lock", json!({ "putDown": "a caller's devices" }));
    assert_eq!(ask("take_up", json!({}))["kind"], "locked");
    let wrong = ask("unlock", json!({ "passphrase": PASSWORD }));
    assert_eq!(wrong["kind"], "wrong", "{wrong}");
    let opened = ask("unlock", json!({ "passphrase": PIN }));
    assert_eq!(opened["kind"], "right", "{opened}");
    assert_eq!(ask("take_up", json!({})), "a caller's devices");
    assert!(ask("take_up", json!({})).is_null(), "it is handed out once");
    let removed = ask("remove_lock", json!({ "current": PIN }));
    assert_eq!(removed["kind"], "right", "{removed}");
}

/// Adds to the activity, and asks for all that can be known of it.
fn write_down(ask: &mut impl FnMut(&str, Value) -> Value, key: &Value) {
    let event = json!({ "kind": "deviceAnswer", "key": key, "answer": "yes", "ticket": "4711" });
    assert!(ask("note_activity", json!({ "event": event })).is_null());
    let rows = ask("activity_rows", json!({ "filter": "", "before": null, "most": 50 }));
    let written = &rows["rows"][0]["what"];
    assert_eq!(written["key"], event["key"], "{rows}");
    assert_eq!(written["ticket"], "4711", "{rows}");
    assert!(written["about"]["person"].is_string(), "whose it is: {rows}");
    assert_eq!(rows["rows"][1]["what"]["kind"], "lookedUp", "{rows}");
    let workspace = key["workspaceId"].clone();
    let settled = ask("settle_activity", json!({ "id": workspace, "secondFactor": null }));
    assert_eq!(settled["value"], json!({ "closed": 0, "open": 0 }), "{settled}");
    let standing = ask("activity_state", json!({}));
    assert_eq!(standing["left"], json!([]), "{standing}");
    let chain = ask("verify_activity", json!({}));
    assert_eq!(chain["kind"], "whole", "{chain}");
}

/// Signs the account of a session out of everything.
fn end_with(ask: &mut impl FnMut(&str, Value) -> Value, key: &Value) {
    let workspace = key["workspaceId"].clone();
    let wish = json!({ "kind": "sessions", "sessions": [key] });
    let plan = ask("plan_ending", json!({ "wish": wish }));
    let user_id = plan["groups"][0]["userId"].clone();
    let account = json!({ "workspaceId": workspace, "userId": user_id });
    let wish = json!({ "kind": "accounts", "accounts": [account] });
    let plan = ask("plan_ending", json!({ "wish": wish }));
    let sessions = plan["groups"][0]["sessions"].as_array().unwrap().iter();
    let key = |session: &Value| json!({ "workspaceId": workspace, "sessionId": session["card"]["sessionId"] });
    let sessions: Vec<Value> = sessions.map(key).collect();
    let factor = json!({ "method": "password", "code": PASSWORD });
    let request = json!({
        "wish": wish,
        "sessions": sessions,
        "wholeAccounts": [account],
        "guardedAccounts": [account],
        "typedNumber": null,
        "ticket": "T-1",
    });
    assert_eq!(ask("ending_mode", json!({}))["kind"], "viewingOnly");
    let refused = ask("start_ending", json!({ "request": request }));
    assert_eq!(refused["kind"], "viewingOnly", "{refused}");
    assert_eq!(ask("allow_ending", json!({}))["kind"], "allowed");
    let admins = ask("learn_admins", json!({ "workspaceId": workspace }));
    assert_eq!(admins, "yes", "the recorded server tells its administrator");
    let started = ask("start_ending", json!({ "request": request }));
    let operation = started["operation"].clone();
    let named = json!({ "operation": operation, "workspaceId": workspace });
    let arguments = |factor: &Value| {
        let mut all = named.clone();
        all["secondFactor"] = factor.clone();
        all["onProgress"] = json!("__CHANNEL__:3");
        all
    };
    let ended = ask("end_sessions", arguments(&factor));
    assert_eq!(ended["value"]["gone"], sessions.len(), "{ended}");
    let checked = ask("check_ended", arguments(&factor));
    assert_eq!(checked["value"]["sessions"][0]["ending"], "gone", "{checked}");
    ask("stop_ending", named.clone());
    assert_eq!(ask("view_only", json!({}))["kind"], "viewingOnly");
}
