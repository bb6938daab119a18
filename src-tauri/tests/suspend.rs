//! What is heard before the computer sleeps: a logind that is none, on a system bus of its own.
#![cfg(test)]
#![cfg(target_os = "linux")]

use std::{
    io::{BufRead, BufReader, PipeReader, Read, Write, pipe},
    os::fd::OwnedFd,
    path::PathBuf,
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
    sync::mpsc::{self, Receiver, Sender},
    thread,
    time::Duration,
};

use tempfile::TempDir;
use zbus::blocking::{Connection, connection};

const LONG: Duration = Duration::from_secs(20);

#[test]
fn before_the_computer_sleeps_it_is_told_and_kept_awake_until_that_is_done() {
    let bus = Bus::start();
    let (logind, granted) = bus.logind();
    let mut probe = Probe::start(&bus.address);
    for _ in 0..2 {
        let awake = let_go(granted.recv_timeout(LONG).expect("a delay is asked for"));
        prepare_for_sleep(&logind, true);
        assert_eq!(probe.says(), "sleeps");
        assert!(awake.try_recv().is_err(), "it may not sleep yet");
        probe.tell("locked");
        awake.recv_timeout(LONG).expect("it may sleep now");
        prepare_for_sleep(&logind, false);
    }
    assert!(granted.recv_timeout(LONG).is_ok(), "and is kept awake the next time");
}

#[test]
fn without_a_system_bus_nothing_is_heard_and_nothing_fails() {
    let mut probe = Probe::start("unix:path=/nonexistent");
    assert!(probe.runs());
}

/// What logind does with those who want to hear of it.
struct Logind {
    granted: Sender<PipeReader>,
}

#[zbus::interface(name = "org.freedesktop.login1.Manager")]
impl Logind {
    fn inhibit(&self, what: &str, who: &str, why: &str, mode: &str) -> zbus::zvariant::OwnedFd {
        assert_eq!((what, who, mode), ("sleep", "Gatehouse", "delay"), "{why}");
        let (reader, writer) = pipe().expect("a pipe");
        let _sent = self.granted.send(reader);
        OwnedFd::from(writer).into()
    }
}

fn prepare_for_sleep(logind: &Connection, sleeps: bool) {
    let (path, manager) = ("/org/freedesktop/login1", "org.freedesktop.login1.Manager");
    logind.emit_signal(None::<&str>, path, manager, "PrepareForSleep", &sleeps).unwrap();
}

/// Hears when whoever was granted a delay lets go of it.
fn let_go(mut delay: PipeReader) -> Receiver<()> {
    let (says, hears) = mpsc::channel();
    thread::spawn(move || {
        let _all = delay.read_to_end(&mut Vec::new());
        let _sent = says.send(());
    });
    hears
}

/// A system bus of its own.
struct Bus {
    _home: TempDir,
    address: String,
    daemon: Child,
}

impl Bus {
    fn start() -> Self {
        let home = tempfile::tempdir().unwrap();
        let socket = format!("unix:path={}", home.path().join("bus").display());
        let config = home.path().join("bus.conf");
        std::fs::write(&config, configuration(&socket)).unwrap();
        let mut daemon = Command::new("dbus-daemon")
            .args(["--nofork", "--print-address"])
            .arg(format!("--config-file={}", config.display()))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .expect("dbus-daemon; `cargo xtask test` installs it");
        let mut address = String::new();
        BufReader::new(daemon.stdout.take().unwrap()).read_line(&mut address).unwrap();
        Self { _home: home, address: address.trim().to_owned(), daemon }
    }

    /// The one that says so, and what it grants to whom.
    fn logind(&self) -> (Connection, Receiver<PipeReader>) {
        let (granted, grants) = mpsc::channel();
        let logind = connection::Builder::address(self.address.as_str())
            .and_then(|bus| bus.serve_at("/org/freedesktop/login1", Logind { granted }))
            .and_then(|bus| bus.name("org.freedesktop.login1"))
            .and_then(connection::Builder::build);
        (logind.unwrap(), grants)
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        let _ = self.daemon.kill();
        let _ = self.daemon.wait();
    }
}

fn configuration(socket: &str) -> String {
    format!(
        r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>system</type><listen>{socket}</listen><policy context="default">
<allow user="*"/><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
"#
    )
}

/// The example `sleep_probe`, which hears what the app hears.
struct Probe {
    process: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Probe {
    fn start(address: &str) -> Self {
        let mut process = Command::new(probe())
            .env("DBUS_SYSTEM_BUS_ADDRESS", address)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let input = process.stdin.take().unwrap();
        let output = BufReader::new(process.stdout.take().unwrap());
        Self { process, input, output }
    }

    fn says(&mut self) -> String {
        let mut line = String::new();
        self.output.read_line(&mut line).unwrap();
        line.trim().to_owned()
    }

    fn tell(&mut self, line: &str) {
        writeln!(self.input, "{line}").unwrap();
    }

    fn runs(&mut self) -> bool {
        self.process.try_wait().unwrap().is_none()
    }
}

impl Drop for Probe {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Cargo builds examples beside the tests.
fn probe() -> PathBuf {
    let test = std::env::current_exe().unwrap();
    test.ancestors().nth(2).unwrap().join("examples/sleep_probe")
}
