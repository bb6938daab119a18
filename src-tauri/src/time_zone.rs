//! The time zone as the web view understands it.
//!
//! `TZ` may be an IANA name, a path or a POSIX rule, each with a colon in front or without. The web
//! view understands the name alone and shows UTC for the others, so the program starts itself once
//! more with the name: the environment of a process cannot be changed safely from within.

use std::{env, fs, path::Path};

use jiff::{
    SignedDuration, Timestamp,
    tz::{self, TimeZone},
};

/// What `TZ` has to be for the web view; `None` when it is understood as it stands, or names no
/// zone.
#[must_use]
pub fn to_set() -> Option<String> {
    let given = env::var("TZ").ok()?;
    name_of(&given, Timestamp::now()).filter(|name| *name != given)
}

fn name_of(given: &str, now: Timestamp) -> Option<String> {
    let given = given.strip_prefix(':').unwrap_or(given);
    if given.starts_with('/') {
        return name_of_file(Path::new(given), now);
    }
    if let Ok(zone) = TimeZone::get(given) {
        return zone.iana_name().map(str::to_owned);
    }
    twin_of(&TimeZone::posix(given).ok()?, now)
}

/// By where the file lies, links resolved, or else by what it says.
fn name_of_file(file: &Path, now: Timestamp) -> Option<String> {
    let file = file.canonicalize().ok()?;
    let path = file.to_str()?;
    if let Some((_, name)) = path.split_once("/zoneinfo/") {
        let name = name.trim_start_matches("posix/").trim_start_matches("right/");
        if TimeZone::get(name).is_ok() {
            return Some(name.to_owned());
        }
    }
    twin_of(&TimeZone::tzif("", &fs::read(&file).ok()?).ok()?, now)
}

/// A zone of the database with the same offset on each day of the past year and the next: sessions
/// are no older.
fn twin_of(zone: &TimeZone, now: Timestamp) -> Option<String> {
    let days = || (-366..=366).map(|day| now + SignedDuration::from_hours(24 * day));
    let is_twin = |twin: &TimeZone| days().all(|day| twin.to_offset(day) == zone.to_offset(day));
    let mut names = tz::db().available().map(|name| name.to_string());
    names.find(|name| name.contains('/') && TimeZone::get(name).is_ok_and(|it| is_twin(&it)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(given: &str) -> Option<String> {
        name_of(given, "2026-11-29T12:00:00Z".parse().unwrap())
    }

    /// Whether the zone has Berlin's offset in winter and in summer.
    fn is_berlins(name: &str) -> bool {
        let (zone, berlin) =
            (TimeZone::get(name).unwrap(), TimeZone::get("Europe/Berlin").unwrap());
        let moments = ["2026-01-15T12:00:00Z", "2026-07-15T12:00:00Z", "2026-10-25T01:00:00Z"];
        moments
            .iter()
            .map(|at| at.parse().unwrap())
            .all(|at| zone.to_offset(at) == berlin.to_offset(at))
    }

    #[test]
    fn a_name_stays_and_loses_its_colon() {
        for given in ["Europe/Berlin", ":Europe/Berlin"] {
            assert_eq!(name(given).as_deref(), Some("Europe/Berlin"), "{given}");
        }
        assert_eq!(name("UTC").as_deref(), Some("UTC"));
    }

    #[test]
    fn a_path_is_named_by_where_it_leads() {
        let folder = tempfile::tempdir().unwrap();
        let zoneinfo = folder.path().join("zoneinfo/Europe");
        fs::create_dir_all(&zoneinfo).unwrap();
        let file = zoneinfo.join("Berlin");
        fs::write(&file, "").unwrap();
        let link = folder.path().join("localtime");
        std::os::unix::fs::symlink(&file, &link).unwrap();
        for path in [&file, &link] {
            for colon in ["", ":"] {
                let given = format!("{colon}{}", path.display());
                assert_eq!(name(&given).as_deref(), Some("Europe/Berlin"), "{given}");
            }
        }
    }

    #[test]
    fn a_rule_is_named_by_a_zone_with_the_same_offsets() {
        for given in ["CET-1CEST,M3.5.0,M10.5.0/3", ":CET-1CEST,M3.5.0,M10.5.0/3"] {
            let name = name(given).unwrap();
            assert!(is_berlins(&name), "{name}");
        }
        let india = name("IST-5:30").unwrap();
        let at = "2026-07-15T12:00:00Z".parse().unwrap();
        assert_eq!(
            TimeZone::get(&india).unwrap().to_offset(at),
            tz::offset(5).saturating_add(SignedDuration::from_mins(30)).unwrap()
        );
    }

    #[test]
    fn what_names_no_zone_is_left_alone() {
        for given in ["", ":", "Nowhere/Land", "/no/such/file", "/etc/hostname"] {
            assert_eq!(name(given), None, "{given:?}");
        }
    }
}
