//! Which folders are refused, which are written into, and who may do so.

use std::os::unix::fs::symlink;
use std::sync::Barrier;
use std::thread;

use crate::output::staging::Staging;

use super::*;

fn refused(result: Result<impl std::fmt::Debug, Failure>) -> String {
    result.unwrap_err().to_string()
}

#[test]
fn the_site_its_sources_and_all_around_them_are_refused() {
    let site = Site::new();
    let name = site.root.path().file_name().unwrap().to_str().unwrap().to_owned();
    symlink(site.path("content"), site.path("to-content")).unwrap();
    symlink("..", site.path("to-above")).unwrap();
    let around = [
        ".".to_owned(),
        String::new(),
        "..".to_owned(),
        "/".to_owned(),
        "public/..".to_owned(),
        "content".to_owned(),
        "content/".to_owned(),
        "content/deep/public".to_owned(),
        "to-content".to_owned(),
        "to-content/x".to_owned(),
        "to-above".to_owned(),
        format!("to-above/{name}"),
        format!("../{name}/not/there/../../content"),
    ];
    for path in around {
        let said = refused(site.checked(&path));
        assert!(said.starts_with("cannot publish into "), "{path}: {said}");
        assert!(said.contains("choose a folder of its own"), "{path}: {said}");
    }
    let home = std::env::home_dir().unwrap();
    for path in [home.as_path(), home.parent().unwrap()] {
        refused(Folder::new(path, site.root.path(), &[]));
    }
    for path in ["public", "content-2", "a/b", "content/../public"] {
        site.checked(path).unwrap();
    }
}

#[test]
fn a_folder_that_holds_sources_is_refused() {
    let site = Site::new();
    let sources = [site.path("public/theirs/content")];
    refused(Folder::new(&site.path("public"), site.root.path(), &sources));
    refused(Folder::new(&site.path("public/theirs"), site.root.path(), &sources));
    Folder::new(&site.path("public/ours"), site.root.path(), &sources).unwrap();
}

#[test]
fn a_link_that_leads_nowhere_and_a_file_are_refused() {
    let site = Site::new();
    symlink("nowhere", site.path("public")).unwrap();
    assert!(refused(site.checked("public")).contains("No such file"));
    fs::remove_file(site.path("public")).unwrap();
    fs::write(site.path("public"), "a file").unwrap();
    assert!(refused(site.checked("public")).contains("it is a file, not a folder"));
    assert_eq!(fs::read(site.path("public")).unwrap(), b"a file");
}

#[test]
fn a_folder_with_files_of_others_is_refused_until_it_is_handed_over() {
    for way in WAYS {
        let site = Site::new();
        site.put("thesis.txt", "all my work");
        let said = refused(site.publish_by(way, &first()));
        assert!(said.contains("it is not empty and careerbook did not make it"), "{said}");
        assert_eq!(names(&site.path("public")), ["thesis.txt"]);
        site.put(MANIFEST, "{}");
        site.publish_by(way, &first()).unwrap();
        site.assert_holds(&first(), &[("thesis.txt", "all my work")]);
    }
}

#[test]
fn what_stands_in_the_way_and_is_foreign_is_refused() {
    for way in WAYS {
        for foreign in ["skills", "skills/baking.html", "skills/baking.html/deep/file"] {
            let site = Site::with(&first());
            site.put(foreign, "mine");
            let said = refused(site.publish_by(way, &second()));
            assert!(said.contains("careerbook did not write what stands there"), "{said}");
            site.assert_holds(&first(), &[(foreign, "mine")]);
        }
        let site = Site::with(&first());
        symlink(site.path("content"), site.public("skills")).unwrap();
        refused(site.publish_by(way, &second()));
        assert_eq!(names(&site.path("content")), Vec::<String>::new());
    }
}

#[test]
fn names_that_careerbook_keeps_for_itself_are_refused() {
    let site = Site::new();
    for path in [MANIFEST, ".careerbook-new/x.html"] {
        assert!(refused(site.publish(&files(&[(path, "x")]))).contains("keeps this name"));
    }
    assert!(!site.path("public").exists());
}

#[test]
fn a_damaged_manifest_is_refused() {
    let site = Site::with(&first());
    site.put(MANIFEST, "<<<<<<< HEAD");
    let said = refused(site.publish(&second()));
    assert!(said.contains(".careerbook.json: it is damaged"), "{said}");
    assert!(refused(compare(&second(), &site.folder())).contains("it is damaged"));
}

