//! All sessions of a workspace: each counts the requests that the server saw.

mod quiet;
