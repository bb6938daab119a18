//! A desktop of its own: display, session bus, password store, home, and a `WebDriver`.

mod hands;

use std::{
    ffi::OsStr,
    fs::{self, File},
    io::{self, BufRead, BufReader},
    net::{Ipv4Addr, TcpListener},
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::{Child, ChildStdout, Command, Stdio},
};

use tempfile::TempDir;

use crate::{Error, Window, patience::until};

/// What this computer's password store is like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PasswordStore {
    /// gnome-keyring, unlocked.
    Unlocked,
    /// No password store at all.
    Missing,
}

/// The colours that the desktop asks programs for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    fn gtk(self) -> &'static str {
        match self {
            Self::Light => "Adwaita",
            Self::Dark => "Adwaita:dark",
        }
    }
}

/// A bus on which nothing is started for anybody, so that there is no password store.
const BARE_BUS: &str = r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><policy context="default">
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
"#;

/// What runs on the bus as long as it is wanted: the password store, if there is to be one.
const ON_THE_BUS: &str = r#"
if [ "$1" = unlocked ]; then printf test | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; fi
echo "$DBUS_SESSION_BUS_ADDRESS"
exec cat
"#;

/// A desktop of its own. The same desktop may open the app several times, one after the other: what
/// the app stores, and the password store, outlive a window. All ends with the value.
#[derive(Debug)]
pub struct Desktop {
    home: TempDir,
    display: Child,
    screen: String,
    bus: Child,
    bus_address: String,
    theme: Theme,
    app: PathBuf,
}

impl Desktop {
    /// Starts a desktop on which `app` can be opened.
    ///
    /// # Errors
    /// When a program of the machine is missing.
    pub fn start(app: &Path, store: PasswordStore, theme: Theme) -> Result<Self, Error> {
        let home = tempfile::tempdir()?;
        let runtime = home.path().join("run");
        fs::create_dir(&runtime)?;
        fs::set_permissions(&runtime, fs::Permissions::from_mode(0o700))?;
        let (display, screen) = start_display()?;
        let (bus, bus_address) = start_bus(home.path(), store)?;
        Ok(Self { home, display, screen, bus, bus_address, theme, app: app.to_owned() })
    }

    /// Opens the app and waits until its window shows something.
    ///
    /// # Errors
    /// When the app does not start or its window stays empty.
    pub async fn open(&self, arguments: &[&str]) -> Result<Window, Error> {
        // A second instance would only bring the first one to the front.
        self.app_ends().await?;
        let port = free_port()?;
        let output = File::options().create(true).append(true).open(self.log_file())?;
        let driver = self
            .on_screen("WebKitWebDriver")
            .args(["--host=127.0.0.1", &format!("--port={port}")])
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .stdin(Stdio::null())
            .stdout(output.try_clone()?)
            .stderr(output)
            .spawn()
            .map_err(|source| Error::Start { program: "WebKitWebDriver", source })?;
        Window::open(driver, port, &self.app, arguments).await
    }

    /// The app as a person starts it on this desktop, without a `WebDriver`.
    #[must_use]
    pub fn program(&self, arguments: &[&str]) -> Command {
        let mut program = self.on_screen(&self.app);
        program.args(arguments).stdin(Stdio::null());
        program
    }

    /// Waits until the app runs on this desktop no more.
    ///
    /// # Errors
    /// When it does not end.
    pub async fn app_ends(&self) -> Result<(), Error> {
        let ended = until(|| async { (!self.app_runs()).then_some(()) }).await;
        ended.ok_or_else(|| Error::Vain { what: "the app to end".to_owned(), seen: self.log() })
    }

    fn on_screen(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = on_bus(program, self.home.path());
        command
            .env("DISPLAY", &self.screen)
            .env("DBUS_SESSION_BUS_ADDRESS", &self.bus_address)
            .env("GTK_THEME", self.theme.gtk())
            .env("TZ", "UTC");
        command
    }

