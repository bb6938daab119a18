//! Who is an administrator, where the server tells it.

use std::{collections::HashSet, num::NonZeroU32, sync::Arc};

use rocketchat::{
    Answer, Error as RequestError,
    endpoint::{ListUsersInRole, UsersInRole},
};

use crate::{
    account::SignIn,
    directory::{Known, WorkspaceId, Workspaces},
    error::Error,
    server::{Connection, OnceRoute},
};

/// The largest page that servers give unless set otherwise.
const PAGE: NonZeroU32 = NonZeroU32::new(100).expect("a hundred is more than nothing");
/// So often it is asked again after a refusal for the limit, once it was waited for.
const MOST_REFUSALS: u32 = 3;
/// More administrators than this are nobody's list any more.
const MOST: u64 = 10_000;

/// What a sign-in was told of who the administrators are.
#[derive(Debug, Clone, Default)]
pub enum Admins {
    /// The server was not asked, or did not answer.
    #[default]
    NotAsked,
    /// The server answered, and does not tell: anybody may be one.
    NotTold,
    /// The user IDs.
    Told(Arc<HashSet<String>>),
}

impl Workspaces {
    /// Asks a workspace who its administrators are, once for a sign-in. [`Known::Yes`]: it is known
    /// now, so plan again. [`Known::No`]: the server does not tell, so that everybody there is
    /// treated as one; asking again may be answered otherwise.
    ///
    /// # Errors
    /// [`Error::Request`] where no answer came or the sign-in is not taken, [`Error::NotSignedIn`],
    /// [`Error::UnknownWorkspace`] and what the vault says. Nothing can be ended there then.
    pub async fn learn_admins(&self, id: &WorkspaceId) -> Result<Known, Error> {
        let connection = self.connection(id)?;
        if matches!(connection.admins(), Admins::Told(_)) {
            return Ok(Known::Yes);
        }
        match connection.abort_on_lock.read(self.ask_for_admins(id, &connection)).await {
            Ok(known) => Ok(known),
            Err(Error::Request(error)) if is_answer(&error) => {
                if let Some(Ok(sign_in)) = connection.sign_in() {
                    let _noted = connection.note_admins(&sign_in, Admins::NotTold);
                }
                Ok(Known::No)
            }
            Err(error) => Err(error),
        }
    }

    /// Asks page by page. What was told to a sign-in that is not there any more counts for nothing:
    /// it is asked anew.
    async fn ask_for_admins(
        &self,
        id: &WorkspaceId,
        connection: &Connection,
    ) -> Result<Known, Error> {
        let mut told = AdminPages::default();
        let mut refusals = 0;
        loop {
            while let Some(wait) = self.single_wait(connection, OnceRoute::UsersInRole) {
                (self.settings.wait)(wait).await;
            }
            // A look-up waits for a page, never for the wait before it.
            let _turn = connection.request_turn.lock().await;
            let sign_in = self.sign_in_of(id, connection).await?;
            told.is_for(&sign_in);
            let role = ListUsersInRole::ADMIN.to_owned();
            let request = ListUsersInRole { role, offset: told.offset, count: PAGE };
            let (on, route) = ((id, connection), OnceRoute::UsersInRole);
            let answer = self.send_once(on, route, &request, &sign_in, None).await?;
            match &answer {
                Err(RequestError::SignedOut) => connection.settle(&sign_in, false),
                Err(RequestError::TooManyRequests { .. }) if refusals < MOST_REFUSALS => {
                    refusals += 1;
                    continue;
                }
                Ok(_) | Err(_) => {}
            }
            let page = match answer? {
                Answer::Done(page) => page,
                Answer::ChallengeNeeded(_) => {
                    let details = "a second factor was asked for where servers ask for none";
                    let details = details.to_owned();
                    return Err(RequestError::UnexpectedReply { details }.into());
                }
            };
            let (admins, known) = match told.with(page) {
                Reaches::Further => continue,
                Reaches::End => (told.all(), Known::Yes),
                Reaches::Nothing => (Admins::NotTold, Known::No),
            };
            // Nobody signs in while this has the turn.
            if connection.note_admins(&sign_in, admins) {
                return Ok(known);
            }
        }
    }
}

