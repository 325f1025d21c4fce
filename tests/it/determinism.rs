//! The same content makes the same bytes, whatever machine, place, time or hands it passes.

use crate::program::{Place, Tree, files, program, run, write};
use crate::support::{TODAY, repository};

/// What makes up a site.
const ROOTS: [&str; 3] = ["site.yaml", "content", "themes"];

/// The order in which the files of a copy are made.
enum Order {
    ByName,
    Backwards,
}

/// A copy of the repository's site.
fn copy(order: &Order) -> Place {
    let place = Place::new();
    let root = repository();
    let mut paths: Vec<String> = files(&root.join("content"))
        .into_iter()
        .map(|path| format!("content/{path}"))
        .chain(files(&root.join("themes")).into_iter().map(|path| format!("themes/{path}")))
        .chain(["site.yaml".to_owned()])
        .collect();
    if matches!(order, Order::Backwards) {
        paths.reverse();
    }
    assert!(ROOTS.iter().all(|name| paths.iter().any(|path| path.starts_with(name))));
    for path in paths {
        let bytes = std::fs::read(root.join(&path)).expect("the file can be read");
        write(&place.path(&path), &bytes);
    }
    place
}

/// What the program makes of the copy in a given world.
fn built(place: &Place, world: &[(&str, &str)], arguments: &[&str]) -> Tree {
    let mut command = program(&["build", "--output", "made"]);
    command.current_dir(place.path("")).args(arguments).envs(world.iter().copied());
    run(&mut command).ends_with(0);
    let tree = place.tree("made");
    std::fs::remove_dir_all(place.path("made")).expect("the output can be removed");
    assert!(tree.len() > 50, "only {} files", tree.len());
    tree
}

/// Fails with the names of the files that differ.
#[track_caller]
fn same(one: &Tree, other: &Tree, what: &str) {
    let paths = one.keys().chain(other.keys());
    let differing: Vec<&String> = paths.filter(|path| one.get(*path) != other.get(*path)).collect();
    assert!(differing.is_empty(), "{what}: {differing:?} differ");
}

#[test]
fn two_builds_in_two_folders_make_the_same_tree() {
    let (one, other) = (copy(&Order::ByName), copy(&Order::Backwards));
    let tree = built(&one, &[], &["--as-of", TODAY]);
    same(&tree, &built(&one, &[], &["--as-of", TODAY]), "the second build");
    same(&tree, &built(&other, &[], &["--as-of", TODAY]), "files made in another order");
}

#[test]
fn time_zone_locale_and_number_of_threads_do_not_show() {
    let place = copy(&Order::ByName);
    let one = [("TZ", "UTC"), ("LANG", "C"), ("LC_ALL", "C"), ("RAYON_NUM_THREADS", "1")];
    let tree = built(&place, &one, &[]);
    for (name, value) in [("TZ", "Asia/Tokyo"), ("LANG", "tr_TR.UTF-8"), ("LC_ALL", "tr_TR.UTF-8")]
    {
        same(&tree, &built(&place, &[(name, value)], &[]), name);
    }
    same(&tree, &built(&place, &[("RAYON_NUM_THREADS", "4")], &[]), "four threads");
}

#[test]
fn the_clock_does_not_show() {
    let place = copy(&Order::ByName);
    let tree = built(&place, &[], &["--as-of", "1999-12-31"]);
    same(&tree, &built(&place, &[], &["--as-of", "2040-02-29"]), "as of 2040");
    same(&tree, &built(&place, &[], &[]), "as of today");
}

#[test]
fn the_folder_one_stands_in_does_not_show() {
    let (place, elsewhere) = (copy(&Order::ByName), Place::new());
    let tree = built(&place, &[], &[]);
    let site = place.path("").display().to_string();
    let mut command = program(&["--site", &site, "build"]);
    run(command.current_dir(elsewhere.path(""))).ends_with(0);
    same(&tree, &place.tree("public"), "from elsewhere");
    assert!(elsewhere.tree("").is_empty(), "something was written where one stood");
}
