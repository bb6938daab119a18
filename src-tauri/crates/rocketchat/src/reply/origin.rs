//! Where a redirect points, as far as may be shown: never its path or query.

use reqwest::{
    Url,
    header::{HeaderMap, LOCATION},
};

/// `, points to https://other.example`, for the details of an error.
pub fn pointed_to(asked: &Url, headers: &HeaderMap) -> String {
    let Some(location) = headers.get(LOCATION) else {
        return String::new();
    };
    let target = location.to_str().ok().and_then(|location| asked.join(location).ok());
    match target {
        Some(target) if target.origin().is_tuple() => {
            format!(", points to {}", target.origin().ascii_serialization())
        }
        Some(target) => format!(", points to {}:", target.scheme()),
        None => ", points nowhere".to_owned(),
    }
}
