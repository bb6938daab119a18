//! A long list: its ends, its size in the page, its keys, and the panel beside it.

use gatehouse_e2e::{Card, Error};
use practice::PRACTICE_PASSWORD;
use thirtyfour::{By, Key};

use crate::{
    colours::no_violation,
    reading::{seeded, signed_in_as},
    scene::Scene,
};

/// So many elements the list may have at most, whatever its length.
const MOST_NODES: usize = 400;

#[tokio::test]
async fn five_thousand_sessions_are_all_within_reach_and_few_are_drawn() -> Result<(), Error> {
    let server = seeded(5_000).await;
    let ids = server.session_ids(5_000);
    let scene = signed_in_as("admin", &server).await?;
    read(&scene, "5,000").await?;
    let page = &scene.page;
    no_violation(&scene, "list-long").await?;

    page.focus_by_tab("Details of").await?;
    page.press(Key::End + "").await?;
    page.focus_comes_to(5_000).await?;
    page.cards_become("the last", |cards| cards.iter().any(|one| one.text.contains(&ids[4_999])))
        .await?;
    few_nodes(&scene).await?;
    no_violation(&scene, "list-end").await?;
    page.press(Key::Home + "").await?;
    page.focus_comes_to(1).await?;
    page.press(Key::PageDown + "").await?;
    page.press(Key::Down + "").await?;
    let place = page.focused_place().await?;
    assert!(place.is_some_and(|place| place > 4), "{place:?}");
    let before = page.cards().await?;
    scene.desktop.turn_wheel_down((700, 600), 40)?;
    // The card with the focus stays, however far away it is.
    page.cards_become("further down", |cards| {
        let stayed = |one: &&Card| before.iter().any(|old| old.text == one.text);
        cards.iter().filter(stayed).count() <= 1
    })
    .await?;
    for part in [0.25, 0.5, 0.75] {
        page.scroll_list(part).await?;
        let at = 5_000.0 * part;
        page.cards_become("those of that place", |cards| {
            ids.iter()
                .zip(0_u32..)
                .filter(|(id, _)| cards.iter().any(|one| one.text.contains(*id)))
                .any(|(_, place)| (f64::from(place) - at).abs() < 40.0)
        })
        .await?;
        few_nodes(&scene).await?;
    }
    Ok(())
}

#[tokio::test]
async fn arrows_and_enter_open_the_panel_and_escape_returns_to_the_card() -> Result<(), Error> {
    let server = seeded(300).await;
    let scene = signed_in_as("admin", &server).await?;
    read(&scene, "300").await?;
    let page = &scene.page;
    page.focus_by_tab("Details of").await?;
    for _ in 0..3 {
        page.press(Key::Down + "").await?;
    }
    page.focus_comes_to(4).await?;
    let card = page.focused().await?;
    let id = &server.session_ids(4)[3];
    page.press_enter().await?;
    page.says("Server name the device used").await?;
    let shown = page.named("aside", "Session details", false).await?.text().await?;
    assert!(shown.contains(id), "{shown}");
    no_violation(&scene, "list-panel").await?;
    page.press(Key::Escape + "").await?;
    page.says_no_more("Server name the device used").await?;
    page.has_focus(&card).await?;
    page.press(Key::Up + "").await?;
    page.focus_comes_to(3).await
}

#[tokio::test]
async fn the_other_sessions_of_an_account_lead_to_themselves() -> Result<(), Error> {
    let server = seeded(300).await;
    let scene = signed_in_as("admin", &server).await?;
    read(&scene, "300").await?;
    let page = &scene.page;
    page.choose("Grouping", "Grouped by person").await?;
    page.named("[aria-label=\"Sessions found\"] h2", " devices", false).await?;
    let name = page.script(
        r"
        const heading = [...document.querySelectorAll('h2')].find((one) => /: ([3-9]|[1-9]\d+) devices$/.test(one.textContent));
        return heading.closest('li').nextElementSibling.querySelector('article').getAttribute('aria-label');
        ",
        vec![],
    );
    let name = name.await?.as_str().unwrap_or_default().to_owned();
    page.click(&format!("Details of {name}")).await?;
    page.says("other sessions on").await?;
    let panel = || page.named("aside", "Session details", false);
    let first = panel().await?.text().await?;
    let related = page.named("aside section li button", "", false).await?;
    let device = related.find(By::Css("b")).await?.text().await?;
    related.scroll_into_view().await?;
    related.click().await?;
    page.named("aside h2", &device, true).await?;
    assert_ne!(panel().await?.text().await?, first);
    page.has_focus(&device).await?;
    page.says("other sessions on").await?;
    no_violation(&scene, "list-related").await
}

async fn read(scene: &Scene, sessions: &str) -> Result<(), Error> {
    scene.page.open_workspace("All workspaces").await?;
    scene.page.click_like("Read all sessions").await?;
    scene.page.give_code("Password", PRACTICE_PASSWORD).await?;
    scene.page.says(&format!("{sessions} sessions · checked")).await
}

async fn few_nodes(scene: &Scene) -> Result<(), Error> {
    let nodes = scene.page.nodes_in_list().await?;
    assert!(nodes <= MOST_NODES, "{nodes} elements in the list");
    Ok(())
}
