//! Internet addresses and ranges as people type and paste them.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddrV4};

use session_index::Span;

/// The longest text that is tried, in bytes: a v6 address with a zone, in brackets, with a port.
const LONGEST: usize = 80;

/// What stands between the first and the last address: hyphens, and the dashes that text programs
/// make of them.
const DASHES: [char; 5] = ['-', '\u{2010}', '\u{2011}', '–', '—'];

/// A whole address: bare, with a port, in brackets, or with a zone. A v4 address that is mapped
/// into v6 is v4.
///
/// What ends in `::` is taken for one that is still being typed: no device has the first address
/// of a network.
pub fn address(text: &str) -> Option<IpAddr> {
    if text.len() > LONGEST {
        return None;
    }
    let bare = match text.strip_prefix('[') {
        Some(rest) => {
            let (inside, after) = rest.split_once(']')?;
            is_port(after).then_some(inside)?
        }
        None => text,
    };
    if bare.ends_with("::") {
        return None;
    }
    if let Some((v6, _zone)) = bare.split_once('%') {
        return Some(IpAddr::V6(v6.parse().ok()?).to_canonical());
    }
    bare.parse()
        .ok()
        .or_else(|| Some(IpAddr::V4(*bare.parse::<SocketAddrV4>().ok()?.ip())))
        .map(|address: IpAddr| address.to_canonical())
}

/// An address as servers send it: also with any port, in brackets or quotation marks, with a zone,
/// with a full prefix, or behind a slash. What is left out says nothing about the device.
///
/// `2001:db8::7:443` is a whole v6 address, though a port may have been meant.
pub fn sent(text: &str) -> Option<IpAddr> {
    if text.len() > LONGEST {
        return None;
    }
    let text = text.trim_matches(['"', '\'', '/']);
    let bare = match text.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((inside, after)) => is_ports(after).then_some(inside)?,
        None => text,
    };
    let bare = ["/32", "/128"].iter().find_map(|full| bare.strip_suffix(full)).unwrap_or(bare);
    let parsed = |text: &str| {
        let without_zone = text.split_once('%').map_or(text, |(address, _zone)| address);
        without_zone.parse::<IpAddr>().ok()
    };
    let before_port = || {
        let (address, port) = bare.rsplit_once(':')?;
        port.bytes().all(|byte| byte.is_ascii_digit()).then(|| parsed(address))?
    };
    parsed(bare).or_else(before_port).map(|address| address.to_canonical())
}

/// The device's address in what a server sent: the first one of a list, as proxies write it
/// (`X-Forwarded-For`, `Forwarded`), without what stands for an unknown one. `None` where the first
/// entry is something else.
pub fn first_sent(text: &str) -> Option<IpAddr> {
    let entries = text.split(|sign: char| sign.is_whitespace() || matches!(sign, ',' | ';'));
    let entry = entries.filter_map(of_device).find(|entry| !is_placeholder(entry))?;
    sent(entry)
}

/// The value of an entry; `None` for what another key than `for` names (RFC 7239).
fn of_device(entry: &str) -> Option<&str> {
    match entry.split_once('=') {
        Some((key, value)) => key.eq_ignore_ascii_case("for").then_some(value),
        None => Some(entry),
    }
}

/// What proxies, log programs and scripts write for what they do not know or do not tell.
pub fn is_placeholder(text: &str) -> bool {
    let bare = text.trim_matches(['"', '\'', '(', ')', '<', '>', '[', ']']);
    let known = ["", "-", "unknown", "undefined", "null", "none", "nil", "n/a"];
    known.iter().any(|known| bare.eq_ignore_ascii_case(known)) || bare.starts_with('_')
}