#[test]
fn a_manifest_cannot_lead_out_of_the_folder() {
    for way in WAYS {
        let site = Site::with(&first());
        fs::write(site.path("content/page.md"), "source").unwrap();
        let absolute = site.path("content/page.md");
        let absolute = absolute.to_str().unwrap();
        site.put(
            MANIFEST,
            &format!(r#"{{"files": {{"../content/page.md": "", "{absolute}": ""}}}}"#),
        );
        site.publish_by(way, &files(&[("new.html", "new")])).unwrap();
        assert_eq!(fs::read(site.path("content/page.md")).unwrap(), b"source");
    }
}

#[test]
fn a_linked_folder_is_written_into() {
    let site = Site::new();
    fs::create_dir_all(site.path("elsewhere/www")).unwrap();
    symlink("elsewhere/www", site.path("public")).unwrap();
    let before = identity(&site.path("elsewhere/www")).1;
    for build in [first(), second()] {
        site.publish(&build).unwrap();
        assert_eq!(contents(&site.path("elsewhere/www")), with_manifest(&build));
    }
    assert!(site.path("public").is_symlink());
    assert_eq!(identity(&site.path("elsewhere/www")).1, before);
    assert_eq!(names(&site.path("elsewhere")), ["www"]);
}

#[test]
fn what_a_killed_run_has_left_is_swept() {
    for way in WAYS {
        let site = Site::with(&first());
        for staging in [Staging::beside(&site.folder()), Staging::inside(&site.folder())] {
            staging.make(&Disk::plain()).unwrap();
            fs::write(staging.new_tree().join("half"), "a file").unwrap();
        }
        site.publish_by(way, &first()).unwrap();
        site.assert_holds(&first(), &[]);
    }
}

#[test]
fn a_folder_that_only_looks_like_left_over_files_is_not_touched() {
    let left = |paths: &[&str]| {
        let site = Site::with(&first());
        for path in paths {
            let path = site.path(".public.careerbook-new").join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "mine").unwrap();
        }
        assert!(refused(site.publish(&second())).contains("move it away"));
        assert_eq!(contents(&site.path(".public.careerbook-new")).len(), paths.len());
    };
    left(&["new/file"]);
    left(&["made-by-careerbook", "new/file", "other"]);
    let site = Site::with(&first());
    symlink("content", site.path(".public.careerbook-new")).unwrap();
    refused(site.publish(&second()));
}

#[test]
fn a_second_publisher_waits() {
    let site = Site::with(&first());
    let barrier = Barrier::new(2);
    thread::scope(|scope| {
        let lock = Lock::take(&site.folder(), PATIENCE).unwrap();
        let second = scope.spawn(|| {
            barrier.wait();
            site.publish(&second())
        });
        barrier.wait();
        thread::sleep(Duration::from_millis(100));
        site.assert_holds(&first(), &[]);
        drop(lock);
        second.join().unwrap().unwrap();
    });
    site.assert_holds(&second(), &[]);
}

#[test]
fn a_publisher_that_never_comes_to_an_end_is_reported() {
    let site = Site::new();
    let _lock = Lock::take(&site.folder(), PATIENCE).unwrap();
    let said = Lock::take(&site.folder(), Duration::from_millis(30)).map(|_| ());
    assert!(refused(said).contains("another careerbook is publishing there"));
}

#[test]
fn many_publishers_at_once_leave_one_whole_tree() {
    let site = Site::with(&first());
    thread::scope(|scope| {
        for number in 0..8 {
            let site = &site;
            let build = if number % 2 == 0 { first() } else { second() };
            scope.spawn(move || (0..10).for_each(|_| drop(site.publish(&build).unwrap())));
        }
    });
    let holds_first = contents(&site.path("public")) == with_manifest(&first());
    site.assert_holds(&if holds_first { first() } else { second() }, &[]);
}

#[test]
fn what_comes_in_while_the_new_tree_is_made_stays() {
    for way in [Way::Exchange, Way::Renames] {
        let site = Site::with(&first());
        site.put("replaced.txt", "old");
        let folder = site.folder();
        let publishing = Publishing::begin_by(way, &folder, Disk::plain()).unwrap();
        for (path, bytes) in &second() {
            publishing.put(path, bytes, None);
        }
        site.put("late/deep/file.txt", "late");
        site.put("fields/late.txt", "late");
        site.put("replacement", "new");
        fs::rename(site.public("replacement"), site.public("replaced.txt")).unwrap();
        publishing.finish().unwrap();
        let late =
            [("late/deep/file.txt", "late"), ("fields/late.txt", "late"), ("replaced.txt", "new")];
        site.assert_holds(&second(), &late);
    }
}
