//! Searches one term of a query.

use memchr::memmem::Finder;

use crate::{
    accounts::AccountQuery,
    addresses::AddressQuery,
    bits::{Bits, each, word_of},
    clients::ClientHits,
    index::Index,
    labels::UNKNOWN_TIME,
    predicate::{Alternative, SearchTerm},
    span::Span,
    word_prefix::has_word_prefix,
};

/// Below one candidate in `FEW` sessions, each is checked by itself instead of scanning the columns:
/// a scan runs at the speed of memory.
const FEW: usize = 200;

/// The hits of a term by column, kept for the longer term that the next typed letter makes.
pub(crate) struct Trace {
    /// The keys of the accounts that match.
    accounts: Bits,
    /// The sessions that match by a value they do not share: ID, address or time.
    unshared: Bits,
}

/// The sessions that match a term.
pub(crate) struct TermHits {
    pub(crate) all: Bits,
    /// Those that match by more than the name of a host or a workspace.
    pub(crate) own: Bits,
    /// `None` if the search did not scan all columns.
    pub(crate) trace: Option<Trace>,
}

/// A prepared search text, with its matches among the values that many sessions share.
struct TextQuery<'t> {
    finder: &'t Finder<'t>,
    account: AccountQuery<'t, 't>,
    address: AddressQuery<'t, 't>,
    clients: ClientHits,
    /// For each reading, whether the name of its workspace matches; `None` if none does.
    readings: Option<Vec<bool>>,
    /// Whether the text matches the label of an unknown time.
    unknown_time: bool,
}

impl Index {
    /// The candidates in `among` that match a term.
    ///
    /// `earlier` is the trace of a term that this one narrows, made among the same candidates or more.
    pub(crate) fn search_term(
        &self,
        term: &SearchTerm,
        among: &Bits,
        earlier: Option<&Trace>,
    ) -> TermHits {
        let hits = term.alternatives().iter().map(|alternative| match alternative {
            Alternative::Span(span) => {
                let all = self.search_span(span, among);
                TermHits { own: all.clone(), all, trace: None }
            }
            Alternative::Text(text) => self.search_text(text, among, earlier),
        });
        hits.reduce(TermHits::joined).unwrap_or_else(|| TermHits::none(self.places()))
    }

    /// The candidates whose address is in a span.
    fn search_span(&self, span: &Span, among: &Bits) -> Bits {
        let mut hits = Bits::zeros(self.places());
        if among.count() < self.places() / FEW {
            among
                .ones()
                .filter(|row| self.addresses.lies_in(*row, span))
                .for_each(|row| hits.set(row));
        } else {
            self.addresses.search_span(span, &mut hits);
            hits.keep(among);
        }
        hits
    }

    fn search_text(&self, text: &str, among: &Bits, earlier: Option<&Trace>) -> TermHits {
        let finder = Finder::new(text);
        let text = self.text_query(text, &finder);
        let mut own = Bits::zeros(self.places());
        if among.count() < self.places() / FEW / 8 {
            let mut all = own.clone();
            for row in among.ones() {
                if self.is_hit(row, &text) {
                    own.set(row);
                    all.set(row);
                } else if self.matches_name(row, &text) {
                    all.set(row);
                }
            }
            return TermHits { all, own, trace: None };
        }
        if text.clients.devices.contains(&true) {
            add(&mut own, among, &self.client, |client| text.clients.devices[*client as usize]);
        }
        let accounts = self.accounts.search(&text.account, earlier.map(|trace| &trace.accounts));
        if !accounts.is_empty() {
            add(&mut own, among, &self.account, |account| accounts.has(*account as usize));
        }
        let unshared = self.search_unshared(&text, among, earlier);
        own.join(&unshared);
        let mut all = own.clone();
        if let Some(readings) = &text.readings {
            add(&mut all, among, &self.reading, |place| readings[*place as usize]);
        }
        if text.clients.hosts.contains(&true) {
            add(&mut all, among, &self.client, |client| text.clients.hosts[*client as usize]);
        }
        TermHits { all, own, trace: Some(Trace { accounts, unshared }) }
    }

    /// The candidates that match a text by ID, address or time.
    fn search_unshared(&self, text: &TextQuery<'_>, among: &Bits, earlier: Option<&Trace>) -> Bits {
        let mut among = among.clone();
        if let Some(earlier) = earlier {
            among.keep(&earlier.unshared);
        }
        let mut hits = Bits::zeros(self.places());
        if among.count() < self.places() / FEW {
            among
                .ones()
                .filter(|row| self.is_unshared_hit(*row, text))
                .for_each(|row| hits.set(row));
        } else {
            self.ids.search(text.finder, &mut hits);
            self.addresses.search(&text.address, &mut hits);
            if text.unknown_time {
                hits.join(&each(&self.connected, |moment| moment.ms().is_none()));
            }
            hits.keep(&among);
        }
        hits
    }

    /// Whether a row matches by more than the name of its host or workspace.
    fn is_hit(&self, row: usize, text: &TextQuery<'_>) -> bool {
        text.clients.devices[self.client[row] as usize]
            || self.accounts.contains(self.account[row], &text.account)
            || self.is_unshared_hit(row, text)
    }

    fn matches_name(&self, row: usize, text: &TextQuery<'_>) -> bool {
        text.readings.as_ref().is_some_and(|readings| readings[self.reading[row] as usize])
            || text.clients.hosts[self.client[row] as usize]
    }

    fn is_unshared_hit(&self, row: usize, text: &TextQuery<'_>) -> bool {
        self.ids.contains(row, text.finder)
            || self.addresses.contains(row, &text.address)
            || text.unknown_time && self.connected[row].ms().is_none()
    }

    fn text_query<'t>(&self, text: &'t str, finder: &'t Finder<'t>) -> TextQuery<'t> {
        let workspaces = self.workspaces.named(|name| has_word_prefix(name, text));
        TextQuery {
            finder,
            account: AccountQuery::of(text, finder),
            address: AddressQuery::of(text, finder),
            clients: self.clients.search(text, finder),
            readings: workspaces.contains(&true).then(|| self.readings.given(&workspaces)),
            unknown_time: has_word_prefix(UNKNOWN_TIME, text),
        }
    }
}

impl TermHits {
    fn none(places: usize) -> Self {
        Self { all: Bits::zeros(places), own: Bits::zeros(places), trace: None }
    }

    /// The union of two searches among the same candidates.
    fn joined(mut self, other: Self) -> Self {
        self.all.join(&other.all);
        self.own.join(&other.own);
        self.trace = self.trace.zip(other.trace).map(|(mut one, other)| {
            one.accounts.join(&other.accounts);
            one.unshared.join(&other.unshared);
            one
        });
        self
    }
}

/// Adds the candidates whose value in a column passes a test, skipping rows that are hits already.
fn add<T>(hits: &mut Bits, among: &Bits, column: &[T], hit: impl Fn(&T) -> bool) {
    let words = hits.words_mut().iter_mut().zip(among.words());
    for ((word, among), rows) in words.zip(column.chunks(64)) {
        let mut left = among & !*word;
        if left.count_ones() < 16 {
            while left != 0 {
                let at = left.trailing_zeros();
                *word |= u64::from(hit(&rows[at as usize])) << at;
                left &= left - 1;
            }
        } else {
            *word |= left & word_of(rows, &hit);
        }
    }
}
