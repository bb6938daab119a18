//! Very many moments, told as [`moment::with_offset`] does.

use std::ops::Range;

use jiff::{
    Timestamp,
    civil::DateTime,
    tz::{Offset, TimeZone},
};

use super::moment;

/// Tells moments of one zone. Which offset holds when is asked of the zone once, not for each.
pub struct Moments {
    zone: TimeZone,
    spans: Vec<Span>,
    /// The span of the moment before.
    last: usize,
    told: String,
}

/// A time in which one offset holds.
struct Span {
    milliseconds: Range<i64>,
    offset: Offset,
    /// Such as `+02:00`.
    written: String,
}

impl Moments {
    pub fn of(zone: TimeZone) -> Self {
        Self { zone, spans: Vec::new(), last: 0, told: String::new() }
    }

    /// A moment in milliseconds since 1970, such as `2026-11-23T05:08:42+02:00`; that of 1970 for
    /// what no calendar has.
    pub fn with_offset(&mut self, milliseconds: i64) -> &str {
        let at = Timestamp::from_millisecond(milliseconds).unwrap_or_default();
        self.last = self.span(at);
        let Span { offset, written, .. } = &self.spans[self.last];
        let local = offset.to_datetime(at);
        let digits = digits(local);
        if let Some(digits) = digits.as_ref().and_then(|digits| str::from_utf8(digits).ok()) {
            self.told.clear();
            self.told.push_str(digits);
            self.told.push_str(written);
        } else {
            self.told = moment::with_offset(at, &self.zone);
        }
        &self.told
    }

    /// The place of the span that a moment is in.
    fn span(&mut self, at: Timestamp) -> usize {
        let holds = |span: &Span| span.milliseconds.contains(&at.as_millisecond());
        if self.spans.get(self.last).is_some_and(holds) {
            return self.last;
        }
        self.spans.iter().position(holds).unwrap_or_else(|| {
            self.spans.push(Span::around(at, &self.zone));
            self.spans.len() - 1
        })
    }
}

impl Span {
    fn around(at: Timestamp, zone: &TimeZone) -> Self {
        let millisecond =
            |transition: jiff::tz::TimeZoneTransition<'_>| transition.timestamp().as_millisecond();
        // What changes at this very moment has changed.
        let begin = zone.preceding(at + jiff::SignedDuration::from_nanos(1)).next();
        let end = zone.following(at).next();
        Self {
            milliseconds: begin.map_or(i64::MIN, millisecond)..end.map_or(i64::MAX, millisecond),
            offset: zone.to_offset(at),
            written: at.to_zoned_datetime(zone.clone()).strftime("%:z").to_string(),
        }
    }
}

/// Such as `2026-11-23T05:08:42`; `None` for a year that does not have four digits.
fn digits(at: DateTime) -> Option<[u8; 19]> {
    let mut written = *b"0000-00-00T00:00:00";
    let mut put = |place: usize, number: u8| {
        written[place] = b'0' + number / 10;
        written[place + 1] = b'0' + number % 10;
    };
    let year = u16::try_from(at.year()).ok().filter(|year| *year >= 1000)?;
    put(0, u8::try_from(year / 100).ok()?);
    put(2, u8::try_from(year % 100).ok()?);
    for (place, number) in
        [(5, at.month()), (8, at.day()), (11, at.hour()), (14, at.minute()), (17, at.second())]
    {
        put(place, number.unsigned_abs());
    }
    Some(written)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ZONES: [&str; 6] = [
        "Europe/Berlin",
        "America/St_Johns",
        "Asia/Kolkata",
        "Australia/Lord_Howe",
        "UTC",
        "Africa/Monrovia",
    ];

    fn same(zone: &str, moments: &[i64]) {
        let zone = moment::zone(zone);
        let mut many = Moments::of(zone.clone());
        for at in moments {
            let one = moment::with_offset(Timestamp::from_millisecond(*at).unwrap(), &zone);
            assert_eq!(many.with_offset(*at), one, "{at}");
        }
    }

    proptest! {
        #[test]
        fn many_moments_are_told_as_each_is(
            zone in prop::sample::select(&ZONES[..]),
            moments in prop::collection::vec(-377_000_000_000_000..253_000_000_000_000_i64, 1..20),
        ) {
            same(zone, &moments);
        }

        #[test]
        fn the_offset_changes_at_the_very_millisecond(
            zone in prop::sample::select(&ZONES[..]),
            near in 0..2_000_000_000_i64,
        ) {
            let near = Timestamp::from_second(near).unwrap();
            let changes = moment::zone(zone).following(near).take(2).map(|change| change.timestamp().as_millisecond()).collect::<Vec<_>>();
            same(zone, &changes.iter().flat_map(|at| [*at, at - 1, at + 1]).collect::<Vec<_>>());
        }
    }
}
