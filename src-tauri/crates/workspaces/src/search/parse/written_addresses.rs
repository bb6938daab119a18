//! The internet addresses and ranges among the words of a text.

use session_index::Span;

use super::{invalid_address, keys, network, parsed_query::Wanted};

/// The most addresses that are searched for at once.
pub const MOST: usize = 50;

/// What parts the words of a text besides white space. Brackets stay: v6 addresses need them.
const BETWEEN: &[char] = &[',', ';', '"', '\'', '<', '>', '(', ')', '{', '}', '=', '|'];

/// What stands beside an address only to say what it is, or to join two.
const LABELS: &[&str] = &[
    "",
    "-",
    "–",
    "->",
    "&",
    "/",
    "ip",
    "ips",
    "ipv4",
    "ipv6",
    "ip-address",
    "addr",
    "address",
    "addresses",
    "adresse",
    "internet",
    "src",
    "source",
    "dst",
    "sip",
    "srcip",
    "src_ip",
    "client",
    "clientip",
    "client_ip",
    "remote",
    "remote_addr",
    "peer",
    "host",
    "rhost",
    "port",
    "xff",
    "x-forwarded-for",
    "x-real-ip",
    "via",
    "from",
    "von",
    "at",
    "on",
    "is",
    "was",
    "and",
    "or",
    "und",
    "oder",
    "mask",
    "netmask",
];

/// What joins the two ends of a range. "to" also stands between the two ends of a connection.
const TO: [&str; 4] = ["to", "bis", "through", "until"];

/// What stands before the end from which a connection comes.
const SOURCES: [&str; 7] = ["from", "von", "src", "source", "sip", "srcip", "src_ip"];

/// What stands between an address and its mask.
const MASKS: [&str; 5] = ["/", "mask", "netmask", "subnet", "subnetmask"];

/// What stands in a text.
#[derive(Debug, Default)]
pub struct Written {
    /// Each different address and range once; at most [`MOST`].
    pub addresses: Vec<Wanted>,
    /// What else stands there, without labels.
    pub others: Vec<String>,
    /// What was meant as an address and is none, and the addresses that are too many.
    pub left_out: Vec<String>,
}

/// Reads the words of a text.
pub fn read(text: &str) -> Written {
    let mut written = Written::default();
    let mut parts = Vec::new();
    for word in tokens(text) {
        match address_of(word) {
            Some(wanted) => parts.push(Part::Address { wanted, word }),
            None => parts.push(Part::Other(word)),
        }
    }
    for wanted in joined(&parts) {
        if written.addresses.contains(&wanted) {
            continue;
        }
        if written.addresses.len() < MOST {
            written.addresses.push(wanted);
        } else {
            written.left_out.push(wanted.written());
        }
    }
    if written.addresses.is_empty() {
        return written;
    }
    let mut after_port = false;
    for part in &parts {
        let Part::Other(word) = part else { continue };
        let bare = bare(word);
        let is_port = after_port && bare.bytes().all(|byte| byte.is_ascii_digit());
        after_port = bare.eq_ignore_ascii_case("port");
        // Cards say "unknown" of devices, so it is a word to find.
        let is_nothing = network::is_placeholder(bare) && !bare.eq_ignore_ascii_case("unknown");
        if is_port || is_label(word, bare) || is_nothing {
            continue;
        }
        // A link beside an address says where the address was seen.
        match invalid_address::why(bare) {
            Some(_) => written.left_out.push(bare.to_owned()),
            None if word.contains("://") => written.left_out.push((*word).to_owned()),
            None => written.others.push((*word).to_owned()),
        }
    }
    written
}

enum Part<'a> {
    Address { wanted: Wanted, word: &'a str },
    Other(&'a str),
}

/// The parts of a text between white space and the signs of logs.
pub fn tokens(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_whitespace() || BETWEEN.contains(&c)).filter(|word| !word.is_empty())
}

