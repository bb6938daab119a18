//! A server with many sessions, and a program that has read them and signs some out. Waiting moves
//! the server's clock on.

use practice::{Generation, World};
use rocketchat::{Answer, SecondFactor, SessionId};
use workspaces::{
    AccountKey, Error, FindFilters, FindQuery, Finder, HowMuch, OperationId, Outcome,
    RevocationPlan, RevocationProgress, RevocationReport, RevocationRequest, RevocationScope,
    SessionKey, SessionOutcome, StartedRevocation, What,
};

pub use crate::reading::room::LIST;
use crate::reading::room::Room;

pub const END: &str = "/api/v1/sessions/logout";
pub const SHOW: &str = "/api/v1/sessions/info.admin";
pub const END_ALL: &str = "/api/v1/users.logout";

/// Everything has been read, and signing out is allowed.
pub struct Round {
    pub room: Room,
    pub finder: Finder,
}

/// What an ending came to, and what it asked of the person.
#[derive(Debug)]
pub struct Ended {
    pub end: RevocationReport,
    pub codes: usize,
}

impl Round {
    pub async fn of(generation: Generation, sessions: usize, user: &'static str) -> Self {
        Self::with(generation, World::seeded(sessions), user).await
    }

    pub async fn with(generation: Generation, world: World, user: &'static str) -> Self {
        let room = Room::with(generation, world, user).await;
        let round = Self { finder: Finder::new(room.workspaces.clone()), room };
        round.room.read(HowMuch::Everything).await;
        round.room.workspaces.learn_admins(&round.room.id).await.unwrap();
        round.room.workspaces.allow_revocation();
        round.room.server.clear_requests();
        round.room.waits.lock().unwrap().clear();
        round
    }

    pub fn key(&self, session: &str) -> SessionKey {
        SessionKey { workspace: self.room.id.clone(), session: SessionId::parse(session).unwrap() }
    }

    pub fn account(&self, user_id: &str) -> AccountKey {
        AccountKey { workspace: self.room.id.clone(), user_id: user_id.to_owned() }
    }

    /// A scope for these sessions.
    pub fn sessions(&self, ids: &[String]) -> RevocationScope {
        RevocationScope::Sessions(ids.iter().map(|id| self.key(id)).collect())
    }

    pub fn plan(&self, scope: &RevocationScope) -> RevocationPlan {
        self.room.workspaces.plan_revocation(&self.finder, scope)
    }

    /// Everything that a plan has, ticked, with whatever number has to be typed.
    pub fn request(&self, scope: RevocationScope) -> RevocationRequest {
        let plan = self.plan(&scope);
        let guarded = plan.groups.iter().filter(|group| group.is_guarded());
        let guarded_accounts = guarded.map(workspaces::PlannedAccount::guarded_key).collect();
        let planned = plan.groups.iter().flat_map(|group| &group.sessions);
        let sessions: Vec<_> = planned.map(workspaces::PlannedSession::key).collect();
        let typed_number = Some(sessions.len() as u64);
        RevocationRequest {
            scope,
            sessions,
            whole_accounts: Vec::new(),
            guarded_accounts,
            typed_number,
            ticket: None,
        }
    }

    pub fn try_start(&self, request: &RevocationRequest) -> Result<StartedRevocation, Error> {
        self.room.workspaces.start_revocation(&self.finder, request)
    }

    pub fn start(&self, request: &RevocationRequest) -> OperationId {
        let StartedRevocation { operation, workspaces } = self.try_start(request).unwrap();
        assert_eq!(workspaces, std::slice::from_ref(&self.room.id));
        operation
    }

    /// Ends these sessions, and answers each challenge.
    pub async fn revoke_sessions(&self, ids: &[String]) -> Ended {
        self.revoke_scope(self.sessions(ids)).await
    }

    pub async fn revoke_scope(&self, scope: RevocationScope) -> Ended {
        let operation = self.start(&self.request(scope));
        self.go_on(&operation).await
    }

