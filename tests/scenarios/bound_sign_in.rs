//! A stored sign-in goes to the server that it was made for, whatever the list says.

use practice::Generation;
use rocketchat::ServerUrl;
use workspaces::{CheckOutcome, Error, HowMuch, KeptIn, Removal, SignInState, StoreProblem};

use crate::{
    hostile_server::raw_server::{Behaviour, RawServer, json},
    sign_in::user_and_token,
    stage::{LOGIN, LOGOUT, Stage, done, password_form},
    world::{ROD, world},
};

/// Servers that would take whatever comes.
struct Sinks {
    this_host: RawServer,
    other_host: RawServer,
    v6: RawServer,
}

impl Sinks {
    async fn start() -> Self {
        let takes = || Behaviour::Say(json(200, r#"{"success":true}"#));
        Self {
            this_host: RawServer::start(takes()).await,
            other_host: RawServer::start_at([127, 0, 0, 2].into(), takes(), None).await,
            v6: RawServer::start_at(std::net::Ipv6Addr::LOCALHOST.into(), takes(), None).await,
        }
    }

    /// Addresses that are not `own`: other hosts, ports, schemes, paths and ways to write a name.
    fn addresses(&self, own: &str) -> Vec<String> {
        let port = own.rsplit(':').next().unwrap();
        vec![
            self.this_host.http(),
            self.other_host.http(),
            self.v6.http(),
            format!("http://localhost:{port}"),
            format!("https://127.0.0.1:{port}"),
            format!("{own}/chat"),
            format!("{own}/a/b"),
            "https://chat.acme.example".to_owned(),
            "https://chat.acme.example.".to_owned(),
            "https://chat.аcme.example".to_owned(),
            "https://xn--80ak6aa92e.com".to_owned(),
            "https://203.0.113.7".to_owned(),
        ]
    }

    fn bytes(&self) -> usize {
        [&self.this_host, &self.other_host, &self.v6]
            .iter()
            .map(|sink| sink.read(|seen| seen.bytes.len() + seen.connections))
            .sum()
    }
}

impl Stage {
    fn edit_file(&self, was: &str, is: &str) {
        let text = std::fs::read_to_string(self.file()).unwrap();
        assert!(text.contains(was), "{text}");
        std::fs::write(self.file(), text.replace(was, is)).unwrap();
    }

    fn tokens_seen(&self) -> usize {
        self.server.requests().iter().filter(|seen| seen.token_sent).count()
    }

    /// Every scope that would use the sign-in is refused, with the address that it belongs to.
    async fn uses_nothing(&self, made_for: &str) {
        let belongs = |error: &Error| matches!(error, Error::MadeForAnother { made_for: address } if address.to_string() == made_for);
        let checked = self.workspaces.check(&self.id).await.unwrap();
        let state = SignInState::MadeForAnother { made_for: ServerUrl::parse(made_for).unwrap() };
        assert_eq!(checked.sign_in, state);
        let outcome = checked.last_check.unwrap().outcome;
        assert!(matches!(&outcome, CheckOutcome::Failed(error) if belongs(error)), "{outcome:?}");
        let looked_up = self.try_look_up(ROD, None).await.unwrap_err();
        assert!(belongs(&looked_up), "{looked_up:?}");
        let read = self.workspaces.read_sessions(&self.id, HowMuch::Everything, None, |_| {}).await;
        assert!(belongs(&read.unwrap_err()));
        let learnt = self.workspaces.learn_admins(&self.id).await;
        assert!(belongs(&learnt.unwrap_err()));
    }
}

#[tokio::test]
async fn an_edited_address_hears_nothing_and_the_sign_in_stays_for_its_own() {
    let sinks = Sinks::start().await;
    let mut stage = Stage::signed_in(Generation::V8_6, "pass").await;
    let own = stage.server.address();
    let entry = stage.vault.texts();
    let addresses = sinks.addresses(&own);
    for other in &addresses {
        stage.edit_file(&own, other);
        stage.server.clear_requests();
        stage.restart();
        stage.uses_nothing(&own).await;
        assert_eq!((sinks.bytes(), stage.tokens_seen()), (0, 0), "{other}");
        assert_eq!(stage.vault.texts(), entry, "it is kept");
        let written = ServerUrl::parse(other).unwrap().to_string();
        stage.edit_file(&format!("\"{other}\""), &format!("\"{own}\""));
        assert_ne!(written, own);
    }
    println!("{} other addresses, 0 bytes and 0 connections there", addresses.len());

    stage.restart();
    stage.works("pass").await;
    assert!(stage.tokens_seen() > 0, "the token is sent at all");
    assert_eq!(stage.seen(LOGIN), 0, "nobody had to sign in again");
}

#[tokio::test]
async fn a_list_that_changes_under_a_running_program_is_no_way_either() {
    let sinks = Sinks::start().await;
    let stage = Stage::signed_in(Generation::V8_6, "pass").await;
    stage.works("pass").await;
    let own = stage.server.address();
    stage.edit_file(&own, &sinks.this_host.http());
    // What another instance wrote is read with the next change.
    stage.workspaces.rename(&stage.id, "Acme").await.unwrap();
    stage.server.clear_requests();
    if stage.workspace().address.unwrap().to_string() != own {
        stage.uses_nothing(&own).await;
    }
    assert_eq!(sinks.bytes(), 0);
}

#[tokio::test]
async fn a_stale_list_that_is_written_back_gets_no_newer_sign_in() {
    let mut stage = Stage::signed_in(Generation::V8_6, "pass").await;
    let earlier = std::fs::read(stage.file()).unwrap();
    let other = practice::start(Generation::V8_6, world()).await.unwrap();
    stage.workspaces.change_address(&stage.id, &other.address(), false).await.unwrap();
    let first = std::mem::replace(&mut stage.server, other);
    stage.sign_in("pass").await;
    first.clear_requests();

    std::fs::write(stage.file(), earlier).unwrap();
    stage.restart();
    stage.uses_nothing(&stage.server.address()).await;
    assert!(first.requests().is_empty());
}

#[tokio::test]
async fn an_import_and_a_change_of_address_bring_no_sign_in_along() {
    let sinks = Sinks::start().await;
    let mut stage = Stage::signed_in(Generation::V8_6, "pass").await;
    let (id, at) = (stage.id.clone(), sinks.this_host.http());
    let file = format!(
        r#"{{"version":1,"workspaces":[{{"id":"{id}","name":"Acme HQ","address":"{at}","inPasswordStore":true}}]}}"#
    );
    let all = stage.workspaces.import(&file).await.unwrap();
    let imported = all.iter().find(|one| one.id != id).unwrap().id.clone();
    assert_eq!(stage.workspace().address.unwrap().to_string(), stage.server.address());
    let checked = stage.workspaces.check(&imported).await;
    assert!(matches!(checked, Err(Error::NotSignedIn)), "{checked:?}");

    stage.workspaces.change_address(&id, &sinks.other_host.http(), false).await.unwrap();
    assert_eq!(stage.seen(LOGOUT), 1);
    for _ in 0..2 {
        let looked_up = stage.try_look_up(ROD, None).await;
        assert!(matches!(looked_up, Err(Error::NotSignedIn)), "{looked_up:?}");
        stage.restart();
    }
    assert_eq!(sinks.bytes(), 0);
}

#[tokio::test]
async fn signing_out_and_in_end_it_at_its_own_server() {
    for signs_in in [false, true] {
        let sinks = Sinks::start().await;
        let mut stage = Stage::signed_in(Generation::V8_6, "pass").await;
        let other = practice::start(Generation::V8_6, world()).await.unwrap();
        let place = if signs_in { other.address() } else { sinks.this_host.http() };
        stage.edit_file(&stage.server.address(), &place);
        stage.restart();
        stage.server.clear_requests();
        if signs_in {
            let form = password_form("pass", KeptIn::PasswordStore);
            done(stage.try_sign_in(form, None).await);
            assert_eq!(other.requests().iter().filter(|seen| seen.path == LOGOUT).count(), 0);
            let held = SignInState::Held { kept_in: KeptIn::PasswordStore };
            assert_eq!(stage.workspace().sign_in, held);
        } else {
            let removal = stage.workspaces.sign_out(&stage.id).await.unwrap();
            assert!(matches!(removal, Removal::SignedOut), "{removal:?}");
            assert!(stage.vault.texts().is_empty());
        }
        assert_eq!(stage.seen(LOGOUT), 1, "the server that made it is told");
        assert_eq!(sinks.bytes(), 0);
    }
}

#[tokio::test]
async fn an_entry_of_an_early_version_names_no_server_and_is_not_used() {
    let mut stage = Stage::signed_in(Generation::V8_6, "pass").await;
    let (user_id, token) = user_and_token(&stage.vault.texts()[0]);
    let early =
        format!(r#"{{"version":1,"kind":"password","userId":"{user_id}","token":"{token}"}}"#);
    stage.vault.replace_all(Some(&early));
    stage.server.clear_requests();
    stage.restart();
    let looked_up = stage.try_look_up(ROD, None).await;
    assert!(matches!(looked_up, Err(Error::VaultWithoutServer)), "{looked_up:?}");
    let expected = SignInState::StoreProblem { problem: StoreProblem::WithoutServer };
    assert_eq!(stage.workspace().sign_in, expected);
    assert!(stage.server.requests().is_empty());
    assert_eq!(stage.vault.texts(), [early], "nothing is deleted");

    stage.sign_in("pass").await;
    stage.works("pass").await;
    assert!(stage.vault.texts()[0].contains(&stage.server.address()));
}
