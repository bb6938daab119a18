//! A desktop with the app open on it, and the practice workspaces that it talks to.

use std::path::PathBuf;

use gatehouse_e2e::{Desktop, Error, Page, PasswordStore, Theme, Window};
use practice::{Generation, PRACTICE_PASSWORD, Running, SecondFactor, Showcase, World};

/// The account of every practice workspace that may see devices.
pub const USER: &str = "support";
/// What the code dialog calls its field.
pub const TOTP_FIELD: &str = "Code from your authenticator app";
/// What it calls the field for a mailed code.
pub const MAIL_FIELD: &str = "Code from the e-mail";

/// A desktop with the app open on it. The window is closed before its desktop ends.
pub struct Scene {
    pub page: Page,
    pub window: Window,
    pub desktop: Desktop,
}

impl Scene {
    /// Opens the app for the first time, with an unlocked password store.
    pub async fn open() -> Result<Self, Error> {
        Self::with(PasswordStore::Unlocked).await
    }

    /// Opens the app for the first time.
    pub async fn with(store: PasswordStore) -> Result<Self, Error> {
        Self::on(Desktop::start(&app(), store, theme())?).await
    }

    /// Opens the app on a desktop that is there already.
    pub async fn on(desktop: Desktop) -> Result<Self, Error> {
        let window = desktop.open(&[]).await?;
        let page = window.page();
        Ok(Self { page, window, desktop })
    }

    /// Adds a running workspace and signs in to it, up to the code, if it wants one.
    pub async fn add_and_sign_in(&self, server: &Running) -> Result<(), Error> {
        self.page.add_workspace(&server.address()).await?;
        self.page.sign_in(USER, PRACTICE_PASSWORD).await
    }

    /// Opens the app and signs in to these workspaces, with the codes that they want.
    pub async fn signed_in_to(servers: &[&Running]) -> Result<Self, Error> {
        let scene = Self::open().await?;
        for (place, server) in servers.iter().enumerate() {
            if place > 0 {
                scene.page.click("Add workspace").await?;
            }
            scene.add_and_sign_in(server).await?;
            if method(server) != SecondFactor::Password {
                scene.prove(server).await?;
            }
            scene.page.says("Support desk (@support)").await?;
        }
        scene.page.open_workspace("All workspaces").await?;
        Ok(scene)
    }

    /// Opens the app, signs in to these workspaces, and reads all their sessions. The code of an
    /// authenticator is still good from the sign-in.
    pub async fn having_read(servers: &[&Running]) -> Result<Self, Error> {
        // The one whose code does not live long comes last.
        let (mut order, last): (Vec<&Running>, Vec<&Running>) =
            servers.iter().partition(|server| method(server) != SecondFactor::Totp);
        let asking = order.clone();
        order.extend(last);
        let scene = Self::signed_in_to(&order).await?;
        scene.page.click_like("Read all sessions").await?;
        for (place, server) in asking.iter().enumerate() {
            if place + 1 < asking.len() {
                scene.page.says(&format!("{} workspaces need ", asking.len() - place)).await?;
            }
            if asking.len() > 1 {
                let what = match method(server) {
                    SecondFactor::Password => "password",
                    SecondFactor::Totp | SecondFactor::Email | SecondFactor::None => "code",
                };
                scene.page.click(&format!("Enter {what} for {}", host(server))).await?;
            }
            scene.prove(server).await?;
        }
        let sessions: usize = servers.iter().map(|server| server.session_ids(10_000).len()).sum();
        scene.page.says(&format!("{sessions} sessions · checked")).await?;
        Ok(scene)
    }

    /// Gives the open dialog what it asks for.
    pub async fn prove(&self, server: &Running) -> Result<(), Error> {
        let page = &self.page;
        match method(server) {
            SecondFactor::Totp => {
                page.says(&format!("{} needs a code from your phone", host(server))).await?;
                page.give_code(TOTP_FIELD, &phone(server)).await
            }
            SecondFactor::Email => {
                page.says(&format!("{} sent a code to your e-mail", host(server))).await?;
                page.give_code(MAIL_FIELD, &mailed(server)).await
            }
            SecondFactor::Password => {
                page.says(&format!("{} wants your password again", host(server))).await?;
                page.give_code("Password", PRACTICE_PASSWORD).await
            }
            SecondFactor::None => Ok(()),
        }
    }

    /// Keeps a picture of the window below the folder in `GATEHOUSE_SHOTS`.
    pub async fn picture(&self, name: &str) -> Result<(), Error> {
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

/// A workspace as it is on a server of version 8.6, which tells [`USER`] who its administrators are.
pub async fn server(showcase: Showcase) -> Running {
    let server = silent_server(showcase).await;
    server.grant("access-permissions", "device-support");
    server
}

/// The same, where only administrators are told who the administrators are.
pub async fn silent_server(showcase: Showcase) -> Running {
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

/// What a workspace that was added by its address is called.
pub fn host(server: &Running) -> String {
    server.address().trim_start_matches("http://").to_owned()
}

fn method(server: &Running) -> SecondFactor {
    let sign_in = server.sign_ins().into_iter().find(|one| one.username == USER);
    sign_in.expect("there is such an account").method
}
