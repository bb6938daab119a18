//! What stands in the files, whatever the names are.

mod hostile;

use dom_query::Document;
use jiff::Timestamp;
use proptest::prelude::*;
use rocketchat::SessionId;
use serde_json::Value;
use session_index::{Account, Address, Device, DeviceKind, Index, Session, SessionRef};

use super::*;
use crate::search::{InternetAddress, Person, SessionCard};
use hostile::{HOSTILE, payloads};

const AT: &str = "2026-11-23T10:00:00Z";

fn card(name: &str) -> SessionCard {
    let text = || Some(name.to_owned());
    SessionCard {
        workspace_id: WorkspaceId::parse("acme").unwrap(),
        session_id: SessionId::parse("uBNL9dTjJ4s6Pjp4K").unwrap(),
        user_id: text(),
        person: Person::Known { user_name: text(), name: text() },
        device: Device {
            kind: DeviceKind::Browser,
            name: text(),
            version: text(),
            long_version: None,
            system: text(),
            system_version: text(),
        },
        host: text(),
        internet_address: Some(InternetAddress { text: name.to_owned(), internal: false }),
        last_connected: Some("2026-11-23T05:08:42.301Z".parse().unwrap()),
        as_of: AT.parse().unwrap(),
    }
}

/// A file of these, under one heading each.
fn file(format: ExportFormat, masked: bool, cards: &[SessionCard]) -> String {
    let name = match cards.first().map(|card| &card.person) {
        Some(Person::Known { name: Some(name), .. }) => name.clone(),
        Some(Person::Known { .. } | Person::Deleted) | None => "Acme HQ".to_owned(),
    };
    let at: Timestamp = AT.parse().unwrap();
    let origins = [Origin {
        id: WorkspaceId::parse("acme").unwrap(),
        name: name.clone(),
        address: Some("https://chat.acme.example".to_owned()),
        practice: false,
        sessions: cards.len(),
        known: 60,
        as_of: Some(at),
        oldest_as_of: Some(at),
    }];
    let mut words = made_up("Europe/Berlin");
    words.facts = vec![ExportFact { label: "Search".to_owned(), value: name }];
    let what = ExportOf::Sessions(Vec::new());
    let wish = ExportWish { what, format, masked, words };
    let head = Head { at, sessions: cards.len(), missing: 1, origins: &origins };
    let mut written = Vec::new();
    let mut sheet = sheet(&wish, head, &mut written).unwrap();
    for card in cards {
        let heading = crate::search::find::GroupHeading::Account {
            person: card.person.clone(),
            user_id: card.user_id.clone(),
            workspace: card.workspace_id.clone(),
            sessions: 1,
            known: 1,
        };
        sheet.heading(&heading).unwrap();
        sheet.session(&row(card)).unwrap();
    }
    sheet.end().unwrap();
    drop(sheet);
    String::from_utf8(written).unwrap()
}

fn row(card: &SessionCard) -> Row<'_> {
    let (user_name, name, deleted) = match &card.person {
        Person::Known { user_name, name } => (user_name.as_deref(), name.as_deref(), false),
        Person::Deleted => (None, None, true),
    };
    let session = Session {
        session_id: card.session_id.as_str(),
        account: Account { user_id: card.user_id.as_deref(), user_name, name, deleted },
        device: card.device.map(String::as_str),
        host: card.host.as_deref(),
        address: card.internet_address.as_ref().map(|address| match address.text.parse() {
            Ok(ip) if InternetAddress::of(ip) == *address => Address::Ip(ip),
            Ok(_) | Err(_) => Address::Text(address.text.as_str()),
        }),
        last_connected: card.last_connected.map(Timestamp::as_millisecond),
    };
    let workspace = Index::default().add_workspace("Acme HQ");
    let entry = SessionRef { workspace, as_of_ms: card.as_of.as_millisecond(), session };
    Row { workspace: &card.workspace_id, entry }
}

