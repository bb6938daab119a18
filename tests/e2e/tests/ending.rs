//! Signing out: looked over first, held back for five seconds, proven afterwards.

use gatehouse_e2e::{Card, Error, Page};
use practice::Showcase;
use serde_json::json;
use thirtyfour::Key;

use crate::{
    colours::no_violation,
    scene::{Scene, TOTP_FIELD, asked, host, phone, server},
};

const LOG_OUT: &str = "/sessions/logout";
/// The permission without which nobody is signed out, and the role that has it here.
const MAY_END: (&str, &str) = ("logout-device-management", "device-support");

/// The number that the field of the open question asks for.
const NUMBER: &str = r"
const labels = [...document.querySelectorAll('dialog[open] label')].map((label) => label.textContent);
return Number(labels.find((text) => text.startsWith('Type '))?.match(/\d+/)?.[0] ?? 0);
";

/// The button that would sign out, whether it can be pressed.
const CAN_BE_PRESSED: &str =
    r"return !document.querySelector('dialog[open] [type=submit]').disabled";

#[tokio::test]
async fn one_is_looked_over_while_only_viewing_and_waits_five_seconds_while_it_is_allowed()
-> Result<(), Error> {
    let acme = server(Showcase::AcmeHq).await;
    let scene = Scene::having_read(&[&acme]).await?;
    let page = &scene.page;
    let [first, second] = strangers(&scene).await?;
    acme.clear_requests();
    page.says("Viewing only").await?;
    page.click(&format!("Sign out {}", first.name)).await?;
    page.says("Sign out 1 device of").await?;
    page.says("Anyone who knows the password can sign in again now").await?;
    page.says("After it is sent, it cannot be undone.").await?;
    page.says("This also allows signing out for 15 minutes.").await?;
    page.has_focus("Cancel").await?;
    no_violation(&scene, "end-one").await?;
    page.press(Key::Escape + "").await?;
    page.says_no_more("it cannot be undone").await?;
    page.says("Viewing only").await?;
    assert_eq!(asked(&acme, LOG_OUT), 0, "a question sends nothing");

    page.click(&format!("Sign out {}", first.name)).await?;
    page.click("Sign out 1 device").await?;
    page.says("1 asked, 1 gone, checked").await?;
    page.says("Signing out allowed, 15 min").await?;
    page.cards_become("kept in place", |cards| {
        cards.iter().any(|one| id(one) == id(&first) && one.text.contains("Signed out, checked"))
    })
    .await?;
    assert_eq!(asked(&acme, LOG_OUT), 1);
    assert!(!acme.session_ids(100).contains(&id(&first)), "it is gone at the server");
    no_violation(&scene, "end-one-proven").await?;

    page.click("Close").await?;
    page.click(&format!("Sign out {}", second.name)).await?;
    page.says("Nothing was sent yet.").await?;
    scene.picture("end-undo").await?;
    page.click_like("Undo signing out").await?;
    page.says("stays signed in. Nothing was sent.").await?;
    no_violation(&scene, "end-undone").await?;
    assert_eq!(asked(&acme, LOG_OUT), 1, "what was undone is not sent");

    page.click(&format!("Sign out {}", second.name)).await?;
    page.says("1 asked, 1 gone, checked").await?;
    assert_eq!(asked(&acme, LOG_OUT), 2);
    assert!(!acme.session_ids(100).contains(&id(&second)));
    page.click("View only again").await?;
    page.says("Viewing only").await
}

