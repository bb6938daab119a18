//! Reading all sessions: codes, progress, the server's limit, Stop, what fails, checking again.

use gatehouse_e2e::Error;
use practice::{Generation, PRACTICE_PASSWORD, Running, Showcase, World};
use serde_json::json;
use thirtyfour::Key;

use crate::{
    colours::no_violation,
    scene::{MAIL_FIELD, Scene, USER, asked, host, mailed, server},
};

const LIST: &str = "/sessions/list.all";

#[tokio::test]
async fn several_workspaces_are_read_each_with_its_code_and_what_is_ready_is_found_meanwhile()
-> Result<(), Error> {
    let [acme, northwind, globex] = [
        server(Showcase::AcmeHq).await,
        server(Showcase::NorthwindSupport).await,
        server(Showcase::Globex).await,
    ];
    let scene = Scene::signed_in_to(&[&northwind, &globex, &acme]).await?;
    let page = &scene.page;
    page.says("Find any session").await?;
    page.click("Read all sessions of 3 workspaces").await?;
    // The code that was typed to sign in to the last one serves its reading.
    page.says("60 sessions · checked").await?;
    page.says("2 workspaces need a code").await?;
    assert_eq!(page.count("dialog[open]").await?, 0, "no prompt opens by itself");
    no_violation(&scene, "reading-codes").await?;
    page.search_for("maria lopez").await?;
    page.cards_become("Maria's", |cards| {
        cards.iter().all(|one| one.name.starts_with("Maria Lopez, "))
    })
    .await?;
    no_violation(&scene, "reading-some-are-ready").await?;
    page.search_for("").await?;

    page.click(&format!("Enter code for {}", host(&northwind))).await?;
    scene.prove(&northwind).await?;
    page.says("86 sessions · checked").await?;
    page.click(&format!("Enter password for {}", host(&globex))).await?;
    scene.prove(&globex).await?;
    page.says("116 sessions · checked").await?;
    page.says_no_more("needs your password").await?;
    for server in [&acme, &northwind, &globex] {
        assert_eq!(asked(server, LIST), 2, "one request is challenged, one answered");
    }
    no_violation(&scene, "reading-all-are-ready").await
}

#[tokio::test]
async fn the_servers_limit_is_kept_and_stop_keeps_what_was_read_and_goes_on_later()
-> Result<(), Error> {
    let server = seeded(3_000).await;
    server.set_setting("API_Enable_Rate_Limiter_Limit_Time_Default", 20_000);
    let scene = signed_in_as("auditor", &server).await?;
    let page = &scene.page;
    page.open_workspace("All workspaces").await?;
    page.click_like("Read all sessions").await?;
    page.give_code("Password", PRACTICE_PASSWORD).await?;
    page.says("asks us to slow down. We continue by ourselves in").await?;
    let [read, total] = progress(&scene).await?;
    assert!(0 < read && read < total && total == 3_000, "{read} of {total}");
    no_violation(&scene, "reading-slowed-down").await?;

    page.search_for("schmidt").await?;
    let found = page
        .cards_become("Schmidts", |cards| cards.iter().all(|one| one.name.contains("Schmidt")))
        .await?;
    assert!(found.len() > 1);
    page.click(&format!("Stop reading {}", host(&server))).await?;
    page.says("stopped just now").await?;
    page.says_no_more("asks us to slow down").await?;
    page.cards_become("Schmidts", |cards| cards.iter().all(|one| one.name.contains("Schmidt")))
        .await?;
    page.search_for("").await?;
    page.cards_become("all", |cards| !cards.iter().all(|one| one.name.contains("Schmidt"))).await?;
    no_violation(&scene, "reading-stopped").await?;

    server.set_setting("API_Enable_Rate_Limiter_Limit_Calls_Default", 1_000);
    page.click("Check again").await?;
    page.says("3,000 sessions · checked").await?;
    let answers = answers(&server);
    assert!(answers.iter().all(|(status, _)| *status != 429), "no call was refused: {answers:?}");
    once_each(&server);
    Ok(())
}

