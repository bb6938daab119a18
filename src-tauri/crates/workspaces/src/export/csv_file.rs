//! Sessions for a spreadsheet.

use std::io::{self, Write};

use csv::{QuoteStyle, Terminator, Writer, WriterBuilder};
use jiff::tz::TimeZone;

use super::{ExportWish, Head, Sheet, formula, masked, moment, words};
use crate::{GroupHeading, SessionCard};

/// Without it, Excel reads another encoding than UTF-8.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// A file for spreadsheets. Every cell is in quotation marks: programs that split at semicolons too
/// then leave the cells whole.
pub struct CsvFile<'a> {
    wish: &'a ExportWish,
    head: Head<'a>,
    zone: TimeZone,
    to: Writer<&'a mut dyn Write>,
}

impl<'a> CsvFile<'a> {
    pub fn begin(wish: &'a ExportWish, head: Head<'a>, to: &'a mut dyn Write) -> io::Result<Self> {
        to.write_all(BYTE_ORDER_MARK)?;
        let to = WriterBuilder::new()
            .terminator(Terminator::CRLF)
            .quote_style(QuoteStyle::Always)
            .from_writer(to);
        let mut file = Self { wish, head, zone: moment::zone(&wish.words.time_zone), to };
        let columns = &wish.words.columns;
        file.row([
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
        ])?;
        Ok(file)
    }

    fn row(&mut self, cells: [&str; 15]) -> io::Result<()> {
        for cell in cells {
            self.to.write_field(&*formula::disarmed(cell))?;
        }
        Ok(self.to.write_record(None::<&[u8]>)?)
    }
}

impl Sheet for CsvFile<'_> {
    /// A line in a spreadsheet is a session; what those of a group share stands on each.
    fn heading(&mut self, _: &GroupHeading) -> io::Result<()> {
        Ok(())
    }

    fn session(&mut self, card: &SessionCard) -> io::Result<()> {
        let words = &self.wish.words;
        let or_empty = |text: &'_ Option<String>| text.clone().unwrap_or_default();
        let address = card.internet_address.as_ref().map(|address| {
            if self.wish.masked {
                masked::marked(address, &words.values.masked)
            } else {
                address.text.clone()
            }
        });
        let connected = card.last_connected.map(|at| moment::with_offset(at, &self.zone));
        let as_of = moment::with_offset(card.as_of, &self.zone);
        let (workspace, workspace_address) = self.head.origin(&card.workspace_id);
        let (workspace, workspace_address) = (workspace.to_owned(), workspace_address.to_owned());
        let device = &card.device;
        let version = device.long_version.as_ref().or(device.version.as_ref());
        self.row([
            &workspace,
            &workspace_address,
            words.person(&card.person),
            words::user_name(&card.person).unwrap_or_default(),
            &or_empty(&card.user_id),
            words.kind(device.kind),
            &or_empty(&device.name),
            version.map_or("", String::as_str),
            &or_empty(&device.system),
            &or_empty(&device.system_version),
            &address.unwrap_or_default(),
            &or_empty(&card.host),
            &connected.unwrap_or_default(),
            card.session_id.as_str(),
            &as_of,
        ])
    }

    fn end(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}
