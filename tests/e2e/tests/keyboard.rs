//! The main job by keyboard alone.

use gatehouse_e2e::Error;
use practice::{PRACTICE_PASSWORD, Showcase};
use thirtyfour::Key;

use crate::scene::{Scene, USER, asked, server};

#[tokio::test]
async fn the_main_job_is_done_by_keyboard_alone() -> Result<(), Error> {
    let server = server(Showcase::Globex).await;
    let session = server.session_ids(1).remove(0);
    let scene = Scene::open().await?;
    let page = &scene.page;
    page.focus_by_tab("Workspace address").await?;
    page.press(server.address()).await?;
    page.press_enter().await?;
    page.says("Sign in to").await?;
    page.focus_by_tab("User name or e-mail").await?;
    page.press(USER).await?;
    page.focus_by_tab("Password").await?;
    page.press(PRACTICE_PASSWORD).await?;
    page.press_enter().await?;
    page.says("Support desk (@support)").await?;

    page.press(Key::Control + "k").await?;
    assert_eq!(page.focused().await?, "Session ID");
    page.press(session.as_str()).await?;
    page.press_enter().await?;
    page.says("wants your password again").await?;
    assert_eq!(page.focused().await?, "Password", "the dialog takes the focus");
    page.press(PRACTICE_PASSWORD).await?;
    page.press_enter().await?;
    page.card().await?;
    page.focus_by_tab("Details of").await?;
    page.press_enter().await?;
    page.says("Last connected").await?;
    page.press(Key::Escape + "").await?;
    page.says_no_more("Server name the device used").await?;
    assert_eq!(asked(&server, "/sessions/info.admin"), 2);
    Ok(())
}

#[tokio::test]
async fn escape_gives_up_a_code_and_the_focus_comes_back() -> Result<(), Error> {
    let server = server(Showcase::Globex).await;
    let scene = Scene::open().await?;
    let page = &scene.page;
    scene.add_and_sign_in(&server).await?;
    page.says("Support desk (@support)").await?;
    page.look_up("nobodyHasThisSd27").await?;
    page.says("wants your password again").await?;
    page.press(Key::Escape + "").await?;
    page.says_no_more("wants your password again").await?;
    assert_eq!(page.focused().await?, "Session ID");
    Ok(())
}

#[tokio::test]
async fn sessions_are_read_found_filtered_and_shown_by_keyboard_alone() -> Result<(), Error> {
    let server = server(Showcase::Globex).await;
    let scene = Scene::signed_in_to(&[&server]).await?;
    let page = &scene.page;
    page.focus_by_tab("Read all sessions").await?;
    page.press_enter().await?;
    page.says("wants your password again").await?;
    page.has_focus("Password").await?;
    page.press(PRACTICE_PASSWORD).await?;
    page.press_enter().await?;
    page.says("30 sessions · checked").await?;

    page.press("/").await?;
    page.has_focus("Session ID").await?;
    page.press("yilmaz").await?;
    page.cards_become("his", |cards| cards.iter().all(|one| one.name.starts_with("Mehmet Yılmaz")))
        .await?;
    page.press(Key::Escape + "").await?;
    page.says("30 sessions · checked").await?;
    page.focus_by_tab("Device type").await?;
    page.press_enter().await?;
    page.has_focus("Browser").await?;
    page.press(" ").await?;
    page.press(Key::Escape + "").await?;
    page.says("of 30 sessions").await?;
    page.has_focus("Device type: Browser").await?;
    page.focus_by_tab("Clear filters").await?;
    page.press_enter().await?;
    page.says("30 sessions · checked").await?;
    page.focus_by_tab("Order").await?;
    page.press(Key::Down + "").await?;
    page.has_focus("Newest first").await?;
    page.press(Key::Down + "").await?;
    page.press_enter().await?;
    page.has_focus("Order: Oldest first").await?;

    page.focus_by_tab("Details of").await?;
    page.press(Key::End + "").await?;
    page.focus_comes_to(30).await?;
    page.press_enter().await?;
    page.says("Server name the device used").await?;
    page.press(Key::Escape + "").await?;
    page.says_no_more("Server name the device used").await?;
    page.focus_comes_to(30).await?;
    server.clear_requests();
    page.press(Key::Control + "r").await?;
    page.says("30 sessions · checked").await?;
    page.focus_comes_to(30).await
}