#[tokio::test]
async fn a_code_wanted_in_the_middle_pauses_the_reading_and_nothing_is_read_twice()
-> Result<(), Error> {
    let server = seeded(2_000).await;
    server.revoke("api-bypass-rate-limit", "admin");
    server.set_setting("API_Enable_Rate_Limiter_Limit_Time_Default", 6_000);
    server.set_setting("Accounts_TwoFactorAuthentication_RememberFor", 3);
    let scene = Scene::open().await?;
    let page = &scene.page;
    page.add_workspace(&server.address()).await?;
    page.sign_in("mail", PRACTICE_PASSWORD).await?;
    page.says("sent a code to your e-mail").await?;
    page.give_code(MAIL_FIELD, &mailed(&server)).await?;
    page.says("(@mail)").await?;
    page.open_workspace("All workspaces").await?;
    page.click_like("Read all sessions").await?;
    page.says("sent a code to your e-mail").await?;
    page.give_code(MAIL_FIELD, &mailed(&server)).await?;

    page.says(&format!("{} paused at", host(&server))).await?;
    assert_eq!(page.count("dialog[open]").await?, 0, "no prompt opens by itself");
    let [read, total] = progress(&scene).await?;
    assert!(0 < read && read < total, "{read} of {total}");
    no_violation(&scene, "reading-paused").await?;
    server.set_setting("Accounts_TwoFactorAuthentication_RememberFor", 1_800);
    server.set_setting("API_Enable_Rate_Limiter_Limit_Calls_Default", 1_000);
    page.click(&format!("Enter code for {}", host(&server))).await?;
    page.says("sent a code to your e-mail").await?;
    page.give_code(MAIL_FIELD, &mailed(&server)).await?;
    page.says("2,000 sessions · checked").await?;
    once_each(&server);
    Ok(())
}

#[tokio::test]
async fn a_workspace_that_fails_keeps_its_older_cards_and_says_how_old_they_are()
-> Result<(), Error> {
    let [acme, globex] = [server(Showcase::AcmeHq).await, server(Showcase::Globex).await];
    let scene = Scene::having_read(&[&acme, &globex]).await?;
    let page = &scene.page;
    let name = host(&globex);
    globex.stop().await;
    page.press(Key::Control + "r").await?;
    page.says(&format!("{name} could not be read")).await?;
    page.says("60 current, checked").await?;
    page.says(&format!("30 from {name} as of today")).await?;
    page.look_in(&name).await?;
    page.cards_become("of that workspace", |cards| {
        cards.iter().all(|one| one.name.contains(&name))
    })
    .await?;
    page.click_like("could not be read").await?;
    page.says("does not take connections").await?;
    page.says("30 sessions that we read").await?;
    no_violation(&scene, "reading-failed").await?;
    // Two hours later.
    page.script("const now = Date.now; Date.now = () => now() + 7_200_000", vec![]).await?;
    page.cards_become("told with their age", |cards| {
        cards.iter().all(|one| one.text.contains(" as of "))
    })
    .await?;
    no_violation(&scene, "cards-as-of").await
}

#[tokio::test]
async fn a_workspace_whose_code_is_skipped_is_named_and_the_others_are_read() -> Result<(), Error> {
    let mailing = server(Showcase::NorthwindSupport).await;
    let globex = server(Showcase::Globex).await;
    let scene = Scene::signed_in_to(&[&mailing, &globex]).await?;
    let page = &scene.page;
    page.click("Read all sessions of 2 workspaces").await?;
    page.says("2 workspaces need a code").await?;
    page.click(&format!("Skip {}", host(&mailing))).await?;
    page.says("1 workspace needs your password").await?;
    page.click(&format!("Enter password for {}", host(&globex))).await?;
    scene.prove(&globex).await?;
    page.says(&format!("30 sessions · checked just now · {} skipped", host(&mailing))).await?;
    page.click_like("could not be read").await?;
    page.says("code skipped, so it was not read").await?;
    no_violation(&scene, "reading-skipped").await?;
    page.click(&format!("Enter code for {}", host(&mailing))).await?;
    scene.prove(&mailing).await?;
    page.says("56 sessions · checked").await?;
    page.says_no_more("could not be read").await
}

