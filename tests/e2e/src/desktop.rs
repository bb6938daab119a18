//! A desktop of its own: display, session bus, password store, home, and a `WebDriver`.

use std::{
    fs,
    io::{BufRead, BufReader},
    net::{Ipv4Addr, TcpListener, TcpStream},
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use tempfile::TempDir;

use crate::{Trouble, Window, patience::until};

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

/// What runs on the bus: the password store, if there is to be one, and `WebDriver`, which starts
/// the app. Its process ID is left behind so that it can be ended.
const ON_THE_BUS: &str = r#"
echo $$ > "$HOME/driver.pid"
if [ "$1" = unlocked ]; then printf test | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; fi
exec WebKitWebDriver --host=127.0.0.1 --port="$2"
"#;

/// A desktop of its own. The same desktop may open the app several times, one after the other: what
/// the app stores, and the password store, outlive a window. All ends with the value.
#[derive(Debug)]
pub struct Desktop {
    home: TempDir,
    display: Child,
    bus: Child,
    port: u16,
    app: PathBuf,
}

impl Desktop {
    /// Starts a desktop on which `app` can be opened.
    ///
    /// # Errors
    /// When a program of the machine is missing, or `WebDriver` does not answer.
    pub async fn start(app: &Path, store: PasswordStore, theme: Theme) -> Result<Self, Trouble> {
        let home = tempfile::tempdir()?;
        let runtime = home.path().join("run");
        fs::create_dir(&runtime)?;
        fs::set_permissions(&runtime, fs::Permissions::from_mode(0o700))?;
        let (display, name) = start_display()?;
        let port = free_port()?;

        let mut command = Command::new("dbus-run-session");
        if store == PasswordStore::Missing {
            let config = home.path().join("bus.conf");
            fs::write(&config, BARE_BUS)?;
            command.arg("--config-file").arg(config);
        }
        let bus = command
            .args(["--", "sh", "-c", ON_THE_BUS, "sh"])
            .arg(if store == PasswordStore::Unlocked { "unlocked" } else { "missing" })
            .arg(port.to_string())
            .env("DISPLAY", name)
            .env("HOME", home.path())
            .env("XDG_RUNTIME_DIR", runtime)
            .env("XDG_CONFIG_HOME", home.path().join(".config"))
            .env("XDG_DATA_HOME", home.path().join(".local/share"))
            .env("XDG_CACHE_HOME", home.path().join(".cache"))
            .env("GTK_THEME", theme.gtk())
            .env("TZ", "UTC")
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env_remove("WAYLAND_DISPLAY")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(fs::File::create(home.path().join("desktop.log"))?)
            .spawn()
            .map_err(|source| Trouble::Start { program: "dbus-run-session", source })?;
        let desktop = Self { home, display, bus, port, app: app.to_owned() };
        let answers = until(|| async { TcpStream::connect((Ipv4Addr::LOCALHOST, port)).ok() });
        if answers.await.is_none() {
            return Err(Trouble::Vain {
                what: "WebDriver to answer".to_owned(),
                seen: desktop.log(),
            });
        }
        Ok(desktop)
    }

    /// Opens the app and waits until its window shows something.
    ///
    /// # Errors
    /// When the app does not start or its window stays empty.
    pub async fn open(&self, arguments: &[&str]) -> Result<Window, Trouble> {
        // A second instance would only bring the first one to the front.
        let ended = until(|| async { (!self.app_runs()).then_some(()) });
        if ended.await.is_none() {
            return Err(Trouble::Vain { what: "the app to end".to_owned(), seen: self.log() });
        }
        Window::open(self.port, &self.app, arguments).await
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
        fs::read_to_string(self.home.path().join("desktop.log")).unwrap_or_default()
    }
}

impl Drop for Desktop {
    fn drop(&mut self) {
        // The bus ends, and with it the password store, when the program on it has ended.
        if let Ok(id) = fs::read_to_string(self.home.path().join("driver.pid")) {
            let _ = Command::new("kill").arg(id.trim()).stderr(Stdio::null()).status();
            let _ = self.bus.wait();
        } else {
            let _ = self.bus.kill();
        }
        let _ = self.display.kill();
        let _ = self.display.wait();
    }
}

fn start_display() -> Result<(Child, String), Trouble> {
    let missing = |source| Trouble::Start { program: "Xvfb", source };
    let mut display = Command::new("Xvfb")
        .args(["-displayfd", "1", "-screen", "0", "1600x1000x24", "-nolisten", "tcp"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(missing)?;
    let mut number = String::new();
    if let Some(output) = display.stdout.take() {
        BufReader::new(output).read_line(&mut number).map_err(missing)?;
    }
    Ok((display, format!(":{}", number.trim())))
}

fn free_port() -> Result<u16, Trouble> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}
