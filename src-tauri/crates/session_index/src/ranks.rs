//! The ranks of many texts.

use crate::slot::to_u32;

/// How many bytes of a text are compared at once.
const CHUNK: u8 = 7;

/// Keys that are equal as far as they were compared.
struct Run {
    from: u32,
    to: u32,
    next: Next,
}

/// What is to be compared next.
#[derive(Clone, Copy)]
enum Next {
    First { depth: u32 },
    Second { depth: u32 },
    Nothing,
}

/// For each key its place among all keys, by its first text, then by its second; keys with equal
/// texts share a place.
///
/// Texts are sorted some bytes at a time, so that each is read once for those bytes and not once
/// for each comparison: reading is what costs time, as the texts lie all over the memory.
pub(crate) fn ranks<'t>(keys: u32, texts: impl Fn(u32) -> [&'t [u8]; 2]) -> Vec<u32> {
    let mut ranks = vec![0; keys as usize];
    let mut order: Vec<(u64, u32)> = (0..keys).map(|key| (0, key)).collect();
    let mut rank = 0;
    let mut open = vec![Run { from: 0, to: keys, next: Next::First { depth: 0 } }];
    while let Some(run) = open.pop() {
        let equal = &mut order[run.from as usize..run.to as usize];
        let (text, depth) = match run.next {
            Next::First { depth } if equal.len() > 1 => (0, depth),
            Next::Second { depth } if equal.len() > 1 => (1, depth),
            Next::First { .. } | Next::Second { .. } | Next::Nothing => {
                for (_, key) in equal.iter() {
                    ranks[*key as usize] = rank;
                }
                rank += 1;
                continue;
            }
        };
        for (chunk, key) in equal.iter_mut() {
            *chunk = chunk_of(texts(*key)[text], depth as usize);
        }
        equal.sort_unstable();
        let (opened, mut from) = (open.len(), run.from);
        for equal in equal.chunk_by(|(one, _), (next, _)| one == next) {
            let to = from + to_u32(equal.len());
            open.push(Run { from, to, next: run.next.after(equal[0].0) });
            from = to;
        }
        open[opened..].reverse();
    }
    ranks
}

/// Takes keys in that came since the places were given, as [`ranks`] would have given them: those
/// that are new are found a place among the others, which move up.
pub(crate) fn extend_ranks<T: Ord>(ranks: &mut Vec<u32>, keys: u32, text: impl Fn(u32) -> T) {
    let mut new: Vec<u32> = (to_u32(ranks.len())..keys).collect();
    new.sort_unstable_by_key(|key| text(*key));
    // For each place a key that has it.
    let mut holders = vec![0; ranks.iter().max().map_or(0, |last| *last as usize + 1)];
    for (key, rank) in (0..).zip(ranks.iter()) {
        holders[*rank as usize] = key;
    }
    // Before which places another one comes, in order.
    let mut inserted = Vec::new();
    let known = ranks.len();
    ranks.resize(keys as usize, 0);
    for equal in new.chunk_by(|one, other| text(*one) == text(*other)) {
        let own = text(equal[0]);
        let place = holders.partition_point(|key| text(*key) < own);
        for key in equal {
            ranks[*key as usize] = to_u32(place + inserted.len());
        }
        if holders.get(place).is_none_or(|key| text(*key) != own) {
            inserted.push(place);
        }
    }
    let mut passed = 0;
    let moves: Vec<u32> = (0..holders.len())
        .map(|place| {
            passed += inserted[passed..].iter().take_while(|before| **before <= place).count();
            to_u32(passed)
        })
        .collect();
    for rank in &mut ranks[..known] {
        *rank += moves[*rank as usize];
    }
}

impl Next {
    /// What comes after a chunk that was equal.
    fn after(self, chunk: u64) -> Self {
        let goes_on = chunk & 0xFF > u64::from(CHUNK);
        match self {
            Self::First { depth } if goes_on => Self::First { depth: depth + u32::from(CHUNK) },
            Self::First { .. } => Self::Second { depth: 0 },
            Self::Second { depth } if goes_on => Self::Second { depth: depth + u32::from(CHUNK) },
            Self::Second { .. } | Self::Nothing => Self::Nothing,
        }
    }
}

/// The bytes of a text from a depth on, as a number that sorts alike; in its last byte, how many
/// there were, one more than fit if the text goes on.
fn chunk_of(text: &[u8], depth: usize) -> u64 {
    let rest = text.get(depth..).unwrap_or_default();
    let mut bytes = [0; 8];
    for (byte, of_text) in bytes.iter_mut().zip(rest).take(CHUNK.into()) {
        *byte = *of_text;
    }
    bytes[7] = u8::try_from(rest.len()).unwrap_or(u8::MAX).min(CHUNK + 1);
    u64::from_be_bytes(bytes)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn places_are_those_of_the_sorted_distinct_texts(
            texts in prop::collection::vec(("[ab\u{0}]{0,9}|a{5,30}", "b{0,9}"), 0..40),
        ) {
            let text = |key: u32| {
                let (first, second) = &texts[key as usize];
                [first.as_bytes(), second.as_bytes()]
            };
            let mut sorted = texts.clone();
            sorted.sort();
            sorted.dedup();
            let place = |text| to_u32(sorted.binary_search(text).unwrap());
            let expected: Vec<u32> = texts.iter().map(place).collect();
            prop_assert_eq!(ranks(to_u32(texts.len()), text), expected);
        }

        #[test]
        fn keys_that_came_later_get_the_places_they_would_have_had(
            texts in prop::collection::vec(("[ab]{0,3}", "b{0,2}"), 0..40),
            steps in prop::collection::vec(0..40_usize, 0..4),
        ) {
            let text = |key: u32| {
                let (first, second) = &texts[key as usize];
                [first.as_bytes(), second.as_bytes()]
            };
            let mut known = Vec::new();
            let mut steps: Vec<_> = steps.into_iter().filter(|step| *step < texts.len()).collect();
            steps.sort_unstable();
            for keys in steps.into_iter().chain([texts.len()]) {
                extend_ranks(&mut known, to_u32(keys), text);
                prop_assert_eq!(&known, &ranks(to_u32(keys), text));
            }
        }
    }
}
