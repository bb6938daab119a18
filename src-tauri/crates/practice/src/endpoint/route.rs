//! Which endpoint a request is for, and what is said where there is none.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

use super::{ENDPOINTS, Endpoint};
use crate::{
    generation::Generation,
    incoming::Incoming,
    replies::{self, Reply},
};

/// Finds the endpoint. Since 7.6 a path may be percent-encoded, and `HEAD` runs what `GET` does;
/// before that a slash behind a path does no harm (recorded of 8.6.1 and 6.14).
pub(super) fn find(
    generation: Generation,
    incoming: &Incoming,
) -> Result<&'static Endpoint, Reply> {
    let on_the_first_router = generation < Generation::V7_6;
    let path = if on_the_first_router {
        Cow::Borrowed(incoming.path.strip_suffix('/').unwrap_or(&incoming.path))
    } else {
        percent_decode_str(&incoming.path).decode_utf8_lossy()
    };
    let there = ENDPOINTS.iter();
    let there: Vec<_> = there
        .filter(|endpoint| endpoint.path == path && endpoint.generations.contains(&generation))
        .collect();
    if incoming.method == "OPTIONS" && path.starts_with("/api/") {
        return Err(options(generation, incoming, !there.is_empty()));
    }
    let method = match incoming.method.as_str() {
        "HEAD" if !on_the_first_router => "GET",
        method => method,
    };
    let endpoint = there.iter().find(|endpoint| endpoint.method == method);
    endpoint.copied().ok_or_else(|| {
        if on_the_first_router && !there.is_empty() {
            let mut verbs: Vec<_> = there.iter().map(|endpoint| endpoint.method).collect();
            verbs.sort_unstable();
            return replies::wrong_verb(&verbs);
        }
        replies::no_such_route(generation)
    })
}

/// `OPTIONS`: refused to a browser, which names its origin, and answered to others; 7.x has none.
fn options(generation: Generation, incoming: &Incoming, is_there: bool) -> Reply {
    let asks = ["origin", "access-control-request-method"];
    if asks.iter().any(|name| incoming.header(name).is_some()) {
        return replies::no_cors();
    }
    if generation >= Generation::V8_4 || (generation < Generation::V7_6 && is_there) {
        return replies::options(generation);
    }
    replies::no_such_route(generation)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trial::{Trial, get};

    #[test]
    fn each_router_has_its_own_idea_of_paths_and_verbs() {
        let (list, encoded) = ("/api/v1/sessions/list.all", "/api/v1/sessions/list%2Eall");
        let slash = "/api/v1/sessions/list.all/";
        let cases = [
            (Generation::V6_14, "GET", slash, 401),
            (Generation::V6_14, "GET", encoded, 404),
            (Generation::V6_14, "POST", list, 405),
            (Generation::V6_14, "HEAD", list, 405),
            (Generation::V6_14, "OPTIONS", list, 200),
            (Generation::V6_14, "GET", "/api/v1/nothing.here", 404),
            (Generation::V7_6, "HEAD", list, 401),
            (Generation::V7_6, "OPTIONS", list, 404),
            (Generation::V8_6, "GET", slash, 404),
            (Generation::V8_6, "GET", encoded, 401),
            (Generation::V8_6, "POST", list, 404),
            (Generation::V8_6, "HEAD", list, 401),
            (Generation::V8_6, "OPTIONS", "/api/v1/nothing.here", 200),
            (Generation::V8_6, "OPTIONS", "/nothing.here", 404),
        ];
        for (generation, method, path, status) in cases {
            let (came, _) = Trial::of(generation).send(&get(path).method(method));
            assert_eq!(came, status, "{generation} {method} {path}");
        }
        for generation in Generation::ALL {
            let ask = get(list).method("OPTIONS").header("origin", "tauri://localhost");
            assert_eq!(Trial::of(generation).send(&ask).0, 405, "{generation}");
        }
        println!("{} paths and verbs", cases.len());
    }
}
