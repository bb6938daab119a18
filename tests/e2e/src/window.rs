//! The app's window: opened, looked at, closed.

use std::{fs, path::Path};

use serde_json::json;
use thirtyfour::{By, Capabilities, WebDriver};

use crate::{Page, Trouble, patience::until};

/// The app's one window.
#[derive(Debug)]
pub struct Window {
    driver: WebDriver,
}

impl Window {
    pub(crate) async fn open(port: u16, app: &Path, arguments: &[&str]) -> Result<Self, Trouble> {
        let mut capabilities = Capabilities::new();
        capabilities
            .set("webkitgtk:browserOptions", json!({ "binary": app, "args": arguments }))?;
        let driver = WebDriver::new(&format!("http://127.0.0.1:{port}"), capabilities).await?;
        let window = Self { driver };
        let heading = until(|| async { window.driver.find(By::Css("h1, h2")).await.ok() }).await;
        if heading.is_none() {
            return Err(Trouble::Vain {
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
    pub async fn resize(&self, width: u32, height: u32) -> Result<(), Trouble> {
        Ok(self.driver.set_window_rect(0, 0, width, height).await?)
    }

    /// Keeps a picture of what the window shows as a PNG.
    ///
    /// # Errors
    /// When the picture cannot be taken or written.
    pub async fn picture(&self, file: &Path) -> Result<(), Trouble> {
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        Ok(self.driver.screenshot(file).await?)
    }

    /// Closes the app.
    ///
    /// # Errors
    /// When it does not end.
    pub async fn close(self) -> Result<(), Trouble> {
        Ok(self.driver.clone().quit().await?)
    }
}

impl Drop for Window {
    /// A window that was not closed ends with its desktop; `WebDriver` must not wait for it here,
    /// where nothing can answer.
    fn drop(&mut self) {
        let _ = self.driver.clone().leak();
    }
}
