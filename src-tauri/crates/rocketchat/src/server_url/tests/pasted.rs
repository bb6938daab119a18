//! Addresses as people paste them.

use super::{super::pasted::with_web_scheme, *};

#[test]
fn what_people_paste_becomes_the_address_of_the_workspace() {
    let acme = [
        // Invitations and Rocket.Chat's own links.
        "https://go.rocket.chat/invite?host=chat.acme.example&path=invite%2FXyZcanG",
        "go.rocket.chat/room?host=chat.acme.example&rid=GENERAL&path=channel%2Fgeneral",
        "https://go.rocket.chat/invite?host=https%3A%2F%2Fchat.acme.example%2F",
        "rocketchat://auth?host=chat.acme.example&token=canary&userId=x",
        "rocketchat://room?host=https%3A%2F%2Fchat.acme.example&rid=GENERAL",
        "https://chat.acme.example/invite/XyZcanG",
        "https://chat.acme.example/setup-wizard",
        "https://chat.acme.example/setup-wizard/2",
        "https://chat.acme.example/reset-password/abc123",
        "https://chat.acme.example/enroll-account/abc123",
        "https://chat.acme.example/_saml/authorize/default/x",
        "https://chat.acme.example/_oauth/google?close",
        "https://chat.acme.example/websocket",
        "https://chat.acme.example/sockjs/123/abc/websocket",
        "https://chat.acme.example/room/GENERAL",
        "https://chat.acme.example/omnichannel-directory/chats",
        "https://chat.acme.example/livechat-queue",
        "https://chat.acme.example/login-token/abc",
        "https://chat.acme.example/register-server",
        "https://chat.acme.example/Admin/info",
        "https://chat.acme.example/conference/abc",
        // Rewritten links.
        "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fchat.acme.example%2Fhome&data=05&reserved=0",
        "https://urldefense.com/v3/__https://chat.acme.example/home__;!!AbCdEf!xyz$",
        "https://urldefense.proofpoint.com/v2/url?u=https-3A__chat.acme.example_home&d=DwMF",
        "https://www.google.com/url?q=https://chat.acme.example/home&sa=D",
        "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fgo.rocket.chat%2Finvite%3Fhost%3Dchat.acme.example%26path%3Dinvite%252FX",
        // Beginnings that were misspelt, and habits.
        "https//chat.acme.example",
        "https:/chat.acme.example",
        "https:chat.acme.example",
        "https:///chat.acme.example",
        "https:\\\\chat.acme.example",
        "https;//chat.acme.example",
        "ttps://chat.acme.example",
        "https://https://chat.acme.example",
        "https%3A%2F%2Fchat.acme.example%2Fhome",
        "chat.acme.example.",
        "https://chat.acme.example./home",
        "https://chat.acme.example.:443",
        // Defanged, so that no program follows it.
        "chat[.]acme[.]example",
        "chat(dot)acme(dot)example",
        "hxxps://chat.acme.example",
        "hXXps[:]//chat[.]acme[.]example/home",
        "h**ps://chat.acme.example",
        "Our chat: hxxps://chat[.]acme[.]example - Acme HQ",
        // What stands around it.
        "\"https://chat.acme.example\"",
        "<https://chat.acme.example/>",
        "(chat.acme.example),",
        "„https://chat.acme.example“.",
        "[Acme](https://chat.acme.example/home)",
        "<a href=\"https://chat.acme.example/home\">Acme</a>",
        "Our chat: https://chat.acme.example - Acme HQ",
        "Workspace chat.acme.example (ask Rod)",
        "https://chat.acme.example/home and https://chat.acme.example/channel/general",
        "\u{feff}https://chat.acme.example\u{200e}",
    ];
    for typed in acme {
        let read = ServerUrl::parse(typed).map(|url| url.to_string());
        assert_eq!(read.as_deref(), Ok("https://chat.acme.example"), "{typed}");
    }
    let others = [
        ("https://acme.example/chat/invite/XyZcanG", "https://acme.example/chat"),
        (
            "https://go.rocket.chat/invite?host=acme.example%2Fchat&path=invite%2FX",
            "https://acme.example/chat",
        ),
        ("http//localhost:3000", "http://localhost:3000"),
        ("http://localhost.:3000/", "http://localhost:3000"),
        ("Practice at localhost:3000 or http://localhost:3000/home", "http://localhost:3000"),
        ("[::1]:3000", "http://[::1]:3000"),
        ("https://chat.acme.example:8443/invite/X", "https://chat.acme.example:8443"),
    ];
    for (typed, expected) in others {
        let read = ServerUrl::parse(typed).map(|url| url.to_string());
        assert_eq!(read.as_deref(), Ok(expected), "{typed}");
    }
    println!("{} pasted addresses understood", acme.len() + others.len());
}

