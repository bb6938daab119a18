//! Sessions for a spreadsheet.

use std::{
    collections::HashMap,
    io::{self, Write},
    net::IpAddr,
};

use session_index::{Address, Session};

use super::{
    ExportWish, Head, Row, Sheet, csv_line::CsvLine, masked, moment, moments::Moments, words,
};
use crate::{
    directory::WorkspaceId,
    search::{InternetAddress, find::GroupHeading},
};

/// Without it, Excel reads another encoding than UTF-8.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// A file for spreadsheets.
pub struct CsvFile<'a> {
    wish: &'a ExportWish,
    /// The name and the address of each workspace.
    origins: HashMap<&'a WorkspaceId, (&'a str, &'a str)>,
    moments: Moments,
    /// When the session before was read, and how that is told: a page of sessions shares it.
    as_of: (i64, String),
    line: CsvLine,
    to: &'a mut dyn Write,
}

impl<'a> CsvFile<'a> {
    pub fn begin(wish: &'a ExportWish, head: &Head<'a>, to: &'a mut dyn Write) -> io::Result<Self> {
        to.write_all(BYTE_ORDER_MARK)?;
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
        let mut line = CsvLine::default();
        for heading in headings {
            line.cell(heading);
        }
        line.end(to)?;
        let origins = head.origins.iter().map(|origin| (&origin.id, origin.name_and_address()));
        let mut moments = Moments::of(moment::zone(&wish.words.time_zone));
        let at = head.at.as_millisecond();
        let as_of = (at, moments.with_offset(at).to_owned());
        Ok(Self { wish, origins: origins.collect(), moments, as_of, line, to })
    }

    /// In full, or its network with a mark.
    fn address(&mut self, address: Option<&Address<&str>>) {
        let Self { wish: ExportWish { masked, words, .. }, line, .. } = self;
        match (address, masked) {
            (None, _) => line.cell(""),
            (Some(Address::Ip(IpAddr::V4(ip))), false) => line.numbers(ip.octets()),
            (Some(Address::Ip(ip)), false) => line.cell(&ip.to_string()),
            (Some(Address::Text(text)), false) => line.cell(text),
            (Some(Address::Ip(ip)), true) => {
                line.cell(&masked::marked(&InternetAddress::of(*ip), &words.values.masked));
            }
            (Some(Address::Text(text)), true) => {
                let sent = InternetAddress { text: (*text).to_owned(), internal: false };
                line.cell(&masked::marked(&sent, &words.values.masked));
            }
        }
    }
}

impl Sheet for CsvFile<'_> {
    /// A line in a spreadsheet is a session; what those of a group share stands on each.
    fn heading(&mut self, _: &GroupHeading) -> io::Result<()> {
        Ok(())
    }

    fn session(&mut self, Row { workspace, entry }: &Row<'_>) -> io::Result<()> {
        let words = &self.wish.words;
        let (workspace, workspace_address) =
            self.origins.get(workspace).copied().unwrap_or_default();
        let Session { session_id, account, device, host, address, last_connected } = &entry.session;
        let version = device.long_version.or(device.version);
        for cell in [
            workspace,
            workspace_address,
            words.person_of(account),
            words::user_name_of(account).unwrap_or_default(),
            account.user_id.unwrap_or_default(),
            words.kind(device.kind),
            device.name.unwrap_or_default(),
            version.unwrap_or_default(),
            device.system.unwrap_or_default(),
            device.system_version.unwrap_or_default(),
        ] {
            self.line.cell(cell);
        }
        self.address(address.as_ref());
        let Self { moments, as_of, line, to, .. } = self;
        line.cell(host.unwrap_or_default());
        line.cell(last_connected.map_or("", |at| moments.with_offset(at)));
        line.cell(session_id);
        if as_of.0 != entry.as_of_ms {
            *as_of = (entry.as_of_ms, moments.with_offset(entry.as_of_ms).to_owned());
        }
        line.cell(&as_of.1);
        line.end(*to)
    }

    fn end(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}
