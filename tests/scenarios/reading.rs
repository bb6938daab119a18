//! All sessions of a workspace; each scenario counts the requests that the server saw.

mod codes;
mod limit;
mod moving;
mod pausing;
mod quiet;
mod room;
mod several;
