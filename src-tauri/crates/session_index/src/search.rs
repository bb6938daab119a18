//! Which sessions a word hits.

use memchr::memmem::Finder;

use crate::{Index, Span, addresses::Dotted, bits::Bits};

/// From one in so many sessions down, each is looked at by itself instead of its whole column, which
/// is read as fast as memory gives it.
const FEW: usize = 200;

/// What a text hit in the columns, for the longer text that the next letter makes of it.
pub(crate) struct Trace {
    /// The keys of the accounts that it hit.
    accounts: Bits,
    /// The sessions that it hit in what they do not share: ID and address.
    own: Bits,
}

/// A text that is looked for, with what it hits in the few things that all sessions share.
struct TextSearch<'t> {
    finder: Finder<'t>,
    dotted: Option<Dotted>,
    clients: Vec<bool>,
    /// For each place of a reading, whether the name of its workspace is hit; nothing if none is.
    readings: Option<Vec<bool>>,
}

impl Index {
    /// Those of some sessions whose address is one of a span.
    pub(crate) fn within(&self, span: &Span, among: &Bits) -> Bits {
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

    /// Those of some sessions that a folded text hits.
    ///
    /// `earlier` is the trace of a text that this one contains, made among the same sessions or
    /// more. There is a trace unless the text was found without looking at all columns.
    pub(crate) fn with_text(
        &self,
        text: &str,
        among: &Bits,
        earlier: Option<&Trace>,
    ) -> (Bits, Option<Trace>) {
        let text = self.text_search(text);
        let count = among.count();
        if count < self.places() / FEW / 8 {
            let mut hits = Bits::zeros(self.places());
            among.ones().filter(|row| self.is_hit(*row, &text)).for_each(|row| hits.set(row));
            return (hits, None);
        }
        let mut hits = Bits::zeros(self.places());
        if let Some(readings) = &text.readings {
            add(&mut hits, among, &self.reading, |place| readings[*place as usize]);
        }
        if text.clients.contains(&true) {
            add(&mut hits, among, &self.client, |client| text.clients[*client as usize]);
        }
        if hits.count() == count {
            return (hits, None);
        }
        let accounts = self.accounts.search(&text.finder, earlier.map(|earlier| &earlier.accounts));
        if !accounts.is_empty() {
            add(&mut hits, among, &self.account, |account| accounts.has(*account as usize));
        }
        let own = self.own_hits(&text, among, earlier);
        hits.join(&own);
        (hits, Some(Trace { accounts, own }))
    }

    /// Those of some sessions that a text hits in their ID or address.
    fn own_hits(&self, text: &TextSearch<'_>, among: &Bits, earlier: Option<&Trace>) -> Bits {
        let mut among = among.clone();
        if let Some(earlier) = earlier {
            among.keep(&earlier.own);
        }
        let mut hits = Bits::zeros(self.places());
        if among.count() < self.places() / FEW {
            among.ones().filter(|row| self.is_own_hit(*row, text)).for_each(|row| hits.set(row));
        } else {
            self.ids.search(&text.finder, &mut hits);
            self.addresses.search(text.dotted.as_ref(), &text.finder, &mut hits);
            hits.keep(&among);
        }
        hits
    }

    fn is_hit(&self, row: usize, text: &TextSearch<'_>) -> bool {
        text.readings.as_ref().is_some_and(|readings| readings[self.reading[row] as usize])
            || text.clients[self.client[row] as usize]
            || self.accounts.contains(self.account[row], &text.finder)
            || self.is_own_hit(row, text)
    }

    fn is_own_hit(&self, row: usize, text: &TextSearch<'_>) -> bool {
        self.ids.contains(row, &text.finder)
            || self.addresses.contains(row, text.dotted.as_ref(), &text.finder)
    }

    fn text_search<'t>(&self, text: &'t str) -> TextSearch<'t> {
        let finder = Finder::new(text);
        let dotted = Dotted::of(text);
        let clients = self.clients.search(&finder);
        let workspaces = self.workspaces.named(|name| finder.find(name.as_bytes()).is_some());
        let readings = workspaces.contains(&true).then(|| self.readings.given(&workspaces));
        TextSearch { finder, dotted, clients, readings }
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
