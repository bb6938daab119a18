//! Proxies: tunnels, SOCKS, those of the desktop's settings.

mod servers;

use std::sync::{Arc, Mutex};

use rocketchat::{Client, DesktopProxy, ServerUrl, Trust};
use workspaces::{KeptIn, MemoryVault, Settings, Workspaces};

use crate::{
    certificates::{acceptor, authority, serve},
    hostile_server::{
        SHORT, outcome,
        raw_server::{Behaviour, RawServer, json},
        show,
    },
    plain_http::{given, run_apart},
    stage::password_form,
};
use servers::{Socks, Tunnel};

const ELSEWHERE: &str = "https://chat.acme.example";

/// What comes of a look-up at another machine when the desktop names this proxy, in a process
/// without proxies in its environment.
async fn through(proxy: &str, store: Option<&str>) {
    let mut environment = vec![("GATEHOUSE_PROXY", proxy)];
    environment.extend(store.map(|store| ("SSL_CERT_FILE", store)));
    run_apart("proxies::apart_uses_the_desktop_s_proxy", &environment).await;
}

#[tokio::test]
#[ignore = "run by the tests below in a process of its own"]
async fn apart_uses_the_desktop_s_proxy() {
    let proxy = given("GATEHOUSE_PROXY");
    let (address, expected) = proxy.split_once(' ').unwrap();
    let desktop = DesktopProxy::Manual {
        address: address.to_owned(),
        except: vec!["*.intern.example".to_owned()],
    };
    assert_eq!(came_of(ELSEWHERE, &desktop).await, expected);
}

async fn came_of(server: &str, desktop: &DesktopProxy) -> String {
    let url = ServerUrl::parse(server).unwrap();
    let client = Client::in_network(url, SHORT, &Trust::system(), desktop).unwrap();
    client.assume_recognised();
    outcome(&client, &show()).await
}

/// A workspace under the name of another machine, and the store that vouches for it.
async fn elsewhere() -> (RawServer, tempfile::TempDir, String) {
    let company = authority("Acme's own authority");
    let named = acceptor(&company, |params| {
        *params = rcgen::CertificateParams::new(vec!["chat.acme.example".to_owned()]).unwrap();
    });
    let directory = tempfile::tempdir().unwrap();
    let store = directory.path().join("store.pem");
    std::fs::write(&store, company.pem()).unwrap();
    let store = store.to_str().unwrap().to_owned();
    (serve(named).await, directory, store)
}

#[tokio::test]
async fn a_socks_proxy_of_the_desktop_is_used_and_resolves_the_name() {
    let (server, _directory, store) = elsewhere().await;
    let socks = Socks::start(server.address).await;
    through(&format!("socks5h://{} done", socks.address), Some(&store)).await;
    assert_eq!(socks.asked(), ["chat.acme.example:443"]);
    assert_eq!(server.requests(), 1);
}

#[tokio::test]
async fn a_socks_proxy_of_the_environment_is_used() {
    let (server, _directory, store) = elsewhere().await;
    let socks = Socks::start(server.address).await;
    let proxy = format!("socks5h://{}", socks.address);
    let environment = [("ALL_PROXY", &*proxy), ("SSL_CERT_FILE", &store)];
    run_apart("proxies::apart_uses_the_environment", &environment).await;
    assert_eq!(socks.asked(), ["chat.acme.example:443"]);
    assert_eq!(server.requests(), 1);
}

#[tokio::test]
#[ignore = "run by a_socks_proxy_of_the_environment_is_used with a proxy set"]
async fn apart_uses_the_environment() {
    let ignored = DesktopProxy::Manual { address: "http://127.0.0.1:9".to_owned(), except: vec![] };
    assert_eq!(came_of(ELSEWHERE, &ignored).await, "done");
}

#[tokio::test]
async fn a_http_proxy_of_the_desktop_is_used() {
    let (server, _directory, store) = elsewhere().await;
    let tunnel = Tunnel::start(server.address).await;
    through(&format!("http://{} done", tunnel.address), Some(&store)).await;
    assert_eq!(tunnel.asked(), ["chat.acme.example:443"]);
    assert_eq!(server.requests(), 1);
}

#[tokio::test]
async fn each_trouble_of_a_proxy_has_its_own_error() {
    let says = async |status| RawServer::start(Behaviour::SayAndClose(json(status, "{}"))).await;
    let (wants_sign_in, refuses, broken) = (says(407).await, says(403).await, says(502).await);
    let socks = Socks::refusing().await;
    let gone = says(200).await.http();
    let cases = [
        (wants_sign_in.http(), "Unreachable ProxyWantsSignIn"),
        (refuses.http(), "Unreachable Proxy"),
        (broken.http(), "Unreachable Proxy"),
        (gone.clone(), "Unreachable Proxy"),
        (gone.replace("http:", "socks5h:"), "Unreachable Proxy"),
        (format!("socks5h://{}", socks.address), "Unreachable Proxy"),
    ];
    for (proxy, expected) in &cases {
        through(&format!("{proxy} {expected}"), None).await;
    }
    println!("{} troubles of proxies", cases.len());
}

#[tokio::test]
async fn the_desktop_s_proxy_is_followed_when_it_changes() {
    run_apart("proxies::apart_follows_the_settings", &[]).await;
}

#[tokio::test]
#[ignore = "run by the_desktop_s_proxy_is_followed_when_it_changes without proxies set"]
async fn apart_follows_the_settings() {
    let nobody = RawServer::start(Behaviour::CloseUnread).await;
    let (before, after) =
        (Tunnel::start(nobody.address).await, Tunnel::start(nobody.address).await);
    let setting = Arc::new(Mutex::new(DesktopProxy::None));
    let read = Arc::clone(&setting);
    let settings = Settings {
        desktop_proxy: Arc::new(move || read.lock().unwrap().clone()),
        patience: SHORT,
        ..Settings::default()
    };
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("workspaces.json");
    let vault = Arc::new(MemoryVault::default());
    let workspaces = Workspaces::open(file, vault, settings).workspaces;
    let id = workspaces.add(ELSEWHERE, None, false).await.unwrap().id;
    for tunnel in [&before, &after] {
        let address = format!("http://{}", tunnel.address);
        *setting.lock().unwrap() = DesktopProxy::Manual { address, except: vec![] };
        let form = password_form("jane", KeptIn::ThisSessionOnly);
        assert!(workspaces.sign_in(&id, form, None).await.is_err());
    }
    assert_eq!(before.asked(), ["chat.acme.example:443"]);
    assert_eq!(after.asked(), ["chat.acme.example:443"]);
}
