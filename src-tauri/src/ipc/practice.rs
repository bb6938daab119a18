//! What a person can type into a practice workspace.

use serde::Serialize;
use ts_rs::TS;

/// What a person can type into a practice workspace. Nothing here opens anything but a practice
/// workspace, which runs inside the app and on loopback alone; real secrets cannot get here.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PracticeHelp {
    /// The user name of the practice account.
    pub user_name: String,
    /// Its password.
    pub password: String,
    /// What the practice phone shows, when the account has an authenticator app.
    pub authenticator_code: Option<String>,
    /// Seconds until that code changes.
    pub seconds_left: Option<u32>,
    /// The newest mail to this account, when there is one.
    pub mail: Option<PracticeMail>,
    /// A session ID that can be looked up there.
    pub example_session_id: Option<String>,
}

/// A mail with a code.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PracticeMail {
    /// Its subject.
    pub subject: String,
    /// The code in it.
    pub code: String,
}
