//! Giving up every sign-in, because the passphrase is not known.

use tokio::task::JoinSet;

use crate::{
    account::{LeftSignIns, Removal},
    directory::{WorkspaceId, WorkspaceName, Workspaces},
    error::Error,
    server::Connection,
};

/// What became of the sign-in of one workspace.
#[derive(Debug)]
pub struct GivenUp {
    /// Which workspace it was.
    pub name: WorkspaceName,
    /// What became of it. Nothing of it is left on this computer.
    pub how: HowGivenUp,
}

/// What became of a sign-in that was given up without the passphrase.
#[derive(Debug)]
pub enum HowGivenUp {
    /// As when a person signs out.
    Removed(Removal),
    /// It was for this session only, and sealed: it was erased, and no server could be told, since
    /// nobody can tell it without the sign-in.
    Erased,
}

impl Workspaces {
    /// Signs out everywhere, at all servers at once. The passphrase is taken away last: as long as a
    /// sign-in may be left, the lock stays shut.
    pub(super) async fn leave_everywhere(&self) -> Result<Vec<GivenUp>, Error> {
        self.lock.leave();
        let left = self.give_up_all().await;
        let forgotten = match left {
            Ok(given_up) => {
                let alone = self.alone_with_entry().await;
                self.forget_passphrase(alone).await.map(|()| given_up)
            }
            Err(problem) => Err(problem),
        };
        if forgotten.is_err() {
            for (id, connection) in self.open_desks() {
                connection.seal(id.as_str(), None);
            }
            self.lock.stay();
        }
        forgotten
    }

    async fn give_up_all(&self) -> Result<Vec<GivenUp>, Error> {
        self.forget_what_was_read().await;
        let mut under_way = JoinSet::new();
        for (place, workspace) in self.list().into_iter().enumerate() {
            let workspaces = self.clone();
            under_way.spawn(async move {
                let how = workspaces.give_up_sign_in(&workspace.id).await;
                (place, how.map(|how| GivenUp { name: workspace.name, how }))
            });
        }
        let mut all = under_way.join_all().await;
        all.sort_by_key(|(place, _)| *place);
        let all: Result<Vec<GivenUp>, Error> =
            all.into_iter().map(|(_, given_up)| given_up).collect();
        let mut all = all?;
        // A list that somebody emptied, damaged or made unreadable keeps no sign-in from being ended.
        let listed = self.stored.now();
        let left_over = match self.sign_ins_except(|id| listed.entry(id).is_ok()).await? {
            LeftSignIns::Listed(left) => left,
            LeftSignIns::CannotList => Vec::new(),
        };
        for left in left_over {
            let removal = self.end_stored(&left.id, &Connection::new(true)).await?;
            let host = left.made_for.map(|made_for| made_for.host());
            let name = host.and_then(|host| WorkspaceName::shortened(&host));
            let name = name.unwrap_or_else(WorkspaceName::unnamed);
            all.push(GivenUp { name, how: HowGivenUp::Removed(removal) });
        }
        let there_was_one = |given_up: &GivenUp| match given_up.how {
            HowGivenUp::Removed(Removal::NothingToEnd) => false,
            HowGivenUp::Removed(_) | HowGivenUp::Erased => true,
        };
        Ok(all.into_iter().filter(there_was_one).collect())
    }

    async fn give_up_sign_in(&self, id: &WorkspaceId) -> Result<HowGivenUp, Error> {
        let erased = self.connection(id)?.erase_sealed();
        let removal = self.sign_out(id).await?;
        Ok(if erased { HowGivenUp::Erased } else { HowGivenUp::Removed(removal) })
    }
}
