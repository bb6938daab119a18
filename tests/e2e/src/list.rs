//! The list of sessions, of which only what the window shows is in the page.

use serde_json::{Value, json};

use crate::{Error, Page, patience::until};

/// Name, text, and distance from the top of the window of each card, in the order of the list.
const CARDS: &str = r#"
return [...document.querySelectorAll('[aria-label="Sessions found"] article')].map((card) => [
  card.getAttribute('aria-label'), card.innerText.replace(/\s+/g, ' ').trim(), card.getBoundingClientRect().top,
]);
"#;

/// The element that scrolls the list, however it is built.
const SCROLLER: &str = r#"
let scroller = document.querySelector('[aria-label="Sessions found"]');
while (!/auto|scroll/.test(getComputedStyle(scroller).overflowY)) scroller = scroller.parentElement;
"#;

/// Moves it, and answers whether it is there when that has been painted.
const SCROLL: &str = r"
const [part, done] = arguments;
const wanted = part * (scroller.scrollHeight - scroller.clientHeight);
scroller.scrollTop = wanted;
requestAnimationFrame(() => requestAnimationFrame(() => done(Math.abs(scroller.scrollTop - wanted) < 2)));
";

/// A session as the list shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    /// What a screen reader hears: person, device, workspace, time.
    pub name: String,
    /// All that stands on it.
    pub text: String,
    /// Its distance from the top of the window, in pixels.
    pub top: f64,
}

impl Page {
    /// The cards that are drawn, from the top of the list.
    ///
    /// # Errors
    /// When `WebDriver` refuses.
    pub async fn cards(&self) -> Result<Vec<Card>, Error> {
        let cards = self.script(CARDS, vec![]).await?;
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let card = |card: &Value| Card {
            name: text(&card[0]),
            text: text(&card[1]),
            top: card[2].as_f64().unwrap_or_default(),
        };
        Ok(cards.as_array().into_iter().flatten().map(card).collect())
    }

    /// Waits until there are cards and all that are drawn are as `fits` wants them.
    ///
    /// # Errors
    /// When they do not become so.
    pub async fn cards_become(
        &self,
        what: &str,
        fits: impl Fn(&[Card]) -> bool,
    ) -> Result<Vec<Card>, Error> {
        let found = until(|| async {
            let cards = self.cards().await.ok()?;
            (!cards.is_empty() && fits(&cards)).then_some(cards)
        });
        match found.await {
            Some(cards) => Ok(cards),
            None => Err(self.vain(format!("cards: {what}")).await),
        }
    }

    /// Waits for a heading of the list, by its whole text.
    ///
    /// # Errors
    /// When it is not there.
    pub async fn heading(&self, text: &str) -> Result<(), Error> {
        self.named("[aria-label=\"Sessions found\"] h2", text, true).await.map(drop)
    }

    /// Moves the list as its scrollbar does, to a part of its height from 0 to 1, until it stays
    /// there: what is read at the same moment may put it back once.
    ///
    /// # Errors
    /// When it does not stay.
    pub async fn scroll_list(&self, part: f64) -> Result<(), Error> {
        let script = format!("{SCROLLER} {SCROLL}");
        let there = until(|| async {
            let stays = self.slow_script(&script, vec![json!(part)]).await.ok()?;
            stays.as_bool()?.then_some(())
        });
        match there.await {
            Some(()) => Ok(()),
            None => Err(self.vain("the list to stay where it was moved".to_owned()).await),
        }
    }

    /// How many elements the list is made of now.
    ///
    /// # Errors
    /// When `WebDriver` refuses.
    pub async fn nodes_in_list(&self) -> Result<usize, Error> {
        self.count("[aria-label=\"Sessions found\"] *").await
    }

    /// The number in the list of the session that has the focus, counted from 1.
    ///
    /// # Errors
    /// When `WebDriver` refuses.
    pub async fn focused_place(&self) -> Result<Option<u64>, Error> {
        let script = "return Number(document.activeElement?.closest('li')?.getAttribute('aria-posinset') ?? 0)";
        Ok(self.script(script, vec![]).await?.as_u64().filter(|place| *place > 0))
    }

    /// Waits until the focus is on the session of this number.
    ///
    /// # Errors
    /// When it does not come there.
    pub async fn focus_comes_to(&self, place: u64) -> Result<(), Error> {
        let there =
            until(|| async { (self.focused_place().await.ok()? == Some(place)).then_some(()) });
        match there.await {
            Some(()) => Ok(()),
            None => Err(self.vain(format!("the focus on session {place}")).await),
        }
    }
}
