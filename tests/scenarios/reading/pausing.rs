//! Stop and go on, failures in the middle, and what is known in the meantime.

use std::{collections::HashSet, future::pending, sync::Arc, time::Duration};

use jiff::SignedDuration;
use practice::Generation;
use rocketchat::{Answer, Error as RequestError, Secret};
use tokio::{sync::Notify, time::timeout};
use workspaces::{
    EntryName, Error, HowMuch, HowSure, ReadingEnd, SessionCard, Settings, Vault, VaultReply,
    WhyEnded, Workspaces,
};

use super::room::{LIST, Room};
use crate::stage::{Stage, done};

fn no_page_twice(room: &Room) {
    let requests = room.server.requests();
    let pages = requests.iter().filter(|seen| seen.path == LIST && seen.status == 200);
    let pages: Vec<_> = pages.map(|seen| &seen.query).collect();
    assert_eq!(pages.iter().collect::<HashSet<_>>().len(), pages.len(), "{pages:?}");
}

/// Stops where `stops` says so, of the page and whether the server is waited for.
async fn read_and_stop_at(room: &Room, stops: impl Fn(u64, bool) -> bool) -> ReadingEnd {
    let read = room.workspaces.read_sessions(&room.id, HowMuch::Everything, None, |progress| {
        if stops(progress.page, progress.waiting.is_some()) {
            room.workspaces.stop_reading(&room.id);
        }
    });
    done(read.await)
}

#[tokio::test]
async fn a_reading_stops_at_once_out_of_a_wait_too_and_goes_on_where_it_was() {
    let room = Room::of(Generation::V8_6, 3_000, "auditor").await;
    room.unlock().await;
    let first = read_and_stop_at(&room, |page, _| page == 4).await;
    assert_eq!((first.end, first.read, room.known()), (WhyEnded::Stopped, 397, 397));
    assert_eq!(room.pages_seen(), 4);

    let second = read_and_stop_at(&room, |_, waiting| waiting).await;
    assert_eq!((second.end, second.read, room.known()), (WhyEnded::Stopped, 991, 991));
    assert_eq!((room.pages_seen(), second.requests), (10, 10));
    assert!(room.waits.lock().unwrap().is_empty(), "it did not wait");

    let rest = room.read(HowMuch::Everything).await;
    assert_eq!((rest.end.end, rest.end.read, room.known()), (WhyEnded::Complete, 3_000, 3_000));
    assert_eq!((room.pages_seen(), room.pages_answered(429)), (31, 0));
    no_page_twice(&room);
    println!("stopped twice: {} requests for 31 pages", room.pages_seen());
}

#[tokio::test]
async fn a_stop_also_ends_the_readings_that_wait_for_their_turn_and_nothing_else() {
    let room = Room::of(Generation::V8_6, 1_000, "auditor").await;
    room.unlock().await;
    room.workspaces.stop_reading(&room.id);
    let (first, second) =
        tokio::join!(read_and_stop_at(&room, |page, _| page == 2), room.read(HowMuch::WhatIsNew));
    assert_eq!((first.end, second.end.end), (WhyEnded::Stopped, WhyEnded::Stopped));
    assert_eq!((second.end.requests, room.pages_seen()), (0, 2));
    let read = room.read(HowMuch::Everything).await;
    assert_eq!(read.end.end, WhyEnded::Complete);
}

#[tokio::test]
async fn after_an_hour_a_reading_begins_anew() {
    let room = Room::of(Generation::V8_6, 1_000, "admin").await;
    room.unlock().await;
    room.server.set_setting("Accounts_TwoFactorAuthentication_Enabled", false);
    read_and_stop_at(&room, |page, _| page == 5).await;
    let seen = room.pages_seen();
    room.clock.advance(SignedDuration::from_mins(61));
    let read = room.read(HowMuch::Everything).await;
    assert_eq!((read.end.read, read.end.end), (1_000, WhyEnded::Complete));
    assert_eq!(room.pages_seen(), seen + 11);
}

fn cards(room: &Room) -> Vec<SessionCard> {
    room.workspaces.with_index(|index, keys| {
        let entries = index.slots().filter_map(|slot| index.session(slot));
        let card = |entry: session_index::Entry| {
            let id = keys.id_of(entry.workspace).unwrap().clone();
            SessionCard::of_entry(id, entry)
        };
        entries.map(card).collect()
    })
}

#[tokio::test]
async fn a_failure_in_the_middle_keeps_what_was_read_and_the_older_cards_with_their_age() {
    let room = Room::of(Generation::V8_6, 1_000, "auditor").await;
    room.read(HowMuch::Everything).await;
    let before = practice::Clock::now(&*room.clock);
    room.clock.advance(SignedDuration::from_mins(20));
    room.server.clear_requests();

    let read = room.workspaces.read_sessions(&room.id, HowMuch::Everything, None, |progress| {
        if progress.page == 5 {
            room.server.revoke("view-device-management", "auditor");
        }
    });
    let failed = read.await;
    assert!(matches!(failed, Err(Error::Request(RequestError::NotAllowed))), "{failed:?}");
    assert_eq!(room.known(), 1_000);
    let cards = cards(&room);
    let old = cards.iter().filter(|card| card.as_of <= before).count();
    assert_eq!((cards.len(), old), (1_000, 1_000 - 496), "496 were read again");

    room.server.grant("view-device-management", "auditor");
    let read = room.read(HowMuch::Everything).await;
    assert_eq!((read.end.read, read.end.end), (1_000, WhyEnded::Complete));
    assert_eq!(read.end.sure, HowSure::EveryOneThere);
    no_page_twice(&room);
}

