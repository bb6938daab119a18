//! Accounts that are blocked for a while after too many refused sign-ins (Rocket.Chat source,
//! `restrictLoginAttempts.ts`; recorded of 6.14).

use crate::{accounts::Account, clock::later, workspace::Workspace};

const MINUTE: i64 = 60_000;

/// Whether a sign-in is refused, whatever it brings.
pub(super) fn is_blocked(workspace: &Workspace, account: &Account) -> bool {
    let settings = &workspace.settings;
    if !is_on(workspace) || !settings.on("Block_Multiple_Failed_Logins_By_User") {
        return false;
    }
    let Some(&last) = account.refused_sign_ins.last() else {
        return false;
    };
    let most = settings.number("Block_Multiple_Failed_Logins_Attempts_Until_Block_by_User");
    let minutes =
        settings.number("Block_Multiple_Failed_Logins_Time_To_Unblock_By_User_In_Minutes");
    let refused = i64::try_from(account.refused_sign_ins.len()).unwrap_or(i64::MAX);
    refused >= most && workspace.now() < later(last, minutes.saturating_mul(MINUTE))
}

pub(super) fn note_refusal(workspace: &mut Workspace, user_id: &str) {
    let now = workspace.now();
    if is_on(workspace)
        && let Some(account) = workspace.accounts.get_mut(user_id)
    {
        account.refused_sign_ins.push(now);
    }
}

pub(super) fn forget_refusals(workspace: &mut Workspace, user_id: &str) {
    if let Some(account) = workspace.accounts.get_mut(user_id) {
        account.refused_sign_ins.clear();
    }
}

fn is_on(workspace: &Workspace) -> bool {
    workspace.settings.on("Block_Multiple_Failed_Logins_Enabled")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::{
        generation::Generation,
        trial::{Trial, post},
    };

    #[test]
    fn too_many_refusals_in_a_row_block_an_account_for_some_minutes() {
        let mut trial = Trial::of(Generation::V6_14);
        let setting = |name: &str| format!("Block_Multiple_Failed_Logins_{name}");
        trial.workspace.set_setting(&setting("Enabled"), json!(true));
        trial.workspace.set_setting(&setting("Attempts_Until_Block_by_User"), json!(3));
        let ask =
            |password: &str| post("/api/v1/login", &json!({"user": "plain", "password": password}));
        let (wrong, right) = (ask("nope"), ask("pass"));
        for _ in 0..3 {
            trial.send(&wrong);
            trial.send(&wrong);
            assert_eq!(trial.send(&right).0, 200, "two refusals are one too few");
        }
        for _ in 0..3 {
            trial.send(&wrong);
        }
        let (status, body) = trial.send(&right);
        assert_eq!((status, &body["error"]), (401, &json!("error-login-blocked-for-user")));
        trial.wait(5 * 60);
        assert_eq!(trial.send(&right).0, 200);
        assert_eq!(trial.send(&wrong).1["error"], "Unauthorized");
    }
}
