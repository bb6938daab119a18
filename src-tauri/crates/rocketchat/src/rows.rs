//! A list whose broken rows do not cost the good ones.

use std::{fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer,
    de::{IgnoredAny, SeqAccess, Visitor},
};

/// The rows that could be read, and the places of those that could not.
#[derive(Debug)]
pub struct Rows<T> {
    /// Those that could be read, in the order in which they came.
    pub good: Vec<T>,
    /// Where in the list those were that are left out, counted from 0.
    pub broken: Vec<usize>,
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Rows<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_seq(RowByRow(PhantomData))
    }
}

struct RowByRow<T>(PhantomData<T>);

#[derive(Deserialize)]
#[serde(untagged)]
enum Row<T> {
    Good(T),
    Broken(IgnoredAny),
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for RowByRow<T> {
    type Value = Rows<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Rows<T>, A::Error> {
        let mut rows = Rows { good: Vec::new(), broken: Vec::new() };
        while let Some(row) = list.next_element()? {
            match row {
                Row::Good(row) => rows.good.push(row),
                Row::Broken(IgnoredAny) => rows.broken.push(rows.good.len() + rows.broken.len()),
            }
        }
        Ok(rows)
    }
}
