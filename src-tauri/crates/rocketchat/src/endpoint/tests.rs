mod damaged_pages;

use std::num::NonZeroU32;

use super::*;
use crate::{Action, Method, RowId, Secret, SessionId};

const ID: &str = "uBNL9dTjJ4s6Pjp4K";

fn show() -> ShowSession {
    ShowSession { session: SessionId::parse(ID).unwrap() }
}

fn list() -> ListAllSessions {
    ListAllSessions { offset: 200, count: NonZeroU32::new(100).unwrap(), filter: None }
}

fn body_of(request: Request) -> String {
    match request.action {
        Action::PostJson(json) => String::from_utf8(json.into_bytes().to_vec()).unwrap(),
        Action::Read | Action::Post => String::new(),
    }
}

#[test]
fn the_documentations_own_example_is_read() {
    let example = r#"{"sessionId":"uBNL9dTjJ4s6Pjp4K","userId":"rYhzFRd2QZjNwAAXX",
        "device":{"type":"browser","name":"Chrome","longVersion":"113.0.0.0",
        "os":{"name":"Windows","version":"10"},"version":"113.0.0"},"host":"localhost:3000",
        "ip":"172.20.0.2","loginAt":"2023-05-24T05:08:42.806Z",
        "_user":{"name":"Rod","username":"Rod"},"_id":"uBNL9dTjJ4s6Pjp4K","success":"true"}"#;
    let session = show().read(example.as_bytes()).unwrap();
    assert_eq!(session.id.as_str(), ID);
    assert_eq!(session.user_id.as_deref(), Some("rYhzFRd2QZjNwAAXX"));
    assert_eq!(session.device.kind.as_deref(), Some("browser"));
    assert_eq!(session.device.long_version.as_deref(), Some("113.0.0.0"));
    assert_eq!(session.device.os.name.as_deref(), Some("Windows"));
    assert_eq!(session.host.as_deref(), Some("localhost:3000"));
    assert_eq!(session.ip.as_deref(), Some("172.20.0.2"));
    assert_eq!(session.login_at.unwrap().to_string(), "2023-05-24T05:08:42.806Z");
    assert_eq!(session.person.unwrap().name.as_deref(), Some("Rod"));
}

#[test]
fn missing_null_and_empty_fields_are_all_absent() {
    let bare = show().read(format!(r#"{{"sessionId":"{ID}"}}"#).as_bytes()).unwrap();
    assert_eq!((&bare.person, &bare.user_id, &bare.login_at), (&None, &None, &None));
    for fields in [
        r#""device":null,"_user":null,"ip":null,"host":null,"loginAt":null,"userId":null"#,
        r#""device":{},"ip":"","host":"","loginAt":"","userId":"""#,
        r#""device":{"type":"","name":"","version":"","longVersion":"","os":null},"loginAt":"soon""#,
        r#""device":{"os":{"name":"","version":null,"more":[1]}},"unknown":{"a":[]},"_id":"""#,
    ] {
        let body = format!(r#"{{"sessionId":"{ID}",{fields},"success":true}}"#);
        assert_eq!(show().read(body.as_bytes()).unwrap(), bare, "{fields}");
    }
}

#[test]
fn a_broken_row_costs_no_other_row() {
    let body = format!(
        r#"{{"sessions":[{{"sessionId":"a"}},{{"sessionId":""}},7,null,{{"_id":"{ID}"}},
        {{"sessionId":"b","device":"x"}},{{"sessionId":".*"}},{{"sessionId":"c","ip":["x"]}},
        {{"sessionId":"d","_user":{{"username":"rod"}}}}],"total":9,"count":100,"offset":0}}"#
    );
    let page = list().read(body.as_bytes()).unwrap();
    let ids: Vec<_> = page.sessions.order().map(|(id, _)| id.as_str()).collect();
    assert_eq!(ids, ["a", ID, "d"]);
    let unreadable: Vec<_> =
        page.unreadable.iter().map(|row| (row.place, row.id.clone())).collect();
    let is = |id: &str| RowId::Is(SessionId::parse(id).unwrap());
    let expected = [
        (1, RowId::Unknown),
        (2, RowId::Unknown),
        (3, RowId::Unknown),
        (5, is("b")),
        (6, RowId::NotAnId),
        (7, is("c")),
    ];
    assert_eq!(unreadable, expected);
    assert_eq!((page.total, page.page_size), (9, Some(100)));
}

