use std::net::IpAddr;

use jiff::{SignedDuration, Timestamp};
use session_index::{Account, Address, Device, DeviceKind, Grouping, HintKind, Session, Sort};
use tempfile::TempDir;

use super::*;
use crate::{account::MemoryVault, settings::Settings};

const NOW: &str = "2026-11-23T10:00:00Z";

pub(super) struct Stage {
    pub finder: Finder,
    pub acme: WorkspaceId,
    pub globex: WorkspaceId,
    _home: TempDir,
}

impl Stage {
    pub async fn open() -> Self {
        let home = tempfile::tempdir().unwrap();
        let settings = Settings { clock: Arc::new(|| NOW.parse().unwrap()), ..Settings::default() };
        let file = home.path().join("workspaces.json");
        let workspaces = Workspaces::open(file, Arc::<MemoryVault>::default(), settings).workspaces;
        let add = async |address| workspaces.add(address, None, false).await.unwrap().id;
        let (acme, globex) = (add("chat.acme.example").await, add("chat.globex.example").await);
        let stage = Self { finder: Finder::new(workspaces), acme, globex, _home: home };
        stage.read(
            &stage.acme,
            &[
                session("maria-phone", "maria", "203.0.113.7", 10),
                session("maria-desk", "maria", "198.51.100.9", 40),
                session("rod-desk", "rod", "198.51.100.9", 50),
            ],
        );
        stage.read(&stage.globex, &[session("maria-there", "maria", "198.51.100.9", 45 * 24 * 60)]);
        stage
    }

    pub fn read(&self, id: &WorkspaceId, sessions: &[Session]) {
        let known = &self.finder.workspaces.sessions;
        let key = known.key_of(id, id.as_str());
        known.change(|index| {
            let reading = index.begin_reading(key, now().as_millisecond());
            for session in sessions {
                index.put(reading, session);
            }
        });
    }

    fn find(&self, text: &str) -> Finding {
        self.finder.find(&query(text))
    }
}

fn now() -> Timestamp {
    NOW.parse().unwrap()
}

pub(super) fn session(id: &str, user: &str, ip: &str, minutes_ago: i64) -> Session {
    let connected = now() - SignedDuration::from_mins(minutes_ago);
    Session {
        session_id: id.to_owned(),
        account: Account {
            user_id: Some(format!("id-of-{user}")),
            user_name: Some(user.to_owned()),
            name: None,
            deleted: false,
        },
        device: Device {
            kind: DeviceKind::Browser,
            name: Some("Firefox".to_owned()),
            version: None,
            long_version: None,
            system: Some("Linux".to_owned()),
            system_version: None,
        },
        host: None,
        address: Some(Address::Ip(ip.parse::<IpAddr>().unwrap())),
        last_connected: Some(connected.as_millisecond()),
    }
}

pub(super) fn query(text: &str) -> FindQuery {
    FindQuery {
        text: text.to_owned(),
        workspace: None,
        filters: FindFilters::default(),
        sort: Sort::Newest,
        group: Grouping::None,
        anchor: None,
        visible: 40,
    }
}

fn ids(lines: &[FoundLine]) -> Vec<&str> {
    let sessions = lines.iter().filter_map(|line| match line {
        FoundLine::Session { card, .. } => Some(card.session_id.as_str()),
        FoundLine::Heading { .. } => None,
    });
    sessions.collect()
}

#[tokio::test]
async fn everything_that_was_read_is_found_newest_first_and_said_where_from() {
    let stage = Stage::open().await;
    let all = stage.find("");
    let expected = ["maria-phone", "maria-desk", "rod-desk", "maria-there"];
    assert_eq!(ids(&all.lines), expected);
    let counts: Vec<_> = all.sources.iter().map(|one| (one.sessions, one.found)).collect();
    assert_eq!((all.total, all.units, counts), (4, 8, vec![(3, 3), (1, 1)]));
    assert_eq!(all.sources[0].as_of, Some(now()));

    let there = stage.find("@maria 198.51.100.0/24");
    assert_eq!(ids(&there.lines), ["maria-desk", "maria-there"]);
    let only = FindQuery { workspace: Some(stage.globex.clone()), ..query("maria") };
    let only = stage.finder.find(&only);
    assert_eq!(ids(&only.lines), ["maria-there"]);
    assert_eq!(only.sources.len(), 1);
}

