//! Starting: the state, the commands, the window.

mod navigation;
mod problem;
mod window;

use std::{
    env, io,
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
    process,
    sync::Arc,
};

use tauri::{App, Builder, Context, Manager, Runtime, ipc::Invoke};
use workspaces::ReadDesktopProxy;

pub use self::problem::StartProblem;
use crate::{
    Gatehouse, Keychain, WHILE_LOCKED, commands, desktop_proxy, ipc::problems::CommandError,
};

/// The name under which the password store keeps the entries.
const SERVICE: &str = "app.gatehouse.desktop";

/// The practice workspaces stand in a list of their own and have a PIN of their own. It is also
/// what this app is called while it practises.
const PRACTICE_SERVICE: &str = "app.gatehouse.desktop.practice";

/// Runs the app until its window is closed, on the practice workspaces if `practising`. Where it
/// runs already, that window comes to the front and this process ends with exit code 0.
///
/// Practice is an app of its own: with its own window beside the other one, and its own folders.
///
/// # Errors
/// When there is no display, or the window cannot be made.
pub fn run(practising: bool) -> Result<(), StartProblem> {
    #[cfg(target_os = "linux")]
    shut_inspector();
    find_display()?;
    let mut context = context();
    if practising {
        PRACTICE_SERVICE.clone_into(&mut context.config_mut().identifier);
    }
    let builder = Builder::default()
        .plugin(tauri_plugin_single_instance::init(|app, _arguments, _folder| window::show(app)))
        .plugin(tauri_plugin_window_state::Builder::new().build())
        .plugin(tauri_plugin_dialog::init())
        .on_window_event(window::ask_before_closing)
        .setup(move |app| {
            set_up(app, practising).unwrap_or_else(|problem| end(app, &problem));
            Ok(())
        });
    let ran = catch_unwind(AssertUnwindSafe(|| build(builder).run(context)));
    Ok(ran.map_err(|_| StartProblem::Panicked)??)
}

/// Tauri would panic on what its setup returns.
fn end<R: Runtime>(app: &App<R>, problem: &StartProblem) {
    problem.tell();
    app.cleanup_before_exit();
    process::exit(1);
}

/// The web view would listen for an inspector wherever these variables say, and show it the page.
/// `WebDriver` takes the same way: a test that drives the page enables it by Tauri's own variable.
#[cfg(target_os = "linux")]
fn shut_inspector() {
    let automated = env::var_os("TAURI_WEBVIEW_AUTOMATION").is_some();
    if cfg!(feature = "inspector") || automated {
        return;
    }
    for variable in ["WEBKIT_INSPECTOR_SERVER", "WEBKIT_INSPECTOR_HTTP_SERVER"] {
        gtk::glib::unsetenv(variable);
    }
}

/// Without a display the window's library would panic; a person is told in one sentence instead.
#[cfg(target_os = "linux")]
fn find_display() -> Result<(), StartProblem> {
    gtk::init().map_err(|_| StartProblem::NoDisplay)
}

#[cfg(not(target_os = "linux"))]
fn find_display() -> Result<(), StartProblem> {
    Ok(())
}

/// Adds the commands to a builder; whoever runs it manages a [`Gatehouse`].
#[must_use]
pub fn build<R: Runtime>(builder: Builder<R>) -> Builder<R> {
    builder.invoke_handler(unless_locked(tauri::generate_handler![
        commands::workspaces::open,
        commands::workspaces::restore_list,
        commands::workspaces::decline_list,
        commands::workspaces::left_sign_ins,
        commands::workspaces::end_left_sign_ins,
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
        commands::lock::lock_standing,
        commands::lock::learn_lock,
        commands::lock::go_on_without_store,
        commands::lock::watch_store,
        commands::lock::let_go_of_store,
        commands::lock::set_lock,
        commands::lock::remove_lock,
        commands::lock::set_lock_idle,
        commands::lock::lock,
        commands::lock::unlock,
        commands::lock::take_up,
        commands::lock::give_up_lock,
        commands::lock::watch_sleep,
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
        commands::activity::activity_rows,
        commands::activity::activity_state,
        commands::activity::verify_activity,
        commands::activity::note_activity,
        commands::activity::save_activity,
        commands::activity::settle_activity,
        commands::ending::plan_ending,
        commands::ending::learn_admins,
        commands::ending::ending_mode,
        commands::ending::allow_ending,
        commands::ending::view_only,
        commands::ending::start_ending,
        commands::ending::end_sessions,
        commands::ending::stop_ending,
        commands::ending::check_ended,
        commands::window::zoom,
        commands::window::hold_window,
        commands::window::release_window,
        commands::window::close_window,
    ]))
}

/// The one place where commands are refused while the lock is shut. A panic before a command
/// begins is an error as well: nothing unwinds into the web view, where it would end the program.
fn unless_locked<R: Runtime>(
    handler: impl Fn(Invoke<R>) -> bool + Send + Sync + 'static,
) -> impl Fn(Invoke<R>) -> bool + Send + Sync + 'static {
    let refuse_or_handle = move |invoke: Invoke<R>| {
        let state = invoke.message.webview_ref().try_state::<Gatehouse>();
        let is_locked = state.is_none_or(|gatehouse| gatehouse.workspaces.is_locked());
        if is_locked && !WHILE_LOCKED.contains(&invoke.message.command()) {
            invoke.resolver.reject(CommandError::Locked);
            return true;
        }
        handler(invoke)
    };
    move |invoke| {
        let (resolver, name) = (invoke.resolver.clone(), invoke.message.command().to_owned());
        catch_unwind(AssertUnwindSafe(|| refuse_or_handle(invoke))).unwrap_or_else(|_| {
            resolver.reject(CommandError::internal(&name));
            true
        })
    }
}

/// What `tauri.conf.json`, the capability and `ui/dist` were at compile time.
#[must_use]
pub fn context<R: Runtime>() -> Context<R> {
    tauri::generate_context!()
}

/// The window opens last, so that no command can come before the state it needs.
fn set_up<R: Runtime>(app: &App<R>, practising: bool) -> Result<(), StartProblem> {
    let folder = app.path().app_config_dir()?;
    let gatehouse =
        tauri::async_runtime::block_on(open(&folder, practising, desktop_proxy::watch()))?;
    lock_before_sleep(&gatehouse)?;
    app.manage(gatehouse);
    window::open(app)
}

/// Before the computer sleeps, the window is told and locks, where there is something to lock with.
#[cfg(target_os = "linux")]
fn lock_before_sleep(gatehouse: &Gatehouse) -> io::Result<()> {
    let (workspaces, sleep) = (gatehouse.workspaces.clone(), gatehouse.sleep.clone());
    crate::logind::watch(move || {
        if workspaces.lock_status().set && !workspaces.is_locked() {
            sleep.notify();
        }
    })
}

/// The window notices by its clock that the computer has slept.
#[cfg(not(target_os = "linux"))]
fn lock_before_sleep(_gatehouse: &Gatehouse) -> io::Result<()> {
    Ok(())
}

async fn open(
    folder: &Path,
    practising: bool,
    desktop_proxy: ReadDesktopProxy,
) -> Result<Gatehouse, StartProblem> {
    if !practising {
        let keychain = Arc::new(Keychain::new(SERVICE));
        return Ok(Gatehouse::open(folder.join("workspaces.json"), keychain, desktop_proxy).await);
    }
    let keychain = Arc::new(Keychain::new(PRACTICE_SERVICE));
    let gatehouse = Gatehouse::open(folder.join("practice.json"), keychain, desktop_proxy).await;
    gatehouse.add_practice_workspaces().await?;
    Ok(gatehouse)
}
