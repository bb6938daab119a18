//! Finding among what was read: what is typed or pasted, filters, order, groups, new results.

use gatehouse_e2e::{Card, Error};
use practice::Showcase;
use thirtyfour::Key;

use crate::{
    colours::no_violation,
    reading::new_session,
    scene::{Scene, asked, host, server},
};

const DOCUMENTED: &str = "uBNL9dTjJ4s6Pjp4K";

#[tokio::test]
async fn people_devices_and_addresses_are_found_however_they_are_written() -> Result<(), Error> {
    let acme = server(Showcase::AcmeHq).await;
    let scene = Scene::having_read(&[&acme]).await?;
    let page = &scene.page;
    acme.clear_requests();
    for (typed, said, fits) in [
        ("yilmaz", "", "Mehmet Yılmaz"),
        ("LÓPEZ maria", "", "Maria Lopez"),
        ("@maria", "Looks like a user name: @maria", "@maria"),
        ("203.0.113.77", "Looks like an internet address: 203.0.113.77", "203.0.113.77"),
        (
            "203.0.113.0/24",
            "Looks like a range of internet addresses: 203.0.113.0/24",
            "203.0.113.",
        ),
        (
            "203.0.113.70-203.0.113.79",
            "Looks like a range of internet addresses: 203.0.113.70-203.0.113.79",
            "203.0.113.7",
        ),
        ("2001:db8::/32", "Looks like a range of internet addresses: 2001:db8::/32", "2001:db8:"),
        ("firefox", "", "Firefox"),
        ("android", "", "Android"),
        ("firefox ubuntu", "", "Firefox 133 on Ubuntu"),
        ("maria@acme.example", "Looks like an e-mail address; searching for maria", "@maria"),
    ] {
        page.search_for(typed).await?;
        page.cards_become(typed, |cards| all_say(cards, fits)).await?;
        page.says(said).await?;
    }
    no_violation(&scene, "found-by-words").await?;
    for (typed, said) in [
        ("10.0.0.0/33", "the number after the slash goes from 0 to 32."),
        ("300.1.1.1", "300.1.1.1 is not an internet address: its numbers go from 0 to 255."),
    ] {
        page.search_for(typed).await?;
        page.says("No session matches").await?;
        page.says(said).await?;
    }
    no_violation(&scene, "found-no-address").await?;
    assert_eq!(acme.requests().len(), 0, "typing sends nothing");
    Ok(())
}

