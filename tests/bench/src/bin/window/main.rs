//! P1 and P4: the built app from its start until it idles, beside an empty Tauri window.

mod desktop;
mod idle;
mod picture;
mod start;

use std::error::Error;

/// What a measurement may fail with.
type Failure = Box<dyn Error + Send + Sync>;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let wanted = |row: &str| arguments.iter().any(|argument| argument == row);
    if wanted("P1") {
        start::measure().await?;
    }
    if wanted("P4") {
        idle::measure().await?;
    }
    Ok(())
}
