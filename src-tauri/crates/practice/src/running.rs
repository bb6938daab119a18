//! A workspace that runs, seen from the program that started it.

use std::{
    fmt, io,
    net::{Ipv4Addr, SocketAddr},
    sync::Arc,
};

use serde_json::Value;
use tokio::{net::TcpListener, sync::oneshot, task::JoinHandle};

use crate::{
    accounts::TokenKind,
    clock::{Clock, SystemClock},
    fault::Fault,
    generation::Generation,
    journal::Seen,
    outbox::Mail,
    random::Random,
    router::{Shared, router},
    sign_in::SignIn,
    two_factor,
    workspace::Workspace,
    world::World,
};

/// What a workspace is started with.
pub struct Options {
    /// The version that it is.
    pub generation: Generation,
    /// What stands on it.
    pub world: World,
    /// The time that it lives in.
    pub clock: Arc<dyn Clock>,
    /// The port on 127.0.0.1; 0 takes a free one.
    pub port: u16,
    /// The same seed makes the same tokens, IDs and codes; without one they are random.
    pub seed: Option<u64>,
}

impl Options {
    /// The machine's clock, a free port, random codes.
    #[must_use]
    pub fn new(generation: Generation, world: World) -> Self {
        Self { generation, world, clock: Arc::new(SystemClock), port: 0, seed: None }
    }
}

impl fmt::Debug for Options {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { generation, world: _, clock: _, port, seed } = self;
        f.debug_struct("Options")
            .field("generation", generation)
            .field("port", port)
            .field("seed", seed)
            .finish_non_exhaustive()
    }
}

/// A pair that opens an account, as `X-User-Id` and `X-Auth-Token`.
#[derive(Clone, PartialEq, Eq)]
pub struct AccessToken {
    /// The account's ID.
    pub user_id: String,
    /// The token.
    pub token: String,
}

impl fmt::Debug for AccessToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { user_id, token: _ } = self;
        f.debug_struct("AccessToken").field("user_id", user_id).finish_non_exhaustive()
    }
}

/// Starts a workspace on a free port of 127.0.0.1.
///
/// # Errors
/// If no port could be opened.
pub async fn start(generation: Generation, world: World) -> io::Result<Running> {
    start_with(Options::new(generation, world)).await
}

/// Starts a workspace on 127.0.0.1. It runs on the current tokio runtime.
///
/// # Errors
/// If the port could not be opened.
pub async fn start_with(options: Options) -> io::Result<Running> {
    let Options { generation, world, clock, port, seed } = options;
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
    let address = format!("http://{}", listener.local_addr()?);
    let workspace = Workspace::new(generation, address.clone(), world, clock, Random::new(seed));
    let shared = Arc::new(Shared::new(workspace));

    let (stop, stopped) = oneshot::channel::<()>();
    let service = router(Arc::clone(&shared)).into_make_service_with_connect_info::<SocketAddr>();
    let server = axum::serve(listener, service).with_graceful_shutdown(async {
        // A dropped sender stops the server as a message does.
        let _ = stopped.await;
    });
    let task = tokio::spawn(async move { server.await });
    Ok(Running { address, shared, stop: Some(stop), task: Some(task) })
}

/// A running workspace. Dropping it stops it.
pub struct Running {
    address: String,
    shared: Arc<Shared>,
    stop: Option<oneshot::Sender<()>>,
    task: Option<JoinHandle<io::Result<()>>>,
}

impl fmt::Debug for Running {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Running").field("address", &self.address).finish_non_exhaustive()
    }
}

impl Running {
    /// `http://127.0.0.1:PORT`.
    #[must_use]
    pub fn address(&self) -> String {
        self.address.clone()
    }

    /// The requests since the start or the last clearing, the oldest first; at most 10,000.
    #[must_use]
    pub fn requests(&self) -> Vec<Seen> {
        self.shared.journal().all()
    }

    /// Forgets the requests so far.
    pub fn clear_requests(&self) {
        self.shared.journal().clear();
    }

    /// The mails sent so far, the oldest first.
    #[must_use]
    pub fn outbox(&self) -> Vec<Mail> {
        self.shared.workspace().outbox.mails().to_vec()
    }

    /// The code that this person's authenticator shows now; nothing without an authenticator.
    #[must_use]
    pub fn authenticator_code(&self, username: &str) -> Option<String> {
        let workspace = self.shared.workspace();
        let app = workspace.accounts.named(username)?.authenticator.as_ref()?;
        Some(two_factor::code_at(&app.secret, workspace.now().as_second()))
    }

