//! Who is an administrator, where the server tells it.

use std::{collections::HashSet, num::NonZeroU32, sync::Arc};

use rocketchat::{
    Answer, Error as RequestError,
    endpoint::{ListUsersInRole, UsersInRole},
};

use crate::{Error, Known, WorkspaceId, Workspaces, desk::Desk, single_calls::SingleRoute};

/// The largest page that servers give unless set otherwise.
const PAGE: NonZeroU32 = NonZeroU32::new(100).expect("a hundred is more than nothing");
/// So often it is asked again after a refusal for the limit, once it was waited for.
const MOST_REFUSALS: u32 = 3;
/// More administrators than this are nobody's list any more.
const MOST: u64 = 10_000;

impl Workspaces {
    /// Asks a workspace who its administrators are, once for a sign-in. [`Known::Yes`]: it is known
    /// now, so plan again. [`Known::No`]: the server does not tell this account.
    ///
    /// # Errors
    /// [`Error::Request`], [`Error::NotSignedIn`], [`Error::UnknownWorkspace`] and what the vault
    /// says; it stays unknown then.
    pub async fn learn_admins(&self, id: &WorkspaceId) -> Result<Known, Error> {
        let desk = self.desk(id)?;
        if desk.admins().is_some() {
            return Ok(Known::Yes);
        }
        match desk.asked.look(self.ask_for_admins(id, &desk)).await {
            Ok(admins) => {
                desk.note_admins(Arc::new(admins));
                Ok(Known::Yes)
            }
            Err(Error::Request(RequestError::NotAllowed)) => Ok(Known::No),
            Err(error) => Err(error),
        }
    }

    async fn ask_for_admins(
        &self,
        id: &WorkspaceId,
        desk: &Desk,
    ) -> Result<HashSet<String>, Error> {
        let mut admins = HashSet::new();
        let (mut offset, mut refusals) = (0, 0);
        loop {
            while let Some(wait) = self.single_wait(desk, SingleRoute::UsersInRole) {
                (self.settings.wait)(wait).await;
            }
            // A look-up waits for a page, never for the wait before it.
            let _turn = desk.asking.lock().await;
            let sign_in = self.sign_in_of(id, desk).await?;
            let role = ListUsersInRole::ADMIN.to_owned();
            let request = ListUsersInRole { role, offset, count: PAGE };
            let (on, route) = ((id, desk), SingleRoute::UsersInRole);
            let answer = self.send_single(on, route, &request, &sign_in, None).await?;
            match &answer {
                Err(RequestError::SignedOut) => desk.settle(&sign_in, false),
                Err(RequestError::TooManyRequests { .. }) if refusals < MOST_REFUSALS => {
                    refusals += 1;
                    continue;
                }
                Ok(_) | Err(_) => {}
            }
            let UsersInRole { user_ids, total } = match answer? {
                Answer::Done(page) => page,
                Answer::ChallengeNeeded(_) => {
                    let details = "a second factor was asked for where servers ask for none";
                    let details = details.to_owned();
                    return Err(RequestError::UnexpectedReply { details }.into());
                }
            };
            let came = user_ids.len() as u64;
            offset += came;
            admins.extend(user_ids);
            let is_whole = total.map_or(came < u64::from(PAGE.get()), |total| offset >= total);
            if is_whole || came == 0 || offset >= MOST {
                return Ok(admins);
            }
        }
    }
}
