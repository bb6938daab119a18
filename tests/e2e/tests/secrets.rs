//! Where a secret must not be after it was used: the window, what is printed, and every file.

use std::{fs, path::Path};

use gatehouse_e2e::Trouble;
use practice::{Generation, PRACTICE_PASSWORD, Showcase, World};

use crate::scene::{Scene, USER};

const CANARY: &str = "canary-4f1c9-password";

#[tokio::test]
async fn no_secret_is_left_in_the_window_the_log_or_a_file() -> Result<(), Trouble> {
    let server = practice::start(Generation::V8_6, World::showcase(Showcase::Globex)).await?;
    let scene = Scene::open().await?;
    let page = &scene.page;
    page.add_workspace(&server.address()).await?;
    page.sign_in(USER, CANARY).await?;
    page.says("The name or password did not match").await?;
    page.sign_in(USER, PRACTICE_PASSWORD).await?;
    page.says("Support desk (@support)").await?;
    page.look_up(&server.session_ids(1).remove(0)).await?;
    page.give_code("Password", CANARY).await?;
    page.says("That password did not match").await?;
    page.give_code("Password", PRACTICE_PASSWORD).await?;
    page.card().await?;

    let shown = page.script("return document.documentElement.outerHTML + JSON.stringify({...localStorage, ...sessionStorage}) + location.href", vec![]).await?;
    assert!(!shown.to_string().contains(CANARY), "the window holds the password");
    assert!(!scene.desktop.log().contains(CANARY), "the log holds the password");
    let Scene { desktop, window, .. } = scene;
    window.close().await?;
    let (files, hits) = search(desktop.home(), CANARY.as_bytes())?;
    println!("searched {files} files, {hits} hold the password");
    assert!(files > 3, "there was something to search");
    assert_eq!(hits, 0);
    Ok(())
}

fn search(folder: &Path, canary: &[u8]) -> Result<(usize, usize), Trouble> {
    let (mut files, mut hits) = (0, 0);
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            let (more, found) = search(&entry.path(), canary)?;
            (files, hits) = (files + more, hits + found);
        } else if entry.file_type()?.is_file() {
            let content = fs::read(entry.path()).unwrap_or_default();
            files += 1;
            hits += usize::from(content.windows(canary.len()).any(|window| window == canary));
        }
    }
    Ok((files, hits))
}
