//! The window itself: how large everything is drawn, and closing it.

use tauri::{Runtime, State, WebviewWindow, ipc::Channel};

use super::off_the_window;
use crate::{
    Gatehouse,
    ipc::{problems::CommandError, zoom::ZoomStep},
};

/// Draws everything larger or smaller; resolves to the new zoom in per cent.
#[command::guarded]
pub async fn zoom<R: Runtime>(
    window: WebviewWindow<R>,
    gatehouse: State<'_, Gatehouse>,
    step: ZoomStep,
) -> Result<u16, CommandError> {
    let percent = gatehouse.zoom.step(step);
    window.set_zoom(gatehouse.zoom.factor()).map_err(|error| CommandError::from_window(&error))?;
    let zoom = gatehouse.zoom.clone();
    // Where it cannot be kept, it is for this time.
    let _kept = off_the_window(move || zoom.keep()).await?;
    Ok(percent)
}

/// Something is unfinished: `on_close` hears, once, that the window is about to close.
#[command::guarded]
pub async fn hold_window(
    gatehouse: State<'_, Gatehouse>,
    on_close: Channel<()>,
) -> Result<(), CommandError> {
    gatehouse.closing.hold(move || drop(on_close.send(())));
    Ok(())
}

/// Nothing is unfinished any more: the window closes without a question.
#[command::guarded]
pub async fn release_window(gatehouse: State<'_, Gatehouse>) -> Result<(), CommandError> {
    gatehouse.closing.release();
    Ok(())
}

/// Closes the window, whatever is unfinished in it.
#[command::guarded]
pub async fn close_window<R: Runtime>(
    window: WebviewWindow<R>,
    gatehouse: State<'_, Gatehouse>,
) -> Result<(), CommandError> {
    gatehouse.closing.release();
    window.close().map_err(|error| CommandError::from_window(&error))
}
