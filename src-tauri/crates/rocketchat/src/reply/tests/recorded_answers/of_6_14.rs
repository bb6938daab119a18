//! The set of 6.14.

use super::Set;

pub(super) const SET: Set = Set {
    exchanges: include_str!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../tests/recorded/exchanges-6.14.json"
    )),
    not_ours: &[99, 100, 101, 172, 173, 174, 176, 177, 178, 193, 195, 225, 226, 227],
    meanings: &[
        ("SignedOut", &[1, 2, 5, 6, 187, 196, 198, 209, 211, 214, 221, 241, 242]),
        (
            "done",
            &[
                3, 7, 9, 11, 13, 14, 15, 17, 18, 19, 21, 26, 27, 30, 39, 40, 41, 44, 45, 48, 54,
                58, 59, 60, 64, 74, 75, 80, 84, 94, 96, 97, 103, 106, 108, 109, 112, 113, 114, 116,
                117, 118, 121, 122, 124, 129, 130, 132, 133, 134, 140, 141, 142, 144, 145, 146,
                148, 149, 150, 152, 153, 156, 186, 188, 190, 192, 197, 199, 200, 201, 202, 203,
                204, 205, 206, 208, 210, 213, 219, 233, 235, 239, 240, 243, 245, 246, 248, 251,
                252, 257,
            ],
        ),
        ("Refused ", &[10, 136]),
        ("SignInRefused(NoMatch)", &[22, 23, 25, 29, 31, 34, 35, 47, 49, 50, 51, 253, 254]),
        ("Totp Wrong", &[33, 67, 69, 76, 105]),
        ("Email NotMade", &[36, 68, 77, 78, 91]),
        ("Email Wrong", &[37, 79, 85, 86, 87, 88, 90, 92, 93]),
        ("Totp NotMade", &[43, 65, 71, 72, 104, 231]),
        ("SignInRefused(AccountBlocked)", &[52]),
        ("Password NotMade", &[55, 62, 63, 98]),
        ("Password Wrong", &[56]),
        (
            "Refused invalid-params",
            &[73, 120, 125, 126, 128, 154, 168, 169, 170, 181, 182, 218, 230, 247],
        ),
        ("Refused error-parameter-required", &[82, 83]),
        ("Email TooMany", &[89]),
        ("NotFound(Session)", &[110, 166, 180, 184, 185, 189, 191]),
        ("Refused error-invalid-sort", &[137, 138]),
        ("DifferentSession", &[157, 158, 160, 161, 162, 164, 165]),
        ("NotAllowed", &[212, 215, 217, 229]),
        ("NoDeviceManagement", &[222, 223, 232]),
        ("Refused error-invalid-roleId", &[236]),
        ("Refused error-param-not-provided", &[237]),
        ("TooManyRequests 60", &[249, 250]),
        ("TooManyRequests 53", &[255, 256]),
    ],
};
