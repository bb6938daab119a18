//! "This account is compromised": one caller over two workspaces, from the first question to the
//! texts, left and come back to in the middle, and a sign-in that comes in the minute after.

use gatehouse_e2e::{Error, Page};
use practice::{Running, Showcase};
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::{
    colours::no_violation,
    scene::{Scene, asked, host, server},
};

const LOG_OUT: &str = "/sessions/logout";

/// Keeps what the window would do a minute from now, instead of waiting for it. `WebDriver` counts
/// a minute of its own in the page, which has to go on.
const HOLD_THE_MINUTE: &str = r"
const later = window.setTimeout;
window.aMinuteLater = [];
window.setTimeout = (run, wait, ...more) =>
  wait > 55_000 && wait <= 60_000 && new Error().stack.includes('/assets/')
    ? window.aMinuteLater.push(run)
    : later(run, wait, ...more);
";

const PASS_THE_MINUTE: &str = "window.aMinuteLater.splice(0).forEach((run) => run())";

/// Gives an answer to each device that has none yet.
const ANSWER_THE_REST: &str = r#"
const open = [...document.querySelectorAll('[role=group][aria-label$="Yours?"]')].filter((one) => !one.querySelector('[aria-pressed=true]'));
for (const one of open) [...one.querySelectorAll('button')].find((button) => button.textContent === arguments[0]).click();
return open.length;
"#;

const WRITTEN: &str = "return [...document.querySelectorAll('textarea')].map((one) => one.value)";

#[tokio::test]
async fn one_caller_over_two_workspaces_from_the_question_to_the_texts() -> Result<(), Error> {
    let [acme, northwind] =
        [server(Showcase::AcmeHq).await, server(Showcase::NorthwindSupport).await];
    let scene = Scene::having_read(&[&acme, &northwind]).await?;
    let page = &scene.page;
    open_from_the_details(page, &host(&acme)).await?;
    page.says("Same name in other workspaces, not confirmed").await?;
    let there = format!("Maria Lopez, @maria, {}", host(&northwind));
    let elsewhere = page.named("input", &there, true).await?;
    assert!(!elsewhere.is_selected().await?, "the same name proves nothing");
    no_violation(&scene, "incident-who").await?;
    elsewhere.click().await?;
    page.fill("How was the caller recognised?", "Called back on a known number").await?;
    page.fill("Ticket number", "4711").await?;
    acme.clear_requests();
    northwind.clear_requests();

    page.click("Next: Devices").await?;
    page.says("Read these aloud: is it yours?").await?;
    page.named("[role=group][aria-label$='Yours?'] button", "No", true).await?.click().await?;
    no_violation(&scene, "incident-devices").await?;
    page.click("Leave for now").await?;
    page.says_no_more("Read these aloud").await?;
    no_violation(&scene, "incident-left").await?;
    page.click("Maria Lopez: 1 of 6 steps").await?;
    page.says("Read these aloud: is it yours?").await?;
    assert_eq!(page.count(".answer.no[aria-pressed=true]").await?, 1, "the answer was kept");
    let rest = page.script(ANSWER_THE_REST, vec![json!("Yes")]).await?;
    let more = rest.as_u64().unwrap_or_default();
    assert!(more > 0, "{rest} more devices");
    page.says("Maria Lopez: 2 of 6 steps").await?;

    page.click("Next: Password").await?;
    page.says("Close the door at the server").await?;
    let changed = format!("Change the password: done for {} (@maria)", host(&acme));
    page.named("input", &changed, true).await?.click().await?;
    no_violation(&scene, "incident-password").await?;
    page.click("Next: Choose").await?;
    page.says("What is to be signed out?").await?;
    no_violation(&scene, "incident-choose").await?;
    page.click("Next: Sign out").await?;
    page.says("Sign out 1 device?").await?;
    page.says("After it is sent, it cannot be undone.").await?;
    no_violation(&scene, "incident-confirm").await?;
    assert_eq!(asked(&acme, LOG_OUT) + asked(&northwind, LOG_OUT), 0, "nothing was sent yet");

    let before = acme.session_ids(100).len();
    page.script(HOLD_THE_MINUTE, vec![]).await?;
    page.click("Allow signing out for 15 minutes, and sign out 1 device").await?;
    page.says("1 asked, 1 gone, checked").await?;
    page.says("Anyone who knows the password can sign in again now.").await?;
    page.says("We look again in").await?;
    no_violation(&scene, "incident-ended").await?;
    assert_eq!(acme.session_ids(100).len(), before - 1, "it is gone at the server");
    assert_eq!((asked(&acme, LOG_OUT), asked(&northwind, LOG_OUT)), (1, 0));

    let intruder = sign_in_again(&acme);
    page.script(PASS_THE_MINUTE, vec![]).await?;
    page.says("1 device signed in or reconnected since").await?;
    no_violation(&scene, "incident-new-sign-in").await?;
    page.click("Ask about it and sign out").await?;
    page.says("Read these aloud: is it yours?").await?;
    page.says(&format!("{more} of {} answered", more + 1)).await?;
    let rest = page.script(ANSWER_THE_REST, vec![json!("No")]).await?;
    assert_eq!(rest, json!(1), "the new one alone has no answer");
    page.click_like("Step 5, Sign out").await?;
    page.click("Sign out 1 device").await?;
    page.says("1 asked, 1 gone, checked").await?;
    assert!(!acme.session_ids(100).contains(&intruder));
    assert_eq!(asked(&acme, LOG_OUT), 2);

    page.click("Next: Ticket").await?;
    page.says("Ticket and message").await?;
    let texts = page.script(WRITTEN, vec![]).await?;
    for part in ["Ticket 4711.", "Called back on a known number", "1 device was to be signed out"] {
        assert!(texts[0].as_str().is_some_and(|text| text.contains(part)), "{part}: {texts}");
    }
    assert!(texts[1].as_str().is_some_and(|text| text.contains("What to do now")), "{texts}");
    no_violation(&scene, "incident-ticket").await?;
    page.click("Finish").await?;
    page.says_no_more("of 6 steps").await
}

