//! The index against a plain scan over owned sessions, and what becomes of it by changes.

#[path = "index/answers.rs"]
mod answers;
#[path = "index/changes.rs"]
mod changes;
#[path = "index/kin.rs"]
mod kin;
#[path = "index/lines.rs"]
mod lines;
#[path = "index/made_up.rs"]
mod made_up;
#[path = "index/plain.rs"]
mod plain;
#[path = "index/plain_match.rs"]
mod plain_match;
#[path = "index/plain_order.rs"]
mod plain_order;
