//! Pages with one damaged row, and pages with more rows than were asked for.

use super::*;

/// Three rows, the second one as given.
fn page_with(row: &[u8]) -> Result<SessionPage, Error> {
    let mut body = br#"{"sessions":[{"sessionId":"first","ip":"203.0.113.1"},"#.to_vec();
    body.extend(row);
    body.extend(br#",{"sessionId":"third"}],"count":100,"offset":0,"total":3,"success":true}"#);
    list().read(&body)
}

fn ids(page: &SessionPage) -> Vec<&str> {
    page.sessions.order().map(|(id, _)| id.as_str()).collect()
}

#[test]
fn a_damaged_row_costs_no_other_row() {
    let deep = format!(r#"{{"sessionId":"b","ip":{}1{}}}"#, "[".repeat(200), "]".repeat(200));
    let is_b = || Some(RowId::Is(SessionId::parse("b").unwrap()));
    let rows: [(&[u8], Option<RowId>); 35] = [
        // Texts that no JSON may hold are repaired.
        (br#"{"sessionId":"b","host":"\ud83d"}"#, None),
        (br#"{"sessionId":"b","\ude00":"x"}"#, None),
        (b"{\"sessionId\":\"b\",\"host\":\"a\x01b\"}", None),
        (b"{\"sessionId\":\"b\",\"host\":\"a\nb\"}", None),
        (b"{\"sessionId\":\"b\",\"host\":\"a\xffb\"}", None),
        (b"{\"sessionId\":\"b\",\"k\xc3\":\"a\"}", None),
        (br#"{"sessionId":"b","unknown":1e400}"#, None),
        // What has another form than expected is left out.
        (br#"{"sessionId":"b","ip":1e400}"#, is_b()),
        (br#"{"sessionId":"b","ip":-0}"#, is_b()),
        (br#"{"_id":"b","device":7}"#, is_b()),
        (br#"{"sessionId":"b","_user":"rod"}"#, is_b()),
        (br#"{"sessionId":"b","ip":{"a":[{"sessionId":"x"}]}}"#, is_b()),
        (deep.as_bytes(), is_b()),
        (br#"{"sessionId":"a.b+c(d)[e]*f?g$h"}"#, Some(RowId::NotAnId)),
        (br#"{"sessionId":"a.b","_id":"c.d"}"#, Some(RowId::NotAnId)),
        // The other field may hold what is damaged in one.
        (br#"{"_id":"b","sessionId":"\ud800","ip":7}"#, is_b()),
        (br#"{"_id":"\ud800","sessionId":"b","ip":7}"#, is_b()),
        (br#"{"_id":"b","sessionId":"","ip":7}"#, is_b()),
        (br#"{"_id":"b","sessionId":7,"ip":7}"#, is_b()),
        (br#"{"_id":7,"sessionId":"\ud800","ip":7}"#, Some(RowId::Unknown)),
        (br#"{"_id":"b","sessionId":"\ud800"}"#, None),
        (br#"{"_id":"b","sessionId":"a.b"}"#, None),
        // What is damaged may have been any ID.
        (br#"{"sessionId":"b\ud800"}"#, Some(RowId::Unknown)),
        (b"{\"sessionId\":\"b\xff\",\"_id\":\"c.d\"}", Some(RowId::Unknown)),
        (b"{\"sessionId\":\"b\x01c\"}", Some(RowId::Unknown)),
        (br#"{"sessionId":1e400}"#, Some(RowId::Unknown)),
        (br"{}", Some(RowId::Unknown)),
        (b"7", Some(RowId::Unknown)),
        (b"1e400", Some(RowId::Unknown)),
        (br#""a text""#, Some(RowId::Unknown)),
        (br#"[{"sessionId":"x"}]"#, Some(RowId::Unknown)),
        // The structure itself is damaged.
        (br#"{"sessionId":"b","ip":"203.0.113.2}"#, Some(RowId::Unknown)),
        (br#"{"sessionId":"b","ip":["203.0.113.2"}"#, Some(RowId::Unknown)),
        (br#"{"sessionId":"b","ip":tru}"#, Some(RowId::Unknown)),
        (br#"{"sessionId":"b"}}"#, None),
    ];
    for (row, unreadable) in &rows {
        let shown = String::from_utf8_lossy(row);
        let page = page_with(row).unwrap_or_else(|problem| panic!("{shown}: {problem}"));
        let found: Vec<_> = page.unreadable.iter().map(|it| (it.place, it.id.clone())).collect();
        match unreadable {
            None => {
                assert_eq!((ids(&page), found), (vec!["first", "b", "third"], vec![]), "{shown}");
            }
            Some(id) => {
                let expected = (vec!["first", "third"], vec![(1, id.clone())]);
                assert_eq!((ids(&page), found), expected, "{shown}");
            }
        }
        assert_eq!((page.total, page.page_size), (3, Some(100)), "{shown}");
    }
    println!("{} damaged rows", rows.len());
}

#[test]
fn a_damaged_first_or_last_row_is_a_row_too() {
    for (rows, expected) in [
        (r#"[{"sessionId":"a,{"sessionId":"b"}]"#, vec!["b"]),
        (r#"[{"sessionId":"a"},{"sessionId":"b]"#, vec!["a"]),
        (r#"[{"sessionId":"a"}{"sessionId":"b"},,]"#, vec!["a", "b"]),
        (r#"[{"sessionId":"a"}],{"sessionId":"b"}]"#, vec!["a", "b"]),
        ("[7]", vec![]),
    ] {
        let page = list().read(format!(r#"{{"total":2,"sessions":{rows}}}"#).as_bytes()).unwrap();
        assert_eq!(ids(&page), expected, "{rows}");
    }
    for broken_off in [r#"{"total":2,"sessions":[{"sessionId":"a"},{"sess"#, r#"{"sessions":[]}"#] {
        assert!(list().read(broken_off.as_bytes()).is_err(), "{broken_off}");
    }
}

#[test]
fn a_page_has_no_more_rows_than_were_asked_for() {
    for (row, count, sessions, unreadable) in [
        (r#"{"_id":"a1"}"#, 1_000, 1_000, 0),
        (r#"{"_id":"a1"}"#, 100, 100, 0),
        ("{}", 1_000, 0, 1_000),
        ("null", 1_000, 0, 1_000),
        ("null", 100, 0, 100),
    ] {
        let rows = vec![row; 200_000].join(",");
        let body = format!(r#"{{"sessions":[{rows}],"total":7,"success":true}}"#);
        let list = ListAllSessions { count: NonZeroU32::new(count).unwrap(), ..list() };
        let page = list.read(body.as_bytes()).unwrap();
        let read = (page.sessions.len(), page.unreadable.len(), page.total);
        assert_eq!(read, (sessions, unreadable, 7), "{row} {count}");
    }
}

#[test]
fn rows_that_never_end_do_not_take_for_ever() {
    let row = r#"{"a":[1,"#;
    let body = format!(r#"{{"sessions":[{}],"total":7}}"#, row.repeat(200_000));
    assert!(list().read(body.as_bytes()).is_err());
}

#[test]
fn a_single_session_is_read_with_the_same_care() {
    for field in [
        &br#""host":"\ud83d""#[..],
        b"\"host\":\"a\xff\"",
        b"\"host\":\"a\x02\"",
        br#""unknown":1e400"#,
    ] {
        let mut body = format!(r#"{{"sessionId":"{ID}","ip":"203.0.113.7","#).into_bytes();
        body.extend(field);
        body.push(b'}');
        let session = show().read(&body).unwrap();
        assert_eq!(session.ip.as_deref(), Some("203.0.113.7"));
    }
}
