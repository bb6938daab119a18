//! `GET /api/v1/licenses.info`: which modules the licence has; before 6.5 `licenses.isEnterprise`.

use serde_json::json;

use super::{Call, Endpoint, PLAIN};
use crate::{generation::Generation, replies::Reply};

pub(super) const ENDPOINT: Endpoint = Endpoint {
    path: "/api/v1/licenses.info",
    generations: Generation::V6_14..=Generation::V9_0,
    run: modules,
    ..PLAIN
};

pub(super) const BEFORE_6_5: Endpoint = Endpoint {
    path: "/api/v1/licenses.isEnterprise",
    generations: Generation::V5_0..=Generation::V5_0,
    run: is_enterprise,
    ..PLAIN
};

fn modules(call: &mut Call<'_>) -> Reply {
    let modules: &[&str] =
        if call.workspace.licensed { &["auditing", "device-management"] } else { &[] };
    Reply::ok(&json!({
        "license": {
            "activeModules": modules,
            "externalModules": [],
            "preventedActions": {},
            "limits": {},
            "tags": [],
            "trial": false,
        },
        "success": true,
    }))
}

fn is_enterprise(call: &mut Call<'_>) -> Reply {
    Reply::ok(&json!({"isEnterprise": call.workspace.licensed, "success": true}))
}
