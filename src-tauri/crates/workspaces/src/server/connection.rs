//! What goes on at one workspace while the program runs.

mod holding;

use std::sync::{
    Arc, Mutex, MutexGuard, PoisonError,
    atomic::{AtomicU64, Ordering},
};

use rocketchat::{Client, DesktopProxy, Secret, ServerUrl};
use tokio::sync::{Mutex as Turn, MutexGuard as TurnGuard};

use self::holding::{Holding, Validity};
use crate::{
    account::{SignIn, VaultProblem},
    directory::{Check, KeptIn, SignInState, StoreProblem},
    error::Error,
    lock::SealingKey,
    reading::ReadState,
    revoke::{Admins, RevocationLimiters},
    server::{abort_on_lock::AbortOnLock, code_in_hand::CodeInHand, once::OnceLimiter},
};

/// The live side of one workspace; nothing of it is in the file.
#[derive(Debug)]
pub struct Connection {
    /// Held by whoever may be asked for a second factor. One at a time: parallel requests would
    /// each burn a slot of the rate limit, have another code mailed, or race for a code that is
    /// good once.
    pub request_turn: Turn<()>,
    /// The reading of all sessions, under way or parked.
    pub reading: ReadState,
    /// Held while sessions are ended.
    pub revocation: Turn<RevocationLimiters>,
    /// The calls that show a session, outside of endings.
    pub showing: OnceLimiter,
    /// The calls that say who is an administrator.
    pub learning_admins: OnceLimiter,
    /// The authenticator code of the sign-in, for the first reading.
    pub code_in_hand: CodeInHand,
    /// What the lock breaks off.
    pub abort_on_lock: AbortOnLock,
    checking: Turn<()>,
    checks_started: AtomicU64,
    live: Mutex<Live>,
}

#[derive(Debug)]
struct Live {
    holding: Holding,
    /// Whether the lock is shut: nothing is held then.
    shut: bool,
    last_check: Option<Check>,
    /// Who the administrators are, as this sign-in was told.
    admins: Admins,
    practice_address: Option<ServerUrl>,
    client: Option<(ServerUrl, DesktopProxy, Client)>,
}

impl Connection {
    /// `in_store`: whether the vault should have a sign-in.
    pub fn new(in_store: bool) -> Self {
        let holding = if in_store { Holding::NotRead } else { Holding::Nothing };
        Self {
            request_turn: Turn::default(),
            reading: ReadState::default(),
            revocation: Turn::default(),
            showing: OnceLimiter::default(),
            learning_admins: OnceLimiter::default(),
            code_in_hand: CodeInHand::default(),
            abort_on_lock: AbortOnLock::default(),
            checking: Turn::default(),
            checks_started: AtomicU64::new(0),
            live: Mutex::new(Live {
                holding,
                shut: false,
                last_check: None,
                admins: Admins::NotAsked,
                practice_address: None,
                client: None,
            }),
        }
    }

    /// How the sign-in of a workspace at this address is shown.
    pub fn state(&self, address: Option<&ServerUrl>) -> SignInState {
        match &self.live().holding {
            Holding::Nothing => SignInState::None,
            Holding::NotRead => SignInState::Held { kept_in: KeptIn::PasswordStore },
            Holding::NotGiven(problem) => SignInState::StoreProblem { problem: *problem },
            Holding::Held(sign_in) | Holding::Ended(sign_in)
                if address.is_some_and(|address| address != sign_in.made_for()) =>
            {
                SignInState::MadeForAnother { made_for: sign_in.made_for().clone() }
            }
            Holding::Held(sign_in) => SignInState::Held { kept_in: sign_in.kept_in },
            Holding::Sealed(_, Validity::Good) | Holding::HeldBack(_, Validity::Good) => {
                SignInState::Held { kept_in: KeptIn::ThisSessionOnly }
            }
            Holding::Ended(_)
            | Holding::Sealed(_, Validity::Ended)
            | Holding::HeldBack(_, Validity::Ended) => SignInState::Ended,
        }
    }

    /// The sign-in, as far as it is known without the vault; `None` when the vault has to be asked.
    pub fn sign_in(&self) -> Option<Result<Arc<SignIn>, Error>> {
        self.live().known()
    }

