//! Which sessions a word hits.

use memchr::memmem::Finder;

use crate::{
    Index, Span,
    accounts::SoughtAccount,
    addresses::SoughtAddress,
    bits::Bits,
    clients::ClientHits,
    labels::UNKNOWN_TIME,
    predicate::{Alternative, Needle},
    word_prefix::begins_word,
};

/// From one in so many sessions down, each is looked at by itself instead of its whole column, which
/// is read as fast as memory gives it.
const FEW: usize = 200;

/// What a word hit in the columns, for the longer one that the next letter makes of it.
pub(crate) struct Trace {
    /// The keys of the accounts that it hit.
    accounts: Bits,
    /// The sessions that it hit in what they do not share: ID, address and time.
    own: Bits,
}

/// The sessions that a word hits.
pub(crate) struct NeedleHits {
    pub(crate) all: Bits,
    /// Those of them that it hits in more than the name of a host or a workspace.
    pub(crate) own: Bits,
    /// There is one unless the word was found without looking at all columns.
    pub(crate) trace: Option<Trace>,
}

/// A text that is looked for, with what it hits in the few things that all sessions share.
struct TextSearch<'t> {
    finder: &'t Finder<'t>,
    account: SoughtAccount<'t, 't>,
    address: SoughtAddress<'t, 't>,
    clients: ClientHits,
    /// For each place of a reading, whether the name of its workspace is hit; nothing if none is.
    readings: Option<Vec<bool>>,
    /// Whether a card says it of a time that is not known.
    unknown_time: bool,
}

impl Index {
    /// Those of some sessions that a word hits.
    ///
    /// `earlier` is the trace of a word that this one narrows, made among the same sessions or more.
    pub(crate) fn hit_by(
        &self,
        needle: &Needle,
        among: &Bits,
        earlier: Option<&Trace>,
    ) -> NeedleHits {
        let hits = needle.alternatives().iter().map(|alternative| match alternative {
            Alternative::Span(span) => {
                let all = self.within(span, among);
                NeedleHits { own: all.clone(), all, trace: None }
            }
            Alternative::Text(text) => self.with_text(text, among, earlier),
        });
        hits.reduce(NeedleHits::joined).unwrap_or_else(|| NeedleHits::none(self.places()))
    }

    /// Those of some sessions whose address is one of a span.
    fn within(&self, span: &Span, among: &Bits) -> Bits {
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

    fn with_text(&self, text: &str, among: &Bits, earlier: Option<&Trace>) -> NeedleHits {
        let finder = Finder::new(text);
        let text = self.text_search(text, &finder);
        let mut own = Bits::zeros(self.places());
        if among.count() < self.places() / FEW / 8 {
            let mut all = own.clone();
            for row in among.ones() {
                if self.is_hit(row, &text) {
                    own.set(row);
                    all.set(row);
                } else if self.is_named_so(row, &text) {
                    all.set(row);
                }
            }
            return NeedleHits { all, own, trace: None };
        }
        if text.clients.devices.contains(&true) {
            add(&mut own, among, &self.client, |client| text.clients.devices[*client as usize]);
        }
        let accounts = self.accounts.search(&text.account, earlier.map(|trace| &trace.accounts));
        if !accounts.is_empty() {
            add(&mut own, among, &self.account, |account| accounts.has(*account as usize));
        }
        let by_itself = self.own_hits(&text, among, earlier);
        own.join(&by_itself);
        let mut all = own.clone();
        if let Some(readings) = &text.readings {
            add(&mut all, among, &self.reading, |place| readings[*place as usize]);
        }
        if text.clients.hosts.contains(&true) {
            add(&mut all, among, &self.client, |client| text.clients.hosts[*client as usize]);
        }
        NeedleHits { all, own, trace: Some(Trace { accounts, own: by_itself }) }
    }

    /// Those of some sessions that a text hits in their ID, address or time.
    fn own_hits(&self, text: &TextSearch<'_>, among: &Bits, earlier: Option<&Trace>) -> Bits {
        let mut among = among.clone();
        if let Some(earlier) = earlier {
            among.keep(&earlier.own);
        }
        let mut hits = Bits::zeros(self.places());
        if among.count() < self.places() / FEW {
            among.ones().filter(|row| self.is_own_hit(*row, text)).for_each(|row| hits.set(row));
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

    /// Whether a text hits a session in more than the name of its host or workspace.
    fn is_hit(&self, row: usize, text: &TextSearch<'_>) -> bool {
        text.clients.devices[self.client[row] as usize]
            || self.accounts.contains(self.account[row], &text.account)
            || self.is_own_hit(row, text)
    }

    fn is_named_so(&self, row: usize, text: &TextSearch<'_>) -> bool {
        text.readings.as_ref().is_some_and(|readings| readings[self.reading[row] as usize])
            || text.clients.hosts[self.client[row] as usize]
    }

    fn is_own_hit(&self, row: usize, text: &TextSearch<'_>) -> bool {
        self.ids.contains(row, text.finder)
            || self.addresses.contains(row, &text.address)
            || text.unknown_time && self.connected[row].ms().is_none()
    }

    fn text_search<'t>(&self, text: &'t str, finder: &'t Finder<'t>) -> TextSearch<'t> {
        let workspaces = self.workspaces.named(|name| begins_word(name, text));
        TextSearch {
            finder,
            account: SoughtAccount::of(text, finder),
            address: SoughtAddress::of(text, finder),
            clients: self.clients.search(text, finder),
            readings: workspaces.contains(&true).then(|| self.readings.given(&workspaces)),
            unknown_time: begins_word(UNKNOWN_TIME, text),
        }
    }
}

impl NeedleHits {
    fn none(places: usize) -> Self {
        Self { all: Bits::zeros(places), own: Bits::zeros(places), trace: None }
    }

    /// What either of two hits, among the same sessions.
    fn joined(mut self, other: Self) -> Self {
        self.all.join(&other.all);
        self.own.join(&other.own);
        self.trace = self.trace.zip(other.trace).map(|(mut one, other)| {
            one.accounts.join(&other.accounts);
            one.own.join(&other.own);
            one
        });
        self
    }
}

/// Adds those of some rows that are not hits yet and whose value in a column is one.
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
            *word |= left & bits_of(rows, &hit);
        }
    }
}

/// A bit for each row of a column.
pub(crate) fn each<T>(column: &[T], hit: impl Fn(&T) -> bool) -> Bits {
    Bits::of_words(column.chunks(64).map(|rows| bits_of(rows, &hit)).collect())
}

fn bits_of<T>(rows: &[T], hit: &impl Fn(&T) -> bool) -> u64 {
    rows.iter().enumerate().fold(0, |word, (at, value)| word | u64::from(hit(value)) << at)
}
