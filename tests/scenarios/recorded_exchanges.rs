//! The practice workspace gives the answers that real servers gave.

mod compare;
mod exchange;
pub mod http;
mod placeholders;
mod stage;
mod step;

use std::sync::Arc;

use practice::{Generation, Options, SettableClock, World};

use exchange::Exchange;
use stage::Stage;
use step::Step;

const FIXTURE: &str = include_str!("../recorded/fixture.json");

/// Recorded answers of one server, and how the practice workspace does with them.
struct Set {
    generation: Generation,
    /// When they were recorded, so that years, months and days in answers are the recorded ones.
    recorded: &'static str,
    exchanges: &'static str,
    count: usize,
    /// What is arranged before an exchange.
    before: fn(&Exchange) -> Vec<Step>,
    /// The exchanges that are answered otherwise, by `n`, each with its reason: exactly these.
    differing: &'static [(u32, &'static str)],
}

const FIRST_OF_8_6: Set = Set {
    generation: Generation::V8_6,
    recorded: "2026-11-23T10:20:25Z",
    exchanges: include_str!("../recorded/exchanges.json"),
    count: 108,
    before: step::before_the_first_set,
    differing: &[],
};

const MORE_OF_8_6: Set = Set {
    generation: Generation::V8_6,
    recorded: "2026-11-29T03:14:00Z",
    exchanges: include_str!("../recorded/exchanges-8.6-more.json"),
    count: 92,
    before: |exchange| exchange.before.clone(),
    differing: &[],
};

const OF_6_14: Set = Set {
    generation: Generation::V6_14,
    recorded: "2026-11-29T03:04:00Z",
    exchanges: include_str!("../recorded/exchanges-6.14.json"),
    count: 209,
    before: |exchange| exchange.before.clone(),
    differing: &[],
};

#[tokio::test]
async fn generation_8_6_answers_every_recorded_exchange_as_the_real_server_did() {
    play(&FIRST_OF_8_6).await;
}

#[tokio::test]
async fn generation_8_6_answers_the_second_set_as_the_real_server_did() {
    play(&MORE_OF_8_6).await;
}

#[tokio::test]
async fn generation_6_14_answers_every_recorded_exchange_as_the_real_server_did() {
    play(&OF_6_14).await;
}

async fn play(set: &Set) {
    let exchanges: Vec<Exchange> = serde_json::from_str(set.exchanges).unwrap();
    let world = World::from_fixture(FIXTURE).unwrap();
    let clock = Arc::new(SettableClock::at(set.recorded.parse().unwrap()));
    let options = Options { clock: Arc::clone(&clock) as _, ..Options::new(set.generation, world) };
    let workspace = practice::start_with(options).await.unwrap();
    let mut stage = Stage::new(&workspace, &clock);

    let (mut alike, mut wrong) = (0, Vec::new());
    for exchange in &exchanges {
        stage.prepare(&(set.before)(exchange), exchange).await;
        let answer = stage.send(exchange).await;
        stage.keep(exchange, &answer);
        let expected = stage.fill_in(&exchange.response);
        let difference = compare::difference(exchange, &expected, &answer);
        let reason = set.differing.iter().find(|(n, _)| *n == exchange.n).map(|(_, why)| *why);
        let title = format!("{} {}: {}", exchange.n, exchange.topic, exchange.title);
        match (difference, reason) {
            (None, None) => alike += 1,
            (Some(_), Some(_)) => {}
            (Some(difference), None) => wrong.push(format!("{title}\n  {difference}")),
            (None, Some(why)) => {
                wrong.push(format!("{title}\n  is answered alike, although {why}"));
            }
        }
    }
    let (generation, all) = (set.generation, exchanges.len());
    println!("{generation}: recorded exchanges answered alike: {alike} of {all}");
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n"));
    assert_eq!((all, alike), (set.count, set.count - set.differing.len()));
}
