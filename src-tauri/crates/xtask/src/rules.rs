//! The project's own rules, which no compiler checks: who depends on whom, how long a file is, how
//! imports and commit subjects look.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::step::{self, Failure};

/// Which of our packages alone may name which dependency; see `ARCHITECTURE.md`, invariant 1.
const ONLY_THERE: &[(&str, &str)] = &[
    ("tauri", "gatehouse"),
    ("keyring", "gatehouse"),
    ("zbus", "gatehouse"),
    ("reqwest", "rocketchat"),
];

const PACKAGES: &[&str] = &["gatehouse", "rocketchat", "workspaces", "practice", "session_index"];

/// The first package must not depend on the second.
const INDEPENDENT: &[(&str, &str)] = &[
    ("practice", "rocketchat"),
    ("practice", "workspaces"),
    ("practice", "session_index"),
    ("rocketchat", "practice"),
    ("rocketchat", "workspaces"),
    ("rocketchat", "session_index"),
    ("session_index", "practice"),
    ("session_index", "rocketchat"),
    ("session_index", "workspaces"),
    ("workspaces", "practice"),
];

/// A Rust file has at most this many lines; the window's own tests check TypeScript.
const MOST_LINES: usize = 400;

/// A commit subject has at most this many characters, so that `git log --oneline` shows it whole.
const LONGEST_SUBJECT: usize = 72;

/// Commits before this date are not checked: the rule is newer than they are.
const SUBJECTS_SINCE: &str = "2026-11-29T07:30:00Z";

/// Checks every rule.
pub fn check() -> Result<(), Failure> {
    println!("▸ the project's own rules");
    check_dependencies()?;
    for path in rust_files()? {
        let file = fs::read_to_string(step::root().join(&path))
            .map_err(|error| Failure::new(format!("{}: {error}", path.display())))?;
        check_file(&path, &file)?;
    }
    check_subjects()
}

fn check_dependencies() -> Result<(), Failure> {
    for package in PACKAGES {
        let dependencies = dependencies(package)?;
        let names = |other: &str| dependencies.iter().any(|name| name == other);
        for (dependency, owner) in ONLY_THERE {
            if package != owner && names(dependency) {
                return Err(Failure::new(format!(
                    "{package} names {dependency}; only {owner} may"
                )));
            }
        }
        for (_, other) in INDEPENDENT.iter().filter(|(first, _)| first == package) {
            if names(other) {
                return Err(Failure::new(format!("{package} must not depend on {other}")));
            }
        }
    }
    Ok(())
}

/// The packages that this one names in its `Cargo.toml`, without those of its tests.
fn dependencies(package: &str) -> Result<Vec<String>, Failure> {
    let mut cargo = step::program("cargo");
    cargo.args(["tree", "--package", package, "--depth", "1", "--edges", "normal,build"]);
    cargo.args(["--target", "all", "--prefix", "none", "--format", "{p}"]);
    let tree = step::output(&mut cargo)?;
    Ok(tree.lines().skip(1).filter_map(|line| Some(line.split(' ').next()?.to_owned())).collect())
}

fn rust_files() -> Result<Vec<PathBuf>, Failure> {
    let listed = step::output(step::program("git").args(["ls-files", "-z", "*.rs"]))?;
    let paths = listed.split('\0').filter(|path| !path.is_empty()).map(PathBuf::from);
    // A file that is deleted but not committed yet is still listed.
    Ok(paths.filter(|path| step::root().join(path).exists()).collect())
}

fn check_file(path: &Path, file: &str) -> Result<(), Failure> {
    let path = path.display();
    let lines = file.lines().count();
    if lines > MOST_LINES {
        return Err(Failure::new(format!("{path} has {lines} lines; at most {MOST_LINES}")));
    }
    match repeated_import(file) {
        Some(line) => Err(Failure::new(format!(
            "{path}, line {line}: a second import from the same root; merge it with the first"
        ))),
        None => Ok(()),
    }
}

/// The first line, counted from 1, that imports from a root that the same block of imports has
/// already named: `use std::io;` below `use std::fs;`. A `use` below an attribute is not looked at.
fn repeated_import(file: &str) -> Option<usize> {
    let mut seen: Vec<(&str, &str)> = Vec::new();
    let mut inside = false;
    let mut after_attribute = false;
    for (index, line) in file.lines().enumerate() {
        let text = line.trim();
        if inside {
            inside = !text.ends_with(';');
            continue;
        }
        let root = import_root(line).filter(|_| !after_attribute);
        after_attribute = text.starts_with("#[");
        if let Some(root) = root {
            if seen.contains(&root) {
                return Some(index + 1);
            }
            seen.push(root);
            inside = !text.ends_with(';');
        } else if !text.is_empty() && !text.starts_with("//") {
            seen.clear();
        }
    }
    None
}

/// What stands before the first `::` of an import, with its indentation and visibility. A renamed
/// root (`use workspaces as program;`) cannot be merged and has none.
fn import_root(line: &str) -> Option<(&str, &str)> {
    let (before, after) = line.split_once("use ")?;
    let (root, _) = after.split_once("::")?;
    let visibility = before.trim();
    let is_import = visibility.is_empty() || visibility.starts_with("pub");
    (is_import && !root.contains([' ', '{'])).then_some((before, root))
}

/// Checks the subjects of new commits. A copy without its history has none to check.
fn check_subjects() -> Result<(), Failure> {
    if !step::root().join(".git").exists() {
        return Ok(());
    }
    let mut git = step::program("git");
    git.args(["log", "--no-merges", "--format=%h %s", &format!("--since={SUBJECTS_SINCE}")]);
    for commit in step::output(&mut git)?.lines() {
        let subject = commit.split_once(' ').map_or(commit, |(_, subject)| subject);
        let length = subject.chars().count();
        if length > LONGEST_SUBJECT {
            return Err(Failure::new(format!(
                "the subject of commit {commit:?} has {length} characters; at most {LONGEST_SUBJECT}"
            )));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::repeated_import;

    #[test]
    fn a_second_import_from_the_same_root_is_found_by_its_line() {
        assert_eq!(repeated_import("use std::fs;\nuse std::io;\n"), Some(2));
        assert_eq!(repeated_import("use crate::{\n    a,\n    b,\n};\n\nuse crate::c;\n"), Some(6));
        assert_eq!(repeated_import("mod t {\n    use super::a;\n    use super::b;\n}\n"), Some(3));
    }

    #[test]
    fn imports_of_different_roots_visibilities_and_modules_are_fine() {
        for file in [
            "use std::{fs, io};\nuse serde::Serialize;\n",
            "use crate::a;\npub use crate::b;\n",
            "use workspaces as program;\nuse workspaces::Idle;\n",
            "use super::a;\n\nfn f() {}\n\nmod tests {\n    use super::b;\n}\n",
            "use std::fs;\n#[cfg(unix)]\nuse std::os::unix;\n",
            "//! To use std::fs and\n//! use std::io.\n",
        ] {
            assert_eq!(repeated_import(file), None, "{file}");
        }
    }
}
