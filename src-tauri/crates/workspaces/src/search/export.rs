//! Sessions in a file that the person takes away: for a spreadsheet, for programs, or to print.
//!
//! Rows are written as they come out of the index, one after another; nothing here holds all of
//! them. Every word in a file comes from whoever asks for it. Hints are not part of a file.

mod csv_file;
mod csv_line;
mod formula;
mod html;
mod html_report;
mod json_file;
mod masked;
mod moment;
mod moments;
mod number;
mod sheet;
#[cfg(test)]
mod tests;
mod words;

use std::io::{self, Write};

use crate::{directory::WorkspaceId, search::find::FindQuery};

#[cfg(test)]
pub(crate) use masked::network as masked_network;
pub(crate) use sheet::{Head, Origin, Row, Sheet};
#[cfg(test)]
pub(crate) use words::made_up;
pub use words::{ColumnWords, DeviceKindWords, ExportFact, ExportWords, ReportWords, ValueWords};

/// What is to be exported, and how.
#[derive(Debug, Clone)]
pub struct ExportWish {
    /// Which sessions.
    pub what: ExportOf,
    /// In which sort of file.
    pub format: ExportFormat,
    /// Whether only the networks of internet addresses are given.
    pub masked: bool,
    /// Every word in the file.
    pub words: ExportWords,
}

/// Which sessions are exported.
#[derive(Debug, Clone)]
pub enum ExportOf {
    /// Everything that is found, in the order of the result and under its headings. What the query
    /// says about lines does not matter.
    Found(FindQuery),
    /// These, in this order, as far as they are known.
    Sessions(Vec<(WorkspaceId, String)>),
}

/// A sort of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportFormat {
    /// For spreadsheets: RFC 4180 in UTF-8 with a byte order mark, one session a line, empty cells
    /// for what is not known. A cell that a spreadsheet would take for a formula, or rewrite as
    /// a number, begins with an apostrophe that is not part of the value.
    Csv,
    /// For programs: nothing is lost but what is masked. `version` grows when a field changes its
    /// meaning or goes.
    Json,
    /// A page on its own that runs nothing and loads nothing, made to be printed.
    Html,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exported {
    /// How many sessions are in the file.
    pub sessions: usize,
    /// How many of those that were named are not known any more.
    pub missing: usize,
}

/// Such as `sessions-2026-11-23-0508.csv`.
pub(crate) fn file_name(wish: &ExportWish, at: jiff::Timestamp) -> String {
    let at = at.to_zoned_datetime(moment::zone(&wish.words.time_zone));
    let ending = match wish.format {
        ExportFormat::Csv => "csv",
        ExportFormat::Json => "json",
        ExportFormat::Html => "html",
    };
    format!("sessions-{}.{ending}", at.strftime("%Y-%m-%d-%H%M"))
}

/// A file of this sort that begins with `head`.
pub(crate) fn sheet<'a>(
    wish: &'a ExportWish,
    head: Head<'a>,
    to: &'a mut dyn Write,
) -> io::Result<Box<dyn Sheet + 'a>> {
    Ok(match wish.format {
        ExportFormat::Csv => Box::new(csv_file::CsvFile::begin(wish, &head, to)?),
        ExportFormat::Json => Box::new(json_file::JsonFile::begin(wish, &head, to)?),
        ExportFormat::Html => Box::new(html_report::HtmlReport::begin(wish, head, to)?),
    })
}
