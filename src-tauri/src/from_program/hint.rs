//! Hints.

use session_index as index;
use workspaces as program;

use crate::ipc::{find::SessionKey, hint as ipc};

impl From<index::HintKind> for ipc::HintKind {
    fn from(kind: index::HintKind) -> Self {
        match kind {
            index::HintKind::SeveralNetworks => Self::SeveralNetworks,
            index::HintKind::SharedAddress => Self::SharedAddress,
            index::HintKind::Quiet => Self::Quiet,
            index::HintKind::OutdatedClient => Self::OutdatedClient,
            index::HintKind::UnknownClient => Self::UnknownClient,
        }
    }
}

impl From<ipc::HintKind> for index::HintKind {
    fn from(kind: ipc::HintKind) -> Self {
        match kind {
            ipc::HintKind::SeveralNetworks => Self::SeveralNetworks,
            ipc::HintKind::SharedAddress => Self::SharedAddress,
            ipc::HintKind::Quiet => Self::Quiet,
            ipc::HintKind::OutdatedClient => Self::OutdatedClient,
            ipc::HintKind::UnknownClient => Self::UnknownClient,
        }
    }
}

impl From<program::Noticed> for ipc::Hint {
    fn from(noticed: program::Noticed) -> Self {
        match noticed {
            program::Noticed::SeveralNetworks { networks, minutes, workspace, session_id } => {
                let other = SessionKey { workspace_id: workspace.to_string(), session_id };
                Self::SeveralNetworks { networks, minutes, other }
            }
            program::Noticed::SharedAddress { accounts } => Self::SharedAddress { accounts },
            program::Noticed::Quiet { days } => Self::Quiet { days },
            program::Noticed::OutdatedClient { version, newest } => {
                Self::OutdatedClient { version, newest }
            }
            program::Noticed::UnknownClient => Self::UnknownClient,
        }
    }
}

impl From<index::Thresholds> for ipc::HintThresholds {
    fn from(thresholds: index::Thresholds) -> Self {
        Self {
            networks_within_minutes: thresholds.networks_within_minutes,
            shared_address_accounts: thresholds.shared_address_accounts,
            quiet_days: thresholds.quiet_days,
            browser_versions_behind: thresholds.browser_versions_behind,
            yearly_browser_versions_behind: thresholds.yearly_browser_versions_behind,
            app_versions_behind: thresholds.app_versions_behind,
            doubtful_percent: thresholds.doubtful_percent,
            doubtful_sessions: thresholds.doubtful_sessions,
        }
    }
}
