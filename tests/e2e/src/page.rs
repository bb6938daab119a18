//! The page as a person perceives it: by role and name, never by class.

use std::path::Path;

use serde_json::{Value, json};
use thirtyfour::{By, Key, WebDriver, WebElement};

use crate::{Error, patience::until};

/// Finds the visible elements that a selector names and whose accessible name fits; the last one
/// opened, the dialog on top, comes first.
const NAMED: &str = r"
const [selector, name, exact] = arguments;
const fold = (text) => (text ?? '').replace(/\s+/g, ' ').trim();
const nameOf = (element) => {
  const by = element.getAttribute('aria-labelledby');
  if (by) return fold(by.split(' ').map((id) => document.getElementById(id)?.textContent).join(' '));
  if (element.hasAttribute('aria-label')) return fold(element.getAttribute('aria-label'));
  if (element.labels?.length) return fold([...element.labels].map((label) => label.textContent).join(' '));
  return fold(element.textContent);
};
const top = [...document.querySelectorAll('dialog[open], [role=dialog], [role=alertdialog]')].pop();
const fits = (element) => {
  const own = nameOf(element);
  return (exact ? own === name : own.includes(name)) && element.getClientRects().length > 0;
};
const inside = top ? [...top.querySelectorAll(selector)].filter(fits) : [];
return inside[0] ?? [...document.querySelectorAll(selector)].filter(fits)[0] ?? null;
";

/// Brings an element into view and has it say so when it is pressed; answers whether a press on its
/// middle would reach it.
const STANDS: &str = r"
const [element] = arguments;
element.scrollIntoView({ block: 'center', inline: 'center' });
window.heard = false;
element.addEventListener('click', () => (window.heard = true), { once: true, capture: true });
const { left, top, width, height } = element.getBoundingClientRect();
const hit = document.elementFromPoint(left + width / 2, top + height / 2);
return hit !== null && (element.contains(hit) || hit.contains(element));
";

/// Answers when what the page is now has been painted, and every colour has become what it is to be:
/// halfway there, a text has no contrast that a person could judge.
const PAINTED: &str = r"
const [done] = arguments;
const moves = () => document.getAnimations().some((one) => one instanceof CSSTransition && one.playState === 'running');
const look = () => requestAnimationFrame(() => requestAnimationFrame(() => (moves() ? look() : done(true))));
look();
";

/// The accessible name of what has the focus.
const FOCUSED: &str = r"
const element = document.activeElement === document.body ? null : document.activeElement;
const text = element?.getAttribute('aria-label') ?? [...(element?.labels ?? [])].map((label) => label.textContent).join(' ') ;
return (text || element?.textContent || '').replace(/\s+/g, ' ').trim();
";

/// What the window shows now.
#[derive(Debug, Clone)]
pub struct Page {
    driver: WebDriver,
}

impl Page {
    pub(crate) fn new(driver: WebDriver) -> Self {
        Self { driver }
    }

    /// All text that can be seen.
    pub async fn text(&self) -> String {
        let text = self.driver.execute("return document.body.innerText", vec![]).await;
        text.ok().and_then(|text| text.convert::<String>().ok()).unwrap_or_default()
    }

    /// Waits until the window says `text`.
    ///
    /// # Errors
    /// When it does not.
    pub async fn says(&self, text: &str) -> Result<(), Error> {
        let found = until(|| async { folded(&self.text().await).contains(text).then_some(()) });
        match found.await {
            Some(()) => Ok(()),
            None => Err(self.vain(format!("“{text}”")).await),
        }
    }

    /// Waits until the window no longer says `text`.
    ///
    /// # Errors
    /// When it still does.
    pub async fn says_no_more(&self, text: &str) -> Result<(), Error> {
        let gone = until(|| async { (!folded(&self.text().await).contains(text)).then_some(()) });
        match gone.await {
            Some(()) => Ok(()),
            None => Err(self.vain(format!("“{text}” to go")).await),
        }
    }

    /// Waits for a button, by its whole name, and clicks it.
    ///
    /// # Errors
    /// When there is none.
    pub async fn click(&self, name: &str) -> Result<(), Error> {
        self.press_named(name, true).await
    }

    /// Waits for a button whose name contains `part`, and clicks it.
    ///
    /// # Errors
    /// When there is none.
    pub async fn click_like(&self, part: &str) -> Result<(), Error> {
        self.press_named(part, false).await
    }

    /// Replaces what stands in the field whose label contains `label`.
    ///
    /// # Errors
    /// When there is no such field.
    pub async fn fill(&self, label: &str, text: &str) -> Result<(), Error> {
        let cleared = until(|| async {
            let field = self.field(label).await.ok()?;
            field.clear().await.ok().map(|()| field)
        });
        let Some(field) = cleared.await else {
            return Err(self.vain(format!("“{label}” to take text")).await);
        };
        Ok(field.send_keys(text).await?)
    }

    /// The field whose label contains `label`.
    ///
    /// # Errors
    /// When there is none.
    pub async fn field(&self, label: &str) -> Result<WebElement, Error> {
        self.named("input, textarea, select", label, false).await
    }

    /// Presses keys wherever the focus is.
    ///
    /// # Errors
    /// When nothing has the focus.
    pub async fn press(&self, keys: impl Into<thirtyfour::TypingData>) -> Result<(), Error> {
        let focused = self.driver.active_element().await?;
        Ok(focused.send_keys(keys).await?)
    }

