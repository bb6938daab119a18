//! Versions of clients, as far as they can be compared.

/// The first two numbers of a version. Versions compare as a person counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Version {
    /// The number before the first dot.
    pub major: u32,
    /// The number after it; 0 when there is none.
    pub minor: u32,
}

/// A greater number is no version of a client that people use.
const GREATEST: u32 = 9_999;

impl Version {
    /// Reads a version such as `113.0.0`, `4.50.0 12345`, `v2` or `4.50-beta`. `None` for what is
    /// no version, also for `0.0.0`, by which clients say that they do not know it.
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim_start();
        let text = text.strip_prefix(['v', 'V']).unwrap_or(text);
        let (major, rest) = number(text)?;
        let minor = match rest.strip_prefix('.') {
            Some(rest) => number(rest)?.0,
            None if rest.is_empty() || rest.starts_with([' ', '-', '+']) => 0,
            None => return None,
        };
        (major > 0 || minor > 0).then_some(Self { major, minor })
    }
}

/// The number at the beginning, and what follows.
fn number(text: &str) -> Option<(u32, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    let number = digits.parse().ok().filter(|number| *number <= GREATEST)?;
    Some((number, rest))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn versions_are_read_and_garbage_is_none() {
        for (text, expected) in [
            ("113.0.0", Some((113, 0))),
            ("113.0.5672.127", Some((113, 0))),
            ("4.50.0 12345", Some((4, 50))),
            ("4.50.0", Some((4, 50))),
            ("2.0", Some((2, 0))),
            ("17", Some((17, 0))),
            ("v3.1", Some((3, 1))),
            ("4.51-beta.1", Some((4, 51))),
            ("0.7", Some((0, 7))),
            ("", None),
            (" ", None),
            ("abc", None),
            ("v", None),
            ("4.", None),
            ("4.x", None),
            (".5", None),
            ("-1.0", None),
            ("113,0", None),
            ("2024beta", None),
            ("0.0.0", None),
            ("10000.0", None),
            ("99999999999999999999", None),
            ("1.99999999999999999999", None),
            ("١١٣.0", None),
        ] {
            let expected = expected.map(|(major, minor)| Version { major, minor });
            assert_eq!(Version::read(text), expected, "{text:?}");
        }
    }

    #[test]
    fn versions_are_compared_as_a_person_counts() {
        let read = |text| Version::read(text).unwrap();
        assert!(read("4.9") < read("4.10"));
        assert!(read("9.0") < read("113.0"));
    }

    proptest! {
        #[test]
        fn no_text_is_too_strange(text in any::<String>()) {
            if let Some(version) = Version::read(&text) {
                prop_assert!(version.major <= GREATEST && version.minor <= GREATEST);
            }
        }
    }
}
