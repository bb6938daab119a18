//! `POST /api/v1/logout`: end this client's own sign-in.

use super::{Concern, Endpoint};
use crate::{Error, proof::Proof, request::Request};

/// Ends the sign-in whose credentials go along. [`Error::SignedOut`] means that it had ended before.
#[derive(Debug, Clone, Copy)]
pub struct LogOut;

impl Endpoint for LogOut {
    type Reply = ();

    const CONCERN: Concern = Concern::SignOut;

    fn request(&self, _proof: Option<&Proof>) -> Request {
        Request::post("/api/v1/logout")
    }

    /// Rocket.Chat 8.6 answers 200 without a body, older servers with a message.
    fn read(&self, _body: &[u8]) -> Result<(), Error> {
        Ok(())
    }
}
