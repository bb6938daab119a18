//! Scenarios against practice workspaces.
#![cfg(test)]

mod activity;
mod bound_sign_in;
mod causes;
mod certificates;
mod change_address;
mod crash;
mod generations;
mod hostile_server;
mod killed_while_saving;
mod left_sign_ins;
mod locking;
mod look_up;
mod official_client;
mod plain_http;
mod proxies;
mod reading;
mod recognition;
mod recorded_exchanges;
mod redirects;
mod registry;
mod reply_schemas;
mod revocation;
mod second_factor;
mod sign_in;
mod sign_out;
mod stage;
mod switchable_vault;
mod vault_trouble;
mod world;