/// The cells of a file for spreadsheets, its headings left out.
fn cells(file: &str) -> Vec<Vec<String>> {
    let rows = file.strip_prefix('\u{feff}').expect("it begins with the mark");
    let mut reader = csv::Reader::from_reader(rows.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// Asserts that no cell is taken for a formula, and that each value comes back.
fn check_csv(name: &str) -> usize {
    let rows = cells(&file(ExportFormat::Csv, false, &[card(name)]));
    let expected = [
        name,
        "https://chat.acme.example",
        name,
        name,
        name,
        "Browser",
        name,
        name,
        name,
        name,
        name,
        name,
        "2026-11-23T06:08:42+01:00",
        "uBNL9dTjJ4s6Pjp4K",
        "2026-11-23T11:00:00+01:00",
    ];
    assert_eq!(rows.len(), 1, "{name:?}");
    for (cell, value) in rows[0].iter().zip(expected) {
        assert!(!formula::parts(cell).any(formula::is_armed), "{cell:?}");
        let first = cell.trim_start().chars().next();
        assert!(!first.is_some_and(|c| "=+-@\t\r＝＋－＠".contains(c)), "{cell:?}");
        assert_eq!(formula::armed(cell), value);
    }
    rows[0].len()
}

/// Asserts that the page has the elements and attributes of a page of a harmless name.
fn check_html(name: &str) {
    let outline = |name: &str| {
        let page = Document::from(file(ExportFormat::Html, false, &[card(name)]));
        let elements = page.select("*");
        let of = |element: &dom_query::NodeRef<'_>| {
            let attributes = element.attrs();
            let attributes: Vec<_> = attributes.iter().map(|a| a.name.local.to_string()).collect();
            format!("{} {}", element.node_name().unwrap(), attributes.join(" "))
        };
        let all: Vec<String> = elements.nodes().iter().map(of).collect();
        (all, page.select("tbody tr:last-child td bdi").text().to_string())
    };
    let (elements, said) = outline(name);
    assert_eq!(elements, outline("Rod").0, "{name:?}");
    let as_read = name.replace("\r\n", "\n").replace('\r', "\n").replace('\0', "\u{fffd}");
    assert!(said.contains(&as_read), "{name:?}: {said:?}");
}

fn check_json(name: &str) {
    let card = card(name);
    let file: Value =
        serde_json::from_str(&file(ExportFormat::Json, false, std::slice::from_ref(&card)))
            .unwrap();
    assert_eq!(file["sessions"], serde_json::json!([card]));
    assert_eq!(file["workspaces"][0]["name"], name);
}

#[test]
fn hostile_names_are_harmless_and_come_back_from_every_sort_of_file() {
    let mut names = HOSTILE.map(str::to_owned).to_vec();
    names.extend(payloads());
    let mut cells = 0;
    for name in &names {
        cells += check_csv(name);
        check_json(name);
    }
    for name in HOSTILE {
        check_html(name);
    }
    println!(
        "CSV: {} hostile names, {cells} cells, 0 taken for a formula, all came back; \
         JSON: {} equal; HTML: {} pages without a foreign element or attribute",
        names.len(),
        names.len(),
        HOSTILE.len()
    );
    assert!(HOSTILE.len() >= 50 && names.len() > 1_000);
}

proptest! {
    #[test]
    fn any_name_is_harmless_and_comes_back(name in any::<String>()) {
        check_csv(&name);
        check_json(&name);
        check_html(&name);
    }
}

#[test]
fn lines_end_as_the_standard_says_and_every_cell_is_in_quotation_marks() {
    let written = file(ExportFormat::Csv, false, &[card("a \"b\""), card("c,\nd")]);
    assert!(written.starts_with("\u{feff}\"Workspace\",\"Workspace address\",\"Person\","));
    assert_eq!(written.matches("\"\r\n").count(), 3);
    assert!(written.contains(",\"a \"\"b\"\"\","), "{written}");
}

#[test]
fn what_is_not_known_is_an_empty_cell_and_said_in_the_report() {
    let mut card = card("Rod");
    card.person = Person::Deleted;
    (card.host, card.internet_address, card.last_connected) = (None, None, None);
    let rows = cells(&file(ExportFormat::Csv, false, std::slice::from_ref(&card)));
    assert_eq!(rows[0][2..5], ["Deleted person", "", "Rod"]);
    assert_eq!(rows[0][10..13], ["", "", ""]);
    let report = file(ExportFormat::Html, false, &[card]);
    assert_eq!(report.matches("<i>Not known</i>").count(), 2, "address and time");
}

#[test]
fn masked_addresses_are_masked_everywhere_and_that_is_said() {
    let mut card = card("Rod");
    card.internet_address =
        Some(InternetAddress { text: "203.0.113.77".to_owned(), internal: false });
    for (format, network) in [
        (ExportFormat::Csv, "\"203.0.113.0/24 (masked)\""),
        (ExportFormat::Json, "\"203.0.113.0/24\""),
        (ExportFormat::Html, "<code>203.0.113.0/24 (masked)</code>"),
    ] {
        let whole = file(format, false, std::slice::from_ref(&card));
        let masked = file(format, true, std::slice::from_ref(&card));
        assert!(whole.contains("203.0.113.77") && !whole.contains("/24"), "{format:?}");
        assert!(masked.contains(network) && !masked.contains("203.0.113.77"), "{format:?}");
        assert_eq!(masked.contains("Addresses are masked."), format == ExportFormat::Html);
    }
    let json: Value = serde_json::from_str(&file(ExportFormat::Json, true, &[card])).unwrap();
    assert_eq!(json["internetAddresses"], "masked");
}

#[test]
fn the_report_runs_and_loads_nothing_and_lets_its_own_style_in() {
    use base64::{Engine as _, prelude::BASE64_STANDARD};
    use sha2::{Digest as _, Sha256};

    let digest = BASE64_STANDARD.encode(Sha256::digest(html_report::STYLE));
    assert_eq!(format!("sha256-{digest}"), html_report::STYLE_DIGEST);
    let report = file(ExportFormat::Html, false, &[card("Rod")]);
    let page = Document::from(report.as_str());
    let policy = page.select("meta[http-equiv=Content-Security-Policy]").attr("content").unwrap();
    assert_eq!(
        policy.to_string(),
        format!(
            "default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
        )
    );
    assert_eq!(page.select("style").text().to_string(), html_report::STYLE);
    assert_eq!(
        page.select("script, link, img, iframe, object, embed, form, [src], [href], [style]")
            .length(),
        0
    );
    assert!(!html_report::STYLE.contains("url(") && !html_report::STYLE.contains("@import"));
    assert_eq!(page.select("html").attr("lang").unwrap().to_string(), "en");
    let schemes = page.select("meta[name=color-scheme]").attr("content").unwrap();
    assert_eq!(schemes.to_string(), "light dark", "it follows the person's system on a screen");
    for said in ["not proof", "Europe/Berlin", "2026-11-23 11:00:00 +01:00"] {
        assert!(report.contains(said), "{said}");
    }
}
