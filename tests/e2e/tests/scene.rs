//! A desktop with the app open on it, and the practice workspaces that it talks to.

use std::path::PathBuf;

use gatehouse_e2e::{Desktop, Page, PasswordStore, Theme, Trouble, Window};
use practice::{Generation, PRACTICE_PASSWORD, Running, Showcase, World};

/// The account of every practice workspace that may see devices.
pub const USER: &str = "support";
/// What the code dialog calls its field.
pub const TOTP_FIELD: &str = "Code from your authenticator app";

/// A desktop with the app open on it. The window is closed before its desktop ends.
pub struct Scene {
    pub page: Page,
    pub window: Window,
    pub desktop: Desktop,
}

impl Scene {
    /// Opens the app for the first time, with an unlocked password store.
    pub async fn open() -> Result<Self, Trouble> {
        Self::with(PasswordStore::Unlocked).await
    }

    /// Opens the app for the first time.
    pub async fn with(store: PasswordStore) -> Result<Self, Trouble> {
        Self::on(Desktop::start(&app(), store, theme())?).await
    }

    /// Opens the app on a desktop that is there already.
    pub async fn on(desktop: Desktop) -> Result<Self, Trouble> {
        let window = desktop.open(&[]).await?;
        let page = window.page();
        Ok(Self { page, window, desktop })
    }

    /// Adds a running workspace and signs in to it, up to the code, if it wants one.
    pub async fn add_and_sign_in(&self, server: &Running) -> Result<(), Trouble> {
        self.page.add_workspace(&server.address()).await?;
        self.page.sign_in(USER, PRACTICE_PASSWORD).await
    }

    /// Keeps a picture of the window below the folder in `GATEHOUSE_SHOTS`.
    pub async fn picture(&self, name: &str) -> Result<(), Trouble> {
        match std::env::var_os("GATEHOUSE_SHOTS") {
            Some(folder) => {
                let folder = PathBuf::from(folder).join(format!("{:?}", theme()).to_lowercase());
                self.window.picture(&folder.join(name).with_extension("png")).await
            }
            None => Ok(()),
        }
    }
}

/// The colours of this run: `GATEHOUSE_THEME` says `dark`, or they are light.
pub fn theme() -> Theme {
    if std::env::var("GATEHOUSE_THEME").is_ok_and(|theme| theme == "dark") {
        Theme::Dark
    } else {
        Theme::Light
    }
}

/// The built app.
pub fn app() -> PathBuf {
    let app = std::env::var_os("GATEHOUSE_APP");
    app.expect("GATEHOUSE_APP names the built app; `cargo xtask e2e` sets it").into()
}

/// A workspace as it is on a server of version 8.6.
pub async fn server(showcase: Showcase) -> Running {
    let world = World::showcase(showcase);
    practice::start(Generation::V8_6, world).await.expect("a port is free")
}

/// What the authenticator app of [`USER`] shows now.
pub fn phone(server: &Running) -> String {
    server.authenticator_code(USER).expect("the account has an authenticator")
}

/// The newest code that was mailed.
pub fn mailed(server: &Running) -> String {
    server.outbox().pop().expect("a code was mailed").code
}

/// How many requests the server saw for a route.
pub fn asked(server: &Running, route: &str) -> usize {
    server.requests().iter().filter(|seen| seen.path.ends_with(route)).count()
}
