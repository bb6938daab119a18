//! The names of fields in data, logs, headers and links.

/// The key of a session's ID, in small letters without signs.
pub const SESSION: &str = "sessionid";
/// The key of a user's ID.
pub const USER: &str = "userid";
/// The key of a user's ID, or of the number of an account of the machine.
pub const USER_OR_NUMBER: &str = "uid";
/// The keys of a user name.
pub const USER_NAME: [&str; 2] = ["username", "user"];
/// The keys of what a user consists of: the `_id` in it is a user's.
const USER_OBJECTS: [&str; 7] = ["user", "u", "currentuser", "owner", "author", "account", "me"];
/// The keys of the address from which a device connected.
const ADDRESSES: [&str; 20] = [
    "ip",
    "remoteip",
    "ipaddress",
    "clientaddress",
    "remoteaddress",
    "xrealip",
    "xforwardedfor",
    "xclientip",
    "remoteaddr",
    "clientip",
    "clientaddr",
    "clienthost",
    "srcip",
    "sourceip",
    "sourceipaddress",
    "sourceaddress",
    "calleripaddress",
    "forwardedfor",
    "httpxforwardedfor",
    "realip",
];

/// Whether a name is a key but for its capitals and signs: `remote_addr`, `X-Real-IP`.
pub fn is_key(name: &str, key: &str) -> bool {
    let letters = name.bytes().filter(u8::is_ascii_alphanumeric);
    letters.map(|byte| byte.to_ascii_lowercase()).eq(key.bytes())
}

/// Whether a name says that the device's address follows.
pub fn is_address(name: &str) -> bool {
    ADDRESSES.iter().any(|key| is_key(name, key))
}

/// Whether a name says that a user follows.
pub fn is_user_object(name: &str) -> bool {
    USER_OBJECTS.iter().any(|key| is_key(name, key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_known_however_it_is_written() {
        for name in ["clientAddress", "client_ip", "REMOTE_ADDR", "x-forwarded-for", "X-Real-IP"] {
            assert!(is_address(name), "{name}");
        }
        for name in ["host", "", "zip", "description"] {
            assert!(!is_address(name), "{name}");
        }
        assert!(is_user_object("_user") && !is_user_object("device"));
    }
}
