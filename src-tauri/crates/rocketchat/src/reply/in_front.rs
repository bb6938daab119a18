//! Answers of what stands in front of Rocket.Chat: proxies, firewalls, gateways.

use reqwest::header::{HeaderMap, WWW_AUTHENTICATE};

/// Which sign-in a refusal asks for, such as `, asks for Basic`; never its realm.
pub fn asked_for(headers: &HeaderMap) -> String {
    let schemes: Vec<&str> = headers
        .get_all(WWW_AUTHENTICATE)
        .iter()
        .filter_map(|value| value.to_str().ok()?.split([' ', ',']).next())
        .filter(|scheme| scheme.len() <= 20 && scheme.bytes().all(|b| b.is_ascii_alphanumeric()))
        .collect();
    if schemes.is_empty() { String::new() } else { format!(", asks for {}", schemes.join(", ")) }
}

/// nginx asks for a client certificate by a page with status 400 (its own 495 and 496 as well).
pub fn wants_certificate(status: u16, body: &[u8]) -> bool {
    let is_page = body.trim_ascii_start().first() == Some(&b'<');
    let says = |words: &[u8]| body.windows(words.len()).any(|window| window == words);
    status != 400
        || (is_page
            && (says(b"No required SSL certificate was sent")
                || says(b"The SSL certificate error")))
}
