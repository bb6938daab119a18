//! From the program's types to those that cross to the window; one to one, and exhaustive.

mod activity;
mod card;
mod device_kind;
mod export;
mod find;
mod hint;
mod import;
pub mod lock;
mod problem;
mod reading;
mod workspace;

/// A count as the window gets it.
fn number<T: TryInto<u32>>(count: T) -> u32 {
    count.try_into().unwrap_or(u32::MAX)
}
