//! The peers we are compared with, installed below the target directory as their lock files say.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::programs;
use crate::{
    step::{self, Failure},
    window,
};

/// What the lists of packages are kept in.
const LISTS: &str = "tests/bench/peers";

/// Installs what is not there yet, and returns where it lies: `npm` and `venv`.
pub fn install() -> Result<PathBuf, Failure> {
    let folder = programs::target().join("peers");
    let npm = folder.join("npm");
    once(&npm, &["package.json", "package-lock.json"], || {
        let mut ci = window::npm_in(LISTS);
        ci.current_dir(&npm).args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
        step::run("install the peers from npm", &mut ci)
    })?;
    let venv = folder.join("venv");
    once(&venv, &["requirements.txt"], || {
        let mut python = step::program("python3");
        step::run("make room for Python's peers", python.args(["-m", "venv"]).arg(&venv))?;
        let mut pip = step::program(&venv.join("bin/pip").to_string_lossy());
        pip.args(["install", "--quiet", "--requirement"]).arg(venv.join("requirements.txt"));
        step::run("install the peers from PyPI", &mut pip)
    })?;
    Ok(folder)
}

/// Copies the lists into `folder` and has what they name installed, unless that was done before.
fn once(
    folder: &Path,
    lists: &[&str],
    install: impl FnOnce() -> Result<(), Failure>,
) -> Result<(), Failure> {
    let from = step::root().join(LISTS);
    let read = |list: &&str| read(&from.join(list));
    let wanted = lists.iter().map(read).collect::<Result<Vec<_>, _>>()?.concat();
    let installed = folder.join("installed");
    if fs::read_to_string(&installed).is_ok_and(|there| there == wanted) {
        return Ok(());
    }
    fs::create_dir_all(folder).map_err(|error| unwritten(folder, &error))?;
    for list in lists {
        let copy = folder.join(list);
        fs::copy(from.join(list), &copy).map_err(|error| unwritten(&copy, &error))?;
    }
    install()?;
    fs::write(&installed, wanted).map_err(|error| unwritten(&installed, &error))
}

fn read(file: &Path) -> Result<String, Failure> {
    fs::read_to_string(file)
        .map_err(|error| Failure::new(format!("{} could not be read: {error}", file.display())))
}

fn unwritten(path: &Path, error: &std::io::Error) -> Failure {
    Failure::new(format!("{} could not be written: {error}", path.display()))
}
