//! The example programs as a person runs them: processes of their own, answers on standard input.
#![cfg(test)]

mod find;
#[path = "../../examples/shared/list_end.rs"]
mod list_end;
mod look_up;
mod program;
mod sign_out;
