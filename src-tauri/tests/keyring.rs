//! The real password store: a gnome-keyring on a session bus of its own, and what comes of having
//! none, a locked one, an emptied one and one that starts late.
#![cfg(test)]
#![cfg(target_os = "linux")]

use std::{
    io::{BufRead, BufReader, Write},
    os::unix::fs::PermissionsExt,
    path::PathBuf,
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
};

use tempfile::TempDir;

/// No service is started on this bus for anybody.
const BARE_BUS: &str = r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><policy context="default">
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
"#;

#[test]
fn a_sign_in_is_read_back_after_a_restart_and_gone_after_deleting() {
    let bus = Bus::start();
    bus.unlock_a_store();
    assert_eq!(bus.probe().ask("write w1 canary-1"), "written");
    assert_eq!(bus.probe().ask("read w1"), "it is canary-1");
    let mut third = bus.probe();
    assert_eq!(third.ask("write w1 canary-2"), "written");
    assert_eq!(third.ask("read w1"), "it is canary-2");
    assert_eq!(third.ask("delete w1"), "deleted");
    assert_eq!(bus.probe().ask("read w1"), "no entry");
    assert_eq!(bus.probe().ask("delete w1"), "deleted");
}

#[test]
fn one_entry_for_each_workspace_is_seen_from_outside_under_the_services_name() {
    let bus = Bus::start();
    bus.unlock_a_store();
    let mut probe = bus.probe();
    assert_eq!(probe.ask("write w1 canary-1"), "written");
    assert_eq!(probe.ask("write w2 canary-2"), "written");
    let found = bus.run("secret-tool", &["search", "--all", "service", "app.gatehouse.probe"]);
    assert_eq!(found.matches("secret = canary-").count(), 2, "{found}");
}

#[test]
fn the_entry_of_the_lock_stands_beside_those_of_workspaces_and_outlives_a_restart() {
    let bus = Bus::start();
    bus.unlock_a_store();
    let mut probe = bus.probe();
    assert_eq!(probe.ask("write w1 canary-1"), "written");
    assert_eq!(probe.ask("write lock canary-2"), "written");
    assert_eq!(bus.probe().ask("read lock"), "it is canary-2");
    assert_eq!(bus.probe().ask("delete lock"), "deleted");
    assert_eq!(probe.ask("read lock"), "no entry");
    assert_eq!(probe.ask("read w1"), "it is canary-1");
}

#[test]
fn an_entry_that_somebody_else_deleted_is_no_entry() {
    let bus = Bus::start();
    bus.unlock_a_store();
    assert_eq!(bus.probe().ask("write w1 canary-1"), "written");
    bus.run("secret-tool", &["clear", "service", "app.gatehouse.probe"]);
    assert_eq!(bus.probe().ask("read w1"), "no entry");
}

#[test]
fn a_locked_store_says_so_and_keeps_its_entries() {
    let bus = Bus::start();
    bus.unlock_a_store();
    let mut probe = bus.probe();
    assert_eq!(probe.ask("write w1 canary-1"), "written");
    bus.run(
        "dbus-send",
        &[
            "--session",
            "--print-reply",
            "--dest=org.freedesktop.secrets",
            "/org/freedesktop/secrets",
            "org.freedesktop.Secret.Service.Lock",
            "array:objpath:/org/freedesktop/secrets/collection/login",
        ],
    );
    // Without a display the store closes its question by itself.
    for line in ["read w1", "write w1 canary-2", "delete w1"] {
        let said = probe.ask(line);
        assert!(["locked", "dismissed"].contains(&said.as_str()), "{line}: {said}");
    }
    bus.unlock_a_store();
    assert_eq!(bus.probe().ask("read w1"), "it is canary-1");
}

#[test]
fn without_a_store_it_is_missing_and_one_that_starts_late_is_found() {
    let bus = Bus::bare();
    let mut probe = bus.probe();
    assert_eq!(probe.ask("read w1"), "missing");
    assert_eq!(probe.ask("write w1 canary-1"), "missing");
    bus.unlock_a_store();
    assert_eq!(probe.ask("write w1 canary-1"), "written");
    assert_eq!(bus.probe().ask("read w1"), "it is canary-1");
}

