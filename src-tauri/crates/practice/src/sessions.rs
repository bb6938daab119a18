//! The sessions that Device Management knows.
//!
//! A row stands for a token, not for a connection: of several records of one token only the
//! newest is listed (Rocket.Chat source, `Sessions.ts`).

mod device;
mod record;
mod table;

pub(crate) use device::{Device, System};
pub(crate) use record::{Ended, Record, TokenOf};
pub(crate) use table::Sessions;
