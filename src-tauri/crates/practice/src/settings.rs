//! The server settings that change how this workspace behaves, by their real names.

use std::collections::BTreeMap;

use serde_json::{Value, json};

/// The settings that anyone may read through `settings.public`.
const PUBLIC: [&str; 7] = [
    "Accounts_TwoFactorAuthentication_By_Email_Enabled",
    "Accounts_TwoFactorAuthentication_By_TOTP_Enabled",
    "Accounts_TwoFactorAuthentication_Enabled",
    "Accounts_TwoFactorAuthentication_Enforce_Password_Fallback",
    "Device_Management_Allow_Login_Email_preference",
    "Device_Management_Enable_Login_Emails",
    "Site_Name",
];

/// Values by setting, in the order of their names.
#[derive(Debug, Clone)]
pub(crate) struct Settings(BTreeMap<String, Value>);

impl Default for Settings {
    /// What a new server has (Rocket.Chat source, settings; times in the unit of each setting).
    fn default() -> Self {
        let defaults = [
            ("API_Allow_Infinite_Count", json!(true)),
            ("API_Default_Count", json!(50)),
            ("API_Enable_CORS", json!(false)),
            ("API_Enable_Rate_Limiter", json!(true)),
            ("API_Enable_Rate_Limiter_Limit_Calls_Default", json!(10)),
            ("API_Enable_Rate_Limiter_Limit_Time_Default", json!(60_000)),
            ("API_Upper_Count_Limit", json!(100)),
            ("Accounts_LoginExpiration", json!(90)),
            ("Accounts_TwoFactorAuthentication_By_Email_Code_Expiration", json!(3_600)),
            ("Accounts_TwoFactorAuthentication_By_Email_Enabled", json!(true)),
            ("Accounts_TwoFactorAuthentication_By_TOTP_Enabled", json!(true)),
            ("Accounts_TwoFactorAuthentication_Enabled", json!(true)),
            ("Accounts_TwoFactorAuthentication_Enforce_Password_Fallback", json!(true)),
            ("Accounts_TwoFactorAuthentication_MaxDelta", json!(1)),
            ("Accounts_TwoFactorAuthentication_Max_Invalid_Email_Code_Attempts", json!(5)),
            ("Accounts_TwoFactorAuthentication_RememberFor", json!(1_800)),
            ("Block_Multiple_Failed_Logins_Attempts_Until_Block_by_User", json!(10)),
            ("Block_Multiple_Failed_Logins_By_User", json!(true)),
            ("Block_Multiple_Failed_Logins_Enabled", json!(false)),
            ("Block_Multiple_Failed_Logins_Time_To_Unblock_By_User_In_Minutes", json!(5)),
            ("Device_Management_Allow_Login_Email_preference", json!(true)),
            ("Device_Management_Enable_Login_Emails", json!(true)),
            ("Site_Name", json!("Rocket.Chat")),
        ];
        Self(defaults.into_iter().map(|(id, value)| (id.to_owned(), value)).collect())
    }
}

impl Settings {
    /// Sets one, known here or not: a server has many more than change anything here.
    pub(crate) fn set(&mut self, id: &str, value: Value) {
        self.0.insert(id.to_owned(), value);
    }

    /// Whether a switch is on; off if it is no switch.
    pub(crate) fn on(&self, id: &str) -> bool {
        self.0.get(id).and_then(Value::as_bool).unwrap_or(false)
    }

    /// A number, whole; 0 if it is none.
    pub(crate) fn number(&self, id: &str) -> i64 {
        let value = self.0.get(id).unwrap_or(&Value::Null);
        value.as_i64().or_else(|| value.as_str()?.parse().ok()).unwrap_or(0)
    }

    /// The public ones, in the order of their names.
    pub(crate) fn public(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0
            .iter()
            .filter(|(id, _)| PUBLIC.contains(&id.as_str()))
            .map(|(id, value)| (id.as_str(), value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_long_a_second_factor_is_remembered_is_not_public() {
        let settings = Settings::default();
        assert_eq!(settings.number("Accounts_TwoFactorAuthentication_RememberFor"), 1_800);
        assert!(settings.public().all(|(id, _)| !id.ends_with("RememberFor")));
        assert!(settings.public().any(|(id, _)| id == "Site_Name"));
    }

    #[test]
    fn a_number_may_be_written_as_text() {
        let mut settings = Settings::default();
        settings.set("API_Upper_Count_Limit", json!("25"));
        assert_eq!(settings.number("API_Upper_Count_Limit"), 25);
    }
}
