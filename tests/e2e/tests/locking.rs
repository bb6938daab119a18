//! The lock: what is gone while it is shut, what opens it, and what comes of wrong tries.

use gatehouse_e2e::{Error, PasswordStore};
use practice::{PRACTICE_PASSWORD, Showcase};
use serde_json::json;
use thirtyfour::Key;

use crate::{
    colours::no_violation,
    scene::{Scene, asked, host, server},
};

const PIN: &str = "482913";
const NOT_IT: &str = "135791";

/// All that the window holds: its page, what stands in its fields, and its stores.
const HELD: &str = "return document.documentElement.outerHTML + document.title \
    + [...document.querySelectorAll('input')].map((field) => field.value).join(' ') \
    + JSON.stringify({ ...localStorage, ...sessionStorage }) + location.href";

/// The clock of the window goes on by so many seconds.
const LATER: &str = "const now = Date.now.bind(Date); const [seconds] = arguments; \
    Date.now = () => now() + seconds * 1000;";

#[tokio::test]
async fn locking_empties_the_window_and_the_search_comes_back_with_the_pin() -> Result<(), Error> {
    let acme = server(Showcase::AcmeHq).await;
    let scene = Scene::having_read(&[&acme]).await?;
    let page = &scene.page;
    page.press(Key::Control + "l").await?;
    page.says("There is none yet, so there is nothing to lock with.").await?;
    no_violation(&scene, "lock-offer").await?;
    scene.set_pin().await?;
    no_violation(&scene, "lock-settings").await?;
    page.click("Close").await?;
    page.search_for("maria").await?;
    page.cards_become("maria", |cards| cards.iter().all(|card| card.name.contains("Maria")))
        .await?;
    acme.clear_requests();

    page.press(Key::Control + "l").await?;
    page.says("Gatehouse is locked").await?;
    page.has_focus("PIN or passphrase").await?;
    no_violation(&scene, "locked").await?;
    let held = page.script(HELD, vec![]).await?.to_string();
    for gone in ["Maria", "maria", "Lopez", "Acme", &host(&acme), "203.0.113", "Chrome on"] {
        assert!(!held.contains(gone), "the window still holds {gone}");
    }
    scene.try_pin(NOT_IT).await?;
    page.says("Wrong PIN.").await?;
    no_violation(&scene, "wrong-pin").await?;
    page.press(Key::Control + "r").await?;
    assert_eq!(acme.requests().len(), 0, "nothing was sent while it was locked");

    scene.try_pin(PIN).await?;
    page.says("Unlocked. Cards were cleared from memory.").await?;
    no_violation(&scene, "unlocked").await?;
    let box_now = page.field("Session ID").await?.prop("value").await?;
    assert_eq!(box_now.as_deref(), Some("maria"));
    page.click("Check again").await?;
    page.cards_become("maria", |cards| {
        !cards.is_empty() && cards.iter().all(|card| card.name.contains("Maria"))
    })
    .await?;
    assert_eq!(asked(&acme, "/login"), 0, "nobody had to sign in again");
    Ok(())
}

#[tokio::test]
async fn the_fifth_wrong_pin_signs_out_everywhere_also_across_a_restart() -> Result<(), Error> {
    let (globex, initech) = (server(Showcase::Globex).await, server(Showcase::Initech).await);
    let scene = Scene::signed_in_to(&[&globex, &initech]).await?;
    scene.page.click("Lock…").await?;
    scene.set_pin().await?;
    scene.page.click("Lock now").await?;
    for said in ["Wrong PIN.", "Wrong PIN.", "2 tries left"] {
        scene.try_pin(NOT_IT).await?;
        scene.page.says(said).await?;
        scene.page.fill("PIN or passphrase", "1").await?;
        scene.page.says_no_more(said).await?;
    }
    let Scene { desktop, window, .. } = scene;
    window.close().await?;

    let again = Scene::on(desktop).await?;
    let page = &again.page;
    page.says("It starts locked, because a PIN is set.").await?;
    again.try_pin(NOT_IT).await?;
    page.says("1 try left; then Gatehouse signs you out everywhere.").await?;
    no_violation(&again, "last-try").await?;
    again.try_pin(NOT_IT).await?;
    page.says("You were signed out everywhere").await?;
    page.says(&format!("Signed out: {} and {}.", host(&globex), host(&initech))).await?;
    page.says("0 of 2 signed in").await?;
    no_violation(&again, "signed-out-everywhere").await?;
    assert_eq!((asked(&globex, "/logout"), asked(&initech, "/logout")), (1, 1));
    assert!(
        !again.desktop.stored()?.contains("secret = "),
        "nothing is left in the password store"
    );
    page.press(Key::Control + "l").await?;
    page.says("There is none yet, so there is nothing to lock with.").await
}

