//! The one window of the app.

use std::{
    fs,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use tauri::{
    App, AppHandle, Manager, Runtime, WebviewWindowBuilder, Window, WindowEvent,
    webview::{NewWindowResponse, PageLoadEvent},
};

use super::{navigation::is_own_page, problem::StartProblem};
use crate::{Gatehouse, closing::OnClose};

/// Opens the window, with the zoom that it had. The web view shows the app's own page alone: it
/// opens no other window, saves nothing, and has no inspector.
///
/// # Errors
/// When the folder of the web view cannot be used, or the window cannot be made.
pub fn open<R: Runtime>(app: &App<R>) -> Result<(), StartProblem> {
    let path = app.path().app_local_data_dir()?;
    fs::create_dir_all(&path).map_err(|source| StartProblem::Folder { path, source })?;
    let made = catch_unwind(AssertUnwindSafe(|| make(app)));
    Ok(made.map_err(|_| StartProblem::Panicked)??)
}

fn make<R: Runtime>(app: &App<R>) -> tauri::Result<()> {
    for config in &app.config().app.windows {
        let is_loaded = Arc::new(AtomicBool::new(false));
        let loads = Arc::clone(&is_loaded);
        let window = WebviewWindowBuilder::from_config(app.handle(), config)?
            // A page that is loaded again has forgotten everything.
            .on_navigation(move |url| is_own_page(url) && !is_loaded.load(Ordering::SeqCst))
            .on_page_load(move |_, page| {
                loads.fetch_or(page.event() == PageLoadEvent::Finished, Ordering::SeqCst);
            })
            .on_new_window(|_, _| NewWindowResponse::Deny)
            .on_download(|_, _| false)
            .devtools(cfg!(feature = "inspector"))
            .build()?;
        window.set_zoom(app.state::<Gatehouse>().zoom.factor())?;
    }
    Ok(())
}

/// Brings the window of the instance that runs already to the front.
pub fn show<R: Runtime>(app: &AppHandle<R>) {
    for window in app.webview_windows().values() {
        let _ = window.unminimize();
        let _ = window.show();
        let _ = window.set_focus();
    }
}

/// A window in which something is unfinished asks before it closes.
pub fn ask_before_closing<R: Runtime>(window: &Window<R>, event: &WindowEvent) {
    let WindowEvent::CloseRequested { api, .. } = event else {
        return;
    };
    match window.state::<Gatehouse>().closing.requested() {
        OnClose::Close => {}
        OnClose::Ask => api.prevent_close(),
    }
}
