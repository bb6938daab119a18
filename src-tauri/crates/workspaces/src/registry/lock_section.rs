//! What the workspaces file says of the lock.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value};

use crate::{Idle, IdleMinutes};

/// What the file says of the lock. What opens it is in the password store.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LockSection {
    /// Whether a passphrase is set: then the program starts locked.
    #[serde(default)]
    pub set: bool,
    /// When it is locked by itself; 0 in the file is never.
    #[serde(default, rename = "idleMinutes", serialize_with = "write", deserialize_with = "read")]
    pub idle: Idle,
    /// What a later version wrote beside these.
    #[serde(flatten)]
    unknown: Map<String, Value>,
}

impl LockSection {
    /// Whether there is nothing to write.
    pub fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference over")]
fn write<S: Serializer>(idle: &Idle, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_u8(match idle {
        Idle::Off => 0,
        Idle::After(minutes) => minutes.get(),
    })
}

fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Idle, D::Error> {
    Ok(match u64::deserialize(deserializer)? {
        0 => Idle::Off,
        minutes => Idle::After(IdleMinutes::nearest(minutes)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn idle(minutes: &str) -> Idle {
        serde_json::from_str::<LockSection>(&format!("{{{minutes}}}")).unwrap().idle
    }

    #[test]
    fn it_is_ten_minutes_unless_the_file_says_otherwise() {
        let after = |minutes| Idle::After(IdleMinutes::nearest(minutes));
        assert_eq!(idle(""), after(10));
        assert_eq!(idle("\"idleMinutes\": 0"), Idle::Off);
        assert_eq!(idle("\"idleMinutes\": 1"), after(1));
        assert_eq!(idle("\"idleMinutes\": 600"), after(60));
    }
}
