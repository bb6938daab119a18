//! Looking up one session.

use rocketchat::SessionId;
use tauri::{State, ipc::Channel};
use workspaces::{Error, WorkspaceId};

use crate::{
    Gatehouse,
    ipc::{
        look_up::LookUp,
        problems::CommandError,
        second_factor::{Answer, SecondFactor},
        session_card::SessionCard,
    },
};

/// Looks one session up in one workspace.
#[command::guarded]
pub async fn look_up(
    gatehouse: State<'_, Gatehouse>,
    id: String,
    session_id: String,
    second_factor: Option<SecondFactor>,
) -> Result<Answer<SessionCard>, CommandError> {
    let second_factor = second_factor.map(Into::into);
    let (id, session_id) = (WorkspaceId::parse(&id)?, session(&session_id)?);
    let answer = gatehouse.workspaces.look_up(&id, &session_id, second_factor.as_ref()).await?;
    Ok(Answer::from_program(answer, Into::into))
}

/// Looks one session up in several workspaces at once; each outcome is told as it comes.
#[command::guarded]
pub async fn look_up_everywhere(
    gatehouse: State<'_, Gatehouse>,
    ids: Vec<String>,
    session_id: String,
    on_outcome: Channel<LookUp>,
) -> Result<(), CommandError> {
    let ids = ids.iter().map(|id| WorkspaceId::parse(id)).collect::<Result<Vec<_>, _>>()?;
    let tell = |id: WorkspaceId, outcome| drop(on_outcome.send(LookUp::from_program(&id, outcome)));
    gatehouse.workspaces.look_up_everywhere(&ids, &session(&session_id)?, tell).await;
    Ok(())
}

fn session(text: &str) -> Result<SessionId, Error> {
    Ok(SessionId::parse(text)?)
}
