//! The entries as a person reads them: newest first, an intent and its outcome in one row.

use std::{collections::HashMap, io};

use jiff::Timestamp;
use session_index::{Device, fold};

use super::{About, Entry, Event, Intent, LookUpResult, Outcome, Target, What, chain};

/// Rows, newest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivityRows {
    /// As many as were asked for, or all.
    pub rows: Vec<ActivityRow>,
    /// Whether there are older ones.
    pub more: bool,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivityRow {
    /// What it is about; never an outcome.
    pub entry: Entry,
    /// How an intent was closed; `None` while it is open, and for all else.
    pub closing: Option<Closing>,
}

/// How an intent was closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closing {
    /// When.
    pub at: Timestamp,
    /// What became of it.
    pub outcome: Outcome,
    /// Whether it was found by asking again later.
    pub checked: bool,
}

/// The newest rows of a file, whose lines come from the last one on; no more are taken than needed.
///
/// # Errors
/// Whatever the disk says.
pub fn rows(
    lines: impl Iterator<Item = io::Result<Vec<u8>>>,
    filter: &str,
    before: Option<u64>,
    most: usize,
) -> io::Result<ActivityRows> {
    let words: Vec<String> = fold(filter).split_whitespace().map(str::to_owned).collect();
    let mut closings = HashMap::new();
    let mut rows = Vec::new();
    for line in lines {
        let Some(link) = chain::read(&line?) else { continue };
        let Entry { number, at, what } = link.entry;
        if let What::Outcome { intent, outcome, checked } = what {
            closings.insert(intent.get(), Closing { at, outcome, checked });
            continue;
        }
        let closing = closings.remove(&number);
        if before.is_some_and(|before| number >= before) || !has_all(&what, &words) {
            continue;
        }
        if rows.len() == most {
            return Ok(ActivityRows { rows, more: true });
        }
        rows.push(ActivityRow { entry: Entry { number, at, what }, closing });
    }
    Ok(ActivityRows { rows, more: false })
}

fn has_all(what: &What, words: &[String]) -> bool {
    if words.is_empty() {
        return true;
    }
    let text = fold(&said_in(what).join("\n"));
    words.iter().all(|word| text.contains(word.as_str()))
}

/// What can be searched for.
fn said_in(what: &What) -> Vec<&str> {
    match what {
        What::Intent(intent) => said_in_intent(intent),
        What::Event { event } => said_in_event(event),
        What::Begun { kept_aside } => vec![kept_aside],
        What::Outcome { .. } | What::FoundBroken { .. } | What::LaterVersion => Vec::new(),
    }
}

fn said_in_intent(intent: &Intent) -> Vec<&str> {
    let mut said = vec![intent.workspace_name.as_str(), intent.person.as_str()];
    said.extend(
        [&intent.actor, &intent.user_id, &intent.ticket].into_iter().flatten().map(|it| &**it),
    );
    if let Target::Session { session_id, device } = &intent.target {
        said.push(session_id.as_str());
        said.extend(said_in_device(device));
    }
    said
}

fn said_in_event(event: &Event) -> Vec<&str> {
    match event {
        Event::LookedUp { workspace: _, workspace_name, actor, session_id, result } => {
            let mut said = vec![workspace_name.as_str(), session_id.as_str()];
            said.extend(actor.as_deref());
            if let LookUpResult::Found { person, user_id, device } = &**result {
                said.extend([person, user_id].into_iter().flatten().map(|it| &**it));
                said.extend(said_in_device(device));
            }
            said
        }
        Event::CallerRecognised { how, ticket } => {
            ticket.as_deref().into_iter().chain([how.as_str()]).collect()
        }
        Event::DeviceAnswer { workspace: _, session_id, answer: _, ticket, about } => {
            let mut said = vec![session_id.as_str()];
            said.extend(ticket.as_deref());
            said.extend(about.iter().flat_map(|about| said_in_about(about)));
            said
        }
        Event::StepTicked { step, accounts, ticket, about } => {
            let mut said = vec![step.as_str()];
            said.extend(accounts.iter().map(|account| account.user_id.as_str()));
            said.extend(ticket.as_deref());
            said.extend(about.iter().flat_map(|about| said_in_about(about)));
            said
        }
    }
}

fn said_in_about(About { workspace_name, person, user_id, device }: &About) -> Vec<&str> {
    let mut said = vec![workspace_name.as_str()];
    said.extend([person, user_id].into_iter().flatten().map(|it| &**it));
    said.extend(device.iter().flat_map(said_in_device));
    said
}

fn said_in_device(device: &Device) -> impl Iterator<Item = &str> {
    let Device { kind: _, name, version: _, long_version: _, system, system_version: _ } = device;
    [name, system].into_iter().flatten().map(|it| &**it)
}