    /// Presses Enter wherever the focus is.
    ///
    /// # Errors
    /// When nothing has the focus.
    pub async fn press_enter(&self) -> Result<(), Error> {
        self.press(Key::Enter + "").await
    }

    /// Waits for an element by a selector and the part of its accessible name, or all of it.
    ///
    /// # Errors
    /// When there is none.
    pub async fn named(
        &self,
        selector: &str,
        name: &str,
        exact: bool,
    ) -> Result<WebElement, Error> {
        let arguments = vec![json!(selector), json!(name), json!(exact)];
        let found = until(|| async {
            let answer = self.driver.execute(NAMED, arguments.clone()).await.ok()?;
            answer.element().ok()
        });
        match found.await {
            Some(element) => Ok(element),
            None => Err(self.vain(format!("{selector} named “{name}”")).await),
        }
    }

    /// Chooses a file where the window asks for one.
    ///
    /// # Errors
    /// When it does not.
    pub async fn choose_file(&self, file: &Path) -> Result<(), Error> {
        let field =
            until(|| async { self.driver.find(By::Css("input[type=file]")).await.ok() }).await;
        match field {
            Some(field) => Ok(field.send_keys(file.to_string_lossy().as_ref()).await?),
            None => Err(self.vain("a place to choose a file".to_owned()).await),
        }
    }

    /// The accessible name of what has the focus.
    ///
    /// # Errors
    /// When `WebDriver` refuses.
    pub async fn focused(&self) -> Result<String, Error> {
        let name = self.script(FOCUSED, vec![]).await?;
        Ok(name.as_str().unwrap_or_default().to_owned())
    }

    /// Waits until what has the focus has a name that begins with `name`.
    ///
    /// # Errors
    /// When it does not get the focus.
    pub async fn has_focus(&self, name: &str) -> Result<(), Error> {
        let there = until(|| async {
            self.focused().await.is_ok_and(|own| own.starts_with(name)).then_some(())
        });
        match there.await {
            Some(()) => Ok(()),
            None => Err(self.vain(format!("the focus on “{name}”")).await),
        }
    }

    /// Presses Tab until what has the focus has a name that contains `name`.
    ///
    /// # Errors
    /// When Tab does not lead there.
    pub async fn focus_by_tab(&self, name: &str) -> Result<(), Error> {
        self.tab_until(name, |own| own.contains(name)).await
    }

    /// Presses Tab until what has the focus has this name.
    ///
    /// # Errors
    /// When Tab does not lead there.
    pub async fn focus_by_tab_exactly(&self, name: &str) -> Result<(), Error> {
        self.tab_until(name, |own| own == name).await
    }

    async fn tab_until(&self, name: &str, there: impl Fn(&str) -> bool) -> Result<(), Error> {
        for _ in 0..60 {
            if there(&self.focused().await?) {
                return Ok(());
            }
            self.press(Key::Tab + "").await?;
        }
        Err(self.vain(format!("Tab to lead to “{name}”")).await)
    }

    /// How many elements a selector finds.
    ///
    /// # Errors
    /// When `WebDriver` refuses.
    pub async fn count(&self, selector: &str) -> Result<usize, Error> {
        Ok(self.driver.find_all(By::Css(selector)).await?.len())
    }

    /// Waits until what the page is now has been painted and nothing changes its colour any more.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn painted(&self) -> Result<(), Error> {
        self.slow_script(PAINTED, vec![]).await.map(drop)
    }

    /// Runs a script in the page and returns its answer.
    ///
    /// # Errors
    /// When the script fails.
    pub async fn script(&self, script: &str, arguments: Vec<Value>) -> Result<Value, Error> {
        Ok(self.driver.execute(script, arguments).await?.json().clone())
    }

    /// Runs a script that answers later, through its last argument.
    ///
    /// # Errors
    /// When the script fails or does not answer.
    pub async fn slow_script(&self, script: &str, arguments: Vec<Value>) -> Result<Value, Error> {
        Ok(self.driver.execute_async(script, arguments).await?.json().clone())
    }

    /// Presses what is named; a page that has just drawn it anew is asked again.
    async fn press_named(&self, name: &str, exact: bool) -> Result<(), Error> {
        let selector = "button, [role=button], [role=menuitem], [role=option], summary, a";
        self.press_on(selector, name, exact).await
    }

    /// Presses an element by a selector and the part of its accessible name, or all of it. A page
    /// that draws anew while the pointer is on its way may put something else under it: what was
    /// meant has to hear of the press, or it is pressed again.
    ///
    /// # Errors
    /// When it is not there, or never hears of it.
    pub async fn press_on(&self, selector: &str, name: &str, exact: bool) -> Result<(), Error> {
        self.named(selector, name, exact).await?;
        let arguments = vec![json!(selector), json!(name), json!(exact)];
        let heard = until(|| async {
            let element = self.driver.execute(NAMED, arguments.clone()).await.ok()?;
            let element = element.element().ok()?;
            self.script(STANDS, vec![element.to_json().ok()?])
                .await
                .ok()?
                .as_bool()?
                .then_some(())?;
            let _ = element.click().await;
            self.script("return window.heard === true", vec![]).await.ok()?.as_bool()?.then_some(())
        });
        match heard.await {
            Some(()) => Ok(()),
            None => Err(self.vain(format!("“{name}” to be pressed")).await),
        }
    }

    pub(crate) async fn vain(&self, what: String) -> Error {
        Error::Vain { what, seen: self.text().await }
    }
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
