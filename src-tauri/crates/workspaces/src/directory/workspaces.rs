//! All workspaces of this computer.

use std::{
    collections::HashMap,
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
};

use rocketchat::{Client, DesktopProxy, Secret, ServerUrl};

use crate::{
    account::{SignIn, Vault, VaultTurn, Watched},
    activity::Activity,
    directory::{
        KeptAside, Workspace, WorkspaceId,
        registry::{Entry, Stored},
    },
    error::Error,
    lock::Lock,
    reading::KnownSessions,
    revoke::Revocations,
    server::{Connection, limiter::RateLimiters},
    settings::Settings,
};

/// All workspaces of this computer. Cheap to clone; clones are the same.
///
/// The methods that touch the disk, the vault or a server are asynchronous and need a Tokio runtime;
/// the others answer at once. No connection is needed but for those that say so.
#[derive(Clone)]
pub struct Workspaces {
    pub(crate) stored: Arc<Stored>,
    pub(crate) vault: Arc<dyn Vault>,
    pub(crate) settings: Arc<Settings>,
    pub(crate) sessions: Arc<KnownSessions>,
    pub(crate) limiters: Arc<RateLimiters>,
    pub(crate) lock: Arc<Lock>,
    pub(crate) revocations: Arc<Revocations>,
    watched: Arc<Watched>,
    vault_turn: Arc<VaultTurn>,
    connections: Arc<Mutex<HashMap<WorkspaceId, Arc<Connection>>>>,
}

/// What [`Workspaces::open`] found.
pub struct Opened {
    /// Ready to be used, whatever was found.
    pub workspaces: Workspaces,
    /// A file that could not be taken, or a last good copy about which nobody has decided.
    pub kept_aside: Option<KeptAside>,
}

/// What a turn at the vault brought.
enum Read {
    /// Somebody else was told meanwhile.
    Known(Result<Arc<SignIn>, Error>),
    Entry(Option<Secret>),
}

impl Workspaces {
    /// Reads the workspaces file, which need not be there yet. A damaged file is moved to
    /// `<name>.unreadable-<time>` beside it, and the list starts empty, with the last good copy on
    /// offer. One of a later version is left where it is, and nothing can be saved. The vault is not
    /// asked: until [`Self::learn_lock`] has, the lock is shut.
    #[must_use]
    pub fn open(file: PathBuf, vault: Arc<dyn Vault>, settings: Settings) -> Opened {
        let (stored, kept_aside) = Stored::open(file, (settings.clock)());
        let lock = Arc::new(Lock::new(stored.now().lock.set));
        let watched = Arc::new(Watched::new(vault, Arc::clone(&settings.wait)));
        let workspaces = Self {
            stored: Arc::new(stored),
            vault: Arc::clone(&watched) as _,
            watched,
            settings: Arc::new(settings),
            sessions: Arc::default(),
            limiters: Arc::default(),
            lock,
            revocations: Arc::default(),
            vault_turn: Arc::default(),
            connections: Arc::default(),
        };
        Opened { workspaces, kept_aside }
    }

    /// All workspaces, in the person's order.
    #[must_use]
    pub fn list(&self) -> Vec<Workspace> {
        self.stored.now().entries.iter().map(|entry| self.shown(entry)).collect()
    }

    /// One workspace.
    ///
    /// # Errors
    /// [`Error::UnknownWorkspace`].
    pub fn workspace(&self, id: &WorkspaceId) -> Result<Workspace, Error> {
        self.stored.now().entry(id).map(|entry| self.shown(entry))
    }

    /// Adds the workspaces of the last good copy of a lost list; answers with all.
    ///
    /// # Errors
    /// [`Error::NotSaved`], [`Error::NewerList`]; the copy stays on offer.
    pub async fn restore_list(&self) -> Result<Vec<Workspace>, Error> {
        self.stored.restore().await?;
        Ok(self.list())
    }

    /// Goes on without the last good copy, which is kept aside.
    ///
    /// # Errors
    /// [`Error::NotSaved`]; it stays on offer.
    pub async fn decline_list(&self) -> Result<(), Error> {
        self.stored.decline().await
    }

    /// How many calls of the vault have been waited for longer than three seconds.
    #[must_use]
    pub fn slow_vault_calls(&self) -> tokio::sync::watch::Receiver<usize> {
        self.watched.slow()
    }

    /// Ends every wait for the vault, as if it had not answered in time.
    pub fn let_go_of_vault(&self) {
        self.watched.let_go();
    }

    /// What was looked up and ended.
    #[must_use]
    pub fn activity(&self) -> &Activity {
        &self.settings.activity
    }