#[tokio::test]
async fn leaving_within_the_five_seconds_sends_nothing_and_says_so() -> Result<(), Error> {
    let acme = server(Showcase::AcmeHq).await;
    let scene = Scene::having_read(&[&acme]).await?;
    let page = &scene.page;
    let [first, second] = strangers(&scene).await?;
    sign_out(page, &first).await?;
    page.says("1 asked, 1 gone, checked").await?;
    page.click("Close").await?;
    page.click(&format!("Sign out {}", second.name)).await?;
    page.says("Nothing was sent yet.").await?;
    page.open_workspace(&host(&acme)).await?;
    page.says("because you went elsewhere before it was sent").await?;
    no_violation(&scene, "end-left").await?;
    assert_eq!(asked(&acme, LOG_OUT), 1);
    assert!(acme.session_ids(100).contains(&id(&second)));
    Ok(())
}

#[tokio::test]
async fn several_are_looked_over_by_person_and_ones_own_is_left_out() -> Result<(), Error> {
    let acme = server(Showcase::AcmeHq).await;
    let scene = Scene::having_read(&[&acme]).await?;
    let page = &scene.page;
    let own = page.cards().await?.into_iter().find(|one| one.name.starts_with("Support desk"));
    let own = own.expect("the window's own account has a session near the top");
    let [first, second] = strangers(&scene).await?;
    acme.clear_requests();
    for card in [&own, &first, &second] {
        page.named("input", &format!("Select {}", card.name), true).await?.click().await?;
    }
    page.says("3 selected").await?;
    no_violation(&scene, "end-selected").await?;
    page.click("Sign out 3 devices…").await?;
    page.says("2 of 3 devices ticked").await?;
    page.says("Your own account").await?;
    no_violation(&scene, "end-several").await?;
    page.click("Sign out 2 devices").await?;
    page.says("2 asked, 2 gone, checked").await?;
    assert_eq!(asked(&acme, LOG_OUT), 2);
    let left = acme.session_ids(100);
    assert!(
        left.contains(&id(&own)) && !left.contains(&id(&first)) && !left.contains(&id(&second))
    );
    page.says("1 selected").await?;
    no_violation(&scene, "end-several-proven").await
}

#[tokio::test]
async fn everything_of_a_person_ends_from_the_details() -> Result<(), Error> {
    let acme = server(Showcase::AcmeHq).await;
    let scene = Scene::having_read(&[&acme]).await?;
    let page = &scene.page;
    let before = acme.session_ids(100);
    page.look_up("uBNL9dTjJ4s6Pjp4K").await?;
    page.says("Server name the device used").await?;
    acme.clear_requests();
    page.click_like("devices of Rod on").await?;
    page.says("of Rod (@Rod) on").await?;
    no_violation(&scene, "end-person").await?;
    page.named("dialog [type=submit]", "Sign out", false).await?.click().await?;
    page.says("gone, checked").await?;
    let gone = before.len() - acme.session_ids(100).len();
    assert!(gone > 1 && asked(&acme, LOG_OUT) == gone, "{gone} are gone");
    page.says(&format!("{gone} asked, {gone} gone")).await?;
    page.says("Signed out, checked").await?;
    no_violation(&scene, "end-person-proven").await
}

#[tokio::test]
async fn an_address_wants_its_number_typed() -> Result<(), Error> {
    let northwind = server(Showcase::NorthwindSupport).await;
    let scene = Scene::having_read(&[&northwind]).await?;
    let page = &scene.page;
    page.search_for("198.51.100.14").await?;
    page.choose("Grouping", "Grouped by internet address").await?;
    northwind.clear_requests();
    page.click("Sign out all on 198.51.100.14…").await?;
    page.says("on 198.51.100.14?").await?;
    page.says("to confirm").await?;
    let number = page.script(NUMBER, vec![]).await?.as_u64().unwrap_or_default();
    assert!(number > 5, "{number}");
    for (typed, fits) in [("1", false), (&*number.to_string(), true)] {
        page.fill(&format!("Type {number} to confirm"), typed).await?;
        assert_eq!(page.script(CAN_BE_PRESSED, vec![]).await?, json!(fits), "with “{typed}”");
    }
    no_violation(&scene, "end-address").await?;
    page.click(&format!("Sign out {number} devices")).await?;
    page.says(&format!("{number} asked, {number} gone")).await?;
    assert_eq!(asked(&northwind, LOG_OUT) as u64, number);
    no_violation(&scene, "end-address-proven").await
}