#[tokio::test]
async fn after_a_restart_the_pin_opens_it_and_one_is_still_signed_in() -> Result<(), Error> {
    let server = server(Showcase::Globex).await;
    let first = Scene::signed_in_to(&[&server]).await?;
    first.page.click("Lock…").await?;
    first.set_pin().await?;
    let stored = first.desktop.stored()?;
    assert!(stored.contains("argon2id") && !stored.contains(PIN), "{stored}");
    let Scene { desktop, window, .. } = first;
    window.close().await?;
    server.clear_requests();

    let second = Scene::on(desktop).await?;
    second.page.says("It starts locked, because a PIN is set.").await?;
    assert_eq!(server.requests().len(), 0);
    second.try_pin(PIN).await?;
    second.page.says("Signed in").await?;
    second.page.look_up(&server.session_ids(1).remove(0)).await?;
    second.page.give_code("Password", PRACTICE_PASSWORD).await?;
    second.page.card().await?;
    assert_eq!(asked(&server, "/login"), 0);
    Ok(())
}

#[tokio::test]
async fn it_warns_before_it_locks_by_itself_and_locks_when_the_computer_has_slept()
-> Result<(), Error> {
    let server = server(Showcase::Globex).await;
    let scene = Scene::signed_in_to(&[&server]).await?;
    let page = &scene.page;
    page.click("Lock…").await?;
    scene.set_pin().await?;
    page.click("Close").await?;
    page.script(LATER, vec![json!(9 * 60 + 45)]).await?;
    page.says("Gatehouse locks soon, because nobody seems to be here.").await?;
    no_violation(&scene, "lock-warning").await?;
    page.click("Stay").await?;
    page.says_no_more("Gatehouse locks soon").await?;
    page.says("Signed in").await?;

    page.script(LATER, vec![json!(8 * 60 * 60)]).await?;
    page.says("It locked because this computer went to sleep.").await?;
    scene.try_pin(PIN).await?;
    page.says("Signed in").await
}

#[tokio::test]
async fn without_a_password_store_there_is_nowhere_to_keep_a_pin() -> Result<(), Error> {
    let server = server(Showcase::Globex).await;
    let scene = Scene::with(PasswordStore::Missing).await?;
    let page = &scene.page;
    page.add_workspace(&server.address()).await?;
    page.says("Sign in to").await?;
    page.click("Lock…").await?;
    scene.fill_in_pin().await?;
    page.says("This computer has no password store, and Gatehouse keeps your PIN nowhere else.")
        .await?;
    no_violation(&scene, "no-store-for-pin").await?;
    page.click("Cancel").await?;
    page.says("Lock…").await
}

#[tokio::test]
async fn whoever_forgot_the_pin_begins_anew() -> Result<(), Error> {
    let server = server(Showcase::Globex).await;
    let scene = Scene::signed_in_to(&[&server]).await?;
    let page = &scene.page;
    page.click("Lock…").await?;
    scene.set_pin().await?;
    page.click("Lock now").await?;
    page.click("I don’t know it any more").await?;
    page.has_focus("Cancel").await?;
    no_violation(&scene, "pin-forgotten").await?;
    assert_eq!(asked(&server, "/logout"), 0);
    page.click("Sign out everywhere").await?;
    page.says("You were signed out everywhere").await?;
    assert_eq!(asked(&server, "/logout"), 1);
    Ok(())
}

impl Scene {
    /// Sets a PIN in the dialog that is open.
    async fn set_pin(&self) -> Result<(), Error> {
        self.fill_in_pin().await?;
        self.page.says("Your PIN is set.").await
    }

    async fn fill_in_pin(&self) -> Result<(), Error> {
        self.page.fill("New PIN or passphrase", PIN).await?;
        self.page.fill("The same again", PIN).await?;
        self.page.press_enter().await
    }

    /// Types a PIN into the lock screen.
    async fn try_pin(&self, pin: &str) -> Result<(), Error> {
        self.page.fill("PIN or passphrase", pin).await?;
        self.page.press_enter().await
    }
}
