//! Ten workspaces at once, four of which fail in four ways.

use practice::{Generation, Running, World};
use rocketchat::{Answer, Error as RequestError, Secret, ServerUrl};
use tempfile::TempDir;
use tokio::task::JoinSet;
use workspaces::{
    Error, HowMuch, HowSure, KeptIn, MemoryVault, Settings, SignInForm, WorkspaceId, Workspaces,
};

use super::room::LIST;
use crate::{
    hostile_server::raw_server::{Behaviour, RawServer},
    stage::done,
};

async fn signed_in(workspaces: &Workspaces, key: &str, user: &str) -> (Running, WorkspaceId) {
    let server = practice::start(Generation::V8_6, World::seeded(1_000)).await.unwrap();
    server.set_setting("Accounts_TwoFactorAuthentication_Enabled", false);
    let address = ServerUrl::parse(&server.address()).unwrap();
    let id = workspaces.add_practice(key, key, address).await.unwrap().id;
    let form = SignInForm::Password {
        user: user.to_owned(),
        password: Secret::new(practice::PRACTICE_PASSWORD.to_owned()),
        keep_in: KeptIn::PasswordStore,
    };
    done(workspaces.sign_in(&id, form, None).await);
    (server, id)
}

fn pages_seen(server: &Running) -> usize {
    server.requests().iter().filter(|seen| seen.path == LIST).count()
}

#[tokio::test]
async fn four_that_fail_in_four_ways_cost_the_others_nothing() {
    let home = TempDir::new().unwrap();
    let file = home.path().join("workspaces.json");
    let vault = std::sync::Arc::new(MemoryVault::default());
    let workspaces = Workspaces::open(file, vault, Settings::default()).workspaces;

    let mut good = Vec::new();
    for number in 0..6 {
        good.push(signed_in(&workspaces, &format!("good{number}"), "admin").await);
    }
    let (stopped, dead) = signed_in(&workspaces, "dead", "admin").await;
    stopped.stop().await;
    let (unlicensed_server, unlicensed) = signed_in(&workspaces, "unlicensed", "admin").await;
    unlicensed_server.set_licence(false);
    let (refusing_server, refusing) = signed_in(&workspaces, "refusing", "plain").await;
    let (_left, broken) = signed_in(&workspaces, "broken", "admin").await;
    let page =
        b"HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>";
    let raw = RawServer::start(Behaviour::Say(page.to_vec())).await;
    workspaces.set_practice_address(&broken, ServerUrl::parse(&raw.http()).unwrap()).unwrap();

    let mut under_way = JoinSet::new();
    let all = good.iter().map(|(_, id)| id).chain([&dead, &unlicensed, &refusing, &broken]);
    for id in all {
        let (workspaces, id) = (workspaces.clone(), id.clone());
        under_way.spawn(async move {
            let read = workspaces.read_sessions(&id, HowMuch::Everything, None, |_| {}).await;
            (id, read)
        });
    }
    let mut ended = 0;
    for (id, read) in under_way.join_all().await {
        ended += 1;
        match read {
            Ok(Answer::Done(end)) => {
                assert!(good.iter().any(|(_, good)| *good == id));
                assert_eq!((end.read, end.sure), (1_000, HowSure::EveryOneThere));
            }
            Err(Error::Request(problem)) => {
                let expected = [
                    (&dead, matches!(problem, RequestError::Unreachable { .. })),
                    (&unlicensed, matches!(problem, RequestError::NoDeviceManagement)),
                    (&refusing, matches!(problem, RequestError::NotAllowed)),
                    (&broken, matches!(problem, RequestError::ServerFailed { status: 502 })),
                ];
                assert!(expected.contains(&(&id, true)), "{problem:?}");
            }
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(ended, 10);
    let requests: Vec<_> = good.iter().map(|(server, _)| pages_seen(server)).collect();
    println!("six good workspaces of ten: {requests:?} requests, one each of those that fail");
    assert_eq!(requests, [11; 6]);
    let failed = [pages_seen(&unlicensed_server), pages_seen(&refusing_server), raw.requests()];
    assert_eq!(failed, [1; 3]);
    assert_eq!(workspaces.with_index(|index, _| index.len()), 6_000);
}
