//! The app's window: opened, looked at, closed.

use std::{
    fs,
    net::{Ipv4Addr, TcpStream},
    path::Path,
    process::Child,
};

use serde_json::json;
use thirtyfour::{By, Capabilities, WebDriver};

use crate::{Error, Page, patience::until};

/// A picture is taken with the next thing that is painted: where the web view draws by itself and
/// nothing moves, that would never come. One pixel changes until the picture is there.
const KEEP_PAINTING: &str = r"
const dot = document.createElement('i');
dot.style.cssText = 'position: fixed; right: 0; bottom: 0; width: 1px; height: 1px';
document.documentElement.append(dot);
let turn = 0;
const timer = setInterval(() => (dot.style.background = (turn ^= 1) ? '#808080' : '#7f7f7f'), 16);
window.stopPainting = () => { clearInterval(timer); dot.remove(); };
";
const STOP_PAINTING: &str = "window.stopPainting();";

/// The app's one window.
#[derive(Debug)]
pub struct Window {
    driver: WebDriver,
    process: Child,
}

impl Window {
    /// Has the `WebDriver` that listens on `port` open the app. It serves this one window: one that
    /// had a window before may not answer a second time.
    pub(crate) async fn open(
        mut process: Child,
        port: u16,
        app: &Path,
        arguments: &[&str],
    ) -> Result<Self, Error> {
        let listens = until(|| async { TcpStream::connect((Ipv4Addr::LOCALHOST, port)).ok() });
        if listens.await.is_none() {
            let _ = process.kill();
            return Err(Error::Vain {
                what: "WebDriver to listen".to_owned(),
                seen: String::new(),
            });
        }
        let mut capabilities = Capabilities::new();
        capabilities
            .set("webkitgtk:browserOptions", json!({ "binary": app, "args": arguments }))?;
        let driver = match WebDriver::new(&format!("http://127.0.0.1:{port}"), capabilities).await {
            Ok(driver) => driver,
            Err(error) => {
                let _ = process.kill();
                let _ = process.wait();
                return Err(error.into());
            }
        };
        let window = Self { driver, process };
        let heading = until(|| async { window.driver.find(By::Css("h1, h2")).await.ok() }).await;
        if heading.is_none() {
            return Err(Error::Vain {
                what: "the window to show something".to_owned(),
                seen: window.page().text().await,
            });
        }
        Ok(window)
    }

    /// What the window shows, to be read, typed into and clicked.
    #[must_use]
    pub fn page(&self) -> Page {
        Page::new(self.driver.clone())
    }

    /// Makes the window this wide and high, in pixels.
    ///
    /// # Errors
    /// When `WebDriver` refuses.
    pub async fn resize(&self, width: u32, height: u32) -> Result<(), Error> {
        Ok(self.driver.set_window_rect(0, 0, width, height).await?)
    }

    /// Keeps a picture of what the window shows as a PNG.
    ///
    /// # Errors
    /// When the picture cannot be taken or written.
    pub async fn picture(&self, file: &Path) -> Result<(), Error> {
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        let page = self.page();
        page.painted().await?;
        page.script(KEEP_PAINTING, vec![]).await?;
        let taken = self.driver.screenshot(file).await;
        page.script(STOP_PAINTING, vec![]).await?;
        Ok(taken?)
    }

    /// Closes the app.
    ///
    /// # Errors
    /// When it does not end.
    pub async fn close(self) -> Result<(), Error> {
        self.driver.clone().quit().await?;
        // `WebDriver` answers before the app, which it started, has ended.
        let id = self.process.id();
        let children = format!("/proc/{id}/task/{id}/children");
        let ended = until(|| async {
            fs::read_to_string(&children).unwrap_or_default().trim().is_empty().then_some(())
        });
        match ended.await {
            Some(()) => Ok(()),
            None => Err(Error::Vain { what: "the app to end".to_owned(), seen: String::new() }),
        }
    }
}

impl Drop for Window {
    /// A window that was not closed ends with its desktop; `WebDriver` must not wait for it here,
    /// where nothing can answer.
    fn drop(&mut self) {
        let _ = self.driver.clone().leak();
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
