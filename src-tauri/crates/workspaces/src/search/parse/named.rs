//! What a pasted text names, and what is searched because of it.

use rocketchat::SessionId;

use super::{parsed_query::Wanted, person, words};

/// What data or a line names.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// The one session.
    pub session: Option<SessionId>,
    /// The person.
    pub person: Option<Person>,
    /// The devices' addresses; any is enough.
    pub addresses: Vec<Wanted>,
    /// Addresses that are not searched.
    pub left_out: Vec<String>,
}

/// A person who is named, by an ID, a user name or an e-mail address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    pub shown: String,
    /// Each must be found.
    pub words: Vec<Wanted>,
    /// Any is enough.
    pub forms: Vec<Wanted>,
}

/// What is searched because of what is named.
#[derive(Debug, Default)]
pub struct Search {
    /// What a session must have.
    pub words: Vec<Wanted>,
    /// Any of this is enough where no session has all of it.
    pub otherwise: Vec<Wanted>,
    /// What is said of that; a session has any of these.
    pub searched: Vec<String>,
    /// The person, if one is searched beside addresses.
    pub with: Option<String>,
    /// Addresses that are not searched.
    pub left_out: Vec<String>,
}

impl Named {
    /// Whether nothing to search for is named.
    pub fn is_empty(&self) -> bool {
        self.session.is_none() && self.person.is_none() && self.addresses.is_empty()
    }

    /// Keeps the addresses that are not of an internal network, such as that of a proxy; or else
    /// all.
    pub fn with_addresses(mut self, addresses: Vec<Wanted>) -> Self {
        let is_internal = |wanted: &Wanted| wanted.single().is_some_and(session_index::is_internal);
        let (internal, public): (Vec<_>, Vec<_>) = addresses.into_iter().partition(is_internal);
        if public.is_empty() {
            self.addresses = internal;
        } else {
            self.left_out.extend(internal.iter().map(Wanted::written));
            self.addresses = public;
        }
        self
    }

    /// The session, or else the addresses together with the person.
    pub fn search(self) -> Search {
        let Self { session, person, addresses, left_out } = self;
        if let Some(session) = session {
            let id = session.to_string();
            let words = vec![Wanted::Text(id.clone())];
            return Search { words, searched: vec![id], ..Search::default() };
        }
        let searched: Vec<String> = addresses.iter().map(Wanted::written).collect();
        let Some(Person { shown, words, forms }) = person else {
            return Search {
                words: Wanted::any_of(addresses),
                searched,
                left_out,
                ..Search::default()
            };
        };
        if addresses.is_empty() {
            return Search { words, searched: vec![shown], left_out, ..Search::default() };
        }
        let otherwise = Wanted::any_of(addresses.iter().cloned().chain(forms).collect());
        let words = Wanted::any_of(addresses).into_iter().chain(words).collect();
        Search { words, otherwise, searched, with: Some(shown), left_out }
    }
}

impl Person {
    /// A user's ID.
    pub fn of_id(id: &str) -> Option<Self> {
        let shown = words::one_line(id)?;
        let wanted = vec![Wanted::Text(shown.clone())];
        Some(Self { words: wanted.clone(), forms: wanted, shown })
    }

    /// A user name, with or without a domain, or an e-mail address.
    pub fn of_name(name: &str) -> Option<Self> {
        if let Some(person) = person::of_email(name) {
            let shown = words::one_line(person)?;
            let forms = words::forms_of_person(&shown);
            return Some(Self { words: words::of_person(&shown), forms, shown });
        }
        let name = person::of_domain(name).unwrap_or(name);
        Self::of_user_name(name.strip_prefix('@').unwrap_or(name))
    }

    /// A user name.
    pub fn of_user_name(name: &str) -> Option<Self> {
        let name = words::one_line(name)?;
        let wanted = words::user_name(name.clone());
        Some(Self { shown: format!("@{name}"), words: vec![wanted.clone()], forms: vec![wanted] })
    }
}
