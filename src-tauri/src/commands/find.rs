//! Finding sessions among all that were read.

use tauri::State;
use workspaces::WorkspaceId;

use super::off_the_window;
use crate::{
    Gatehouse,
    ipc::{
        find::{ResultLine, SearchQuery, SearchResult, SessionDetails, SessionKey},
        hint::HintThresholds,
        problems::CommandError,
    },
};

/// Searches everything that was read.
#[command::guarded]
pub async fn find(
    gatehouse: State<'_, Gatehouse>,
    query: SearchQuery,
) -> Result<SearchResult, CommandError> {
    let finder = gatehouse.finder.clone();
    let query = query.try_into()?;
    Ok(off_the_window(move || finder.find(&query)).await?.into())
}

/// The lines of a result between two heights; null when it is not kept any more.
#[command::guarded]
pub async fn lines(
    gatehouse: State<'_, Gatehouse>,
    result_id: u32,
    from: u32,
    to: u32,
) -> Result<Option<Vec<ResultLine>>, CommandError> {
    let finder = gatehouse.finder.clone();
    let lines = off_the_window(move || finder.lines(result_id, from..to)).await?;
    Ok(lines.map(|lines| lines.into_iter().map(Into::into).collect()))
}

/// A session and those around it; null when it is not among what was read.
#[command::guarded]
pub async fn session_details(
    gatehouse: State<'_, Gatehouse>,
    key: SessionKey,
) -> Result<Option<SessionDetails>, CommandError> {
    let finder = gatehouse.finder.clone();
    let id = WorkspaceId::parse(&key.workspace_id)?;
    let details = off_the_window(move || finder.details(&id, &key.session_id)).await?;
    Ok(details.map(Into::into))
}

/// From when on hints are given.
#[command::guarded]
pub async fn hint_thresholds(
    gatehouse: State<'_, Gatehouse>,
) -> Result<HintThresholds, CommandError> {
    Ok(gatehouse.finder.thresholds().into())
}