    fn shown(&self, entry: &Entry) -> Workspace {
        let connection = self.desk_of(entry);
        let Entry { id, name, tile, account, .. } = entry.clone();
        let address = entry.address().cloned().or_else(|| connection.practice_address());
        Workspace {
            id,
            name,
            sign_in: connection.state(address.as_ref()),
            address,
            practice: entry.practice().map(str::to_owned),
            tile,
            account,
            last_check: connection.last_check(),
        }
    }

    pub(crate) fn connection(&self, id: &WorkspaceId) -> Result<Arc<Connection>, Error> {
        self.stored.now().entry(id).map(|entry| self.desk_of(entry))
    }

    /// The workspaces of which something may be in memory.
    pub(crate) fn open_desks(&self) -> Vec<(WorkspaceId, Arc<Connection>)> {
        let connections = self.connections.lock().unwrap_or_else(PoisonError::into_inner);
        connections.iter().map(|(id, connection)| (id.clone(), Arc::clone(connection))).collect()
    }

    pub(crate) fn forget_connection(&self, id: &WorkspaceId) {
        self.connections.lock().unwrap_or_else(PoisonError::into_inner).remove(id);
    }

    /// Where a workspace is now.
    pub(crate) fn address_of(
        &self,
        id: &WorkspaceId,
        connection: &Connection,
    ) -> Result<ServerUrl, Error> {
        let address = self.stored.now().entry(id)?.address().cloned();
        address.or_else(|| connection.practice_address()).ok_or_else(|| {
            Error::Request(rocketchat::Error::Unreachable {
                reason: rocketchat::Unreachable::Refused,
                details: "this practice workspace does not run".to_owned(),
            })
        })
    }

    /// The client for the place where a workspace is now.
    pub(crate) fn client(
        &self,
        id: &WorkspaceId,
        connection: &Connection,
    ) -> Result<Client, Error> {
        self.client_at(&self.address_of(id, connection)?, connection)
    }

    /// The client for an address.
    pub(crate) fn client_at(
        &self,
        address: &ServerUrl,
        connection: &Connection,
    ) -> Result<Client, Error> {
        self.refuse_requests_if_locked()?;
        let Settings { patience, trust, desktop_proxy, .. } = &*self.settings;
        let proxy = if address.is_loopback() { DesktopProxy::None } else { desktop_proxy() };
        connection.client(address, &proxy, || {
            Client::in_network(address.clone(), *patience, trust, &proxy)
        })
    }

    /// The sign-in of a workspace, to be used where the workspace is now. None is while the lock is
    /// shut.
    pub(crate) async fn sign_in_of(
        &self,
        id: &WorkspaceId,
        connection: &Connection,
    ) -> Result<Arc<SignIn>, Error> {
        let sign_in = self.sign_in_to_end(id, connection).await?;
        sign_in.for_server(&self.address_of(id, connection)?)?;
        Ok(sign_in)
    }

    /// The sign-in of a workspace, to be ended at the server that it was made for. None is while the
    /// lock is shut.
    pub(crate) async fn sign_in_to_end(
        &self,
        id: &WorkspaceId,
        connection: &Connection,
    ) -> Result<Arc<SignIn>, Error> {
        self.refuse_requests_if_locked()?;
        self.sign_in_to_replace(id, connection).await
    }

    /// The sign-in of a workspace. The vault is asked when that has not been done yet, or the last
    /// time in vain; whatever it answers, nothing is deleted.
    pub(crate) async fn sign_in_to_replace(
        &self,
        id: &WorkspaceId,
        connection: &Connection,
    ) -> Result<Arc<SignIn>, Error> {
        // What is known does not wait for a person who has to unlock the store.
        if let Some(known) = connection.sign_in() {
            return known;
        }
        let answer = self.vault_turn.read(async || match connection.sign_in() {
            Some(known) => Ok(Read::Known(known)),
            None => match self.ask_for_lock().await {
                Ok(()) => self.vault.read(id.into()).await.map(Read::Entry),
                Err(Error::Vault(problem)) => Err(problem),
                Err(locked) => Ok(Read::Known(Err(locked))),
            },
        });
        match answer.await {
            Ok(Read::Known(known)) => known,
            Ok(Read::Entry(entry)) => connection.take_from_store(Ok(entry)),
            Err(problem) => connection.take_from_store(Err(problem)),
        }
    }

    pub(crate) fn refuse_requests_if_locked(&self) -> Result<(), Error> {
        if self.lock.refuses_requests() { Err(Error::Locked) } else { Ok(()) }
    }

    fn desk_of(&self, entry: &Entry) -> Arc<Connection> {
        let mut connections = self.connections.lock().unwrap_or_else(PoisonError::into_inner);
        let new = || Arc::new(Connection::new(entry.in_store));
        Arc::clone(connections.entry(entry.id.clone()).or_insert_with(new))
    }
}
