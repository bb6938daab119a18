//! The accounts and sessions that stand on every server of these scenarios.

use practice::World;

/// Everybody's password.
pub const PASSWORD: &str = "pass word";

/// A session of Rod's.
pub const ROD: &str = "uBNL9dTjJ4s6Pjp4K";

/// A session of a person whose account was deleted, on a device that nothing is known of.
pub const GONE: &str = "tTouumJMrHMjnedWf";

/// No session has it.
pub const NOBODY: &str = "aaaaaaaaaaaaaaaaa";

/// `totp`, `mail` and `pass` are administrators with that second factor; `sso` one without a
/// password; `auditor` may see devices but is not spared the rate limit; `plain` may see none.
pub fn world() -> World {
    let account = |name: &str, roles: &[&str], more: serde_json::Value| {
        let mut account = serde_json::json!({
            "_id": format!("{name}Id"),
            "username": name,
            "name": format!("The {name}"),
            "emails": [{"address": format!("{name}@example.test"), "verified": true}],
            "roles": roles,
            "password": PASSWORD,
            "createdAt": "2024-01-01T00:00:00.000Z",
        });
        for (key, value) in more.as_object().unwrap() {
            account[key] = value.clone();
        }
        account
    };
    let totp = serde_json::json!({"totp": {"secret": "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"}});
    let fixture = serde_json::json!({
        "permissions": {
            "view-device-management": ["admin", "auditor"],
            "logout-device-management": ["admin"],
            "logout-other-user": ["admin"],
            "access-permissions": ["admin"],
            "api-bypass-rate-limit": ["admin"],
        },
        "accounts": [
            account("totp", &["admin", "user"], totp),
            account("mail", &["admin", "user"], serde_json::json!({"email2fa": true})),
            account("pass", &["admin", "user"], serde_json::json!({})),
            account("sso", &["admin", "user"], serde_json::json!({"password": null})),
            account("auditor", &["auditor", "user"], serde_json::json!({})),
            account("plain", &["user"], serde_json::json!({})),
            account("rod", &["user"], serde_json::json!({})),
        ],
        "sessions": [
            {
                "sessionId": ROD, "userId": "rodId",
                "device": {
                    "type": "browser", "name": "Chrome", "longVersion": "113.0.0.0",
                    "version": "113.0.0", "os": {"name": "Windows", "version": "10"},
                },
                "host": "chat.acme.example", "ip": "::ffff:203.0.113.7",
                "loginAt": "2026-11-23T04:08:42.301Z",
            },
            {
                "sessionId": GONE, "userId": "deletedId",
                "device": {
                    "type": "", "name": "", "longVersion": "", "version": "", "os": {"name": ""},
                },
                "host": "chat.acme.example", "ip": "10.1.2.3",
                "loginAt": "2026-11-22T04:08:42.301Z",
            },
        ],
    });
    World::from_fixture(&fixture.to_string()).unwrap()
}
