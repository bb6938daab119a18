//! The index against a model that scans owned sessions, and its behaviour under changes.

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
