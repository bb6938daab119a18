//! What draws the window on Linux.
//!
//! Without a graphics processor, a web view draws through a program that imitates one on the main
//! processor. For a list that moves, that takes most of the time, and some 80 MB. The web view is
//! told there to draw by itself; where there is a graphics processor, nothing is changed.

use std::{fs, path::Path};

use tauri::WebviewWindow;
use webkit2gtk::{HardwareAccelerationPolicy, SettingsExt, WebViewExt};

/// Where the kernel shows what devices there are.
const DEVICES: &str = "/dev";

/// Has the window drawn without the imitation of a graphics processor, where that is all there is.
///
/// # Errors
/// When the window is gone.
pub fn without_imitation(window: &WebviewWindow) -> tauri::Result<()> {
    if has_graphics_processor(Path::new(DEVICES)) {
        return Ok(());
    }
    window.with_webview(|view| {
        if let Some(settings) = view.inner().settings() {
            settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
        }
    })
}

/// Whether something could draw: the kernel's node for it, NVIDIA's own, or that of a Linux inside
/// Windows. A display alone (`dri/card0`) cannot.
fn has_graphics_processor(devices: &Path) -> bool {
    let nodes = fs::read_dir(devices.join("dri")).into_iter().flatten().filter_map(Result::ok);
    let draws = nodes
        .map(|node| node.file_name())
        .any(|name| name.to_string_lossy().starts_with("renderD"));
    draws || ["nvidiactl", "dxg"].iter().any(|name| devices.join(name).exists())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_display_alone_is_no_graphics_processor() {
        for (files, expected) in [
            (&[][..], false),
            (&["dri/card0"], false),
            (&["dri/card0", "dri/renderD128"], true),
            (&["nvidiactl"], true),
            (&["dxg"], true),
        ] {
            let devices = tempfile::tempdir().unwrap();
            fs::create_dir(devices.path().join("dri")).unwrap();
            for file in files {
                fs::write(devices.path().join(file), "").unwrap();
            }
            assert_eq!(has_graphics_processor(devices.path()), expected, "{files:?}");
        }
        assert!(!has_graphics_processor(Path::new("/nowhere")));
    }
}
