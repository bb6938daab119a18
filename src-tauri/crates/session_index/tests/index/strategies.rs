//! Strategies for sessions and queries, from few texts, so that many values are shared and match.

use std::net::IpAddr;

use proptest::{collection::vec, option, prelude::*, sample::select};
use session_index::{
    Account, Address, Device, DeviceKind, Filters, Grouping, Network, Query, Scope, Session, Sort,
    Span, Word, WorkspaceKey,
};

pub const WORKSPACES: [&str; 3] = ["Acme", "Übung", "chrome 9"];

/// Labels of cards.
const SAID: [&str; 6] = ["phone", "unknown", "internal", "iPad", "deleted person", "mobile app"];

const USER_IDS: [&str; 5] =
    ["rYhzFRd2QZjNwAAXX", "RYHZfrD2QZjNwAAXX", "u", "ünusual", "rocket.cat"];
const NAMES: [&str; 11] = [
    "Ali Yılmaz",
    "ali yilmaz",
    "Größe Straße",
    "Groesse",
    "anna",
    "Anna",
    "Ann O’Ä",
    "",
    "@anna",
    "田中 太郎",
    "田中太郎",
];
const CLIENTS: [&str; 5] = ["Chrome", "chrome", "Firefox", "Rocket.Chat Desktop", "Ä"];
const VERSIONS: [&str; 6] = ["9.9", "9.10", "113.0.0", "10", "", "4.0-rc.1"];
const SYSTEMS: [&str; 5] = ["Windows", "windows", "Mac OS", "İos", "iPadOS"];
const HOSTS: [&str; 3] = ["chat.acme.example", "10.0.0.5:3000", "Straße.example"];
const ADDRESSES: [&str; 9] = [
    "10.0.0.5",
    "10.0.0.50",
    "110.0.0.5",
    "192.168.1.1",
    "0.0.0.0",
    "2001:db8::1",
    "2001:db8::a1",
    "::",
    "fe80::10",
];

pub fn session() -> impl Strategy<Value = Session> {
    let address = prop_oneof![
        4 => select(&ADDRESSES[..])
            .prop_map(|text| Address::Ip(ip(text))),
        1 => select(vec!["unknown", "UNKNOWN", "10.0.0.x"])
            .prop_map(|text| Address::Text(text.into())),
    ];
    let last_connected = option::weighted(0.8, prop_oneof![Just(0), Just(-5), 0..6_i64]);
    let id = session_id();
    (id, account(), device(), some(&HOSTS), option::of(address), last_connected).prop_map(
        |(session_id, account, device, host, address, last_connected)| Session {
            session_id,
            account,
            device,
            host,
            address,
            last_connected,
        },
    )
}

pub fn session_id() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[ab]{1}[A-C]{1}cDeFgHiJkLmNo[pP][xy]",
        1 => "[aB9]{1,3}",
        1 => "[aBÄß_-]{30,40}",
        1 => "[aBÄ]{17}",
    ]
}

fn account() -> impl Strategy<Value = Account> {
    let deleted = prop::bool::weighted(0.1);
    (some(&USER_IDS), some(&NAMES), some(&NAMES), deleted).prop_map(
        |(user_id, user_name, name, deleted)| Account { user_id, user_name, name, deleted },
    )
}

fn device() -> impl Strategy<Value = Device> {
    let texts = (some(&CLIENTS), some(&VERSIONS), some(&VERSIONS), some(&SYSTEMS), some(&VERSIONS));
    (kind(), texts).prop_map(|(kind, (name, version, long_version, system, system_version))| {
        Device { kind, name, version, long_version, system, system_version }
    })
}

fn kind() -> impl Strategy<Value = DeviceKind> + Clone {
    select(vec![DeviceKind::Browser, DeviceKind::MobileApp, DeviceKind::Unknown, DeviceKind::Other])
}

fn some<const N: usize>(
    texts: &'static [&'static str; N],
) -> impl Strategy<Value = Option<String>> {
    option::weighted(0.85, select(&texts[..]).prop_map(String::from))
}

