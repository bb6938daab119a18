//! A command that panics: the window gets an error, and the next call is answered.

use std::sync::{Arc, Mutex};

use gatehouse::Calls;
use serde_json::{Value, json};

use crate::{
    COMMANDS,
    stage::{Stage, call, commands, query},
};

#[test]
fn a_panic_in_any_command_is_an_error_and_the_next_call_is_answered() {
    let breaks: Arc<Mutex<Option<String>>> = Arc::default();
    let broken = Arc::clone(&breaks);
    let stage = Stage::with(Calls::observed(move |command| {
        let breaks = broken.lock().unwrap().take_if(|breaks| breaks == command);
        assert!(breaks.is_none(), "broken by the test: {command}");
    }));
    let window = stage.window("main");
    let arguments = arguments();
    let commands = commands();
    let survived = commands.iter().filter(|command| {
        *breaks.lock().unwrap() = Some((*command).clone());
        let error = call(&window, command, arguments.clone()).expect_err("it is an error");
        assert_eq!(error["kind"], "internal", "{command}: {error}");
        let details = error["details"].as_str().expect("a technical line");
        assert!(details.contains(command.as_str()) && !details.contains("test"), "{details}");
        call(&window, "lock_standing", json!({})).is_ok_and(|standing| standing["locked"] == false)
    });
    let survived = survived.count();
    println!("{survived} of {COMMANDS} commands survive a panic");
    assert_eq!(survived, COMMANDS);
}

/// What some command takes; each takes its own of it.
fn arguments() -> Value {
    let key = json!({ "workspaceId": "w", "sessionId": "s" });
    let wish = json!({ "kind": "sessions", "sessions": [key] });
    json!({
        "account": "support",
        "address": "chat.acme.example",
        "anotherAccount": false,
        "before": null,
        "current": "",
        "event": { "kind": "deviceAnswer", "key": key, "answer": "yes", "ticket": "" },
        "filter": "",
        "form": {
            "kind": "password", "user": "u", "password": "p", "keepIn": "thisSessionOnly",
        },
        "format": "csv",
        "from": 0,
        "howMuch": "everything",
        "id": "w",
        "ids": [],
        "key": key,
        "keys": [key],
        "masked": false,
        "minutes": null,
        "most": 50,
        "name": "Acme HQ",
        "onChange": "__CHANNEL__:5",
        "onClose": "__CHANNEL__:4",
        "onOutcome": "__CHANNEL__:1",
        "onProgress": "__CHANNEL__:2",
        "onSleep": "__CHANNEL__:3",
        "operation": "o",
        "passphrase": "1234",
        "putDown": null,
        "query": query(),
        "request": {
            "wish": wish, "sessions": [key], "wholeAccounts": [], "guardedAccounts": [],
            "typedNumber": null, "ticket": "",
        },
        "resultId": 1,
        "secondFactor": null,
        "sessionId": "s",
        "step": "in",
        "text": "",
        "to": 1,
        "what": { "kind": "sessions", "sessions": [key] },
        "wish": wish,
        "words": export_words(),
        "workspaceId": "w",
    })
}

fn export_words() -> Value {
    let words = |names: &[&str]| -> Value {
        names.iter().map(|name| ((*name).to_owned(), json!(name))).collect()
    };
    json!({
        "language": "en",
        "timeZone": "UTC",
        "facts": [],
        "columns": words(&[
            "workspace", "workspaceAddress", "person", "userName", "userId", "device", "deviceKind",
            "app", "version", "system", "systemVersion", "internetAddress", "server",
            "lastConnected", "sessionId", "asOf",
        ]),
        "kinds": words(&[
            "browser", "mobile", "tablet", "mobileApp", "desktopApp", "other", "unknown",
        ]),
        "values": words(&[
            "unknown", "unknownPerson", "deletedPerson", "masked", "internal", "practice",
        ]),
        "report": words(&[
            "title", "exported", "sessions", "missing", "origins", "sessionsHere", "sessionsKnown",
            "checked", "until", "notRead", "list", "notProof", "lastConnectedNote", "maskedNote",
        ]),
    })
}
