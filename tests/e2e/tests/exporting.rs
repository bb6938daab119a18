//! Taking sessions away: files saved through the desktop's own dialog, and text for a ticket on its
//! clipboard, compared with what the practice workspace holds.

use std::{collections::HashSet, fs, os::unix::fs::PermissionsExt as _, path::Path};

use gatehouse_e2e::Error;
use practice::Showcase;
use serde_json::Value;

use crate::{
    colours::no_violation,
    ending::{id, sign_out, strangers},
    scene::{Scene, host, server},
};

#[tokio::test]
async fn everything_found_is_saved_for_a_spreadsheet_for_programs_and_to_print() -> Result<(), Error>
{
    let acme = server(Showcase::AcmeHq).await;
    let scene = Scene::having_read(&[&acme]).await?;
    let page = &scene.page;
    let held: HashSet<String> = acme.session_ids(1_000).into_iter().collect();

    page.click("Export…").await?;
    page.says("Export 60 sessions…").await?;
    no_violation(&scene, "export").await?;
    let sheet = saved(&scene, "CSV", "sessions.csv").await?;
    let ids: HashSet<String> = rows(&sheet).iter().map(|row| row[13].clone()).collect();
    assert_eq!(ids, held);
    assert!(rows(&sheet).iter().all(|row| row.len() == 15 && row[0] == host(&acme)));
    page.says("60 sessions saved").await?;
    no_violation(&scene, "exported").await?;

    page.click("Export…").await?;
    let data: Value =
        serde_json::from_str(&saved(&scene, "JSON", "sessions.json").await?).expect("it is JSON");
    let listed = data["sessions"].as_array().expect("sessions").iter();
    let ids: HashSet<String> = listed.map(|one| text(&one["sessionId"])).collect();
    assert_eq!((data["count"].as_u64(), ids), (Some(60), held.clone()));
    assert_eq!(data["workspaces"][0]["address"], acme.address());

    page.click("Export…").await?;
    let report = saved(&scene, "HTML", "sessions.html").await?;
    assert!(held.iter().all(|id| report.contains(&format!("<code>{id}</code>"))));
    assert!(report.contains("not proof that nobody else is signed in"));
    println!("60 sessions in each of 3 files, as the workspace holds them");
    Ok(())
}

#[tokio::test]
async fn what_is_selected_is_saved_masked_and_who_cancels_has_no_file() -> Result<(), Error> {
    let acme = server(Showcase::AcmeHq).await;
    let scene = Scene::having_read(&[&acme]).await?;
    let page = &scene.page;
    page.search_for("@maria").await?;
    let hers = page
        .cards_become("hers", |cards| cards.iter().all(|one| one.name.contains("Maria")))
        .await?;
    let before = files(scene.desktop.home());
    for card in &hers[..2] {
        page.press_on("article input", &format!("Select {}", card.name), true).await?;
    }
    page.says("2 selected").await?;
    page.click("Export…").await?;
    page.press_on("input", "2 selected sessions", true).await?;
    page.press_on("input", "Mask internet addresses", false).await?;
    no_violation(&scene, "export-selected").await?;
    page.click("Export 2 sessions…").await?;
    scene.desktop.cancel_saving().await?;
    page.has_focus("Export 2 sessions…").await?;
    assert_eq!(files(scene.desktop.home()), before, "nothing is written");

    let sheet = saved(&scene, "CSV", "two.csv").await?;
    let rows = rows(&sheet);
    assert_eq!(rows.len(), 2);
    assert!(
        rows.iter()
            .all(|row| row[10].ends_with("/24 (masked)") || row[10].ends_with("/48 (masked)")),
        "{rows:?}"
    );
    assert!(hers[..2].iter().all(|card| rows.iter().any(|row| card.text.contains(&row[13]))));
    page.says("2 sessions saved").await
}

