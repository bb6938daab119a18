//! What a fresh machine lacks.

use std::process::{Command, Stdio};

use crate::step::{self, Failure};

/// What building the app needs on Debian: one package brings the rest.
const TO_BUILD: &[(&str, Sign)] = &[
    ("libwebkit2gtk-4.1-dev", Sign::Library("webkit2gtk-4.1")),
    ("pkg-config", Sign::Program("pkg-config")),
];

/// What running it in a window of its own, without a screen, needs.
const TO_DRIVE: &[(&str, Sign)] = &[
    ("xvfb", Sign::Program("Xvfb")),
    ("webkit2gtk-driver", Sign::Program("WebKitWebDriver")),
    ("gnome-keyring", Sign::Program("gnome-keyring-daemon")),
    ("libsecret-tools", Sign::Program("secret-tool")),
    ("dbus", Sign::Program("dbus-run-session")),
    ("xdotool", Sign::Program("xdotool")),
    ("x11-xkb-utils", Sign::Program("setxkbmap")),
    ("xclip", Sign::Program("xclip")),
];

/// What we are compared with, and what compares.
const TO_COMPARE: &[(&str, Sign)] = &[
    ("curl", Sign::Program("curl")),
    ("jq", Sign::Program("jq")),
    ("ripgrep", Sign::Program("rg")),
    ("python3-venv", Sign::Module("ensurepip")),
];

/// How to tell that a package is there.
enum Sign {
    Program(&'static str),
    Library(&'static str),
    /// Of Python.
    Module(&'static str),
}

/// Sees to it that the app can be built.
pub fn ready_to_build() -> Result<(), Failure> {
    has_node()?;
    install(&missing(TO_BUILD))
}

/// Sees to it that the app can be built, and driven in a real window.
pub fn ready_to_drive() -> Result<(), Failure> {
    has_node()?;
    let mut packages = missing(TO_BUILD);
    packages.extend(missing(TO_DRIVE));
    install(&packages)
}

/// Sees to it that the programs we are compared with are there.
pub fn ready_to_compare() -> Result<(), Failure> {
    has_node()?;
    install(&missing(TO_COMPARE))
}

fn has_node() -> Result<(), Failure> {
    if answers("npm", &["--version"]) {
        return Ok(());
    }
    Err(Failure::new("Node.js 20 or newer with npm is needed; install it and run this again"))
}

fn missing(packages: &[(&'static str, Sign)]) -> Vec<&'static str> {
    if !cfg!(target_os = "linux") {
        return Vec::new();
    }
    packages
        .iter()
        .filter(|(_, sign)| match sign {
            Sign::Program(name) => !answers("sh", &["-c", &format!("command -v {name}")]),
            Sign::Library(name) => !answers("pkg-config", &["--exists", name]),
            Sign::Module(name) => !answers("python3", &["-c", &format!("import {name}")]),
        })
        .map(|(package, _)| *package)
        .collect()
}

fn install(packages: &[&str]) -> Result<(), Failure> {
    if packages.is_empty() {
        return Ok(());
    }
    let line = format!("apt-get install -y --no-install-recommends {}", packages.join(" "));
    let may_install = answers("apt-get", &["--version"])
        && step::output(Command::new("id").arg("-u"))?.trim() == "0";
    if !may_install {
        return Err(Failure::new(format!(
            "these packages are missing. On Debian or Ubuntu run\n\n  sudo {line}\n\nand then this command again"
        )));
    }
    let mut update = apt_get();
    step::run("look for packages", update.arg("update").arg("-qq"))?;
    let mut install = apt_get();
    install.args(["install", "-y", "-qq", "--no-install-recommends"]).args(packages);
    step::run(&format!("install {}", packages.join(", ")), install.stdout(Stdio::null()))
}

fn apt_get() -> Command {
    let mut command = Command::new("apt-get");
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}

fn answers(program: &str, arguments: &[&str]) -> bool {
    Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}
