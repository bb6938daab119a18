//! The activity: what the window writes of look-ups and sign-outs, what a crash left open, and a
//! file that was changed. The file is judged by the app itself, started without a display.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use gatehouse_e2e::{Desktop, Error};
use practice::{PRACTICE_PASSWORD, Running, Showcase};
use serde_json::json;

use crate::{
    colours::no_violation,
    ending::{sign_out, strangers},
    scene::{Scene, app, asked, host, server},
};

const SHOW: &str = "/sessions/info.admin";

#[tokio::test]
async fn what_is_looked_up_and_signed_out_is_written_found_and_verified() -> Result<(), Error> {
    let globex = server(Showcase::Globex).await;
    let scene = Scene::having_read(&[&globex]).await?;
    let page = &scene.page;
    page.focus_by_tab_exactly("Activity").await?;
    page.press_enter().await?;
    page.says("Nothing yet").await?;
    page.has_focus("Filter").await?;
    no_violation(&scene, "activity-empty").await?;

    page.open_workspace("All workspaces").await?;
    let [first, _] = strangers(&scene).await?;
    sign_out(page, &first).await?;
    page.says("1 asked, 1 gone, checked").await?;
    page.look_up("nobodyHasThisSd27").await?;
    page.says("No session has this ID now").await?;
    page.click("Activity").await?;
    page.says("Looked up a session that is not there").await?;
    page.says("nobodyHasThisSd27").await?;
    page.says("by @support").await?;
    page.says("2 entries").await?;
    page.says("Gone").await?;
    for (width, height) in [(1000, 700), (1600, 900), (480, 700)] {
        scene.window.resize(width, height).await?;
        let wider = page.script("return document.documentElement.scrollWidth - document.documentElement.clientWidth", vec![]).await?;
        assert_eq!(wider, json!(0), "at {width} px nothing is scrolled sideways");
        no_violation(&scene, &format!("activity-{width}")).await?;
    }
    scene.window.resize(1000, 700).await?;

    let who = first.name.split(',').next().unwrap_or_default().to_owned();
    page.fill("Filter", &who).await?;
    page.says("1 entry").await?;
    page.says(&format!("Signed out {who}")).await?;
    page.fill("Filter", "nobody at all").await?;
    page.says("No entry has “nobody at all” in it").await?;
    no_violation(&scene, "activity-no-match").await?;
    page.click("Clear filter").await?;
    page.says("2 entries").await?;
    page.click_like("is the file unchanged").await?;
    page.says("Unchanged: every entry fits the one before it.").await?;
    no_violation(&scene, "activity-details").await?;

    let file = activity(&scene.desktop);
    let (code, line) = verified(&file);
    println!(
        "the file of the window: {code}, {}",
        line.replace(&file.display().to_string(), "FILE")
    );
    assert!(code == 0 && line.contains("3 entries, each fits the one before it"), "{line}");
    let tampered = scene.desktop.home().join("tampered.jsonl");
    fs::write(&tampered, fs::read_to_string(&file)?.replace(&who, "Somebody Else"))?;
    let (code, line) = verified(&tampered);
    println!("a changed copy: {code}, {}", line.replace(&tampered.display().to_string(), "COPY"));
    assert!(code == 1 && line.contains("line 1 does not fit"), "{line}");
    Ok(())
}

#[tokio::test]
async fn what_a_crash_left_open_is_checked_with_a_code_and_closed() -> Result<(), Error> {
    let globex = server(Showcase::Globex).await;
    let desktop = signed_one_out(&globex).await?;
    // As when the program ends between the request and the end of its outcome's line.
    let file = activity(&desktop);
    let text = fs::read_to_string(&file)?;
    let outcome = text.trim_end().rfind('\n').map_or(0, |end| end + 1);
    fs::write(&file, &text[..outcome + 40])?;
    globex.before_each_answer(|interceptor, path| {
        if path.ends_with(SHOW) {
            interceptor.forget_second_factors();
        }
    });
    globex.clear_requests();

    let scene = Scene::on(desktop).await?;
    let page = &scene.page;
    page.says("1 open").await?;
    page.click_like("Activity").await?;
    page.says("was not finished").await?;
    page.says("The server needs a code before it answers.").await?;
    page.says("An unfinished last line was put aside").await?;
    assert_eq!(page.count("dialog[open]").await?, 0, "no dialog opens by itself");
    no_violation(&scene, "activity-left-open").await?;
    page.click(&format!("Check now: {}", host(&globex))).await?;
    page.says("Waiting: checking what was not finished").await?;
    no_violation(&scene, "activity-code").await?;
    page.give_code("Password", PRACTICE_PASSWORD).await?;
    page.says_no_more("was not finished").await?;
    page.says("Signed out").await?;
    no_violation(&scene, "activity-settled").await?;
    assert_eq!(asked(&globex, "/sessions/logout"), 0, "checking signs nothing out");
    let (code, line) = verified(&activity(&scene.desktop));
    assert!(code == 0 && line.contains("2 entries"), "{line}");
    Ok(())
}

#[tokio::test]
async fn a_file_that_was_changed_is_said_kept_and_added_to() -> Result<(), Error> {
    let globex = server(Showcase::Globex).await;
    let desktop = signed_one_out(&globex).await?;
    let file = activity(&desktop);
    let changed =
        fs::read_to_string(&file)?.replacen("\"actor\":\"support\"", "\"actor\":\"nobody\"", 1);
    fs::write(&file, &changed)?;

    let scene = Scene::on(desktop).await?;
    let page = &scene.page;
    page.click_like("Activity").await?;
    page.says("The activity was changed outside Gatehouse").await?;
    page.says("Line 1 is not what it was when it was written").await?;
    page.says("by @nobody").await?;
    no_violation(&scene, "activity-changed").await?;
    assert!(fs::read_to_string(&file)?.starts_with(&changed));
    let (code, line) = verified(&file);
    assert!(code == 1 && line.contains("line 1 does not fit"), "{line}");
    Ok(())
}

/// A desktop on which one session was signed out, and the window was closed.
async fn signed_one_out(server: &Running) -> Result<Desktop, Error> {
    let scene = Scene::having_read(&[server]).await?;
    let [first, _] = strangers(&scene).await?;
    sign_out(&scene.page, &first).await?;
    scene.page.says("1 asked, 1 gone, checked").await?;
    let Scene { desktop, window, .. } = scene;
    window.close().await?;
    Ok(desktop)
}

fn activity(desktop: &Desktop) -> PathBuf {
    desktop.config().join("activity.jsonl")
}

/// What `--verify-activity` says of a file: the exit code, and the line. There is no display that a
/// window could open on.
fn verified(file: &Path) -> (i32, String) {
    let mut command = Command::new(app());
    command.arg("--verify-activity").arg(file).env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY");
    let output = command.output().expect("the app starts");
    let said = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    assert_eq!(said.lines().count(), 1, "{said}");
    (output.status.code().expect("it ended by itself"), said)
}
