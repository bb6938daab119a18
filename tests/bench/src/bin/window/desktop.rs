//! A desktop for one program: a display, a session bus and a home of its own.

use std::{
    env, fs,
    io::{self, BufRead as _, BufReader},
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
    process::{Child, ChildStdout, Command, Stdio},
};

use gatehouse_bench::ours;
use tempfile::TempDir;

use crate::Failure;

/// What is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opened {
    /// Gatehouse with so many workspaces in its list, signed in to none.
    Gatehouse(usize),
    /// The window with one empty page.
    Empty,
}

/// Everything ends with the value.
pub struct Desktop {
    program: PathBuf,
    home: TempDir,
    display: Child,
    /// Its name, such as `:1`.
    pub screen: String,
    bus: Child,
    bus_address: String,
}

/// A running program; killed with the value.
pub struct Running(Child);

impl Desktop {
    /// Prepares what is to be opened.
    pub async fn prepare(opened: Opened) -> Result<Self, Failure> {
        let home = tempfile::tempdir()?;
        let variable = |name: &str| env::var_os(name).ok_or(format!("{name} is not set"));
        let program = match opened {
            Opened::Gatehouse(workspaces) => {
                let folder = home.path().join(".config/app.gatehouse.desktop");
                fs::create_dir_all(&folder)?;
                ours::write_list(&folder.join("workspaces.json"), workspaces).await?;
                variable("BENCH_APP")?
            }
            Opened::Empty => variable("BENCH_EMPTY_WINDOW")?,
        };
        let runtime = home.path().join("run");
        fs::create_dir(&runtime)?;
        fs::set_permissions(&runtime, fs::Permissions::from_mode(0o700))?;
        let mut display = Command::new("Xvfb")
            .args([
                "-displayfd",
                "1",
                "-screen",
                "0",
                "1280x800x24",
                "-nolisten",
                "tcp",
                "-noreset",
            ])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let screen = format!(":{}", first_line(display.stdout.take())?);
        let mut bus = in_home("dbus-run-session", home.path())
            .args(["--", "sh", "-c", "echo \"$DBUS_SESSION_BUS_ADDRESS\"; exec cat"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let bus_address = first_line(bus.stdout.take())?;
        Ok(Self { program: program.into(), home, display, screen, bus, bus_address })
    }

    /// Starts the program.
    pub fn open(&self) -> io::Result<Running> {
        let child = in_home(&self.program, self.home.path())
            .env("DISPLAY", &self.screen)
            .env("DBUS_SESSION_BUS_ADDRESS", &self.bus_address)
            .env("TZ", "UTC")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        Ok(Running(child))
    }
}

impl Drop for Desktop {
    fn drop(&mut self) {
        // The bus ends with the program that waits for its input.
        drop(self.bus.stdin.take());
        let _ = self.bus.wait();
        let _ = self.display.kill();
        let _ = self.display.wait();
    }
}

impl Running {
    /// The process.
    pub fn id(&self) -> u32 {
        self.0.id()
    }

    /// Whether it runs.
    pub fn runs(&mut self) -> bool {
        matches!(self.0.try_wait(), Ok(None))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A program that sees this home and none of this machine's.
fn in_home(program: impl AsRef<std::ffi::OsStr>, home: &Path) -> Command {
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

fn first_line(output: Option<ChildStdout>) -> io::Result<String> {
    let mut line = String::new();
    BufReader::new(output.ok_or(io::ErrorKind::BrokenPipe)?).read_line(&mut line)?;
    Ok(line.trim().to_owned())
}
