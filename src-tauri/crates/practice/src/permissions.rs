//! Which roles may do what.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

/// Roles by permission, and when each row last changed.
///
/// A permission without a row is granted to nobody (Rocket.Chat creates the rows of device
/// management only where that module was active once).
#[derive(Debug, Clone, Default)]
pub(crate) struct Permissions(BTreeMap<String, Row>);

#[derive(Debug, Clone)]
struct Row {
    roles: BTreeSet<String>,
    /// Nothing until the workspace starts, which is when its rows were written.
    updated_at: Option<Timestamp>,
}

impl Permissions {
    /// What a new server with the module has (Rocket.Chat source, `createPermissions`).
    pub(crate) fn with_device_management() -> Self {
        let mut permissions = Self::default();
        for (id, roles) in [
            ("access-permissions", &["admin"][..]),
            ("api-bypass-rate-limit", &["admin", "bot", "app"]),
            ("block-ip-device-management", &["admin"]),
            ("create-personal-access-tokens", &["admin", "user"]),
            ("logout-device-management", &["admin"]),
            ("logout-other-user", &["admin"]),
            ("view-device-management", &["admin"]),
            ("view-statistics", &["admin"]),
        ] {
            permissions.set(id, roles.iter().map(|&role| role.to_owned()), None);
        }
        permissions
    }

    /// Replaces the roles of a permission.
    pub(crate) fn set(
        &mut self,
        id: &str,
        roles: impl IntoIterator<Item = String>,
        now: Option<Timestamp>,
    ) {
        let row = Row { roles: roles.into_iter().collect(), updated_at: now };
        self.0.insert(id.to_owned(), row);
    }

    pub(crate) fn grant(&mut self, id: &str, role: &str, now: Timestamp) {
        let row = self.0.entry(id.to_owned());
        let row = row.or_insert(Row { roles: BTreeSet::new(), updated_at: None });
        row.roles.insert(role.to_owned());
        row.updated_at = Some(now);
    }

    pub(crate) fn revoke(&mut self, id: &str, role: &str, now: Timestamp) {
        if let Some(row) = self.0.get_mut(id) {
            row.roles.remove(role);
            row.updated_at = Some(now);
        }
    }

    /// Whether one of these roles has the permission.
    pub(crate) fn granted(&self, id: &str, roles: &[String]) -> bool {
        self.0.get(id).is_some_and(|row| roles.iter().any(|role| row.roles.contains(role)))
    }

    /// Every row: its permission, its roles, and when it changed after the start.
    pub(crate) fn rows(
        &self,
    ) -> impl Iterator<Item = (&str, &BTreeSet<String>, Option<Timestamp>)> {
        self.0.iter().map(|(id, row)| (id.as_str(), &row.roles, row.updated_at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_permission_without_a_row_is_granted_to_nobody() {
        let permissions = Permissions::default();
        assert!(!permissions.granted("view-device-management", &["admin".to_owned()]));
    }

    #[test]
    fn a_role_gains_and_loses_a_permission() {
        let mut permissions = Permissions::with_device_management();
        let auditor = ["auditor".to_owned()];
        permissions.grant("view-device-management", "auditor", Timestamp::UNIX_EPOCH);
        assert!(permissions.granted("view-device-management", &auditor));
        permissions.revoke("view-device-management", "auditor", Timestamp::UNIX_EPOCH);
        assert!(!permissions.granted("view-device-management", &auditor));
    }
}
