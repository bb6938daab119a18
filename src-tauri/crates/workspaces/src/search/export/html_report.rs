//! Sessions on a page to print: one file that runs nothing and loads nothing.

use std::io::{self, Write};

use jiff::{Timestamp, tz::TimeZone};

use super::{ExportWish, Head, Origin, Row, Sheet, html::Escaped, masked, moment, words};
use crate::search::{InternetAddress, Person, SessionCard, find::GroupHeading};

/// How the page looks, on a screen and on paper.
pub const STYLE: &str = include_str!("html_report/report.css");

/// The policy lets this one style in, by its digest, and nothing else.
pub const STYLE_DIGEST: &str = "sha256-3fzLswosE89rA+XzuoRU0j8cX4nNw39KBs8UFrqmuIs=";

/// How many columns the list has.
const COLUMNS: usize = 6;

/// A report to print.
pub struct HtmlReport<'a> {
    wish: &'a ExportWish,
    head: Head<'a>,
    zone: TimeZone,
    to: &'a mut dyn Write,
}

impl<'a> HtmlReport<'a> {
    pub fn begin(wish: &'a ExportWish, head: Head<'a>, to: &'a mut dyn Write) -> io::Result<Self> {
        let zone = moment::zone(&wish.words.time_zone);
        let mut report = Self { wish, head, zone, to };
        report.top()?;
        report.origins()?;
        report.list_begins()?;
        Ok(report)
    }

    fn top(&mut self) -> io::Result<()> {
        let words = &self.wish.words;
        let (language, title) = (Escaped(&words.language), Escaped(&words.report.title));
        writeln!(
            self.to,
            "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
             style-src '{STYLE_DIGEST}'; base-uri 'none'; form-action 'none'\">\n\
             <meta name=\"viewport\" content=\"width=device-width\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n\
             <meta name=\"referrer\" content=\"no-referrer\">\n\
             <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<header>\n\
             <h1>{title}</h1>\n<dl>"
        )?;
        let report = &words.report;
        let at = self.time(self.head.at);
        let zone = self.zone.iana_name().unwrap_or("UTC");
        self.fact(&report.exported, &format!("{at} ({})", Escaped(zone)))?;
        let Head { sessions, missing, .. } = self.head;
        self.fact(&report.sessions, &sessions.to_string())?;
        if missing > 0 {
            self.fact(&report.missing, &missing.to_string())?;
        }
        for fact in &words.facts {
            self.fact(&fact.label, &format!("<bdi>{}</bdi>", Escaped(&fact.value)))?;
        }
        writeln!(self.to, "</dl>")?;
        self.note(&report.not_proof)?;
        if self.wish.masked {
            self.note(&report.masked_note)?;
        }
        writeln!(self.to, "</header>")
    }

    fn origins(&mut self) -> io::Result<()> {
        let ExportWish { words, .. } = self.wish;
        let report = &words.report;
        write!(self.to, "<section>\n<h2>{}</h2>\n", Escaped(&report.origins))?;
        self.table_begins(&[
            (&words.columns.workspace, ""),
            (&words.columns.workspace_address, ""),
            (&report.sessions_here, " class=\"number\""),
            (&report.sessions_known, " class=\"number\""),
            (&report.checked, ""),
        ])?;
        writeln!(self.to, "<tbody>")?;
        for origin in self.head.origins {
            let Origin { name, address, practice, sessions, known, as_of, oldest_as_of, .. } =
                origin;
            let practice = if *practice {
                format!(" {}", Escaped(&words.values.practice))
            } else {
                String::new()
            };
            let address = self.or_unknown(address.as_deref());
            let checked = match (as_of, oldest_as_of) {
                (Some(newest), Some(oldest)) if oldest != newest => format!(
                    "{} {} {}",
                    self.time(*oldest),
                    Escaped(&report.until),
                    self.time(*newest)
                ),
                (Some(newest), Some(_) | None) => self.time(*newest),
                (None, Some(_) | None) => Escaped(&report.not_read).to_string(),
            };
            writeln!(
                self.to,
                "<tr><th scope=\"row\"><bdi>{}</bdi>{practice}</th><td>{address}</td>\
                 <td class=\"number\">{sessions}</td><td class=\"number\">{known}</td>\
                 <td>{checked}</td></tr>",
                Escaped(name)
            )?;
        }
        writeln!(self.to, "</tbody>\n</table>\n</section>")
    }

    fn list_begins(&mut self) -> io::Result<()> {
        let ExportWish { words, .. } = self.wish;
        write!(self.to, "<section>\n<h2>{}</h2>\n", Escaped(&words.report.list))?;
        self.note(&words.report.last_connected_note)?;
        let columns = &words.columns;
        self.table_begins(&[
            (&columns.person, ""),
            (&columns.workspace, ""),
            (&columns.device, ""),
            (&columns.internet_address, ""),
            (&columns.last_connected, ""),
            (&columns.session_id, ""),
        ])?;
        writeln!(self.to, "<tbody>")
    }

