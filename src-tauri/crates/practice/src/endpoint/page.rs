//! Paging and sorting, which all lists of sessions share.

use serde::Serialize;
use serde_json::json;

use super::{entries::Entries, row::Row};
use crate::{
    generation::Generation,
    params::Params,
    replies::{self, Reply},
    settings::Settings,
};

/// A page as it was asked for, within the server's limits.
#[derive(Debug, PartialEq)]
pub(super) struct Page {
    /// Echoed as it was given, even when negative.
    offset: i64,
    /// At most `API_Upper_Count_Limit`.
    count: usize,
    sort: Vec<(String, bool)>,
}

/// A page as it is answered.
#[derive(Debug, Serialize)]
struct Body<'a> {
    sessions: Vec<Row<'a>>,
    total: usize,
    /// The limit that was used, not how many came.
    count: usize,
    offset: i64,
    success: bool,
}

impl Page {
    /// Reads the parameters; `keys` are those that may be sorted by.
    pub(super) fn read(
        params: &Params,
        settings: &Settings,
        generation: Generation,
        keys: &[&str],
    ) -> Result<Self, Reply> {
        if ["offset", "count"].iter().any(|name| params.text(name).is_some()) {
            return Err(replies::failure("invalid argument to $limit stage: Expected an integer"));
        }
        let count = count(params, settings);
        let sort = sort(params.text("sort"), generation, keys)?;
        // From here on it is the database that complains.
        let count = match usize::try_from(count) {
            Ok(0) => return Err(replies::failure("the limit must be positive")),
            Ok(count) => count,
            Err(_) => {
                let complaint = "invalid argument to $limit stage: Expected a non-negative number";
                return Err(replies::failure(&format!("{complaint} in: $limit: {count}")));
            }
        };
        if sort.as_ref().is_some_and(Vec::is_empty) {
            let complaint = "$sort stage must have at least one sort key";
            return Err(replies::failure(complaint));
        }
        let offset = params.whole("offset").unwrap_or(0);
        Ok(Self { offset, count, sort: sort.unwrap_or_default() })
    }

    /// How many rows to skip.
    pub(super) fn skip(&self) -> usize {
        usize::try_from(self.offset).unwrap_or(0)
    }

    /// How many rows there may be.
    pub(super) fn take(&self) -> usize {
        self.count
    }

    /// The answer: the page was cut by login already, and only now is sorted as asked.
    pub(super) fn reply(&self, mut sessions: Vec<Row<'_>>, total: usize) -> Reply {
        for (key, ascending) in self.sort.iter().rev() {
            sessions.sort_by(|one, other| {
                let order = one.sort_value(key).cmp(&other.sort_value(key));
                if *ascending { order } else { order.reverse() }
            });
        }
        let (count, offset) = (self.count, self.offset);
        Reply::ok(&Body { sessions, total, count, offset, success: true })
    }
}

/// How many rows are wanted, within the server's limits.
pub(super) fn count(params: &Params, settings: &Settings) -> i64 {
    let at_least_one = |number: i64, otherwise| if number > 0 { number } else { otherwise };
    let most = at_least_one(settings.number("API_Upper_Count_Limit"), 100);
    let usual = at_least_one(settings.number("API_Default_Count"), 50);
    let count = params.whole("count").unwrap_or(usual).min(most);
    if count == 0 && !settings.on("API_Allow_Infinite_Count") { usual } else { count }
}

/// Keys with whether they ascend; nothing if no sort was given.
fn sort(
    text: Option<&str>,
    generation: Generation,
    keys: &[&str],
) -> Result<Option<Vec<(String, bool)>>, Reply> {
    let Some(text) = text.filter(|text| !text.is_empty()) else { return Ok(None) };
    let refusal = || {
        let reason = format!("Invalid sort parameter provided: \"{text}\"");
        let details = json!({"helperMethod": "parseJsonQuery"});
        replies::coded_failure("error-invalid-sort", &reason, Some(details))
    };
    let parsed: Entries = serde_json::from_str(text).map_err(|_| refusal())?;
    let mut sort = Vec::with_capacity(parsed.0.len());
    for (key, direction) in parsed.0 {
        match direction.as_f64() {
            Some(1.0) => sort.push((key, true)),
            Some(-1.0) => sort.push((key, false)),
            Some(_) | None => return Err(refusal()),
        }
    }
    let allowed = |(key, _): &(String, bool)| keys.contains(&key.as_str());
    // The first servers were content with one key that they knew.
    if generation < Generation::V6_14 {
        if sort.iter().any(allowed) {
            return Ok(Some(sort));
        }
        return Err(replies::failure("error-invalid-sort"));
    }
    if !sort.iter().all(allowed) {
        return Err(replies::failure("error-invalid-sort-keys"));
    }
    Ok(Some(sort))
}
