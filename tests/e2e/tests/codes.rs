//! Signing in and looking up with a code, by each method; wrong codes; giving up.

use gatehouse_e2e::Error;
use practice::{PRACTICE_PASSWORD, Showcase};

use crate::{
    colours::no_violation,
    scene::{MAIL_FIELD, Scene, TOTP_FIELD, asked, host, mailed, phone, server},
};

#[tokio::test]
async fn signs_in_and_looks_up_with_codes_from_the_phone() -> Result<(), Error> {
    let server = server(Showcase::AcmeHq).await;
    let scene = Scene::open().await?;
    let page = &scene.page;
    scene.add_and_sign_in(&server).await?;
    page.says("needs a code from your phone").await?;
    no_violation(&scene, "code-authenticator").await?;
    page.give_code(TOTP_FIELD, &phone(&server)).await?;
    page.says("Support desk (@support)").await?;
    no_violation(&scene, "signed-in").await?;
    assert_eq!(asked(&server, "/login"), 2);

    page.look_up("uBNL9dTjJ4s6Pjp4K").await?;
    let spaced = {
        let code = phone(&server);
        format!("{} {}", &code[..3], &code[3..])
    };
    page.give_code(TOTP_FIELD, &spaced).await?;
    let card = page.card().await?;
    assert!(card.starts_with("Rod, @Rod, Chrome 113 on Windows 10,"), "{card}");
    assert!(!card.contains("uBNL9"), "the name of a card is never the raw ID: {card}");
    assert_eq!(asked(&server, "/sessions/info.admin"), 2);
    page.click_like("Details of").await?;
    page.says("rYhzFRd2QZjNwAAXX").await?;
    no_violation(&scene, "card-and-details").await
}

#[tokio::test]
async fn signs_in_and_looks_up_with_mailed_codes() -> Result<(), Error> {
    let server = server(Showcase::NorthwindSupport).await;
    let scene = Scene::open().await?;
    let page = &scene.page;
    scene.add_and_sign_in(&server).await?;
    page.says("sent a code to your e-mail").await?;
    no_violation(&scene, "code-mail").await?;
    page.give_code(MAIL_FIELD, &mailed(&server)).await?;
    page.says("Support desk (@support)").await?;

    let session = server.session_ids(1).remove(0);
    page.look_up(&session).await?;
    page.says("sent a code to your e-mail").await?;
    page.give_code(MAIL_FIELD, &mailed(&server)).await?;
    page.card().await?;
    page.says(&session).await?;
    assert_eq!(server.outbox().len(), 2, "one mail for each question, none besides");
    assert_eq!(asked(&server, "/sessions/info.admin"), 2);
    Ok(())
}

#[tokio::test]
async fn looks_up_with_the_password_again() -> Result<(), Error> {
    let server = server(Showcase::Globex).await;
    let scene = Scene::open().await?;
    let page = &scene.page;
    scene.add_and_sign_in(&server).await?;
    page.says("Support desk (@support)").await?;
    let session = server.session_ids(1).remove(0);
    page.look_up(&session).await?;
    page.says("wants your password again").await?;
    no_violation(&scene, "code-password").await?;
    page.give_code("Password", PRACTICE_PASSWORD).await?;
    page.card().await?;
    page.says(&session).await?;
    assert_eq!(asked(&server, "/sessions/info.admin"), 2);
    Ok(())
}

#[tokio::test]
async fn a_wrong_code_says_what_to_do_and_the_right_one_goes_on() -> Result<(), Error> {
    let server = server(Showcase::AcmeHq).await;
    let scene = Scene::open().await?;
    let page = &scene.page;
    scene.add_and_sign_in(&server).await?;
    page.give_code(TOTP_FIELD, &wrong(&phone(&server))).await?;
    page.says("That code did not match").await?;
    page.says("Codes change every 30 seconds").await?;
    no_violation(&scene, "code-wrong").await?;
    page.give_code(TOTP_FIELD, &phone(&server)).await?;
    page.says("Support desk (@support)").await?;

    page.look_up("uBNL9dTjJ4s6Pjp4K").await?;
    page.says("Waiting: looking up session").await?;
    page.give_code(TOTP_FIELD, &wrong(&phone(&server))).await?;
    page.says("That code did not match").await?;
    page.give_code(TOTP_FIELD, &phone(&server)).await?;
    page.card().await?;
    assert_eq!(asked(&server, "/sessions/info.admin"), 3);
    Ok(())
}