#[test]
fn without_a_session_bus_it_is_missing() {
    let mut probe = Probe::start("unix:path=/nonexistent", &std::env::temp_dir());
    assert_eq!(probe.ask("read w1"), "missing");
    assert_eq!(probe.ask("write w1 canary-1"), "missing");
}

#[test]
fn of_two_entries_that_differ_none_is_read_and_the_next_write_takes_the_place_of_both() {
    let bus = Bus::start();
    bus.unlock_a_store();
    let mut probe = bus.probe();
    assert_eq!(probe.ask("write w1 canary-1"), "written");
    bus.store("w1", b"canary-1");
    assert_eq!(probe.ask("read w1"), "it is canary-1", "both say it");
    bus.store("w1", b"canary-2");
    assert_eq!(probe.ask("read w1"), "2 fit");
    assert_eq!(probe.ask("write w1 canary-3"), "written");
    assert_eq!(bus.probe().ask("read w1"), "it is canary-3");
    bus.store("w1", b"canary-2");
    assert_eq!(probe.ask("delete w1"), "deleted");
    assert_eq!(bus.probe().ask("read w1"), "no entry");
}

#[test]
fn an_entry_of_other_bytes_is_none_of_ours_and_can_be_written_over() {
    let bus = Bus::start();
    bus.unlock_a_store();
    bus.store("w1", b"\xff\xfe\x80");
    let mut probe = bus.probe();
    assert_eq!(probe.ask("read w1"), "not text");
    assert_eq!(probe.ask("write w1 canary-1"), "written");
    assert_eq!(probe.ask("read w1"), "it is canary-1");
}

#[test]
fn a_store_without_a_default_keyring_says_so() {
    let bus = Bus::start();
    bus.run("gnome-keyring-daemon", &["--start", "--components=secrets"]);
    let mut probe = bus.probe();
    assert_eq!(probe.ask("read w1"), "no entry");
    assert_eq!(probe.ask("write w1 canary-1"), "no default");
}

#[test]
fn a_silent_store_is_given_up_after_the_patience_and_asked_again_when_it_is_back() {
    let bus = Bus::start();
    bus.unlock_a_store();
    let mut probe = bus.patient_probe("5");
    assert_eq!(probe.ask("write w1 canary-1"), "written");
    let store = bus.process_of_the_store();
    bus.run("kill", &["-STOP", &store]);
    assert_eq!(probe.ask("read w1"), "no answer");
    bus.run("kill", &["-CONT", &store]);
    assert_eq!(probe.ask("read w1"), "it is canary-1");
}

#[test]
fn the_entries_of_the_service_are_listed_and_no_others() {
    let bus = Bus::start();
    bus.unlock_a_store();
    let mut probe = bus.probe();
    assert_eq!(probe.ask("names"), "");
    for line in ["write w1 canary-1", "write w2 canary-2", "write lock canary-3"] {
        assert_eq!(probe.ask(line), "written");
    }
    bus.store("w1", b"canary-4");
    assert_eq!(probe.ask("names"), "gatehouse:lock w1 w2");
}

/// A session bus of its own; it ends, with all that was started on it, when the value is dropped.
struct Bus {
    home: TempDir,
    address: String,
    keeper: Child,
}

impl Bus {
    fn start() -> Self {
        Self::with(&[])
    }

    fn bare() -> Self {
        let config = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(config.path(), BARE_BUS).unwrap();
        let option = format!("--config-file={}", config.path().display());
        Self::with(&[&option])
    }

    fn with(options: &[&str]) -> Self {
        let home = tempfile::tempdir().unwrap();
        std::fs::set_permissions(home.path(), std::fs::Permissions::from_mode(0o700)).unwrap();
        let mut keeper = Command::new("dbus-run-session")
            .args(options)
            .args(["--", "sh", "-c", "echo \"$DBUS_SESSION_BUS_ADDRESS\"; exec cat"])
            .env("HOME", home.path())
            .env("XDG_RUNTIME_DIR", home.path())
            .env("XDG_DATA_HOME", home.path().join("data"))
            .env_remove("DISPLAY")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("dbus-run-session; `cargo xtask test` installs it");
        let mut address = String::new();
        BufReader::new(keeper.stdout.take().unwrap()).read_line(&mut address).unwrap();
        Self { home, address: address.trim().to_owned(), keeper }
    }

