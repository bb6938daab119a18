//! The practice workspace.
