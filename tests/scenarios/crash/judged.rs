//! What an activity says of each session, against what the server says.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

/// What an activity says of each session.
pub struct Judged {
    /// By session: whether it is gone.
    gone: HashMap<String, bool>,
}

impl Judged {
    /// Reads the lines as anybody would. No session may be intended twice, no intent closed twice,
    /// and none may be open.
    pub fn of(text: &[u8]) -> Self {
        let text = std::str::from_utf8(text).unwrap();
        let mut open = HashMap::new();
        let mut gone = HashMap::new();
        for line in text.lines() {
            let entry: Value = serde_json::from_str(line).unwrap();
            let what = &entry["what"];
            match what["kind"].as_str().unwrap() {
                "intent" => {
                    let session = what["target"]["sessionId"].as_str().unwrap().to_owned();
                    assert!(!gone.contains_key(&session), "{session} is in it twice");
                    assert!(!open.values().any(|other| *other == session), "{session} twice");
                    open.insert(entry["n"].as_u64().unwrap(), session);
                }
                "outcome" => {
                    let intent = what["intent"].as_u64().unwrap();
                    let session = open.remove(&intent).expect("an intent is closed once");
                    let outcome = what["outcome"]["kind"].as_str().unwrap();
                    gone.insert(session, is_gone(outcome));
                }
                other => panic!("{other} was not to be expected"),
            }
        }
        assert!(open.is_empty(), "left open: {open:?}");
        Self { gone }
    }

    /// What it says is gone is gone, what it says is there is there, and nothing is gone that it
    /// does not tell of.
    pub fn agrees_with(&self, before: &[String], now: &[String]) {
        let now: HashSet<&str> = now.iter().map(String::as_str).collect();
        for (session, gone) in &self.gone {
            assert_ne!(now.contains(session.as_str()), *gone, "{session}");
        }
        for session in before.iter().filter(|session| !now.contains(session.as_str())) {
            assert_eq!(self.gone.get(session), Some(&true), "{session} is gone without an entry");
        }
    }

    pub fn gone(&self) -> usize {
        self.gone.values().filter(|gone| **gone).count()
    }

    pub fn there(&self) -> usize {
        self.gone.len() - self.gone()
    }
}

fn is_gone(outcome: &str) -> bool {
    match outcome {
        "ended" | "hadEnded" => true,
        "stillThere" | "refused" | "notSent" => false,
        other => panic!("{other} says nothing"),
    }
}
