//! The first window, and the practice workspaces.

use gatehouse_e2e::Error;

use crate::{colours::no_violation, scene::Scene};

#[tokio::test]
async fn the_first_window_offers_the_file_the_address_and_practice_and_no_empty_list()
-> Result<(), Error> {
    let scene = Scene::open().await?;
    let page = &scene.page;
    page.says("See who is signed in to your workspaces").await?;
    page.says("Open the file from your IT").await?;
    page.says("Workspace address").await?;
    page.says("Try the practice workspaces").await?;
    assert_eq!(page.count("nav .rail-row").await?, 0);
    no_violation(&scene, "first-run").await
}

#[tokio::test]
async fn practice_workspaces_are_added_marked_and_not_kept_as_addresses() -> Result<(), Error> {
    let scene = Scene::open().await?;
    let page = &scene.page;
    page.click_like("Try the practice workspaces").await?;
    for name in ["Acme HQ", "Northwind Support", "Globex", "Initech"] {
        page.says(name).await?;
    }
    assert_eq!(page.count("nav .rail-row").await?, 5, "four and All workspaces");
    let file = std::fs::read_to_string(scene.desktop.config().join("workspaces.json"))?;
    assert!(file.contains("acme-hq") && !file.contains("127.0.0.1"), "{file}");
    no_violation(&scene, "practice-added").await
}
