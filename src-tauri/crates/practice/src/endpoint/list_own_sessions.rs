//! `GET /api/v1/sessions/list`: the caller's own sessions.

use super::{Access, Call, Endpoint, PLAIN, page::Page, row::Row};
use crate::{
    generation::Generation,
    params::Shape,
    replies::{self, Reply},
    search::Search,
    sessions::Record,
};

pub(super) const ENDPOINT: Endpoint = Endpoint {
    path: "/api/v1/sessions/list",
    access: Access::Licensed { permission: None },
    params: Shape::Page,
    typed_since: Some(Generation::V8_8),
    run,
    ..PLAIN
};

const KEYS: [&str; 4] = ["loginAt", "device.name", "device.os.name", "device.os.version"];

fn run(call: &mut Call<'_>) -> Reply {
    let workspace = &*call.workspace;
    let generation = workspace.generation;
    let keys = if generation < Generation::V6_14 { &KEYS[..3] } else { &KEYS[..] };
    let page = match Page::read(&call.params, &workspace.settings, generation, keys) {
        Ok(page) => page,
        Err(reply) => return reply,
    };
    let filter = call.params.text("filter").unwrap_or_default();
    let search = if generation < Generation::V6_14 {
        Search::raw(filter)
    } else {
        Search::text(filter, std::iter::empty())
    };
    let search = match search {
        Ok(search) => search,
        Err(complaint) => return replies::failure(&complaint),
    };
    let (own, token) = (call.user_id(), call.token_hash());
    let matches = |record: &Record| *record.user_id == *own && search.matches(&record.search_term);
    let (records, total) = workspace.sessions.page(Some(&matches), page.skip(), page.take());
    let rows = records.into_iter().map(|record| {
        let is_current = record.login_token() == token;
        Row::own(record, (generation >= Generation::V8_7).then_some(is_current))
    });
    page.reply(rows.collect(), total)
}