#[tokio::test]
async fn too_many_wrong_mailed_codes_end_with_a_new_one() -> Result<(), Error> {
    let server = server(Showcase::NorthwindSupport).await;
    let scene = Scene::open().await?;
    let page = &scene.page;
    scene.add_and_sign_in(&server).await?;
    page.says("sent a code to your e-mail").await?;
    let bad = wrong(&mailed(&server));
    for _ in 0..4 {
        page.give_code(MAIL_FIELD, &bad).await?;
        page.says("That code did not match").await?;
        page.says_no_more("Checking…").await?;
    }
    page.give_code(MAIL_FIELD, &bad).await?;
    page.says("Too many wrong codes").await?;
    no_violation(&scene, "code-too-many").await?;
    page.click("Send a new code").await?;
    page.says("A new code is on its way").await?;
    page.give_code(MAIL_FIELD, &mailed(&server)).await?;
    page.says("Support desk (@support)").await
}

#[tokio::test]
async fn giving_up_sends_nothing_and_a_later_try_asks_again() -> Result<(), Error> {
    let server = server(Showcase::AcmeHq).await;
    let scene = Scene::open().await?;
    let page = &scene.page;
    scene.add_and_sign_in(&server).await?;
    page.give_code(TOTP_FIELD, &phone(&server)).await?;
    page.says("Support desk (@support)").await?;
    page.look_up("uBNL9dTjJ4s6Pjp4K").await?;
    page.says("needs a code from your phone").await?;
    let before = server.requests().len();
    page.click("Cancel").await?;
    page.says("Needs a code").await?;
    assert_eq!(server.requests().len(), before);
    assert_eq!(page.count("article").await?, 0);
    no_violation(&scene, "cancelled").await?;
    page.click_like("Enter code for").await?;
    page.give_code(TOTP_FIELD, &phone(&server)).await?;
    page.card().await.map(drop)
}

#[tokio::test]
async fn several_workspaces_that_want_a_code_are_listed_and_what_is_ready_is_shown()
-> Result<(), Error> {
    let [acme, northwind, globex] = [
        server(Showcase::AcmeHq).await,
        server(Showcase::NorthwindSupport).await,
        server(Showcase::Globex).await,
    ];
    let scene = Scene::open().await?;
    let page = &scene.page;
    scene.add_and_sign_in(&acme).await?;
    page.give_code(TOTP_FIELD, &phone(&acme)).await?;
    page.says("Support desk (@support)").await?;
    page.click("Add workspace").await?;
    scene.add_and_sign_in(&northwind).await?;
    page.says("sent a code to your e-mail").await?;
    page.give_code(MAIL_FIELD, &mailed(&northwind)).await?;
    page.says("Support desk (@support)").await?;
    page.click("Add workspace").await?;
    scene.add_and_sign_in(&globex).await?;
    page.says("Support desk (@support)").await?;
    page.open_workspace("All workspaces").await?;
    page.look_up("uBNL9dTjJ4s6Pjp4K").await?;
    page.says("3 workspaces need a code").await?;
    assert_eq!(page.count("dialog[open]").await?, 0, "no prompt opens by itself");
    no_violation(&scene, "codes-panel").await?;
    page.click_like(&format!("Enter code for {}", host(&acme))).await?;
    page.give_code(TOTP_FIELD, &phone(&acme)).await?;
    let card = page.card().await?;
    assert!(card.starts_with("Rod"), "{card}");
    page.says("2 workspaces need a code").await?;
    page.click("Stop asking").await?;
    page.says("could not be asked").await?;
    no_violation(&scene, "found-and-not-asked").await
}

/// A code that is certainly not this one.
fn wrong(code: &str) -> String {
    code.chars().map(|digit| if digit == '0' { '1' } else { '0' }).collect()
}
