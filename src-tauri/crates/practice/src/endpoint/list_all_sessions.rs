//! `GET /api/v1/sessions/list.all`: everybody's sessions, a page at a time.

use jiff::Timestamp;

use super::{Access, Call, Endpoint, PLAIN, page::Page, row::Row};
use crate::{
    clock::later,
    generation::Generation,
    params::Shape,
    replies::{self, Reply},
    search::Search,
    sessions::{Record, TokenOf},
};

pub(super) const ENDPOINT: Endpoint = Endpoint {
    path: "/api/v1/sessions/list.all",
    access: Access::Licensed { permission: Some("view-device-management") },
    second_factor: true,
    params: Shape::Page,
    typed_since: Some(Generation::V8_8),
    run,
    ..PLAIN
};

const KEYS: [&str; 6] = [
    "loginAt",
    "device.name",
    "device.os.name",
    "_user.name",
    "_user.username",
    "device.os.version",
];

fn run(call: &mut Call<'_>) -> Reply {
    let workspace = &*call.workspace;
    let keys = if workspace.generation < Generation::V6_14 { &KEYS[..5] } else { &KEYS[..] };
    let page = Page::read(&call.params, &workspace.settings, workspace.generation, keys);
    let page = match page {
        Ok(page) => page,
        Err(reply) => return reply,
    };
    let search = match search(call) {
        Ok(search) => search,
        Err(complaint) => return replies::failure(&complaint),
    };
    let matches =
        search.as_ref().map(|search| |record: &Record| search.matches(&record.search_term));
    let matches = matches.as_ref().map(|matches| matches as &dyn Fn(&Record) -> bool);
    let (records, total) = workspace.sessions.page(matches, page.skip(), page.take());
    let rows = records.into_iter().map(|record| Row::with_owner(record, &workspace.accounts));
    if workspace.endless_list && search.is_none() {
        let mut rows: Vec<_> = rows.collect();
        let first = page.skip() + rows.len();
        let missing = page.take() - rows.len();
        let further: Vec<_> = (first..first.saturating_add(missing))
            .map(|place| further(workspace.started, place, total))
            .collect();
        rows.extend(further.iter().map(|record| Row::with_owner(record, &workspace.accounts)));
        return page.reply(rows, total.max(first + missing) + MORE);
    }
    page.reply(rows.collect(), total)
}

/// So many more sessions than were shown an endless list promises.
const MORE: usize = 1_000;

/// The session at this place of an endless list, behind the real ones.
fn further(started: Timestamp, place: usize, real: usize) -> Record {
    let seconds = i64::try_from(place - real.min(place)).unwrap_or(i64::MAX);
    let at = later(started, (-LONG_AGO).saturating_sub(seconds.saturating_mul(1_000)));
    let nobody = format!("endlessUser{:06}", place % 1_000);
    Record::new(format!("endless{place:010}"), nobody.into(), TokenOf::Nobody, None, at)
}

/// Older than the sessions of any world, in milliseconds.
const LONG_AGO: i64 = 100 * 86_400_000;

/// What is filtered for: since 5.x the text itself, or sessions of people called so.
fn search(call: &Call<'_>) -> Result<Option<Search>, String> {
    let Some(filter) = call.params.text("filter").filter(|filter| !filter.is_empty()) else {
        return Ok(None);
    };
    if call.workspace.generation < Generation::V6_14 {
        return Search::raw(filter).map(Some);
    }
    let users = Search::users(filter, call.workspace.accounts.all())?;
    Search::text(filter, users).map(Some)
}
