//! The list of workspaces: adding, naming, ordering, importing, and the file that holds it.

mod arrange;
mod change_address;
mod import;
mod registry;
mod workspace;
mod workspace_id;
mod workspace_name;
mod workspaces;

pub(crate) use registry::InstanceLock;

pub use arrange::{AddressReading, AddressRefused};
pub use import::{ImportEntry, ImportPreview, ImportProblem, ImportSource, ImportVerdict};
pub use registry::{KeptAside, WhyKeptAside};
pub use workspace::{
    Account, Check, CheckOutcome, KeptIn, Known, Rights, SignInState, StoreProblem, Workspace,
};
pub use workspace_id::WorkspaceId;
pub use workspace_name::{NameProblem, WorkspaceName};
pub use workspaces::{Opened, Workspaces};
