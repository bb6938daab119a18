//! `GET /api/v1/me` without credentials: says in Rocket.Chat's words that nobody is signed in.

use super::{Concern, Endpoint};
use crate::{Error, proof::Proof, request::Request};

/// Asks who is signed in although nobody is: [`Error::SignedOut`] only from Rocket.Chat.
#[derive(Debug, Clone, Copy)]
pub struct LookForSignIn;

impl Endpoint for LookForSignIn {
    type Reply = ();

    const CONCERN: Concern = Concern::Recognition;

    fn request(&self, _proof: Option<&Proof>) -> Request {
        Request::read("/api/v1/me")
    }

    fn read(&self, _body: &[u8]) -> Result<(), Error> {
        let details = "it let in whoever showed no sign-in".to_owned();
        Err(Error::NotRocketChat { details })
    }
}
