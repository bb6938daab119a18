//! What Gatehouse does.
