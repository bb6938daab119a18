//! What runs behind the window.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use rocketchat::{Secret, ServerUrl};
use workspaces::{
    Activity, ActivityOpened, Finder, KeptAside, Opened, ReadDesktopProxy, Settings, Vault,
    WorkspaceId, Workspaces,
};

use crate::{
    Calls, Closing, SleepNotifier, Zoom,
    ipc::{
        activity::ActivityState, opening::Opening, practice::PracticeHelp, problems::CommandError,
        workspace::Workspace,
    },
    practice_rooms::{PracticeProblem, PracticeRooms},
};

/// What runs behind the window: the workspaces, and the practice workspaces inside the app.
pub struct Gatehouse {
    /// What the program does.
    pub workspaces: Workspaces,
    /// Finds sessions in what was read.
    pub finder: Finder,
    /// Tells the window that the computer is about to sleep.
    pub sleep: SleepNotifier,
    /// Whether the window may close.
    pub closing: Closing,
    /// How large everything in the window is drawn.
    pub zoom: Zoom,
    /// What every command of the window passes through.
    pub calls: Calls,
    rooms: PracticeRooms,
    kept_aside: Mutex<Option<KeptAside>>,
    activity_opened: ActivityOpened,
}

impl Gatehouse {
    /// Opens the workspaces file and the activity beside it, and starts the practice workspaces that
    /// are in it. One that does not start is shown as not reachable.
    pub async fn open(
        file: PathBuf,
        vault: Arc<dyn Vault>,
        desktop_proxy: ReadDesktopProxy,
    ) -> Self {
        let settings = Settings { desktop_proxy, ..Settings::default() };
        let zoom = Zoom::open(file.with_file_name("window.json"));
        let (activity, activity_opened) =
            Activity::open(activity_beside(&file), Arc::clone(&settings.clock));
        let settings = Settings { activity, ..settings };
        let Opened { workspaces, kept_aside } = Workspaces::open(file, vault, settings);
        let rooms = PracticeRooms::default();
        for workspace in workspaces.list() {
            let Some(key) = workspace.practice else {
                continue;
            };
            if let Ok(address) = rooms.open(&key).await {
                let _ = workspaces.set_practice_address(&workspace.id, address);
            }
        }
        let finder = Finder::new(workspaces.clone());
        Self {
            workspaces,
            finder,
            sleep: SleepNotifier::default(),
            closing: Closing::default(),
            zoom,
            calls: Calls::default(),
            rooms,
            kept_aside: Mutex::new(kept_aside),
            activity_opened,
        }
    }

    /// Locks: what was read and found is gone, and no sign-in can be used. `draft` is kept for
    /// the window, sealed.
    ///
    /// # Errors
    /// When no PIN is set.
    pub async fn lock(&self, draft: Option<Secret>) -> Result<(), workspaces::Error> {
        let locked = self.workspaces.suspend_and_lock(draft).await;
        self.finder.forget();
        self.sleep.locked();
        locked
    }

    /// What the window needs when it opens.
    #[must_use]
    pub fn opening(&self) -> Opening {
        Opening {
            workspaces: self.list(),
            kept_aside: self.kept_aside().as_ref().map(Into::into),
            version: env!("CARGO_PKG_VERSION").to_owned(),
        }
    }

    /// The person decided about a lost list, so that it is not said again.
    pub fn list_is_decided(&self) {
        *self.kept_aside() = None;
    }

    fn kept_aside(&self) -> MutexGuard<'_, Option<KeptAside>> {
        self.kept_aside.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How the activity stands.
    #[must_use]
    pub fn activity_state(&self) -> ActivityState {
        let activity = self.workspaces.activity();
        let shown = |path: &Option<PathBuf>| path.as_ref().map(|path| path.display().to_string());
        ActivityState {
            file: activity.file().map(|path| path.display().to_string()),
            torn: shown(&self.activity_opened.torn),
            kept_aside: shown(&self.activity_opened.kept_aside),
            left: activity.left_rows().into_iter().map(Into::into).collect(),
            trouble: activity.write_failures().into(),
        }
    }

    /// All workspaces as the window shows them.
    #[must_use]
    pub fn list(&self) -> Vec<Workspace> {
        self.workspaces.list().into_iter().map(Into::into).collect()
    }

    /// Adds the practice workspaces that are not there yet, and starts those that are there and do
    /// not run.
    ///
    /// # Errors
    /// When one cannot start, or the file cannot be written.
    pub async fn add_practice_workspaces(&self) -> Result<(), PracticeProblem> {
        let listed = self.workspaces.list();
        for (key, name) in PracticeRooms::all() {
            let address: ServerUrl = self.rooms.open(key).await?;
            let known = listed.iter().find(|known| known.practice.as_deref() == Some(key));
            match known {
                Some(known) => self.workspaces.set_practice_address(&known.id, address)?,
                None => {
                    self.workspaces.add_practice(key, name, address).await?;
                }
            }
        }
        Ok(())
    }

    /// What a person can type into a practice workspace.
    ///
    /// # Errors
    /// [`CommandError::UnknownWorkspace`] for any other workspace.
    pub fn practice_help(&self, id: &WorkspaceId) -> Result<PracticeHelp, CommandError> {
        let workspace = self.workspaces.workspace(id)?;
        let key = workspace.practice.ok_or(CommandError::UnknownWorkspace)?;
        self.rooms.help(&key).ok_or(CommandError::UnknownWorkspace)
    }
}

/// Beside `workspaces.json` it is `activity.jsonl`; any other list has one of its own, such as
/// `practice-activity.jsonl`.
fn activity_beside(list: &Path) -> PathBuf {
    match list.file_stem().and_then(|stem| stem.to_str()) {
        Some(stem) if stem != "workspaces" => list.with_file_name(format!("{stem}-activity.jsonl")),
        Some(_) | None => list.with_file_name("activity.jsonl"),
    }
}
