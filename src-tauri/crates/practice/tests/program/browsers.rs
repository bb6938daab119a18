//! What answers say to browsers.

use crate::process::{LIST, Program, raw};

#[test]
fn any_web_page_may_read_the_answers_of_8_6_but_not_ask_first() {
    let mut answers = 0;
    for (generation, open) in [("6.14", false), ("8.6", true)] {
        let program = Program::start(&["--generation", generation, "--sessions", "1"]);
        let address = program.line["address"].as_str().unwrap();
        for (method, path, named) in [
            ("GET", "/api/info", open),
            ("GET", LIST, open),
            ("GET", "/api/v1/nothing.here", open),
            ("OPTIONS", LIST, false),
        ] {
            for origin in ["", "Origin: tauri://localhost\r\n"] {
                let answer = String::from_utf8(raw(address, method, path, origin, b"")).unwrap();
                let says = answer.contains("access-control-allow-origin: *\r\n");
                assert_eq!(says, named, "{generation} {method} {path} {origin:?}: {answer}");
                answers += 1;
            }
        }
    }
    println!("{answers} answers to browsers and others");
}
