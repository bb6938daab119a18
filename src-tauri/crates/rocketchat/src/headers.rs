//! The headers that carry secrets.

use reqwest::header::{HeaderMap, HeaderValue, InvalidHeaderValue};

use crate::{Credentials, Method, Proof};

/// The headers for credentials and a second factor, each marked as sensitive so that no log of the
/// HTTP library shows them and no HTTP/2 table keeps them.
///
/// # Errors
/// When the user ID or the token holds characters that no header can.
pub fn of(
    credentials: Option<&Credentials>,
    proof: Option<&Proof>,
) -> Result<HeaderMap, InvalidHeaderValue> {
    let mut headers = HeaderMap::new();
    if let Some(Credentials { user_id, token }) = credentials {
        headers.insert("x-user-id", sensitive(user_id)?);
        headers.insert("x-auth-token", sensitive(token.expose())?);
    }
    if let Some(Proof { method, code }) = proof {
        headers.insert("x-2fa-code", sensitive(code.expose())?);
        headers.insert("x-2fa-method", HeaderValue::from_static(name(*method)));
    }
    Ok(headers)
}

fn sensitive(text: &str) -> Result<HeaderValue, InvalidHeaderValue> {
    let mut value = HeaderValue::from_str(text)?;
    value.set_sensitive(true);
    Ok(value)
}

fn name(method: Method) -> &'static str {
    match method {
        Method::Totp => "totp",
        Method::Email => "email",
        Method::Password => "password",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Secret;

    #[test]
    fn secrets_are_marked_and_not_shown() {
        let secret = || Secret::new("canary123".to_owned());
        let credentials = Credentials { user_id: "canary123".to_owned(), token: secret() };
        let proof = Proof { method: Method::Totp, code: secret() };
        let headers = of(Some(&credentials), Some(&proof)).unwrap();
        assert_eq!(headers.len(), 4);
        assert!(
            !format!("{headers:?}{credentials:?}{proof:?}")
                .replace("user_id: \"canary123\"", "")
                .contains("canary123")
        );
    }

    #[test]
    fn a_token_that_cannot_be_a_header_is_refused() {
        for token in ["a\r\nX-Evil: 1", "a\0b", "a\nb"] {
            let token = Secret::new(token.to_owned());
            let credentials = Credentials { user_id: "id".to_owned(), token };
            assert!(of(Some(&credentials), None).is_err());
        }
    }
}
