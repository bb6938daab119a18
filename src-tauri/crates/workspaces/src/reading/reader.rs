//! One reading, from request to request.

use std::{num::NonZeroU32, panic::resume_unwind, sync::Arc, time::Duration};

use jiff::Timestamp;
use rocketchat::{
    Answer, Challenge, Error as RequestError, SecondFactor, Sent, SessionId,
    endpoint::{ListAllSessions, SessionPage},
};
use session_index::{Put, WorkspaceKey};
use tokio::task::JoinSet;

use super::{
    HowMuch, ReadingEnd, ReadingProgress, WhyEnded,
    ended::{Known, aim},
    state::{Begun, Notes},
    sweep::{Goal, Next, Page, PageRequest, Row},
};
use crate::{
    account::SignIn,
    directory::{WorkspaceId, Workspaces},
    error::Error,
    search::{cleaned, no_code_is_enough},
    server::{
        Codes, Connection, OnChallenge, Refusals, StopSignal,
        limiter::{AccountLimiter, Permit, Route},
    },
};

/// Reads until all is read, it is stopped, a code is wanted, or a request fails.
pub async fn read(
    workspaces: &Workspaces,
    id: &WorkspaceId,
    connection: &Connection,
    notes: &mut Notes,
    (how, second_factor): (HowMuch, Option<SecondFactor>),
    mut stop: StopSignal,
    mut on_progress: impl FnMut(ReadingProgress),
) -> Result<Answer<ReadingEnd>, Error> {
    let now = || (workspaces.settings.clock)();
    let name = workspaces.workspace(id)?.name;
    let key = workspaces.sessions.key_of(id, name.as_str());
    let (limiter, begun) = notes.take_up(key, how, now());
    limiter.move_to(
        workspaces.limiters.of(&workspaces.address_of(id, connection)?, Route::ListAllSessions),
    );
    let in_hand = connection.code_in_hand.take(now());
    let codes = match second_factor {
        Some(typed) => Codes::new(Some(typed), begun.asks_each_time),
        None => Codes::from_sign_in(in_hand, begun.asks_each_time),
    };
    let mut reader = Reader {
        codes,
        workspaces,
        id,
        connection,
        key,
        limiter,
        begun,
        answered: false,
        refusals: Refusals::default(),
    };
    // To send a reading again that has read too much says that it is to go on.
    reader.begun.raise_bound();
    let end = loop {
        reader.codes.forget_if_expired(now());
        let Some(asks) = reader.next() else {
            break None;
        };
        if reader.wait(&mut stop, &mut on_progress).await.is_none() {
            break Some(WhyEnded::Stopped);
        }
        let Some(came) = stop.unless(reader.send(asks)).await else {
            break Some(WhyEnded::Stopped);
        };
        let Some((sign_in, came)) = came? else {
            continue;
        };
        let challenge = reader.take(&sign_in, came)?;
        on_progress(reader.progress());
        if let Some(challenge) = challenge {
            // The person is asked when the answer can go out at once: a code does not live long.
            if reader.wait(&mut stop, &mut on_progress).await.is_none() {
                break Some(WhyEnded::Stopped);
            }
            return Ok(Answer::ChallengeNeeded(challenge));
        }
        if reader.begun.is_over_bound() {
            break Some(WhyEnded::TooLong);
        }
    };
    if let Some(end) = end {
        return Ok(Answer::Done(reader.ended(end)));
    }
    let Some(end) = reader.close(&mut stop).await else {
        return Ok(Answer::Done(reader.ended(WhyEnded::Stopped)));
    };
    notes.end();
    Ok(Answer::Done(end))
}

pub(super) struct Reader<'a> {
    pub(super) workspaces: &'a Workspaces,
    pub(super) id: &'a WorkspaceId,
    pub(super) connection: &'a Connection,
    pub(super) key: WorkspaceKey,
    limiter: &'a mut AccountLimiter,
    pub(super) begun: &'a mut Begun,
    pub(super) codes: Codes,
    /// Whether a page has come in the way in which the next ones are asked for: with the same code,
    /// or without one where the server remembers. Until then requests go alone.
    answered: bool,
    refusals: Refusals,
}

type PageResults = Vec<(PageRequest, Permit, Sent<SessionPage>)>;

