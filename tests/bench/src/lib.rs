//! What the programs that measure share: rounds, samples, made-up sessions, a server of canned bytes.
//!
//! Each program below `bin` is one concern. It gets the rows to measure as arguments, alternates
//! between us and each peer, shows its progress on standard error and prints one line of JSON for
//! each comparison. What the values come to is decided by `cargo xtask bench`.

pub mod canned;
pub mod contender;
pub mod made_up;
pub mod ours;
pub mod plain;
pub mod rounds;
pub mod sample;
pub mod worker;