#[tokio::test]
async fn everything_found_ends_and_what_was_not_found_stays() -> Result<(), Error> {
    let globex = server(Showcase::Globex).await;
    let scene = Scene::having_read(&[&globex]).await?;
    let page = &scene.page;
    page.search_for("firefox").await?;
    page.cards_become("firefox", |cards| cards.iter().all(|one| one.name.contains("Firefox")))
        .await?;
    let before = globex.session_ids(100);
    globex.clear_requests();
    page.click("Sign out all found…").await?;
    page.says("After it is sent, it cannot be undone.").await?;
    no_violation(&scene, "end-found").await?;
    page.named("dialog [type=submit]", "Sign out", false).await?.click().await?;
    page.says("gone, checked").await?;
    let gone = before.len() - globex.session_ids(100).len();
    assert!(gone > 0 && gone < before.len() && asked(&globex, LOG_OUT) == gone, "{gone} are gone");
    Ok(())
}

#[tokio::test]
async fn where_it_is_not_allowed_the_button_says_so_and_whom_to_ask() -> Result<(), Error> {
    let acme = server(Showcase::AcmeHq).await;
    acme.revoke(MAY_END.0, MAY_END.1);
    let scene = Scene::having_read(&[&acme]).await?;
    let page = &scene.page;
    page.click_like("Sign out: not allowed").await?;
    page.says("You are not allowed to sign out devices on").await?;
    page.says("Ask your administrator for the permission").await?;
    page.named("dialog button", "Copy for administrator", true).await?;
    no_violation(&scene, "end-not-allowed").await?;
    page.click("Close").await?;
    assert_eq!(asked(&acme, LOG_OUT), 0);
    Ok(())
}

#[tokio::test]
async fn what_is_still_there_is_said_and_tried_again() -> Result<(), Error> {
    let acme = server(Showcase::AcmeHq).await;
    let scene = Scene::having_read(&[&acme]).await?;
    let page = &scene.page;
    let [first, _] = strangers(&scene).await?;
    let mut lies = 1;
    acme.before_each_answer(move |interceptor, path| {
        if path.ends_with(LOG_OUT) && lies > 0 {
            lies -= 1;
            interceptor.only_answer();
        }
    });
    acme.clear_requests();
    sign_out(page, &first).await?;
    page.says("1 asked, 0 gone, checked").await?;
    page.says("Still there").await?;
    no_violation(&scene, "end-still-there").await?;
    assert!(acme.session_ids(100).contains(&id(&first)));
    page.click_like("Try again on").await?;
    page.says("1 asked, 1 gone, checked").await?;
    assert_eq!(asked(&acme, LOG_OUT), 2);
    assert!(!acme.session_ids(100).contains(&id(&first)));
    Ok(())
}

#[tokio::test]
async fn a_code_in_the_middle_is_waited_for_and_then_it_goes_on() -> Result<(), Error> {
    let acme = server(Showcase::AcmeHq).await;
    let scene = Scene::having_read(&[&acme]).await?;
    let page = &scene.page;
    let [first, second] = strangers(&scene).await?;
    let mut calls = 0;
    acme.before_each_answer(move |interceptor, path| {
        if path.ends_with(LOG_OUT) {
            calls += 1;
            if calls == 2 {
                interceptor.forget_second_factors();
            }
        }
    });
    acme.clear_requests();
    for card in [&first, &second] {
        page.named("input", &format!("Select {}", card.name), true).await?.click().await?;
    }
    page.click("Sign out 2 devices…").await?;
    page.click("Sign out 2 devices").await?;
    page.says("paused at 1 of 2").await?;
    no_violation(&scene, "end-code-in-the-middle").await?;
    page.click(&format!("Enter code for {}", host(&acme))).await?;
    page.says("Waiting: signing out 2 devices").await?;
    page.give_code(TOTP_FIELD, &phone(&acme)).await?;
    page.says("2 asked, 2 gone, checked").await?;
    let left = acme.session_ids(100);
    assert!(!left.contains(&id(&first)) && !left.contains(&id(&second)));
    Ok(())
}

