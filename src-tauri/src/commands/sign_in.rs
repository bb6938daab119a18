//! Signing in and out, and asking who one is.

use tauri::State;
use workspaces::WorkspaceId;

use crate::{
    Gatehouse,
    ipc::{
        problems::CommandError,
        second_factor::{Answer, SecondFactor},
        sign_in::SignInForm,
        workspace::{Removal, Workspace},
    },
};

/// Signs in. `unproven`: also at an address that could not show that it is Rocket.Chat, because the
/// person says so.
#[command::guarded]
pub async fn sign_in(
    gatehouse: State<'_, Gatehouse>,
    id: String,
    form: SignInForm,
    second_factor: Option<SecondFactor>,
    unproven: Option<bool>,
) -> Result<Answer<Workspace>, CommandError> {
    let second_factor = second_factor.map(Into::into);
    let (id, form) = (WorkspaceId::parse(&id)?, form.into());
    let Gatehouse { workspaces, .. } = &*gatehouse;
    let answer = if unproven == Some(true) {
        workspaces.sign_in_unproven(&id, form, second_factor.as_ref()).await?
    } else {
        workspaces.sign_in(&id, form, second_factor.as_ref()).await?
    };
    Ok(Answer::from_program(answer, Into::into))
}

/// Signs out at the server where it can, and forgets the sign-in.
#[command::guarded]
pub async fn sign_out(
    gatehouse: State<'_, Gatehouse>,
    id: String,
) -> Result<Removal, CommandError> {
    Ok(gatehouse.workspaces.sign_out(&WorkspaceId::parse(&id)?).await?.into())
}

/// Asks the server who this is and what it may do.
#[command::guarded]
pub async fn check_workspace(
    gatehouse: State<'_, Gatehouse>,
    id: String,
) -> Result<Workspace, CommandError> {
    Ok(gatehouse.workspaces.check(&WorkspaceId::parse(&id)?).await?.into())
}

/// Asks the server to mail a new code.
#[command::guarded]
pub async fn send_email_code(
    gatehouse: State<'_, Gatehouse>,
    id: String,
    account: String,
) -> Result<(), CommandError> {
    Ok(gatehouse.workspaces.send_email_code(&WorkspaceId::parse(&id)?, &account).await?)
}
