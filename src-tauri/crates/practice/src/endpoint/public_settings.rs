//! `GET /api/v1/settings.public`: the settings that anyone may read.

use serde_json::json;

use super::{Access, Call, Endpoint, PLAIN};
use crate::generation::Generation;
use crate::replies::Reply;

pub(super) const ENDPOINT: Endpoint =
    Endpoint { path: "/api/v1/settings.public", access: Access::Anyone, run, ..PLAIN };

fn run(call: &mut Call<'_>) -> Reply {
    // Before 7.0 the filter is not looked at.
    let filter = call.params.text("_id").filter(|_| call.workspace.generation >= Generation::V7_6);
    let wanted: Option<Vec<_>> = filter.map(|ids| ids.split(',').map(str::trim).collect());
    let number = |name| call.params.text(name).and_then(|text| text.parse::<usize>().ok());
    let (offset, count) = (number("offset").unwrap_or(0), number("count").unwrap_or(50));

    let settings = call.workspace.settings.public();
    let settings = settings.filter(|(id, _)| wanted.as_ref().is_none_or(|ids| ids.contains(id)));
    let rows = settings.map(|(id, value)| json!({"_id": id, "value": value, "enterprise": false}));
    let rows: Vec<_> = rows.collect();
    let total = rows.len();
    let page: Vec<_> = rows.into_iter().skip(offset).take(count).collect();
    Reply::ok(&json!({
        "count": page.len(),
        "settings": page,
        "offset": offset,
        "total": total,
        "success": true,
    }))
}
