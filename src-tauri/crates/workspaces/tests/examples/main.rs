//! The example programs as a person runs them: processes of their own, answers on standard input.
#![cfg(test)]

mod find;
mod look_up;
mod program;
mod sign_out;
