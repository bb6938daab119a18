//! The program itself, where there is no display.

use std::process::{Command, Output};

fn gatehouse(arguments: &[&str]) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_gatehouse"));
    program.args(arguments).env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY");
    program.output().expect("it starts")
}

#[test]
fn help_and_version_need_no_display() {
    for argument in ["--help", "--version"] {
        let output = gatehouse(&[argument]);
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        assert!(!output.stdout.is_empty() && output.stderr.is_empty(), "{output:?}");
    }
}

/// Elsewhere there is always a display.
#[cfg(target_os = "linux")]
#[test]
fn without_a_display_one_sentence_says_so() {
    let output = gatehouse(&[]);
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert_eq!(said, "gatehouse: there is no display to open the window on\n");
}
