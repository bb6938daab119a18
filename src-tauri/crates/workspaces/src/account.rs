//! The account of a workspace: sign-in, sign-out, its rights, and where the sign-in is stored.

mod check;
mod left_sign_ins;
mod rights;
mod sign_in;
mod sign_out;
mod stored_sign_in;
mod vault;
mod vault_turn;

#[cfg(test)]
pub(crate) use stored_sign_in::made_up;
pub(crate) use stored_sign_in::{SignIn, SignInKind};
pub(crate) use vault::Watched;
pub(crate) use vault_turn::VaultTurn;

pub use left_sign_ins::{LeftSignIn, LeftSignInOutcome, LeftSignIns};
pub use sign_in::SignInForm;
pub use sign_out::Removal;
pub use vault::{EntryName, MemoryVault, Vault, VaultProblem, VaultReply};
