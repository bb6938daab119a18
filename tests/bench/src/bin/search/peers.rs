//! The peers that are programs of their own.

use std::{
    env, io,
    path::{Path, PathBuf},
    process::Command,
};

use gatehouse_bench::{contender, worker::Worker};

/// Node, with the sessions as objects.
pub fn node(file: &Path) -> io::Result<Worker> {
    Worker::start(Command::new("node").arg(script("search.mjs")?).arg(file))
}

/// What Node's objects take, in bytes.
pub fn node_memory(file: &Path) -> io::Result<Command> {
    let mut node = Command::new("node");
    node.arg("--expose-gc").arg(script("search.mjs")?).arg(file).arg("memory");
    Ok(node)
}

/// Python's `SQLite`, with the sessions in a table in memory.
pub fn sqlite(file: &Path) -> io::Result<Worker> {
    Worker::start(Command::new("python3").arg(script("search.py")?).arg(file))
}

/// How long ripgrep takes for the same text in a file, from its start to its end, in milliseconds.
pub fn ripgrep(file: &Path, text: &str) -> io::Result<f64> {
    // It ends with 1 when nothing was found, which is no failure here.
    let line = r#"rg -c -F -i -e "$1" "$2" || test $? = 1"#;
    let mut shell = Command::new("sh");
    shell.args(["-c", line, "sh", text]).arg(file).env_remove("RIPGREP_CONFIG_PATH");
    Ok(contender::run(&mut shell)?.milliseconds)
}

fn script(name: &str) -> io::Result<PathBuf> {
    Ok(env::current_dir()?.join("tests/bench/peers").join(name))
}
