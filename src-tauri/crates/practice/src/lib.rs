//! A practice workspace: a server that behaves like Rocket.Chat, with state instead of canned
//! answers, on loopback alone.
//!
//! It runs inside the app (practice mode), inside a test, or as the program `practice`. It knows
//! nothing of the client that talks to it and shares no code with it: a mistake must not cancel
//! itself out. What it does is read from Rocket.Chat's source and from what version 8.6.1
//! answered; where the two differ about 8.6, the recorded answer wins.
//!
//! ```no_run
//! # async fn example() -> std::io::Result<()> {
//! use practice::{Generation, Showcase, World};
//!
//! let workspace = practice::start(Generation::V8_6, World::showcase(Showcase::AcmeHq)).await?;
//! println!("{} {:?}", workspace.address(), workspace.sign_ins());
//! workspace.stop().await;
//! # Ok(())
//! # }
//! ```

mod accounts;
mod clock;
mod control;
mod endpoint;
mod fault;
mod gate;
mod generation;
mod incoming;
mod interceptor;
mod journal;
mod outbox;
mod params;
mod permissions;
mod random;
mod rate_limit;
mod raw_rows;
mod replies;
mod router;
mod running;
mod search;
mod sessions;
mod settings;
mod sign_in;
#[cfg(test)]
mod trial;
mod two_factor;
mod workspace;
mod world;

pub use clock::{Clock, SettableClock, SystemClock};
pub use control::Control;
pub use generation::{Generation, UnknownGeneration};
pub use interceptor::Interceptor;
pub use journal::Seen;
pub use outbox::Mail;
pub use raw_rows::unreadable_values;
pub use running::{AccessToken, Options, Running, start, start_with};
pub use sign_in::{SecondFactor, SignIn};
pub use world::{FixtureError, PRACTICE_PASSWORD, Showcase, World};
