//! A secret that a person typed.

use rocketchat::Secret;
use serde::{Deserialize, Deserializer};
use ts_rs::TS;

/// A secret on its way in: a password, an access token, a code. It has no `Serialize`, so it cannot
/// go back to the window.
#[derive(Debug, Clone, TS)]
#[ts(type = "string")]
pub struct Typed(Secret);

impl Typed {
    /// The secret, for the layer below.
    #[must_use]
    pub fn into_secret(self) -> Secret {
        self.0
    }
}

impl<'de> Deserialize<'de> for Typed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|text| Self(Secret::new(text)))
    }
}

#[cfg(test)]
mod tests {
    use super::Typed;

    #[test]
    fn a_typed_secret_is_not_printed() {
        let typed: Typed = serde_json::from_str("\"canary-7\"").unwrap();
        assert!(!format!("{typed:?}").contains("canary"));
        assert_eq!(typed.into_secret().expose(), "canary-7");
    }
}
