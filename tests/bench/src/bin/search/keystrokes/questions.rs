//! What is asked.

use gatehouse_bench::made_up;
use session_index::{DeviceKind, Filters, Network, Query, Word};

/// Those of the texts that slow peers are asked too.
pub const FEW: [&str; 4] = ["firefox", "müller", "customer-17", "nowhere to be found"];

/// Absent, rare, common, beyond ASCII, addresses, hosts, IDs, names.
pub fn texts() -> [String; 12] {
    let session = made_up::sessions(crate::corpus::SESSIONS).nth(4_711).unwrap_or_else(|| {
        panic!("there are more sessions than that");
    });
    let id: String = session.id.chars().take(9).collect();
    [
        "nowhere to be found".to_owned(),
        id,
        session.username,
        "chrome".to_owned(),
        "firefox".to_owned(),
        "müller".to_owned(),
        "yılmaz".to_owned(),
        "192.168".to_owned(),
        "2001:db8:1f".to_owned(),
        "customer-17".to_owned(),
        "131.0.6778".to_owned(),
        "ios 18".to_owned(),
    ]
}

/// A question of one text.
pub fn text(text: &str) -> Query {
    words(&[text])
}

/// What stands in the box after the first key.
pub fn letters() -> Vec<Query> {
    ('a'..='z').map(|letter| text(&letter.to_string())).collect()
}

/// Two and three words.
pub fn several_words() -> Vec<Query> {
    [
        &["müller", "firefox"][..],
        &["chrome", "windows"],
        &["customer-17", "ios"],
        &["a", "e"],
        &["yilmaz", "131.0", "linux"],
        &["rosa", "mobile", "customer"],
        &["192.", "edge"],
        &["nowhere", "chrome"],
        &["ito", "safari", "mac os"],
        &["2001:db8", "chrome"],
        &["hana", "tanaka"],
    ]
    .map(words)
    .to_vec()
}

/// Fields, alone and with a word.
pub fn filters() -> Vec<Query> {
    let day = 86_400_000_i64;
    let now = 1_795_392_000_000_i64;
    let kinds = |kinds: &[DeviceKind]| Filters { kinds: kinds.to_vec(), ..Filters::default() };
    let system = |name: &str| Filters { systems: vec![name.to_owned()], ..Filters::default() };
    let since = |days| Filters { connected_after_ms: Some(now - days * day), ..Filters::default() };
    let alone = [
        kinds(&[DeviceKind::Browser]),
        kinds(&[DeviceKind::MobileApp, DeviceKind::DesktopApp]),
        system("windows"),
        since(1),
        since(30),
    ];
    let networks = ["10.0.0.0/8", "192.168.0.0/16", "2001:db8::/32"].map(|range| {
        let (address, bits) = range.split_once('/').unwrap_or((range, "32"));
        let address = address.parse().unwrap_or_else(|_| panic!("{address} is an address"));
        let network = Network { address, prefix_len: bits.parse().unwrap_or(32) };
        Query { words: vec![Word::Network(network)], ..Query::default() }
    });
    let with = |text: &str| {
        let words = [Word::Text(text.to_owned())].into_iter().filter(|_| !text.is_empty());
        let words: Vec<_> = words.collect();
        alone.clone().map(|filters| Query { words: words.clone(), filters, ..Query::default() })
    };
    with("").into_iter().chain(with("müller")).chain(networks).collect()
}

fn words(texts: &[&str]) -> Query {
    let words = texts.iter().map(|text| Word::Text((*text).to_owned())).collect();
    Query { words, ..Query::default() }
}