    pub async fn go_on(&self, operation: &OperationId) -> Ended {
        self.go_on_and_watch(operation, |_| {}).await
    }

    pub async fn go_on_and_watch(
        &self,
        operation: &OperationId,
        mut watch: impl FnMut(RevocationProgress) + Send,
    ) -> Ended {
        let (mut code, mut codes) = (None, 0);
        loop {
            match self.try_end(operation, code.take(), &mut watch).await.unwrap() {
                Answer::Done(end) => return Ended { end, codes },
                Answer::ChallengeNeeded(asked) => code = Some(self.room.code(&asked)),
            }
            codes += 1;
        }
    }

    pub async fn try_end(
        &self,
        operation: &OperationId,
        code: Option<SecondFactor>,
        watch: impl FnMut(RevocationProgress) + Send,
    ) -> Result<Answer<RevocationReport>, Error> {
        self.room.workspaces.revoke_sessions(operation, &self.room.id, code, watch).await
    }

    /// The second look, with each challenge answered.
    pub async fn look_again(&self, operation: &OperationId) -> RevocationReport {
        let mut code = None;
        loop {
            let looked =
                self.room.workspaces.recheck_sessions(operation, &self.room.id, code.take()).await;
            match looked.unwrap() {
                Answer::Done(end) => return end,
                Answer::ChallengeNeeded(asked) => code = Some(self.room.code(&asked)),
            }
        }
    }

    /// How many requests the server saw for a path.
    pub fn seen(&self, path: &str) -> usize {
        self.room.server.requests().iter().filter(|seen| seen.path == path).count()
    }

    /// How many of them it answered with this status.
    pub fn answered(&self, path: &str, status: u16) -> usize {
        let requests = self.room.server.requests();
        requests.iter().filter(|seen| seen.path == path && seen.status == status).count()
    }

    /// How often the server was asked to end, to show one, and to list.
    pub fn counts(&self) -> String {
        let (end, show, list) = (self.seen(END), self.seen(SHOW), self.seen(LIST));
        let all = self.room.server.requests().len();
        format!("{end} to end, {show} to show, {list} to list, {all} in all")
    }

    pub fn is_on_server(&self, session: &str) -> bool {
        self.room.on_server().iter().any(|id| id == session)
    }
}

/// How many sessions came to this.
pub fn count(end: &RevocationReport, ending: SessionOutcome) -> usize {
    end.sessions.iter().filter(|session| session.outcome == ending).count()
}

/// What became of one session.
pub fn of(end: &RevocationReport, session: &str) -> SessionOutcome {
    let is_it = |it: &&workspaces::SessionResult| it.key.session.as_str() == session;
    end.sessions.iter().find(is_it).map(|it| it.outcome).unwrap()
}

/// What the activity says of the sessions: how many intents, and their outcomes.
pub async fn activity(round: &Round) -> (usize, Vec<Outcome>, usize) {
    let activity = round.room.workspaces.activity();
    let text = String::from_utf8(activity.text().await.unwrap()).unwrap();
    let (mut intents, mut outcomes) = (0, Vec::new());
    for line in text.lines() {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        match serde_json::from_value(line["what"].clone()).unwrap() {
            What::Intent(_) => intents += 1,
            What::Outcome { outcome, .. } => outcomes.push(outcome),
            What::Begun { .. }
            | What::FoundBroken { .. }
            | What::Event { .. }
            | What::LaterVersion => {}
        }
    }
    (intents, outcomes, activity.open_intents().len())
}

/// A search for everything.
pub fn everything() -> RevocationScope {
    RevocationScope::Found(Box::new(FindQuery {
        text: String::new(),
        workspace: None,
        filters: FindFilters::default(),
        sort: session_index::Sort::default(),
        group: session_index::Grouping::default(),
        anchor: None,
        visible: 0,
    }))
}