#[tokio::test]
async fn a_workspace_of_which_nothing_was_read_is_named_and_nothing_of_it_is_found() {
    let stage = Stage::open().await;
    let new = stage.finder.workspaces.add("chat.initech.example", None, false).await.unwrap().id;
    let only = FindQuery { workspace: Some(new.clone()), ..query("") };
    let found = stage.finder.find(&only);
    assert_eq!(found.total, 0);
    let expected =
        Source { workspace: new, sessions: 0, found: 0, as_of: None, oldest_as_of: None };
    assert_eq!(found.sources, [expected]);
}

#[tokio::test]
async fn a_workspace_that_was_met_again_in_part_says_how_old_the_rest_is() {
    let stage = Stage::open().await;
    let known = &stage.finder.workspaces.sessions;
    let key = known.key_of(&stage.acme, "Acme");
    let later = now() + SignedDuration::from_hours(3);
    known.change(|index| {
        let reading = index.begin_reading(key, later.as_millisecond());
        index.put(reading, &session("maria-phone", "maria", "203.0.113.7", 10));
    });
    let acme = &stage.find("").sources[0];
    assert_eq!((acme.as_of, acme.oldest_as_of), (Some(later), Some(now())));
}

#[tokio::test]
async fn of_many_sessions_hints_that_stay_behind_are_said_and_are_of_no_session_that_came_since() {
    let stage = Stage::open().await;
    let quiet = |id: usize| session(&format!("quiet-{id}"), "rod", "10.0.0.1", 45 * 24 * 60);
    stage.read(&stage.globex, &(0..20_001).map(quiet).collect::<Vec<_>>());
    let filters = FindFilters { hints: vec![HintKind::Quiet], ..FindFilters::default() };
    let quiet = || stage.finder.find(&FindQuery { filters: filters.clone(), ..query("") });
    assert_eq!((quiet().total, quiet().behind), (20_002, false));

    let known = &stage.finder.workspaces.sessions;
    let key = known.key_of(&stage.globex, stage.globex.as_str());
    known.change(|index| index.clear(key));
    let new = |id: usize| session(&format!("new-{id}"), "rod", "10.0.0.1", 5);
    stage.read(&stage.globex, &(0..20_002).map(new).collect::<Vec<_>>());
    assert_eq!((quiet().total, quiet().behind), (0, true));
}

#[tokio::test]
async fn filters_narrow_what_is_found_and_not_what_they_offer() {
    let stage = Stage::open().await;
    let hints = vec![HintKind::SeveralNetworks];
    let filters = FindFilters { hints, ..FindFilters::default() };
    let found = stage.finder.find(&FindQuery { filters, ..query("") });
    assert_eq!(ids(&found.lines), ["maria-phone", "maria-desk"]);
    assert_eq!(found.kinds, [(DeviceKind::Browser, 4)]);
    assert_eq!(found.hints, [(HintKind::SeveralNetworks, 2), (HintKind::Quiet, 1)]);

    for (last_connected, total) in
        [(LastConnected::Hour, 3), (LastConnected::Month, 3), (LastConnected::Older, 1)]
    {
        let last_connected = Some(last_connected);
        let filters = FindFilters { last_connected, ..FindFilters::default() };
        let found = stage.finder.find(&FindQuery { filters, ..query("") });
        assert_eq!(found.total, total, "{last_connected:?}");
    }
}

#[tokio::test]
async fn a_hint_names_the_other_session_of_its_pair() {
    let stage = Stage::open().await;
    let details = stage.finder.details(&stage.acme, "maria-phone").unwrap();
    let expected = Noticed::SeveralNetworks {
        networks: 2,
        minutes: 30,
        workspace: stage.acme.clone(),
        session_id: "maria-desk".to_owned(),
    };
    assert_eq!(details.hints, [expected]);
}

#[tokio::test]
async fn around_a_session_are_its_account_its_address_and_the_same_name_elsewhere() {
    let stage = Stage::open().await;
    let details = stage.finder.details(&stage.acme, "maria-desk").unwrap();
    let ids = |related: &Related| {
        let ids = related.cards.iter().map(|card| card.session_id.to_string());
        (related.total, ids.collect::<Vec<_>>().join(" "))
    };
    assert_eq!(ids(&details.same_account), (1, "maria-phone".to_owned()));
    assert_eq!(ids(&details.same_name), (1, "maria-there".to_owned()));
    assert_eq!(ids(&details.same_address), (2, "rod-desk maria-there".to_owned()));
    assert!(stage.finder.details(&stage.globex, "maria-desk").is_none());
}

