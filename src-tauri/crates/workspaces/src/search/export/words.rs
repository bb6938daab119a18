//! Every word that stands in a file. They come from whoever asks for it, so that a language is one
//! catalogue, and go through every layer as they are.

use serde::Deserialize;
use session_index::{Account, DeviceKind};
use ts_rs::TS;

use crate::search::Person;

/// Every word of a file, and how its times are told.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportWords {
    /// The language of the words, such as `en`.
    pub language: String,
    /// The IANA name of the zone that times are given in; UTC where it is not known.
    pub time_zone: String,
    /// What was asked for, line by line, as the person sees it.
    pub facts: Vec<ExportFact>,
    /// What columns are called.
    pub columns: ColumnWords,
    /// What sorts of devices are called.
    pub kinds: DeviceKindWords,
    /// What stands in a cell without a value of its own.
    pub values: ValueWords,
    /// What else the report says.
    pub report: ReportWords,
}

/// One thing that was asked for, such as "Search: maria".
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportFact {
    /// What it is.
    pub label: String,
    /// What was asked.
    pub value: String,
}

/// What columns are called.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "each is the heading of what it is named after")]
pub struct ColumnWords {
    pub workspace: String,
    pub workspace_address: String,
    pub person: String,
    pub user_name: String,
    pub user_id: String,
    pub device: String,
    pub device_kind: String,
    pub app: String,
    pub version: String,
    pub system: String,
    pub system_version: String,
    pub internet_address: String,
    pub server: String,
    pub last_connected: String,
    pub session_id: String,
    pub as_of: String,
}

/// What sorts of devices are called.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "each is the name of the sort")]
pub struct DeviceKindWords {
    pub browser: String,
    pub mobile: String,
    pub tablet: String,
    pub mobile_app: String,
    pub desktop_app: String,
    pub other: String,
    pub unknown: String,
}

/// What stands in a cell without a value of its own.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ValueWords {
    /// Instead of what the server did not say.
    pub unknown: String,
    /// Instead of the name of a person who has none.
    pub unknown_person: String,
    /// Instead of the name of a deleted person.
    pub deleted_person: String,
    /// Behind a network, or instead of what is none: the address was not given in full.
    pub masked: String,
    /// Behind an address whose place cannot be told.
    pub internal: String,
    /// Behind the name of a practice workspace.
    pub practice: String,
}

/// What else the report says.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReportWords {
    /// Its title.
    pub title: String,
    /// When it was made.
    pub exported: String,
    /// How many sessions are in it.
    pub sessions: String,
    /// How many that were chosen are not.
    pub missing: String,
    /// Above the workspaces.
    pub origins: String,
    /// How many sessions of a workspace are in it.
    pub sessions_here: String,
    /// How many sessions of a workspace are known.
    pub sessions_known: String,
    /// When a workspace was read.
    pub checked: String,
    /// Between the moments of the oldest and of the newest page.
    pub until: String,
    /// Instead of the moment where nothing was read.
    pub not_read: String,
    /// Above the sessions.
    pub list: String,
    /// What the list does not prove.
    pub not_proof: String,
    /// What the time of a session means.
    pub last_connected_note: String,
    /// That addresses are not given in full.
    pub masked_note: String,
}

impl ExportWords {
    pub(super) fn kind(&self, kind: DeviceKind) -> &str {
        let kinds = &self.kinds;
        match kind {
            DeviceKind::Browser => &kinds.browser,
            DeviceKind::Mobile => &kinds.mobile,
            DeviceKind::Tablet => &kinds.tablet,
            DeviceKind::MobileApp => &kinds.mobile_app,
            DeviceKind::DesktopApp => &kinds.desktop_app,
            DeviceKind::Other => &kinds.other,
            DeviceKind::Unknown => &kinds.unknown,
        }
    }

    /// The person's name, or what stands for it.
    pub(super) fn person<'a>(&'a self, person: &'a Person) -> &'a str {
        match person {
            Person::Known { user_name, name } => {
                let shown = name.as_deref().or(user_name.as_deref());
                shown.unwrap_or(&self.values.unknown_person)
            }
            Person::Deleted => &self.values.deleted_person,
        }
    }

    /// The same of an account.
    pub(super) fn person_of<'a>(&'a self, account: &Account<&'a str>) -> &'a str {
        let shown = account.name.or(account.user_name).unwrap_or(&self.values.unknown_person);
        if account.deleted { &self.values.deleted_person } else { shown }
    }
}

/// The person's user name, without the `@`.
pub(super) fn user_name(person: &Person) -> Option<&str> {
    match person {
        Person::Known { user_name, .. } => user_name.as_deref(),
        Person::Deleted => None,
    }
}

/// The account's user name, without the `@`, as long as the account is there.
pub(super) fn user_name_of<'a>(account: &Account<&'a str>) -> Option<&'a str> {
    account.user_name.filter(|_| !account.deleted)
}

/// Words for tests.
#[cfg(test)]
pub(crate) fn made_up(time_zone: &str) -> ExportWords {
    let word = str::to_owned;
    ExportWords {
        language: word("en"),
        time_zone: word(time_zone),
        facts: Vec::new(),
        columns: ColumnWords {
            workspace: word("Workspace"),
            workspace_address: word("Workspace address"),
            person: word("Person"),
            user_name: word("User name"),
            user_id: word("User ID"),
            device: word("Device"),
            device_kind: word("Device type"),
            app: word("App or browser"),
            version: word("Version"),
            system: word("System"),
            system_version: word("System version"),
            internet_address: word("Internet address (IP)"),
            server: word("Server"),
            last_connected: word("Last connected"),
            session_id: word("Session ID"),
            as_of: word("As of"),
        },
        kinds: DeviceKindWords {
            browser: word("Browser"),
            mobile: word("Phone browser"),
            tablet: word("Tablet"),
            mobile_app: word("Phone app"),
            desktop_app: word("Desktop app"),
            other: word("Other device"),
            unknown: word("Unknown kind of device"),
        },
        values: ValueWords {
            unknown: word("Not known"),
            unknown_person: word("Unknown person"),
            deleted_person: word("Deleted person"),
            masked: word("(masked)"),
            internal: word("internal"),
            practice: word("practice"),
        },
        report: ReportWords {
            title: word("Sessions"),
            exported: word("Exported"),
            sessions: word("Sessions"),
            missing: word("Not there any more"),
            origins: word("Where this is from"),
            sessions_here: word("In this report"),
            sessions_known: word("Known"),
            checked: word("Checked"),
            until: word("to"),
            not_read: word("Nothing was read"),
            list: word("Sessions"),
            not_proof: word("This is not proof that nobody else is signed in."),
            last_connected_note: word("This is the last reconnect."),
            masked_note: word("Addresses are masked."),
        },
    }
}
