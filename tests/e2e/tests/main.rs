//! The built app in a real window: what a person sees and does, with the requests counted that the
//! practice workspaces saw. `cargo xtask e2e` builds the app and names it in `GATEHOUSE_APP`.
#![cfg(test)]

mod activity;
mod adding;
mod codes;
mod colours;
mod ending;
mod ending_guards;
mod exporting;
mod finding;
mod first_run;
mod hints;
mod incident;
mod keyboard;
mod keys;
mod list;
mod locking;
mod look_up;
mod own_window;
mod reading;
mod restart;
mod scene;
mod secrets;
mod starting;
mod trouble;
