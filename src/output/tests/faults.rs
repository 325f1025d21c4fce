//! Every operation on the disk fails once, and the process dies before every one of them.

use std::io::{self, ErrorKind};

use super::*;

/// How the operation with a given number goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    /// It fails; those after it do not.
    Fails,
    /// It and all after it do not happen, as if the process had been killed.
    Killed,
}

/// Publishes `build`; returns none if the fault never struck, because the run was shorter.
fn publish_with(
    fault: Fault,
    at: usize,
    way: Way,
    site: &Site,
    build: &Files,
) -> Option<Result<Report, Failure>> {
    let count = AtomicUsize::new(0);
    let before = |_: Operation| {
        let number = count.fetch_add(1, Ordering::SeqCst);
        let strikes = number == at || (number > at && fault == Fault::Killed);
        if strikes { Err(io::Error::from(ErrorKind::StorageFull)) } else { Ok(()) }
    };
    let result = publish_by(way, build, &site.folder(), &Disk { before: &before });
    (count.into_inner() > at).then_some(result)
}

/// A published first build with files of others beside it.
fn site_with_foreign() -> Site {
    let site = Site::with(&first());
    site.put("CNAME", "example.org");
    site.put("fields/notes.txt", "mine");
    site
}

const FOREIGN: [(&str, &str); 2] = [("CNAME", "example.org"), ("fields/notes.txt", "mine")];

fn expected(build: &Files) -> Files {
    let mut all = with_manifest(build);
    all.extend(files(&FOREIGN));
    all
}

/// Strikes at every operation in turn, and hands the site to `check` each time.
fn strike_everywhere(fault: Fault, way: Way, check: impl Fn(&Site, Result<Report, Failure>)) {
    for at in 0.. {
        let site = site_with_foreign();
        let Some(result) = publish_with(fault, at, way, &site, &second()) else {
            assert!(at > 15, "only {at} operations");
            return;
        };
        check(&site, result);
        site.publish_by(way, &second()).unwrap();
        site.assert_holds(&second(), &FOREIGN);
    }
}

#[test]
fn a_failure_leaves_the_old_tree_wholly_there_or_the_new_one() {
    for way in [Way::Exchange, Way::Renames] {
        strike_everywhere(Fault::Fails, way, |site, result| {
            let now = contents(&site.path("public"));
            assert!(now == expected(&first()) || now == expected(&second()), "{result:?}");
            assert!(result.unwrap_err().to_string().starts_with("cannot "));
        });
    }
}

#[test]
fn a_kill_leaves_the_old_tree_wholly_there_or_the_new_one() {
    strike_everywhere(Fault::Killed, Way::Exchange, |site, _| {
        let now = contents(&site.path("public"));
        assert!(now == expected(&first()) || now == expected(&second()));
    });
}

#[test]
fn a_kill_between_two_renames_is_mended_at_the_next_start() {
    let gaps = AtomicUsize::new(0);
    strike_everywhere(Fault::Killed, Way::Renames, |site, _| {
        if !site.path("public").exists() {
            gaps.fetch_add(1, Ordering::SeqCst);
            site.publish_by(Way::Renames, &files(&[("CNAME", "")])).unwrap_err();
        }
        let now = contents(&site.path("public"));
        assert!(now == expected(&first()) || now == expected(&second()));
    });
    assert!(gaps.into_inner() > 0);
}

#[test]
fn in_place_every_file_is_wholly_old_or_new_after_any_fault() {
    let (old, new) = (expected(&first()), expected(&second()));
    for fault in [Fault::Fails, Fault::Killed] {
        strike_everywhere(fault, Way::InPlace, |site, _| {
            let now = contents(&site.path("public"));
            for (path, bytes) in &now {
                let is_ours = path.as_str() == MANIFEST || path.as_str().starts_with(".careerbook");
                let is_whole = old.get(path) == Some(bytes) || new.get(path) == Some(bytes);
                assert!(is_ours || is_whole, "{path}");
            }
            let in_both = old.keys().filter(|path| new.contains_key(*path));
            in_both.for_each(|path| assert!(now.contains_key(path), "{path}"));
        });
    }
}

