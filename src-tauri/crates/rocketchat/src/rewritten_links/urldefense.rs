//! Proofpoint's urldefense, versions 1 to 3; version 4 keeps the link to itself.

use std::borrow::Cow;

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use url::Url;

use super::{Original, decoded};

/// The link that urldefense rewrote; `written` is the text that `url` was parsed from.
pub fn original(host: &str, url: &Url, written: &str) -> Original {
    let hosts = ["urldefense.com", "urldefense.us", "urldefense.proofpoint.com"];
    if !hosts.contains(&host) {
        return Original::Same;
    }
    match url.path().split('/').nth(1) {
        Some("v1") => parameter(url).map(|link| decoded(&link)),
        Some("v2") => parameter(url).map(|link| version_2(&link)),
        // Read as written: a URL's parser joins slashes and encodes what stands in the path.
        Some("v3") => version_3(written),
        Some(_) | None => None,
    }
    .into()
}

fn parameter(url: &Url) -> Option<String> {
    url.query_pairs().find(|(key, _)| key == "u").map(|(_, value)| value.into_owned())
}

/// `-` stands for `%`, `_` for `/`.
fn version_2(link: &str) -> String {
    decoded(&link.replace('-', "%").replace('_', "/"))
}

/// `…/v3/__LINK__;BASE64!!…`: signs that the gateway took out of the link stand in the base64, and
/// `*` or `**` with a length in their place.
fn version_3(written: &str) -> Option<String> {
    let (_, rest) = written.split_once("/v3/__")?;
    let (link, tail) = rest.rsplit_once("__;").or_else(|| rest.rsplit_once("__"))?;
    let taken = tail.split('!').next().unwrap_or_default().trim_end_matches('=');
    let taken = URL_SAFE_NO_PAD.decode(taken).unwrap_or_default();
    let taken = String::from_utf8_lossy(&taken);
    Some(filled(&with_two_slashes(link), &taken))
}

/// Some mail programs join the slashes of a link inside a link.
fn with_two_slashes(link: &str) -> Cow<'_, str> {
    match link.split_once(":/") {
        Some((scheme, rest)) if !rest.starts_with('/') => format!("{scheme}://{rest}").into(),
        Some(_) | None => link.into(),
    }
}

fn filled(link: &str, taken: &str) -> String {
    const LENGTHS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut taken = taken.chars();
    let mut signs = link.chars().peekable();
    let mut whole = String::with_capacity(link.len());
    while let Some(sign) = signs.next() {
        if sign != '*' {
            whole.push(sign);
        } else if signs.peek() == Some(&'*') {
            signs.next();
            let length = signs.next().and_then(|sign| LENGTHS.find(sign)).map_or(0, |at| at + 2);
            whole.extend(taken.by_ref().take(length));
        } else {
            whole.push(taken.next().unwrap_or(sign));
        }
    }
    whole
}