    fn table_begins(&mut self, columns: &[(&String, &str)]) -> io::Result<()> {
        write!(self.to, "<table>\n<thead>\n<tr>")?;
        for (label, class) in columns {
            write!(self.to, "<th scope=\"col\"{class}>{}</th>", Escaped(label))?;
        }
        writeln!(self.to, "</tr>\n</thead>")
    }

    fn fact(&mut self, label: &str, html: &str) -> io::Result<()> {
        writeln!(self.to, "<div><dt>{}</dt><dd>{html}</dd></div>", Escaped(label))
    }

    fn note(&mut self, text: &str) -> io::Result<()> {
        writeln!(self.to, "<p class=\"note\">{}</p>", Escaped(text))
    }

    fn time(&self, at: Timestamp) -> String {
        let readable = moment::readable(at, &self.zone);
        format!("<time datetime=\"{}\">{readable}</time>", moment::with_offset(at, &self.zone))
    }

    fn or_unknown(&self, text: Option<&str>) -> String {
        match text {
            Some(text) => format!("<bdi>{}</bdi>", Escaped(text)),
            None => format!("<i>{}</i>", Escaped(&self.wish.words.values.unknown)),
        }
    }

    fn address(&self, address: Option<&InternetAddress>) -> String {
        let values = &self.wish.words.values;
        let Some(address) = address else { return self.or_unknown(None) };
        let shown = if self.wish.masked {
            masked::marked(address, &values.masked)
        } else {
            address.text.clone()
        };
        let internal = if address.internal { small(&values.internal) } else { String::new() };
        format!("<code>{}</code>{internal}", Escaped(&shown))
    }

    /// The name, the user name and the ID, as far as they are known.
    fn person(&self, person: &Person, user_id: Option<&str>) -> String {
        let mut shown = format!("<bdi>{}</bdi>", Escaped(self.wish.words.person(person)));
        if let Some(user_name) = words::user_name(person) {
            shown += &small(&format!("@{user_name}"));
        }
        if let Some(id) = user_id {
            shown += &small_code(id);
        }
        shown
    }

    /// What the person is signed in from, in two lines.
    fn device(&self, card: &SessionCard) -> String {
        let device = &card.device;
        let version = device.long_version.as_ref().or(device.version.as_ref());
        let client = together(device.name.as_ref(), version);
        let system = together(device.system.as_ref(), device.system_version.as_ref());
        let kind = self.wish.words.kind(device.kind);
        let first = client.as_deref().unwrap_or(kind);
        let second = system.map_or_else(String::new, |system| small(&system));
        format!("<bdi>{}</bdi>{second}", Escaped(first))
    }
}

impl Sheet for HtmlReport<'_> {
    /// A group is a body of the table, with its heading in it.
    fn heading(&mut self, heading: &GroupHeading) -> io::Result<()> {
        let (said, sessions) = match heading {
            GroupHeading::Account { person, user_id, workspace, sessions, .. } => {
                let (name, _) = self.head.origin(workspace);
                let person = self.person(person, user_id.as_deref());
                (format!("{person} <bdi>{}</bdi>", Escaped(name)), sessions)
            }
            GroupHeading::Address { address, sessions, .. } => {
                (self.address(address.as_ref()), sessions)
            }
        };
        let label = Escaped(&self.wish.words.report.sessions);
        writeln!(
            self.to,
            "</tbody>\n<tbody>\n<tr class=\"group\"><th colspan=\"{COLUMNS}\" scope=\"rowgroup\">\
             {said} <span class=\"count\">{label}: {sessions}</span></th></tr>"
        )
    }

    fn session(&mut self, row: &Row<'_>) -> io::Result<()> {
        let card = row.card();
        let person = self.person(&card.person, card.user_id.as_deref());
        let (workspace, _) = self.head.origin(&card.workspace_id);
        let server = card.host.as_deref().map_or_else(String::new, small_code);
        let connected = match card.last_connected {
            Some(at) => self.time(at),
            None => self.or_unknown(None),
        };
        let as_of = format!(
            "<small>{} {}</small>",
            Escaped(&self.wish.words.columns.as_of),
            self.time(card.as_of)
        );
        writeln!(
            self.to,
            "<tr><td>{person}</td><td><bdi>{}</bdi>{server}</td><td>{}</td><td>{}</td>\
             <td>{connected}{as_of}</td><td><code>{}</code></td></tr>",
            Escaped(workspace),
            self.device(&card),
            self.address(card.internet_address.as_ref()),
            Escaped(card.session_id.as_str()),
        )
    }

    fn end(&mut self) -> io::Result<()> {
        writeln!(self.to, "</tbody>\n</table>\n</section>\n</body>\n</html>")
    }
}

fn small(text: &str) -> String {
    format!("<small><bdi>{}</bdi></small>", Escaped(text))
}

fn small_code(text: &str) -> String {
    format!("<small><code>{}</code></small>", Escaped(text))
}

/// Both, or the one of them that is known.
fn together(name: Option<&String>, version: Option<&String>) -> Option<String> {
    let known: Vec<&str> = [name, version].into_iter().flatten().map(String::as_str).collect();
    (!known.is_empty()).then(|| known.join(" "))
}
