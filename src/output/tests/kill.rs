//! Processes that publish and are killed: the output is wholly one tree or wholly the other.

use std::env;
use std::os::unix::process::ExitStatusExt;
use std::process::{Command, Stdio};
use std::thread;

use super::*;

const SITE: &str = "CAREERBOOK_TEST_SITE_TO_PUBLISH";
const STARTED: &str = "content/started";
const KILLS: u32 = 72;

/// About two hundred files, of which some are in every tree and others only in this one.
fn tree(mark: &str) -> Files {
    let mut files = Files::new();
    for number in 0..200 {
        let own = if number % 10 == 0 { mark } else { "" };
        let text = if number % 3 == 0 { "same in all" } else { mark };
        let bytes = text.repeat(1 + number * 2).into_bytes();
        let path = format!("folder-{}/page-{number}{own}.html", number % 7);
        files.insert(OutPath::new(&path), bytes.into());
    }
    files
}

/// What the killed processes run; by itself it does nothing.
#[test]
fn publishes_two_trees_in_turn_until_it_is_killed() {
    let Some(root) = env::var_os(SITE).map(PathBuf::from) else {
        return;
    };
    let folder = Folder::new(&root.join("public"), &root, &[]).unwrap();
    let trees = [tree("a"), tree("b")];
    let is_first = contents(&root.join("public")) == with_foreign(&trees[0]);
    fs::write(root.join(STARTED), "").unwrap();
    loop {
        publish(&trees[usize::from(is_first)], &folder).unwrap();
        publish(&trees[usize::from(!is_first)], &folder).unwrap();
    }
}

fn with_foreign(files: &Files) -> Files {
    let mut all = with_manifest(files);
    all.extend(super::files(&[(".git/HEAD", "mine")]));
    all
}

/// Starts a publisher and kills it: an even number soon after its start, which is mostly before
/// it comes to exchange anything, an odd one soon after it has exchanged something.
fn start_and_kill(site: &Site, number: u32) {
    let mut child = Command::new(env::current_exe().unwrap())
        .args(["--exact", "output::tests::kill::publishes_two_trees_in_turn_until_it_is_killed"])
        .env(SITE, site.root.path())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let before = identity(&site.path("public"));
    let has_started = || site.path(STARTED).exists();
    while !has_started() || (number % 2 == 1 && identity(&site.path("public")) == before) {
        assert!(child.try_wait().unwrap().is_none(), "it has ended by itself");
        thread::sleep(Duration::from_micros(200));
    }
    fs::remove_file(site.path(STARTED)).unwrap();
    // Steps that have nothing to do with the time that publishing takes.
    thread::sleep(Duration::from_micros(u64::from(number * 7_919 % 20_000)));
    child.kill().unwrap();
    assert_eq!(child.wait().unwrap().signal(), Some(9), "it has ended by itself");
}

#[test]
fn a_process_killed_at_any_moment_leaves_one_whole_tree() {
    let site = Site::with(&tree("a"));
    site.put(".git/HEAD", "mine");
    let (a, b) = (with_foreign(&tree("a")), with_foreign(&tree("b")));
    let (mut as_a, mut as_b, mut left_over) = (0, 0, 0);
    for number in 0..KILLS {
        start_and_kill(&site, number);
        let now = contents(&site.path("public"));
        assert!(now == a || now == b, "neither one tree nor the other after {number} kills");
        as_a += usize::from(now == a);
        as_b += usize::from(now == b);
        left_over += usize::from(site.path(".public.careerbook-new").exists());
    }
    assert!(as_a > 0 && as_b > 0 && left_over > 0, "{as_a} a, {as_b} b, {left_over} left over");
    site.publish(&tree("c")).unwrap();
    site.assert_holds(&tree("c"), &[(".git/HEAD", "mine")]);
}