    /// How many seconds, 1 to 30, the codes of authenticators show before the next ones.
    #[must_use]
    pub fn authenticator_seconds_left(&self) -> i64 {
        let now = self.shared.workspace().now().as_second();
        two_factor::STEP - now.rem_euclid(two_factor::STEP)
    }

    /// What a person can try: every active account with a password.
    #[must_use]
    pub fn sign_ins(&self) -> Vec<SignIn> {
        let workspace = self.shared.workspace();
        let active = workspace.accounts.all().iter().filter(|account| account.active);
        active.filter_map(crate::accounts::Account::sign_in).collect()
    }

    /// Sets a server setting by its real name. One that means nothing here is kept as well.
    pub fn set_setting(&self, id: &str, value: impl Into<Value>) {
        self.shared.workspace().set_setting(id, value.into());
    }

    /// Whether the licence has Device Management.
    pub fn set_licence(&self, licensed: bool) {
        self.shared.workspace().licensed = licensed;
    }

    /// Grants a permission to a role.
    pub fn grant(&self, permission: &str, role: &str) {
        let mut workspace = self.shared.workspace();
        let now = workspace.now();
        workspace.permissions.grant(permission, role, now);
    }

    /// Takes a permission from a role.
    pub fn revoke(&self, permission: &str, role: &str) {
        let mut workspace = self.shared.workspace();
        let now = workspace.now();
        workspace.permissions.revoke(permission, role, now);
    }

    /// Whether this user ID and token are a live sign-in.
    #[must_use]
    pub fn is_signed_in(&self, user_id: &str, token: &str) -> bool {
        self.shared.workspace().account_of(user_id, token).is_some()
    }

    /// Adds a session of a live sign-in, as if a browser had connected with its token just now;
    /// gives its ID. Ending it ends the token.
    #[must_use]
    pub fn add_session(&self, user_id: &str, token: &str) -> String {
        self.shared.workspace().add_session(user_id, token)
    }

    /// The IDs of at most `count` listed sessions, the newest first.
    #[must_use]
    pub fn session_ids(&self, count: usize) -> Vec<String> {
        let workspace = self.shared.workspace();
        let (page, _) = workspace.sessions.page(None, 0, count);
        page.iter().map(|record| record.id.clone()).collect()
    }

    /// Lets something happen now. What is set for one request is lost.
    pub fn act<T>(&self, act: impl FnOnce(&mut crate::Interceptor<'_>) -> T) -> T {
        let mut workspace = self.shared.workspace();
        let acted = act(&mut crate::Interceptor(&mut workspace));
        workspace.fault = Fault::None;
        workspace.delay = None;
        acted
    }

    /// Lets something happen before each answer from now on, as people come and go while somebody
    /// reads. It hears the path that was asked for.
    pub fn before_each_answer(
        &self,
        act: impl FnMut(&mut crate::Interceptor<'_>, &str) + Send + 'static,
    ) {
        self.shared.before_each_answer(Box::new(act));
    }

    /// Ends a session and its token.
    ///
    /// # Panics
    /// If no session has this ID.
    pub fn end_session(&self, session_id: &str) {
        let is_there = self.shared.workspace().end_session(session_id, None);
        assert!(is_there, "no session is called {session_id:?} here");
    }

    /// Makes a personal access token, with or without the right to pass by the second factor.
    ///
    /// # Panics
    /// If nobody has this user name.
    #[must_use]
    pub fn add_access_token(&self, username: &str, bypass_two_factor: bool) -> AccessToken {
        let mut workspace = self.shared.workspace();
        let account = workspace.accounts.named(username);
        let user_id = account.map(|account| account.id.clone()).unwrap_or_default();
        let token = workspace.issue_token(&user_id, TokenKind::Personal { bypass_two_factor });
        let token = token.unwrap_or_else(|| panic!("nobody is called {username:?} here"));
        AccessToken { user_id, token }
    }

    /// Ends every sign-in and access token of a person; the rows of their sessions stay.
    pub fn revoke_tokens(&self, username: &str) {
        let mut workspace = self.shared.workspace();
        let user_id = workspace.accounts.named(username).map(|account| account.id.clone());
        if let Some(account) = user_id.and_then(|id| workspace.accounts.get_mut(&id)) {
            account.tokens.clear();
        }
    }

    /// Stops the workspace; afterwards its port refuses connections.
    pub async fn stop(mut self) {
        self.stop = None;
        if let Some(task) = self.task.take() {
            // It ends with the requests that are under way. Whether it failed is all the same now.
            let _ = task.await;
        }
    }
}