#[test]
fn a_page_with_senseless_numbers_is_not_read() {
    for numbers in [r#""total":-1"#, r#""total":"9""#, r#""total":1e30"#, r#""count":3"#] {
        let body = format!(r#"{{"sessions":[],{numbers}}}"#);
        assert!(list().read(body.as_bytes()).is_err(), "{numbers}");
    }
}

#[test]
fn a_list_is_asked_for_with_the_keys_that_servers_know_and_no_other() {
    let request = list().request(None);
    assert_eq!(request.path, "/api/v1/sessions/list.all");
    let sort = ("sort", r#"{"loginAt":-1}"#.to_owned());
    let (offset, count) = (("offset", "200".to_owned()), ("count", "100".to_owned()));
    assert_eq!(request.query, [offset, count, sort]);
    let filter = Some("User Nr 7".to_owned());
    let filtered = ListAllSessions { filter, ..list() }.request(None);
    assert_eq!(filtered.query.last(), Some(&("filter", "User Nr 7".to_owned())));
}

#[test]
fn a_sign_in_has_exactly_the_keys_that_make_servers_look_at_the_code() {
    let log_in = LogIn { user: "jane".to_owned(), password: Secret::new("p\"w".to_owned()) };
    assert_eq!(body_of(log_in.request(None)), r#"{"user":"jane","password":"p\"w"}"#);
    let code = Secret::new("123456".to_owned());
    let proof = Proof { method: Method::Totp, code };
    let with_code = body_of(log_in.request(Some(&proof)));
    assert_eq!(with_code, r#"{"user":"jane","password":"p\"w","code":"123456"}"#);
}

#[test]
fn the_other_bodies_have_their_one_key() {
    let session = SessionId::parse(ID).unwrap();
    let ended = EndSession { session }.request(None);
    assert_eq!(body_of(ended), format!(r#"{{"sessionId":"{ID}"}}"#));
    let mailed = SendEmailCode { email_or_username: "jane".to_owned() }.request(None);
    assert_eq!(body_of(mailed), r#"{"emailOrUsername":"jane"}"#);
    let out = LogOutUser { user_id: "u".to_owned() }.request(None);
    assert_eq!(body_of(out), r#"{"userId":"u"}"#);
}

#[test]
fn an_account_shows_the_method_that_servers_will_choose() {
    for (services, expected) in [
        (r#"{"totp":{"enabled":true},"email2fa":{"enabled":true}}"#, Some(Method::Totp)),
        (r#"{"totp":{"enabled":false},"email2fa":{"enabled":"true"}}"#, Some(Method::Email)),
        (r#"{"totp":null,"password":{"exists":true}}"#, Some(Method::Password)),
        (r#"{"password":{"exists":false}}"#, None),
        ("null", None),
    ] {
        let body = format!(r#"{{"_id":"u","roles":null,"services":{services},"success":true}}"#);
        let account = WhoAmI.read(body.as_bytes()).unwrap();
        assert_eq!(account.likely_method, expected, "{services}");
        assert!(account.roles.is_empty());
    }
}

#[test]
fn a_sign_in_is_read_with_and_without_its_account() {
    let log_in = LogIn { user: "jane".to_owned(), password: Secret::new("pw".to_owned()) };
    let body = r#"{"status":"success","data":{"userId":"u","authToken":"canary","me":{"_id":"u","username":"jane"}}}"#;
    let signed_in = log_in.read(body.as_bytes()).unwrap();
    assert_eq!(signed_in.token.expose(), "canary");
    assert!(!format!("{signed_in:?}").contains("canary"));
    assert_eq!(signed_in.account.unwrap().username.as_deref(), Some("jane"));
    let short = r#"{"data":{"userId":"u","authToken":"t"}}"#;
    assert_eq!(log_in.read(short.as_bytes()).unwrap().account, None);
}

#[test]
fn licence_permissions_and_settings_are_read() {
    let info = br#"{"license":{"activeModules":["auditing","device-management"]},"success":true}"#;
    assert!(ReadLicence.read(info).unwrap().has_device_management());
    let none = ReadLicence.read(br#"{"license":{"activeModules":null}}"#).unwrap();
    assert!(!none.has_device_management());
    assert!(ReadEnterpriseFlag.read(br#"{"isEnterprise":"true"}"#).unwrap());

    let listed = br#"{"update":[{"_id":"view-device-management","roles":["admin"]}],"remove":[]}"#;
    let permissions = ListPermissions.read(listed).unwrap();
    assert_eq!(permissions[0].id, Permission::VIEW_DEVICES);
    assert_eq!(permissions[0].roles, ["admin"]);

    let ids = vec!["Site_Name".to_owned(), "Flag".to_owned()];
    let settings = ReadPublicSettings { ids };
    assert_eq!(settings.request(None).query, [("_id", "Site_Name,Flag".to_owned())]);
    let answer = br#"{"settings":[{"_id":"Site_Name","value":"Acme"},{"_id":"Flag","value":true},
        {"_id":"Other","value":1}]}"#;
    let read = settings.read(answer).unwrap();
    assert_eq!(read.text("Site_Name"), Some("Acme"));
    assert_eq!((read.flag("Flag"), read.text("Other")), (Some(true), None));
}

#[test]
fn who_has_a_role_is_read_with_or_without_a_total() {
    let count = NonZeroU32::new(100).unwrap();
    let role = ListUsersInRole::ADMIN.to_owned();
    let asks = ListUsersInRole { role, offset: 100, count };
    let query = asks.request(None).query;
    assert_eq!(query[0], ("role", "admin".to_owned()));
    let body = r#"{"users":[{"_id":"a","username":"x","emails":[]},{"_id":"b"}],"total":102,"success":true}"#;
    let expected = UsersInRole { user_ids: vec!["a".to_owned(), "b".to_owned()], total: Some(102) };
    assert_eq!(asks.read(body.as_bytes()).unwrap(), expected);
    let bare = asks.read(br#"{"users":[],"success":true}"#).unwrap();
    assert_eq!(bare, UsersInRole { user_ids: Vec::new(), total: None });
    assert!(asks.read(br#"{"success":true}"#).is_err(), "an empty answer is no empty role");
}
