//! What is written down: intents before their requests, outcomes after them, and that what is gone
//! is known to be gone.

use std::{collections::HashSet, sync::Arc};

use session_index::Bits;
use tokio::task::JoinSet;

use super::{Runner, refusal};
use crate::{
    activity::{Intent, IntentNumber, Outcome, Target},
    error::Error,
    revoke::{
        job::{LeavesRows, RequestState, Step},
        proof::Seen,
        shown_person,
        verdict::{self, Verdict},
    },
    search::SessionCard,
};

/// How an outcome became known.
enum Found {
    /// By the answer to the request.
    Answered(Outcome),
    /// By reading again.
    Read(Outcome),
}

impl Runner<'_> {
    /// Writes what is about to be ended, unless that stands open in the activity; no entry, no
    /// request. Says whether to go on.
    pub async fn intend(&mut self, step: &Step) -> bool {
        let resumes = |number: Option<IntentNumber>| {
            number.is_some_and(|number| self.context.workspaces.settings.activity.resume(number))
        };
        let intent = match step {
            Step::End(place) if !resumes(self.job.items[*place].intent) => {
                self.intent_of(&self.job.items[*place].card)
            }
            Step::EndAll(place) if !resumes(self.job.accounts[*place].intent) => {
                let account = &self.job.accounts[*place];
                let user_id = Some(account.key.user_id.clone());
                self.intent(account.person.clone(), user_id, Target::EverySignInOfAccount)
            }
            Step::Show(place) => {
                // What is looked for before it is tried again is nobody else's to settle.
                resumes(self.job.items[*place].intent);
                return true;
            }
            Step::EndAll(place) => return self.intend_with_account(*place).await,
            Step::End(_) | Step::List(_) | Step::ReadAll | Step::Version | Step::Wait => {
                return true;
            }
        };
        if let Step::EndAll(place) = step
            && !self.intend_with_account(*place).await
        {
            return false;
        }
        match self.context.workspaces.settings.activity.intend(intent).await {
            Ok(number) => {
                match step {
                    Step::End(place) => self.job.items[*place].intended(number),
                    Step::EndAll(place) => self.job.accounts[*place].intended(number),
                    Step::Show(_) | Step::List(_) | Step::ReadAll | Step::Version | Step::Wait => {}
                }
                true
            }
            Err(problem) => {
                self.job.end_rest(Arc::new(Error::ActivityNotWritten(problem)));
                false
            }
        }
    }

    /// Writes those sessions of an account that end with it and by no request of their own.
    async fn intend_with_account(&mut self, place: usize) -> bool {
        for item in self.job.ending_with_account(place) {
            let open = self.job.items[item].intent;
            if open.is_some_and(|number| self.context.workspaces.settings.activity.resume(number)) {
                continue;
            }
            let intent = self.intent_of(&self.job.items[item].card);
            match self.context.workspaces.settings.activity.intend(intent).await {
                Ok(number) => self.job.items[item].intended(number),
                Err(problem) => {
                    self.job.end_rest(Arc::new(Error::ActivityNotWritten(problem)));
                    return false;
                }
            }
        }
        true
    }

    fn intent_of(&self, card: &SessionCard) -> Intent {
        let session_id = card.session_id.clone();
        let target = Target::Session { session_id, device: card.device.clone() };
        let person = shown_person(&card.person, card.user_id.as_deref());
        self.intent(person, card.user_id.clone(), target)
    }

    fn intent(&self, person: String, user_id: Option<String>, target: Target) -> Intent {
        let workspace = self.context.workspaces.workspace(self.context.id).ok();
        Intent {
            operation: self.job.operation.clone(),
            workspace: self.context.id.clone(),
            workspace_name: workspace.map(|it| it.name.to_string()).unwrap_or_default(),
            actor: self.context.workspaces.user_name(self.context.id),
            person,
            user_id,
            target,
            ticket: self.job.ticket.clone(),
        }
    }

    /// Writes each outcome that is certain now, and forgets what is gone. An answer alone proves
    /// nothing of a session: its intent stays open until it was read again. When one cannot be
    /// written, the intent stays open and is settled later; so are those of which nothing is known
    /// when this does not go on by itself.
    pub async fn write_outcomes(&mut self, pausing: bool) {
        let mut writing = JoinSet::new();
        let activity = &self.context.workspaces.settings.activity;
        for (intent, found) in self.outcomes(pausing) {
            let activity = activity.clone();
            writing.spawn(async move {
                match found {
                    Found::Answered(outcome) => activity.close(intent, outcome).await,
                    Found::Read(outcome) => activity.settle(intent, outcome).await,
                }
            });
        }
        while writing.join_next().await.is_some() {}
        if pausing {
            let items = self.job.items.iter().filter_map(|it| it.intent);
            let accounts = self.job.accounts.iter().filter_map(|it| it.intent);
            let open: Vec<_> = items.chain(accounts).collect();
            self.context.workspaces.settings.activity.leave(&open);
        }
        for item in self.job.items.iter_mut().filter(|it| it.seen == Some(Seen::Gone)) {
            if !std::mem::replace(&mut item.forgotten, true) {
                self.context.workspaces.forget_session(&item.card);
            }
        }
    }

    /// The outcomes that are certain and not written; each is given once. What was not done and is
    /// sent again at once has none yet.
    fn outcomes(&mut self, pausing: bool) -> Vec<(IntentNumber, Found)> {
        let [of_sessions, of_accounts] =
            [self.job.problem_of_sessions(), self.job.problem_of_accounts()].map(|problem| {
                let goes_on = !pausing && problem.is_none();
                (!goes_on).then(|| match problem.map(AsRef::as_ref) {
                    Some(error) if is_refusal(error) => refusal(error),
                    Some(_) | None => Outcome::NotSent,
                })
            });
        let leaves_rows = self.job.leaves_rows;
        let items = self.job.items.iter_mut().filter_map(|item| {
            let found = match (item.seen, &item.request) {
                (_, RequestState::Refused(error)) => Found::Answered(refusal(error)),
                (Some(Seen::Gone), RequestState::HadEnded) => Found::Read(Outcome::HadEnded),
                (Some(Seen::Gone), _) => Found::Read(Outcome::Ended),
                (Some(Seen::StillThere), _) if item.may_be_dead() => match leaves_rows {
                    LeavesRows::Yes => Found::Read(Outcome::Dead),
                    // The version is asked for next.
                    LeavesRows::NotAsked if !pausing => return None,
                    LeavesRows::NotAsked | LeavesRows::No | LeavesRows::Unknown => {
                        Found::Read(Outcome::StillThere)
                    }
                },
                (Some(Seen::StillThere), _) => Found::Read(Outcome::StillThere),
                (Some(Seen::Unclear) | None, _) if !item.was_not_sent_as_intended() => return None,
                (Some(Seen::Unclear) | None, _) => Found::Answered(of_sessions.clone()?),
            };
            Some((item.intent.take()?, found))
        });
        let items: Vec<_> = items.collect();
        let accounts = self.job.accounts.iter_mut().filter_map(|account| {
            let outcome = match &account.request {
                // No list shows all that was ended here.
                RequestState::Answered => Outcome::Ended,
                RequestState::HadEnded => Outcome::HadEnded,
                RequestState::Refused(error) => refusal(error),
                RequestState::Not if account.was_not_sent_as_intended() => of_accounts.clone()?,
                RequestState::Not | RequestState::Unclear | RequestState::Unseen => return None,
            };
            Some((account.intent.take()?, Found::Answered(outcome)))
        });
        items.into_iter().chain(accounts).collect()
    }

    /// What a reading met of the accounts and sessions concerned.
    pub fn there(&self, met: &Bits) -> Vec<SessionCard> {
        let of_items = self.job.items.iter().filter_map(|item| item.card.user_id.as_deref());
        let of_accounts = self.job.accounts.iter().map(|it| it.key.user_id.as_str());
        let owners: HashSet<&str> = of_items.chain(of_accounts).collect();
        self.context.workspaces.with_index(|index, keys| {
            let Some(key) = keys.key_of(self.context.id) else { return Vec::new() };
            let slots = index.slots_of_users(key, |user_id| owners.contains(user_id));
            let nobodys = self.job.items.iter().filter(|item| item.card.user_id.is_none());
            let nobodys =
                nobodys.filter_map(|item| index.slot_of(key, item.card.session_id.as_str()));
            let slots = slots.into_iter().chain(nobodys).filter(|slot| met.contains(*slot));
            let cards = slots.filter_map(|slot| {
                Some(SessionCard::of_entry(self.context.id.clone(), index.session(slot)?))
            });
            cards.collect()
        })
    }
}

/// Whether the server said that it does none of what is left.
fn is_refusal(error: &Error) -> bool {
    match error {
        Error::LacksRight(_) => true,
        Error::Request(request) => match verdict::of(request) {
            Verdict::NoneOfThisKind | Verdict::NoneOfThem => true,
            Verdict::HadEnded | Verdict::Unclear | Verdict::Refused | Verdict::NotSent => false,
        },
        Error::NotSignedIn
        | Error::TokenCannotSkip
        | Error::Vault(_)
        | Error::VaultEmpty
        | Error::VaultUnreadable
        | Error::VaultWithoutServer
        | Error::MadeForAnother { .. }
        | Error::Locked
        | Error::NoPassphrase
        | Error::BadPassphrase(_)
        | Error::UnknownWorkspace
        | Error::UnknownOperation
        | Error::RevocationRefused(_)
        | Error::BadAddress(_)
        | Error::BadSessionId(_)
        | Error::BadName(_)
        | Error::AlreadyThere { .. }
        | Error::BadImport(_)
        | Error::NotSaved { .. }
        | Error::NewerList
        | Error::ActivityNotWritten(_) => false,
    }
}
