//! What people paste, and what it is taken for.

use super::{super::parsed_query::ParsedQuery, parse_query};
use crate::search::parse::{LooksLike, Wanted};

/// Text, kind, what is searched (`|` between what is enough, `,` between what must all be found),
/// session ID.
type Case = (&'static str, &'static str, &'static str, Option<&'static str>);

const ID: &str = "uBNL9dTjJ4s6Pjp4K";

#[rustfmt::skip]
const CASES: &[Case] = &[
    // Links as gateways, mails and browsers write them.
    ("https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fchat.acme.example%2Fadmin%2Fdevice-management%2Finfo%2FuBNL9dTjJ4s6Pjp4K&data=05%7C01%7Cjane%40acme.example&sdata=x%3D&reserved=0", "link", ID, Some(ID)),
    ("https://urldefense.com/v3/__https://chat.acme.example/admin/device-management/info/uBNL9dTjJ4s6Pjp4K__;!!AbCdEf!xyz$", "link", ID, Some(ID)),
    ("see <https://urldefense.com/v3/__https://chat.acme.example/admin/device-management/info/uBNL9dTjJ4s6Pjp4K__;!!AbCdEf!xyz$>, please", "link", ID, Some(ID)),
    ("https://urldefense.proofpoint.com/v2/url?u=https-3A__chat.acme.example_admin_device-2Dmanagement_info_uBNL9dTjJ4s6Pjp4K&d=DwMF", "link", ID, Some(ID)),
    ("https://www.google.com/url?q=https://chat.acme.example/admin/device-management/info/uBNL9dTjJ4s6Pjp4K&sa=D", "link", ID, Some(ID)),
    ("https://chat.acme.example/login?redirect=%2Fadmin%2Fdevice-management%2Finfo%2FuBNL9dTjJ4s6Pjp4K", "link", ID, Some(ID)),
    ("https://chat.acme.example/login?redirect=%252Fadmin%252Fdevice-management%252Finfo%252FuBNL9dTjJ4s6Pjp4K", "link", ID, Some(ID)),
    ("https://chat.acme.example/api/v1/sessions/info.admin?sessionId=%22uBNL9dTjJ4s6Pjp4K%22", "link", ID, Some(ID)),
    ("https://chat.acme.example/api/v1/sessions/info.admin?sessionId=uBNL9dTjJ4s6Pjp4K", "link", ID, Some(ID)),
    ("hxxps://chat[.]acme[.]example/admin/device-management/info/uBNL9dTjJ4s6Pjp4K", "link", ID, Some(ID)),
    ("chat.acme.example/admin/device-management/info/uBNL9dTjJ4s6Pjp4K?tab=x", "link", ID, Some(ID)),
    ("https://gw.example/click/https%3A%2F%2Fchat.acme.example%2Fadmin%2Fdevice-management%2Finfo%2FuBNL9dTjJ4s6Pjp4K", "link", ID, Some(ID)),
    ("https://www.google.com/url?q=https://chat.acme.example/home", "link", "chat.acme.example", None),
    ("https://bit.ly/3abc", "hiddenLink", "bit.ly", None),
    ("hxxp://203.0.113.7/", "link", "203.0.113.7", None),
    ("http://203.0.113.7:3000/home", "link", "203.0.113.7", None),
    ("chat.acme.example/channel/general", "link", "chat.acme.example", None),
    ("chat.acme.example:3000/channel/general", "link", "chat.acme.example", None),
    ("https//chat.acme.example", "link", "chat.acme.example", None),
    // IDs.
    ("uBNL9dTjJ4s6Pjp4K", "id", ID, Some(ID)),
    ("\"uBNL9dTjJ4s6Pjp4K\",", "id", ID, Some(ID)),
    ("uBNL9dTjJ4s6Pjp4K, tTouumJMrHMjnedWf", "ids", "uBNL9dTjJ4s6Pjp4K | tTouumJMrHMjnedWf", None),
    ("uBNL9dTjJ4s6Pjp4K\ntTouumJMrHMjnedWf\nuBNL9dTjJ4s6Pjp4K", "ids", "uBNL9dTjJ4s6Pjp4K | tTouumJMrHMjnedWf", None),
    ("[\"uBNL9dTjJ4s6Pjp4K\",\"tTouumJMrHMjnedWf\"]", "ids", "uBNL9dTjJ4s6Pjp4K | tTouumJMrHMjnedWf", None),
    // Addresses, whatever stands around them.
    ("203.0.113.7", "internetAddress", "203.0.113.7", None),
    ("203.0.113.7.", "internetAddress", "203.0.113.7", None),
    ("203.0.113.7:51234", "internetAddress", "203.0.113.7", None),
    ("[2001:db8::7]:443", "internetAddress", "2001:db8::7", None),
    ("2001:db8::7.", "internetAddress", "2001:db8::7", None),
    ("fe80::1%eth0", "internetAddress", "fe80::1", None),
    ("::ffff:203.0.113.7", "internetAddress", "203.0.113.7", None),
    ("203.0.113[.]7", "internetAddress", "203.0.113.7", None),
    ("203[.]0[.]113[.]7", "internetAddress", "203.0.113.7", None),
    ("203.0.113(.)7", "internetAddress", "203.0.113.7", None),
    ("203.0.113[dot]7", "internetAddress", "203.0.113.7", None),
    ("203 dot 0 dot 113 dot 7", "internetAddress", "203.0.113.7", None),
    ("IP: 203.0.113.7", "internetAddress", "203.0.113.7", None),
    ("Src IP:203.0.113.7", "internetAddress", "203.0.113.7", None),
    ("ip=203.0.113.7", "internetAddress", "203.0.113.7", None),
    ("ClientAddress[203.0.113.7]", "internetAddress", "203.0.113.7", None),
    ("from 203.0.113.7 port 51234", "internetAddress", "203.0.113.7", None),
    ("/203.0.113.7:51234", "internetAddress", "203.0.113.7", None),
    ("203.0.113.7, 198.51.100.4", "internetAddresses", "203.0.113.7 | 198.51.100.4", None),
    ("203.0.113.7,198.51.100.4", "internetAddresses", "203.0.113.7 | 198.51.100.4", None),
    ("203.0.113.7\n198.51.100.4", "internetAddresses", "203.0.113.7 | 198.51.100.4", None),
    ("203.0.113[.]7 and 198.51.100[.]4", "internetAddresses", "203.0.113.7 | 198.51.100.4", None),
    ("[\"203.0.113.7\",\"198.51.100.4\"]", "internetAddresses", "203.0.113.7 | 198.51.100.4", None),
    ("10.0.0.0/8, 203.0.113.0/24", "internetAddresses", "10.0.0.0/8 | 203.0.113.0/24", None),
    ("203.0.113.7 203.0.113.8 203.0.113.9 203.0.113.10 203.0.113.11 203.0.113.12 203.0.113.13", "internetAddresses", "203.0.113.7 | 203.0.113.8 | 203.0.113.9 | 203.0.113.10 | 203.0.113.11 | 203.0.113.12 | 203.0.113.13", None),
    ("maria 203.0.113.7 198.51.100.4", "internetAddresses", "maria, 203.0.113.7 | 198.51.100.4", None),
    ("203.0.113.0/255.255.255.0", "addressRange", "203.0.113.0/24", None),
    ("203.0.113.0 255.255.255.0", "addressRange", "203.0.113.0/24", None),
    ("203.0.113.x", "addressRange", "203.0.113.0/24", None),
    ("203.0.113.*", "addressRange", "203.0.113.0/24", None),
    ("203.0.113[.]0/24", "addressRange", "203.0.113.0/24", None),
    ("203.0.113.1 to 203.0.113.9", "addressRange", "203.0.113.1-203.0.113.9", None),
    ("203.0.113.1-9", "addressRange", "203.0.113.1-203.0.113.9", None),
    ("300.1.1.1", "noAddress", "300.1.1.1", None),
    ("203.0.113.7, 300.1.1.1", "internetAddress", "203.0.113.7", None),
    // People.
    ("@maria.lopez", "userName", "@maria.lopez", None),
    ("@maria.lopez,", "userName", "@maria.lopez", None),
    ("ACME\\maria.lopez", "userName", "@maria.lopez", None),
    ("acme.example\\dwo1", "userName", "@dwo1", None),
    ("username: maria.lopez", "logLine", "@maria.lopez", None),
    ("user=maria.lopez", "logLine", "@maria.lopez", None),
    ("dirk.woehler@acme.example", "email", "dirk, woehler", None),
    ("mailto:dirk.woehler@acme.example?subject=Hi", "email", "dirk, woehler", None),
    ("dirk.woehler[at]acme[.]example", "email", "dirk, woehler", None),
    ("Dirk Wöhler <dirk.woehler@acme.example>", "email", "dirk, woehler", None),
    ("\"Wöhler, Dirk\" <dwo1@acme.example>", "email", "dwo1 | Dirk Wöhler", None),
    ("a.b@acme.example; c@acme.example", "email", "a.b | a b | c", None),
    ("maria%40acme.example", "email", "maria", None),
    // Lines of logs and data.
    ("Deny tcp from 203.0.113.7 to 198.51.100.4", "internetAddresses", "Deny, tcp, 203.0.113.7 | 198.51.100.4", None),
    ("Connection attempt from 203.0.113.7 to 10.0.0.5 denied by policy 12 on wan1", "logLine", "203.0.113.7", None),
    ("IN=eth0 OUT= SRC=203.0.113.7 DST=0.0.0.0 LEN=40 PROTO=TCP SPT=51234 DPT=443", "logLine", "203.0.113.7", None),
    ("Nov 13 12:41:41 [15103]: Failed login detected - Username[maria.lopez] ClientAddress[203.0.113.7] ForwardedFor[203.0.113.7] XRealIp[undefined] UserAgent[Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/86.0.4240.198 Safari/537.36]", "logLine", "203.0.113.7, @maria.lopez", None),
    ("Failed login detected - Username[undefined] ClientAddress[203.0.113.7] ForwardedFor[undefined] XRealIp[undefined] UserAgent[x 1.2.3.4]", "logLine", "203.0.113.7", None),
    ("Failed login detected - Username[maria@acme.example] ClientAddress[undefined] ForwardedFor[undefined] XRealIp[undefined] UserAgent[]", "logLine", "maria", None),
    ("Username[maria.lopez] ClientAddress[203.0.113.7]", "logLine", "203.0.113.7, @maria.lopez", None),
    ("203.0.113.7 - - [10/Oct/2026:13:55:36 +0000] \"GET /api/v1/me HTTP/1.1\" 200 512 \"-\" \"Mozilla/5.0 Chrome/113.0.0.0\"", "logLine", "203.0.113.7", None),
    ("10.0.0.5 - maria [10/Oct/2026:13:55:36 +0000] \"GET / HTTP/1.1\" 200 1 \"-\" \"curl\" \"203.0.113.7\"", "logLine", "203.0.113.7, @maria", None),
    ("Nov 29 04:00:00 host sshd[812]: Failed password for invalid user maria from 203.0.113.7 port 51234 ssh2", "logLine", "203.0.113.7, @maria", None),
    ("pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=203.0.113.7 user=maria", "logLine", "203.0.113.7, @maria", None),
    ("blocked 203.0.113.7 and 198.51.100.4 after 5 tries at 10:22 by rule 7", "logLine", "203.0.113.7 | 198.51.100.4", None),
    ("{\"level\":35,\"remoteIP\":\"::ffff:203.0.113.7\"}", "json", "203.0.113.7", None),
    ("{\"remote_addr\":\"203.0.113.7:51234\",\"request\":\"GET / HTTP/1.1\"}", "json", "203.0.113.7", None),
    ("{\"ClientAddr\":\"203.0.113.7:5\",\"Other\":{\"ip\":\"198.51.100.4\"}}", "json", "203.0.113.7 | 198.51.100.4", None),
    ("{\"ip\":\"203.0.113.7, 10.0.0.5\"}", "json", "203.0.113.7", None),
    ("{\"msg\":\"Failed login detected - Username[maria.lopez] ClientAddress[203.0.113.7]\",\"time\":1}", "json", "203.0.113.7, @maria.lopez", None),
    ("{\"username\":\"undefined\",\"ip\":\"203.0.113.7\"}", "json", "203.0.113.7", None),
    ("sessionId=uBNL9dTjJ4s6Pjp4K userId=rYhzFRd2QZjNwAAXX", "logLine", ID, Some(ID)),
    // A person's ID is never a session's, and the address beside it stays.
    ("{\"userId\":\"rYhzFRd2QZjNwAAXX\",\"ip\":\"203.0.113.7\"}", "json", "203.0.113.7, rYhzFRd2QZjNwAAXX", None),
    ("{\"username\":\"maria\",\"ip\":\"203.0.113.7\"}", "json", "203.0.113.7, @maria", None),
    ("{\"user\":{\"_id\":\"rYhzFRd2QZjNwAAXX\"},\"client_ip\":\"203.0.113.7\"}", "json", "203.0.113.7, rYhzFRd2QZjNwAAXX", None),
    ("{\"user\":\"rYhzFRd2QZjNwAAXX\",\"x-real-ip\":[\"203.0.113.7\"]}", "json", "203.0.113.7, rYhzFRd2QZjNwAAXX", None),
    ("{\"uid\":\"0\",\"remoteIP\":\"203.0.113.7\"}", "json", "203.0.113.7", None),
    ("{\"uid\":\"rYhzFRd2QZjNwAAXX\",\"remoteIP\":\"203.0.113.7\"}", "json", "203.0.113.7, rYhzFRd2QZjNwAAXX", None),
    ("{\"msg\":\"closed sessionId=uBNL9dTjJ4s6Pjp4K now\"}", "json", ID, Some(ID)),
    ("userId: rYhzFRd2QZjNwAAXX", "logLine", "rYhzFRd2QZjNwAAXX", None),
    ("user_id=rYhzFRd2QZjNwAAXX", "logLine", "rYhzFRd2QZjNwAAXX", None),
    ("\"uid\": \"rYhzFRd2QZjNwAAXX\"", "logLine", "rYhzFRd2QZjNwAAXX", None),
    ("user=rYhzFRd2QZjNwAAXX", "logLine", "rYhzFRd2QZjNwAAXX", None),
    ("user rYhzFRd2QZjNwAAXX", "logLine", "rYhzFRd2QZjNwAAXX", None),
    ("user: { _id: 'rYhzFRd2QZjNwAAXX', username: 'maria' }", "logLine", "rYhzFRd2QZjNwAAXX", None),
    ("{\\\"userId\\\":\\\"rYhzFRd2QZjNwAAXX\\\"}", "logLine", "rYhzFRd2QZjNwAAXX", None),
    ("\"user\":{\"name\":\"Maria\",\"_id\":\"rYhzFRd2QZjNwAAXX\",\"username\":\"maria\",", "logLine", "rYhzFRd2QZjNwAAXX", None),
    ("userId: rYhzFRd2QZjNwAAXX ip 203.0.113.7", "logLine", "203.0.113.7, rYhzFRd2QZjNwAAXX", None),
    ("userId: rYhzFRd2QZjNwAAXX sessionId: uBNL9dTjJ4s6Pjp4K", "logLine", ID, Some(ID)),
    ("2026-11-29T07:33:31Z {\"userId\":\"rYhzFRd2QZjNwAAXX\",\"loginToken\":\"x\",\"clientAddress\":\"203.0.113.7\",\"host\":\"chat.example.com\"}", "logLine", "203.0.113.7, rYhzFRd2QZjNwAAXX", None),
    ("I20261129 info {\"user\":{\"name\":\"M\",\"_id\":\"rYhzFRd2QZjNwAAXX\"},\"ip\":\"203.0.113.7\"} done", "logLine", "203.0.113.7, rYhzFRd2QZjNwAAXX", None),
    ("login from 203.0.113.7 {\"username\":\"maria\"}", "logLine", "203.0.113.7, @maria", None),
    ("{x} {\"a\": {\"username\":\"maria\"}", "logLine", "@maria", None),
    ("client_ip=203.0.113.7", "internetAddress", "203.0.113.7", None),
    ("clientAddress=203.0.113.7", "internetAddress", "203.0.113.7", None),
    ("x-real-ip=203.0.113.7", "internetAddress", "203.0.113.7", None),
    // Links of pages, and links among words.
    ("https://chat.acme.example/?ip=203.0.113.7", "link", "203.0.113.7", None),
    ("https://ip.example/check/203.0.113.7?tab=x", "link", "203.0.113.7", None),
    ("https://chat.acme.example/admin/device-management?context=info&id=uBNL9dTjJ4s6Pjp4K", "link", ID, Some(ID)),
    ("https://chat.acme.example/admin/device-management/uBNL9dTjJ4s6Pjp4K", "link", ID, Some(ID)),
    ("https://chat.acme.example/admin/users?context=info&id=rYhzFRd2QZjNwAAXX", "link", "rYhzFRd2QZjNwAAXX", None),
    ("https://chat.acme.example/direct/maria", "link", "@maria", None),
    ("https://chat.acme.example/direct/rYhzFRd2QZjNwAAXXuBNL9dTjJ4s6Pjp4K", "link", "chat.acme.example", None),
    ("https://chat.acme.example/api/v1/users.info?username=maria.lopez", "link", "@maria.lopez", None),
    ("a link https://chat.acme.example/direct/maria", "link", "@maria", None),
    ("see https://chat.acme.example/admin/users/info/rYhzFRd2QZjNwAAXX please", "link", "rYhzFRd2QZjNwAAXX", None),
    ("see https://chat.acme.example/channel/rYhzFRd2QZjNwAAXX", "words", "see, chat.acme.example", None),
    ("[Chat](https://chat.acme.example/home)", "link", "chat.acme.example", None),
    ("[Our chat](https://chat.acme.example/direct/maria)", "link", "@maria", None),
    ("<a href=\"https://chat.acme.example/direct/maria\">Maria</a>", "link", "@maria", None),
    ("see [Chat](https://chat.acme.example/home)", "words", "see, chat.acme.example", None),
    ("203.0.113.7 - maria [10/Oct/2026:13:55:36 +0000] \"GET / HTTP/1.1\" 200 1 \"https://chat.acme.example/direct/rod\" \"curl\"", "logLine", "203.0.113.7, @maria", None),
    ("https://chat.acme.example/?ip=203.0.113.7 seen today", "words", "seen, today, 203.0.113.7", None),
    // Percent-encoded words.
    ("%32%30%33.0.113.7", "internetAddress", "203.0.113.7", None),
    ("%D0%98%D0%B2%D0%B0%D0%BD", "words", "Иван", None),
    ("maria%20lopez", "words", "maria, lopez", None),
    ("https%3A%2F%2Fchat.acme.example%2Fdirect%2Fmaria", "link", "@maria", None),
    // What stays text.
    ("100%", "words", "100%", None),
    ("%20", "words", "%20", None),
    ("%D0%98%D0", "words", "%D0%98%D0", None),
    ("maria lopez", "words", "maria, lopez", None),
    ("unknown 203.0.113.7", "words", "unknown, 203.0.113.7", None),
    ("maria chrome 203.0.113.7", "words", "maria, chrome, 203.0.113.7", None),
    ("王小明", "words", "王小明", None),
    ("O’Brien", "words", "O’Brien", None),
    ("Chrome 113", "words", "Chrome, 113", None),
];

