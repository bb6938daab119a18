//! The endpoints, one file each.

/// One request of the REST interface and how its answer is read.
pub trait Endpoint {
    /// What a good answer carries.
    type Reply;
}
