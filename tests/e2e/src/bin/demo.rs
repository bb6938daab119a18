//! The main job in a real window, for a machine without a display: sign in to a practice workspace,
//! look up a session through its second factor, read its card; then read all sessions and find a
//! person.
//!
//! `demo APP FOLDER`: drives the app and leaves a picture of each step in the folder. It ends with 0
//! only if the card is that of the session that was asked for.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use gatehouse_e2e::{Desktop, Error, PasswordStore, Theme};

/// The session of Rocket.Chat's documentation, which the practice workspace Acme HQ has.
const SESSION: &str = "uBNL9dTjJ4s6Pjp4K";
const WHOSE: [&str; 3] = ["Rod", "Chrome 113 on Windows 10", "Acme HQ"];

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let arguments: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [app, folder] = arguments.as_slice() else {
        eprintln!("usage: demo APP FOLDER");
        return ExitCode::from(2);
    };
    match main_job(app, folder).await {
        Ok(card) if WHOSE.iter().all(|part| card.contains(part)) => {
            println!("The card says: {card}");
            println!("Pictures of each step: {}", folder.display());
            ExitCode::SUCCESS
        }
        Ok(card) => {
            eprintln!("This is not the card of {SESSION}: {card}");
            ExitCode::FAILURE
        }
        Err(trouble) => {
            eprintln!("{trouble}");
            ExitCode::FAILURE
        }
    }
}

async fn main_job(app: &Path, folder: &Path) -> Result<String, Error> {
    let desktop = Desktop::start(app, PasswordStore::Unlocked, Theme::Light)?;
    let window = desktop.open(&["--practice"]).await?;
    let page = window.page();
    let code_field = "Code from your authenticator app";

    println!("1. The window opens on the practice workspaces.");
    page.says("Acme HQ").await?;
    window.picture(&folder.join("1-practice-workspaces.png")).await?;

    println!("2. Sign in to Acme HQ as support, with a code from the practice phone.");
    page.open_workspace("Acme HQ").await?;
    let user = page.practice_help("User name").await?;
    let password = page.practice_help("Password").await?;
    page.sign_in(&user, &password).await?;
    page.says("needs a code from your phone").await?;
    window.picture(&folder.join("2-code-to-sign-in.png")).await?;
    page.give_code(code_field, &page.practice_help("Code on your practice phone").await?).await?;
    page.says("Signed in").await?;
    window.picture(&folder.join("3-signed-in.png")).await?;

    println!("3. Look up session {SESSION}; the workspace wants a code again.");
    page.look_up(SESSION).await?;
    page.says("needs a code from your phone").await?;
    window.picture(&folder.join("4-code-to-look-up.png")).await?;
    page.give_code(code_field, &page.practice_help("Code on your practice phone").await?).await?;

    println!("4. Read the card.");
    let card = page.card().await?;
    page.click_like("Details of").await?;
    page.says("Server name the device used").await?;
    window.picture(&folder.join("5-card.png")).await?;

    println!("5. Sign in to Globex too, and read all sessions of both.");
    page.open_workspace("Globex").await?;
    page.sign_in(&user, &password).await?;
    page.says("Support desk (@support)").await?;
    page.open_workspace("All workspaces").await?;
    page.search_for("").await?;
    page.click_like("Read all sessions").await?;
    page.give_code("Password", &password).await?;
    page.says("90 sessions").await?;
    window.picture(&folder.join("6-all-sessions.png")).await?;

    println!("6. Find somebody in both by a name typed without its accents.");
    page.search_for("yilmaz").await?;
    page.says("Mehmet Yılmaz").await?;
    window.picture(&folder.join("7-found-by-name.png")).await?;
    window.close().await?;
    Ok(card)
}
