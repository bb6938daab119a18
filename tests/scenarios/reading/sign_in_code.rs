//! The authenticator code that was typed to sign in serves the first reading while it lives.

use jiff::SignedDuration;
use practice::Generation;
use rocketchat::{Attempt, Secret};
use workspaces::HowMuch;

use super::room::{LIST, Room};
use crate::stage::challenge;

/// The statuses of the answers to the list, with whether a code went along.
fn asked(room: &Room) -> Vec<u16> {
    let requests = room.server.requests().into_iter();
    requests.filter(|seen| seen.path == LIST).map(|seen| seen.status).collect()
}

#[tokio::test]
async fn the_code_of_the_sign_in_serves_the_first_reading_and_nobody_is_asked() {
    for generation in [Generation::V8_6, Generation::V8_5, Generation::V7_6] {
        let room = Room::of(generation, 40, "totp").await;
        room.clock.advance(SignedDuration::from_secs(25));
        let read = room.read(HowMuch::Everything).await;
        assert_eq!((read.end.read, read.codes), (40, 0), "{generation:?}");
        assert_eq!(asked(&room), [400, 200], "{generation:?}: asked for once, and sent once");
    }
}

#[tokio::test]
async fn a_code_that_has_run_out_is_not_sent_and_the_person_is_asked() {
    let room = Room::of(Generation::V8_6, 40, "totp").await;
    room.clock.advance(SignedDuration::from_secs(60));
    let again = challenge(room.try_read(HowMuch::Everything, None).await);
    assert_eq!(again.attempt, Attempt::NotMade);
    assert_eq!(asked(&room), [400]);
}

#[tokio::test]
async fn it_serves_one_reading_alone() {
    let room = Room::of(Generation::V8_5, 40, "totp").await;
    assert_eq!(room.read(HowMuch::Everything).await.codes, 0);
    challenge(room.try_read(HowMuch::Everything, None).await);
}

#[tokio::test]
async fn the_lock_forgets_it() {
    let room = Room::of(Generation::V8_6, 40, "totp").await;
    let (pin, none) = (Secret::new("482913".to_owned()), Secret::new(String::new()));
    room.workspaces.set_lock(&pin, &none).await.unwrap();
    room.workspaces.suspend_and_lock(None).await.unwrap();
    room.workspaces.unlock(&pin).await.unwrap();
    room.server.clear_requests();
    challenge(room.try_read(HowMuch::Everything, None).await);
    assert_eq!(asked(&room), [400]);
}
