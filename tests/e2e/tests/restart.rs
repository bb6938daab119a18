//! What outlives a restart, with the real password store and without one.

use gatehouse_e2e::{Error, PasswordStore};
use practice::{PRACTICE_PASSWORD, Showcase};

use crate::{
    colours::no_violation,
    scene::{Scene, asked, server},
};

#[tokio::test]
async fn after_a_restart_one_is_still_signed_in() -> Result<(), Error> {
    let server = server(Showcase::Globex).await;
    let first = Scene::open().await?;
    first.add_and_sign_in(&server).await?;
    first.page.says("Support desk (@support)").await?;
    let Scene { desktop, window, .. } = first;
    window.close().await?;

    let second = Scene::on(desktop).await?;
    second.page.says("Signed in").await?;
    let session = server.session_ids(1).remove(0);
    second.page.look_up(&session).await?;
    second.page.give_code("Password", PRACTICE_PASSWORD).await?;
    second.page.card().await?;
    assert_eq!(asked(&server, "/login"), 1, "nobody signed in a second time");
    Ok(())
}

#[tokio::test]
async fn without_a_password_store_the_sign_in_serves_for_this_session_only() -> Result<(), Error> {
    let server = server(Showcase::Globex).await;
    let first = Scene::with(PasswordStore::Missing).await?;
    first.add_and_sign_in(&server).await?;
    first.page.says("This computer has no password store").await?;
    no_violation(&first, "no-password-store").await?;
    first.page.click("Use for this session only").await?;
    first.page.says("Signed in for this session only").await?;
    assert_eq!(asked(&server, "/login"), 1, "the first sign-in is used");
    let Scene { desktop, window, .. } = first;
    window.close().await?;

    let second = Scene::on(desktop).await?;
    second.page.says("0 of 1 signed in").await
}

#[tokio::test]
async fn removing_a_workspace_signs_out_at_the_server() -> Result<(), Error> {
    let server = server(Showcase::Globex).await;
    let scene = Scene::open().await?;
    scene.add_and_sign_in(&server).await?;
    scene.page.says("Support desk (@support)").await?;
    scene.page.click("Remove…").await?;
    scene.page.says("from your list?").await?;
    no_violation(&scene, "remove").await?;
    scene.page.click_like("Remove 127.0.0.1").await?;
    scene.page.says("You (@support) were signed out of").await?;
    assert_eq!(asked(&server, "/logout"), 1);
    let file = std::fs::read_to_string(scene.desktop.config().join("workspaces.json"))?;
    assert!(!file.contains("127.0.0.1"), "{file}");
    Ok(())
}
