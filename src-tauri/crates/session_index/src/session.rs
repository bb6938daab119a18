//! A session, its account, its device and its address.

use std::net::IpAddr;

use serde::{Deserialize, Serialize};

/// One session of one person in one workspace. Its texts may be borrowed from where they were read.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Session<Text = String> {
    /// Its ID; with the workspace it is unique. Case matters.
    pub session_id: Text,
    /// Whose session it is.
    pub account: Account<Text>,
    /// The device the person signed in from.
    pub device: Device<Text>,
    /// The `Host` header that the server saw.
    pub host: Option<Text>,
    /// Where the device connected from.
    pub address: Option<Address<Text>>,
    /// The last reconnect, in milliseconds since 1970. The lowest number of all is taken as the
    /// next higher one.
    pub last_connected: Option<i64>,
}

/// Whose session it is, as the answer about that session said it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Account<Text = String> {
    /// Rocket.Chat's ID of the account; it names a person within one workspace only.
    pub user_id: Option<Text>,
    /// Without the `@`.
    pub user_name: Option<Text>,
    /// The name to show.
    pub name: Option<Text>,
    /// Whether the account was deleted.
    pub deleted: bool,
}

/// A device, as far as the server knows it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Device<Text = String> {
    /// The kind of device.
    pub kind: DeviceKind,
    /// The client's name, such as `Chrome`.
    pub name: Option<Text>,
    /// The client's version.
    pub version: Option<Text>,
    /// The client's version in full.
    pub long_version: Option<Text>,
    /// The operating system.
    pub system: Option<Text>,
    /// The operating system's version.
    pub system_version: Option<Text>,
}

/// A kind of device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum DeviceKind {
    /// A web browser.
    Browser,
    /// A phone's browser.
    Mobile,
    /// A tablet's browser.
    Tablet,
    /// Rocket.Chat's app on a phone.
    MobileApp,
    /// Rocket.Chat's app on a computer.
    DesktopApp,
    /// Something else that the server named.
    Other,
    /// The server does not know; so it is with browsers on macOS.
    Unknown,
}

/// Where a device connected from.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Address<Text = String> {
    /// An address; a v4 address inside a v6 one comes in as v4 already.
    Ip(IpAddr),
    /// A text from the server that is not an address.
    Text(Text),
}

impl<Text> Session<Text> {
    /// The same session with its texts in another form.
    pub fn map<'a, To>(&'a self, mut to: impl FnMut(&'a Text) -> To) -> Session<To> {
        let Self { session_id, account, device, host, address, last_connected } = self;
        Session {
            session_id: to(session_id),
            account: account.map(&mut to),
            device: device.map(&mut to),
            host: host.as_ref().map(&mut to),
            address: address.as_ref().map(|address| address.map(&mut to)),
            last_connected: *last_connected,
        }
    }
}

impl<Text> Account<Text> {
    /// The same account with its texts in another form.
    pub fn map<'a, To>(&'a self, mut to: impl FnMut(&'a Text) -> To) -> Account<To> {
        let Self { user_id, user_name, name, deleted } = self;
        let mut map = |text: &'a Option<Text>| text.as_ref().map(&mut to);
        Account {
            user_id: map(user_id),
            user_name: map(user_name),
            name: map(name),
            deleted: *deleted,
        }
    }
}

impl<Text> Device<Text> {
    /// The same device with its texts in another form.
    pub fn map<'a, To>(&'a self, mut to: impl FnMut(&'a Text) -> To) -> Device<To> {
        let Self { kind, name, version, long_version, system, system_version } = self;
        let mut map = |text: &'a Option<Text>| text.as_ref().map(&mut to);
        Device {
            kind: *kind,
            name: map(name),
            version: map(version),
            long_version: map(long_version),
            system: map(system),
            system_version: map(system_version),
        }
    }
}

impl<Text> Address<Text> {
    /// The same address, its text, if it is one, in another form.
    pub fn map<'a, To>(&'a self, to: impl FnOnce(&'a Text) -> To) -> Address<To> {
        match self {
            Self::Ip(ip) => Address::Ip(*ip),
            Self::Text(text) => Address::Text(to(text)),
        }
    }
}
