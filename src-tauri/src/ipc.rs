//! The types that cross between the window and the program, made for it.
//!
//! Rocket.Chat's wire types never cross. The TypeScript in `ui/src/backend/generated/types.ts` is
//! written from these types; a test fails when it is stale. Nothing here that can be serialised
//! can hold a secret: [`Typed`] only comes in.

pub mod account_key;
pub mod activity;
pub mod ending;
pub mod export;
pub mod find;
pub mod hint;
pub mod import;
pub mod lock;
pub mod look_up;
pub mod opening;
pub mod practice;
pub mod problems;
pub mod reading;
pub mod second_factor;
pub mod session_card;
pub mod sign_in;
pub mod typed;
#[cfg(test)]
mod typescript;
pub mod workspace;
pub mod zoom;

pub use typed::Typed;