#[tokio::test]
async fn the_flow_is_gone_through_by_keyboard_alone() -> Result<(), Error> {
    let acme = server(Showcase::AcmeHq).await;
    let scene = Scene::having_read(&[&acme]).await?;
    let page = &scene.page;
    page.press("/").await?;
    page.has_focus("Session ID").await?;
    page.press("maria lopez").await?;
    page.cards_become("hers", |cards| {
        cards.iter().all(|one| one.name.starts_with("Maria Lopez, "))
    })
    .await?;
    enter(page, "An account may be compromised…").await?;
    page.says("Who is calling?").await?;
    no_violation(&scene, "incident-seek").await?;
    enter(page, "Begin with Maria Lopez").await?;
    page.says("Which accounts are the caller’s?").await?;
    enter(page, "Next: Devices").await?;
    page.has_focus("Read these aloud").await?;
    page.focus_by_tab("Yes").await?;
    page.press(Key::Tab + "").await?;
    page.has_focus("No").await?;
    page.press(" ").await?;
    enter(page, "Next: Password").await?;
    page.has_focus("Close the door").await?;
    enter(page, "Next: Choose").await?;
    page.has_focus("What is to be signed out?").await?;
    enter(page, "Next: Sign out").await?;
    page.has_focus("Sign out 1 device?").await?;
    enter(page, "Allow signing out").await?;
    page.says("1 asked, 1 gone, checked").await?;
    enter(page, "Next: Ticket").await?;
    page.has_focus("Ticket and message").await?;
    enter(page, "Finish").await?;
    page.says_no_more("of 6 steps").await?;
    assert_eq!(asked(&acme, LOG_OUT), 1);
    Ok(())
}

#[tokio::test]
async fn every_step_fits_a_narrow_and_a_wide_window() -> Result<(), Error> {
    let acme = server(Showcase::AcmeHq).await;
    let scene = Scene::having_read(&[&acme]).await?;
    let page = &scene.page;
    open_from_the_details(page, &host(&acme)).await?;
    for (width, height) in [(1000, 800), (1600, 900), (480, 800)] {
        scene.window.resize(width, height).await?;
        for step in ["Who", "Devices", "Password", "Choose", "Sign out", "Ticket"] {
            page.click_like(&format!(", {step}: ")).await?;
            let wider = page.script("return document.documentElement.scrollWidth - document.documentElement.clientWidth", vec![]).await?;
            assert_eq!(wider, Value::from(0), "{step} at {width} px is not scrolled sideways");
            no_violation(&scene, &format!("incident-{width}-{}", step.replace(' ', "-"))).await?;
        }
    }
    page.click("Discard…").await?;
    page.has_focus("Cancel").await?;
    no_violation(&scene, "incident-discard").await?;
    page.click("Discard").await?;
    page.says_no_more("of 6 steps").await
}

/// Opens the flow from the details of Maria's newest session on a workspace.
async fn open_from_the_details(page: &Page, workspace: &str) -> Result<(), Error> {
    page.search_for("maria lopez").await?;
    let cards = page
        .cards_become("hers", |cards| cards.iter().all(|one| one.name.starts_with("Maria Lopez, ")))
        .await?;
    let card = cards.iter().find(|one| one.name.contains(workspace)).expect("she is signed in");
    page.click(&format!("Details of {}", card.name)).await?;
    page.click("This account may be compromised…").await?;
    page.says("Which accounts are the caller’s?").await
}

/// Somebody who knows her password signs in; gives the session's ID.
fn sign_in_again(server: &Running) -> String {
    let token = server.add_access_token("maria", false);
    server.add_session(&token.user_id, &token.token)
}

/// Goes to a button by Tab, and presses it.
async fn enter(page: &Page, name: &str) -> Result<(), Error> {
    page.focus_by_tab(name).await?;
    page.press_enter().await
}
