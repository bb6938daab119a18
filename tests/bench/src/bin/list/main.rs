//! P11 and P16: a million cards in a window: ours, those of a known library, every card in the page, and
//! an empty page; and what crosses to the window at a key and when the list moves.
//!
//! The pages run in the window of the program that shows an empty page otherwise, so that the app
//! itself needs no door for this. The rows come from a script in the page, not from the program.

mod crossing;
mod frame;
mod scrolling;

use std::error::Error;

/// What a measurement may fail with.
type Failure = Box<dyn Error + Send + Sync>;

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let wanted = |row: &str| arguments.iter().any(|argument| argument == row);
    let frame = frame::Frame::new().await?;
    if wanted("P11") {
        scrolling::measure(&frame).await?;
    }
    if wanted("P16") {
        crossing::measure(&frame).await?;
    }
    Ok(())
}
