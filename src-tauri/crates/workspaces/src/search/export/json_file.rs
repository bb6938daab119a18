//! Sessions for programs.
//!
//! One object: `format` is `gatehouse-sessions`, `version` is 1, then when it was exported, whether
//! `internetAddresses` are `whole` or `masked`, the `workspaces`, how many sessions there are, and
//! the `sessions` themselves, one a line, each as [`SessionCard`] serialises. Times are UTC.

use std::io::{self, Write};

use jiff::Timestamp;
use serde::Serialize;

use super::{ExportWish, Head, Row, Sheet, masked};
use crate::search::{SessionCard, find::GroupHeading};

const FORMAT: &str = "gatehouse-sessions";
const VERSION: u32 = 1;

/// A file for programs.
pub struct JsonFile<'a> {
    masked: bool,
    first: bool,
    to: &'a mut dyn Write,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Beginning<'a> {
    format: &'static str,
    version: u32,
    exported_at: Timestamp,
    internet_addresses: &'static str,
    note: &'a str,
    asked: Vec<Fact<'a>>,
    workspaces: Vec<Workspace<'a>>,
    count: usize,
    missing: usize,
}

#[derive(Serialize)]
struct Fact<'a> {
    label: &'a str,
    value: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Workspace<'a> {
    id: &'a str,
    name: &'a str,
    address: Option<&'a str>,
    practice: bool,
    sessions: usize,
    sessions_known: usize,
    as_of: Option<Timestamp>,
    oldest_as_of: Option<Timestamp>,
}

impl<'a> JsonFile<'a> {
    pub fn begin(wish: &'a ExportWish, head: &Head<'a>, to: &'a mut dyn Write) -> io::Result<Self> {
        let Head { at, sessions, missing, origins } = *head;
        let facts = wish.words.facts.iter();
        let beginning = Beginning {
            format: FORMAT,
            version: VERSION,
            exported_at: at,
            internet_addresses: if wish.masked { "masked" } else { "whole" },
            note: &wish.words.report.not_proof,
            asked: facts.map(|fact| Fact { label: &fact.label, value: &fact.value }).collect(),
            workspaces: origins
                .iter()
                .map(|origin| Workspace {
                    id: origin.id.as_str(),
                    name: &origin.name,
                    address: origin.address.as_deref(),
                    practice: origin.practice,
                    sessions: origin.sessions,
                    sessions_known: origin.known,
                    as_of: origin.as_of,
                    oldest_as_of: origin.oldest_as_of,
                })
                .collect(),
            count: sessions,
            missing,
        };
        let beginning = serde_json::to_string(&beginning)?;
        // The rows go into the same object.
        let open = beginning.strip_suffix('}').unwrap_or(&beginning);
        write!(to, "{open},\"sessions\":[")?;
        Ok(Self { masked: wish.masked, first: true, to })
    }

    fn row(&mut self, card: &SessionCard) -> io::Result<()> {
        self.to.write_all(if self.first { b"\n" } else { b",\n" })?;
        self.first = false;
        Ok(serde_json::to_writer(&mut *self.to, card)?)
    }
}

impl Sheet for JsonFile<'_> {
    /// The order of the sessions is that of the groups; what they share stands on each.
    fn heading(&mut self, _: &GroupHeading) -> io::Result<()> {
        Ok(())
    }

    fn session(&mut self, row: &Row<'_>) -> io::Result<()> {
        let mut card = row.card();
        if let Some(address) = card.internet_address.as_mut().filter(|_| self.masked) {
            address.text = masked::network(address).unwrap_or_default();
        }
        self.row(&card)
    }

    fn end(&mut self) -> io::Result<()> {
        self.to.write_all(b"\n]}\n")
    }
}
