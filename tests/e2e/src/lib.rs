//! Drives the built app in a real window: a display, a session bus and a password store of its own
//! for each run, and WebDriver to type, click and read.

mod desktop;
mod journey;
mod list;
mod page;
mod patience;
mod window;

pub use desktop::{Desktop, PasswordStore, Theme};
pub use list::Card;
pub use page::Page;
pub use patience::Error;
pub use window::Window;
