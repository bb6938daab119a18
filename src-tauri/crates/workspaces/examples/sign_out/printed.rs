//! What is printed: a line of JSON for each session, and a closing one.

use serde_json::json;
use workspaces::{
    AccountOutcome, AccountResult, Known, Person, PlannedAccount, RevocationReport, SessionOutcome,
};

use crate::program::Problem;

/// A line for each session of an account, with what its card says.
///
/// # Errors
/// A card has no JSON.
pub fn print_planned(
    account: &PlannedAccount,
    outcome: &str,
    why: Option<&str>,
) -> Result<(), Problem> {
    let user_name = match &account.person {
        Person::Known { user_name, .. } => user_name.as_deref(),
        Person::Deleted => None,
    };
    for session in &account.sessions {
        let mut line = json!({
            "sessionId": session.card.session_id.as_str(), "outcome": outcome,
            "userName": user_name, "userId": account.user_id,
        });
        let card = serde_json::to_value(&session.card)?;
        for key in ["device", "internetAddress", "lastConnected"] {
            line[key] = card[key].clone();
        }
        if account.admin == Known::Unknown {
            line["administrator"] = "unknown".into();
        }
        if let Some(why) = why {
            line["why"] = why.into();
        }
        println!("{line}");
    }
    Ok(())
}

/// The outcome of a session, as it is printed.
pub fn name_of(ending: SessionOutcome) -> &'static str {
    match ending {
        SessionOutcome::Gone => "gone",
        SessionOutcome::HadEnded => "hadEnded",
        SessionOutcome::StillThere => "stillThere",
        SessionOutcome::Dead => "dead",
        SessionOutcome::Refused => "refused",
        SessionOutcome::Unknown => "unknown",
        SessionOutcome::NotAsked => "notAsked",
    }
}

/// The closing line. `missing` is how many IDs were gone before anything was asked.
pub fn closing(end: &RevocationReport, missing: u64) -> serde_json::Value {
    let count = |wanted: SessionOutcome| {
        end.sessions.iter().filter(|session| session.outcome == wanted).count()
    };
    let still_there = count(SessionOutcome::StillThere);
    let mut line = json!({
        "asked": end.asked + missing,
        "gone": end.gone + missing,
        "stillThere": still_there,
        "unknown": count(SessionOutcome::Unknown),
        "dead": count(SessionOutcome::Dead),
        "refused": count(SessionOutcome::Refused),
        "notAsked": count(SessionOutcome::NotAsked),
        "checkedAt": end.checked_at.map(|at| at.to_string()),
    });
    if let Some(whole) = end.whole_accounts.first() {
        line["wholeAccount"] = match whole.outcome {
            AccountOutcome::Ended => "ended",
            AccountOutcome::Unknown => "unknown",
            AccountOutcome::NotAsked => "notAsked",
            AccountOutcome::Refused(_) => "refused",
        }
        .into();
    }
    line
}

/// The closing line where no session had one of the IDs, so that nothing was asked.
pub fn nothing_asked(gone: usize, checked_at: Option<&str>) -> serde_json::Value {
    json!({
        "asked": gone, "gone": gone, "stillThere": 0, "unknown": 0, "dead": 0, "refused": 0,
        "notAsked": 0, "checkedAt": checked_at,
    })
}

/// # Errors
/// One sentence, when not everything is gone.
pub fn if_all_gone(end: &RevocationReport) -> Result<(), Problem> {
    let whole = |it: &AccountResult| matches!(it.outcome, AccountOutcome::Ended);
    if end.gone == end.asked && end.whole_accounts.iter().all(whole) {
        return Ok(());
    }
    let why = end.problem.as_ref().map(|problem| format!(": {problem}")).unwrap_or_default();
    Err(Problem::Said(format!("{} of {} are gone{why}", end.gone, end.asked)))
}
