//! Redirects: credentials never leave the origin that they were given to.

use std::num::NonZeroU32;

use rocketchat::{
    Client, Credentials, Method, SecondFactor, Secret, ServerUrl, SessionId, Trust,
    endpoint::{
        EndSession, Endpoint, ListAllSessions, ListPermissions, LogIn, LogOut, LogOutUser,
        ReadEnterpriseFlag, ReadLicence, ReadPublicSettings, ReadServerInfo, SendEmailCode,
        ShowSession, WhoAmI,
    },
};

use crate::{
    certificates::{acceptor, authority},
    hostile_server::{
        SHORT, TOKEN, USER_ID, client, kind_of,
        raw_server::{Behaviour, RawServer, json},
        trusting,
    },
};

const STATUSES: [u16; 6] = [300, 301, 302, 303, 307, 308];
const PASSWORD: &str = "canaryPassword";
const CODE: &str = "987654";

fn redirect(status: u16, target: &str) -> Behaviour {
    let head =
        format!("HTTP/1.1 {status} X\r\nLocation: {target}\r\nContent-Length: 2\r\n\r\n{{}}");
    Behaviour::Say(head.into_bytes())
}

/// Where redirects point, each of which a following client would reach (but for the metadata
/// service of clouds, where it would fail in another way than expected).
fn targets(other_host: &RawServer, this_host: &RawServer, v6: &RawServer) -> [String; 8] {
    let port = this_host.address.port();
    [
        format!("{}/api/v1/me", other_host.http()),
        format!("http://127.0.0.1:{port}/"),
        format!("https://127.0.0.1:{port}/"),
        format!("http://user:pass@127.0.0.1:{port}/"),
        // Reads like, and is turned into, 127.0.0.1.
        format!("http://127\u{3002}0\u{3002}0\u{3002}1:{port}/"),
        format!("{}/", v6.http()),
        "http://169.254.169.254/latest/meta-data/".to_owned(),
        format!("//localhost:{port}/"),
    ]
}

async fn send<E: Endpoint>(client: &Client, endpoint: E) -> String {
    let token = Secret::new(TOKEN.to_owned());
    let credentials = Credentials { user_id: USER_ID.to_owned(), token };
    let code = Secret::new(CODE.to_owned());
    let factor = SecondFactor { method: Method::Totp, code };
    kind_of(&client.send(&endpoint, Some(&credentials), Some(&factor)).await)
}

/// Every request that there is: by `GET`, by `POST` with a body, by `POST` without.
async fn send_everything(client: &Client) -> Vec<String> {
    let session = SessionId::parse("uBNL9dTjJ4s6Pjp4K").unwrap();
    let (user, count) = ("jane".to_owned(), NonZeroU32::MIN);
    let password = Secret::new(PASSWORD.to_owned());
    vec![
        send(client, WhoAmI).await,
        send(client, ReadServerInfo).await,
        send(client, ReadLicence).await,
        send(client, ReadEnterpriseFlag).await,
        send(client, ListPermissions).await,
        send(client, ReadPublicSettings { ids: vec!["Site_Name".to_owned()] }).await,
        send(client, ShowSession { session: session.clone() }).await,
        send(client, ListAllSessions { offset: 0, count, filter: None }).await,
        send(client, LogIn { user: user.clone(), password }).await,
        send(client, EndSession { session }).await,
        send(client, SendEmailCode { email_or_username: user.clone() }).await,
        send(client, LogOutUser { user_id: user }).await,
        send(client, LogOut).await,
    ]
}

#[derive(Default)]
struct Count {
    sent: usize,
    arrived: usize,
    secrets_at_origin: usize,
}

impl Count {
    async fn of(&mut self, origin: &RawServer, client: &Client) {
        let kinds = send_everything(client).await;
        assert!(kinds.iter().all(|kind| kind == "NotRocketChat"), "{kinds:?}");
        self.sent += kinds.len();
        self.arrived += origin.requests();
        self.secrets_at_origin += origin.read(|seen| secrets_in(&seen.bytes));
    }
}