#[test]
fn a_pasted_text_that_names_no_workspace_is_refused_with_the_reason() {
    use AddressProblem::*;
    let cases = [
        ("https://go.rocket.chat/invite", LeadsElsewhere),
        ("https://bit.ly/3abc", LeadsElsewhere),
        ("https://protect-eu.mimecast.com/s/abc?domain=chat.acme.example", LeadsElsewhere),
        ("https://gateway.acme.example/click?to=https%3A%2F%2Fchat.acme.example", LeadsElsewhere),
        (
            "https://login.idp.example/oauth2/authorize?redirect_uri=https%3A%2F%2Fchat.acme.example%2F_oauth%2Fx",
            LeadsElsewhere,
        ),
        ("https://eur01.safelinks.protection.outlook.com/?data=05", LeadsElsewhere),
        ("rocketchat://auth?token=canary", LeadsElsewhere),
        ("https://www.google.com/url?q=http://chat.acme.example", NotEncrypted),
        ("https://go.rocket.chat/invite?host=a%40chat.acme.example", HasCredentials),
        ("https://www.google.com/url?q=javascript:alert(1)", WrongScheme),
        ("https://http://chat.acme.example", NotEncrypted),
        ("http//chat.acme.example", NotEncrypted),
        ("chat.acme.example and chat.globex.example", Several),
        ("https://chat.acme.example https://chat.globex.example", Several),
        ("https://chat.acme\n.example", NotAnAddress),
        ("https://chat-\nacme.example", NotAnAddress),
        ("chat.acme .example", NotAnAddress),
        ("Rod Example <rod@acme.example>", NotAnAddress),
        ("the chat of Acme", NotAnAddress),
        ("hxxp://chat[.]acme[.]example", NotEncrypted),
        ("rod[@]chat[.]acme[.]example", HasCredentials),
        ("chat[.]acme[.]example and chat[.]globex[.]example", Several),
        ("…", NotAnAddress),
        ("https://", NotAnAddress),
        ("\u{200b}", Empty),
    ];
    for (typed, problem) in cases {
        assert_eq!(ServerUrl::parse(typed), Err(problem), "{typed}");
    }
    println!("{} pasted texts refused with the reason", cases.len());
}

#[test]
fn an_address_typed_with_http_can_be_used_with_https() {
    let encrypted = |typed| ServerUrl::parse_encrypted(typed).map(|url| url.to_string());
    let acme = Some("https://chat.acme.example".to_owned());
    assert_eq!(encrypted("http://chat.acme.example/home"), acme);
    assert_eq!(encrypted("https://www.google.com/url?q=http://chat.acme.example"), acme);
    assert_eq!(
        encrypted("http://chat.acme.example:3000").as_deref(),
        Some("https://chat.acme.example:3000")
    );
    assert_eq!(encrypted("javascript:alert(1)"), None);
}

#[test]
fn what_was_kept_is_read_back_as_it_is() {
    for kept in ["https://go.rocket.chat/invite", "https://t.co", "https://acme.example/home"] {
        let read = ServerUrl::from_kept(kept).map(|url| url.to_string());
        assert_eq!(read.as_deref(), Ok(kept));
    }
    let dotted = ServerUrl::from_kept("https://chat.acme.example.");
    assert_eq!(dotted, ServerUrl::parse("chat.acme.example"), "one workspace, not two");
    assert_eq!(ServerUrl::from_kept("http://a.example"), Err(AddressProblem::NotEncrypted));
    assert_eq!(ServerUrl::from_kept("chat.acme.example"), Err(AddressProblem::NotAnAddress));
}

/// As much as threads of the runtime have, and less.
fn with_little_stack<T: Send + 'static>(act: impl FnOnce() -> T + Send + 'static) -> T {
    let thread = std::thread::Builder::new().stack_size(256 * 1024).spawn(act).unwrap();
    thread.join().unwrap()
}

#[test]
fn however_often_a_scheme_is_repeated_it_takes_no_stack_and_little_time() {
    let host = "chat.acme.example";
    for (times, expected) in [
        (1_000, Ok("https://chat.acme.example".to_owned())),
        (5_000, Err(AddressProblem::NotAnAddress)),
        (200_000, Err(AddressProblem::NotAnAddress)),
    ] {
        let text = format!("{}{host}", "https://".repeat(times));
        let read = with_little_stack(move || ServerUrl::parse(&text).map(|url| url.to_string()));
        assert_eq!(read, expected, "{times}");
    }
    let text = format!("{}{host}", "http:/".repeat(200_000));
    let link = with_little_stack(move || with_web_scheme(&text));
    assert_eq!(link.unwrap(), "http://chat.acme.example");
}

#[test]
fn a_text_that_is_too_long_holds_no_address_whatever_it_is_made_of() {
    for sign in ["(", ")", "[", "a ", "https://a.example/ ", "x@", "%25", "\u{200b}"] {
        for size in [16 * 1024, 4 * 1024 * 1024] {
            let text = format!("{} https://chat.acme.example", sign.repeat(size / sign.len()));
            let begun = std::time::Instant::now();
            let read = ServerUrl::parse(&text);
            assert!(begun.elapsed().as_secs() < 5, "{sign}: {:?}", begun.elapsed());
            let is_too_long = text.len() > 100_000 && sign != "\u{200b}";
            assert!(!is_too_long || read.is_err(), "{sign}: {read:?}");
        }
    }
    let spaces = " ".repeat(100_000);
    assert!(ServerUrl::parse(&format!("{spaces}chat.acme.example{spaces}")).is_ok());
}
