//! Rocket.Chat's own client gets along with the practice workspace.

pub mod node;

use std::sync::Arc;

use practice::{Control, Generation, World};
use serde_json::{Value, json};

/// Runs the client for the sign-ins of these names and gives what it reports of each.
async fn report(generation: Generation, names: &[&str]) -> Vec<Value> {
    let workspace = Arc::new(practice::start(generation, World::seeded(40)).await.unwrap());
    let control = Control::open(Arc::clone(&workspace)).await.unwrap();
    let control_address = control.address();
    let serving = tokio::spawn(control.serve());
    let mut sign_ins = workspace.sign_ins();
    sign_ins.retain(|sign_in| names.contains(&sign_in.username.as_str()));
    let sign_ins = serde_json::to_string(&sign_ins).unwrap();
    let arguments = [workspace.address(), control_address, sign_ins];
    let output = node::run("sign_in_and_read.mjs", &arguments, "").await;
    serving.abort();
    output.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[tokio::test]
async fn the_official_client_answers_every_kind_of_challenge_and_reads_sessions() {
    for generation in [Generation::V6_14, Generation::V8_6] {
        answers_and_reads(generation).await;
    }
}

async fn answers_and_reads(generation: Generation) {
    let reports = report(generation, &["admin", "totp", "mail"]).await;
    for (report, (name, method)) in
        reports.iter().zip([("admin", "password"), ("totp", "totp"), ("mail", "email")])
    {
        assert_eq!(report["username"], name, "{generation}");
        assert_eq!(report["total"], 40, "{generation}");
        // Asked, asked again after the wrong answer, then remembered.
        let challenges = json!([
            {"method": method, "invalidAttempt": false},
            {"method": method, "invalidAttempt": true},
        ]);
        assert_eq!(report["challenges"], challenges, "{generation}");
    }
    assert_eq!(reports.len(), 3, "{generation}");
}

#[tokio::test]
async fn the_official_client_is_asked_at_each_call_by_server_8_5() {
    let reports = report(Generation::V8_5, &["totp"]).await;
    let challenges = reports[0]["challenges"].as_array().unwrap();
    let invalid: Vec<_> = challenges.iter().map(|c| c["invalidAttempt"] == true).collect();
    assert_eq!(invalid, [false, true, false], "list.all twice, info.admin once");
}
