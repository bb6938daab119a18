//! What a look-up says when there is no card to show.

use gatehouse_e2e::Error;
use practice::{PRACTICE_PASSWORD, Running, Showcase};

use crate::{
    colours::no_violation,
    scene::{Scene, asked, server},
};

#[tokio::test]
async fn a_different_session_is_never_shown_as_the_answer() -> Result<(), Error> {
    let server = server(Showcase::Globex).await;
    let scene = signed_in(&server).await?;
    // The ID of a person looks like that of a session, and the server's search finds both.
    let person = server.sign_ins().remove(0).user_id;
    scene.page.look_up(&person).await?;
    scene.page.give_code("Password", PRACTICE_PASSWORD).await?;
    scene.page.says("answered about a different session").await?;
    scene.page.says("Nothing was shown or changed").await?;
    assert_eq!(scene.page.count("article").await?, 0);
    no_violation(&scene, "different-session").await
}

#[tokio::test]
async fn a_session_that_is_not_there_says_so_and_does_not_call_it_proof() -> Result<(), Error> {
    let server = server(Showcase::Globex).await;
    let scene = signed_in(&server).await?;
    scene.page.look_up("nobodyHasThisSd27").await?;
    scene.page.give_code("Password", PRACTICE_PASSWORD).await?;
    scene.page.says("No session has this ID now").await?;
    scene.page.says("Nothing found is not proof").await?;
    no_violation(&scene, "not-found").await
}

#[tokio::test]
async fn without_a_licence_nobody_is_asked_for_a_code() -> Result<(), Error> {
    let server = server(Showcase::Initech).await;
    let scene = signed_in(&server).await?;
    scene.page.look_up("uBNL9dTjJ4s6Pjp4K").await?;
    scene.page.says("does not have Device Management").await?;
    scene.page.says("Copy for administrator").await?;
    assert_eq!(scene.page.count("dialog[open]").await?, 0);
    no_violation(&scene, "no-device-management").await
}

#[tokio::test]
async fn without_the_permission_it_says_what_to_ask_for() -> Result<(), Error> {
    let server = server(Showcase::Globex).await;
    server.revoke("view-device-management", "device-support");
    let scene = signed_in(&server).await?;
    scene.page.look_up("uBNL9dTjJ4s6Pjp4K").await?;
    scene.page.says("You are not allowed to see devices").await?;
    scene.page.says("view-device-management").await?;
    no_violation(&scene, "not-allowed").await
}

#[tokio::test]
async fn text_that_is_no_session_id_is_never_sent() -> Result<(), Error> {
    let server = server(Showcase::Globex).await;
    let scene = signed_in(&server).await?;
    for (typed, sentence) in [
        ("   ", "Paste a session ID first"),
        (".*", "A session ID has only letters"),
        (&"a".repeat(300), "too long for a session ID"),
    ] {
        scene.page.look_up(typed).await?;
        scene.page.says(sentence).await?;
    }
    assert_eq!(asked(&server, "/sessions/info.admin"), 0);
    no_violation(&scene, "no-session-id").await
}

#[tokio::test]
async fn an_id_inside_a_link_is_recognised_and_looked_up() -> Result<(), Error> {
    let server = server(Showcase::Globex).await;
    let scene = signed_in(&server).await?;
    let session = server.session_ids(1).remove(0);
    let link = format!("https://globex.example/admin/device-management/info/{session}");
    scene.page.fill("Session ID", &link).await?;
    scene.page.says("Session ID found in the link").await?;
    assert_eq!(asked(&server, "/sessions/info.admin"), 0, "typing sends nothing");
    scene.page.press_enter().await?;
    scene.page.give_code("Password", PRACTICE_PASSWORD).await?;
    scene.page.card().await?;
    scene.page.says(&session).await
}

async fn signed_in(server: &Running) -> Result<Scene, Error> {
    let scene = Scene::open().await?;
    scene.add_and_sign_in(server).await?;
    scene.page.says("Support desk (@support)").await?;
    Ok(scene)
}
