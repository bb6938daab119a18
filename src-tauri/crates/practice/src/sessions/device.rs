//! The device of a session, as the server understood its User-Agent.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// What a `User-Agent` told. Fields may be empty, and some are missing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Device {
    /// `browser`, `mobile`, `desktop-app`, …, or empty (desktop browsers on macOS).
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub(crate) kind: Option<String>,
    /// Empty for an unknown client.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) long_version: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) version: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) os: Option<System>,
    /// What else a server wrote of it (`model`, …).
    #[serde(flatten)]
    pub(crate) more: Map<String, Value>,
}

/// The operating system of a device.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct System {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) version: Option<String>,
    #[serde(flatten)]
    pub(crate) more: Map<String, Value>,
}

impl Device {
    /// A device with everything known.
    pub(crate) fn new(
        kind: &str,
        name: &str,
        long_version: &str,
        os: &str,
        os_version: &str,
    ) -> Self {
        let short: Vec<_> = long_version.split('.').take(3).collect();
        Self {
            kind: Some(kind.to_owned()),
            name: Some(name.to_owned()),
            version: Some(short.join(".")),
            long_version: Some(long_version.to_owned()),
            os: Some(System {
                name: Some(os.to_owned()),
                version: (!os_version.is_empty()).then(|| os_version.to_owned()),
                more: Map::new(),
            }),
            more: Map::new(),
        }
    }

    pub(crate) fn os_name(&self) -> Option<&str> {
        self.os.as_ref()?.name.as_deref()
    }

    pub(crate) fn os_version(&self) -> Option<&str> {
        self.os.as_ref()?.version.as_deref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_of_a_device_stays() {
        let json = r#"{"type":"mobile","os":{"name":"iOS","arch":"arm"},"model":"SM-G991B"}"#;
        let device: Device = serde_json::from_str(json).unwrap();
        let (given, kept): (Value, Value) =
            (serde_json::from_str(json).unwrap(), serde_json::to_value(device).unwrap());
        assert_eq!(kept, given);
    }
}
