//! While it is shut, nothing is sent and nothing is known.

use practice::Generation;
use rocketchat::Answer;
use workspaces::{
    Error, Finder, HowMuch, Idle, IdleMinutes, KeptIn, LockTry, Removal, RevocationMode,
    RevocationScope, SessionKey, SignInState, WhyEnded,
};

use super::{PIN, secret, set_pin, unlock, wrong};
use crate::{
    reading::room::Room,
    stage::{LOGIN, Stage, done, password_form, session_id},
    world::ROD,
};

#[tokio::test]
async fn while_it_is_shut_no_wish_sends_a_request_and_afterwards_all_work_without_signing_in() {
    for keep_in in [KeptIn::PasswordStore, KeptIn::ThisSessionOnly] {
        let stage = Stage::of(Generation::V8_6).await;
        done(stage.try_sign_in(password_form("pass", keep_in), None).await);
        stage.works("pass").await;
        set_pin(&stage.workspaces).await;
        stage.workspaces.lock().await.unwrap();
        let (seen, all, id) = (stage.all_seen(), &stage.workspaces, &stage.id);

        let look_up = stage.try_look_up(ROD, None).await;
        assert!(matches!(look_up, Err(Error::Locked)), "{look_up:?}");
        let read = all.read_sessions(id, HowMuch::Everything, None, |_| {}).await;
        assert!(matches!(read, Err(Error::Locked)), "{read:?}");
        let sign_in = stage.try_sign_in(password_form("pass", keep_in), None).await;
        assert!(matches!(sign_in, Err(Error::Locked)), "{sign_in:?}");
        let mail = all.send_email_code(id, "mail").await;
        assert!(matches!(mail, Err(Error::Locked)), "{mail:?}");
        for given_up in [all.sign_out(id).await, all.remove(id).await] {
            assert!(matches!(given_up, Err(Error::Locked)), "{given_up:?}");
        }
        let _failed = all.check(id).await;
        assert_eq!(stage.all_seen(), seen, "nothing was sent");
        assert_eq!(stage.workspace().sign_in, SignInState::Held { kept_in: keep_in });

        unlock(all).await;
        stage.works("pass").await;
        assert_eq!(stage.seen(LOGIN), 1);
        assert_eq!(stage.workspace().sign_in, SignInState::Held { kept_in: keep_in });
    }
}

#[tokio::test]
async fn a_reading_stops_and_what_was_read_is_gone_until_it_is_read_again() {
    let room = Room::of(Generation::V8_6, 3_000, "admin").await;
    room.unlock().await;
    set_pin(&room.workspaces).await;
    let finder = Finder::new(room.workspaces.clone());
    room.read(HowMuch::Everything).await;
    assert_eq!(room.known(), 3_000);
    let found = finder.find(&everything());
    assert!(finder.lines(found.id, 0..10).is_some());

    let read = room.try_read(HowMuch::Everything, None);
    let (read, locked) = tokio::join!(read, room.workspaces.lock());
    finder.forget();
    locked.unwrap();
    match read {
        Ok(Answer::Done(end)) => assert_eq!(end.end, WhyEnded::Stopped),
        other => panic!("{other:?}"),
    }
    assert_eq!(room.known(), 0);
    assert_eq!(room.workspaces.with_index(|index, _| index.len()), 0);
    assert!(finder.lines(found.id, 0..10).is_none());
    let seen = room.server.requests().len();
    unlock(&room.workspaces).await;
    assert_eq!(room.known(), 0, "unlocking reads nothing by itself");
    assert_eq!(room.server.requests().len(), seen);

    let again = room.read(HowMuch::WhatIsNew).await;
    assert_eq!((again.end.end, again.end.new), (WhyEnded::Complete, 3_000));
    assert_eq!(finder.find(&everything()).total, 3_000);
}

#[tokio::test]
async fn signing_out_that_was_allowed_is_not_after_it_was_locked_and_what_was_looked_up_is_gone() {
    let stage = Stage::signed_in(Generation::V8_6, "pass").await;
    set_pin(&stage.workspaces).await;
    let finder = Finder::new(stage.workspaces.clone());
    stage.workspaces.allow_revocation();
    stage.look_up("pass", ROD).await.unwrap();
    let key = SessionKey { workspace: stage.id.clone(), session: session_id(ROD) };
    let scope = RevocationScope::Sessions(vec![key]);
    assert_eq!(stage.workspaces.plan_revocation(&finder, &scope).total, 1);
    stage.workspaces.lock().await.unwrap();
    assert_eq!(stage.workspaces.revocation_mode(), RevocationMode::ViewingOnly);
    unlock(&stage.workspaces).await;
    assert_eq!(stage.workspaces.revocation_mode(), RevocationMode::ViewingOnly);
    assert_eq!(stage.workspaces.plan_revocation(&finder, &scope).total, 0);
}

