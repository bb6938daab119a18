//! The keys of a real keyboard: shortcuts on other layouts, and the zoom.

use gatehouse_e2e::Error;
use practice::Showcase;

use crate::scene::{Scene, server};

/// The places of the keys that a US keyboard calls K and L.
const K: &str = "45";
const L: &str = "46";

/// Where each layout has its K and its L.
const LAYOUTS: [(&str, &str, &str); 6] = [
    ("us", K, L),
    ("ru", K, L),
    ("gr", K, L),
    ("ara", K, L),
    ("fr", K, L),
    // On Dvorak, K is where a US keyboard has V, and L where it has P.
    ("us(dvorak)", "55", "33"),
];

#[tokio::test]
async fn shortcuts_work_on_layouts_without_latin_letters_and_follow_those_that_have_some()
-> Result<(), Error> {
    let globex = server(Showcase::Globex).await;
    let scene = Scene::signed_in_to(&[&globex]).await?;
    let (page, desktop) = (&scene.page, &scene.desktop);
    let window = desktop.window_opens("Gatehouse").await?;
    for (layout, k, l) in LAYOUTS {
        desktop.keyboard(layout)?;
        page.script("document.activeElement.blur()", vec![]).await?;
        desktop.press_in(&window, &format!("ctrl+{k}"))?;
        page.has_focus("Session ID").await?;
        desktop.press_in(&window, &format!("ctrl+{l}"))?;
        page.says("There is none yet, so there is nothing to lock with.").await?;
        desktop.press_in(&window, "Escape")?;
        page.says_no_more("There is none yet, so there is nothing to lock with.").await?;
        println!("{layout}: Ctrl+K and Ctrl+L");
    }
    desktop.keyboard("us")
}

#[tokio::test]
async fn ctrl_plus_minus_and_wheel_zoom_the_window_and_the_next_start_keeps_it() -> Result<(), Error>
{
    let first = Scene::open().await?;
    first.page.says("See who is signed in to your workspaces").await?;
    let usual = width(&first).await?;
    let window = first.desktop.window_opens("Gatehouse").await?;
    for (keys, percent) in [
        ("ctrl+plus", 110),
        ("ctrl+KP_Add", 125),
        ("ctrl+equal", 150),
        ("ctrl+minus", 125),
        ("ctrl+0", 100),
        ("ctrl+KP_Subtract", 90),
        ("ctrl+0", 100),
    ] {
        first.desktop.press_in(&window, keys)?;
        becomes(&first, usual * 100 / percent).await?;
    }
    first.desktop.turn_wheel_with_ctrl((600, 400), 2)?;
    becomes(&first, usual * 100 / 125).await?;
    let Scene { desktop, window, .. } = first;
    window.close().await?;

    let second = Scene::on(desktop).await?;
    becomes(&second, usual * 100 / 125).await
}

async fn width(scene: &Scene) -> Result<u64, Error> {
    let width = scene.page.script("return window.innerWidth", vec![]).await?;
    Ok(width.as_u64().expect("a width"))
}

/// Waits until the page is so wide, give or take a pixel.
async fn becomes(scene: &Scene, wanted: u64) -> Result<(), Error> {
    let until = "const [wanted, done] = arguments; \
        const look = () => Math.abs(window.innerWidth - wanted) <= 1 ? done(true) : setTimeout(look, 20); look()";
    scene.page.slow_script(until, vec![wanted.into()]).await.map(drop)
}
