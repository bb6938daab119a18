use std::sync::{Arc, Weak};

use jiff::Timestamp;

use super::*;
use crate::{
    account::{MemoryVault, SignIn, made_up},
    directory::{Check, CheckOutcome, KeptIn},
    settings::Settings,
};

#[tokio::test]
async fn no_sign_in_is_in_memory_while_it_is_shut() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("workspaces.json");
    let settings = Settings::default();
    let all = Workspaces::open(file, Arc::<MemoryVault>::default(), settings).workspaces;
    let pin = Secret::new("482913".to_owned());
    let set = all.set_lock(&pin, &Secret::new(String::new())).await.unwrap();
    assert!(matches!(set, LockTry::Right));
    let mut held: Vec<Weak<SignIn>> = Vec::new();
    for kept_in in [KeptIn::PasswordStore, KeptIn::ThisSessionOnly] {
        let id = all.add("chat.acme.example", None, true).await.unwrap().id;
        let connection = all.connection(&id).unwrap();
        let outcome = CheckOutcome::Failed(Arc::new(Error::VaultEmpty));
        connection.hold(made_up(kept_in), Check { at: Timestamp::UNIX_EPOCH, outcome });
        held.push(Arc::downgrade(&connection.sign_in().unwrap().unwrap()));
    }
    assert!(held.iter().all(|sign_in| sign_in.strong_count() > 0));

    all.lock().await.unwrap();
    assert!(held.iter().all(|sign_in| sign_in.strong_count() == 0), "overwritten when dropped");
    all.unlock(&pin).await.unwrap();
    let sealed = all.list().pop().unwrap();
    let connection = all.connection(&sealed.id).unwrap();
    let opened = connection.sign_in().unwrap().unwrap();
    assert!(opened.is_same(&made_up(KeptIn::ThisSessionOnly)));
}
