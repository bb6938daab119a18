//! The second set of 8.6.1.

use super::Set;

pub(super) const SET: Set = Set {
    exchanges: include_str!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../tests/recorded/exchanges-8.6-more.json"
    )),
    not_ours: &[225, 226, 227, 231, 233, 234, 235, 237, 238, 239, 307, 309],
    meanings: &[
        (
            "done",
            &[
                201, 202, 203, 211, 213, 214, 219, 221, 222, 243, 244, 250, 256, 260, 262, 274,
                278, 282, 283, 284, 286, 287, 290, 291, 292, 294, 296, 299, 300, 301, 302, 304,
                305, 306, 310, 311, 314, 315, 316,
            ],
        ),
        ("Refused invalid-params", &[205, 217, 218, 223, 288, 308]),
        ("Refused ", &[206, 207, 215, 268]),
        ("Refused error-invalid-sort", &[209, 210]),
        ("NotFound(Session)", &[229, 230, 297]),
        ("NotFound(Route)", &[241, 242]),
        ("ServerFailed 500", &[246, 247, 248, 251, 254, 255, 258, 259, 263, 266, 267]),
        ("SignInRefused(NoMatch)", &[252, 264, 270, 271]),
        ("Totp Wrong", &[272, 275, 276]),
        ("Password NotMade", &[279, 280]),
        ("SignedOut", &[295, 303]),
        ("TooManyRequests 57", &[312, 313]),
    ],
};