#[tokio::test]
async fn what_is_copied_for_a_ticket_arrives_as_text_and_as_html() -> Result<(), Error> {
    let acme = server(Showcase::AcmeHq).await;
    let scene = Scene::having_read(&[&acme]).await?;
    let page = &scene.page;
    let newest = acme.session_ids(1).remove(0);
    page.cards_become("the newest", |cards| cards[0].text.contains(&newest)).await?;
    page.click("Copy for ticket").await?;
    page.says("Copied").await?;
    let text = scene.desktop.clipboard("text/plain")?;
    assert!(text.contains(&format!("Session ID {newest}. As of 20")), "{text:?}");
    assert!(text.contains("| Session ID "), "{text:?}");
    let html = scene.desktop.clipboard("text/html")?;
    assert!(html.contains("<table") && html.contains(&format!("<td>{newest}</td>")), "{html:?}");
    println!("on the clipboard: {} bytes of text, {} of HTML", text.len(), html.len());

    // A web view that gives the page no clipboard of its own.
    let refuses = "navigator.clipboard.write = () => Promise.reject(new Error('refused'))";
    page.script(refuses, vec![]).await?;
    page.search_for("@maria").await?;
    let hers = page.cards_become("hers", |cards| cards.len() == 3).await?;
    page.click(&format!("Details of {}", hers[0].name)).await?;
    page.press_on("aside input", "Mask internet addresses", false).await?;
    page.click("Copy all 3 for ticket").await?;
    page.says("Copied").await?;
    no_violation(&scene, "ticket-of-all").await?;
    let text = scene.desktop.clipboard("text/plain")?;
    assert!(text.starts_with("3 sessions of Maria Lopez (@maria), user ID "), "{text:?}");
    let html = scene.desktop.clipboard("text/html")?;
    assert_eq!(html.matches("<tr>").count(), 4, "{html:?}");
    assert!(text.contains("203.0.113.0/24 (masked)") && !text.contains("203.0.113.77"), "{text:?}");
    println!("the other way: {} bytes of text, {} of HTML", text.len(), html.len());
    Ok(())
}

#[tokio::test]
async fn what_came_of_a_sign_out_is_copied_for_a_ticket_masked_as_text_and_as_html()
-> Result<(), Error> {
    let acme = server(Showcase::AcmeHq).await;
    let scene = Scene::having_read(&[&acme]).await?;
    let page = &scene.page;
    let [card, _] = strangers(&scene).await?;
    sign_out(page, &card).await?;
    page.says("1 asked, 1 gone, checked").await?;
    page.press_on(".job input", "Mask internet addresses", false).await?;
    page.press_on(".job button", "Copy for ticket", true).await?;
    page.says("Copied").await?;
    no_violation(&scene, "ticket-of-sign-out").await?;

    // Programs paste text with the line ends of their own choice.
    let text = scene.desktop.clipboard("text/plain")?.replace("\r\n", "\n");
    let (paragraph, table) = text.split_once("\n\n").expect("a paragraph and a table");
    assert!(paragraph.contains("1 asked, 1 gone, checked 20"), "{text:?}");
    assert!(paragraph.ends_with("Internet addresses are masked."), "{text:?}");
    let row = table.lines().nth(2).expect("a row");
    assert!(row.contains(&id(&card)) && row.contains(" (masked) "), "{text:?}");
    assert!(row.trim_end().ends_with("| Gone              |"), "{text:?}");
    let html = scene.desktop.clipboard("text/html")?;
    assert!(html.contains("<table") && html.contains(&format!("<td>{}</td>", id(&card))));
    println!("of a sign-out: {} bytes of text, {} of HTML", text.len(), html.len());
    Ok(())
}

/// Has the open dialog save in that format to a file of that name, and reads it.
async fn saved(scene: &Scene, format: &str, name: &str) -> Result<String, Error> {
    let page = &scene.page;
    page.press_on("dialog input", format, false).await?;
    page.click_like("Export ").await?;
    let file = scene.desktop.home().join(name);
    scene.desktop.save_to(&file).await?;
    page.says(&file.display().to_string()).await?;
    assert_eq!(fs::metadata(&file)?.permissions().mode() & 0o777, 0o600);
    Ok(fs::read_to_string(&file)?)
}

/// The rows of a file for spreadsheets, without the headings.
fn rows(sheet: &str) -> Vec<Vec<String>> {
    let sheet = sheet.strip_prefix('\u{feff}').expect("it begins with the mark");
    let mut reader = csv::Reader::from_reader(sheet.as_bytes());
    reader.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// The names of what lies in a folder.
fn files(folder: &Path) -> HashSet<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
}
