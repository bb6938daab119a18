//! The orders, as two sessions are compared.

use std::{cmp::Ordering, cmp::Reverse, net::IpAddr};

use session_index::{Address, Sort, fold};

use crate::model::Row;

pub fn compare(sort: Sort, one: &Row, other: &Row) -> Ordering {
    let newest = |row: &Row| Reverse(row.session.last_connected);
    let oldest = |row: &Row| (row.session.last_connected.is_none(), row.session.last_connected);
    let first = match sort {
        Sort::Newest => newest(one).cmp(&newest(other)),
        Sort::Oldest => oldest(one).cmp(&oldest(other)),
        Sort::Person => person(one).cmp(&person(other)),
        Sort::Device => device(one).cmp(&device(other)),
        Sort::Address => address(one).cmp(&address(other)),
    };
    first.then_with(|| newest(one).cmp(&newest(other))).then_with(|| {
        let id = |row: &Row| row.session.session_id.clone().into_bytes();
        id(one).cmp(&id(other)).then(one.workspace.cmp(&other.workspace))
    })
}

fn person(row: &Row) -> (bool, String, String) {
    let account = &row.session.account;
    let name = fold(account.name.as_deref().unwrap_or_default());
    let user_name = fold(account.user_name.as_deref().unwrap_or_default());
    let first = if name.is_empty() { user_name.clone() } else { name };
    (first.is_empty(), first, user_name)
}

fn device(row: &Row) -> (bool, String, Vec<Part>, String, Vec<Part>) {
    let device = &row.session.device;
    let folded = |text: &Option<String>| fold(text.as_deref().unwrap_or_default());
    let name = folded(&device.name);
    let version = parts(&folded(&device.version));
    let system_version = parts(&folded(&device.system_version));
    (name.is_empty(), name, version, folded(&device.system), system_version)
}

/// Of a version.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Number(u128),
    Letter(char),
}

fn parts(version: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut after_digit = false;
    for letter in version.chars() {
        match (letter.to_digit(10), parts.last_mut()) {
            (Some(digit), Some(Part::Number(number))) if after_digit => {
                *number = *number * 10 + u128::from(digit);
            }
            (Some(digit), _) => parts.push(Part::Number(digit.into())),
            (None, _) => parts.push(Part::Letter(letter)),
        }
        after_digit = letter.is_ascii_digit();
    }
    parts
}

fn address(row: &Row) -> (u8, u128, String, String) {
    match &row.session.address {
        Some(Address::Ip(IpAddr::V4(ip))) => (0, ip.to_bits().into(), String::new(), String::new()),
        Some(Address::Ip(IpAddr::V6(ip))) => (1, ip.to_bits(), String::new(), String::new()),
        Some(Address::Text(text)) => (2, 0, fold(text), text.clone()),
        None => (3, 0, String::new(), String::new()),
    }
}