#[tokio::test]
async fn a_workspace_that_cannot_be_reached_any_more_keeps_its_cards() {
    let Room { server, workspaces, id, .. } = Room::of(Generation::V8_6, 300, "admin").await;
    server.set_setting("Accounts_TwoFactorAuthentication_Enabled", false);
    done(workspaces.read_sessions(&id, HowMuch::Everything, None, |_| {}).await);
    server.stop().await;
    let failed = workspaces.read_sessions(&id, HowMuch::WhatIsNew, None, |_| {}).await;
    let unreachable = matches!(failed, Err(Error::Request(RequestError::Unreachable { .. })));
    assert!(unreachable, "{failed:?}");
    assert_eq!(workspaces.with_index(|index, _| index.len()), 300);
}

#[tokio::test]
async fn a_stopped_first_reading_is_gone_on_with_by_whatever_reads_next() {
    let room = Room::of(Generation::V8_6, 1_000, "auditor").await;
    room.unlock().await;
    read_and_stop_at(&room, |page, _| page == 5).await;
    let rest = room.read(HowMuch::WhatIsNew).await;
    assert_eq!((rest.end.end, rest.end.read), (WhyEnded::Complete, 1_000));
    assert_eq!(room.pages_seen(), 11);
    no_page_twice(&room);

    // A second one that was stopped survives a look at what is new.
    room.server.clear_requests();
    let stopped = read_and_stop_at(&room, |page, _| page == 4).await;
    assert_eq!((stopped.end, room.pages_seen()), (WhyEnded::Stopped, 4));
    let new = room.read(HowMuch::WhatIsNew).await;
    assert_eq!((new.end.end, room.pages_seen()), (WhyEnded::OnlyNew, 5));
    let rest = room.read(HowMuch::Everything).await;
    assert_eq!((rest.end.end, rest.end.read, room.known()), (WhyEnded::Complete, 1_000, 1_000));
    assert_eq!(room.pages_seen(), 12, "four, one, and the seven that were left");
}

#[tokio::test]
async fn a_sign_in_that_ends_in_the_middle_is_told_and_a_new_one_goes_on() {
    let room = Room::of(Generation::V8_6, 1_000, "auditor").await;
    room.unlock().await;
    let read = room.workspaces.read_sessions(&room.id, HowMuch::Everything, None, |progress| {
        if progress.page == 3 {
            room.server.revoke_tokens("auditor");
        }
    });
    let failed = read.await;
    assert!(matches!(failed, Err(Error::Request(RequestError::SignedOut))), "{failed:?}");
    assert_eq!(room.known(), 298);

    room.sign_in().await;
    let rest = room.read(HowMuch::Everything).await;
    assert_eq!((rest.end.end, rest.end.read, room.known()), (WhyEnded::Complete, 1_000, 1_000));
    assert_eq!(rest.end.requests, 11 + 1 + u32::try_from(rest.codes).unwrap(), "one was refused");
}

/// A password store that waits for a person to unlock it.
struct LockedStore(Arc<Notify>);

impl Vault for LockedStore {
    fn names(&self) -> VaultReply<'_, Option<Vec<String>>> {
        Box::pin(pending())
    }

    fn read<'a>(&'a self, _: EntryName<'a>) -> VaultReply<'a, Option<Secret>> {
        self.0.notify_one();
        Box::pin(pending())
    }

    fn write<'a>(&'a self, _: EntryName<'a>, _: &'a Secret) -> VaultReply<'a, ()> {
        Box::pin(pending())
    }

    fn delete<'a>(&'a self, _: EntryName<'a>) -> VaultReply<'a, ()> {
        Box::pin(pending())
    }
}

#[tokio::test]
async fn a_stop_ends_the_wait_for_the_password_store_too() {
    let stage = Stage::signed_in(Generation::V8_6, "pass").await;
    let asked = Arc::new(Notify::new());
    let store = Arc::new(LockedStore(Arc::clone(&asked)));
    let again = Workspaces::open(stage.file(), store, Settings::default()).workspaces;
    let read = again.read_sessions(&stage.id, HowMuch::Everything, None, |_| {});
    let stop = async {
        asked.notified().await;
        again.stop_reading(&stage.id);
    };
    let both = async { tokio::join!(read, stop) };
    let (read, ()) = timeout(Duration::from_secs(20), both).await.expect("it goes on waiting");
    assert_eq!(done(read).end, WhyEnded::Stopped);
}

#[tokio::test]
async fn signing_out_ends_the_reading_and_forgets_what_was_read() {
    let room = Room::of(Generation::V8_6, 3_000, "auditor").await;
    room.unlock().await;
    let read = room.try_read(HowMuch::Everything, None);
    let (read, left) = tokio::join!(read, room.workspaces.sign_out(&room.id));
    left.unwrap();
    match read {
        Ok(Answer::Done(end)) => assert_eq!(end.end, WhyEnded::Stopped),
        other => panic!("{other:?}"),
    }
    assert_eq!(room.known(), 0);
    let after = room.try_read(HowMuch::WhatIsNew, None).await;
    assert!(matches!(after, Err(Error::NotSignedIn)), "{after:?}");
}
