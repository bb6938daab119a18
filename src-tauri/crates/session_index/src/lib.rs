//! All sessions of all workspaces in memory: searched at every key, filtered, sorted, grouped.
