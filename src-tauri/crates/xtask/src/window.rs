//! The window's own build, and the app with the window inside.

use std::{
    fs,
    path::{Path, PathBuf},
    time::SystemTime,
};

use crate::{
    machine,
    step::{self, Failure},
};

/// Builds the app with its window inside and returns where it lies.
pub fn build() -> Result<PathBuf, Failure> {
    machine::ready_to_build()?;
    build_pages()?;
    let mut cargo = step::program("cargo");
    step::run(
        "build the app (the first time takes some minutes)",
        cargo.args(["build", "--package", "gatehouse"]),
    )?;
    Ok(target().join("debug").join(if cfg!(windows) { "gatehouse.exe" } else { "gatehouse" }))
}

/// Builds what the window shows: `ui/dist`.
pub fn build_pages() -> Result<(), Failure> {
    install_packages("ui")?;
    step::run("build the window's pages", npm_in("ui").args(["run", "--silent", "build"]))
}

/// Builds `ui/dist` unless it is newer than all that it is made of. Rebuilding it rebuilds the
/// whole program.
pub fn build_pages_if_changed() -> Result<(), Failure> {
    let ui = step::root().join("ui");
    let made = changed(&ui.join("dist/index.html"));
    let of = ["src", "build", "index.html", "vite.config.ts", "package-lock.json"];
    let newest = of.iter().filter_map(|part| newest_in(&ui.join(part))).max();
    if made.is_some() && made > newest { Ok(()) } else { build_pages() }
}

/// When the newest file in a folder was changed, or the file itself.
fn newest_in(path: &Path) -> Option<SystemTime> {
    match fs::read_dir(path) {
        Ok(entries) => entries.filter_map(|entry| newest_in(&entry.ok()?.path())).max(),
        Err(_) => changed(path),
    }
}

fn changed(file: &Path) -> Option<SystemTime> {
    fs::metadata(file).ok()?.modified().ok()
}

/// Installs a folder's npm packages as its lock file says, unless they are there.
pub fn install_packages(folder: &str) -> Result<(), Failure> {
    let lock = step::root().join(folder).join("package-lock.json");
    let installed = step::root().join(folder).join("node_modules/.installed-lock.json");
    if same(&lock, &installed) {
        return Ok(());
    }
    let mut npm = npm_in(folder);
    step::run(
        &format!("install the packages of {folder}"),
        npm.args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]),
    )?;
    fs::copy(&lock, &installed).map_err(|error| {
        Failure::new(format!("{} could not be written: {error}", installed.display()))
    })?;
    Ok(())
}

/// `npm`, in a folder of the project.
pub fn npm_in(folder: &str) -> std::process::Command {
    let mut npm = step::program(if cfg!(windows) { "npm.cmd" } else { "npm" });
    npm.current_dir(step::root().join(folder));
    npm
}

/// Where cargo puts what it builds.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| step::root().join("target"), |folder| step::root().join(folder))
}

fn same(one: &Path, other: &Path) -> bool {
    matches!((fs::read(one), fs::read(other)), (Ok(one), Ok(other)) if one == other)
}
