//! Signing out; each scenario counts the requests that the server saw.

mod admins;
mod again;
mod bulk;
mod faults;
mod grant;
mod guards;
mod histories;
mod new_sessions;
mod people;
mod proof;
mod rights;
mod round;
mod unclear;
mod whole;
