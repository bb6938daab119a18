//! Signing in over a sign-in that stands: another account does not see what the one before has read.

use practice::{Generation, PRACTICE_PASSWORD};
use rocketchat::{Answer, Secret};
use workspaces::{Error, HowMuch, KeptIn, ReadingEnd, SignInForm, WhyEnded};

use super::room::Room;
use crate::stage::done;

fn form(user: &str) -> SignInForm {
    SignInForm::Password {
        user: user.to_owned(),
        password: Secret::new(PRACTICE_PASSWORD.to_owned()),
        keep_in: KeptIn::PasswordStore,
    }
}

/// Signs in while the auditor's reading is under way.
async fn sign_in_meanwhile(user: &str) -> (Room, Result<Answer<ReadingEnd>, Error>) {
    let room = Room::of(Generation::V8_6, 3_000, "auditor").await;
    room.unlock().await;
    let read = room.try_read(HowMuch::Everything, None);
    let (read, signed_in) = tokio::join!(read, room.workspaces.sign_in(&room.id, form(user), None));
    done(signed_in);
    (room, read)
}

#[tokio::test]
async fn another_account_ends_the_reading_and_knows_nothing_of_it() {
    let (room, read) = Box::pin(sign_in_meanwhile("admin")).await;
    assert_eq!(done(read).end, WhyEnded::Stopped);
    assert_eq!(room.known(), 0);
    let read = room.read(HowMuch::WhatIsNew).await;
    assert_eq!((read.end.end, read.end.read), (WhyEnded::Complete, 3_000), "from the beginning");
}

#[tokio::test]
async fn the_same_account_ends_the_reading_and_keeps_what_was_read() {
    let (room, read) = Box::pin(sign_in_meanwhile("auditor")).await;
    let stopped = done(read);
    assert_eq!((stopped.end, room.known() as u64), (WhyEnded::Stopped, stopped.read));
    assert!(stopped.read > 0);
    let rest = room.read(HowMuch::Everything).await;
    assert_eq!((rest.end.end, rest.end.read), (WhyEnded::Complete, 3_000));
}
