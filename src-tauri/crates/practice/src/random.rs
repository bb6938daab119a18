//! The IDs, tokens and codes that the workspace makes up.

/// Meteor's alphabet for IDs: no letters or digits that look alike.
const UNMISTAKABLE: &[u8] = b"23456789ABCDEFGHJKLMNPQRSTWXYZabcdefghijkmnopqrstuvwxyz";
/// Meteor's alphabet for tokens.
const BASE64_URL: &[u8] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";
const DIGITS: &[u8] = b"0123456789";

/// A source of IDs, tokens and codes; the same seed gives the same ones.
///
/// Not fit for real secrets: a practice workspace guards nothing.
#[derive(Debug, Clone)]
pub(crate) struct Random(fastrand::Rng);

impl Random {
    pub(crate) fn new(seed: Option<u64>) -> Self {
        Self(seed.map_or_else(fastrand::Rng::new, fastrand::Rng::with_seed))
    }

    /// 17 characters, as Meteor names documents and connections.
    pub(crate) fn id(&mut self) -> String {
        self.text(UNMISTAKABLE, 17)
    }

    /// 43 characters, as Meteor makes a login token.
    pub(crate) fn token(&mut self) -> String {
        self.text(BASE64_URL, 43)
    }

    /// A mailed code, 6 digits.
    pub(crate) fn code(&mut self) -> String {
        self.text(DIGITS, 6)
    }

    /// A number below this one, which is not zero.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0.usize(..end)
    }

    fn text(&mut self, alphabet: &[u8], length: usize) -> String {
        (0..length).map(|_| char::from(alphabet[self.below(alphabet.len())])).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_ids_of_the_usual_lengths() {
        let (mut one, mut other) = (Random::new(Some(7)), Random::new(Some(7)));
        let (id, token) = (one.id(), one.token());
        assert_eq!((id.len(), token.len()), (17, 43));
        assert_eq!((id, token), (other.id(), other.token()));
    }
}
