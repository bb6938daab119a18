//! The routes of Rocket.Chat itself, which people copy along with a workspace's address.

/// First parts of paths that the web client, its mails or the REST interface add to a workspace's
/// address (Rocket.Chat 8.6 source: client/startup/routes.tsx, views/root, app/api, Meteor's own).
const ROUTES: [&str; 47] = [
    "account",
    "admin",
    "api",
    "api-docs",
    "apps",
    "assets",
    "audit",
    "avatar",
    "channel",
    "conference",
    "custom-sounds",
    "data-export",
    "direct",
    "directory",
    "emoji-custom",
    "enroll-account",
    "file-decrypt",
    "file-upload",
    "group",
    "home",
    "hooks",
    "i18n",
    "invite",
    "legal-notice",
    "live",
    "livechat",
    "livechat-queue",
    "login",
    "login-token",
    "logout",
    "mailer",
    "marketplace",
    "meet",
    "oauth",
    "privacy-policy",
    "register",
    "register-server",
    "reset-password",
    "room",
    "saml",
    "secret-invite",
    "setup-wizard",
    "snippet",
    "sockjs",
    "terms-of-service",
    "ufs",
    "websocket",
];

/// The prefix of a workspace's path, without empty parts and without what Rocket.Chat adds.
pub fn prefix_of(path: &str) -> String {
    let parts = path.split('/').filter(|part| !part.is_empty());
    parts
        .take_while(|part| !is_route(&part.to_ascii_lowercase()))
        .fold(String::new(), |prefix, part| format!("{prefix}/{part}"))
}

/// Meteor and its packages begin theirs with an underscore (`_saml`, `_oauth`, `_timesync`).
fn is_route(part: &str) -> bool {
    ROUTES.contains(&part) || part.starts_with("omnichannel") || part.starts_with('_')
}
