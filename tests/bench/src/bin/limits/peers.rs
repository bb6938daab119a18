//! Readers that meet the limit in other ways.

use std::{env, path::PathBuf, process::Command, time::Duration};

use gatehouse_bench::{contender, plain::Plain};
use tokio::time::sleep;

use crate::{
    Failure,
    limited::{Limited, PAGE},
};

/// What a reader does about the limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// Spreads the calls evenly over each window.
    Paces,
    /// Calls until it is refused, then sleeps for the length of a window.
    SleepsWhenRefused,
    /// Calls until it is refused, then sleeps a 60th of a window, and twice as long each time.
    BacksOff,
}

/// Reads all pages over plain hyper, and gives how many sessions there were.
pub async fn read(limited: &Limited, manner: Manner, window: Duration) -> Result<usize, Failure> {
    let calls = 10;
    let token = &limited.token;
    let address = limited.server.address();
    let mut server = Plain::connect(&address, &token.user_id, &token.token).await?;
    let (mut read, mut total, mut pause) = (0, usize::MAX, window / 60);
    while read < total {
        match server.page(read, usize::try_from(PAGE)?).await? {
            Some(page) => {
                read += page.sessions.len();
                total = page.total;
                pause = window / 60;
                if manner == Manner::Paces && read < total {
                    sleep(window / calls).await;
                }
            }
            None if manner == Manner::BacksOff => {
                sleep(pause).await;
                pause *= 2;
            }
            None if manner == Manner::Paces => sleep(window / calls).await,
            None => sleep(window).await,
        }
    }
    Ok(read)
}

/// A loop over `rocketchat_API`, which sleeps for a window when it is refused.
pub async fn rocketchat_api(limited: &Limited, window: Duration) -> Result<usize, Failure> {
    let installed = PathBuf::from(env::var_os("BENCH_PEERS").ok_or("BENCH_PEERS is not set")?);
    let script = env::current_dir()?.join("tests/bench/peers/read_all.py");
    let mut python = Command::new(installed.join("venv/bin/python"));
    let token = &limited.token;
    python
        .arg(script)
        .args([&limited.server.address(), &token.user_id, &token.token])
        .arg(window.as_secs_f64().to_string())
        .env("no_proxy", "127.0.0.1");
    let run = tokio::task::spawn_blocking(move || contender::run(&mut python)).await??;
    let read = run.printed.split_whitespace().next().ok_or("it printed nothing")?;
    Ok(read.parse()?)
}
