//! The practice workspace gives the answers that a real server gave.

mod compare;
mod exchange;
pub mod http;
mod stage;

use std::sync::Arc;

use practice::{Generation, Options, SettableClock, World};

use exchange::Exchange;
use stage::Stage;

const FIXTURE: &str = include_str!("../recorded/fixture.json");
const EXCHANGES: &str = include_str!("../recorded/exchanges.json");

#[tokio::test]
async fn generation_8_6_answers_every_recorded_exchange_as_the_real_server_did() {
    let exchanges: Vec<Exchange> = serde_json::from_str(EXCHANGES).unwrap();
    let world = World::from_fixture(FIXTURE).unwrap();
    // The day of the recording, so that years, months and days in answers are the recorded ones.
    let clock = SettableClock::at("2026-11-23T10:20:25Z".parse().unwrap());
    let options = Options { clock: Arc::new(clock), ..Options::new(Generation::V8_6, world) };
    let workspace = practice::start_with(options).await.unwrap();
    let mut stage = Stage::new(&workspace);

    let (mut replayed, mut differences) = (0, Vec::new());
    for exchange in &exchanges {
        stage.prepare(exchange).await;
        let answer = stage.send(exchange).await;
        let expected = stage.fill_in(&exchange.response);
        match compare::difference(exchange, &expected, &answer) {
            None => replayed += 1,
            Some(difference) => {
                let title = format!("{} {}: {}", exchange.n, exchange.topic, exchange.title);
                differences.push(format!("{title}\n  {difference}"));
            }
        }
    }
    println!("recorded exchanges replayed alike: {replayed} of {}", exchanges.len());
    assert!(differences.is_empty(), "{}", differences.join("\n"));
    assert_eq!(replayed, 108);
}
