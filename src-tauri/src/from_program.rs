//! From the program's types to those that cross to the window; one to one, and exhaustive.

mod card;
mod import;
mod problem;
mod workspace;
