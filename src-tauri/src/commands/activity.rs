//! The activity: what was looked up and ended.

use tauri::{AppHandle, Runtime, State};
use tauri_plugin_dialog::DialogExt;
use workspaces::{Event, WorkspaceId};

use crate::{
    Gatehouse,
    ipc::{
        activity::{ActivityChain, ActivityEvent, ActivityRows, ActivityState, Settled},
        problems::CommandError,
        second_factor::{Answer, SecondFactor},
    },
    saved_file,
};

/// The newest rows with all words of `filter` in them, those before `before` if that is given.
#[command::guarded]
pub async fn activity_rows(
    gatehouse: State<'_, Gatehouse>,
    filter: String,
    before: Option<u32>,
    most: u32,
) -> Result<ActivityRows, CommandError> {
    let activity = gatehouse.workspaces.activity();
    Ok(activity.rows(&filter, before.map(u64::from), most as usize).await?.into())
}

/// How the activity stands.
#[command::guarded]
pub async fn activity_state(
    gatehouse: State<'_, Gatehouse>,
) -> Result<ActivityState, CommandError> {
    Ok(gatehouse.activity_state())
}

/// Follows the chain of the activity's file from the disk.
#[command::guarded]
pub async fn verify_activity(
    gatehouse: State<'_, Gatehouse>,
) -> Result<ActivityChain, CommandError> {
    Ok(gatehouse.workspaces.activity().verify().await.into())
}

/// Adds what happened to the activity.
#[command::guarded]
pub async fn note_activity(
    gatehouse: State<'_, Gatehouse>,
    event: ActivityEvent,
) -> Result<(), CommandError> {
    let workspaces = &gatehouse.workspaces;
    let noted = match event {
        ActivityEvent::CallerRecognised { how, ticket } => {
            workspaces.activity().note(Event::CallerRecognised { how, ticket }).await
        }
        ActivityEvent::DeviceAnswer { key, answer, ticket } => {
            workspaces.note_answer(key.try_into()?, answer.into(), ticket).await
        }
        ActivityEvent::StepTicked { step, accounts, ticket } => {
            let accounts = accounts.into_iter().map(TryInto::try_into).collect::<Result<_, _>>()?;
            workspaces.note_step(step, accounts, ticket).await
        }
    };
    Ok(noted?)
}

/// Asks where to save a copy, and saves it; null when the person cancels.
#[command::guarded]
pub async fn save_activity<R: Runtime>(
    app: AppHandle<R>,
    gatehouse: State<'_, Gatehouse>,
) -> Result<Option<String>, CommandError> {
    let dialog = app.dialog().file().set_file_name("gatehouse-activity.jsonl");
    let Some(place) = saved_file::ask(dialog, &gatehouse.workspaces).await? else {
        return Ok(None);
    };
    let text = gatehouse.workspaces.activity().text().await?;
    let (path, ()) = place.write(move |copy| copy.write_all(&text)).await?;
    Ok(Some(path))
}

/// Asks a workspace what became of what was left open there. With a code it goes on where it was
/// challenged.
#[command::guarded]
pub async fn settle_activity(
    gatehouse: State<'_, Gatehouse>,
    id: String,
    second_factor: Option<SecondFactor>,
) -> Result<Answer<Settled>, CommandError> {
    let second_factor = second_factor.map(Into::into);
    let id = WorkspaceId::parse(&id)?;
    let answer = gatehouse.workspaces.settle_open_intents(&id, second_factor).await?;
    Ok(Answer::from_program(answer, Into::into))
}