#[tokio::test]
async fn a_suspended_draft_comes_back_once_with_the_pin_and_with_nothing_else() {
    let stage = Stage::signed_in(Generation::V8_6, "pass").await;
    let all = &stage.workspaces;
    set_pin(all).await;
    all.suspend_and_lock(Some(secret("a caller's devices"))).await.unwrap();
    assert!(all.take_up().is_none());
    assert!(matches!(wrong(all).await, LockTry::Wrong { .. }));
    assert!(all.take_up().is_none());
    unlock(all).await;
    assert_eq!(all.take_up().unwrap().expose(), "a caller's devices");
    assert!(all.take_up().is_none());

    all.suspend_and_lock(Some(secret("a caller's devices"))).await.unwrap();
    all.give_up_lock().await.unwrap();
    set_pin(all).await;
    all.lock().await.unwrap();
    unlock(all).await;
    assert!(all.take_up().is_none(), "whoever did not know the PIN does not get it");
}

#[tokio::test]
async fn what_waits_for_its_turn_is_not_sent_after_locking() {
    let stage = Stage::signed_in(Generation::V8_6, "pass").await;
    stage.works("pass").await;
    set_pin(&stage.workspaces).await;
    let seen = stage.all_seen();
    let asking = || stage.try_look_up(ROD, None);
    let all = async { tokio::join!(asking(), asking(), asking(), stage.workspaces.lock()) };
    let (first, second, third, locked) = Box::pin(all).await;
    locked.unwrap();
    for asked in [first, second, third] {
        assert!(matches!(asked, Err(Error::Locked)), "{asked:?}");
    }
    assert!(stage.all_seen() <= seen + 1, "the first one may have been under way");
}

#[tokio::test]
async fn signing_in_that_is_under_way_ends_before_it_is_shut_and_is_kept() {
    for keep_in in [KeptIn::PasswordStore, KeptIn::ThisSessionOnly] {
        let stage = Stage::of(Generation::V8_6).await;
        set_pin(&stage.workspaces).await;
        let sign_in = stage.try_sign_in(password_form("pass", keep_in), None);
        let (signed_in, locked) = tokio::join!(sign_in, stage.workspaces.lock());
        done(signed_in);
        locked.unwrap();
        unlock(&stage.workspaces).await;
        stage.works("pass").await;
        assert_eq!(stage.seen(LOGIN), 1);
    }
}

#[tokio::test]
async fn a_program_that_starts_with_a_pin_set_is_shut_and_the_store_is_not_asked() {
    let mut stage = Stage::signed_in(Generation::V8_6, "pass").await;
    set_pin(&stage.workspaces).await;
    stage.workspaces.set_idle(Idle::After(IdleMinutes::nearest(25))).await.unwrap();
    let calls = stage.vault.calls();
    stage.restart();
    let standing = stage.workspaces.lock_status();
    assert!(standing.set && standing.locked);
    let refused = stage.try_look_up(ROD, None).await;
    assert!(matches!(refused, Err(Error::Locked)), "{refused:?}");
    assert_eq!(stage.vault.calls(), calls);

    unlock(&stage.workspaces).await;
    assert_eq!(stage.workspaces.lock_status().idle, Idle::After(IdleMinutes::nearest(25)));
    stage.works("pass").await;
}

#[tokio::test]
async fn without_a_pin_there_is_nothing_to_lock_with() {
    let stage = Stage::signed_in(Generation::V8_6, "pass").await;
    let locked = stage.workspaces.lock().await;
    assert!(matches!(locked, Err(Error::NoPassphrase)), "{locked:?}");
    stage.works("pass").await;
    set_pin(&stage.workspaces).await;
    let removed = stage.workspaces.remove_lock(&secret(PIN)).await;
    assert!(matches!(removed, Ok(LockTry::Right)), "{removed:?}");
    assert!(!stage.workspaces.lock_status().set);
    assert!(matches!(stage.workspaces.lock().await, Err(Error::NoPassphrase)));
    assert_eq!(stage.vault.texts().len(), 1, "the sign-in alone");
    assert!(matches!(stage.workspaces.sign_out(&stage.id).await, Ok(Removal::SignedOut)));
}

fn everything() -> workspaces::FindQuery {
    workspaces::FindQuery {
        text: String::new(),
        workspace: None,
        filters: workspaces::FindFilters::default(),
        sort: session_index::Sort::Newest,
        group: session_index::Grouping::None,
        anchor: None,
        visible: 10,
    }
}