#[test]
fn in_place_assets_come_before_pages_and_pages_before_deletions() {
    strike_everywhere(Fault::Killed, Way::InPlace, |site, _| {
        let now = contents(&site.path("public"));
        let page = now.get(&OutPath::new("careers/baker.html"));
        let has_new_page = page == second().get(&OutPath::new("careers/baker.html"));
        let has_new_asset = now.contains_key(&OutPath::new("assets/find.js"));
        let has_old_page = now.contains_key(&OutPath::new("careers/data-engineer.html"));
        assert!(has_new_asset || !has_new_page);
        assert!(has_new_page || has_old_page);
    });
}

#[test]
fn a_run_stopped_in_place_can_be_followed_by_another_build() {
    for at in 0..40 {
        let site = site_with_foreign();
        publish_with(Fault::Killed, at, Way::InPlace, &site, &second());
        let mut third = first();
        third.insert(OutPath::new("skills/baking.html"), b"other".as_slice().into());
        site.publish(&third).unwrap();
        site.assert_holds(&third, &FOREIGN);
    }
}

#[test]
fn where_one_way_is_not_possible_the_next_is_taken() {
    let refusing = |refused: &'static [Operation], kind: ErrorKind| {
        let before = move |operation: Operation| {
            if refused.contains(&operation) { Err(kind.into()) } else { Ok(()) }
        };
        let site = site_with_foreign();
        let inode = identity(&site.path("public")).1;
        publish_by(Way::Exchange, &second(), &site.folder(), &Disk { before: &before }).unwrap();
        site.assert_holds(&second(), &FOREIGN);
        identity(&site.path("public")).1 == inode
    };
    assert!(!refusing(&[Operation::Exchange], ErrorKind::InvalidInput));
    assert!(refusing(&[Operation::Link], ErrorKind::CrossesDevices));
    let first_folder = AtomicUsize::new(0);
    let closed_parent = |operation: Operation| match operation {
        Operation::MakeFolder if first_folder.fetch_add(1, Ordering::SeqCst) == 0 => {
            Err(ErrorKind::PermissionDenied.into())
        }
        _ => Ok(()),
    };
    let site = site_with_foreign();
    let disk = Disk { before: &closed_parent };
    publish_by(Way::Exchange, &second(), &site.folder(), &disk).unwrap();
    site.assert_holds(&second(), &FOREIGN);
}

#[test]
fn a_failure_names_the_path_as_the_user_knows_it() {
    let full = |operation: Operation| match operation {
        Operation::Write => Err(io::Error::from_raw_os_error(28)),
        _ => Ok(()),
    };
    let site = Site::with(&first());
    let build = files(&[("index.html", "changed")]);
    let marker_is_written = AtomicUsize::new(0);
    let before = |operation: Operation| match operation {
        Operation::Write if marker_is_written.fetch_add(1, Ordering::SeqCst) == 0 => Ok(()),
        _ => full(operation),
    };
    for way in WAYS {
        marker_is_written.store(0, Ordering::SeqCst);
        let result = publish_by(way, &build, &site.folder(), &Disk { before: &before });
        let said = result.unwrap_err().to_string();
        let path = site.public("index.html");
        assert_eq!(said, format!("cannot write {}: No space left on device", path.display()));
        site.assert_holds(&first(), &[]);
    }
}

#[test]
fn where_a_lone_file_cannot_be_replaced_a_new_tree_takes_the_place_of_the_old_one() {
    let site = Site::with(&first());
    let mut changed = first();
    changed.insert(OutPath::new("careers/baker.html"), b"the baker".as_slice().into());
    let renames = AtomicUsize::new(0);
    let closed = |operation: Operation| {
        let is_first =
            operation == Operation::Rename && renames.fetch_add(1, Ordering::SeqCst) == 0;
        if is_first { Err(ErrorKind::PermissionDenied.into()) } else { Ok(()) }
    };
    let report =
        publish_by(Way::Exchange, &changed, &site.folder(), &Disk { before: &closed }).unwrap();
    assert_eq!(report.written, paths(&["careers/baker.html"]));
    assert_eq!(renames.into_inner(), 1, "the rest is exchanged");
    site.assert_holds(&changed, &[]);
}