#[tokio::test]
async fn sessions_are_selected_and_signed_out_by_keyboard_alone() -> Result<(), Error> {
    let globex = server(Showcase::Globex).await;
    let scene = Scene::having_read(&[&globex]).await?;
    let page = &scene.page;
    globex.clear_requests();
    page.focus_by_tab("Details of").await?;
    page.press(Key::Down + "").await?;
    page.focus_comes_to(2).await?;
    page.press(" ").await?;
    page.says("1 selected").await?;
    page.press(Key::Shift + Key::Down).await?;
    page.focus_comes_to(3).await?;
    page.says("2 selected").await?;
    page.press(Key::Shift + Key::Up).await?;
    page.says("1 selected").await?;
    page.press(Key::Control + "a").await?;
    page.says("30 selected").await?;
    page.press(Key::Escape + "").await?;
    page.says_no_more("Clear selection").await?;
    page.focus_comes_to(2).await?;
    page.press(" ").await?;
    page.press(Key::Shift + Key::Down).await?;
    page.says("2 selected").await?;
    page.focus_by_tab("Sign out 2 devices…").await?;
    page.press_enter().await?;
    page.has_focus("Cancel").await?;
    page.focus_by_tab_exactly("Sign out 2 devices").await?;
    assert_eq!(asked(&globex, LOG_OUT), 0);
    page.press_enter().await?;
    page.says("2 asked, 2 gone, checked").await?;
    assert_eq!(asked(&globex, LOG_OUT), 2);
    Ok(())
}

#[tokio::test]
async fn the_question_fits_small_and_large_windows() -> Result<(), Error> {
    let acme = server(Showcase::AcmeHq).await;
    let scene = Scene::having_read(&[&acme]).await?;
    let page = &scene.page;
    page.press(Key::Control + "a").await?;
    page.says("60 selected").await?;
    page.click("Sign out 60 devices…").await?;
    page.says("devices ticked").await?;
    for (width, height) in [(1000, 700), (1600, 900), (480, 700)] {
        scene.window.resize(width, height).await?;
        page.has_focus("Cancel").await?;
        let wider = page.script("return document.documentElement.scrollWidth - document.documentElement.clientWidth", vec![]).await?;
        assert_eq!(wider, json!(0), "at {width} px nothing is scrolled sideways");
        no_violation(&scene, &format!("end-many-{width}")).await?;
    }
    page.press(Key::Escape + "").await?;
    page.says("60 selected").await?;
    assert_eq!(asked(&acme, LOG_OUT), 0);
    Ok(())
}

/// Looks one session over and signs it out, while only viewing.
pub async fn sign_out(page: &Page, card: &Card) -> Result<(), Error> {
    page.click(&format!("Sign out {}", card.name)).await?;
    page.click("Sign out 1 device").await
}

/// Two cards of other people, each with a name that no other card has.
pub async fn strangers(scene: &Scene) -> Result<[Card; 2], Error> {
    let cards = scene.page.cards_become("some", |cards| cards.len() > 4).await?;
    let alone = |card: &&Card| cards.iter().filter(|one| one.name == card.name).count() == 1;
    let others = cards.iter().filter(alone).filter(|one| !one.name.starts_with("Support desk"));
    let mut others = others.cloned();
    Ok([others.next().expect("one"), others.next().expect("another")])
}

/// The session ID that stands on a card.
pub fn id(card: &Card) -> String {
    let after = card.text.split("Session ID ").nth(1).unwrap_or_default();
    after.split_whitespace().next().unwrap_or_default().to_owned()
}