fn kind(looks_like: &LooksLike) -> &'static str {
    match looks_like {
        LooksLike::Nothing => "nothing",
        LooksLike::Id => "id",
        LooksLike::Ids { .. } => "ids",
        LooksLike::InternetAddress { .. } => "internetAddress",
        LooksLike::InternetAddresses { .. } => "internetAddresses",
        LooksLike::AddressRange { .. } => "addressRange",
        LooksLike::InvalidAddress { .. } => "noAddress",
        LooksLike::UserName { .. } => "userName",
        LooksLike::Email { .. } => "email",
        LooksLike::Link { .. } => "link",
        LooksLike::HiddenLink { .. } => "hiddenLink",
        LooksLike::Json { .. } => "json",
        LooksLike::LogLine { .. } => "logLine",
        LooksLike::Words => "words",
    }
}

#[test]
fn what_people_paste_is_taken_for_what_it_is() {
    let mut wrong = Vec::new();
    for (text, expected, searched, session) in CASES {
        let ParsedQuery { looks_like, words, session_id, .. } = parse_query(text);
        let words = words.iter().map(Wanted::written).collect::<Vec<_>>().join(", ");
        let found = (
            kind(&looks_like),
            words.as_str(),
            session_id.as_ref().map(rocketchat::SessionId::as_str),
        );
        if found != (*expected, *searched, *session) {
            wrong.push(format!("{text}\n  {found:?}"));
        }
    }
    println!("{} pasted texts", CASES.len());
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert!(CASES.len() >= 60);
}

#[test]
fn what_is_not_searched_is_said() {
    for (text, left_out) in [
        ("203.0.113.7, 300.1.1.1", vec!["300.1.1.1"]),
        (
            "10.0.0.5 - - \"GET /api/v1/me HTTP/1.1\" 200 ip:203.0.113.7 Chrome/113.0.0.0",
            vec!["10.0.0.5"],
        ),
        ("203.0.113.7", vec![]),
    ] {
        assert_eq!(parse_query(text).left_out, left_out, "{text}");
    }
}
