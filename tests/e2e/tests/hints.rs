//! Hints: where they stand, what they say, and where they say nothing.

use gatehouse_e2e::{Card, Error};
use practice::Showcase;

use crate::{
    colours::no_violation,
    scene::{Scene, host, server},
};

#[tokio::test]
async fn both_ends_of_a_pair_of_networks_say_what_was_seen_and_what_else_can_cause_it()
-> Result<(), Error> {
    let acme = server(Showcase::AcmeHq).await;
    let scene = Scene::having_read(&[&acme]).await?;
    let page = &scene.page;
    let chip = "2 networks within 28 minutes";
    page.search_for("@maria").await?;
    let hers = page
        .cards_become("Maria's", |cards| {
            cards.iter().all(|one| one.name.starts_with("Maria Lopez"))
        })
        .await?;
    let marked: Vec<_> = hers.iter().filter(|one| one.text.contains(chip)).collect();
    assert_eq!(marked.len(), 2, "both ends and nothing else: {hers:?}");
    assert!(marked[0].text.contains("203.0.113.77") && marked[1].text.contains("198.51.100.14"));
    no_violation(&scene, "hints-on-cards").await?;

    page.click(&format!("Details of {}", marked[0].name)).await?;
    page.says("This account connected from 2 networks; another session of it, from another network, connected within 28 minutes of this one.").await?;
    page.says("What else can cause it: a phone that went from Wi-Fi to mobile data").await?;
    no_violation(&scene, "hints-in-panel").await
}

#[tokio::test]
async fn a_hint_narrows_the_list_and_is_counted_over_all_workspaces() -> Result<(), Error> {
    let [acme, northwind] =
        [server(Showcase::AcmeHq).await, server(Showcase::NorthwindSupport).await];
    let scene = Scene::having_read(&[&acme, &northwind]).await?;
    let page = &scene.page;
    page.choose("Hint", "Quiet for a long time").await?;
    page.cards_become("the quiet ones", |cards| {
        let of_the_bot = |one: &Card| {
            one.name.starts_with("Integrations bot") && one.text.contains("Quiet for 40 days")
        };
        cards.iter().all(|one| one.text.contains("Quiet for ")) && cards.iter().any(of_the_bot)
    })
    .await?;
    no_violation(&scene, "hints-quiet").await?;
    page.click("Clear filters").await?;
    page.choose("Hint", "Shared internet address").await?;
    page.cards_become("those of the office", |cards| {
        cards
            .iter()
            .all(|one| one.text.contains("198.51.100.14") && one.text.contains("IP shared by"))
    })
    .await?;
    page.says("13 of 86 sessions").await?;
    no_violation(&scene, "hints-shared").await
}

#[tokio::test]
async fn where_the_server_sees_only_its_proxy_that_is_said_once_and_addresses_give_no_hint()
-> Result<(), Error> {
    let globex = server(Showcase::Globex).await;
    let scene = Scene::having_read(&[&globex]).await?;
    let page = &scene.page;
    let note = format!(
        "93 % of sessions on {} share 10.0.0.5: the server is probably not seeing real addresses.",
        host(&globex)
    );
    page.says(&note).await?;
    let cards = page.cards_become("there", |_| true).await?;
    assert!(!cards.iter().any(|one| one.text.contains("IP shared by")), "{cards:?}");
    no_violation(&scene, "hints-doubtful").await?;

    page.click_like("Hint: ").await?;
    let of_addresses = page.script(
        "return [...document.querySelectorAll('fieldset label')].filter((label) => label.textContent.includes('internet address')).length",
        vec![],
    );
    assert_eq!(of_addresses.await?, 0, "no such hint is offered");
    page.click("How hints are made…").await?;
    page.says("connected from different networks within 60 minutes").await?;
    page.says("At least 10 accounts connected from one internet address").await?;
    page.says("Not connected for 30 days or longer").await?;
    page.says("When 60 % of the sessions of a workspace with at least 20 share one address")
        .await?;
    no_violation(&scene, "hints-how-made").await?;
    page.click("Close").await?;
    page.says_no_more("Not connected for 30 days or longer").await?;
    page.has_focus("How hints are made").await
}
