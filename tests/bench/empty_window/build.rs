//! Tauri's own part of the build.

fn main() {
    tauri_build::build();
}
