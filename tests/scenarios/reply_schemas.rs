//! Rows and replies fit the JSON Schemas that Rocket.Chat 8.8.1 ships: those of generation 8.8, and
//! of the generations that were recorded, whose rows were the same.

use practice::{AccessToken, Generation, Running, Showcase, World};
use serde_json::{Value, json};

use crate::{official_client::node, recorded_exchanges::http};

async fn get(workspace: &Running, access: &AccessToken, path: &str) -> Value {
    let headers = [
        ("X-User-Id".to_owned(), access.user_id.clone()),
        ("X-Auth-Token".to_owned(), access.token.clone()),
    ];
    let answer = http::send(&workspace.address(), "GET", path, &headers, None).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    serde_json::from_str(&answer.body).unwrap()
}

/// Every page of a workspace, and the first page's rows one by one.
async fn replies(generation: Generation, world: World, username: &str) -> (Vec<Value>, Vec<Value>) {
    let workspace = practice::start(generation, world).await.unwrap();
    workspace.set_setting("API_Enable_Rate_Limiter", false);
    let access = workspace.add_access_token(username, true);
    let (mut pages, mut rows) = (Vec::new(), 0);
    loop {
        let path = format!("/api/v1/sessions/list.all?count=100&offset={rows}");
        let page = get(&workspace, &access, &path).await;
        let came = page["sessions"].as_array().unwrap().len();
        if came == 0 {
            break;
        }
        rows += came;
        pages.push(page);
    }
    let mut single = Vec::new();
    for row in pages[0]["sessions"].as_array().unwrap() {
        let id = row["sessionId"].as_str().unwrap();
        let path = format!("/api/v1/sessions/info.admin?sessionId={id}");
        single.push(get(&workspace, &access, &path).await);
    }
    (pages, single)
}

#[tokio::test]
async fn rows_of_seeded_and_shown_workspaces_fit_the_schemas() {
    for generation in [Generation::V6_14, Generation::V8_6, Generation::V8_8] {
        rows_fit(generation).await;
    }
}

async fn rows_fit(generation: Generation) {
    let (mut list, mut one) = replies(generation, World::seeded(1_000), "admin").await;
    for name in [Showcase::AcmeHq, Showcase::NorthwindSupport, Showcase::Globex] {
        let (pages, single) = replies(generation, World::showcase(name), "support").await;
        list.extend(pages);
        one.extend(single);
    }
    let input = json!({"list": list, "one": one}).to_string();
    let report = node::run("check_schemas.mjs", &[], &input).await;
    let report: Value = serde_json::from_str(&report).unwrap();
    // 1,000 seeded rows in 10 pages, 60 + 26 + 30 shown ones, and each first page one by one.
    let (rows, single) = (1_000 + 116, 100 + 116);
    assert_eq!(report, json!({"rows": rows, "replies": 13 + single}));
    println!("{generation}: rows that fit the schemas of 8.8.1: {rows}, and {single} replies");
}
