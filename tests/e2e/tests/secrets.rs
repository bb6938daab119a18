//! Where a secret must not be after it was used: the window, what is printed, and every file.

use std::{fs, path::Path};

use gatehouse_e2e::Error;
use practice::{Generation, World};

use crate::scene::Scene;

const PASSWORD: &str = "canary-4f1c9-password";
const RECORDED: &str = include_str!("../../recorded/fixture.json");

/// All that the window holds: its page, what stands in its fields, and its stores.
const HELD: &str = "return document.documentElement.outerHTML \
    + [...document.querySelectorAll('input')].map((field) => field.value).join(' ') \
    + JSON.stringify({ ...localStorage, ...sessionStorage }) + location.href";

#[tokio::test]
async fn no_secret_is_left_in_the_window_the_log_or_a_file() -> Result<(), Error> {
    let recorded = RECORDED.replace("\"pass\"", &format!("\"{PASSWORD}\""));
    let world = World::from_fixture(&recorded).expect("the recorded fixture can be read");
    let server = practice::start(Generation::V8_6, world).await?;
    let scene = Scene::open().await?;
    let page = &scene.page;
    page.add_workspace(&server.address()).await?;
    page.sign_in("admin", &format!("{PASSWORD}-mistyped")).await?;
    page.says("The name or password did not match").await?;
    page.sign_in("admin", PASSWORD).await?;
    page.says("ADMIN (@admin)").await?;
    page.look_up(&server.session_ids(1).remove(0)).await?;
    page.give_code("Password", &format!("{PASSWORD}-mistyped")).await?;
    page.says("That password did not match").await?;
    page.give_code("Password", PASSWORD).await?;
    page.card().await?;

    let stored = scene.desktop.stored()?;
    let token = token(&stored).expect("the password store holds the sign-in");
    assert!(!stored.contains(PASSWORD), "the password store holds the password");
    let held = page.script(HELD, vec![]).await?.to_string();
    let Scene { desktop, window, .. } = scene;
    window.close().await?;
    for secret in [PASSWORD, &token] {
        assert!(!held.contains(secret), "the window holds a secret");
        assert!(!desktop.log().contains(secret), "a secret was printed");
        let (files, hits) = search(desktop.home(), secret.as_bytes())?;
        println!("searched {files} files, {hits} hold the secret");
        assert!(files > 3, "there was something to search");
        assert_eq!(hits, 0);
    }
    Ok(())
}

/// The token of the one sign-in in what `secret-tool` prints.
fn token(stored: &str) -> Option<String> {
    let entry = stored.lines().find_map(|line| line.strip_prefix("secret = "))?;
    let entry: serde_json::Value = serde_json::from_str(entry).ok()?;
    Some(entry["token"].as_str()?.to_owned())
}

fn search(folder: &Path, canary: &[u8]) -> Result<(usize, usize), Error> {
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