#[tokio::test]
async fn checking_again_costs_a_request_or_two_and_shows_the_new_session() -> Result<(), Error> {
    let acme = server(Showcase::AcmeHq).await;
    let scene = Scene::having_read(&[&acme]).await?;
    let page = &scene.page;
    acme.clear_requests();
    let new = new_session(&acme);
    page.press(Key::Control + "r").await?;
    page.says("61 sessions · checked").await?;
    page.cards_become("the new one on top", |cards| cards[0].text.contains(&new)).await?;
    let requests = acme.requests().len();
    assert!((1..=2).contains(&requests), "{requests} requests");
    assert_eq!(asked(&acme, LIST), requests);
    page.click("How complete?").await?;
    page.says("61 read of 61 that the server counts").await?;
    no_violation(&scene, "checked-again").await?;

    acme.end_session(&new);
    page.click("Read everything again").await?;
    page.says("60 sessions · checked").await?;
    page.says("1 session that ended was taken out").await
}

#[tokio::test]
async fn workspaces_without_device_management_do_not_hide_the_others() -> Result<(), Error> {
    let [globex, initech] = [server(Showcase::Globex).await, server(Showcase::Initech).await];
    let small = seeded(40).await;
    let scene = Scene::signed_in_to(&[&globex, &initech]).await?;
    let page = &scene.page;
    page.click("Add workspace").await?;
    page.add_workspace(&small.address()).await?;
    page.sign_in("admin", PRACTICE_PASSWORD).await?;
    page.says("(@admin)").await?;
    small.set_licence(false);
    page.open_workspace("All workspaces").await?;
    page.click("Read all sessions of 2 workspaces").await?;
    scene.prove(&globex).await?;
    page.says("30 sessions · checked").await?;
    page.says("without Device Management").await?;
    page.click_like("could not be read").await?;
    page.says("does not have Device Management").await?;
    assert_eq!(asked(&initech, LIST), 0, "what is known to be refused is not asked");
    no_violation(&scene, "reading-without-licence").await
}

/// A session that connected just now; gives its ID.
pub fn new_session(server: &Running) -> String {
    let token = server.add_access_token(USER, false);
    server.add_session(&token.user_id, &token.token)
}

/// A workspace with so many sessions.
pub async fn seeded(sessions: usize) -> Running {
    practice::start(Generation::V8_6, World::seeded(sessions)).await.expect("a port is free")
}

/// Opens the app and signs in to a seeded workspace, with an account that needs no code for it.
pub async fn signed_in_as(user: &str, server: &Running) -> Result<Scene, Error> {
    let scene = Scene::open().await?;
    scene.page.add_workspace(&server.address()).await?;
    scene.page.sign_in(user, PRACTICE_PASSWORD).await?;
    scene.page.says(&format!("(@{user})")).await?;
    Ok(scene)
}

/// How many sessions are read of how many, as the bar of the one workspace shows it.
async fn progress(scene: &Scene) -> Result<[u64; 2], Error> {
    let bar = scene.page.named("progress", "sessions read", false).await?;
    let script = "return [arguments[0].value, arguments[0].max]";
    let shown = scene.page.script(script, vec![json!(bar.to_json()?)]).await?;
    Ok([0, 1].map(|place| shown[place].as_u64().unwrap_or_default()))
}

/// Status and query of each answer to a call for the list.
fn answers(server: &Running) -> Vec<(u16, String)> {
    let calls = server.requests().into_iter().filter(|seen| seen.path.ends_with(LIST));
    calls.map(|seen| (seen.status, seen.query)).collect()
}

/// Asserts that every page was answered once.
fn once_each(server: &Running) {
    let mut pages: Vec<_> =
        answers(server).into_iter().filter(|(status, _)| *status == 200).collect();
    let all = pages.len();
    pages.sort();
    pages.dedup();
    assert_eq!(pages.len(), all, "a page was read twice");
}
