//! Workspaces without a connection: by address and from a file.

use std::path::Path;

use gatehouse_e2e::Error;
use serde_json::{Value, json};

use crate::{colours::no_violation, scene::Scene};

#[tokio::test]
async fn a_workspace_is_added_without_a_connection_and_shown_as_it_will_be_used()
-> Result<(), Error> {
    let scene = Scene::open().await?;
    let page = &scene.page;
    page.fill("Workspace address", "  Chat.Acme.Example/channel/general ").await?;
    page.says("Will be used as https://chat.acme.example").await?;
    page.click("Add workspace").await?;
    page.says("Sign in to chat.acme.example").await?;
    assert_eq!(stored_addresses(&scene.desktop.config())?, ["https://chat.acme.example"]);
    no_violation(&scene, "sign-in").await
}

#[tokio::test]
async fn an_address_that_cannot_be_used_is_refused_with_a_sentence_and_nothing_is_saved()
-> Result<(), Error> {
    let scene = Scene::open().await?;
    let page = &scene.page;
    for (typed, sentence) in [
        ("http://chat.acme.example", "This address is not encrypted"),
        ("https://maria:pass@chat.acme.example", "This address holds a name or password"),
        ("javascript:alert(1)", "A workspace address starts with https://"),
        ("not an address", "This does not look like an address"),
    ] {
        page.add_workspace(typed).await?;
        page.says(sentence).await?;
    }
    assert!(!scene.desktop.config().join("workspaces.json").exists());
    no_violation(&scene, "address-refused").await
}

#[tokio::test]
async fn a_file_from_it_is_shown_first_then_added_then_worked_through() -> Result<(), Error> {
    let scene = Scene::open().await?;
    let page = &scene.page;
    let file = scene.desktop.home().join("from-it.json");
    std::fs::write(
        &file,
        r#"{"version": 1, "workspaces": [
            {"name": "Acme HQ", "address": "https://chat.acme.example"},
            {"name": "Northwind Support", "address": "https://talk.northwind.example"},
            {"name": "Old one", "address": "http://old.example"}]}"#,
    )?;
    page.choose_file(&file).await?;
    page.says("Workspaces in this file").await?;
    page.says("This address is not encrypted").await?;
    assert!(!scene.desktop.config().join("workspaces.json").exists(), "a preview adds nothing");
    no_violation(&scene, "import-preview").await?;
    page.click("Add 2 workspaces").await?;
    page.says("Sign in to your workspaces").await?;
    page.says("0 of 2 done").await?;
    no_violation(&scene, "sign-in-checklist").await?;
    assert_eq!(
        stored_addresses(&scene.desktop.config())?,
        ["https://chat.acme.example", "https://talk.northwind.example"]
    );
    page.click_like("Later: ").await?;
    page.says("Left for later").await
}

#[tokio::test]
async fn a_rail_longer_than_the_window_scrolls_by_itself_and_the_page_stays() -> Result<(), Error> {
    let scene = Scene::open().await?;
    let page = &scene.page;
    let rows: Vec<_> = (0..30)
        .map(|n| json!({ "name": format!("Customer {n}"), "address": format!("https://chat.customer-{n}.example") }))
        .collect();
    let file = scene.desktop.home().join("many.json");
    std::fs::write(&file, json!({ "version": 1, "workspaces": rows }).to_string())?;
    page.choose_file(&file).await?;
    page.click("Add 30 workspaces").await?;
    page.says("0 of 30 done").await?;
    let heights = "const rail = document.querySelector('nav'); const page = document.scrollingElement; \
                   return [rail.scrollHeight > rail.clientHeight, page.scrollHeight - page.clientHeight];";
    assert_eq!(page.script(heights, vec![]).await?, json!([true, 0]));
    no_violation(&scene, "many-workspaces").await
}

#[tokio::test]
async fn a_file_that_is_none_is_refused_and_nothing_is_added() -> Result<(), Error> {
    let scene = Scene::open().await?;
    let file = scene.desktop.home().join("photo.json");
    std::fs::write(&file, b"\x89PNG\r\n not JSON")?;
    scene.page.choose_file(&file).await?;
    scene.page.says("This is not a workspaces file").await?;
    assert!(!scene.desktop.config().join("workspaces.json").exists());
    no_violation(&scene, "import-refused").await
}

#[tokio::test]
async fn an_unreadable_list_is_kept_aside_and_named() -> Result<(), Error> {
    let first = Scene::open().await?;
    let damaged = "{ \"version\": 1, \"workspaces\": [ {";
    std::fs::create_dir_all(first.desktop.config())?;
    std::fs::write(first.desktop.config().join("workspaces.json"), damaged)?;
    let Scene { desktop, window, .. } = first;
    window.close().await?;
    let second = Scene::on(desktop).await?;
    second.page.says("Your list of workspaces could not be read").await?;
    let kept: Vec<_> = std::fs::read_dir(second.desktop.config())?
        .filter_map(Result::ok)
        .filter(|file| file.file_name().to_string_lossy().contains("unreadable"))
        .collect();
    assert_eq!(kept.len(), 1);
    assert_eq!(std::fs::read_to_string(kept[0].path())?, damaged);
    second.page.says(&kept[0].file_name().to_string_lossy()).await?;
    no_violation(&second, "kept-aside").await
}

fn stored_addresses(config: &Path) -> Result<Vec<String>, Error> {
    let text = std::fs::read_to_string(config.join("workspaces.json"))?;
    let file: Value = serde_json::from_str(&text).expect("the workspaces file is JSON");
    let rows = file["workspaces"].as_array().expect("it lists workspaces");
    Ok(rows.iter().filter_map(|row| row["address"].as_str().map(str::to_owned)).collect())
}