/// Whether the server answered a sign-in that it takes, and told nothing: it may never do.
fn is_answer(error: &RequestError) -> bool {
    match error {
        RequestError::NotAllowed
        | RequestError::NoDeviceManagement
        | RequestError::NotFound(_)
        | RequestError::TooManyRequests { .. }
        | RequestError::Refused { .. }
        | RequestError::ServerFailed { .. }
        | RequestError::UnexpectedReply { .. }
        | RequestError::ReplyTooLarge
        | RequestError::NotRocketChat { .. }
        | RequestError::InFront { .. }
        | RequestError::DifferentSession => true,
        RequestError::Unreachable { .. }
        | RequestError::Certificate { .. }
        | RequestError::Encryption { .. }
        | RequestError::Unproven { .. }
        | RequestError::SignedOut
        | RequestError::SignInRefused(_) => false,
    }
}

/// How far a list has come with a page.
#[derive(Debug, PartialEq, Eq)]
enum Reaches {
    /// There is more to ask for.
    Further,
    /// It is whole.
    End,
    /// It goes on, as the server says itself, and no more of it comes: who is missing may be anybody.
    Nothing,
}

/// The administrators listed so far, and the sign-in that listed them.
#[derive(Debug, Default)]
struct AdminPages {
    to: Option<Arc<SignIn>>,
    admins: HashSet<String>,
    offset: u64,
}

impl AdminPages {
    /// The next page is for this sign-in; what another one was told is dropped.
    fn is_for(&mut self, sign_in: &Arc<SignIn>) {
        if !self.to.as_ref().is_some_and(|to| Arc::ptr_eq(to, sign_in)) {
            *self = Self { to: Some(Arc::clone(sign_in)), ..Self::default() };
        }
    }

    fn all(&mut self) -> Admins {
        Admins::Told(Arc::new(std::mem::take(&mut self.admins)))
    }

    /// Takes a page up.
    fn with(&mut self, UsersInRole { user_ids, total }: UsersInRole) -> Reaches {
        let (came, known) = (user_ids.len() as u64, self.admins.len());
        self.offset += came;
        self.admins.extend(user_ids);
        // A server may give smaller pages than were asked for, so that a short one is not the last.
        let is_whole = total.map_or(came == 0, |total| self.offset >= total);
        match is_whole {
            // A list without rows and without a total says nothing; a total of 0 is an answer.
            true if self.admins.is_empty() && total.is_none() => Reaches::Nothing,
            true => Reaches::End,
            false if self.admins.len() == known || self.offset >= MOST => Reaches::Nothing,
            false => Reaches::Further,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{account::made_up, directory::KeptIn};

    fn sign_in() -> Arc<SignIn> {
        Arc::new(made_up(KeptIn::PasswordStore))
    }

    #[test]
    fn pages_that_another_sign_in_was_told_are_dropped() {
        let page = |name: &str| UsersInRole { user_ids: vec![name.to_owned()], total: Some(2) };
        let (mut told, first, second) = (AdminPages::default(), sign_in(), sign_in());
        told.is_for(&first);
        assert_eq!(told.with(page("one")), Reaches::Further);
        told.is_for(&second);
        assert_eq!(told.with(page("two")), Reaches::Further, "it starts again");
        told.is_for(&second);
        assert_eq!(told.with(page("three")), Reaches::End);
        assert_eq!(told.admins, HashSet::from(["two", "three"].map(str::to_owned)));
    }

    #[test]
    fn a_list_that_ends_before_its_total_is_not_whole() {
        use Reaches::{End, Further, Nothing};
        let page = |users: std::ops::Range<u64>, total| UsersInRole {
            user_ids: users.map(|user| user.to_string()).collect(),
            total,
        };
        for (pages, expected) in [
            (vec![page(0..100, Some(250)), page(0..0, Some(250))], Nothing),
            (vec![page(0..100, Some(250)), page(0..100, Some(250))], Nothing),
            (vec![page(0..9_999, Some(10_050)), page(9_999..10_040, Some(10_050))], Nothing),
            (vec![page(0..9_999, Some(10_050)), page(9_999..10_050, Some(10_050))], End),
            (vec![page(0..100, Some(250)), page(100..200, Some(250))], Further),
            (vec![page(0..50, None)], Further),
            (vec![page(0..50, None), page(50..70, None), page(0..0, None)], End),
            (vec![page(0..50, None), page(0..50, None)], Nothing),
            (vec![page(0..0, Some(0))], End),
            (vec![page(0..0, None)], Nothing),
        ] {
            let mut told = AdminPages::default();
            let last = pages.into_iter().map(|page| told.with(page)).last();
            assert_eq!(last, Some(expected), "{}", told.offset);
        }
    }
}
