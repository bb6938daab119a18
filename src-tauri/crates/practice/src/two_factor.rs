//! The second factor: authenticator codes, mailed codes, the password again.

mod challenge;
mod email_codes;
#[cfg(test)]
mod tests;
mod totp;

pub(crate) use challenge::{Attempt, Place, Refusal, check, mail_code};
pub(crate) use email_codes::EmailCodes;
pub(crate) use totp::{STEP, code_at};
