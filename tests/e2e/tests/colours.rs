//! Accessibility and looks: axe-core on each screen, and a picture of it. The whole run is made in
//! light and in dark colours.

use gatehouse_e2e::{Error, Theme};
use practice::{PRACTICE_PASSWORD, Showcase};
use serde_json::Value;

use crate::scene::{Scene, TOTP_FIELD, phone, server, theme};

/// axe-core as the window's packages bring it; the app itself does not contain it.
const AXE: &str = include_str!("../../../ui/node_modules/axe-core/axe.min.js");

const RUN: &str = r"
const done = arguments[arguments.length - 1];
axe.run(document, { resultTypes: ['violations'] }).then(
  ({ violations }) => done(violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.html + ' ' + node.failureSummary).join(' | ')}`)),
  (error) => done([`axe failed: ${error}`]),
);
";

/// Whether the ground of the page is nearer to white than to black.
const BRIGHT: &str = r"
const [red, green, blue] = getComputedStyle(document.documentElement).backgroundColor.match(/\d+/g).map(Number);
return red + green + blue > 382;
";

/// Keeps a picture of the screen and asserts that axe-core finds no violation on it.
pub async fn no_violation(scene: &Scene, screen: &str) -> Result<(), Error> {
    let there = scene.page.script("return typeof window.axe === 'object'", vec![]).await?;
    if there != Value::Bool(true) {
        scene.page.script(AXE, vec![]).await?;
    }
    scene.page.painted().await?;
    let found = scene.page.slow_script(RUN, vec![]).await?;
    assert_eq!(found, Value::Array(Vec::new()), "axe-core on {screen}");
    println!("axe-core: no violation on {screen}");
    scene.picture(screen).await
}

#[tokio::test]
async fn every_main_screen_has_the_colours_that_the_desktop_asks_for() -> Result<(), Error> {
    let acme = server(Showcase::AcmeHq).await;
    let scene = Scene::open().await?;
    let page = &scene.page;
    let asks = "return matchMedia('(prefers-color-scheme: dark)').matches";
    let dark = page.script(asks, vec![]).await?;
    assert_eq!(dark, Value::Bool(theme() == Theme::Dark));
    let bright = page.script(BRIGHT, vec![]).await?;
    assert_eq!(bright, Value::Bool(theme() == Theme::Light), "the ground of the page");
    no_violation(&scene, "walk-first-run").await?;
    scene.add_and_sign_in(&acme).await?;
    page.says("needs a code from your phone").await?;
    no_violation(&scene, "walk-code-authenticator").await?;
    page.give_code(TOTP_FIELD, "000000").await?;
    page.says("That code did not match").await?;
    no_violation(&scene, "walk-code-wrong").await?;
    page.give_code(TOTP_FIELD, &phone(&acme)).await?;
    page.says("Support desk (@support)").await?;
    no_violation(&scene, "walk-signed-in").await?;
    page.look_up("uBNL9dTjJ4s6Pjp4K").await?;
    page.give_code(TOTP_FIELD, &phone(&acme)).await?;
    page.card().await?;
    page.click_like("Details of").await?;
    page.says("rYhzFRd2QZjNwAAXX").await?;
    no_violation(&scene, "walk-card-and-details").await?;
    page.look_up("nobodyHasThisSd27").await?;
    page.says("No session has this ID now").await?;
    no_violation(&scene, "walk-not-found").await?;
    page.click("Add workspace").await?;
    page.says("Open the file from your IT").await?;
    no_violation(&scene, "walk-add").await?;
    page.click("Shortcuts").await?;
    page.says("Keyboard shortcuts").await?;
    no_violation(&scene, "walk-shortcuts").await
}

#[tokio::test]
async fn nothing_is_cut_off_in_a_narrow_window() -> Result<(), Error> {
    let globex = server(Showcase::Globex).await;
    let scene = Scene::open().await?;
    let page = &scene.page;
    scene.add_and_sign_in(&globex).await?;
    page.says("Support desk (@support)").await?;
    page.look_up(&globex.session_ids(1).remove(0)).await?;
    page.give_code("Password", PRACTICE_PASSWORD).await?;
    page.card().await?;
    for (width, height) in [(1000, 700), (1600, 900), (480, 700)] {
        scene.window.resize(width, height).await?;
        let wider = page.script("return document.documentElement.scrollWidth - document.documentElement.clientWidth", vec![]).await?;
        assert_eq!(wider, Value::from(0), "at {width} px nothing is scrolled sideways");
        no_violation(&scene, &format!("card-{width}")).await?;
    }
    Ok(())
}
