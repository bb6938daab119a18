//! Starting: the state, the commands, the window.

use std::{io, path::Path, sync::Arc};

use tauri::{App, Builder, Context, Manager, Runtime, WebviewWindowBuilder};

use crate::{Gatehouse, Keychain, commands};

/// The name under which the password store keeps the entries.
const SERVICE: &str = "app.gatehouse.desktop";

/// Starts with the practice workspaces, in a list of their own.
const PRACTICE: &str = "--practice";

/// Runs the app until its window is closed.
///
/// # Errors
/// When there is no display, or the window cannot be made.
pub fn run() -> tauri::Result<()> {
    let builder = Builder::default()
        .plugin(tauri_plugin_single_instance::init(|app, _arguments, _folder| show(app)))
        .plugin(tauri_plugin_window_state::Builder::new().build())
        .plugin(tauri_plugin_dialog::init())
        .setup(|app| Ok(set_up(app)?));
    build(builder).run(context())
}

/// Adds the commands to a builder; whoever runs it manages a [`Gatehouse`].
#[must_use]
pub fn build<R: Runtime>(builder: Builder<R>) -> Builder<R> {
    builder.invoke_handler(tauri::generate_handler![
        commands::workspaces::open,
        commands::workspaces::read_address,
        commands::workspaces::add_workspace,
        commands::workspaces::rename_workspace,
        commands::workspaces::change_address,
        commands::workspaces::move_workspace,
        commands::workspaces::remove_workspace,
        commands::practice::add_practice_workspaces,
        commands::practice::practice_help,
        commands::files::preview_import,
        commands::files::import_workspaces,
        commands::files::export_workspaces,
        commands::sign_in::sign_in,
        commands::sign_in::sign_out,
        commands::sign_in::check_workspace,
        commands::sign_in::send_email_code,
        commands::look_up::look_up,
        commands::look_up::look_up_everywhere,
        commands::reading::read_sessions,
        commands::reading::stop_reading,
        commands::find::find,
        commands::find::lines,
        commands::find::session_details,
        commands::find::hint_thresholds,
        commands::export::session_cards,
        commands::export::export_sessions,
    ])
}

/// What `tauri.conf.json`, the capability and `ui/dist` were at compile time.
#[must_use]
pub fn context<R: Runtime>() -> Context<R> {
    tauri::generate_context!()
}

/// The window opens last, so that no command can come before the state it needs.
fn set_up<R: Runtime>(app: &App<R>) -> tauri::Result<()> {
    let practising = std::env::args().any(|argument| argument == PRACTICE);
    let folder = app.path().app_config_dir()?;
    app.manage(tauri::async_runtime::block_on(open(&folder, practising))?);
    for window in &app.config().app.windows {
        WebviewWindowBuilder::from_config(app.handle(), window)?.build()?;
    }
    Ok(())
}

async fn open(folder: &Path, practising: bool) -> io::Result<Gatehouse> {
    let keychain = Arc::new(Keychain::new(SERVICE));
    if !practising {
        return Ok(Gatehouse::open(folder.join("workspaces.json"), keychain).await);
    }
    let gatehouse = Gatehouse::open(folder.join("practice.json"), keychain).await;
    gatehouse
        .add_practice_workspaces()
        .await
        .map_err(|error| io::Error::other(format!("{error:?}")))?;
    Ok(gatehouse)
}

/// Brings the window of the instance that runs already to the front.
fn show<R: Runtime>(app: &tauri::AppHandle<R>) {
    for window in app.webview_windows().values() {
        let _ = window.unminimize();
        let _ = window.set_focus();
    }
}
