//! A program that is killed while it saves, 200 times: the file is always a whole one, and nothing
//! that was acknowledged is lost.

use std::{
    env,
    hint::spin_loop,
    io::{BufRead as _, BufReader},
    path::Path,
    process::{Command, Stdio},
    sync::Arc,
};

use workspaces::Opened;

use crate::{stage::open, switchable_vault::SwitchableVault};

const KILLS: u32 = 200;
const HOME: &str = "GATEHOUSE_SAVES_HERE";
const SAVED: &str = "saved ";

#[test]
fn a_file_survives_two_hundred_kills() {
    let home = tempfile::tempdir().unwrap();
    let vault = Arc::new(SwitchableVault::default());
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(open(&home, &vault).workspaces.add("a.example", Some("0"), false)).unwrap();

    // Marsaglia's xorshift: the moments differ from each other and are the same in each run.
    let mut random = 2_463_534_242_u32;
    let mut roll = |below: u32| {
        random ^= random << 13;
        random ^= random >> 17;
        random ^= random << 5;
        random % below
    };
    let mut acknowledged = 0;
    for _ in 0..KILLS {
        let after = save_until_killed(home.path(), 1 + roll(8), roll(400_000));
        acknowledged += after.acknowledged;
        let Opened { workspaces, kept_aside } = open(&home, &vault);
        assert_eq!(kept_aside, None);
        let version: u32 = workspaces.list()[0].name.as_str().parse().unwrap();
        assert!(version >= after.last, "{version} is older than {}", after.last);
    }
    println!("{KILLS} kills, {acknowledged} acknowledged saves: 0 damaged files, 0 saves lost");
}

struct Killed {
    acknowledged: u32,
    /// The last acknowledged version.
    last: u32,
}

/// Kills the child at some moment after it acknowledged so many saves, and reads what it still said.
fn save_until_killed(home: &Path, saves: u32, spins: u32) -> Killed {
    let mut child = Command::new(env::current_exe().unwrap())
        .args(["--exact", "killed_while_saving::saves_until_it_is_killed", "--ignored"])
        .args(["--nocapture", "--test-threads=1"])
        .env(HOME, home)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut killed = Killed { acknowledged: 0, last: 0 };
    for line in lines {
        let line = line.unwrap();
        let Some(version) = line.strip_prefix(SAVED) else { continue };
        killed.acknowledged += 1;
        killed.last = version.parse().unwrap();
        if killed.acknowledged == saves {
            (0..spins).for_each(|_| spin_loop());
            child.kill().unwrap();
        }
    }
    child.wait().unwrap();
    assert!(killed.acknowledged >= saves, "the child ended by itself");
    killed
}

#[test]
#[ignore = "never ends: the test above runs it as a child and kills it"]
fn saves_until_it_is_killed() {
    let file = Path::new(&env::var_os(HOME).unwrap()).join("workspaces.json");
    let vault = Arc::new(SwitchableVault::default());
    let workspaces = workspaces::Workspaces::open(file, vault, workspaces::Settings::default());
    let workspaces = workspaces.workspaces;
    let id = workspaces.list()[0].id.clone();
    let first: u32 = workspaces.list()[0].name.as_str().parse().unwrap();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    for version in first + 1.. {
        runtime.block_on(workspaces.rename(&id, &version.to_string())).unwrap();
        println!("\n{SAVED}{version}");
    }
}
