mod pasted;

use proptest::prelude::*;

use super::*;

#[test]
fn what_a_person_types_is_understood() {
    for (typed, shown) in [
        ("chat.acme.example", "https://chat.acme.example"),
        ("  https://chat.acme.example/  ", "https://chat.acme.example"),
        ("HTTPS://Chat.ACME.example", "https://chat.acme.example"),
        ("chat.acme.example:8443", "https://chat.acme.example:8443"),
        ("rocket.chat:443", "https://rocket.chat"),
        ("https://intranet.acme.example/chat//", "https://intranet.acme.example/chat"),
        ("intranet/chat", "https://intranet/chat"),
        ("https://bücher.example", "https://xn--bcher-kva.example"),
        ("https://apple.com", "https://apple.com"),
        ("https://аpple.com", "https://xn--pple-43d.com"),
        ("localhost:3000", "http://localhost:3000"),
        ("localhost", "http://localhost"),
        ("127.0.0.1:3000", "http://127.0.0.1:3000"),
        ("127.5.5.5", "http://127.5.5.5"),
        ("[::1]:3000", "http://[::1]:3000"),
        ("http://localhost:3000/", "http://localhost:3000"),
        ("http://[::1]", "http://[::1]"),
        ("https://localhost", "https://localhost"),
        ("10.1.2.3", "https://10.1.2.3"),
        ("https://chat.acme.example?x=1#y", "https://chat.acme.example"),
        ("https://2001.acme.example", "https://2001.acme.example"),
    ] {
        let parsed = ServerUrl::parse(typed).map(|url| url.to_string());
        assert_eq!(parsed.as_deref(), Ok(shown), "{typed:?}");
    }
}

#[test]
fn a_link_from_the_browser_is_cut_to_the_workspace() {
    for tail in [
        "/home",
        "/channel/general",
        "/channel/general?msg=1",
        "/direct/abc/thread/x",
        "/group/secret",
        "/admin/device-management",
        "/account/profile",
        "/login",
        "/api",
        "/api/v1/sessions/list.all?count=1",
        "/omnichannel/current",
    ] {
        for prefix in ["", "/chat"] {
            let base = format!("https://acme.example{prefix}");
            let parsed = ServerUrl::parse(&format!("{base}{tail}")).unwrap();
            assert_eq!(parsed.to_string(), base, "{tail}");
        }
    }
}

#[test]
fn what_cannot_be_an_address_is_refused_with_its_reason() {
    use AddressProblem::*;
    for (typed, problem) in [
        ("", Empty),
        (" \t\n", Empty),
        ("http://chat.acme.example", NotEncrypted),
        ("HTTP://chat.acme.example", NotEncrypted),
        ("http://10.0.0.1", NotEncrypted),
        ("http://localhost.evil.com", NotEncrypted),
        ("http://127.0.0.1.evil.com", NotEncrypted),
        ("http://[::ffff:127.0.0.1]", NotEncrypted),
        ("http://0.0.0.0", NotAnAddress),
        ("https://user:pass@chat.acme.example", HasCredentials),
        ("https://user@chat.acme.example", HasCredentials),
        ("user@chat.acme.example", HasCredentials),
        ("user:pass@chat.acme.example", HasCredentials),
        ("http://localhost@evil.com", HasCredentials),
        ("javascript:alert(1)", WrongScheme),
        ("JavaScript://chat.acme.example/%0aalert(1)", WrongScheme),
        ("ftp://chat.acme.example", WrongScheme),
        ("file:///etc/passwd", WrongScheme),
        ("mailto:rod@acme.example", WrongScheme),
        ("data:text/html,x", WrongScheme),
        ("https://", NotAnAddress),
        ("hello world", NotAnAddress),
        ("chat..acme", NotAnAddress),
        ("-", NotAnAddress),
        ("!!!", NotAnAddress),
        ("/home", NotAnAddress),
        ("chat.acme.example:99999", NotAnAddress),
        ("https://chat.acme\n.example", NotAnAddress),
        ("https://[::1", NotAnAddress),
    ] {
        assert_eq!(ServerUrl::parse(typed), Err(problem), "{typed:?}");
    }
}

#[test]
fn an_address_of_this_machine_stays_here_and_others_do_not_count_as_it() {
    assert!(ServerUrl::parse("localhost:1").unwrap().is_loopback());
    assert!(!ServerUrl::parse("https://localhost.evil.com").unwrap().is_loopback());
}

#[test]
fn requests_go_below_the_path_prefix() {
    let base = ServerUrl::parse("https://acme.example/chat").unwrap();
    assert_eq!(base.join("/api/v1/me").as_str(), "https://acme.example/chat/api/v1/me");
    let base = ServerUrl::parse("localhost:3000").unwrap();
    assert_eq!(base.join("/api/info").as_str(), "http://localhost:3000/api/info");
}

#[test]
fn the_second_line_has_host_and_port_alone() {
    assert_eq!(ServerUrl::parse("https://acme.example/chat").unwrap().host(), "acme.example");
    assert_eq!(ServerUrl::parse("acme.example:8443").unwrap().host(), "acme.example:8443");
    assert_eq!(ServerUrl::parse("[::1]:3000").unwrap().host(), "[::1]:3000");
}

fn address_like() -> impl Strategy<Value = String> {
    let scheme = prop::sample::select(vec!["", "http://", "https://", "HTTP://", "ftp:", "http:"]);
    let host = prop::sample::select(vec![
        "localhost",
        "127.0.0.1",
        "127.1",
        "0x7f.1",
        "2130706433",
        "[::1]",
        "[::ffff:7f00:1]",
        "evil.com",
        "LOCALHOST",
        "localhost.evil.com",
        "a@b",
        "bücher.de",
        "١٢٧.0.0.1",
        "ⓛocalhost",
    ]);
    (scheme, host, "(:[0-9]{0,6})?", "[/?#%@a-z.:\\\\]{0,12}")
        .prop_map(|(scheme, host, port, tail)| format!("{scheme}{host}{port}{tail}"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(5_000))]

    #[test]
    fn parsing_never_panics_and_what_is_shown_means_the_same(
        typed in prop_oneof![any::<String>(), address_like(), "[ -~]{0,40}"],
    ) {
        if let Ok(url) = ServerUrl::parse(&typed) {
            let shown = url.to_string();
            prop_assert_eq!(ServerUrl::from_kept(&shown), Ok(url.clone()), "{}", shown);
            if url.join("").path() == "/" {
                prop_assert_eq!(ServerUrl::parse(&shown), Ok(url.clone()), "{}", shown);
            }
            prop_assert!(!shown.ends_with('/'));
            prop_assert!(!shown.contains(['?', '#']));
            prop_assert!(shown.starts_with("https://") || url.is_loopback());
            prop_assert!(url.join("/api/info").path().ends_with("/api/info"));
        }
    }
}
