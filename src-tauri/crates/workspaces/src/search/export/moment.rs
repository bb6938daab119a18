//! Moments as a file tells them: ISO 8601 with the offset of the person's zone.

use jiff::{Timestamp, tz::TimeZone};

/// The zone of that IANA name; UTC where there is none.
pub fn zone(name: &str) -> TimeZone {
    TimeZone::get(name).unwrap_or(TimeZone::UTC)
}

/// Such as `2026-11-23T05:08:42+02:00`.
pub fn with_offset(moment: Timestamp, zone: &TimeZone) -> String {
    moment.to_zoned_datetime(zone.clone()).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

/// The same for eyes: `2026-11-23 05:08:42 +02:00`.
pub fn readable(moment: Timestamp, zone: &TimeZone) -> String {
    moment.to_zoned_datetime(zone.clone()).strftime("%Y-%m-%d %H:%M:%S %:z").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_has_the_offset_that_its_zone_has_then() {
        for (at, name, expected) in [
            ("2026-11-23T05:08:42.900Z", "Europe/Berlin", "2026-11-23T06:08:42+01:00"),
            ("2026-07-23T05:08:42Z", "Europe/Berlin", "2026-07-23T07:08:42+02:00"),
            ("2026-11-23T05:08:42Z", "America/St_Johns", "2026-11-23T01:38:42-03:30"),
            ("2026-11-23T05:08:42Z", "UTC", "2026-11-23T05:08:42+00:00"),
            ("2026-11-23T05:08:42Z", "Nowhere/Land", "2026-11-23T05:08:42+00:00"),
        ] {
            assert_eq!(with_offset(at.parse().unwrap(), &zone(name)), expected, "{name}");
        }
        let at = "2026-11-23T05:08:42Z".parse().unwrap();
        assert_eq!(readable(at, &zone("Asia/Kolkata")), "2026-11-23 10:38:42 +05:30");
    }
}