fn secrets_in(bytes: &[u8]) -> usize {
    let text = String::from_utf8_lossy(bytes);
    [TOKEN, USER_ID, PASSWORD, CODE].iter().map(|secret| text.matches(secret).count()).sum()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_redirect_is_followed_whatever_it_points_to() {
    let sink = || Behaviour::Say(json(200, r#"{"success":true}"#));
    let this_host = RawServer::start(sink()).await;
    let other_host = RawServer::start_at([127, 0, 0, 2].into(), sink(), None).await;
    let v6 = RawServer::start_at(std::net::Ipv6Addr::LOCALHOST.into(), sink(), None).await;
    let mut count = Count::default();
    for target in targets(&other_host, &this_host, &v6) {
        for status in STATUSES {
            let origin = RawServer::start(redirect(status, &target)).await;
            let client = client(&origin.http());
            count.of(&origin, &client).await;
        }
    }
    let sinks = [&this_host, &other_host, &v6];
    let at_sinks: usize = sinks.iter().map(|sink| sink.read(|seen| secrets_in(&seen.bytes))).sum();
    let bytes: usize = sinks.iter().map(|sink| sink.read(|seen| seen.bytes.len())).sum();
    let connections: usize = sinks.iter().map(|sink| sink.read(|seen| seen.connections)).sum();
    println!(
        "S1: 8 targets x 6 statuses x 13 requests (GET, POST with and without body) = {} sent, \
         {} arrived at their origin with {} secrets; at the sinks {connections} connections, \
         {bytes} bytes, {at_sinks} credential bytes, 0 bodies re-sent",
        count.sent, count.arrived, count.secrets_at_origin
    );
    assert_eq!((connections, bytes, at_sinks), (0, 0, 0));
    assert_eq!((count.sent, count.arrived), (8 * 6 * 13, 8 * 6 * 13));
    assert!(count.secrets_at_origin >= count.sent * 3, "the canaries must have been sent at all");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_redirect_leads_from_an_encrypted_address_to_a_plain_one() {
    let company = authority("Acme's own authority");
    let trust = Trust::system().and_pem(&company.pem()).unwrap();
    let sink = RawServer::start(Behaviour::Say(json(200, r#"{"success":true}"#))).await;
    let mut count = Count::default();
    for status in STATUSES {
        let target = format!("http://localhost:{}/api/v1/me", sink.address.port());
        let ip = [127, 0, 0, 1].into();
        let tls = Some(acceptor(&company, |_| ()));
        let origin = RawServer::start_at(ip, redirect(status, &target), tls).await;
        let url = ServerUrl::parse(&origin.https()).unwrap();
        count.of(&origin, &trusting(Client::with_trust(url, SHORT, &trust).unwrap())).await;
    }
    let (sent, arrived) = (count.sent, count.arrived);
    let (connections, bytes) = sink.read(|seen| (seen.connections, seen.bytes.len()));
    println!("S1, https to http: {sent} sent, {arrived} arrived; at the sink {bytes} bytes");
    assert_eq!((connections, bytes, sent, arrived), (0, 0, 6 * 13, 6 * 13));
}

#[tokio::test]
async fn the_error_names_where_the_redirect_points_and_keeps_its_query_to_itself() {
    let target = "https://sso.acme.example/login?SAMLRequest=canary";
    let origin = RawServer::start(redirect(302, target)).await;
    let client = Client::new(ServerUrl::parse(&origin.http()).unwrap(), SHORT).unwrap();
    let error = client.send(&ReadServerInfo, None, None).await.unwrap_err();
    let expected = "this address is not a Rocket.Chat workspace: \
                    status 302, points to https://sso.acme.example";
    assert_eq!(error.to_string(), expected);
}
