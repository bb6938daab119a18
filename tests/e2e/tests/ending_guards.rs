//! What is left out of a sign-out until a person ticks it, and what cannot be left out.

use gatehouse_e2e::{Error, Page};
use practice::Showcase;
use serde_json::json;

use crate::{
    colours::no_violation,
    scene::{Scene, asked, server, silent_server},
};

const LOG_OUT: &str = "/sessions/logout";
const LOG_OUT_ALL: &str = "/users.logout";
const WHOLE: &str = "Also end access tokens and sign-ins that the list cannot show";

/// The boxes of devices in the open question: whether each is ticked, and whether it is fixed.
const BOXES: &str = r"
return [...document.querySelectorAll('dialog[open] .planned-row input')].map((box) => [box.checked, box.disabled]);
";
/// What the button that would sign out says, and whether it can be pressed.
const BUTTON: &str = r"
const button = document.querySelector('dialog[open] [type=submit]');
return [button.textContent, !button.disabled];
";

#[tokio::test]
async fn everything_of_an_account_takes_every_device_with_it_also_one_that_was_left_out()
-> Result<(), Error> {
    let acme = server(Showcase::AcmeHq).await;
    acme.grant("logout-other-user", "device-support");
    let scene = Scene::having_read(&[&acme]).await?;
    let page = &scene.page;
    page.look_up("uBNL9dTjJ4s6Pjp4K").await?;
    page.click_like("devices of Rod on").await?;
    page.says("6 of 6 devices ticked").await?;
    let all = boxes(page).await?;
    assert!(all.len() > 1 && all.iter().all(|one| *one == json!([true, false])), "{all:?}");
    let first = page.named(".planned-row input", "Rod (@Rod), ", false).await?;
    first.click().await?;
    page.says(&format!("{} of {} devices ticked", all.len() - 1, all.len())).await?;
    page.named("dialog input", WHOLE, false).await?.click().await?;
    page.says(&format!("all {} devices and the access tokens of Rod", all.len())).await?;
    page.says_no_more("What is not ticked stays signed in").await?;
    assert!(boxes(page).await?.iter().all(|one| *one == json!([true, true])));
    no_violation(&scene, "end-whole").await?;
    page.named("dialog input", WHOLE, false).await?.click().await?;
    page.says(&format!("{} of {} devices ticked", all.len() - 1, all.len())).await?;
    assert_eq!(boxes(page).await?.iter().filter(|one| one[0] == json!(false)).count(), 1);

    page.named("dialog input", WHOLE, false).await?.click().await?;
    acme.clear_requests();
    page.click(&format!("Sign out {} devices", all.len())).await?;
    page.says(&format!("{0} asked, {0} gone", all.len())).await?;
    assert_eq!(asked(&acme, LOG_OUT_ALL), 1);
    no_violation(&scene, "end-whole-proven").await
}

#[tokio::test]
async fn where_nobody_says_who_is_an_administrator_nobody_is_ticked_and_no_five_seconds_run()
-> Result<(), Error> {
    let acme = silent_server(Showcase::AcmeHq).await;
    let scene = Scene::having_read(&[&acme]).await?;
    let page = &scene.page;
    page.search_for("maria").await?;
    acme.clear_requests();
    page.click_like("Sign out Maria").await?;
    page.says("Not known whether an administrator").await?;
    page.says("did not say who the administrators are").await?;
    assert_eq!(page.script(BUTTON, vec![]).await?, json!(["Nothing is ticked.", false]));
    no_violation(&scene, "end-unknown").await?;
    page.click_like("Tick it, although").await?;
    page.click("Sign out 1 device").await?;
    page.says("1 asked, 1 gone, checked").await?;
    page.says("Signing out allowed, 15 min").await?;
    assert_eq!(asked(&acme, LOG_OUT), 1);

    page.click("Close").await?;
    page.click_like("Sign out Maria").await?;
    page.says("Not known whether an administrator").await?;
    page.says_no_more("Nothing was sent yet.").await?;
    assert_eq!(boxes(page).await?, [json!([false, false])]);
    assert_eq!(asked(&acme, LOG_OUT), 1);
    Ok(())
}

async fn boxes(page: &Page) -> Result<Vec<serde_json::Value>, Error> {
    Ok(page.script(BOXES, vec![]).await?.as_array().cloned().unwrap_or_default())
}

/// Whether the details cover the list, and what can be pressed there.
const COVERED: &str = r"
const panel = document.querySelector('.session-panel').getBoundingClientRect();
const at = document.elementFromPoint(innerWidth / 2, 200);
return [Math.round(panel.top), panel.width === innerWidth, at.closest('.session-panel') !== null];
";
/// User names and internet addresses of cards that are cut, at this width.
const CUT: &str = r"
return [...document.querySelectorAll('.card-user, .card-address')].filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.textContent);
";

#[tokio::test]
async fn in_a_narrow_window_the_details_cover_the_list_and_lead_back_to_it() -> Result<(), Error> {
    let acme = server(Showcase::AcmeHq).await;
    let newest = acme.session_ids(1).remove(0);
    let device = json!({ "type": "browser", "name": "Wide".repeat(50), "version": "1",
        "longVersion": "1.0", "os": { "name": "Windows", "version": "10" } });
    acme.act(|interceptor| interceptor.put_raw_in_row(&newest, "device", device.to_string()));
    let scene = Scene::having_read(&[&acme]).await?;
    let page = &scene.page;
    page.says("WideWideWide").await?;
    for (width, height) in [(480, 700), (1000, 700), (1200, 800), (1600, 1000)] {
        scene.window.resize(width, height).await?;
        page.cards_become("drawn", |cards| !cards.is_empty()).await?;
        assert_eq!(page.script(CUT, vec![]).await?, json!([]), "names and addresses at {width}");
        scene.picture(&format!("list-{width}")).await?;
    }
    scene.window.resize(480, 700).await?;
    page.click_like("Details of Maria").await?;
    page.says("Server name the device used").await?;
    assert_eq!(page.script(COVERED, vec![]).await?, json!([0, true, true]));
    no_violation(&scene, "panel-480").await?;
    page.click_like("Sign out this device").await?;
    page.says("Sign out 1 device of").await?;
    page.click("Sign out 1 device").await?;
    page.says("1 asked, 1 gone, checked").await?;
    no_violation(&scene, "panel-480-proven").await?;
    page.click("Close").await?;
    page.click("Back").await?;
    page.says("Signed out, checked").await?;
    scene.picture("panel-480-back").await
}
