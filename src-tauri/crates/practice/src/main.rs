//! The practice workspace as a program.
//!
//! Prints one line of JSON with `address`, `control`, `signIns` and `sessionId`, and runs until it is
//! ended.

mod arguments;

use std::{env, fs, process::ExitCode, sync::Arc};

use arguments::{Arguments, Data};
use practice::{Control, Options, World};
use serde_json::json;

/// How many sessions there are when nothing is said of the data.
const USUAL_SESSIONS: usize = 250;

#[tokio::main]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err((status, sentence)) => {
            eprintln!("practice: {sentence}");
            ExitCode::from(status)
        }
    }
}

/// Runs until the program is ended; gives the exit status and a sentence if it cannot.
async fn run() -> Result<(), (u8, String)> {
    let arguments = arguments::read(env::args().skip(1)).map_err(|problem| (2, problem))?;
    let Some(Arguments { generation, port, data }) = arguments else {
        println!("{}\n{}", arguments::USAGE, arguments::HELP);
        return Ok(());
    };
    let world = world(data).map_err(|problem| (2, problem))?;
    let options = Options { port, ..Options::new(generation, world) };
    let cannot = |problem: std::io::Error| {
        (1, format!("cannot listen on port {port} (--port 0 takes any free one): {problem}"))
    };
    let workspace = Arc::new(practice::start_with(options).await.map_err(cannot)?);
    let control = Control::open(Arc::clone(&workspace)).await.map_err(cannot)?;
    let line = json!({
        "address": workspace.address(),
        "control": control.address(),
        "signIns": workspace.sign_ins(),
        "sessionId": workspace.session_ids(1).first(),
    });
    println!("{line}");
    control.serve().await.map_err(cannot)
}

fn world(data: Data) -> Result<World, String> {
    match data {
        Data::Usual => Ok(World::seeded(USUAL_SESSIONS)),
        Data::Sessions(count) => Ok(World::seeded(count)),
        Data::Fixture(path) => {
            let text = fs::read_to_string(&path)
                .map_err(|problem| format!("cannot read {}: {problem}", path.display()))?;
            World::from_fixture(&text)
                .map_err(|problem| format!("cannot use {}: {problem}", path.display()))
        }
    }
}
