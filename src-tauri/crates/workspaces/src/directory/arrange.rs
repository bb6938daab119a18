//! Adding, naming and ordering workspaces. No connection is needed.

use rocketchat::{AddressProblem, ServerUrl};

use crate::{
    directory::{
        ImportPreview, ImportVerdict, Workspace, WorkspaceId, WorkspaceName, Workspaces, import,
        registry::{Entry, Place},
    },
    error::Error,
};

/// How a typed address would be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddressReading {
    /// The address.
    pub address: ServerUrl,
    /// The name of a workspace that has this address already.
    pub already_there: Option<WorkspaceName>,
}

/// Why a typed address cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddressRefused {
    /// Why.
    pub problem: AddressProblem,
    /// The same address with `https://`, if only that is missing.
    pub encrypted: Option<ServerUrl>,
}

impl Workspaces {
    /// Says how an address would be used.
    ///
    /// # Errors
    /// Says why it cannot be used.
    pub fn read_address(&self, text: &str) -> Result<AddressReading, AddressRefused> {
        let address = ServerUrl::parse(text).map_err(|problem| {
            let is_plain = problem == AddressProblem::NotEncrypted;
            let encrypted = is_plain.then(|| ServerUrl::parse_encrypted(text)).flatten();
            AddressRefused { problem, encrypted }
        })?;
        let already_there = self.stored.now().at(&address).map(|entry| entry.name.clone());
        Ok(AddressReading { address, already_there })
    }

    /// Adds a workspace, last. Without a name it is called by its host. An address that is there
    /// already is added again only for `another_account`.
    ///
    /// # Errors
    /// [`Error::BadAddress`], [`Error::BadName`], [`Error::AlreadyThere`], [`Error::NotSaved`].
    pub async fn add(
        &self,
        address: &str,
        name: Option<&str>,
        another_account: bool,
    ) -> Result<Workspace, Error> {
        let address = ServerUrl::parse(address)?;
        let name = match name {
            Some(name) => WorkspaceName::parse(name)?,
            None => named_after(&address),
        };
        let change = self.stored.change(move |registry| {
            if let (Some(there), false) = (registry.at(&address), another_account) {
                return Err(Error::AlreadyThere { name: there.name.to_string() });
            }
            let entry = Entry::new(name, Place::Server(address));
            let id = entry.id.clone();
            registry.add(entry);
            Ok(id)
        });
        self.workspace(&change.await?)
    }

    /// Gives a workspace another name.
    ///
    /// # Errors
    /// [`Error::UnknownWorkspace`], [`Error::BadName`], [`Error::NotSaved`].
    pub async fn rename(&self, id: &WorkspaceId, name: &str) -> Result<Workspace, Error> {
        let name = WorkspaceName::parse(name)?;
        let renamed = id.clone();
        self.stored
            .change(move |registry| {
                registry.entry_mut(&renamed)?.name = name;
                Ok(())
            })
            .await?;
        let renamed = self.workspace(id)?;
        self.sessions.rename(id, renamed.name.as_str());
        Ok(renamed)
    }

    /// Puts a workspace before another one, or last; answers with all in the new order.
    ///
    /// # Errors
    /// [`Error::UnknownWorkspace`] for either of them, [`Error::NotSaved`].
    pub async fn move_before(
        &self,
        id: &WorkspaceId,
        before: Option<&WorkspaceId>,
    ) -> Result<Vec<Workspace>, Error> {
        let (id, before) = (id.clone(), before.cloned());
        self.stored.change(move |registry| registry.move_before(&id, before.as_ref())).await?;
        Ok(self.list())
    }

    /// Adds the practice workspace with this key, which listens at `address` until the program
    /// ends. One that is there already only gets the address.
    ///
    /// # Errors
    /// [`Error::BadName`], [`Error::NotSaved`].
    pub async fn add_practice(
        &self,
        key: &str,
        name: &str,
        address: ServerUrl,
    ) -> Result<Workspace, Error> {
        let (key, name) = (key.to_owned(), WorkspaceName::parse(name)?);
        let change = self.stored.change(move |registry| {
            let there = registry.entries.iter().find(|entry| entry.practice() == Some(&key));
            if let Some(there) = there {
                return Ok(there.id.clone());
            }
            let entry = Entry::new(name, Place::Practice(key));
            let id = entry.id.clone();
            registry.add(entry);
            Ok(id)
        });
        let id = change.await?;
        self.set_practice_address(&id, address)?;
        self.workspace(&id)
    }

    /// Says where a practice workspace listens until the program ends. It is not written down: the
    /// next start gives it another port.
    ///
    /// # Errors
    /// [`Error::UnknownWorkspace`], also for a workspace that is none of practice.
    pub fn set_practice_address(&self, id: &WorkspaceId, address: ServerUrl) -> Result<(), Error> {
        if self.stored.now().entry(id)?.practice().is_none() {
            return Err(Error::UnknownWorkspace);
        }
        self.connection(id)?.set_practice_address(address);
        Ok(())
    }

    /// Says what a file with workspaces would add; `text` is the whole file.
    ///
    /// # Errors
    /// [`Error::BadImport`].
    pub fn preview_import(&self, text: &str) -> Result<ImportPreview, Error> {
        Ok(import::preview(text, &self.stored.now())?)
    }

    /// Adds what is new in a file with workspaces; answers with all.
    ///
    /// # Errors
    /// [`Error::BadImport`], [`Error::NotSaved`].
    pub async fn import(&self, text: &str) -> Result<Vec<Workspace>, Error> {
        let text = text.to_owned();
        let change = self.stored.change(move |registry| {
            let ImportPreview { entries, protected, .. } = import::preview(&text, registry)?;
            registry.protected.extend(protected);
            for entry in entries {
                if let ImportVerdict::New(address) = entry.verdict {
                    registry.add(Entry::new(entry.name, Place::Server(address)));
                }
            }
            Ok(())
        });
        change.await?;
        Ok(self.list())
    }

    /// The text of a file with all workspaces, to be handed out: names and addresses, nobody's
    /// account, no practice workspaces, each address once; and the protected people.
    #[must_use]
    pub fn export(&self) -> String {
        import::write(&self.stored.now())
    }
}

/// The name of a workspace that nobody named.
pub(crate) fn named_after(address: &ServerUrl) -> WorkspaceName {
    WorkspaceName::shortened(&address.host()).unwrap_or_else(WorkspaceName::unnamed)
}
