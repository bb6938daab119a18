//! The internet addresses and ranges among the words of a text.

use session_index::Span;

use super::{misfit, network, understanding::Wanted};

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

/// What joins the two ends of a range.
const TO: [&str; 4] = ["to", "bis", "through", "until"];

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
            Some(wanted) => parts.push(Part::Address(wanted)),
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
        let bare = word.trim_matches([':', '.', '[', ']', '#', '!', '?']);
        let is_port = after_port && bare.bytes().all(|byte| byte.is_ascii_digit());
        after_port = bare.eq_ignore_ascii_case("port");
        // Cards say "unknown" of devices, so it is a word to find.
        let is_nothing = network::is_placeholder(bare) && !bare.eq_ignore_ascii_case("unknown");
        if is_port || is_label(word, bare) || is_nothing {
            continue;
        }
        match misfit::of(bare) {
            Some(_) => written.left_out.push(bare.to_owned()),
            None => written.others.push((*word).to_owned()),
        }
    }
    written
}

enum Part<'a> {
    Address(Wanted),
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
    let mut joins = false;
    for part in parts {
        match part {
            Part::Address(wanted) => {
                let range = all.last().and_then(|before| together(before, wanted, joins));
                if range.is_some() {
                    all.pop();
                }
                all.push(range.unwrap_or_else(|| wanted.clone()));
                joins = false;
            }
            Part::Other(word) => joins = TO.iter().any(|to| word.eq_ignore_ascii_case(to)),
        }
    }
    all
}

/// A range of an address and its mask, or from one to another.
fn together(one: &Wanted, other: &Wanted, joins: bool) -> Option<Wanted> {
    let (one, other) = (one.single()?, other.single()?);
    if joins {
        return Span::between(one, other).map(Wanted::Span);
    }
    let std::net::IpAddr::V4(mask) = other else { return None };
    let looks_like_mask = mask.octets()[0] == 255 || mask.octets()[0] == 0;
    let (address, prefix_len) = network::masked(one, mask).filter(|_| looks_like_mask)?;
    Some(Wanted::Network { address, prefix_len })
}

fn is_label(word: &str, bare: &str) -> bool {
    let lower = bare.to_lowercase();
    word.ends_with(':') || LABELS.contains(&lower.as_str()) || TO.contains(&lower.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

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
