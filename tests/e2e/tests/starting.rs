//! Starting: a second time, beside practice, and where it cannot.

use std::{io::Read, process::Stdio};

use gatehouse_e2e::{Desktop, Error, PasswordStore};

use crate::scene::{Scene, app, theme};

#[tokio::test]
async fn practice_opens_beside_the_app_and_a_second_start_of_either_ends_with_success()
-> Result<(), Error> {
    let scene = Scene::open().await?;
    scene.page.says("See who is signed in to your workspaces").await?;
    let desktop = &scene.desktop;
    desktop.windows_become("Gatehouse", 1).await?;
    let mut practice = desktop.program(&["--practice"]).spawn()?;
    desktop.windows_become("Gatehouse", 2).await?;
    for arguments in [&["--practice"][..], &[]] {
        let second = desktop.program(arguments).status()?;
        assert_eq!(second.code(), Some(0), "{arguments:?}");
        desktop.windows_become("Gatehouse", 2).await?;
    }
    assert!(practice.try_wait()?.is_none(), "practice runs");
    practice.kill()?;
    practice.wait()?;
    scene.page.says("See who is signed in to your workspaces").await
}

#[tokio::test]
async fn where_the_home_folder_cannot_be_written_a_window_says_so() -> Result<(), Error> {
    let desktop = Desktop::start(&app(), PasswordStore::Missing, theme())?;
    let file = desktop.home().join("a-file");
    std::fs::write(&file, "")?;
    let home = file.join("home");
    let mut program = desktop.program(&[]);
    for variable in ["XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"] {
        program.env_remove(variable);
    }
    let mut running = program.env("HOME", &home).stderr(Stdio::piped()).spawn()?;
    let told = desktop.window_opens("Gatehouse").await?;
    desktop.press_in(&told, "Escape")?;
    let code = running.wait()?.code();
    let mut said = String::new();
    running.stderr.take().expect("it is piped").read_to_string(&mut said)?;
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("Gatehouse cannot use its folder"), "{said}");
    assert!(said.contains(&*home.to_string_lossy()) && !said.contains("panicked"), "{said}");
    Ok(())
}

#[tokio::test]
async fn the_web_views_inspector_cannot_be_reached() -> Result<(), Error> {
    let desktop = Desktop::start(&app(), PasswordStore::Missing, theme())?;
    let place = std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?;
    let mut program = desktop.program(&[]);
    let mut running = program.env("WEBKIT_INSPECTOR_HTTP_SERVER", place.to_string()).spawn()?;
    desktop.window_opens("Gatehouse").await?;
    let reached = std::net::TcpStream::connect(place);
    desktop.close_window("Gatehouse").await?;
    desktop.app_ends().await?;
    assert!(running.wait()?.success());
    assert!(reached.is_err(), "something listens at {place}");
    Ok(())
}
