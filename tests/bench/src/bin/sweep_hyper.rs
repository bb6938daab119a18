//! The limit of a sweep: plain hyper on one connection, page after page, into typed rows.
//!
//! `sweep_hyper ADDRESS USER_ID TOKEN` prints how many sessions it read.

use std::error::Error;

use gatehouse_bench::plain::Plain;

const PAGE: usize = 100;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error + Send + Sync>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [address, user_id, token] = arguments.as_slice() else {
        return Err("usage: sweep_hyper ADDRESS USER_ID TOKEN".into());
    };
    let mut server = Plain::connect(address, user_id, token).await?;
    let (mut sessions, mut total) = (Vec::new(), usize::MAX);
    while sessions.len() < total {
        let Some(page) = server.page(sessions.len(), PAGE).await? else {
            return Err("this server has a limit".into());
        };
        if page.sessions.is_empty() {
            return Err("the list ended early".into());
        }
        total = page.total;
        sessions.extend(page.sessions);
    }
    println!("{}", sessions.len());
    Ok(())
}