    fn command(&self, program: &str) -> Command {
        on_bus(Command::new(program), &self.address, self.home.path())
    }

    fn unlock_a_store(&self) {
        let mut daemon = self
            .command("gnome-keyring-daemon")
            .args(["--replace", "--unlock", "--components=secrets"])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("gnome-keyring-daemon; `cargo xtask test` installs it");
        daemon.stdin.take().unwrap().write_all(b"test").unwrap();
        assert!(daemon.wait().unwrap().success());
        // The daemon goes into the background a moment before others can see it.
        let name_has_owner = [
            "--session",
            "--print-reply",
            "--dest=org.freedesktop.DBus",
            "/",
            "org.freedesktop.DBus.NameHasOwner",
            "string:org.freedesktop.secrets",
        ];
        let mut answers = (0..2_000).map(|_| self.run("dbus-send", &name_has_owner));
        assert!(answers.any(|answer| answer.contains("boolean true")), "no store on the bus");
    }

    fn run(&self, program: &str, arguments: &[&str]) -> String {
        let output = self.command(program).args(arguments).output().unwrap();
        assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    fn probe(&self) -> Probe {
        Probe::start(&self.address, self.home.path())
    }

    /// One that gives up waiting after so many seconds.
    fn patient_probe(&self, seconds: &str) -> Probe {
        let mut command = Command::new(probe());
        command.env("GATEHOUSE_PROBE_PATIENCE", seconds);
        Probe::of(on_bus(command, &self.address, self.home.path()))
    }

    /// Another program stores an entry like ours in another keyring.
    fn store(&self, name: &str, secret: &[u8]) {
        let mut tool = self
            .command("secret-tool")
            .args(["store", "--label=copy", "--collection=session"])
            .args(["service", "app.gatehouse.probe", "username", name])
            .stdin(Stdio::piped())
            .spawn()
            .unwrap();
        tool.stdin.take().unwrap().write_all(secret).unwrap();
        assert!(tool.wait().unwrap().success());
    }

    fn process_of_the_store(&self) -> String {
        let asks = [
            "--session",
            "--print-reply=literal",
            "--dest=org.freedesktop.DBus",
            "/",
            "org.freedesktop.DBus.GetConnectionUnixProcessID",
            "string:org.freedesktop.secrets",
        ];
        let said = self.run("dbus-send", &asks);
        said.split_whitespace().last().unwrap().to_owned()
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        let _ = self.keeper.wait();
    }
}

/// The example `keyring_probe`, which does what the app does.
struct Probe {
    process: Child,
    questions: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Probe {
    fn start(address: &str, home: &std::path::Path) -> Self {
        Self::of(on_bus(Command::new(probe()), address, home))
    }

    fn of(mut command: Command) -> Self {
        let mut process = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let questions = process.stdin.take().unwrap();
        let answers = BufReader::new(process.stdout.take().unwrap());
        Self { process, questions, answers }
    }

    fn ask(&mut self, line: &str) -> String {
        writeln!(self.questions, "{line}").unwrap();
        let mut answer = String::new();
        self.answers.read_line(&mut answer).unwrap();
        answer.trim().to_owned()
    }
}

impl Drop for Probe {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn on_bus(mut command: Command, address: &str, home: &std::path::Path) -> Command {
    command
        .env("DBUS_SESSION_BUS_ADDRESS", address)
        .env("HOME", home)
        .env("XDG_RUNTIME_DIR", home)
        .env("XDG_DATA_HOME", home.join("data"))
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY");
    command
}

/// Cargo builds examples beside the tests.
fn probe() -> PathBuf {
    let test = std::env::current_exe().unwrap();
    test.ancestors().nth(2).unwrap().join("examples/keyring_probe")
}
