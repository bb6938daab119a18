//! A list that stands still.

use practice::{Generation, World};
use workspaces::{HowMuch, HowSure, ReadingEnd, WhyEnded};

use crate::stage::{Stage, done};

const LIST: &str = "/api/v1/sessions/list.all";

#[tokio::test]
async fn first() {
    let stage =
        Stage::on(practice::start(Generation::V8_6, World::seeded(5000)).await.unwrap()).await;
    let form = workspaces::SignInForm::Password {
        user: "admin".into(),
        password: rocketchat::Secret::new(practice::PRACTICE_PASSWORD.into()),
        keep_in: workspaces::KeptIn::PasswordStore,
    };
    done(stage.try_sign_in(form, None).await);
    let asked = crate::stage::challenge(
        stage.workspaces.read_sessions(&stage.id, HowMuch::Everything, None, |_| {}).await,
    );
    println!("{asked:?}");
    let code = crate::stage::factor(asked.method, practice::PRACTICE_PASSWORD);
    let end: ReadingEnd = done(
        stage
            .workspaces
            .read_sessions(&stage.id, HowMuch::Everything, Some(&code), |p| println!("{p:?}"))
            .await,
    );
    println!("{end:?} {}", stage.seen(LIST));
    assert_eq!(end.read, 5000);
    assert_eq!((end.end, end.sure), (WhyEnded::Complete, HowSure::EveryOneThere));
    let end = done(
        stage
            .workspaces
            .read_sessions(&stage.id, HowMuch::WhatIsNew, None, |p| println!("{p:?}"))
            .await,
    );
    println!("{end:?} {}", stage.seen(LIST));
}
