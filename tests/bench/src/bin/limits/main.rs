//! P13 to P15: reading under the limit that servers set, many workspaces at once, and how many calls
//! are made.

mod calls;
mod limited;
mod many;
mod peers;
mod simulated;
mod under_limit;

use std::error::Error;

/// What a measurement may fail with.
type Failure = Box<dyn Error + Send + Sync>;

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let wanted = |row: &str| arguments.iter().any(|argument| argument == row);
    if wanted("P13") {
        simulated::measure()?;
        under_limit::measure().await?;
    }
    if wanted("P14") {
        many::measure().await?;
    }
    if wanted("P15") {
        calls::measure().await?;
    }
    Ok(())
}