#[tokio::test]
async fn a_pasted_line_link_or_answer_is_recognised_and_what_is_in_it_is_found() -> Result<(), Error>
{
    let acme = server(Showcase::AcmeHq).await;
    let scene = Scene::having_read(&[&acme]).await?;
    let page = &scene.page;
    for (pasted, said, fits) in [
        (
            "2026-11-23T05:08:42Z WARN gateway: login of @maria from 203.0.113.77 was slow, 4012 ms".to_owned(),
            "Looks like a pasted line; searching for 203.0.113.77",
            "203.0.113.77",
        ),
        (
            format!("https://chat.acme.example/admin/device-management/info/{DOCUMENTED}"),
            "Session ID found in the link",
            DOCUMENTED,
        ),
        (
            format!("INFO websocket closed sessionId={DOCUMENTED} userId=rYhzFRd2QZjNwAAXX"),
            "Session ID found in the pasted line",
            DOCUMENTED,
        ),
        (
            format!(r#"{{"sessionId":"{DOCUMENTED}","userId":"rYhzFRd2QZjNwAAXX"}}"#),
            "Session ID found in the pasted data",
            DOCUMENTED,
        ),
    ] {
        page.search_for(&pasted).await?;
        page.says(said).await?;
        let found = page.cards_become(&pasted, |cards| all_say(cards, fits)).await?;
        assert_eq!(found.len(), 1, "{pasted}");
    }
    no_violation(&scene, "found-by-line").await
}

#[tokio::test]
async fn an_id_that_was_read_is_shown_without_asking_and_another_one_is_asked_of_the_servers()
-> Result<(), Error> {
    let acme = server(Showcase::AcmeHq).await;
    let scene = Scene::having_read(&[&acme]).await?;
    let page = &scene.page;
    acme.clear_requests();
    page.look_up(DOCUMENTED).await?;
    page.says("Server name the device used").await?;
    page.says("rYhzFRd2QZjNwAAXX").await?;
    assert_eq!(acme.requests().len(), 0, "what is known is not asked");
    page.press(Key::Escape + "").await?;
    page.says_no_more("Server name the device used").await?;

    page.look_up("uBNL9dTjJ4s6Pjp4L").await?;
    page.says("No session has this ID now").await?;
    page.says("Nothing found is not proof that nobody is signed in.").await?;
    assert_eq!(asked(&acme, "/sessions/info.admin"), 1);

    // What hardly looks like an ID is asked only when that is said.
    page.look_up("nobodyHasThisId17").await?;
    page.says("No session matches").await?;
    page.says("Nothing found is not proof that nobody is signed in.").await?;
    assert_eq!(asked(&acme, "/sessions/info.admin"), 1);
    page.click("Ask the servers for this ID").await?;
    page.says("No session has this ID now").await?;
    assert_eq!(asked(&acme, "/sessions/info.admin"), 2);
    no_violation(&scene, "found-nowhere").await
}

#[tokio::test]
async fn nothing_found_is_never_called_proof_and_says_what_was_not_read() -> Result<(), Error> {
    let [acme, globex] = [server(Showcase::AcmeHq).await, server(Showcase::Globex).await];
    let scene = Scene::signed_in_to(&[&globex, &acme]).await?;
    let page = &scene.page;
    page.look_in(&host(&acme)).await?;
    page.click_like("Read all sessions of").await?;
    page.says("60 sessions · checked").await?;
    page.look_in("All workspaces").await?;
    page.search_for("nobody at all").await?;
    page.says("No session matches").await?;
    page.says("Nothing found is not proof that nobody is signed in.").await?;
    page.says(&format!("Not read: {}.", host(&globex))).await?;
    no_violation(&scene, "found-nothing").await?;
    page.click(&format!("Read {}", host(&globex))).await?;
    scene.prove(&globex).await?;
    page.says_no_more("Not read:").await?;
    page.says("0 of 90 sessions").await?;
    page.search_for("yilmaz").await?;
    let both = page.cards_become("Yılmaz", |cards| all_say(cards, "Mehmet Yılmaz")).await?;
    for name in [host(&acme), host(&globex)] {
        assert!(both.iter().any(|one| one.name.contains(&name)), "{name}: {both:?}");
    }
    page.look_in(&host(&globex)).await?;
    page.cards_become("of one", |cards| all_say(cards, &host(&globex))).await.map(drop)
}

#[tokio::test]
async fn each_filter_narrows_counts_and_is_cleared() -> Result<(), Error> {
    let acme = server(Showcase::AcmeHq).await;
    let scene = Scene::having_read(&[&acme]).await?;
    let page = &scene.page;
    page.choose("Device type", "Phone app").await?;
    let cards = page.cards_become("phone apps", |cards| all_say(cards, "RC Mobile")).await?;
    page.says(&format!("{} of 60 sessions", cards.len())).await?;
    page.choose("System", "iOS").await?;
    page.cards_become("phone apps on iOS", |cards| all_say(cards, "on iOS")).await?;
    no_violation(&scene, "filtered").await?;
    page.click_like("Device type: Phone app").await?;
    let box_is_ours = "const box = document.querySelector('.popover input:not(:checked)'); \
         const edge = getComputedStyle(box); \
         return [edge.appearance ?? edge.webkitAppearance, edge.backgroundColor, \
         getComputedStyle(document.querySelector('.search-box')).backgroundColor]";
    let drawn = page.script(box_is_ours, vec![]).await?;
    assert_eq!(drawn[0], "none", "no box of the web view, which is white in a dark window");
    assert_eq!(drawn[1], drawn[2], "a box has the ground of a field");
    no_violation(&scene, "filter-open").await?;
    page.press(Key::Escape + "").await?;
    page.has_focus("Device type: Phone app").await?;
    page.search_for("hubot").await?;
    page.says("Your filters leave nothing of what the text finds.").await?;
    no_violation(&scene, "filtered-to-nothing").await?;
    page.search_for("").await?;
    page.click("Clear filters").await?;
    page.says("60 sessions · checked").await?;

    page.choose("Last connected", "Over 30 days ago").await?;
    page.cards_become("the bot's", |cards| {
        cards.iter().any(|one| one.name.contains("Integrations bot"))
    })
    .await?;
    page.choose("Last connected", "Within an hour").await?;
    page.cards_become("of this hour", |cards| all_say(cards, "minutes ago")).await?;
    page.click("Clear filters").await?;
    page.says("60 sessions · checked").await
}

#[tokio::test]
async fn the_order_holds_over_everything_and_groups_go_across_workspaces() -> Result<(), Error> {
    let [acme, northwind] =
        [server(Showcase::AcmeHq).await, server(Showcase::NorthwindSupport).await];
    let scene = Scene::having_read(&[&acme, &northwind]).await?;
    let page = &scene.page;
    page.choose("Order", "Oldest first").await?;
    page.cards_become("oldest", |cards| cards[0].name.ends_with("40 days ago")).await?;
    page.choose("Order", "By person").await?;
    page.cards_become("by person", |cards| {
        let first: Vec<_> = cards.iter().filter_map(|one| one.name.chars().next()).collect();
        first[0] == 'A' && first.is_sorted()
    })
    .await?;
    page.choose("Order", "By device").await?;
    page.cards_become("by device", |cards| {
        let device = |one: &Card| one.name.rsplit(", ").nth(2).map(str::to_lowercase);
        let devices: Vec<_> = cards.iter().filter_map(device).collect();
        devices[0].starts_with("chrome") && devices.is_sorted()
    })
    .await?;
    page.choose("Order", "By internet address").await?;
    page.cards_become("by address", |cards| all_say(&cards[..3], " 10.")).await?;
    page.choose("Order", "Newest first").await?;

    page.search_for("maria lopez").await?;
    page.choose("Grouping", "Grouped by person").await?;
    for server in [&acme, &northwind] {
        let hers = server.session_ids(100).len();
        assert!(hers > 0);
        page.named("h2", &format!("Maria Lopez @maria, {}: ", host(server)), false).await?;
    }
    page.says("2 groups").await?;
    no_violation(&scene, "grouped-by-person").await?;
    page.search_for("198.51.100.14").await?;
    page.choose("Grouping", "Grouped by internet address").await?;
    page.heading("198.51.100.14: 13 devices, 2 workspaces").await?;
    no_violation(&scene, "grouped-by-address").await?;
    page.search_for("maria 198.51.100.14").await?;
    page.named("h2", "198.51.100.14: 2 of 13 devices found", false).await?;
    no_violation(&scene, "grouped-in-part").await
}

#[tokio::test]
async fn what_is_open_and_where_the_list_stands_outlive_new_results() -> Result<(), Error> {
    let acme = server(Showcase::AcmeHq).await;
    let scene = Scene::having_read(&[&acme]).await?;
    let page = &scene.page;
    let newest = acme.session_ids(1).remove(0);
    page.scroll_list(0.5).await?;
    let in_the_window = |card: &&Card| card.top > 300.0 && card.top < 500.0;
    let middle = page
        .cards_become("of the middle", |cards| {
            cards.iter().any(|one| in_the_window(&one))
                && !cards.iter().any(|one| one.text.contains(&newest))
        })
        .await?;
    let seen = middle.iter().find(in_the_window).expect("it is there").clone();
    page.click(&format!("Details of {}", seen.name)).await?;
    page.says("Server name the device used").await?;
    page.painted().await?;
    let before = still(&page.cards().await?, &seen);
    let new = new_session(&acme);
    page.press(Key::Control + "r").await?;
    page.says("61 sessions · checked").await?;
    page.says("Server name the device used").await?;
    page.painted().await?;
    let after = still(&page.cards().await?, &seen);
    assert!((before.top - after.top).abs() < 2.0, "{before:?} {after:?}");
    assert_eq!(page.count("article.selected, [aria-expanded=true].card-open").await?.min(1), 1);
    no_violation(&scene, "new-results-in-place").await?;
    page.scroll_list(0.0).await?;
    page.cards_become("the new one", |cards| cards[0].text.contains(&new)).await.map(drop)
}

#[tokio::test]
async fn the_list_begins_high_up_in_narrow_windows_and_beside_the_details() -> Result<(), Error> {
    let acme = server(Showcase::AcmeHq).await;
    let scene = Scene::having_read(&[&acme]).await?;
    let page = &scene.page;
    for (width, height, most) in
        [(1600, 900, 190), (1200, 800, 190), (1000, 700, 190), (700, 700, 190), (480, 700, 290)]
    {
        scene.window.resize(width, height).await?;
        no_violation(&scene, &format!("head-{width}")).await?;
        head_is_at_most(&scene, most, width).await?;
    }
    scene.window.resize(1000, 700).await?;
    page.click_like("Details of").await?;
    page.says("Server name the device used").await?;
    no_violation(&scene, "head-1000-with-details").await?;
    head_is_at_most(&scene, 190, 1000).await?;
    scene.window.resize(1200, 800).await?;
    no_violation(&scene, "head-1200-with-details").await?;
    head_is_at_most(&scene, 190, 1200).await?;
    scene.window.resize(1000, 700).await?;
    page.click("Filter and sort").await?;
    page.choose("Device type", "Phone app").await?;
    page.cards_become("phone apps", |cards| all_say(cards, "RC Mobile")).await?;
    no_violation(&scene, "head-1000-unfolded").await?;
    scene.window.resize(1600, 900).await?;
    no_violation(&scene, "head-1600-filtered").await?;
    head_is_at_most(&scene, 190, 1600).await
}

/// Asserts how far down the list begins, in pixels.
async fn head_is_at_most(scene: &Scene, most: u64, width: u32) -> Result<(), Error> {
    let list = "return Math.round(document.querySelector('.found').getBoundingClientRect().top)";
    let top = scene.page.script(list, vec![]).await?;
    println!("at {width} px the list begins at {top} px");
    assert!(top.as_u64().is_some_and(|top| top <= most), "{top} at {width} px");
    Ok(())
}

/// Whether there are cards and `part` stands on each of them.
fn all_say(cards: &[Card], part: &str) -> bool {
    cards.iter().all(|one| one.text.contains(part) || one.name.contains(part))
}

/// The same session, by the ID that stands on its card, where it is now.
fn still(cards: &[Card], seen: &Card) -> Card {
    let id = |card: &Card| {
        let after = card.text.split("Session ID ").nth(1)?;
        after.split_whitespace().next().map(str::to_owned)
    };
    let found = cards.iter().find(|one| id(one) == id(seen));
    found.expect("the card is still drawn").clone()
}
