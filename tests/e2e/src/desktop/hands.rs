//! What a person does on the desktop itself: the dialogs of its own, and the clipboard.

use std::{
    path::Path,
    process::{Command, Stdio},
};

use super::Desktop;
use crate::{Trouble, patience::until};

/// What the desktop's dialog for a file to save is called.
const SAVE_DIALOG: &str = "^Save File$";

impl Desktop {
    /// Types where to save into the desktop's own dialog, and presses Enter.
    ///
    /// # Errors
    /// When there is no such dialog, or it stays.
    pub async fn save_to(&self, path: &Path) -> Result<(), Trouble> {
        let dialog = self.save_dialog().await?;
        self.xdotool(&["windowfocus", "--sync", &dialog])?;
        self.xdotool(&["key", "--clearmodifiers", "ctrl+a"])?;
        self.xdotool(&["type", "--clearmodifiers", "--delay", "4", &path.to_string_lossy()])?;
        self.xdotool(&["key", "--clearmodifiers", "Return"])?;
        self.save_dialog_goes().await
    }

    /// Leaves the desktop's dialog for a file to save with Escape.
    ///
    /// # Errors
    /// When there is no such dialog, or it stays.
    pub async fn cancel_saving(&self) -> Result<(), Trouble> {
        let dialog = self.save_dialog().await?;
        self.xdotool(&["windowfocus", "--sync", &dialog])?;
        self.xdotool(&["key", "--clearmodifiers", "Escape"])?;
        self.save_dialog_goes().await
    }

    /// What another program gets that pastes this sort of content, such as `text/html`.
    ///
    /// # Errors
    /// When the clipboard cannot be asked.
    pub fn clipboard(&self, target: &str) -> Result<String, Trouble> {
        let pasted = Command::new("xclip")
            .args(["-selection", "clipboard", "-out", "-target", target])
            .env("DISPLAY", &self.screen)
            .stderr(Stdio::null())
            .output()
            .map_err(|source| Trouble::Start { program: "xclip", source })?;
        Ok(String::from_utf8_lossy(&pasted.stdout).into_owned())
    }

    async fn save_dialog(&self) -> Result<String, Trouble> {
        let found = until(|| async { self.open_save_dialog() }).await;
        found.ok_or_else(|| vain("the dialog for a file to save"))
    }

    async fn save_dialog_goes(&self) -> Result<(), Trouble> {
        let gone = until(|| async { self.open_save_dialog().is_none().then_some(()) }).await;
        gone.ok_or_else(|| vain("the dialog for a file to save to go"))
    }

    fn open_save_dialog(&self) -> Option<String> {
        let windows = self.xdotool(&["search", "--onlyvisible", "--name", SAVE_DIALOG]).ok()?;
        windows.lines().last().map(str::to_owned)
    }

    /// Turns the wheel of the mouse down so many notches, over this place of the screen in pixels.
    ///
    /// # Errors
    /// When the mouse cannot be played.
    pub fn turn_wheel_down(&self, (x, y): (u32, u32), notches: u32) -> Result<(), Trouble> {
        self.xdotool(&["mousemove", "--sync", &x.to_string(), &y.to_string()])?;
        self.xdotool(&["click", "--repeat", &notches.to_string(), "--delay", "20", "5"]).map(drop)
    }

    /// Plays keyboard and mouse; there is no window manager, so that a window has to be given the
    /// focus before keys go there.
    fn xdotool(&self, arguments: &[&str]) -> Result<String, Trouble> {
        let output = Command::new("xdotool")
            .args(arguments)
            .env("DISPLAY", &self.screen)
            .stderr(Stdio::null())
            .output()
            .map_err(|source| Trouble::Start { program: "xdotool", source })?;
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }
}

fn vain(what: &str) -> Trouble {
    Trouble::Vain { what: what.to_owned(), seen: String::new() }
}
