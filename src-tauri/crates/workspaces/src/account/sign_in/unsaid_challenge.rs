//! Servers that want a code and do not say so.

use rocketchat::{
    Answer, Attempt, Challenge, Client, Error, Method, SignInRefused, endpoint::ReadServerInfo,
};

/// The first version whose refusal of a sign-in names no reason (Rocket.Chat 8.x source,
/// ApiClass.ts, the changes kept for 9.0): a wrong password and a missing code look alike.
const FIRST_SILENT_MAJOR: u32 = 9;

/// What to make of a sign-in that was refused although no code went along: a server that would not
/// say so may want one, so the person is asked. A code that is refused as well is a refusal.
///
/// # Errors
/// The refusal, where it is the server's true reason.
pub async fn instead_of(refusal: Error, client: &Client) -> Result<Challenge, Error> {
    if !matches!(refusal, Error::SignInRefused(SignInRefused::NoMatch)) {
        return Err(refusal);
    }
    let version = match client.server_version() {
        Some(version) => version.to_owned(),
        // A sign-in that was made here before showed that it is Rocket.Chat, not which.
        None => match client.send(&ReadServerInfo, None, None).await {
            Ok(Answer::Done(info)) => info.version,
            Ok(Answer::ChallengeNeeded(_)) | Err(_) => return Err(refusal),
        },
    };
    if !is_silent(&version) {
        return Err(refusal);
    }
    Ok(Challenge {
        method: Method::Totp,
        alternatives: vec![Method::Email],
        attempt: Attempt::NotMade,
        code_sent: false,
        account: None,
    })
}

fn is_silent(version: &str) -> bool {
    let major = version.split('.').next().and_then(|major| major.parse::<u32>().ok());
    major.is_some_and(|major| major >= FIRST_SILENT_MAJOR)
}

#[cfg(test)]
mod tests {
    use super::is_silent;

    #[test]
    fn servers_are_silent_from_9_0_on() {
        for (version, silent) in [
            ("8.8", false),
            ("8.8.1", false),
            ("9.0", true),
            ("10.2.0-rc.1", true),
            ("", false),
            ("develop", false),
        ] {
            assert_eq!(is_silent(version), silent, "{version}");
        }
    }
}
