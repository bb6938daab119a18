//! What a sign-in may do on its workspace.

use rocketchat::{
    Answer, Client, Credentials, Error, Missing,
    endpoint::{Endpoint, ListPermissions, Permission, ReadEnterpriseFlag, ReadLicence, WhoAmI},
};

use crate::directory::{Account, Known, Rights};

/// Who is signed in, and what the account may do.
pub struct Identity {
    /// The account that is signed in.
    pub account: Account,
    /// What the server lets it do.
    pub rights: Rights,
}

/// Asks whether the credentials are good, and what they are good for. No second factor is ever
/// asked for. What a server does not say about licence or permissions is unknown, not an error.
///
/// # Errors
/// As [`WhoAmI`] fails, and [`Error::SignedOut`] whenever the server says so.
pub async fn read(client: &Client, credentials: &Credentials) -> Result<Identity, Error> {
    let me = done(client, &WhoAmI, credentials).await?;
    let (device_management, permissions) =
        tokio::join!(licence(client, credentials), done(client, &ListPermissions, credentials),);
    let permissions = known(permissions)?;
    let may = |permission: &str| match &permissions {
        Some(permissions) => Known::from(grants(permissions, permission, &me.roles)),
        None => Known::Unknown,
    };
    let rights = Rights {
        device_management: device_management?,
        may_view: may(Permission::VIEW_DEVICES),
        may_end: may(Permission::LOG_OUT_DEVICES),
        may_end_all: may(Permission::LOG_OUT_PEOPLE),
    };
    let account = Account { user_id: me.user_id, user_name: me.username, name: me.name };
    Ok(Identity { account, rights })
}

/// A permission that the server does not list is granted to nobody: it is listed only where Device
/// Management was active once.
fn grants(permissions: &[Permission], wanted: &str, roles: &[String]) -> bool {
    permissions
        .iter()
        .filter(|permission| permission.id == wanted)
        .any(|permission| permission.roles.iter().any(|role| roles.contains(role)))
}

async fn licence(client: &Client, credentials: &Credentials) -> Result<Known, Error> {
    let licence = done(client, &ReadLicence, credentials).await;
    if !matches!(licence, Err(Error::NotFound(Missing::Route))) {
        let licence = known(licence)?;
        return Ok(licence.map_or(Known::Unknown, |has| has.has_device_management().into()));
    }
    // Below 6.5: no licence at all excludes Device Management, any licence may include it.
    let any = known(done(client, &ReadEnterpriseFlag, credentials).await)?;
    Ok(if any == Some(false) { Known::No } else { Known::Unknown })
}

/// `None` for what the server did not say, except that it does not take the credentials.
fn known<T>(reply: Result<T, Error>) -> Result<Option<T>, Error> {
    match reply {
        Ok(value) => Ok(Some(value)),
        Err(Error::SignedOut) => Err(Error::SignedOut),
        Err(_) => Ok(None),
    }
}

async fn done<E: Endpoint>(
    client: &Client,
    endpoint: &E,
    credentials: &Credentials,
) -> Result<E::Reply, Error> {
    match client.send(endpoint, Some(credentials), None).await? {
        Answer::Done(reply) => Ok(reply),
        Answer::ChallengeNeeded(_) => Err(Error::UnexpectedReply {
            details: "a second factor was asked for where servers ask for none".to_owned(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_permission_is_granted_to_roles_that_the_account_has() {
        let permission = |id: &str, roles: &[&str]| Permission {
            id: id.to_owned(),
            roles: roles.iter().map(|&role| role.to_owned()).collect(),
        };
        let all = [permission("a", &["admin", "auditor"]), permission("b", &[])];
        let auditor = ["user".to_owned(), "auditor".to_owned()];
        assert!(grants(&all, "a", &auditor));
        assert!(!grants(&all, "a", &auditor[..1]));
        assert!(!grants(&all, "b", &auditor));
        assert!(!grants(&all, "missing", &auditor));
    }
}
