//! Signing out.

use tauri::{State, ipc::Channel};
use workspaces::{Error, OperationId, WorkspaceId};

use super::off_the_window;
use crate::{
    Gatehouse,
    ipc::{
        ending::{
            EndingEnd, EndingMode, EndingPlan, EndingProgress, EndingRequest, EndingWish,
            StartedEnding,
        },
        problems::CommandError,
        second_factor::{Answer, SecondFactor},
        workspace::Known,
    },
};

/// Says what a wish comes to; needs no connection.
#[command::guarded]
pub async fn plan_ending(
    gatehouse: State<'_, Gatehouse>,
    wish: EndingWish,
) -> Result<EndingPlan, CommandError> {
    let (workspaces, finder) = (gatehouse.workspaces.clone(), gatehouse.finder.clone());
    let wish = wish.try_into()?;
    Ok(off_the_window(move || workspaces.plan_revocation(&finder, &wish)).await?.into())
}

/// Asks a workspace who its administrators are. `yes`: it is known now; `no`: it does not tell.
#[command::guarded]
pub async fn learn_admins(
    gatehouse: State<'_, Gatehouse>,
    workspace_id: String,
) -> Result<Known, CommandError> {
    Ok(gatehouse.workspaces.learn_admins(&WorkspaceId::parse(&workspace_id)?).await?.into())
}

/// Whether anything may be signed out now.
#[command::guarded]
pub async fn ending_mode(gatehouse: State<'_, Gatehouse>) -> Result<EndingMode, CommandError> {
    Ok(gatehouse.workspaces.revocation_mode().into())
}

/// Allows signing out for 15 minutes from now.
#[command::guarded]
pub async fn allow_ending(gatehouse: State<'_, Gatehouse>) -> Result<EndingMode, CommandError> {
    gatehouse.workspaces.allow_revocation();
    Ok(gatehouse.workspaces.revocation_mode().into())
}

/// Goes back to viewing only; what was started goes on.
#[command::guarded]
pub async fn view_only(gatehouse: State<'_, Gatehouse>) -> Result<EndingMode, CommandError> {
    gatehouse.workspaces.view_only();
    Ok(gatehouse.workspaces.revocation_mode().into())
}

/// Takes what was confirmed; nothing is sent yet.
#[command::guarded]
pub async fn start_ending(
    gatehouse: State<'_, Gatehouse>,
    request: EndingRequest,
) -> Result<StartedEnding, CommandError> {
    let (workspaces, finder) = (gatehouse.workspaces.clone(), gatehouse.finder.clone());
    let request = request.try_into()?;
    Ok(off_the_window(move || workspaces.start_revocation(&finder, &request)).await??.into())
}

/// Ends what was confirmed on a workspace, and reads again what is gone.
#[command::guarded]
pub async fn end_sessions(
    gatehouse: State<'_, Gatehouse>,
    operation: String,
    workspace_id: String,
    second_factor: Option<SecondFactor>,
    on_progress: Channel<EndingProgress>,
) -> Result<Answer<EndingEnd>, CommandError> {
    let second_factor = second_factor.map(Into::into);
    let (operation, id) = (named(&operation)?, WorkspaceId::parse(&workspace_id)?);
    let tell = |progress: workspaces::RevocationProgress| drop(on_progress.send(progress.into()));
    let workspaces = &gatehouse.workspaces;
    let answer = workspaces.revoke_sessions(&operation, &id, second_factor, tell).await?;
    Ok(Answer::from_program(answer, Into::into))
}

/// Ends a running ending on a workspace; what is done stays done.
#[command::guarded]
pub async fn stop_ending(
    gatehouse: State<'_, Gatehouse>,
    operation: String,
    workspace_id: String,
) -> Result<(), CommandError> {
    gatehouse.workspaces.stop_revocation(&named(&operation)?, &WorkspaceId::parse(&workspace_id)?);
    Ok(())
}

/// Reads again whether everything that was asked for is gone.
#[command::guarded]
pub async fn check_ended(
    gatehouse: State<'_, Gatehouse>,
    operation: String,
    workspace_id: String,
    second_factor: Option<SecondFactor>,
) -> Result<Answer<EndingEnd>, CommandError> {
    let second_factor = second_factor.map(Into::into);
    let (operation, id) = (named(&operation)?, WorkspaceId::parse(&workspace_id)?);
    let answer = gatehouse.workspaces.recheck_sessions(&operation, &id, second_factor).await?;
    Ok(Answer::from_program(answer, Into::into))
}

fn named(operation: &str) -> Result<OperationId, Error> {
    OperationId::parse(operation).ok_or(Error::UnknownOperation)
}
