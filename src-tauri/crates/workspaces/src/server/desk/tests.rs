use jiff::Timestamp;

use super::*;
use crate::{account::made_up, directory::CheckOutcome};

fn sign_in() -> SignIn {
    made_up(KeptIn::PasswordStore)
}

fn key() -> SealingKey {
    SealingKey::made_up()
}

fn check() -> Check {
    let outcome = CheckOutcome::Failed(Arc::new(Error::VaultEmpty));
    Check { at: Timestamp::UNIX_EPOCH, outcome }
}

#[test]
fn what_a_server_said_of_the_sign_in_before_does_not_touch_the_new_one() {
    let desk = Desk::new(false);
    desk.hold(sign_in(), check());
    let old = desk.sign_in().unwrap().unwrap();
    desk.hold(sign_in(), check());
    desk.settle(&old, false);
    assert_eq!(desk.state(None), SignInState::Held { kept_in: KeptIn::PasswordStore });

    desk.forget();
    desk.settle(&old, true);
    desk.note_check(Some(&old), check());
    assert_eq!(desk.state(None), SignInState::None);
    assert!(desk.last_check().is_none());
}

#[test]
fn what_comes_after_the_lock_was_shut_is_not_held() {
    let desk = Desk::new(true);
    desk.seal("acme", Some(&key()));
    desk.take_from_store(Ok(Some(sign_in().to_entry()))).unwrap();
    assert!(desk.sign_in().is_none(), "it is read again");
    desk.hold(sign_in(), check());
    assert!(desk.sign_in().is_none(), "it is in the store");
    desk.hold(sign_in().kept_in(KeptIn::ThisSessionOnly), check());
    assert!(matches!(desk.sign_in(), Some(Err(Error::Locked))), "it is held back");
    desk.unseal("acme", &key());
    assert!(matches!(desk.sign_in(), Some(Ok(_))), "nothing else has it");
    desk.hold(sign_in(), check());
    assert!(desk.sign_in().is_some());
}

#[test]
fn who_the_administrators_are_is_noted_for_the_sign_in_that_was_told() {
    let desk = Desk::new(false);
    desk.hold(sign_in(), check());
    let old = desk.sign_in().unwrap().unwrap();
    desk.hold(sign_in(), check());
    let told = Admins::Told(Arc::default());
    assert!(!desk.note_admins(&old, told.clone()));
    assert!(matches!(desk.admins(), Admins::NotAsked), "another account may be signed in");
    let new = desk.sign_in().unwrap().unwrap();
    assert!(desk.note_admins(&new, told.clone()));
    assert!(matches!(desk.admins(), Admins::Told(_)));

    desk.seal("acme", Some(&key()));
    assert!(!desk.note_admins(&new, told) && matches!(desk.admins(), Admins::NotAsked));
}

#[test]
fn a_late_answer_of_the_store_does_not_replace_a_new_sign_in() {
    let desk = Desk::new(true);
    assert!(desk.sign_in().is_none(), "the store has to be asked");
    desk.hold(sign_in(), check());
    let new = desk.sign_in().unwrap().unwrap();
    let taken = desk.take_from_store(Ok(None)).unwrap();
    assert!(Arc::ptr_eq(&taken, &new));
}

/// Whichever of two threads comes first, the new sign-in stands.
#[test]
fn no_answer_of_the_store_overwrites_what_came_while_it_was_taken_over() {
    const RACES: usize = 5_000;
    let old = sign_in().to_entry();
    let desks: Vec<Desk> = (0..RACES).map(|_| Desk::new(true)).collect();
    let begin = std::sync::Barrier::new(2);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for batch in desks.chunks(50) {
                begin.wait();
                for desk in batch {
                    desk.hold(sign_in().kept_in(KeptIn::ThisSessionOnly), check());
                }
            }
        });
        for batch in desks.chunks(50) {
            begin.wait();
            for desk in batch {
                let _taken = desk.take_from_store(Ok(Some(old.clone())));
            }
        }
    });
    let held = SignInState::Held { kept_in: KeptIn::ThisSessionOnly };
    let lost = desks.iter().filter(|desk| desk.state(None) != held).count();
    println!("{RACES} races, {lost} new sign-ins overwritten");
    assert_eq!(lost, 0);
}
