//! The first set of 8.6.1.

use super::Set;

pub(super) const SET: Set = Set {
    exchanges: include_str!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../tests/recorded/exchanges.json"
    )),
    not_ours: &[9, 86, 87, 93, 94, 95, 103, 114, 137],
    meanings: &[
        (
            "done",
            &[
                5, 7, 10, 11, 12, 25, 26, 27, 30, 34, 35, 36, 42, 43, 48, 49, 51, 58, 59, 60, 61,
                62, 68, 70, 71, 77, 78, 80, 81, 99, 101, 105, 118, 120, 126, 127, 128, 132, 136,
            ],
        ),
        ("SignedOut", &[1, 2, 3, 6, 100, 104, 106]),
        ("NotFound(Route)", &[8]),
        ("NotFound(Session)", &[89, 96]),
        ("SignInRefused(NoMatch)", &[13, 14, 16, 17, 18, 29, 133]),
        ("SignInRefused(NotActivated)", &[15]),
        ("Totp NotMade", &[19, 24, 37]),
        ("Totp Wrong", &[20, 38, 41]),
        ("Email NotMade", &[22, 45, 46]),
        ("Email Wrong", &[23, 47, 52, 53, 54, 55]),
        ("Password NotMade", &[31]),
        ("Password Wrong", &[32, 33]),
        ("DifferentSession", &[82, 83, 85]),
        ("Refused ", &[63, 64, 72]),
        ("Refused invalid-params", &[50, 65, 66, 69, 90, 92, 97]),
        ("Refused error-invalid-sort", &[74]),
        ("NotAllowed", &[108, 109, 110, 111]),
        ("NoDeviceManagement", &[112, 113, 115]),
        ("TooManyRequests 54", &[129, 130, 135]),
    ],
};
