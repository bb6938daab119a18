//! Signs sessions out and proves that they are gone, without a window.
//!
//! ```text
//! cargo run -p workspaces --example sign_out -- URL (--user NAME | --user-id ID)
//!     (--session ID… | --account USERNAME [--whole] | --address IP) [--yes]
//! ```

#[path = "shared/list_end.rs"]
mod list_end;
#[path = "sign_out/printed.rs"]
mod printed;
#[path = "shared/program.rs"]
mod program;
#[path = "shared/whole_list.rs"]
mod whole_list;

use std::{net::IpAddr, process::ExitCode};

use jiff::Timestamp;
use rocketchat::{Error as RequestError, Missing, SessionId};
use serde_json::json;
use workspaces::{
    AccountKey, Error, Finder, Known, PlannedAccount, PlannedSession, RevocationRequest,
    RevocationScope, SessionKey,
};

use list_end::what_is_missing;
use printed::{closing, if_all_gone, name_of, nothing_asked, print_planned};
use program::{Arguments, Help, Problem, Visit, Who, answering};
use whole_list::read_whole;

const HELP: Help = Help {
    usage: "usage: sign_out URL (--user NAME | --user-id ID) \
            (--session ID... | --account USERNAME [--whole] | --address IP) [--yes]",
    more: "
Signs out these sessions, every session of an account, or every session at an IP address, and reads
back whether they are gone. --whole also ends access tokens and sign-ins that no list shows.

Without --yes nothing is ended: it prints what would be, with device, address and time, and closes
with asked (0), wouldEnd and wholeAccounts. With --yes, exactly what it would print is
ended. With --address, the account that signs in, administrators and protected people are left out;
--session and --account name them, and end them. Where the server does not tell who its
administrators are, nobody is known to be none: --address leaves everybody out then (why:
administrator unknown), and with --session and --account each line says so (administrator: unknown).

Asks for the password (with --user-id: the access token) and for each code that the server wants, on
the terminal or one line each from standard input. --address takes one address, not a range. Prints one line of JSON for each session
(sessionId, outcome) and a closing line (asked, gone, stillThere, unknown, dead, refused, notAsked,
checkedAt). An outcome is one of
  gone             proven by reading again
  hadEnded         no session has this ID: it had ended, or the ID is wrong; counted as gone
  stillThere       the server said that it ended it, and it was seen after that
  unknown          asked for, and no answer shows what became of it
  dead             ended with --whole; this server, before 8.0, leaves the row in its list
  refused, notAsked, leftOut, wouldEnd
With --account and --address, nothing is ended unless the whole list could be read.
Exits 0 when everything that was asked is gone or would be ended, 1 when not (a line says why), 2
when the arguments are not understood.",
};

/// So many sessions are looked up one by one; for more, the whole list is read first.
const ONE_BY_ONE: usize = 5;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    program::run(HELP, Wish::read, Wish::fulfil).await
}

/// What the arguments ask for.
struct Wish {
    address: String,
    who: Who,
    what: What,
    yes: bool,
}

enum What {
    Sessions(Vec<String>),
    Account { user_name: String, whole: bool },
    Address(String),
}

impl Wish {
    fn read(arguments: Vec<String>) -> Option<Self> {
        let (mut account, mut ip, mut whole, mut yes, mut named) = (None, None, false, false, None);
        let Arguments { who, others } = Arguments::read(arguments, |option, more| {
            match option {
                "--session" => named.get_or_insert_with(Vec::new).push(more.next()?),
                "--account" if account.is_none() => account = Some(more.next()?),
                "--address" if ip.is_none() => ip = Some(more.next()?),
                "--whole" => whole = true,
                "--yes" => yes = true,
                _ => return None,
            }
            Some(())
        })?;
        let mut others = others.into_iter();
        let address = others.next()?;
        // `--session` takes one ID or several.
        if let Some(sessions) = &mut named {
            sessions.extend(others.by_ref());
        }
        if others.next().is_some() {
            return None;
        }
        let what = match (named, account, ip, whole) {
            (Some(sessions), None, None, false) => What::Sessions(sessions),
            (None, Some(user_name), None, whole) => What::Account { user_name, whole },
            (None, None, Some(address), false) => What::Address(address),
            _ => return None,
        };
        Some(Self { address, who, what, yes })
    }

