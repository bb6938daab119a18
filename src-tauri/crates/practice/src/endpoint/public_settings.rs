//! `GET /api/v1/settings.public`: the settings that anyone may read.

use serde_json::{Value, json};

use super::{Access, Call, Endpoint, PLAIN};
use crate::{generation::Generation, replies::Reply};

pub(super) const ENDPOINT: Endpoint =
    Endpoint { path: "/api/v1/settings.public", access: Access::Anyone, run, ..PLAIN };

fn run(call: &mut Call<'_>) -> Reply {
    let wanted = wanted(call);
    let number = |name| call.params.text(name).and_then(|text| text.parse::<usize>().ok());
    let (offset, count) = (number("offset").unwrap_or(0), number("count").unwrap_or(50));

    let settings = call.workspace.settings.public();
    let settings = settings
        .filter(|(id, _)| wanted.as_ref().is_none_or(|ids| ids.iter().any(|one| one == id)));
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

/// The settings that are asked for, if not all of them: since 7.0 by `_id`, before that by the `_id`
/// of a query in the database's language.
fn wanted(call: &Call<'_>) -> Option<Vec<String>> {
    if call.workspace.generation >= Generation::V7_6 {
        let ids = call.params.text("_id").filter(|ids| !ids.is_empty())?;
        return Some(ids.split(',').map(|id| id.trim().to_owned()).collect());
    }
    let query: Value = serde_json::from_str(call.params.text("query")?).ok()?;
    let ids = match &query["_id"] {
        Value::String(id) => vec![id.clone()],
        Value::Object(of) => serde_json::from_value(of.get("$in")?.clone()).ok()?,
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) => return None,
    };
    Some(ids)
}
