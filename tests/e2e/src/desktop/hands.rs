//! What a person does on the desktop itself: the dialogs of its own, and the clipboard.

use std::{
    path::Path,
    process::{Command, Stdio},
};

use x11rb::protocol::xproto::{ClientMessageEvent, ConnectionExt, EventMask};

use super::Desktop;
use crate::{Error, patience::until};

/// What the desktop's dialog for a file to save is called.
const SAVE_DIALOG: &str = "^Save File$";

impl Desktop {
    /// Types where to save into the desktop's own dialog, and presses Enter.
    ///
    /// # Errors
    /// When there is no such dialog, or it stays.
    pub async fn save_to(&self, path: &Path) -> Result<(), Error> {
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
    pub async fn cancel_saving(&self) -> Result<(), Error> {
        let dialog = self.save_dialog().await?;
        self.xdotool(&["windowfocus", "--sync", &dialog])?;
        self.xdotool(&["key", "--clearmodifiers", "Escape"])?;
        self.save_dialog_goes().await
    }

    /// What another program gets that pastes this sort of content, such as `text/html`.
    ///
    /// # Errors
    /// When the clipboard cannot be asked.
    pub fn clipboard(&self, target: &str) -> Result<String, Error> {
        let pasted = Command::new("xclip")
            .args(["-selection", "clipboard", "-out", "-target", target])
            .env("DISPLAY", &self.screen)
            .stderr(Stdio::null())
            .output()
            .map_err(|source| Error::Start { program: "xclip", source })?;
        Ok(String::from_utf8_lossy(&pasted.stdout).into_owned())
    }

    async fn save_dialog(&self) -> Result<String, Error> {
        let found = until(|| async { self.open_save_dialog() }).await;
        found.ok_or_else(|| vain("the dialog for a file to save"))
    }

    async fn save_dialog_goes(&self) -> Result<(), Error> {
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
    pub fn turn_wheel_down(&self, (x, y): (u32, u32), notches: u32) -> Result<(), Error> {
        self.xdotool(&["mousemove", "--sync", &x.to_string(), &y.to_string()])?;
        self.xdotool(&["click", "--repeat", &notches.to_string(), "--delay", "20", "5"]).map(drop)
    }

    /// Turns the wheel up so many notches over this place, with Ctrl held.
    ///
    /// # Errors
    /// When the mouse cannot be played.
    pub fn turn_wheel_with_ctrl(&self, (x, y): (u32, u32), notches: u32) -> Result<(), Error> {
        self.xdotool(&["mousemove", "--sync", &x.to_string(), &y.to_string()])?;
        let notches = notches.to_string();
        let turn = ["click", "--repeat", &notches, "--delay", "20", "4"];
        let all = [&["keydown", "ctrl"][..], &turn, &["keyup", "ctrl"]].concat();
        self.xdotool(&all).map(drop)
    }

    /// Gives the keyboard another layout, as `setxkbmap` calls it, such as `us(dvorak)`.
    ///
    /// # Errors
    /// When there is no such layout.
    pub fn keyboard(&self, layout: &str) -> Result<(), Error> {
        let set = Command::new("setxkbmap").arg(layout).env("DISPLAY", &self.screen).status();
        match set.map_err(|source| Error::Start { program: "setxkbmap", source })? {
            status if status.success() => Ok(()),
            _ => Err(vain(&format!("the keyboard layout {layout}"))),
        }
    }

    /// Presses keys in a window, in the words of `xdotool`: `ctrl+plus`, or by place, `ctrl+46`.
    ///
    /// # Errors
    /// When the keyboard cannot be played.
    pub fn press_in(&self, window: &str, keys: &str) -> Result<(), Error> {
        self.xdotool(&["windowfocus", "--sync", window])?;
        self.xdotool(&["key", "--clearmodifiers", keys]).map(drop)
    }

    /// The windows that are called this; none where one of the screen goes away during the search.
    fn windows(&self, name: &str) -> Vec<String> {
        let found = self.xdotool(&["search", "--onlyvisible", "--name", &format!("^{name}$")]);
        found.unwrap_or_default().lines().map(str::to_owned).collect()
    }

    /// Waits until there are so many windows that are called this.
    ///
    /// # Errors
    /// When there never are.
    pub async fn windows_become(&self, name: &str, count: usize) -> Result<(), Error> {
        let there = until(|| async { (self.windows(name).len() == count).then_some(()) }).await;
        there.ok_or_else(|| vain(&format!("{count} windows called {name}")))
    }

    /// Waits for a window that is called this.
    ///
    /// # Errors
    /// When none opens.
    pub async fn window_opens(&self, name: &str) -> Result<String, Error> {
        let opened = until(|| async { self.windows(name).pop() }).await;
        opened.ok_or_else(|| vain(&format!("a window called {name}")))
    }

    /// Presses the button of a window's frame that closes it. There is no window manager that would
    /// draw one: the window is told what such a manager tells it.
    ///
    /// # Errors
    /// When there is no such window.
    pub async fn close_window(&self, name: &str) -> Result<(), Error> {
        let window = self.window_opens(name).await?;
        let window = window.parse().map_err(|_| vain("the number of a window"))?;
        delete_window(&self.screen, window).map_err(|error| vain(&error.to_string()))
    }

    /// Plays keyboard and mouse; there is no window manager, so that a window has to be given the
    /// focus before keys go there.
    fn xdotool(&self, arguments: &[&str]) -> Result<String, Error> {
        let output = Command::new("xdotool")
            .args(arguments)
            .env("DISPLAY", &self.screen)
            .stderr(Stdio::null())
            .output()
            .map_err(|source| Error::Start { program: "xdotool", source })?;
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }
}

/// Sends `WM_DELETE_WINDOW`.
fn delete_window(screen: &str, window: u32) -> Result<(), Box<dyn std::error::Error>> {
    let (display, _) = x11rb::connect(Some(screen))?;
    let atom = |name: &str| -> Result<u32, Box<dyn std::error::Error>> {
        Ok(display.intern_atom(false, name.as_bytes())?.reply()?.atom)
    };
    let (protocols, delete) = (atom("WM_PROTOCOLS")?, atom("WM_DELETE_WINDOW")?);
    let message = ClientMessageEvent::new(32, window, protocols, [delete, 0, 0, 0, 0]);
    display.send_event(false, window, EventMask::NO_EVENT, message)?.check()?;
    Ok(())
}

fn vain(what: &str) -> Error {
    Error::Vain { what: what.to_owned(), seen: String::new() }
}