/// Parts of the texts that sessions are made of, and what comes near them.
fn text() -> impl Strategy<Value = String> {
    let whole = select(
        [
            &USER_IDS[..],
            &NAMES,
            &CLIENTS,
            &VERSIONS,
            &SYSTEMS,
            &HOSTS,
            &ADDRESSES,
            &WORKSPACES,
            &SAID,
        ]
        .concat(),
    );
    let part = (whole, 0..12_usize, 1..9_usize)
        .prop_map(|(whole, from, length)| whole.chars().skip(from).take(length).collect());
    prop_oneof![
        4 => part,
        1 => "[a-c0-9.:@ ]{0,2}",
        1 => "[ab]?[A-C]?c?dEFGHijk?",
        1 => "aa?|Ä|[aBÄ]{2}|ß|zzz|\u{301}|ae|oe|'",
    ]
}

fn network() -> impl Strategy<Value = Network> {
    let address = select(&ADDRESSES[..]).prop_map(ip);
    (address, 0..=130_u8).prop_map(|(address, prefix_len)| Network { address, prefix_len })
}

fn span() -> impl Strategy<Value = Span> {
    let address = || select(&ADDRESSES[..]).prop_map(ip);
    (address(), address())
        .prop_filter_map("of one family", |(one, other)| Span::between(one, other))
}

fn ip(text: &str) -> IpAddr {
    text.parse().expect("it is an address")
}

fn word() -> impl Strategy<Value = Word> {
    let single = || {
        prop_oneof![
            5 => text().prop_map(Word::Text),
            1 => network().prop_map(Word::Network),
            1 => span().prop_map(Word::Span),
        ]
    };
    prop_oneof![6 => single(), 1 => vec(single(), 0..4).prop_map(Word::AnyOf)]
}

fn filters() -> impl Strategy<Value = Filters> {
    let systems = select(vec!["", "windows", "mac os", "ios", "plan 9"]).prop_map(String::from);
    let moment = || option::weighted(0.1, -1..5_i64);
    (moment(), moment(), rarely(kind()), rarely(systems)).prop_map(
        |(connected_after_ms, connected_before_ms, kinds, systems)| Filters {
            connected_after_ms,
            connected_before_ms,
            kinds,
            systems,
            only: None,
        },
    )
}

fn rarely<T: std::fmt::Debug + Clone>(
    value: impl Strategy<Value = T> + Clone,
) -> impl Strategy<Value = Vec<T>> {
    prop_oneof![5 => Just(Vec::new()), 1 => vec(value, 1..3)]
}

pub fn query(keys: Vec<WorkspaceKey>) -> impl Strategy<Value = Query> {
    let sort = select(vec![Sort::Newest, Sort::Oldest, Sort::Person, Sort::Device, Sort::Address]);
    let group = select(vec![Grouping::None, Grouping::Account, Grouping::Address]);
    let scope =
        prop_oneof![5 => Just(Scope::All), 1 => vec(select(keys), 0..3).prop_map(Scope::Only)];
    (vec(word(), 0..4), scope, filters(), sort, group).prop_map(
        |(words, scope, filters, sort, group)| Query { words, scope, filters, sort, group },
    )
}

/// A question as it becomes when a person types on: a letter more, a word more, another
/// order, other filters.
pub fn typed_on(query: Query) -> impl Strategy<Value = Query> {
    let ending = "[a-e0-9. ]{0,1}";
    let sort = select(vec![query.sort, Sort::Newest, Sort::Person]);
    let group = select(vec![query.group, Grouping::None, Grouping::Account]);
    let filters = option::weighted(0.4, filters());
    (ending, option::weighted(0.3, word()), sort, group, filters, any::<bool>()).prop_map(
        move |(ending, more, sort, group, filters, narrower)| {
            let filters = filters.unwrap_or_else(|| query.filters.clone());
            let mut query = Query { sort, group, filters, ..query.clone() };
            match query.words.last_mut() {
                Some(Word::Text(text)) => text.push_str(&ending),
                Some(Word::Network(network)) if narrower => {
                    network.prefix_len = network.prefix_len.saturating_add(5);
                }
                Some(Word::Network(network)) => {
                    network.prefix_len = network.prefix_len.saturating_sub(5);
                }
                Some(Word::AnyOf(words)) if narrower => drop(words.pop()),
                Some(Word::Span(_) | Word::AnyOf(_)) | None => {}
            }
            query.words.extend(more);
            query
        },
    )
}