    /// Takes the vault's answer over, unless somebody signed in or out since. One guard is held
    /// throughout: nothing that comes in between is overwritten.
    pub fn take_from_store(
        &self,
        answer: Result<Option<Secret>, VaultProblem>,
    ) -> Result<Arc<SignIn>, Error> {
        let answer = match answer {
            Ok(Some(entry)) => SignIn::from_entry(&entry).map_err(Error::from),
            Ok(None) => Err(Error::VaultEmpty),
            Err(problem) => Err(problem.into()),
        };
        let mut live = self.live();
        if let Some(known) = live.known() {
            return known;
        }
        let (holding, taken) = match answer {
            Ok(sign_in) => {
                let sign_in = Arc::new(sign_in);
                (live.keeping(&sign_in), Ok(sign_in))
            }
            Err(error) => match StoreProblem::of(&error) {
                Some(problem) => (Holding::NotGiven(problem), Err(error)),
                None => return Err(error),
            },
        };
        live.holding = holding;
        taken
    }

    /// A new sign-in stands, and a check with it.
    pub fn hold(&self, sign_in: SignIn, check: Check) {
        let mut live = self.live();
        live.holding = live.keeping(&Arc::new(sign_in));
        live.last_check = Some(check);
        live.admins = Admins::NotAsked;
    }

    /// No sign-in stands any more.
    pub fn forget(&self) {
        self.code_in_hand.forget();
        let mut live = self.live();
        live.holding = Holding::Nothing;
        live.last_check = None;
        live.admins = Admins::NotAsked;
    }

    /// The server took this sign-in, or did not. Says nothing of another one that replaced it.
    pub fn settle(&self, sign_in: &Arc<SignIn>, still_good: bool) {
        let mut live = self.live();
        if live.holds(sign_in) {
            let sign_in = Arc::clone(sign_in);
            live.holding =
                if still_good { Holding::Held(sign_in) } else { Holding::Ended(sign_in) };
        }
    }

