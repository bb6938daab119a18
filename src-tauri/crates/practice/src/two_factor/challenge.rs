//! Whether a call may go on, or must come again with a code.

use serde_json::{Map, Value, json};

use crate::{
    accounts::{Account, Remembered, TokenKind},
    clock::{iso, later},
    generation::Generation,
    two_factor::totp,
    workspace::Workspace,
};

/// What a call brought to prove itself a second time.
#[derive(Debug, Clone)]
pub(crate) struct Attempt {
    pub(crate) code: Option<String>,
    /// `x-2fa-method`; a login has none.
    pub(crate) method: Option<String>,
    pub(crate) place: Place,
}

/// Where the second factor is asked.
#[derive(Debug, Clone)]
pub(crate) enum Place {
    /// Signing in: nothing is remembered, the password is not asked again.
    SignIn,
    /// An endpoint, called with this token by the client of this fingerprint.
    Endpoint { token_hash: String, fingerprint: String },
}

/// A call that must come again.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Refusal {
    /// `totp-required`, `totp-invalid` or `totp-max-attempts`, whatever the method.
    pub(crate) kind: &'static str,
    /// The server's words for it, spelling and all.
    pub(crate) message: &'static str,
    pub(crate) details: Value,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Method {
    Totp,
    Email,
    Password,
}

impl Method {
    fn name(self) -> &'static str {
        match self {
            Self::Totp => "totp",
            Self::Email => "email",
            Self::Password => "password",
        }
    }
}

/// Decides as `checkCodeForUser` does (Rocket.Chat source, `2fa/code/index.ts`), in its order.
///
/// # Errors
/// Gives the refusal that the caller must answer with.
pub(crate) fn check(
    workspace: &mut Workspace,
    user_id: &str,
    attempt: &Attempt,
) -> Result<(), Refusal> {
    if !workspace.settings.on("Accounts_TwoFactorAuthentication_Enabled") {
        return Ok(());
    }
    let Some(account) = workspace.accounts.get(user_id).cloned() else {
        let message = "TOTP User not found";
        return Err(Refusal { kind: "totp-user-not-found", message, details: Value::Null });
    };
    if is_already_authorised(workspace, &account, &attempt.place) {
        return Ok(());
    }
    let Some(method) = choose_method(workspace, &account, attempt) else {
        return Ok(());
    };

    // The server reads the account once: a code mailed now is not the one compared below.
    let mut details = challenge_details(workspace, &account, method, &attempt.place);
    details.insert("method".to_owned(), json!(method.name()));
    let available = enabled_methods(workspace, &account).map(Method::name);
    details.insert("availableMethods".to_owned(), json!(available.collect::<Vec<_>>()));
    let details = Value::Object(details);

    let Some(code) = attempt.code.as_deref().filter(|code| !code.is_empty()) else {
        return Err(Refusal { kind: "totp-required", message: "TOTP Required", details });
    };
    if is_right(workspace, &account, method, code) {
        remember(workspace, user_id, &attempt.place);
        return Ok(());
    }
    if method == Method::Email && is_exhausted(workspace, user_id) {
        let message = "TOTP Maximun Failed Attempts Reached";
        return Err(Refusal { kind: "totp-max-attempts", message, details });
    }
    Err(Refusal { kind: "totp-invalid", message: "TOTP Invalid", details })
}

/// Mails a new code to every verified address.
pub(crate) fn mail_code(workspace: &mut Workspace, user_id: &str) {
    let code = workspace.random.code();
    let life =
        workspace.settings.number("Accounts_TwoFactorAuthentication_By_Email_Code_Expiration");
    let expires = later(workspace.now(), life.saturating_mul(1_000));
    let several = several_codes(workspace);
    let Some(account) = workspace.accounts.get_mut(user_id) else {
        return;
    };
    account.email_codes.add(code.clone(), expires, several);
    for address in account.verified_addresses() {
        workspace.outbox.send_code(address, &code);
    }
}

/// Whether an account may have several good codes, as on the first servers.
fn several_codes(workspace: &Workspace) -> bool {
    workspace.generation < Generation::V6_14
}

/// Whether the token says that no second factor is needed. Server 8.5 cannot tell which token a
/// REST call carries, so it never says so.
fn is_already_authorised(workspace: &Workspace, account: &Account, place: &Place) -> bool {
    let Place::Endpoint { token_hash, fingerprint } = place else {
        return false;
    };
    if workspace.generation == Generation::V8_5 {
        return false;
    }
    let Some(token) = account.token(token_hash) else {
        return false;
    };
    if token.kind == (TokenKind::Personal { bypass_two_factor: true }) {
        return true;
    }
    let now = workspace.now();
    let grace = remember_for(workspace).zip(account.created_at);
    let no_method = enabled_methods(workspace, account).next().is_none();
    let grace_applies = no_method || workspace.generation < Generation::V8_6;
    if grace_applies && grace.is_some_and(|(span, created)| later(created, span) >= now) {
        return true;
    }
    token
        .remembered
        .as_ref()
        .is_some_and(|known| known.until >= now && known.fingerprint == *fingerprint)
}

/// How long an accepted second factor is remembered, in milliseconds; nothing if it is not.
fn remember_for(workspace: &Workspace) -> Option<i64> {
    let seconds = workspace.settings.number("Accounts_TwoFactorAuthentication_RememberFor");
    (seconds > 0).then(|| seconds.saturating_mul(1_000))
}

