//! The programs in `tests/official_client`, run with Node.

use std::{
    path::{Path, PathBuf},
    process::Stdio,
};

use tokio::{io::AsyncWriteExt as _, process::Command, sync::OnceCell};

static INSTALLED: OnceCell<()> = OnceCell::const_new();

/// Runs a program with this input and gives its output.
///
/// Panics with what it wrote on standard error if it does not succeed.
pub async fn run(program: &str, arguments: &[String], input: &str) -> String {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("official_client");
    INSTALLED.get_or_init(|| install(&folder)).await;
    let mut child = Command::new("node")
        .arg(program)
        .args(arguments)
        .current_dir(&folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .unwrap_or_else(|problem| panic!("Node 20 is needed, and did not start: {problem}"));
    child.stdin.take().unwrap().write_all(input.as_bytes()).await.unwrap();
    let output = child.wait_with_output().await.unwrap();
    let problem = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program}: {problem}");
    String::from_utf8(output.stdout).unwrap()
}

/// Installs Rocket.Chat's own client as the lock file says, unless it is there.
async fn install(folder: &Path) {
    if folder.join("node_modules").is_dir() {
        return;
    }
    let npm =
        Command::new("npm").args(["ci", "--no-audit", "--no-fund"]).current_dir(folder).output();
    let output = npm.await.expect("Node 20 with npm is needed");
    assert!(output.status.success(), "npm ci: {}", String::from_utf8_lossy(&output.stderr));
}