    async fn fulfil(self) -> Result<(), Problem> {
        let Self { address, who, what, yes } = self;
        let visit = Visit::of(&address).await?;
        let finder = Finder::new(visit.workspaces.clone());
        visit
            .signed_in(who, async || {
                let chosen = Chosen::of(&visit, &finder, &what).await?;
                if yes {
                    return chosen.end(&visit, &finder).await;
                }
                chosen.print()
            })
            .await
    }
}

/// What is ended, and what is not.
struct Chosen {
    request: RevocationRequest,
    ended: Vec<PlannedAccount>,
    left_out: Vec<(PlannedAccount, &'static str)>,
    /// IDs that no session has.
    missing: Vec<SessionId>,
}

impl Chosen {
    async fn of(visit: &Visit, finder: &Finder, what: &What) -> Result<Self, Problem> {
        let mut missing = Vec::new();
        let scope = match what {
            What::Sessions(sessions) => {
                let keys = known(visit, sessions, &mut missing).await?;
                RevocationScope::Sessions(keys)
            }
            What::Account { user_name, .. } => {
                read_for_certain(visit).await?;
                RevocationScope::Accounts(vec![account_named(visit, user_name)?])
            }
            What::Address(address) => {
                if address.parse::<IpAddr>().is_err() {
                    return Err(Problem::Said(format!("{address:?} is not one IP address")));
                }
                read_for_certain(visit).await?;
                RevocationScope::Address(address.clone())
            }
        };
        // Where the server does not tell, they stay unknown.
        let _told = visit.workspaces.learn_admins(&visit.id).await;
        let plan = visit.workspaces.plan_revocation(finder, &scope);
        if plan.too_many {
            return Err(Problem::Said(format!("{} sessions are too many at once", plan.total)));
        }
        let (mut ended, mut left_out) = (Vec::new(), Vec::new());
        for account in &plan.groups {
            match why_left_out(account) {
                Some(why) if matches!(what, What::Address(_)) => {
                    left_out.push((account.clone(), why));
                }
                Some(_) | None => ended.push(account.clone()),
            }
        }
        let whole = matches!(what, What::Account { whole: true, .. });
        let planned = ended.iter().flat_map(|account| &account.sessions);
        let guarded = ended.iter().filter(|account| account.is_guarded());
        let mut request = RevocationRequest {
            scope,
            sessions: planned.map(PlannedSession::key).collect(),
            whole_accounts: ended
                .iter()
                .filter_map(PlannedAccount::key)
                .filter(|_| whole)
                .collect(),
            guarded_accounts: guarded.map(PlannedAccount::guarded_key).collect(),
            typed_number: None,
            ticket: None,
        };
        request.typed_number = plan.number_to_type(&request).map_err(Error::from)?;
        Ok(Self { request, ended, left_out, missing })
    }

    /// Prints what would be ended.
    fn print(&self) -> Result<(), Problem> {
        for account in &self.ended {
            print_planned(account, "wouldEnd", None)?;
        }
        self.print_others()?;
        let would_end = self.request.sessions.len();
        let whole: Vec<_> = self.request.whole_accounts.iter().map(|it| &it.user_id).collect();
        println!("{}", json!({"asked": 0, "wouldEnd": would_end, "wholeAccounts": whole}));
        Ok(())
    }

    fn print_others(&self) -> Result<(), Problem> {
        for (account, why) in &self.left_out {
            print_planned(account, "leftOut", Some(why))?;
        }
        for session in &self.missing {
            println!("{}", json!({"sessionId": session.as_str(), "outcome": "hadEnded"}));
        }
        Ok(())
    }