    /// Waits for the turn to check. `None` when a check that began after this call has already
    /// ended: its result is as good.
    pub async fn turn_to_check(&self) -> Option<TurnGuard<'_, ()>> {
        let before = self.checks_started.load(Ordering::SeqCst);
        let turn = self.checking.lock().await;
        if self.checks_started.load(Ordering::SeqCst) > before {
            return None;
        }
        self.checks_started.fetch_add(1, Ordering::SeqCst);
        Some(turn)
    }

    /// What the last check found.
    pub fn last_check(&self) -> Option<Check> {
        self.live().last_check.clone()
    }

    /// Notes a check, unless the sign-in that it was made with is not there any more.
    pub fn note_check(&self, made_with: Option<&Arc<SignIn>>, check: Check) {
        let mut live = self.live();
        if made_with.is_none_or(|sign_in| live.holds(sign_in)) {
            live.last_check = Some(check);
        }
    }

    /// Who the administrators are, as far as this sign-in was told.
    pub fn admins(&self) -> Admins {
        self.live().admins.clone()
    }

    /// Notes what the server told a sign-in of its administrators; whether that is still the sign-in.
    /// Nothing is noted of one that is not there any more.
    #[must_use]
    pub fn note_admins(&self, asked_with: &Arc<SignIn>, admins: Admins) -> bool {
        let mut live = self.live();
        let holds = live.holds(asked_with);
        if holds {
            live.admins = admins;
        }
        holds
    }

    /// Where a practice workspace listens now.
    pub fn practice_address(&self) -> Option<ServerUrl> {
        self.live().practice_address.clone()
    }

    /// A practice workspace listens at another address now. A sign-in that was made where it
    /// listened before moves along: no list says where that is.
    pub fn set_practice_address(&self, address: ServerUrl) {
        let mut live = self.live();
        let before = live.practice_address.as_ref();
        let moved = |sign_in: &Arc<SignIn>| {
            (Some(sign_in.made_for()) == before)
                .then(|| Arc::new(SignIn::clone(sign_in).moved_to(address.clone())))
        };
        let holding = match &live.holding {
            Holding::Held(sign_in) => moved(sign_in).map(Holding::Held),
            Holding::Ended(sign_in) => moved(sign_in).map(Holding::Ended),
            Holding::Nothing
            | Holding::NotRead
            | Holding::NotGiven(_)
            | Holding::Sealed(..)
            | Holding::HeldBack(..) => None,
        };
        live.practice_address = Some(address);
        if let Some(holding) = holding {
            live.holding = holding;
        }
    }

    /// The client for an address; `make` makes one where the address or the proxy is new. A sign-in
    /// that was made at this address shows that Rocket.Chat answers there.
    pub fn client(
        &self,
        address: &ServerUrl,
        proxy: &DesktopProxy,
        make: impl FnOnce() -> Result<Client, rocketchat::Error>,
    ) -> Result<Client, Error> {
        let mut live = self.live();
        let client = match &live.client {
            Some((known, by, client)) if known == address && by == proxy => client.clone(),
            Some(_) | None => {
                let client = make()?;
                live.client = Some((address.clone(), proxy.clone(), client.clone()));
                client
            }
        };
        if live.has_sign_in_for(address) {
            client.assume_recognised();
        }
        Ok(client)
    }

    /// Waits until no request of this workspace is under way.
    pub async fn until_quiet(&self) {
        drop(tokio::join!(self.request_turn.lock(), self.checking.lock()));
    }

    /// Lets go of the sign-in, as the lock is shut. What the vault has is read from there again;
    /// what is for this session only is sealed, or held back where there is no key. Connections are
    /// closed.
    pub fn seal(&self, whom: &str, key: Option<&SealingKey>) {
        self.code_in_hand.forget();
        let mut live = self.live();
        live.client = None;
        live.admins = Admins::NotAsked;
        live.shut = true;
        live.change_holding(|holding| holding.sealed(whom, key));
    }

    /// Takes a sealed sign-in up again, as the lock was opened.
    pub fn unseal(&self, whom: &str, key: &SealingKey) {
        let mut live = self.live();
        live.shut = false;
        live.change_holding(|holding| holding.unsealed(whom, key));
    }

    /// Erases a sealed sign-in, which nobody can open any more; whether there was one. The rest can
    /// be held again, to be given up.
    pub fn erase_sealed(&self) -> bool {
        let mut live = self.live();
        live.shut = false;
        let was_sealed = matches!(live.holding, Holding::Sealed(..));
        live.change_holding(Holding::without_sealed);
        was_sealed
    }

    fn live(&self) -> MutexGuard<'_, Live> {
        self.live.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Live {
    fn change_holding(&mut self, change: impl FnOnce(Holding) -> Holding) {
        self.holding = change(std::mem::replace(&mut self.holding, Holding::Nothing));
    }

    fn known(&self) -> Option<Result<Arc<SignIn>, Error>> {
        match &self.holding {
            Holding::Nothing => Some(Err(Error::NotSignedIn)),
            Holding::NotRead | Holding::NotGiven(_) => None,
            Holding::Sealed(..) | Holding::HeldBack(..) => Some(Err(Error::Locked)),
            Holding::Held(sign_in) | Holding::Ended(sign_in) => Some(Ok(Arc::clone(sign_in))),
        }
    }

    /// How a sign-in is kept that came. One that comes after the lock was shut, because the password
    /// store waited for the person, is read from there again, or held back until it is opened.
    fn keeping(&self, sign_in: &Arc<SignIn>) -> Holding {
        match (self.shut, sign_in.kept_in) {
            (false, _) => Holding::Held(Arc::clone(sign_in)),
            (true, KeptIn::PasswordStore) => Holding::NotRead,
            (true, KeptIn::ThisSessionOnly) => {
                Holding::HeldBack(Arc::clone(sign_in), Validity::Good)
            }
        }
    }

    fn has_sign_in_for(&self, address: &ServerUrl) -> bool {
        match &self.holding {
            Holding::Held(sign_in) | Holding::Ended(sign_in) => sign_in.made_for() == address,
            Holding::Nothing
            | Holding::NotRead
            | Holding::NotGiven(_)
            | Holding::Sealed(..)
            | Holding::HeldBack(..) => false,
        }
    }

    fn holds(&self, sign_in: &Arc<SignIn>) -> bool {
        match &self.holding {
            Holding::Held(held) | Holding::Ended(held) => Arc::ptr_eq(held, sign_in),
            Holding::Nothing
            | Holding::NotRead
            | Holding::NotGiven(_)
            | Holding::Sealed(..)
            | Holding::HeldBack(..) => false,
        }
    }
}

#[cfg(test)]
mod tests;
