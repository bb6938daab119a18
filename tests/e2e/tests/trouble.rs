//! Servers that do not answer as they should, and hostile text.

use gatehouse_e2e::Error;
use practice::{PRACTICE_PASSWORD, Showcase};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};

use crate::{
    colours::no_violation,
    scene::{Scene, USER, server},
};

#[tokio::test]
async fn an_address_where_nothing_listens_has_its_own_sentence() -> Result<(), Error> {
    let free = TcpListener::bind("127.0.0.1:0").await?.local_addr()?;
    let scene = Scene::open().await?;
    scene.page.add_workspace(&free.to_string()).await?;
    scene.page.sign_in(USER, PRACTICE_PASSWORD).await?;
    scene.page.says("does not take connections").await?;
    no_violation(&scene, "refused").await
}

#[tokio::test]
async fn a_web_page_is_not_taken_for_a_workspace() -> Result<(), Error> {
    let page = TcpListener::bind("127.0.0.1:0").await?;
    let address = page.local_addr()?;
    tokio::spawn(async move {
        while let Ok((mut connection, _)) = page.accept().await {
            // A server that does not read what it was asked breaks the connection off.
            let mut asked = [0; 4096];
            let _ = connection.read(&mut asked).await;
            let body = "<html><script>document.title='taken'</script><h1>Hotel Wi-Fi</h1></html>";
            let head = format!(
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
                body.len()
            );
            let _ = connection.write_all(format!("{head}{body}").as_bytes()).await;
        }
    });
    let scene = Scene::open().await?;
    scene.page.add_workspace(&address.to_string()).await?;
    scene.page.sign_in(USER, PRACTICE_PASSWORD).await?;
    scene.page.says("This address is not a Rocket.Chat workspace").await?;
    no_violation(&scene, "not-rocket-chat").await?;

    let right = server(Showcase::Globex).await;
    scene.page.click("Change address").await?;
    scene.page.fill("Workspace address", &right.address()).await?;
    no_violation(&scene, "change-address").await?;
    scene.page.click("Save").await?;
    scene.page.says_no_more("Will be used as").await?;
    scene.page.sign_in(USER, PRACTICE_PASSWORD).await?;
    scene.page.says("Support desk (@support)").await
}

#[tokio::test]
async fn a_wrong_password_says_so_and_the_other_workspaces_stay() -> Result<(), Error> {
    let server = server(Showcase::Globex).await;
    let scene = Scene::open().await?;
    scene.page.add_workspace(&server.address()).await?;
    scene.page.sign_in(USER, "not it").await?;
    scene.page.says("The name or password did not match").await?;
    no_violation(&scene, "wrong-password").await?;
    scene.page.sign_in(USER, PRACTICE_PASSWORD).await?;
    scene.page.says("Support desk (@support)").await
}

#[tokio::test]
async fn a_sign_in_that_the_server_ended_is_said_and_kept() -> Result<(), Error> {
    let server = server(Showcase::Globex).await;
    let scene = Scene::open().await?;
    scene.add_and_sign_in(&server).await?;
    scene.page.says("Support desk (@support)").await?;
    server.revoke_tokens(USER);
    scene.page.look_up("nobodyHasThisSd27").await?;
    scene.page.says("You have been signed out of").await?;
    no_violation(&scene, "signed-out").await
}

/// Names that would run as a page's code, or turn the line around, if they were not text.
#[tokio::test]
async fn hostile_names_are_shown_as_text() -> Result<(), Error> {
    let names = [
        "<img src=x onerror=document.title='taken'>",
        "\"><svg onload=document.title='taken'>",
        "{{constructor.constructor('document.title=1')()}}",
        "javascript:document.title='taken'",
    ];
    let scene = Scene::open().await?;
    for (place, name) in names.iter().enumerate() {
        if place > 0 {
            scene.page.click("Add workspace").await?;
        }
        scene.page.add_workspace(&format!("w{place}.example")).await?;
        scene.page.click("Rename").await?;
        scene.page.press(*name).await?;
        scene.page.press_enter().await?;
        scene.page.says(name).await?;
    }
    let title = scene.page.script("return document.title", vec![]).await?;
    assert_ne!(title, "taken");
    assert_eq!(scene.page.count("nav img, nav svg[onload], main img").await?, 0);
    no_violation(&scene, "hostile-names").await
}
