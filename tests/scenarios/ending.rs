//! Signing out; each scenario counts the requests that the server saw.

mod again;
mod bulk;
mod guards;
mod people;
mod round;
mod troubles;
