//! One practice server, and the program with one workspace on it.

use std::{path::PathBuf, sync::Arc};

use practice::{Generation, Running};
use rocketchat::{Answer, Challenge, Method, SecondFactor, Secret, SessionId};
use tempfile::TempDir;
use workspaces::{
    Error, KeptIn, Opened, SessionCard, Settings, SignInForm, Workspace, WorkspaceId, Workspaces,
};

use crate::{
    switchable_vault::SwitchableVault,
    world::{PASSWORD, world},
};

pub const LOGIN: &str = "/api/v1/login";
pub const LOGOUT: &str = "/api/v1/logout";
pub const ME: &str = "/api/v1/me";
pub const SHOW: &str = "/api/v1/sessions/info.admin";

/// A server and a program that has it in its list; nobody is signed in.
pub struct Stage {
    pub server: Running,
    pub home: TempDir,
    pub vault: Arc<SwitchableVault>,
    pub workspaces: Workspaces,
    pub id: WorkspaceId,
}

impl Stage {
    pub async fn of(generation: Generation) -> Self {
        Self::on(practice::start(generation, world()).await.unwrap()).await
    }

    pub async fn on(server: Running) -> Self {
        let home = tempfile::tempdir().unwrap();
        let vault = Arc::new(SwitchableVault::default());
        let workspaces = open(&home, &vault).workspaces;
        let id = workspaces.add(&server.address(), Some("Acme HQ"), false).await.unwrap().id;
        Self { server, home, vault, workspaces, id }
    }

    /// A stage where this account is signed in.
    pub async fn signed_in(generation: Generation, user: &str) -> Self {
        let stage = Self::of(generation).await;
        stage.sign_in(user).await;
        stage
    }

    /// The program again, from its file and vault, as after a restart.
    pub fn restart(&mut self) {
        self.workspaces = open(&self.home, &self.vault).workspaces;
    }

    /// Signs in by password into the vault, with the code if one is wanted.
    pub async fn sign_in(&self, user: &str) -> Workspace {
        let form = password_form(user, KeptIn::PasswordStore);
        let challenge = match self.try_sign_in(form.clone(), None).await.unwrap() {
            Answer::Done(workspace) => return workspace,
            Answer::ChallengeNeeded(challenge) => challenge,
        };
        let code = self.code(user, &challenge);
        done(self.try_sign_in(form, Some(&code)).await)
    }

    pub async fn try_sign_in(
        &self,
        form: SignInForm,
        code: Option<&SecondFactor>,
    ) -> Result<Answer<Workspace>, Error> {
        self.workspaces.sign_in(&self.id, form, code).await
    }

    pub async fn try_look_up(
        &self,
        session: &str,
        code: Option<&SecondFactor>,
    ) -> Result<Answer<SessionCard>, Error> {
        self.workspaces.look_up(&self.id, &session_id(session), code).await
    }

    /// Looks up, with the code if one is wanted.
    pub async fn look_up(&self, user: &str, session: &str) -> Result<SessionCard, Error> {
        match self.try_look_up(session, None).await? {
            Answer::Done(card) => Ok(card),
            Answer::ChallengeNeeded(challenge) => {
                let code = self.code(user, &challenge);
                self.try_look_up(session, Some(&code)).await.map(|answer| done(Ok(answer)))
            }
        }
    }

    /// What this person answers to a challenge.
    pub fn code(&self, user: &str, challenge: &Challenge) -> SecondFactor {
        let method = match user {
            "totp" => Method::Totp,
            "mail" => Method::Email,
            _ => Method::Password,
        };
        assert!(
            challenge.method == method || challenge.alternatives.contains(&method),
            "{user} was asked for {challenge:?}"
        );
        let code = match method {
            Method::Totp => self.server.authenticator_code(user).unwrap(),
            Method::Email => self.server.outbox().last().unwrap().code.clone(),
            Method::Password => PASSWORD.to_owned(),
        };
        factor(method, &code)
    }

    /// How many requests the server saw for a path.
    pub fn seen(&self, path: &str) -> usize {
        self.server.requests().iter().filter(|seen| seen.path == path).count()
    }

    pub fn workspace(&self) -> Workspace {
        self.workspaces.workspace(&self.id).unwrap()
    }

    pub fn file(&self) -> PathBuf {
        self.home.path().join("workspaces.json")
    }
}

pub fn open(home: &TempDir, vault: &Arc<SwitchableVault>) -> Opened {
    let file = home.path().join("workspaces.json");
    Workspaces::open(file, Arc::clone(vault) as _, Settings::default())
}

pub fn password_form(user: &str, keep_in: KeptIn) -> SignInForm {
    let password = Secret::new(PASSWORD.to_owned());
    SignInForm::Password { user: user.to_owned(), password, keep_in }
}

pub fn token_form(token: &practice::AccessToken) -> SignInForm {
    SignInForm::AccessToken {
        user_id: token.user_id.clone(),
        token: Secret::new(token.token.clone()),
        keep_in: KeptIn::PasswordStore,
    }
}

pub fn factor(method: Method, code: &str) -> SecondFactor {
    SecondFactor { method, code: Secret::new(code.to_owned()) }
}

pub fn session_id(text: &str) -> SessionId {
    SessionId::parse(text).unwrap()
}

/// The value of an answer that wants nothing more.
pub fn done<T>(answer: Result<Answer<T>, Error>) -> T {
    match answer.unwrap() {
        Answer::Done(value) => value,
        Answer::ChallengeNeeded(challenge) => panic!("asked for {challenge:?}"),
    }
}

/// The challenge of an answer that wants a code.
pub fn challenge<T>(answer: Result<Answer<T>, Error>) -> Challenge {
    match answer.unwrap() {
        Answer::Done(_) => panic!("no code was asked for"),
        Answer::ChallengeNeeded(challenge) => challenge,
    }
}