    /// What the password store holds for the app, as another program reads it.
    ///
    /// # Errors
    /// When the store cannot be asked.
    pub fn stored(&self) -> Result<String, Error> {
        let asked = on_bus("secret-tool", self.home.path())
            .args(["search", "--all", "service", "app.gatehouse.desktop"])
            .env("DBUS_SESSION_BUS_ADDRESS", &self.bus_address)
            .output()
            .map_err(|source| Error::Start { program: "secret-tool", source })?;
        Ok(String::from_utf8_lossy(&asked.stdout).into_owned())
    }

    /// Whether the app still runs on this desktop.
    fn app_runs(&self) -> bool {
        let home = format!("HOME={}", self.home.path().display());
        let processes = fs::read_dir("/proc").into_iter().flatten().filter_map(Result::ok);
        processes.map(|process| process.path()).any(|process| {
            fs::read_link(process.join("exe")).is_ok_and(|program| program == self.app)
                && fs::read(process.join("environ")).is_ok_and(|environment| {
                    environment.split(|byte| *byte == 0).any(|line| line == home.as_bytes())
                })
        })
    }

    /// Where the app keeps its own files.
    #[must_use]
    pub fn config(&self) -> PathBuf {
        self.home.path().join(".config/app.gatehouse.desktop")
    }

    /// The home folder, with everything that the app and its web view wrote.
    #[must_use]
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// What the app and the programs around it printed.
    #[must_use]
    pub fn log(&self) -> String {
        fs::read_to_string(self.log_file()).unwrap_or_default()
    }

    fn log_file(&self) -> PathBuf {
        self.home.path().join("desktop.log")
    }
}

impl Drop for Desktop {
    fn drop(&mut self) {
        // The bus, and the password store on it, end with the program that waits for its input.
        drop(self.bus.stdin.take());
        let _ = self.bus.wait();
        let _ = self.display.kill();
        let _ = self.display.wait();
    }
}

/// A program that sees the desktop's home and none of this machine's.
fn on_bus(program: impl AsRef<OsStr>, home: &Path) -> Command {
    let mut command = Command::new(program);
    command
        .env("HOME", home)
        .env("XDG_RUNTIME_DIR", home.join("run"))
        .env("XDG_CONFIG_HOME", home.join(".config"))
        .env("XDG_DATA_HOME", home.join(".local/share"))
        .env("XDG_CACHE_HOME", home.join(".cache"))
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY");
    command
}

fn start_bus(home: &Path, store: PasswordStore) -> Result<(Child, String), Error> {
    let missing = |source| Error::Start { program: "dbus-run-session", source };
    let mut command = on_bus("dbus-run-session", home);
    if store == PasswordStore::Missing {
        let config = home.join("bus.conf");
        fs::write(&config, BARE_BUS)?;
        command.arg("--config-file").arg(config);
    }
    let mut bus = command
        .args(["--", "sh", "-c", ON_THE_BUS, "sh"])
        .arg(if store == PasswordStore::Unlocked { "unlocked" } else { "missing" })
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(missing)?;
    let address = first_line(bus.stdout.take()).map_err(missing)?;
    Ok((bus, address))
}

fn start_display() -> Result<(Child, String), Error> {
    let missing = |source| Error::Start { program: "Xvfb", source };
    let mut display = Command::new("Xvfb")
        .args(["-displayfd", "1", "-screen", "0", "1600x1000x24", "-nolisten", "tcp"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(missing)?;
    let number = first_line(display.stdout.take()).map_err(missing)?;
    Ok((display, format!(":{number}")))
}

fn first_line(output: Option<ChildStdout>) -> io::Result<String> {
    let mut line = String::new();
    BufReader::new(output.ok_or(io::ErrorKind::BrokenPipe)?).read_line(&mut line)?;
    Ok(line.trim().to_owned())
}

fn free_port() -> Result<u16, Error> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}