    async fn end(&self, visit: &Visit, finder: &Finder) -> Result<(), Problem> {
        self.print_others()?;
        if self.request.sessions.is_empty() && self.request.whole_accounts.is_empty() {
            let gone = self.missing.len();
            // The server has just said of each of them that no session has this ID.
            let checked_at = (gone > 0).then(|| Timestamp::now().to_string());
            println!("{}", nothing_asked(gone, checked_at.as_deref()));
            return Ok(());
        }
        visit.workspaces.allow_revocation();
        let started = visit.workspaces.start_revocation(finder, &self.request)?;
        let ends = async |code| {
            visit.workspaces.revoke_sessions(&started.operation, &visit.id, code, |_| {}).await
        };
        let end = answering(ends).await?;
        for session in &end.sessions {
            let (id, outcome) = (session.key.session.as_str(), name_of(session.outcome));
            println!("{}", json!({"sessionId": id, "outcome": outcome}));
        }
        println!("{}", closing(&end, self.missing.len() as u64));
        if_all_gone(&end)
    }
}

/// Why an account is ended only when it is named.
fn why_left_out(account: &PlannedAccount) -> Option<&'static str> {
    match account.admin {
        _ if account.own => Some("own"),
        _ if account.protected => Some("protected"),
        Known::Yes => Some("administrator"),
        Known::Unknown => Some("administrator unknown"),
        Known::No => None,
    }
}

/// Looks sessions up, or reads the whole list where they are many.
async fn known(
    visit: &Visit,
    sessions: &[String],
    missing: &mut Vec<SessionId>,
) -> Result<Vec<SessionKey>, Problem> {
    if sessions.len() > ONE_BY_ONE {
        // Those that it does not show are asked for one by one.
        read_whole(visit).await?;
    }
    let mut keys = Vec::new();
    for session in sessions {
        let session =
            SessionId::parse(session).map_err(|problem| Problem::Said(problem.to_string()))?;
        let key = SessionKey { workspace: visit.id.clone(), session };
        if is_read(visit, &key) || is_found(visit, &key).await? {
            keys.push(key);
        } else {
            missing.push(key.session);
        }
    }
    Ok(keys)
}

async fn is_found(visit: &Visit, key: &SessionKey) -> Result<bool, Problem> {
    loop {
        let looked = answering(async |code| {
            visit.workspaces.look_up(&visit.id, &key.session, code.as_ref()).await
        });
        match looked.await {
            Ok(_card) => return Ok(true),
            Err(Problem::Program(Error::Request(RequestError::NotFound(Missing::Session)))) => {
                return Ok(false);
            }
            Err(Problem::Program(Error::Request(RequestError::TooManyRequests { wait }))) => {
                tokio::time::sleep(wait).await;
            }
            Err(problem) => return Err(problem),
        }
    }
}

fn is_read(visit: &Visit, key: &SessionKey) -> bool {
    visit.workspaces.with_index(|index, keys| {
        let workspace = keys.key_of(&visit.id);
        workspace.is_some_and(|it| index.slot_of(it, key.session.as_str()).is_some())
    })
}

/// Reads the whole list, of which nothing may be missing: what is not listed would not be ended, and
/// everything would be said to be gone.
async fn read_for_certain(visit: &Visit) -> Result<(), Problem> {
    match what_is_missing(&read_whole(visit).await?) {
        None => Ok(()),
        Some(why) => Err(Problem::Said(format!("nothing was ended: {why}"))),
    }
}

/// The account of a user name, as the sessions that were read name it.
fn account_named(visit: &Visit, wanted: &str) -> Result<AccountKey, Problem> {
    let wanted = wanted.trim_start_matches('@');
    let found = visit.workspaces.with_index(|index, keys| {
        let workspace = keys.key_of(&visit.id)?;
        let slots = index.slots_of_users(workspace, |_| true);
        slots.into_iter().filter_map(|slot| index.session(slot)).find_map(|entry| {
            let account = entry.session.account;
            account.user_id.filter(|_| account.user_name.as_deref() == Some(wanted))
        })
    });
    let user_id =
        found.ok_or_else(|| Problem::Said(format!("no session of {wanted:?} is listed")))?;
    Ok(AccountKey { workspace: visit.id.clone(), user_id })
}