/// Also behind `ip:`, in `key[…]`, in a link, and before a full stop.
pub fn address_of(token: &str) -> Option<Wanted> {
    let token = token.trim_start_matches(['/', '-']);
    let token = token.trim_end_matches(['.', ':', '!', '?', '-', '…']);
    let whole =
        |text: &str| network::address(text).map(Wanted::address).or_else(|| Wanted::range(text));
    let in_brackets = || {
        let (_, rest) = token.split_once('[')?;
        whole(rest.split_once(']').map_or(rest, |(inside, _)| inside))
    };
    let in_link = || {
        let (_, rest) = token.split_once("://")?;
        let authority = rest.split(['/', '?', '#']).next()?;
        whole(authority.rsplit_once('@').map_or(authority, |(_, host)| host))
    };
    let labelled = || whole(token.split_once(':')?.1.trim_end_matches(']'));
    whole(token).or_else(in_brackets).or_else(in_link).or_else(labelled)
}

/// The addresses, two of them that name a range as one.
fn joined(parts: &[Part<'_>]) -> Vec<Wanted> {
    let mut all: Vec<Wanted> = Vec::new();
    let mut between: Vec<&str> = Vec::new();
    for part in parts {
        match part {
            Part::Address { wanted, .. } => {
                let ends = all.last().map(|before| (before, wanted));
                let range = ends.and_then(|ends| together(ends, &between, parts));
                if range.is_some() {
                    all.pop();
                }
                all.push(range.unwrap_or_else(|| wanted.clone()));
                between.clear();
            }
            Part::Other(word) => between.push(word),
        }
    }
    all
}

/// A range of an address and its mask, or from one to another.
fn together(
    (one, other): (&Wanted, &Wanted),
    between: &[&str],
    parts: &[Part<'_>],
) -> Option<Wanted> {
    let (one, other) = (one.single()?, other.single()?);
    let joint = between.last().and_then(|word| TO.iter().find(|to| word.eq_ignore_ascii_case(to)));
    if let Some(joint) = joint {
        let is_range = *joint != "to" || are_two_ends(parts);
        return Span::between(one, other).filter(|_| is_range).map(Wanted::Span);
    }
    let is_mask = |word: &&str| MASKS.iter().any(|it| bare(word).eq_ignore_ascii_case(it));
    if !between.iter().all(is_mask) {
        return None;
    }
    let std::net::IpAddr::V4(mask) = other else { return None };
    let looks_like_mask = mask.octets()[0] == 255 || mask.octets()[0] == 0;
    let (address, prefix_len) = network::masked(one, mask).filter(|_| looks_like_mask)?;
    // 0.0.0.0 stands for no address in logs, never for the mask of them all.
    (prefix_len > 0).then_some(Wanted::Network { address, prefix_len })
}

/// Whether a text is nothing but the two ends of a range, rather than a line about a connection:
/// that names its source, its ports, or what became of it.
fn are_two_ends(parts: &[Part<'_>]) -> bool {
    let mut ends = 0;
    parts.iter().all(|part| match part {
        Part::Address { word, .. } => {
            ends += 1;
            let word = word.trim_matches(['[', ']', '.', '!', '?']);
            ends <= 2 && word.parse::<std::net::IpAddr>().is_ok()
        }
        Part::Other(word) => {
            let bare = bare(word);
            is_label(word, bare) && !SOURCES.iter().any(|it| bare.eq_ignore_ascii_case(it))
        }
    })
}

/// A word without the signs of a sentence around it.
fn bare(word: &str) -> &str {
    word.trim_matches([':', '.', '[', ']', '#', '!', '?'])
}

fn is_label(word: &str, bare: &str) -> bool {
    let lower = bare.to_lowercase();
    word.ends_with(':')
        || LABELS.contains(&lower.as_str())
        || TO.contains(&lower.as_str())
        || keys::is_address(bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_two_ends_of_a_connection_are_no_range() {
        for (text, addresses) in [
            ("Deny tcp from 203.0.113.7 to 198.51.100.4", vec!["203.0.113.7", "198.51.100.4"]),
            (
                "Connection attempt from 203.0.113.7 to 10.0.0.5 denied by policy 12 on wan1",
                vec!["203.0.113.7", "10.0.0.5"],
            ),
            ("from 203.0.113.7 to 10.0.0.5", vec!["203.0.113.7", "10.0.0.5"]),
            ("Source: 203.0.113.7 to 10.0.0.5", vec!["203.0.113.7", "10.0.0.5"]),
            ("203.0.113.7 to 10.0.0.5 port 443", vec!["203.0.113.7", "10.0.0.5"]),
            ("203.0.113.7:51234 to 10.0.0.5:443", vec!["203.0.113.7", "10.0.0.5"]),
            ("203.0.113.7 to 10.0.0.5 and 10.0.0.6", vec!["203.0.113.7", "10.0.0.5", "10.0.0.6"]),
            ("src 203.0.113.7 dst 0.0.0.0", vec!["203.0.113.7", "0.0.0.0"]),
            ("SRC=203.0.113.7 DST=0.0.0.0 LEN=40", vec!["203.0.113.7", "0.0.0.0"]),
            ("SRC=203.0.113.7 DST=255.255.255.255", vec!["203.0.113.7", "255.255.255.255"]),
            ("203.0.113.7 0.0.0.0", vec!["203.0.113.7", "0.0.0.0"]),
            ("203.0.113.7 mask 0.0.0.0", vec!["203.0.113.7", "0.0.0.0"]),
            ("0.0.0.0 0.0.0.0", vec!["0.0.0.0"]),
        ] {
            let written: Vec<_> = read(text).addresses.iter().map(Wanted::written).collect();
            assert_eq!(written, addresses, "{text}");
        }
    }

    #[test]
    fn addresses_are_read_with_what_people_write_around_them() {
        for (text, addresses, others) in [
            ("203.0.113.7, 198.51.100.4", vec!["203.0.113.7", "198.51.100.4"], vec![]),
            ("203.0.113.7,198.51.100.4.", vec!["203.0.113.7", "198.51.100.4"], vec![]),
            ("IP: 203.0.113.7", vec!["203.0.113.7"], vec![]),
            ("Src IP:203.0.113.7 port 51234", vec!["203.0.113.7"], vec![]),
            ("ip=203.0.113.7;ip=203.0.113.7", vec!["203.0.113.7"], vec![]),
            ("maria from 203.0.113.7", vec!["203.0.113.7"], vec!["maria"]),
            ("203.0.113.0 255.255.255.0", vec!["203.0.113.0/24"], vec![]),
            ("203.0.113.0 mask 255.255.255.0", vec!["203.0.113.0/24"], vec![]),
            ("203.0.113.0 0.0.0.255", vec!["203.0.113.0/24"], vec![]),
            ("203.0.113.1 to 203.0.113.9", vec!["203.0.113.1-203.0.113.9"], vec![]),
            ("[2001:db8::7]:443 host[::1]", vec!["2001:db8::7", "::1"], vec![]),
            ("https://203.0.113.7:3000/home", vec!["203.0.113.7"], vec![]),
            ("203.0.113.0 / 255.255.255.0", vec!["203.0.113.0/24"], vec![]),
            ("Range: 203.0.113.1 to 203.0.113.9.", vec!["203.0.113.1-203.0.113.9"], vec![]),
            ("von 203.0.113.1 bis 203.0.113.9", vec!["203.0.113.1-203.0.113.9"], vec![]),
            ("10.0. maria 05:08:42", vec![], vec![]),
        ] {
            let read = read(text);
            let written: Vec<String> = read.addresses.iter().map(Wanted::written).collect();
            assert_eq!(
                (written, read.others),
                (
                    addresses.into_iter().map(str::to_owned).collect(),
                    others.into_iter().map(str::to_owned).collect(),
                ),
                "{text}"
            );
        }
        assert_eq!(read("203.0.113.7 300.1.1.1").left_out, ["300.1.1.1"]);
        let many: Vec<String> = (0..60).map(|number| format!("203.0.113.{number}")).collect();
        let read = read(&many.join(" "));
        assert_eq!((read.addresses.len(), read.left_out.len()), (MOST, 10));
    }
}
