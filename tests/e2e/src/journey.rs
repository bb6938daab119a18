//! What a person does, step by step, in the words of the window.

use thirtyfour::{Key, components::SelectElement};

use crate::{Error, Page};

impl Page {
    /// Adds a workspace by its address; from the first window or from any other.
    ///
    /// # Errors
    /// When the window does not go along.
    pub async fn add_workspace(&self, address: &str) -> Result<(), Error> {
        self.fill("Workspace address", address).await?;
        self.press_enter().await
    }

    /// Opens a workspace of the rail.
    ///
    /// # Errors
    /// When it is not there.
    pub async fn open_workspace(&self, name: &str) -> Result<(), Error> {
        self.press_on("nav .rail-row", name, false).await
    }

    /// Fills in the sign-in form that is open, and sends it.
    ///
    /// # Errors
    /// When there is none.
    pub async fn sign_in(&self, user: &str, password: &str) -> Result<(), Error> {
        self.fill("User name or e-mail", user).await?;
        self.fill("Password", password).await?;
        self.press_enter().await
    }

    /// Types a code into the dialog that asks for it. Six digits are sent by themselves.
    ///
    /// # Errors
    /// When no dialog asks for it.
    pub async fn give_code(&self, label: &str, code: &str) -> Result<(), Error> {
        self.fill(label, code).await?;
        let digits = code.chars().filter(char::is_ascii_digit).count();
        if digits == 6 { Ok(()) } else { self.press_enter().await }
    }

    /// Looks a session up in the scope that is set.
    ///
    /// # Errors
    /// When the search box is not there.
    pub async fn look_up(&self, text: &str) -> Result<(), Error> {
        self.fill("Session ID", text).await?;
        self.press(Key::Enter + "").await
    }

    /// Types into the search box, or clears it; nothing is sent.
    ///
    /// # Errors
    /// When the search box is not there.
    pub async fn search_for(&self, text: &str) -> Result<(), Error> {
        if text.is_empty() {
            return self.click("Clear the search").await;
        }
        self.fill("Session ID", text).await
    }

    /// Makes a choice behind one of the buttons above the list, such as "Device type".
    ///
    /// # Errors
    /// When the button or the choice is not there.
    pub async fn choose(&self, of: &str, choice: &str) -> Result<(), Error> {
        self.click_like(&format!("{of}: ")).await?;
        let field = self.named("fieldset input", choice, false).await?;
        // A list of which one thing is chosen closes by itself.
        let stays_open = field.attr("type").await?.as_deref() == Some("checkbox");
        self.press_on("fieldset input", choice, false).await?;
        if stays_open { self.press(Key::Escape + "").await } else { Ok(()) }
    }

    /// Sets in which workspaces the box looks.
    ///
    /// # Errors
    /// When that choice is not there.
    pub async fn look_in(&self, workspace: &str) -> Result<(), Error> {
        let scope = self.named("select", "In:", false).await?;
        Ok(SelectElement::new(&scope).await?.select_by_exact_text(workspace).await?)
    }

    /// What the one card says, by the name that a screen reader hears.
    ///
    /// # Errors
    /// When there is none.
    pub async fn card(&self) -> Result<String, Error> {
        let card = self.named("article", "", false).await?;
        Ok(card.attr("aria-label").await?.unwrap_or_default())
    }

    /// What the practice help says behind a label.
    ///
    /// # Errors
    /// When it does not say it.
    pub async fn practice_help(&self, label: &str) -> Result<String, Error> {
        let line = self.named(".practice-lines > div", label, false).await?;
        Ok(line.find(thirtyfour::By::Css("code")).await?.text().await?)
    }
}
