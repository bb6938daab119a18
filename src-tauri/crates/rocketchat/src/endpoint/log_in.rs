//! `POST /api/v1/login`: sign in by name and password.

use serde::{Deserialize, Serialize};

use super::{Account, Concern, Endpoint};
use crate::{Error, Secret, proof::Proof, request::Request, wire};

/// Signs in. The server mails the person about it where Device Management says so, and drops the
/// oldest of about 50 sign-ins, so sign in once and keep the token.
#[derive(Debug, Clone)]
pub struct LogIn {
    /// User name or e-mail address.
    pub user: String,
    /// The plain password: servers with LDAP need it plain.
    pub password: Secret,
}

/// A new sign-in.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// Goes out as `X-User-Id` from now on.
    pub user_id: String,
    /// Goes out as `X-Auth-Token` from now on.
    pub token: Secret,
    /// Who signed in; `None` where the server did not say.
    pub account: Option<Account>,
}

impl Endpoint for LogIn {
    type Reply = SignedIn;

    const CONCERN: Concern = Concern::SignIn;
    const PERSONAL: bool = true;

    /// Exactly the keys `user`, `password` and `code`: with any other, servers pass the body on
    /// unread and overlook the code (Rocket.Chat, api/server/ApiClass.ts). All generations take the
    /// code in the body; those that also look at the headers prefer the body.
    fn request(&self, proof: Option<&Proof>) -> Request {
        #[derive(Serialize)]
        struct Body<'a> {
            user: &'a str,
            password: &'a str,
            #[serde(skip_serializing_if = "Option::is_none")]
            code: Option<&'a str>,
        }
        let body = Body {
            user: &self.user,
            password: self.password.expose(),
            code: proof.map(|proof| proof.code.expose()),
        };
        Request::post_json("/api/v1/login", &body)
    }

    fn secrets(&self) -> impl Iterator<Item = &Secret> {
        std::iter::once(&self.password)
    }

    fn read(&self, body: &[u8]) -> Result<SignedIn, Error> {
        #[derive(Deserialize)]
        struct Body {
            data: Data,
        }
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Data {
            user_id: String,
            auth_token: String,
            #[serde(default)]
            me: Option<Account>,
        }
        let Body { data } = wire::from_slice(body)?;
        let token = Secret::new(data.auth_token);
        if data.user_id.is_empty() || token.expose().is_empty() {
            let details = "the user ID or the token is empty".to_owned();
            return Err(Error::UnexpectedReply { details });
        }
        Ok(SignedIn { user_id: data.user_id, token, account: data.me })
    }
}
