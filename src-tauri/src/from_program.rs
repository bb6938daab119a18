//! From the program's types to those that cross to the window; one to one, and exhaustive.

mod activity;
mod card;
mod device_kind;
mod ending;
mod export;
mod find;
mod hint;
mod import;
pub mod lock;
mod opening;
mod problem;
mod reading;
mod workspace;

use std::time::Duration;

/// A count as the window gets it.
fn number<T: TryInto<u32>>(count: T) -> u32 {
    count.try_into().unwrap_or(u32::MAX)
}

/// Whole seconds, rounded up: a wait is not over before it is.
fn seconds(duration: Duration) -> u32 {
    number(duration.as_millis().div_ceil(1000))
}
