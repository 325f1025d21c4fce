//! A build that is killed leaves the output folder wholly old or wholly new.

use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::program::{Place, Tree, program};
use crate::support::TODAY;

/// How many builds have to be killed.
const KILLS: usize = 40;

/// How long the test may try.
const PATIENCE: Duration = Duration::from_mins(2);

/// A file of `init`'s site that both contents share.
const SHARED: &str = "robots.txt";

/// What a visitor put into the output folder.
const FOREIGN: [(&str, &str); 2] =
    [("CNAME", "careers.example.org\n"), ("notes/mine.txt", "Mine.\n")];

/// The two contents between which the site changes: nearly all pages differ, and the second has
/// pages that the first does not have.
fn write_content(place: &Place, is_second: bool) {
    let title = if is_second { "Careers of the second kind" } else { "Careers of the first kind" };
    let text = place.text("site.yaml");
    let retitled = text.lines().map(|line| {
        if line.starts_with("title: ") { format!("title: {title}\n") } else { format!("{line}\n") }
    });
    place.write("site.yaml", retitled.collect::<String>());
    let data = place.text("content/careers/bicycle-mechanic.yaml");
    let prose = place.text("content/careers/bicycle-mechanic.md");
    for index in 0..30 {
        let path = format!("content/careers/mechanic-{index}");
        if is_second {
            place.write(&format!("{path}.yaml"), &data);
            let title = format!("title: Mechanic {index}");
            place.write(&format!("{path}.md"), prose.replace("title: Bicycle mechanic", &title));
        } else if place.path(&format!("{path}.md")).exists() {
            for extension in ["md", "yaml"] {
                let path = place.path(&format!("{path}.{extension}"));
                std::fs::remove_file(path).expect("a file can be removed");
            }
        }
    }
}

/// What each of the two contents makes, with what a visitor put there.
fn both(place: &Place) -> [Tree; 2] {
    [false, true].map(|is_second| {
        write_content(place, is_second);
        place.run(&["build"]).ends_with(0);
        place.tree("public")
    })
}

/// Starts a build and kills it after a while; whether it was still running.
fn is_killed_after(place: &Place, time: Duration) -> bool {
    let mut command = program(&["build", "--as-of", TODAY]);
    command.current_dir(place.path("")).stderr(Stdio::null());
    let mut child = command.spawn().expect("the program can be started");
    std::thread::sleep(time);
    child.kill().expect("the program can be killed");
    child.wait().expect("the program ends").code().is_none()
}

#[test]
fn a_build_killed_at_any_moment_leaves_the_folder_wholly_old_or_wholly_new() {
    let place = Place::with_new_site();
    place.run(&["build"]).ends_with(0);
    for (path, text) in FOREIGN {
        place.write(&format!("public/{path}"), text);
    }
    let trees = both(&place);
    for (tree, (path, text)) in trees.iter().flat_map(|tree| FOREIGN.map(|file| (tree, file))) {
        assert_eq!(tree.get(path).map(Vec::as_slice), Some(text.as_bytes()), "{path}");
    }
    let time_of_shared = place.times("public")[SHARED];

    // Aims at the moment of publishing: later after a kill that came too early, and back.
    let mut most = Duration::from_millis(50);
    let (mut kills, mut kept_old, mut made_new, mut random) = (0, 0, 0, 7_u64);
    let mut now = 1;
    let began = Instant::now();
    while (kills < KILLS || kept_old == 0 || made_new == 0) && began.elapsed() < PATIENCE {
        let wanted = 1 - now;
        write_content(&place, wanted == 1);
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        let share = f64::from(u32::try_from(random >> 32).unwrap_or_default());
        kills += usize::from(is_killed_after(&place, most.mul_f64(share / f64::from(u32::MAX))));
        let tree = place.tree("public");
        let which = trees.iter().position(|one| *one == tree);
        let which = which.unwrap_or_else(|| panic!("neither old nor new: {:?}", tree.keys()));
        if which == wanted {
            made_new += 1;
            most = most.mul_f64(0.8);
        } else {
            kept_old += 1;
            most = most.mul_f64(1.1);
        }
        now = which;
    }
    assert!(kills >= KILLS, "only {kills} builds could be killed");
    assert!(kept_old > 0 && made_new > 0, "{kept_old} times old, {made_new} times new");
    assert_eq!(place.times("public")[SHARED], time_of_shared, "an unchanged file was written");

    write_content(&place, true);
    place.run(&["build"]).ends_with(0);
    assert!(place.tree("public") == trees[1], "a whole build does not end what a killed one began");
    let left: Vec<String> = std::fs::read_dir(place.path(""))
        .expect("the folder can be read")
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.contains("careerbook-"))
        .collect();
    assert!(left.is_empty(), "{left:?} were left behind");
}
