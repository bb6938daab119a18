//! A vault in memory that can be made to fail like a real password store.

use std::{
    collections::HashMap,
    fs::create_dir_all,
    future::{pending, ready},
    path::PathBuf,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
};

use rocketchat::Secret;
use tokio::{sync::Notify, task::yield_now};
use workspaces::{EntryName, Vault, VaultProblem, VaultReply};

/// Whom the store asks to unlock it before it writes.
#[derive(Default)]
pub struct Person {
    /// Hears that somebody waits.
    pub asked: Notify,
    /// Lets the store write.
    pub unlocks: Notify,
}

/// Fails on demand, and can be looked into.
#[derive(Default)]
pub struct SwitchableVault {
    entries: Mutex<HashMap<String, Secret>>,
    doubles: Mutex<HashMap<String, Secret>>,
    problem: Mutex<Option<VaultProblem>>,
    problem_of_deleting: Mutex<Option<VaultProblem>>,
    problem_of_one: Mutex<Option<(String, VaultProblem)>>,
    writes_late: AtomicBool,
    cannot_list: AtomicBool,
    silent: AtomicBool,
    person: Mutex<Option<Arc<Person>>>,
    made_on_delete: Mutex<Option<PathBuf>>,
    calls: AtomicUsize,
}

impl SwitchableVault {
    /// From now on every call fails like this, or none.
    pub fn fail(&self, problem: Option<VaultProblem>) {
        *self.problem.lock().unwrap() = problem;
    }

    /// From now on nothing can be deleted, or everything again.
    pub fn fail_to_delete(&self, problem: Option<VaultProblem>) {
        *self.problem_of_deleting.lock().unwrap() = problem;
    }

    /// From now on the entry of this name cannot be deleted.
    pub fn fail_to_delete_one(&self, name: &str, problem: VaultProblem) {
        *self.problem_of_one.lock().unwrap() = Some((name.to_owned(), problem));
    }

    /// From now on it does not list its entries.
    pub fn list_nothing(&self) {
        self.cannot_list.store(true, Ordering::SeqCst);
    }

    /// From now on a write is done, but only after the time-out.
    pub fn write_late(&self) {
        self.writes_late.store(true, Ordering::SeqCst);
    }

    /// From now on no entry is read.
    pub fn be_silent(&self) {
        self.silent.store(true, Ordering::SeqCst);
    }

    /// The next write waits for the person.
    pub fn ask_before_writing(&self) -> Arc<Person> {
        let person = Arc::<Person>::default();
        *self.person.lock().unwrap() = Some(Arc::clone(&person));
        person
    }

    /// When the next entry is deleted, a directory is made here.
    pub fn make_on_delete(&self, directory: PathBuf) {
        *self.made_on_delete.lock().unwrap() = Some(directory);
    }

    /// What somebody else did to the store: every entry is this text, or gone.
    pub fn replace_all(&self, text: Option<&str>) {
        let mut entries = self.entries.lock().unwrap();
        match text {
            None => entries.clear(),
            Some(text) => {
                entries.values_mut().for_each(|entry| *entry = Secret::new(text.to_owned()));
            }
        }
    }

    /// What somebody else did to one entry.
    pub fn replace(&self, name: &str, text: Option<&str>) {
        let mut entries = self.entries.lock().unwrap();
        entries.remove(name);
        if let Some(text) = text {
            entries.insert(name.to_owned(), Secret::new(text.to_owned()));
        }
    }

    /// What somebody else did to the store: a second entry of the same name.
    pub fn double(&self, name: &str, text: &str) {
        self.doubles.lock().unwrap().insert(name.to_owned(), Secret::new(text.to_owned()));
    }

    /// The texts of all entries.
    pub fn texts(&self) -> Vec<String> {
        let entries = self.entries.lock().unwrap();
        entries.values().map(|entry| entry.expose().to_owned()).collect()
    }

    /// How often it was called.
    pub fn calls(&self) -> usize {
        self.calls.load(Ordering::SeqCst)
    }

    fn reply<T: Send + 'static>(
        &self,
        act: impl FnOnce(&mut HashMap<String, Secret>) -> T,
    ) -> VaultReply<'static, T> {
        self.calls.fetch_add(1, Ordering::SeqCst);
        let reply = match self.problem.lock().unwrap().clone() {
            Some(problem) => Err(problem),
            None => Ok(act(&mut self.entries.lock().unwrap())),
        };
        // As a real store, it lets others go on before it answers.
        Box::pin(async {
            yield_now().await;
            reply
        })
    }
}

impl Vault for SwitchableVault {
    fn read<'a>(&'a self, name: EntryName<'a>) -> VaultReply<'a, Option<Secret>> {
        if self.silent.load(Ordering::SeqCst) {
            return Box::pin(pending());
        }
        if self.doubles.lock().unwrap().contains_key(&name.to_string()) {
            return Box::pin(ready(Err(VaultProblem::Ambiguous { entries: 2 })));
        }
        self.reply(|entries| entries.get(&name.to_string()).cloned())
    }

    fn read_all<'a>(&'a self, name: EntryName<'a>) -> VaultReply<'a, Vec<Secret>> {
        let double = self.doubles.lock().unwrap().get(&name.to_string()).cloned();
        self.reply(|entries| {
            entries.get(&name.to_string()).cloned().into_iter().chain(double).collect()
        })
    }

    fn names(&self) -> VaultReply<'_, Option<Vec<String>>> {
        let lists = !self.cannot_list.load(Ordering::SeqCst);
        self.reply(move |entries| lists.then(|| entries.keys().cloned().collect()))
    }

    fn write<'a>(&'a self, name: EntryName<'a>, entry: &'a Secret) -> VaultReply<'a, ()> {
        let asks = self.person.lock().unwrap().take();
        if let Some(person) = asks {
            return Box::pin(async move {
                person.asked.notify_one();
                person.unlocks.notified().await;
                self.write(name, entry).await
            });
        }
        self.doubles.lock().unwrap().remove(&name.to_string());
        let written = self.reply(|entries| {
            entries.insert(name.to_string(), entry.clone());
        });
        if self.writes_late.load(Ordering::SeqCst) {
            return Box::pin(ready(Err(VaultProblem::NoAnswer)));
        }
        written
    }

    fn delete<'a>(&'a self, name: EntryName<'a>) -> VaultReply<'a, ()> {
        if let Some(directory) = self.made_on_delete.lock().unwrap().take() {
            create_dir_all(directory).unwrap();
        }
        if let Some(problem) = self.problem_of_deleting.lock().unwrap().clone() {
            return Box::pin(ready(Err(problem)));
        }
        if let Some((one, problem)) = self.problem_of_one.lock().unwrap().clone()
            && one == name.to_string()
        {
            return Box::pin(ready(Err(problem)));
        }
        self.doubles.lock().unwrap().remove(&name.to_string());
        self.reply(|entries| {
            entries.remove(&name.to_string());
        })
    }
}