fn is_ports(text: &str) -> bool {
    let digits = text.strip_prefix(':').unwrap_or(text);
    digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// A range: `10.0.0.0/8`, `2001:db8::/32`, `10.0.0.0/255.0.0.0`, `192.168.1.*` or `192.168.1.x`. Bits
/// behind the prefix are cleared.
pub fn range(text: &str) -> Option<(IpAddr, u8)> {
    if text.len() > LONGEST {
        return None;
    }
    let Some((address, prefix)) = text.split_once('/') else {
        return with_stars(text);
    };
    let address: IpAddr = address.parse().ok()?;
    if let (IpAddr::V4(_), Ok(mask)) = (address, prefix.parse::<Ipv4Addr>()) {
        return masked(address, mask);
    }
    if prefix.is_empty() || !prefix.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let prefix: u8 = prefix.parse().ok()?;
    match address {
        IpAddr::V4(v4) => (prefix <= 32).then(|| (IpAddr::V4(network_of_v4(v4, prefix)), prefix)),
        IpAddr::V6(v6) => match v6.to_ipv4_mapped() {
            Some(v4) if (96..=128).contains(&prefix) => {
                Some((IpAddr::V4(network_of_v4(v4, prefix - 96)), prefix - 96))
            }
            Some(_) | None => {
                (prefix <= 128).then(|| (IpAddr::V6(network_of_v6(v6, prefix)), prefix))
            }
        },
    }
}

/// The range of a v4 address and its mask: `255.255.255.0`, or the same from the other end,
/// `0.0.0.255`. `None` for what is no mask, and for one that would make all addresses of one.
pub fn masked(address: IpAddr, mask: Ipv4Addr) -> Option<(IpAddr, u8)> {
    let IpAddr::V4(address) = address else { return None };
    let bits = mask.to_bits();
    let prefix = if bits.leading_ones() + bits.trailing_zeros() == 32 {
        bits.leading_ones()
    } else if bits.leading_zeros() + bits.trailing_ones() == 32 {
        bits.leading_zeros()
    } else {
        return None;
    };
    let prefix = u8::try_from(prefix).ok()?;
    if prefix == 0 && !address.is_unspecified() {
        return None;
    }
    Some((IpAddr::V4(network_of_v4(address, prefix)), prefix))
}

/// From one address to another: `10.0.0.1-10.0.0.40`, `2001:db8::1–2001:db8::ff`, or `10.0.0.1-40`
/// for the last number alone. Which one is the first is seen by their size.
pub fn span(text: &str) -> Option<Span> {
    let (one, other) = ends(text)?;
    let first = address(one)?;
    let last = address(other).or_else(|| match (first, other.parse::<u8>()) {
        (IpAddr::V4(first), Ok(number)) => {
            let [a, b, c, _] = first.octets();
            Some(IpAddr::from([a, b, c, number]))
        }
        (IpAddr::V4(_), Err(_)) | (IpAddr::V6(_), _) => None,
    })?;
    Span::between(first, last)
}

/// What stands before and behind the dash of a word with one dash.
pub fn ends(text: &str) -> Option<(&str, &str)> {
    let (one, other) = text.split_once(DASHES).filter(|_| text.len() <= 2 * LONGEST)?;
    (!one.is_empty() && !other.is_empty() && !other.contains(DASHES)).then_some((one, other))
}

/// Whether a word is nothing but the dash of a range.
pub fn is_dash(text: &str) -> bool {
    text.chars().count() == 1 && text.starts_with(DASHES)
}

fn is_port(text: &str) -> bool {
    text.is_empty() || text.strip_prefix(':').is_some_and(|port| port.parse::<u16>().is_ok())
}

/// `192.168.*`, `192.168.*.*` and `192.168.1.x`.
fn with_stars(text: &str) -> Option<(IpAddr, u8)> {
    let mut octets = [0; 4];
    let mut given = 0;
    let mut parts = text.split('.');
    let star = parts.by_ref().find(|part| {
        let read = part.parse().ok().filter(|_| given < octets.len());
        if let Some(octet) = read {
            octets[given] = octet;
            given += 1;
        }
        read.is_none()
    })?;
    let is_star = |part: &str| {
        part == "*" || matches!(part.to_ascii_lowercase().as_str(), "x" | "xx" | "xxx")
    };
    let stars_to_the_end = is_star(star) && parts.all(is_star);
    let prefix = u8::try_from(given * 8).ok()?;
    (stars_to_the_end && (1..4).contains(&given)).then(|| (IpAddr::from(octets), prefix))
}

fn network_of_v4(address: Ipv4Addr, prefix: u8) -> Ipv4Addr {
    let mask = u32::MAX.checked_shl(32 - u32::from(prefix)).unwrap_or(0);
    Ipv4Addr::from_bits(address.to_bits() & mask)
}

fn network_of_v6(address: Ipv6Addr, prefix: u8) -> Ipv6Addr {
    let mask = u128::MAX.checked_shl(128 - u32::from(prefix)).unwrap_or(0);
    Ipv6Addr::from_bits(address.to_bits() & mask)
}

#[cfg(test)]
mod tests;
