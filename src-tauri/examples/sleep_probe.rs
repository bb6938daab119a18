//! Hears what Gatehouse hears before the computer sleeps, for the test in `tests/suspend.rs`, which
//! gives it a system bus of its own.
//!
//! Says `sleeps` each time, and lets the computer sleep when a line comes.

fn main() -> std::io::Result<()> {
    #[cfg(target_os = "linux")]
    gatehouse::logind::watch(|| {
        println!("sleeps");
        let _line = std::io::stdin().read_line(&mut String::new());
    })?;
    loop {
        std::thread::park();
    }
}
