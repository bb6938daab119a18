//! Sessions for a spreadsheet.

use std::io::{self, Write};

use csv::{QuoteStyle, Terminator, Writer, WriterBuilder};
use jiff::{Timestamp, tz::TimeZone};

use super::{ExportWish, Head, Sheet, formula, masked, moment, words};
use crate::{GroupHeading, SessionCard};

/// Without it, Excel reads another encoding than UTF-8.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// How many cells a line has.
const COLUMNS: usize = 15;

/// A file for spreadsheets. Every cell is in quotation marks: programs that split at semicolons too
/// then leave the cells whole.
pub struct CsvFile<'a> {
    wish: &'a ExportWish,
    head: Head<'a>,
    zone: TimeZone,
    /// When the session before was read, and how that is told: a page of sessions shares it.
    as_of: (Timestamp, String),
    to: Writer<&'a mut dyn Write>,
}

impl<'a> CsvFile<'a> {
    pub fn begin(wish: &'a ExportWish, head: Head<'a>, to: &'a mut dyn Write) -> io::Result<Self> {
        to.write_all(BYTE_ORDER_MARK)?;
        let mut to = WriterBuilder::new()
            .terminator(Terminator::CRLF)
            .quote_style(QuoteStyle::Always)
            .from_writer(to);
        let columns = &wish.words.columns;
        let headings = [
            &columns.workspace,
            &columns.workspace_address,
            &columns.person,
            &columns.user_name,
            &columns.user_id,
            &columns.device_kind,
            &columns.app,
            &columns.version,
            &columns.system,
            &columns.system_version,
            &columns.internet_address,
            &columns.server,
            &columns.last_connected,
            &columns.session_id,
            &columns.as_of,
        ];
        row(&mut to, headings.map(String::as_str))?;
        let zone = moment::zone(&wish.words.time_zone);
        let as_of = (head.at, moment::with_offset(head.at, &zone));
        Ok(Self { wish, head, zone, as_of, to })
    }
}

impl Sheet for CsvFile<'_> {
    /// A line in a spreadsheet is a session; what those of a group share stands on each.
    fn heading(&mut self, _: &GroupHeading) -> io::Result<()> {
        Ok(())
    }

    fn session(&mut self, card: &SessionCard) -> io::Result<()> {
        let Self { wish, head, zone, as_of, to } = self;
        let words = &wish.words;
        let network = |address| masked::marked(address, &words.values.masked);
        let masked = card.internet_address.as_ref().filter(|_| wish.masked).map(network);
        let whole = card.internet_address.as_ref().map_or("", |address| &address.text);
        let connected = card.last_connected.map(|at| moment::with_offset(at, zone));
        if as_of.0 != card.as_of {
            *as_of = (card.as_of, moment::with_offset(card.as_of, zone));
        }
        let (workspace, workspace_address) = head.origin(&card.workspace_id);
        let device = &card.device;
        let version = device.long_version.as_ref().or(device.version.as_ref());
        let cells = [
            workspace,
            workspace_address,
            words.person(&card.person),
            words::user_name(&card.person).unwrap_or_default(),
            or_empty(card.user_id.as_ref()),
            words.kind(device.kind),
            or_empty(device.name.as_ref()),
            or_empty(version),
            or_empty(device.system.as_ref()),
            or_empty(device.system_version.as_ref()),
            masked.as_deref().unwrap_or(whole),
            or_empty(card.host.as_ref()),
            connected.as_deref().unwrap_or_default(),
            card.session_id.as_str(),
            &as_of.1,
        ];
        row(to, cells)
    }

    fn end(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

fn row(to: &mut Writer<&mut dyn Write>, cells: [&str; COLUMNS]) -> io::Result<()> {
    for cell in cells {
        to.write_field(&*formula::disarmed(cell))?;
    }
    Ok(to.write_record(None::<&[u8]>)?)
}

fn or_empty(text: Option<&String>) -> &str {
    text.map_or("", String::as_str)
}
