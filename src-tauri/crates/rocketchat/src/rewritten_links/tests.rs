use proptest::prelude::*;

use super::*;

fn link(text: &str) -> Original {
    Original::Link(text.to_owned())
}

#[test]
fn what_services_rewrote_is_read_back() {
    let acme = "https://chat.acme.example";
    let session = "https://chat.acme.example/admin/device-management/info/uBNL9dTjJ4s6Pjp4K";
    let cases = [
        (
            "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fchat.acme.example\
             %2Fhome&data=05%7C01&reserved=0",
            link("https://chat.acme.example/home"),
        ),
        (
            "EUR01.safelinks.protection.outlook.com/GetUrlReputation?Url=https%3A%2F%2Fchat.acme.example",
            link(acme),
        ),
        (
            "https://statics.teams.cdn.office.net/evergreen-assets/safelinks/1/atp-safelinks.html\
             ?url=https%3A%2F%2Fchat.acme.example&locale=en-us",
            link(acme),
        ),
        (
            "https://urldefense.com/v3/__https://chat.acme.example/admin/device-management/info/\
             uBNL9dTjJ4s6Pjp4K__;!!AbCdEf!xyz$",
            link(session),
        ),
        (
            "https://urldefense.com/v3/__https:/chat.acme.example/home*x__;Iw!!A!b$",
            link("https://chat.acme.example/home#x"),
        ),
        (
            "https://urldefense.us/v3/__https://chat.acme.example/**Ay__;w6TDtg!!A!b$",
            link("https://chat.acme.example/äöy"),
        ),
        (
            "https://urldefense.proofpoint.com/v2/url?u=https-3A__chat.acme.example_admin_device\
             -2Dmanagement_info_uBNL9dTjJ4s6Pjp4K&d=DwMF",
            link(session),
        ),
        (
            "https://urldefense.proofpoint.com/v1/url?u=https://chat.acme.example/home&k=x",
            link("https://chat.acme.example/home"),
        ),
        ("https://urldefense.com/v4/abc", Original::Hidden),
        (
            "https://www.google.com/url?q=https://chat.acme.example/&sa=D",
            link("https://chat.acme.example/"),
        ),
        ("https://www.google.com/url?sa=t&url=https%3A%2F%2Fchat.acme.example", link(acme)),
        ("google.com/url?q=https://chat.acme.example", link(acme)),
        ("https://linkprotect.cudasvc.com/url?a=https%3a%2f%2fchat.acme.example&c=E", link(acme)),
        ("https://secure-web.cisco.com/1a-b/https%3A%2F%2Fchat.acme.example", link(acme)),
        (
            "https://eu.protection.sophos.com/?d=acme.example&u=aHR0cHM6Ly9jaGF0LmFjbWUuZXhhbXBsZQ==",
            link(acme),
        ),
        ("https://protect.checkpoint.com/v2/___https://chat.acme.example___.abc", link(acme)),
        (
            "https://protect2.fireeye.com/v1/url?k=1&q=1&u=https%3A%2F%2Fchat.acme.example",
            link(acme),
        ),
        ("https://duckduckgo.com/l/?uddg=https%3A%2F%2Fchat.acme.example&rut=1", link(acme)),
        ("https://slack-redir.net/link?url=https%3A%2F%2Fchat.acme.example", link(acme)),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Fchat.acme.example", link(acme)),
        ("https://www.bing.com/ck/a?u=a1aHR0cHM6Ly9jaGF0LmFjbWUuZXhhbXBsZQ&ntb=1", link(acme)),
        ("https://chat-acme-example.translate.goog/home", link("https://chat.acme.example/home")),
        ("https://web.archive.org/web/2024/https://chat.acme.example", link(acme)),
        ("https://protect-eu.mimecast.com/s/abcDEF?domain=chat.acme.example", Original::Hidden),
        ("https://bit.ly/3abc", Original::Hidden),
        ("https://t.co/abc", Original::Hidden),
        (
            "https://go.rocket.chat/invite?host=chat.acme.example&path=invite%2FXyZcanG",
            link("chat.acme.example/invite/XyZcanG"),
        ),
        ("https://go.rocket.chat/invite", Original::Hidden),
        (
            "rocketchat://auth?host=chat.acme.example&token=canary&userId=x",
            link("chat.acme.example"),
        ),
        (
            "rocketchat://room?host=https://chat.acme.example/chat/&rid=x",
            link("https://chat.acme.example/chat"),
        ),
        ("rocketchat://auth", Original::Hidden),
        ("https://chat.acme.example/home?url=https%3A%2F%2Fother.example", Original::Same),
        ("chat.acme.example", Original::Same),
        ("https://google.com.evil.example/url?q=https://x.example", Original::Same),
        ("maria", Original::Same),
        ("", Original::Same),
    ];
    let total = cases.len();
    for (written, expected) in cases {
        assert_eq!(original(written), expected, "{written}");
    }
    println!("{total} rewritten links");
}

#[test]
fn nested_rewriting_is_undone_and_has_an_end() {
    let mut nested = "https://chat.acme.example/home".to_owned();
    for _ in 0..3 {
        let encoded: String = url::form_urlencoded::byte_serialize(nested.as_bytes()).collect();
        nested = format!("https://eur01.safelinks.protection.outlook.com/?url={encoded}");
    }
    assert_eq!(original(&nested), link("https://chat.acme.example/home"));
    let google = "https://www.google.com/url?q=".repeat(30);
    assert_eq!(original(&format!("{google}https://chat.acme.example")), Original::Hidden);
}

#[test]
fn a_link_inside_a_link_of_a_stranger_is_seen() {
    for (written, inside) in [
        ("https://gw.example/fmlurlsvc/?url=https%3a%2f%2fchat.acme.example%2fhome", true),
        ("https://gw.example/click/https://chat.acme.example/home", true),
        ("https://chat.acme.example/login?redirect=https://chat.acme.example/home", false),
        ("https://chat.acme.example/home?q=http", false),
        ("https://chat.acme.example/", false),
    ] {
        let expected = inside.then(|| "https://chat.acme.example/home".to_owned());
        assert_eq!(carried(written), expected, "{written}");
    }
}

#[test]
fn a_link_of_links_to_itself_is_read_in_a_moment() {
    for times in [3_000, 60_000] {
        let links = "https://gw.example/".repeat(times);
        let begun = std::time::Instant::now();
        assert_eq!(carried(&links), None);
        assert!(begun.elapsed().as_secs() < 2, "{times}: {:?}", begun.elapsed());
    }
}

#[test]
fn percent_encoding_is_undone_a_bounded_number_of_times() {
    assert_eq!(decoded("%22uBNL9dTjJ4s6Pjp4K%22"), "\"uBNL9dTjJ4s6Pjp4K\"");
    assert_eq!(decoded("%25252Fadmin"), "/admin");
    assert_eq!(decoded("100%"), "100%");
    assert_eq!(decoded("%ff"), "%ff", "what is no text stays as it is");
}

proptest! {
    #[test]
    fn any_text_is_read_without_a_panic(
        text in prop_oneof![any::<String>(), "https://urldefense.com/v3/__[a-z:/*]{0,30}__;[A-Za-z0-9!]{0,9}"],
    ) {
        let _ = (original(&text), carried(&text), decoded(&text));
    }
}
