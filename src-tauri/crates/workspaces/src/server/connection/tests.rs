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
    let connection = Connection::new(false);
    connection.hold(sign_in(), check());
    let old = connection.sign_in().unwrap().unwrap();
    connection.hold(sign_in(), check());
    connection.settle(&old, false);
    assert_eq!(connection.state(None), SignInState::Held { kept_in: KeptIn::PasswordStore });

    connection.forget();
    connection.settle(&old, true);
    connection.note_check(Some(&old), check());
    assert_eq!(connection.state(None), SignInState::None);
    assert!(connection.last_check().is_none());
}

#[test]
fn what_comes_after_the_lock_was_shut_is_not_held() {
    let connection = Connection::new(true);
    connection.seal("acme", Some(&key()));
    connection.take_from_store(Ok(Some(sign_in().to_entry()))).unwrap();
    assert!(connection.sign_in().is_none(), "it is read again");
    connection.hold(sign_in(), check());
    assert!(connection.sign_in().is_none(), "it is in the store");
    connection.hold(sign_in().kept_in(KeptIn::ThisSessionOnly), check());
    assert!(matches!(connection.sign_in(), Some(Err(Error::Locked))), "it is held back");
    connection.unseal("acme", &key());
    assert!(matches!(connection.sign_in(), Some(Ok(_))), "nothing else has it");
    connection.hold(sign_in(), check());
    assert!(connection.sign_in().is_some());
}

#[test]
fn who_the_administrators_are_is_noted_for_the_sign_in_that_was_told() {
    let connection = Connection::new(false);
    connection.hold(sign_in(), check());
    let old = connection.sign_in().unwrap().unwrap();
    connection.hold(sign_in(), check());
    let told = Admins::Told(Arc::default());
    assert!(!connection.note_admins(&old, told.clone()));
    assert!(matches!(connection.admins(), Admins::NotAsked), "another account may be signed in");
    let new = connection.sign_in().unwrap().unwrap();
    assert!(connection.note_admins(&new, told.clone()));
    assert!(matches!(connection.admins(), Admins::Told(_)));

    connection.seal("acme", Some(&key()));
    assert!(!connection.note_admins(&new, told) && matches!(connection.admins(), Admins::NotAsked));
}

#[test]
fn a_late_answer_of_the_store_does_not_replace_a_new_sign_in() {
    let connection = Connection::new(true);
    assert!(connection.sign_in().is_none(), "the store has to be asked");
    connection.hold(sign_in(), check());
    let new = connection.sign_in().unwrap().unwrap();
    let taken = connection.take_from_store(Ok(None)).unwrap();
    assert!(Arc::ptr_eq(&taken, &new));
}

/// Whichever of two threads comes first, the new sign-in stands.
#[test]
fn no_answer_of_the_store_overwrites_what_came_while_it_was_taken_over() {
    const RACES: usize = 5_000;
    let old = sign_in().to_entry();
    let connections: Vec<Connection> = (0..RACES).map(|_| Connection::new(true)).collect();
    let begin = std::sync::Barrier::new(2);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for batch in connections.chunks(50) {
                begin.wait();
                for connection in batch {
                    connection.hold(sign_in().kept_in(KeptIn::ThisSessionOnly), check());
                }
            }
        });
        for batch in connections.chunks(50) {
            begin.wait();
            for connection in batch {
                let _taken = connection.take_from_store(Ok(Some(old.clone())));
            }
        }
    });
    let held = SignInState::Held { kept_in: KeptIn::ThisSessionOnly };
    let lost = connections.iter().filter(|connection| connection.state(None) != held).count();
    println!("{RACES} races, {lost} new sign-ins overwritten");
    assert_eq!(lost, 0);
}
