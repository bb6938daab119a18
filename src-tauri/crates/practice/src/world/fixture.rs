//! A world read from a file.

use std::{collections::BTreeMap, sync::Arc};

use jiff::Timestamp;
use serde::Deserialize;
use serde_json::Value;

use super::{LoginAt, SessionSeed, World};
use crate::{
    accounts::{Account, Authenticator, Email},
    permissions::Permissions,
    sessions::Device,
};

/// What the recorded server called itself; a fixture says nothing of settings unless it wants to.
const RECORDED_SITE_NAME: &str = "TinyFat Business OS";

/// Why a fixture could not be read: where it stops being JSON of the expected form.
#[derive(Debug, thiserror::Error)]
#[error("this is no fixture: {0}")]
pub struct FixtureError(#[from] serde_json::Error);

#[derive(Deserialize)]
struct Fixture {
    permissions: BTreeMap<String, Vec<String>>,
    accounts: Vec<FixtureAccount>,
    sessions: Vec<FixtureSession>,
    /// Server settings by their real names, where they differ from a new server's.
    #[serde(default)]
    settings: BTreeMap<String, Value>,
    #[serde(default = "yes")]
    licensed: bool,
}

fn yes() -> bool {
    true
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct FixtureAccount {
    #[serde(rename = "_id")]
    id: String,
    username: String,
    name: Option<String>,
    #[serde(default)]
    emails: Vec<Email>,
    #[serde(default)]
    roles: Vec<String>,
    #[serde(default = "yes")]
    active: bool,
    password: Option<String>,
    created_at: Option<Timestamp>,
    totp: Option<FixtureTotp>,
    #[serde(default, rename = "email2fa")]
    email_two_factor: bool,
    #[serde(rename = "avatarETag")]
    avatar_etag: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct FixtureTotp {
    secret: String,
    #[serde(default)]
    backup_codes: Vec<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct FixtureSession {
    session_id: String,
    user_id: String,
    device: Option<Device>,
    host: Option<String>,
    ip: Option<String>,
    login_at: Timestamp,
}

pub(super) fn read(json: &str) -> Result<World, FixtureError> {
    let fixture: Fixture = serde_json::from_str(json)?;
    let mut world = World::empty(RECORDED_SITE_NAME);
    world.licensed = fixture.licensed;
    world.permissions = Permissions::default();
    for (id, roles) in fixture.permissions {
        world.permissions.set(&id, roles, None);
    }
    for (id, value) in fixture.settings {
        world.settings.set(&id, value);
    }
    for account in fixture.accounts {
        world.accounts.add(account.into());
    }
    world.sessions = fixture.sessions.into_iter().map(SessionSeed::from).collect();
    Ok(world)
}

impl From<FixtureAccount> for Account {
    fn from(given: FixtureAccount) -> Self {
        let authenticator = given
            .totp
            .map(|totp| Authenticator { secret: totp.secret, backup_codes: totp.backup_codes });
        Self {
            id: given.id,
            username: given.username,
            name: given.name,
            emails: given.emails,
            roles: given.roles,
            active: given.active,
            password: given.password,
            created_at: given.created_at,
            authenticator,
            email_two_factor: given.email_two_factor,
            avatar_etag: given.avatar_etag,
            ..Self::default()
        }
    }
}

impl From<FixtureSession> for SessionSeed {
    fn from(given: FixtureSession) -> Self {
        Self {
            id: given.session_id,
            user_id: given.user_id.into(),
            device: given.device.map(Arc::new),
            host: given.host.map(Into::into),
            ip: given.ip,
            login_at: LoginAt::Time(given.login_at),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_of_another_form_is_refused_with_the_place() {
        let problem = read(r#"{"permissions": {}, "accounts": [{}]}"#).unwrap_err();
        assert!(problem.to_string().contains("missing field"), "{problem}");
    }
}
