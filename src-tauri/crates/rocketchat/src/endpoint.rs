//! The endpoints, one file each, named after what they do.

mod end_session;
mod list_all_sessions;
mod list_permissions;
mod list_users_in_role;
mod log_in;
mod log_out;
mod log_out_user;
mod look_for_sign_in;
mod read_enterprise_flag;
mod read_licence;
mod read_public_settings;
mod read_server_info;
mod send_email_code;
mod show_session;
mod who_am_i;

#[cfg(test)]
mod tests;

pub use end_session::EndSession;
pub use list_all_sessions::{ListAllSessions, SessionPage};
pub use list_permissions::{ListPermissions, Permission};
pub use list_users_in_role::{ListUsersInRole, UsersInRole};
pub use log_in::{LogIn, SignedIn};
pub use log_out::LogOut;
pub use log_out_user::LogOutUser;
pub use look_for_sign_in::LookForSignIn;
pub use read_enterprise_flag::ReadEnterpriseFlag;
pub use read_licence::{DEVICE_MANAGEMENT, Licence, ReadLicence};
pub use read_public_settings::{PublicSettings, ReadPublicSettings};
pub use read_server_info::{ReadServerInfo, ServerInfo};
pub use send_email_code::SendEmailCode;
pub use show_session::ShowSession;
pub use who_am_i::{Account, WhoAmI};

use crate::{Error, Secret, proof::Proof, request::Request};

/// One request of the REST interface and how its answer is read.
///
/// [`crate::Client::send`] is the only caller of the methods.
pub trait Endpoint {
    /// What a good answer carries.
    type Reply;

    /// What the endpoint is about, which decides how refusals are understood.
    const CONCERN: Concern = Concern::Anything;

    /// Whether a good answer is long, holds no secret, and is looked at to its last byte by
    /// [`Self::read`]: then it is neither read for its `success` alone first nor overwritten.
    const LONG: bool = false;

    /// Whether the request itself tells of a person or holds a password, so that it goes to a server
    /// that was recognised alone, as do requests with credentials or a code.
    const PERSONAL: bool = false;

    /// What goes out. Only signing in puts the second factor's proof into its body; the client
    /// adds the two headers to every request that has one.
    fn request(&self, proof: Option<&Proof>) -> Request;

    /// The secrets that the request itself holds, so that no error text repeats them.
    fn secrets(&self) -> impl Iterator<Item = &Secret> {
        std::iter::empty()
    }

    /// Reads the body of a good answer (2xx, and not `success: false`).
    ///
    /// # Errors
    /// When the body is not what this endpoint answers.
    fn read(&self, body: &[u8]) -> Result<Self::Reply, Error>;
}

/// What an endpoint is about: the same status means different things.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Concern {
    /// Is this Rocket.Chat at all? An unknown route says no.
    Recognition,
    /// Signing in: 401 refuses the name, the password or the code.
    SignIn,
    /// Signing out of this client: a good answer may be empty.
    SignOut,
    /// Device Management, which needs a licence.
    Devices,
    /// Everything else.
    Anything,
}
