//! How large everything in the window is drawn; kept from one start to the next.

use std::{
    fs, io,
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
};

use serde::{Deserialize, Serialize};
use workspaces::replace_file;

use crate::ipc::zoom::ZoomStep;

/// The steps, in per cent, as browsers have them.
const STEPS: [u16; 14] = [50, 67, 75, 80, 90, 100, 110, 125, 150, 175, 200, 225, 250, 300];
const USUAL: u16 = 100;

/// The zoom of the window. Cheap to clone; clones are the same.
#[derive(Debug, Clone)]
pub struct Zoom {
    file: PathBuf,
    percent: Arc<Mutex<u16>>,
    /// Held while the file is written: the last write has the last zoom.
    writing: Arc<Mutex<()>>,
}

#[derive(Serialize, Deserialize)]
struct Kept {
    zoom: u16,
}

impl Zoom {
    /// Takes up the zoom that the file keeps. A file that is missing or unreadable keeps none.
    #[must_use]
    pub fn open(file: PathBuf) -> Self {
        let text = fs::read(&file).unwrap_or_default();
        let kept = serde_json::from_slice::<Kept>(&text).map_or(USUAL, |kept| kept.zoom);
        let percent = if STEPS.contains(&kept) { kept } else { USUAL };
        Self { file, percent: Arc::new(Mutex::new(percent)), writing: Arc::default() }
    }

    /// Zooms, and returns the new zoom in per cent. [`Self::keep`] writes it.
    pub fn step(&self, step: ZoomStep) -> u16 {
        let mut percent = self.percent.lock().unwrap_or_else(PoisonError::into_inner);
        *percent = match step {
            ZoomStep::In => STEPS.into_iter().find(|one| *one > *percent),
            ZoomStep::Out => STEPS.into_iter().rfind(|one| *one < *percent),
            ZoomStep::Usual => Some(USUAL),
        }
        .unwrap_or(*percent);
        *percent
    }

    /// Writes the zoom into the file. Waits for the disk: not for a thread of the async runtime.
    ///
    /// # Errors
    /// The disk's; the zoom is for this time then.
    pub fn keep(&self) -> io::Result<()> {
        let _turn = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        replace_file(&self.file, &serde_json::to_vec(&Kept { zoom: self.percent() })?)
    }

    /// The zoom, where 1 is the usual one.
    #[must_use]
    pub fn factor(&self) -> f64 {
        f64::from(self.percent()) / f64::from(USUAL)
    }

    fn percent(&self) -> u16 {
        *self.percent.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_goes_from_half_to_three_times_and_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("config/window.json");
        let zoom = Zoom::open(file.clone());
        assert_eq!(zoom.step(ZoomStep::In), 110);
        assert_eq!(zoom.step(ZoomStep::Usual), 100);
        assert_eq!(zoom.step(ZoomStep::Out), 90);
        for _ in 0..20 {
            zoom.step(ZoomStep::Out);
        }
        assert!((zoom.factor() - 0.5).abs() < f64::EPSILON);
        for _ in 0..20 {
            zoom.step(ZoomStep::In);
        }
        zoom.keep().unwrap();
        assert!((Zoom::open(file).factor() - 3.0).abs() < f64::EPSILON);
    }

    #[cfg(unix)]
    #[test]
    fn a_symbolic_link_in_place_of_the_file_stays() {
        let folder = tempfile::tempdir().unwrap();
        let (file, behind) = (folder.path().join("window.json"), folder.path().join("synced.json"));
        std::os::unix::fs::symlink(&behind, &file).unwrap();
        let zoom = Zoom::open(file.clone());
        zoom.step(ZoomStep::In);
        zoom.keep().unwrap();
        assert_eq!(fs::read_link(&file).unwrap(), behind);
        assert!((Zoom::open(behind).factor() - 1.1).abs() < f64::EPSILON);
    }

    #[test]
    fn a_file_that_makes_no_sense_is_the_usual_zoom() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("window.json");
        for text in ["", "[]", r#"{"zoom":0}"#, r#"{"zoom":100000}"#, r#"{"zoom":"large"}"#] {
            fs::write(&file, text).unwrap();
            assert!((Zoom::open(file.clone()).factor() - 1.0).abs() < f64::EPSILON, "{text}");
        }
    }
}
