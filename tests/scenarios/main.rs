//! Scenarios against practice workspaces.
