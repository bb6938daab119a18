//! Signing out; each scenario counts the requests that the server saw.

mod again;
mod bulk;
mod guards;
mod newcomers;
mod people;
mod rights;
mod round;
mod troubles;
mod unclear;
