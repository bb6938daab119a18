//! A session as lists and `info.admin` show it.

use serde::Serialize;

use crate::{
    accounts::{Account, Accounts},
    clock::iso,
    sessions::{Device, Record},
};

/// A row. What the server does not know of a session is missing.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Row<'a> {
    #[serde(rename = "_id")]
    id: &'a str,
    session_id: &'a str,
    user_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    device: Option<&'a Device>,
    #[serde(skip_serializing_if = "Option::is_none")]
    host: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ip: Option<&'a str>,
    login_at: String,
    #[serde(rename = "_user", skip_serializing_if = "Option::is_none")]
    user: Option<User<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    current: Option<bool>,
}

/// The owner; missing when the account was deleted.
#[derive(Debug, Serialize)]
struct User<'a> {
    username: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(rename = "avatarETag", skip_serializing_if = "Option::is_none")]
    avatar_etag: Option<&'a str>,
}

impl<'a> Row<'a> {
    /// A row with its owner, as administrators see it.
    pub(super) fn with_owner(record: &'a Record, accounts: &'a Accounts) -> Self {
        let user = accounts.get(&record.user_id).map(User::of);
        Self { user, ..Self::own(record, None) }
    }

    /// A row of the caller's own; whether it is the one that calls, where the server says so.
    pub(super) fn own(record: &'a Record, current: Option<bool>) -> Self {
        Self {
            id: &record.id,
            session_id: &record.id,
            user_id: &record.user_id,
            device: record.device.as_deref(),
            host: record.host.as_deref(),
            ip: record.ip.as_deref(),
            login_at: iso(record.login_at),
            user: None,
            current,
        }
    }

    /// The value that a sort key names; nothing sorts first.
    pub(super) fn sort_value(&self, key: &str) -> Option<&str> {
        match key {
            "loginAt" => Some(&self.login_at),
            "device.name" => self.device?.name.as_deref(),
            "device.os.name" => self.device?.os_name(),
            "device.os.version" => self.device?.os_version(),
            "_user.name" => self.user.as_ref()?.name,
            "_user.username" => self.user.as_ref().map(|user| user.username),
            _ => None,
        }
    }
}

impl<'a> User<'a> {
    fn of(account: &'a Account) -> Self {
        Self {
            username: &account.username,
            name: account.name.as_deref(),
            avatar_etag: account.avatar_etag.as_deref(),
        }
    }
}
