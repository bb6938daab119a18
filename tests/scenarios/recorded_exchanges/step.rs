//! What is arranged before an exchange.

use serde::Deserialize;
use serde_json::Value;

use super::exchange::Exchange;

/// One thing to arrange.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(try_from = "Vec<Value>")]
pub enum Step {
    /// This account signs in; its token is then the new one.
    SignIn(String),
    /// One call of this account is accepted with this method, so that it is remembered.
    SecondFactor(String, String),
    /// A browser of this account connects.
    Session(String),
    Setting(String, Value),
    Licence(bool),
    /// A code is mailed to this account.
    Mail(String),
    /// The same request so many times.
    Calls(usize),
    /// The limiter's minute is over.
    FreshMinute,
}

impl TryFrom<Vec<Value>> for Step {
    type Error = String;

    fn try_from(words: Vec<Value>) -> Result<Self, String> {
        let text = |place: usize| words[place].as_str().unwrap_or_default().to_owned();
        Ok(match text(0).as_str() {
            "sign in" => Self::SignIn(text(1)),
            "second factor" => Self::SecondFactor(text(1), text(2)),
            "session" => Self::Session(text(1)),
            "setting" => Self::Setting(text(1), words[2].clone()),
            "licence" => Self::Licence(words[1] == true),
            "mail" => Self::Mail(text(1)),
            "calls" => {
                let calls = words[1].as_u64().and_then(|calls| usize::try_from(calls).ok());
                Self::Calls(calls.unwrap_or_default())
            }
            "fresh minute" => Self::FreshMinute,
            unknown => return Err(format!("no step is called {unknown:?}")),
        })
    }
}

/// What stood before the exchanges of the first set, which do not say it themselves.
pub fn before_the_first_set(exchange: &Exchange) -> Vec<Step> {
    let sign_in = |name: &str| Step::SignIn(name.to_owned());
    let limiter = |on: bool| Step::Setting("API_Enable_Rate_Limiter".to_owned(), on.into());
    let mut steps = vec![Step::Licence(!exchange.title.starts_with("no licence"))];
    steps.extend(match exchange.n {
        1 => vec![sign_in("admin")],
        // Each of these starts with a sign-in of its own, for which nothing is remembered.
        37 | 43 => vec![sign_in("totp")],
        45 => vec![sign_in("mail")],
        52 => vec![sign_in("mail"), Step::Mail("mail".to_owned())],
        93 | 103 => vec![sign_in("plain"), Step::Session("plain".to_owned())],
        105 | 108 | 120 => vec![sign_in("plain")],
        126 => vec![sign_in("auditor"), limiter(true)],
        // Calls 3 to 9 of the window.
        128 => vec![Step::Calls(7)],
        // Sign-ins 2 to 10 of the window.
        135 => vec![Step::Calls(9)],
        136 => vec![limiter(false)],
        _ => Vec::new(),
    });
    steps
}
