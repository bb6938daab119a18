//! What a display shows, and when it changed.

use std::time::{Duration, Instant};

use x11rb::{
    connection::Connection as _,
    protocol::{
        damage::{ConnectionExt as _, ReportLevel},
        xproto::{ConnectionExt as _, ImageFormat, Window},
    },
    rust_connection::RustConnection,
};

use crate::Failure;

/// A blinking caret is not another picture, nor is a scrollbar that the toolkit lets fade for
/// seconds after the window was shown: fewer than one pixel in 500.
const SAME: usize = 500;
/// A picture stays when nothing else comes for so long.
const STAYS: Duration = Duration::from_secs(2);
/// Nothing takes longer to start.
const LONGEST: Duration = Duration::from_secs(20);
const BETWEEN_LOOKS: Duration = Duration::from_millis(1);

/// The eye on a display: told by the X server of each change, it takes a picture then.
pub struct Eye {
    display: RustConnection,
    root: Window,
    size: (u16, u16),
    damage: u32,
}

impl Eye {
    /// Looks at a display.
    pub fn on(screen: &str) -> Result<Self, Failure> {
        let (display, number) = RustConnection::connect(Some(screen))?;
        let shown = &display.setup().roots[number];
        let (root, size) = (shown.root, (shown.width_in_pixels, shown.height_in_pixels));
        display.damage_query_version(1, 1)?.reply()?;
        let damage = display.generate_id()?;
        display.damage_create(damage, root, ReportLevel::NON_EMPTY)?.check()?;
        Ok(Self { display, root, size, damage })
    }

    /// How long after `begin` the picture was there that then stayed, as far as it changed at all.
    pub fn settled(&self, begin: Instant) -> Result<Duration, Failure> {
        let mut pictures = vec![(Duration::ZERO, self.picture()?)];
        let mut changed = Instant::now();
        while begin.elapsed() < LONGEST && (pictures.len() == 1 || changed.elapsed() < STAYS) {
            if self.display.poll_for_event()?.is_none() {
                std::thread::sleep(BETWEEN_LOOKS);
                continue;
            }
            self.display.damage_subtract(self.damage, x11rb::NONE, x11rb::NONE)?;
            let at = begin.elapsed();
            let picture = self.picture()?;
            if pictures.last().is_some_and(|(_, last)| !is_same(last, &picture)) {
                pictures.push((at, picture));
                changed = Instant::now();
            }
        }
        let Some((_, last)) = pictures.last() else { return Err("nothing was seen".into()) };
        let other = pictures.iter().rposition(|(_, picture)| !is_same(picture, last));
        let first = other.ok_or("the display never changed")? + 1;
        pictures.get(first).map(|(at, _)| *at).ok_or_else(|| "nothing stayed".into())
    }

    fn picture(&self) -> Result<Vec<u8>, Failure> {
        let (width, height) = self.size;
        let format = ImageFormat::Z_PIXMAP;
        Ok(self.display.get_image(format, self.root, 0, 0, width, height, u32::MAX)?.reply()?.data)
    }
}

fn is_same(one: &[u8], other: &[u8]) -> bool {
    let pixels = one.chunks_exact(4).zip(other.chunks_exact(4));
    let different = pixels.filter(|(one, other)| one != other).count();
    different * SAME < one.len() / 4
}
