//! Sorts of devices, as the index calls them.

use session_index as index;

use crate::ipc::session_card as ipc;

impl From<index::DeviceKind> for ipc::DeviceKind {
    fn from(kind: index::DeviceKind) -> Self {
        match kind {
            index::DeviceKind::Browser => Self::Browser,
            index::DeviceKind::Mobile => Self::Mobile,
            index::DeviceKind::Tablet => Self::Tablet,
            index::DeviceKind::MobileApp => Self::MobileApp,
            index::DeviceKind::DesktopApp => Self::DesktopApp,
            index::DeviceKind::Other => Self::Other,
            index::DeviceKind::Unknown => Self::Unknown,
        }
    }
}

impl From<ipc::DeviceKind> for index::DeviceKind {
    fn from(kind: ipc::DeviceKind) -> Self {
        match kind {
            ipc::DeviceKind::Browser => Self::Browser,
            ipc::DeviceKind::Mobile => Self::Mobile,
            ipc::DeviceKind::Tablet => Self::Tablet,
            ipc::DeviceKind::MobileApp => Self::MobileApp,
            ipc::DeviceKind::DesktopApp => Self::DesktopApp,
            ipc::DeviceKind::Other => Self::Other,
            ipc::DeviceKind::Unknown => Self::Unknown,
        }
    }
}
