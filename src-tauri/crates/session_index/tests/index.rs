//! The index against a plain scan over owned sessions, and what becomes of it by changes.

#[path = "index/answers.rs"]
mod answers;
#[path = "index/changes.rs"]
mod changes;
#[path = "index/lines.rs"]
mod lines;
#[path = "index/model.rs"]
mod model;
#[path = "index/model_match.rs"]
mod model_match;
#[path = "index/model_order.rs"]
mod model_order;
#[path = "index/related.rs"]
mod related;
#[path = "index/strategies.rs"]
mod strategies;
