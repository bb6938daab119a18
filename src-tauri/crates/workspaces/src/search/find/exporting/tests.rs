use session_index::Grouping;

use super::{
    super::tests::{Stage, query},
    *,
};
use crate::search::export::{ExportFormat, made_up};

fn wish(what: ExportOf, format: ExportFormat) -> ExportWish {
    ExportWish { what, format, masked: false, words: made_up("UTC") }
}

fn export(stage: &Stage, wish: &ExportWish) -> (Exported, String) {
    let mut file = Vec::new();
    let exported = stage.finder.export(wish, &mut file).unwrap();
    (exported, String::from_utf8(file).unwrap())
}

/// The IDs of the sessions in a file for programs, and the whole of it.
fn ids(file: &str) -> (Vec<String>, serde_json::Value) {
    let read: serde_json::Value = serde_json::from_str(file).unwrap();
    let rows = read["sessions"].as_array().unwrap().iter();
    (rows.map(|row| row["sessionId"].as_str().unwrap().to_owned()).collect(), read)
}

#[tokio::test]
async fn what_is_found_is_exported_in_the_order_of_the_result_with_where_it_is_from() {
    let stage = Stage::open().await;
    let what = ExportOf::Found(query("@maria"));
    let (exported, file) = export(&stage, &wish(what, ExportFormat::Json));
    assert_eq!(exported, Exported { sessions: 3, missing: 0 });
    let (ids, read) = ids(&file);
    assert_eq!(ids, ["maria-phone", "maria-desk", "maria-there"]);
    assert_eq!((&read["format"], &read["version"]), (&"gatehouse-sessions".into(), &1.into()));
    assert_eq!(read["count"], 3);
    assert_eq!(read["exportedAt"], "2026-11-23T10:00:00Z");
    let origin = |place: usize| {
        let origin = &read["workspaces"][place];
        (origin["address"].clone(), origin["sessions"].clone(), origin["sessionsKnown"].clone())
    };
    assert_eq!(origin(0), ("https://chat.acme.example".into(), 2.into(), 3.into()));
    assert_eq!(origin(1), ("https://chat.globex.example".into(), 1.into(), 1.into()));
}

#[tokio::test]
async fn named_sessions_are_exported_as_named_and_those_that_are_gone_are_counted() {
    let stage = Stage::open().await;
    let key = |id: &WorkspaceId, session: &str| (id.clone(), session.to_owned());
    let named = vec![
        key(&stage.acme, "rod-desk"),
        key(&stage.globex, "maria-desk"),
        key(&stage.acme, "maria-phone"),
    ];
    let (exported, file) = export(&stage, &wish(ExportOf::Sessions(named), ExportFormat::Json));
    assert_eq!(exported, Exported { sessions: 2, missing: 1 });
    let (ids, read) = ids(&file);
    assert_eq!(ids, ["rod-desk", "maria-phone"]);
    assert_eq!((&read["missing"], &read["count"]), (&1.into(), &2.into()));
    assert_eq!(read["workspaces"].as_array().unwrap().len(), 1, "the one that they are of");
}

#[tokio::test]
async fn a_grouped_report_has_a_heading_for_each_group_over_its_sessions() {
    let stage = Stage::open().await;
    let grouped = FindQuery { group: Grouping::Account, ..query("") };
    let (_, file) = export(&stage, &wish(ExportOf::Found(grouped), ExportFormat::Html));
    let page = dom_query::Document::from(file);
    let groups = page.select("tr.group");
    assert_eq!((groups.length(), page.select("tr:has(td code) time").length() > 0), (3, true));
    let first = page.select("tbody:has(tr.group)").first();
    assert_eq!(first.select("tr").length(), 3, "her two sessions under her name");
    assert!(first.text().contains("@maria") && first.text().contains("Sessions: 2"));
}

/// More lines than are taken at once, so that no line is lost or doubled between two takings.
#[tokio::test]
async fn every_session_of_many_is_exported_once_flat_and_grouped() {
    let stage = Stage::open().await;
    let many: Vec<_> = (0..20_000_i64)
        .map(|n| {
            super::super::tests::session(&format!("s{n}"), &format!("u{}", n % 777), "192.0.2.1", n)
        })
        .collect();
    stage.read(&stage.globex, &many);
    for group in [Grouping::None, Grouping::Account, Grouping::Address] {
        let what = ExportOf::Found(FindQuery { group, ..query("") });
        let (exported, file) = export(&stage, &wish(what, ExportFormat::Json));
        let (mut ids, _) = ids(&file);
        ids.sort_unstable();
        ids.dedup();
        assert_eq!((exported.sessions, ids.len()), (20_004, 20_004), "{group:?}");
    }
}

#[tokio::test]
async fn a_file_is_named_by_the_persons_own_clock() {
    let stage = Stage::open().await;
    let mut wish = wish(ExportOf::Found(query("")), ExportFormat::Html);
    assert_eq!(stage.finder.export_name(&wish), "sessions-2026-11-23-1000.html");
    wish.words.time_zone = "Asia/Kolkata".to_owned();
    assert_eq!(stage.finder.export_name(&wish), "sessions-2026-11-23-1530.html");
}

#[tokio::test]
async fn a_file_that_cannot_be_written_says_so() {
    let stage = Stage::open().await;
    let wish = wish(ExportOf::Found(query("")), ExportFormat::Csv);
    let mut full = [0_u8; 100];
    assert!(stage.finder.export(&wish, &mut &mut full[..]).is_err());
}
