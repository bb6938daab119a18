//! Gatehouse reads all sessions of one workspace: signs in, reads, keeps them in its index.
//!
//! `sweep_ours ADDRESS USER_ID TOKEN` prints how many sessions it read.

use std::error::Error;

use gatehouse_bench::ours::Ours;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error + Send + Sync>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [address, user_id, token] = arguments.as_slice() else {
        return Err("usage: sweep_ours ADDRESS USER_ID TOKEN".into());
    };
    let ours = Ours::new()?;
    let id = ours.sign_in(address, user_id, token).await?;
    println!("{}", ours.read(&id).await?.read);
    Ok(())
}