#[tokio::test]
async fn lines_begin_at_the_anchor_and_a_result_ends_with_the_next_reading() {
    let stage = Stage::open().await;
    let anchor = Some((stage.acme.clone(), "rod-desk".to_owned()));
    let found = stage.finder.find(&FindQuery { anchor, visible: 2, ..query("") });
    assert_eq!((found.anchor_at, ids(&found.lines)), (Some(4), vec!["rod-desk"]));

    let lines = stage.finder.lines(found.id, 6..8).unwrap();
    assert_eq!(ids(&lines), ["maria-there"]);
    assert!(stage.finder.lines(found.id + 1, 0..8).is_none(), "no such result");
    stage.read(&stage.acme, &[session("new", "rod", "198.51.100.9", 1)]);
    assert!(stage.finder.lines(found.id, 0..8).is_none(), "something was read since");
    assert_eq!(stage.find("").total, 5);
}

#[tokio::test]
async fn accounts_of_two_workspaces_have_a_heading_each_and_an_address_has_one() {
    let stage = Stage::open().await;
    let grouped = |group| stage.finder.find(&FindQuery { group, ..query("maria") });
    let by_account = grouped(Grouping::Account);
    assert_eq!((by_account.groups, by_account.units), (2, 8));
    let FoundLine::Heading { heading: GroupHeading::Account { sessions, workspace, .. }, .. } =
        &by_account.lines[0]
    else {
        panic!("{:?}", by_account.lines[0])
    };
    assert_eq!((*sessions, workspace), (2, &stage.acme));
    let by_address = grouped(Grouping::Address);
    let FoundLine::Heading {
        heading: GroupHeading::Address { sessions, workspaces, address, .. },
        ..
    } = &by_address.lines[2]
    else {
        panic!("{:?}", by_address.lines)
    };
    let address = address.as_ref().map(|address| address.text.as_str());
    assert_eq!((*sessions, *workspaces, address), (2, 2, Some("198.51.100.9")));
}

#[tokio::test]
async fn a_wish_for_an_address_that_most_of_a_workspace_share_says_so_and_no_other_wish_does() {
    let stage = Stage::open().await;
    let office: Vec<_> = (0..28)
        .map(|number| session(&format!("there{number}"), &format!("user{number}"), "10.0.0.5", 60))
        .collect();
    stage.read(&stage.globex, &office);
    let planned = |wish: &RevocationScope| {
        let plan = stage.finder.workspaces.plan_revocation(&stage.finder, wish);
        let named = plan.doubtful.iter().map(|one| (&one.workspace, one.address.text.as_str()));
        (plan.total, named.map(|(id, text)| (id.clone(), text.to_owned())).collect::<Vec<_>>())
    };
    let said = vec![(stage.globex.clone(), "10.0.0.5".to_owned())];
    let at = |address: &str| RevocationScope::Address(address.to_owned());
    assert_eq!(planned(&at("10.0.0.5")), (28, said.clone()));
    assert_eq!(planned(&at("198.51.100.9")), (3, Vec::new()), "a real address");
    let found = |text: &str| RevocationScope::Found(Box::new(query(text)));
    assert_eq!(planned(&found("10.0.0.5")), (28, said));
    assert_eq!(planned(&found("user1")).1, Vec::new(), "a person");
}

#[tokio::test]
async fn a_heading_says_how_many_of_its_group_were_found_and_how_many_there_are() {
    let stage = Stage::open().await;
    let counts = |query: FindQuery| {
        let FoundLine::Heading { heading, .. } = &stage.finder.find(&query).lines[0] else {
            panic!("{query:?}")
        };
        match heading {
            GroupHeading::Account { sessions, known, .. }
            | GroupHeading::Address { sessions, known, .. } => (*sessions, *known),
        }
    };
    let phone = |group| FindQuery { group, ..query("maria 203.0.113.7") };
    assert_eq!(counts(phone(Grouping::Account)), (1, 2), "her desk was not found");
    let rods = |workspace| FindQuery { workspace, group: Grouping::Address, ..query("rod") };
    assert_eq!(counts(rods(None)), (1, 3), "two of Maria's are on the same address");
    assert_eq!(counts(rods(Some(stage.acme.clone()))), (1, 2), "one of them is elsewhere");
}

#[tokio::test]
async fn a_range_from_one_address_to_another_finds_what_lies_between() {
    let stage = Stage::open().await;
    for text in ["198.51.100.1-198.51.100.9", "198.51.100.1 - 198.51.100.20", "198.51.100.9-9"] {
        let found = stage.find(text);
        assert_eq!(ids(&found.lines), ["maria-desk", "rod-desk", "maria-there"], "{text}");
    }
    assert_eq!(stage.find("198.51.100.10-198.51.100.40").total, 0);
    assert_eq!(stage.find("rod 198.51.100.1-198.51.100.9").total, 1);
}