impl Reader<'_> {
    /// What to ask for; `None` when all is read.
    fn next(&self) -> Option<Next> {
        let now = (self.workspaces.settings.clock)();
        let two = self.answered
            && self.begun.ahead.is_none()
            && self.limiter.is_free()
            && self.begun.two_at_once
            && self.codes.is_good_for_more(now);
        match self.begun.sweep.next(two) {
            Next::Finished => None,
            asks @ (Next::One(_) | Next::Two(..)) => Some(asks),
        }
    }

    /// Waits until the server takes a call; `None` when somebody stops the reading meanwhile.
    async fn wait(
        &self,
        stop: &mut StopSignal,
        on_progress: &mut impl FnMut(ReadingProgress),
    ) -> Option<()> {
        while let Some(wait) = self.limiter.wait(self.elapsed()) {
            on_progress(ReadingProgress { waiting: Some(wait), ..self.progress() });
            stop.unless((self.workspaces.settings.wait)(wait)).await?;
        }
        Some(())
    }

    /// Sends one request or two; `None` when another account of the same server took the last call
    /// meanwhile. A look-up waits for these, never for a whole reading.
    async fn send(&mut self, asks: Next) -> Result<Option<(Arc<SignIn>, PageResults)>, Error> {
        let _turn = self.connection.request_turn.lock().await;
        let sign_in = self.workspaces.sign_in_of(self.id, self.connection).await?;
        let client = self.workspaces.client(self.id, self.connection)?;
        let credentials = sign_in.for_server(client.server())?;
        let now = (self.workspaces.settings.clock)();
        let code = self.codes.to_send(now).cloned();
        let elapsed = self.elapsed();
        let call = || self.limiter.call(elapsed).ok();
        let requests = &mut self.begun.requests;
        let mut send = |ask: PageRequest, call: Permit| {
            *requests += 1;
            let count = NonZeroU32::new(ask.count).unwrap_or(NonZeroU32::MIN);
            let request = ListAllSessions { offset: ask.offset, count, filter: None };
            let (client, credentials, code) = (client.clone(), credentials.clone(), code.clone());
            Box::pin(async move {
                let sent = client.send_measured(&request, Some(&credentials), code.as_ref()).await;
                (ask, call, sent)
            })
        };
        let (first, second) = match asks {
            Next::Finished => return Ok(None),
            Next::One(first) => (first, None),
            Next::Two(first, second) => (first, Some(second)),
        };
        let Some(first) = call().map(|call| send(first, call)) else {
            return Ok(None);
        };
        let second = second.and_then(|ask| Some(send(ask, call()?)));
        // To take a page apart takes as long as its way here: each of two has a thread for that.
        let mut beside = JoinSet::new();
        if let Some(second) = second {
            beside.spawn(second);
        }
        let mut came = vec![first.await];
        while let Some(second) = beside.join_next().await {
            came.push(second.unwrap_or_else(|problem| resume_unwind(problem.into_panic())));
        }
        Ok(Some((sign_in, came)))
    }

    /// Takes in what came; a challenge that the person has to answer comes out.
    fn take(
        &mut self,
        sign_in: &Arc<SignIn>,
        came: PageResults,
    ) -> Result<Option<Challenge>, Error> {
        let (mut outcome, mut failed) = (Ok(None), false);
        let now = self.elapsed();
        for (place, (ask, call, sent)) in came.into_iter().enumerate() {
            self.limiter.ended(call, now, &sent);
            match sent.answer {
                Ok(Answer::Done(page)) => {
                    self.connection.settle(sign_in, true);
                    let page = self.keep(ask, &page);
                    self.read_on(page, place == 0, failed);
                }
                // Of two at once the first decides; the second mostly failed in the same way.
                _ if failed => {}
                Ok(Answer::ChallengeNeeded(challenge)) => {
                    (outcome, failed) = (self.challenged(sign_in, challenge), true);
                }
                Err(problem) => (outcome, failed) = (self.failed(sign_in, problem), true),
            }
        }
        outcome
    }

    /// Lets the sweep have a page; one that came before its forerunner waits for it.
    fn read_on(&mut self, page: Page<SessionId>, alone: bool, too_early: bool) {
        if too_early {
            self.begun.ahead = Some(page);
            return;
        }
        self.aim(&page);
        self.begun.sweep.answered(&page, alone);
        if let Some(ahead) = self.begun.ahead.take() {
            self.aim(&ahead);
            self.begun.sweep.answered(&ahead, false);
        }
    }

    fn aim(&mut self, page: &Page<SessionId>) {
        let (Goal::Down(since), Some(first)) = (self.begun.goal, self.begun.first) else { return };
        let Begun { seen, unmet, unread, unreadable_before, sweep, .. } = &mut *self.begun;
        self.workspaces.with_index(|index, _| {
            let known = Known { index, workspace: self.key, first };
            aim(sweep, page, since, *unreadable_before, known, (unmet, seen, unread));
        });
    }

    fn failed(
        &mut self,
        sign_in: &Arc<SignIn>,
        problem: RequestError,
    ) -> Result<Option<Challenge>, Error> {
        if let RequestError::TooManyRequests { wait } = problem
            && self.refusals.may_wait(wait)
        {
            self.begun.two_at_once = false;
            return Ok(None);
        }
        if matches!(problem, RequestError::SignedOut) {
            self.connection.settle(sign_in, false);
        }
        Err(problem.into())
    }

    /// Puts a page into the index, and gives what the sweep has to know of it.
    fn keep(&mut self, ask: PageRequest, page: &SessionPage) -> Page<SessionId> {
        let now = (self.workspaces.settings.clock)();
        self.answered |= !self.codes.is_fresh();
        self.refusals.are_over();
        self.codes.taken(now);
        self.begun.touch(now);
        let (rows, total, size) = (rows_of(page), page.total, page.page_size);
        self.begun.unread.note(&page.unreadable);
        self.begun.first_total.get_or_insert(total);
        let before = self.begun.read;
        self.put(page, now);
        let fresh = self.begun.read > before;
        Page { offset: ask.offset, rows, total, size, fresh }
    }

    fn put(&mut self, page: &SessionPage, now: Timestamp) {
        let (begun, key) = (&mut *self.begun, self.key);
        self.workspaces.sessions.change(|index| {
            let reading = index.begin_reading(key, now.as_millisecond());
            begun.first.get_or_insert(reading);
            for session in page.sessions.iter() {
                let (slot, new) = match index.put(reading, &cleaned(&session)) {
                    Put::New(slot) => (slot, true),
                    Put::Known(slot) => (slot, false),
                    Put::NoWorkspace => return,
                };
                if !begun.seen.contains(slot) {
                    begun.seen.insert(slot);
                    begun.read += 1;
                    begun.new += u64::from(new);
                }
            }
        });
    }

    fn challenged(
        &mut self,
        sign_in: &SignIn,
        challenge: Challenge,
    ) -> Result<Option<Challenge>, Error> {
        let now = (self.workspaces.settings.clock)();
        let typed = self.codes.is_fresh();
        if no_code_is_enough(sign_in.kind, typed, &challenge) {
            return Err(Error::TokenCannotSkip);
        }
        let then = self.codes.challenged(challenge, now);
        self.begun.asks_each_time = self.codes.asks_each_time();
        match then {
            OnChallenge::SendAgain => Ok(None),
            OnChallenge::AskPerson(challenge) => {
                // The next answer shows whether two at once would not both be asked.
                self.answered = false;
                let account = self.workspaces.user_name(self.id).or(challenge.account);
                Ok(Some(Challenge { account, ..challenge }))
            }
        }
    }

    fn progress(&self) -> ReadingProgress {
        let sweep = &self.begun.sweep;
        let (page, pages) = sweep.pages();
        let calls = sweep.calls_left();
        ReadingProgress {
            read: self.begun.read,
            total: sweep.total(),
            page,
            pages,
            waiting: None,
            left: calls.and_then(|calls| self.limiter.left(calls, self.elapsed())),
        }
    }

    fn elapsed(&self) -> Duration {
        (self.workspaces.settings.stopwatch)()
    }
}

/// The order of a page, with a gap for each row that could not be read.
fn rows_of(page: &SessionPage) -> Vec<Option<Row<SessionId>>> {
    let mut good = page.sessions.order();
    let all = page.sessions.len() + page.unreadable.len();
    let mut broken = page.unreadable.iter().map(|row| row.place).peekable();
    let row = |place| {
        if broken.next_if_eq(&place).is_some() {
            return None;
        }
        good.next().map(|(id, key)| Row { id: id.clone(), key })
    };
    (0..all).map(row).collect()
}
