//! A session that stands on the server from the start.

use std::sync::Arc;

use jiff::Timestamp;

use crate::{
    clock::later,
    sessions::{Device, Record, TokenOf},
};

/// A session, before it is known when "now" is.
#[derive(Debug, Clone)]
pub(crate) struct SessionSeed {
    pub(crate) id: String,
    pub(crate) user_id: Arc<str>,
    pub(crate) device: Option<Arc<Device>>,
    pub(crate) host: Option<Arc<str>>,
    pub(crate) ip: Option<String>,
    pub(crate) login_at: LoginAt,
}

/// When a client last connected.
#[derive(Debug, Clone, Copy)]
pub(crate) enum LoginAt {
    /// At this time.
    Time(Timestamp),
    /// So many milliseconds before the workspace starts.
    Ago(i64),
}

impl SessionSeed {
    /// The session on a workspace that starts now.
    pub(crate) fn record(self, now: Timestamp) -> Record {
        let Self { id, user_id, device, host, ip, login_at } = self;
        let login_at = match login_at {
            LoginAt::Time(time) => time,
            LoginAt::Ago(milliseconds) => later(now, -milliseconds),
        };
        let record = Record::new(id, user_id, TokenOf::Nobody, device, login_at);
        Record { host, ip, ..record }
    }
}
