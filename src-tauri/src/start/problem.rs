//! Why the app cannot start, as a sentence to the person.

use std::{io, path::PathBuf};

use crate::practice_rooms::PracticeProblem;

/// Why the app cannot start.
#[derive(Debug, thiserror::Error)]
pub enum StartProblem {
    /// Nothing can be shown.
    #[error("there is no display to open the window on")]
    NoDisplay,
    /// The web view keeps fonts and caches there, and does not start without it.
    #[error(
        "Gatehouse cannot use its folder {}: {source}. Make this folder writable, then start \
         Gatehouse again.",
        path.display()
    )]
    Folder {
        /// The folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The practice workspaces.
    #[error("Gatehouse cannot start practice: {0}.")]
    Practice(#[from] PracticeProblem),
    /// The window, or the web view in it.
    #[error(
        "Gatehouse cannot open its window: {0}. Check that this computer's web view \
         ({WEB_VIEW}) is installed."
    )]
    Window(#[from] tauri::Error),
    /// A thread could not be started.
    #[error("Gatehouse cannot start: {0}.")]
    System(#[from] io::Error),
    /// A fault of the program or of the web view; standard error has the rest.
    #[error(
        "Gatehouse cannot open its window: starting it ended unexpectedly. Check that this \
         computer's web view ({WEB_VIEW}) is installed."
    )]
    Panicked,
}

const WEB_VIEW: &str = if cfg!(windows) {
    "Microsoft Edge WebView2"
} else if cfg!(target_os = "macos") {
    "WebKit"
} else {
    "WebKitGTK 4.1"
};

impl StartProblem {
    /// Tells the person: on standard error, and in a window of the desktop where there is one.
    /// Returns once that window is closed.
    pub fn tell(&self) {
        eprintln!("gatehouse: {self}");
        match self {
            Self::NoDisplay => {}
            Self::Folder { .. }
            | Self::Practice(_)
            | Self::Window(_)
            | Self::System(_)
            | Self::Panicked => show(&self.to_string()),
        }
    }
}

#[cfg(target_os = "linux")]
fn show(text: &str) {
    use gtk::prelude::{DialogExt, GtkWindowExt};

    let (flags, buttons) = (gtk::DialogFlags::empty(), gtk::ButtonsType::Close);
    let kind = gtk::MessageType::Error;
    let dialog = gtk::MessageDialog::new(None::<&gtk::Window>, flags, kind, buttons, text);
    dialog.set_title("Gatehouse");
    dialog.run();
}

#[cfg(not(target_os = "linux"))]
fn show(text: &str) {
    let dialog = rfd::MessageDialog::new().set_level(rfd::MessageLevel::Error);
    dialog.set_title("Gatehouse").set_description(text).show();
}
