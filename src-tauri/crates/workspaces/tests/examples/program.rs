//! Runs an example program that `cargo test` built beside this test.

use std::{
    env,
    io::Write as _,
    process::{Command, Output, Stdio},
};

/// An example program.
#[derive(Clone, Copy)]
pub struct Program(pub &'static str);

impl Program {
    /// Runs it to its end, with lines for its standard input.
    pub fn run(self, arguments: &[&str], typed: &[&str]) -> Output {
        let here = env::current_exe().unwrap();
        let built = here.parent().unwrap().parent().unwrap().join("examples");
        let program = built.join(format!("{}{}", self.0, env::consts::EXE_SUFFIX));
        let mut child = Command::new(&program)
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("{}: {error}", program.display()));
        let mut stdin = child.stdin.take().unwrap();
        // A program that ends before it asks closes the pipe; its output shows that.
        let _written = stdin.write_all((typed.join("\n") + "\n").as_bytes());
        drop(stdin);
        child.wait_with_output().unwrap()
    }

    /// The same, while a server of this process goes on serving.
    pub async fn run_beside(self, arguments: &[&str], typed: &[&str]) -> Output {
        let own = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        let (arguments, typed) = (own(arguments), own(typed));
        let run = move || {
            let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
            let typed: Vec<&str> = typed.iter().map(String::as_str).collect();
            self.run(&arguments, &typed)
        };
        tokio::task::spawn_blocking(run).await.unwrap()
    }
}

/// Its only line of errors; it has printed nothing else.
pub fn one_line_of_errors(output: &Output) -> String {
    let text = String::from_utf8(output.stderr.clone()).unwrap();
    assert_eq!(text.lines().count(), 1, "{text}");
    assert!(output.stdout.is_empty());
    text.trim_end().to_owned()
}
