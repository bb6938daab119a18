//! The main job by keyboard alone.

use gatehouse_e2e::Trouble;
use practice::{PRACTICE_PASSWORD, Showcase};
use thirtyfour::Key;

use crate::scene::{Scene, USER, asked, server};

#[tokio::test]
async fn the_main_job_is_done_by_keyboard_alone() -> Result<(), Trouble> {
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
async fn escape_gives_up_a_code_and_the_focus_comes_back() -> Result<(), Trouble> {
    let server = server(Showcase::Globex).await;
    let scene = Scene::open().await?;
    let page = &scene.page;
    scene.add_and_sign_in(&server).await?;
    page.says("Support desk (@support)").await?;
    page.look_up("nobodyHasThisId17").await?;
    page.says("wants your password again").await?;
    page.press(Key::Escape + "").await?;
    page.says_no_more("wants your password again").await?;
    assert_eq!(page.focused().await?, "Session ID");
    Ok(())
}