/// The method that the call names, even if the account does not have it; else the account's
/// first; else the password, where the server falls back to it.
fn choose_method(workspace: &Workspace, account: &Account, attempt: &Attempt) -> Option<Method> {
    match attempt.method.as_deref() {
        Some("totp") => return Some(Method::Totp),
        Some("email") => return Some(Method::Email),
        Some(_) | None => {}
    }
    if let Some(first) = enabled_methods(workspace, account).next() {
        return Some(first);
    }
    let fallback = "Accounts_TwoFactorAuthentication_Enforce_Password_Fallback";
    let asked = matches!(attempt.place, Place::Endpoint { .. })
        && account.password.is_some()
        && workspace.settings.on(fallback);
    asked.then_some(Method::Password)
}

fn enabled_methods(workspace: &Workspace, account: &Account) -> impl Iterator<Item = Method> {
    [Method::Totp, Method::Email]
        .into_iter()
        .filter(|&method| is_enabled(workspace, account, method))
        .collect::<Vec<_>>()
        .into_iter()
}

fn is_enabled(workspace: &Workspace, account: &Account, method: Method) -> bool {
    let settings = &workspace.settings;
    match method {
        Method::Totp => {
            settings.on("Accounts_TwoFactorAuthentication_By_TOTP_Enabled")
                && account.authenticator.is_some()
        }
        Method::Email => {
            settings.on("Accounts_TwoFactorAuthentication_By_Email_Enabled")
                && account.email_two_factor
                && account.verified_addresses().next().is_some()
        }
        Method::Password => account.password.is_some(),
    }
}

/// What the refusal tells of the code; mails one if none was mailed a short while ago.
fn challenge_details(
    workspace: &mut Workspace,
    account: &Account,
    method: Method,
    place: &Place,
) -> Map<String, Value> {
    let mut details = Map::new();
    details.insert("codeGenerated".to_owned(), json!(false));
    if method != Method::Email {
        return details;
    }
    let now = workspace.now();
    // Endpoints read the account without its user name, so its address stands there instead.
    let name = match place {
        Place::SignIn => Some(account.username.as_str()),
        Place::Endpoint { .. } => account.verified_addresses().next(),
    };
    if let Some(stored) = workspace.accounts.get_mut(&account.id) {
        stored.email_codes.forget_expired(now);
    }
    let counting = account.email_codes.counting(now);
    if several_codes(workspace) {
        // Several codes may be good: they are counted and listed, and nobody is named.
        if !counting.is_empty() {
            let expiries: Vec<_> = counting.iter().map(|&time| iso(time)).collect();
            details.insert("codeCount".to_owned(), json!(expiries.len()));
            details.insert("codeExpires".to_owned(), json!(expiries));
            return details;
        }
    } else if let Some(&expires) =
        counting.first().filter(|_| !is_exhausted(workspace, &account.id))
    {
        details.insert("emailOrUsername".to_owned(), json!(name));
        details.insert("codeExpires".to_owned(), json!(iso(expires)));
        return details;
    }
    mail_code(workspace, &account.id);
    details.insert("codeGenerated".to_owned(), json!(true));
    details.insert("emailOrUsername".to_owned(), json!(name));
    details
}

fn is_right(workspace: &mut Workspace, account: &Account, method: Method, code: &str) -> bool {
    if !is_enabled(workspace, account, method) {
        return false;
    }
    match method {
        Method::Totp => is_right_authenticator_code(workspace, account, code),
        Method::Email => is_right_mailed_code(workspace, account, code),
        Method::Password => {
            account.password_digest().is_some_and(|digest| code.eq_ignore_ascii_case(&digest))
        }
    }
}

/// Eight characters are a backup code, which is then spent; anything else is an app's code.
fn is_right_authenticator_code(workspace: &mut Workspace, account: &Account, code: &str) -> bool {
    let Some(app) = &account.authenticator else {
        return false;
    };
    if code.chars().count() == 8 {
        let stored = workspace.accounts.get_mut(&account.id);
        let Some(codes) = stored.and_then(|a| a.authenticator.as_mut()) else {
            return false;
        };
        let before = codes.backup_codes.len();
        codes.backup_codes.retain(|backup| backup != code);
        return codes.backup_codes.len() < before;
    }
    let delta = workspace.settings.number("Accounts_TwoFactorAuthentication_MaxDelta");
    totp::is_good(&app.secret, code, workspace.now().as_second(), delta)
}

/// Anything but digits is dropped first. A right code is spent, a wrong one is counted.
fn is_right_mailed_code(workspace: &mut Workspace, account: &Account, code: &str) -> bool {
    let digits: String = code.chars().filter(char::is_ascii_digit).collect();
    let (now, several) = (workspace.now(), several_codes(workspace));
    let Some(stored) = workspace.accounts.get_mut(&account.id) else {
        return false;
    };
    if account.email_codes.holds(&digits, now) {
        stored.email_codes.spend(&digits, several);
        return true;
    }
    if account.email_codes.any_good(now) {
        stored.email_codes.count_wrong();
    }
    false
}

/// Whether too many wrong mailed codes were given; servers before 6.x did not count them.
fn is_exhausted(workspace: &Workspace, user_id: &str) -> bool {
    let most = "Accounts_TwoFactorAuthentication_Max_Invalid_Email_Code_Attempts";
    let most = workspace.settings.number(most);
    workspace.generation >= Generation::V6_14
        && workspace.accounts.get(user_id).is_some_and(|a| a.email_codes.exhausted(most))
}

fn remember(workspace: &mut Workspace, user_id: &str, place: &Place) {
    let Place::Endpoint { token_hash, fingerprint } = place else {
        return;
    };
    if workspace.generation == Generation::V8_5 {
        return;
    }
    let Some(span) = remember_for(workspace) else {
        return;
    };
    let until = later(workspace.now(), span);
    let account = workspace.accounts.get_mut(user_id);
    if let Some(token) = account.and_then(|account| account.token_mut(token_hash)) {
        token.remembered = Some(Remembered { until, fingerprint: fingerprint.clone() });
    }
}
