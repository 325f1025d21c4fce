//! What publishing writes, keeps and removes when nothing goes wrong.

use std::time::{Duration, UNIX_EPOCH};

use super::*;

#[test]
fn a_folder_that_is_not_there_is_made_with_the_folders_above_it() {
    let site = Site::new();
    let report = site.publish(&first()).unwrap();
    assert_eq!(report.written.len(), 6);
    site.assert_holds(&first(), &[]);
    let deep = site.checked("out/of/here").unwrap();
    publish(&first(), &deep).unwrap();
    assert_eq!(contents(&site.path("out/of/here")), with_manifest(&first()));
}

#[test]
fn an_empty_folder_is_taken() {
    for way in WAYS {
        let site = Site::new();
        fs::create_dir(site.path("public")).unwrap();
        site.publish_by(way, &first()).unwrap();
        site.assert_holds(&first(), &[]);
    }
}

#[test]
fn publishing_the_same_again_writes_nothing() {
    let nothing = |_: Operation| -> std::io::Result<()> { panic!("something was written") };
    let site = Site::with(&first());
    site.put("CNAME", "example.org");
    let folder_before = identity(&site.path("public"));
    let file_before = identity(&site.public("index.html"));
    let report =
        publish_by(Way::Exchange, &first(), &site.folder(), &Disk { before: &nothing }).unwrap();
    assert_eq!(report, Report { unchanged: 6, kept: 1, ..Report::default() });
    assert_eq!(identity(&site.path("public")), folder_before);
    assert_eq!(identity(&site.public("index.html")), file_before);
}

#[test]
fn one_changed_file_is_the_only_one_written() {
    for way in WAYS {
        let site = Site::with(&first());
        let before = identity(&site.public("careers/baker.html"));
        let mut changed = first();
        changed.insert(OutPath::new("index.html"), b"HOME".as_slice().into());
        let report = site.publish_by(way, &changed).unwrap();
        assert_eq!(report.written, paths(&["index.html"]));
        assert_eq!((report.unchanged, report.removed.len()), (5, 0));
        assert_eq!(identity(&site.public("careers/baker.html")), before, "{way:?}");
        site.assert_holds(&changed, &[]);
    }
}

#[test]
fn files_no_longer_built_go_with_the_folders_that_they_leave_empty() {
    for way in WAYS {
        let site = Site::with(&first());
        let report = site.publish_by(way, &second()).unwrap();
        assert_eq!(report.removed, paths(&["careers/data-engineer.html", "fields/food.html"]));
        assert!(!site.public("fields").exists(), "{way:?}");
        site.assert_holds(&second(), &[]);
    }
}

#[test]
fn what_careerbook_did_not_write_stays() {
    for way in WAYS {
        let site = Site::with(&first());
        site.put(".git/objects/ab/cd", "object");
        site.put(".git/HEAD", "ref");
        site.put("fields/notes.txt", "mine");
        fs::create_dir_all(site.public("empty/inner")).unwrap();
        fs::create_dir(site.public("careers/empty")).unwrap();
        std::os::unix::fs::symlink("nowhere", site.public("link")).unwrap();
        let before = identity(&site.public(".git/HEAD"));
        let report = site.publish_by(way, &second()).unwrap();
        assert_eq!(report.kept, 4, "{way:?}");
        assert_eq!(identity(&site.public(".git/HEAD")), before);
        assert_eq!(fs::read_link(site.public("link")).unwrap(), Path::new("nowhere"));
        assert!(site.public("empty/inner").is_dir());
        assert!(site.public("careers/empty").is_dir());
        fs::remove_file(site.public("link")).unwrap();
        let foreign =
            [(".git/HEAD", "ref"), (".git/objects/ab/cd", "object"), ("fields/notes.txt", "mine")];
        site.assert_holds(&second(), &foreign);
    }
}

#[test]
fn a_file_of_an_earlier_build_is_rewritten_whatever_became_of_it() {
    for way in WAYS {
        let site = Site::with(&first());
        site.put("index.html", "edited by hand");
        fs::remove_file(site.public("404.html")).unwrap();
        std::os::unix::fs::symlink(site.path("content"), site.public("404.html")).unwrap();
        fs::remove_dir_all(site.public("careers")).unwrap();
        site.publish_by(way, &first()).unwrap();
        site.assert_holds(&first(), &[]);
        assert!(site.path("content").is_dir());
    }
}

#[test]
fn a_file_can_become_a_folder_and_a_folder_a_file() {
    let file = files(&[("a", "file"), ("b/c/d", "file"), ("b/e", "file")]);
    let folder = files(&[("a/x/y", "file"), ("a/z", "file"), ("b", "file")]);
    for way in WAYS {
        let site = Site::with(&file);
        site.publish_by(way, &folder).unwrap();
        site.assert_holds(&folder, &[]);
        site.publish_by(way, &file).unwrap();
        site.assert_holds(&file, &[]);
    }
}

#[test]
fn where_files_cannot_have_two_names_they_are_copied_with_their_time() {
    let no_links = |operation: Operation| match operation {
        Operation::Link => Err(std::io::ErrorKind::PermissionDenied.into()),
        _ => Ok(()),
    };
    let site = Site::with(&first());
    site.put("CNAME", "example.org");
    std::os::unix::fs::symlink("nowhere", site.public("link")).unwrap();
    let time = UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    for path in ["CNAME", "index.html"] {
        fs::File::open(site.public(path)).unwrap().set_modified(time).unwrap();
    }
    let disk = Disk { before: &no_links };
    publish_by(Way::Exchange, &second(), &site.folder(), &disk).unwrap();
    for path in ["CNAME", "index.html"] {
        assert_eq!(identity(&site.public(path)).0, time);
    }
    fs::remove_file(site.public("link")).unwrap();
    site.assert_holds(&second(), &[("CNAME", "example.org")]);
}

#[test]
fn folders_keep_their_permissions() {
    use std::os::unix::fs::PermissionsExt;
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o7777;
    for way in WAYS {
        let site = Site::with(&first());
        site.put("closed/file", "mine");
        for (path, mode) in [("", 0o2711), ("closed", 0o500), ("careers", 0o770)] {
            fs::set_permissions(site.public(path), fs::Permissions::from_mode(mode)).unwrap();
        }
        site.publish_by(way, &second()).unwrap();
        assert_eq!(mode(&site.path("public")), 0o2711, "{way:?}");
        assert_eq!(mode(&site.public("closed")), 0o500, "{way:?}");
        assert_eq!(mode(&site.public("careers")), 0o770, "{way:?}");
        site.assert_holds(&second(), &[("closed/file", "mine")]);
    }
}

#[test]
fn the_manifest_has_one_file_per_line() {
    let text = String::from_utf8(Manifest::of(paths(&["b", "a"]).iter()).to_bytes()).unwrap();
    let lines: Vec<&str> = text.lines().skip(2).collect();
    assert_eq!(lines, ["  \"files\": [", "    \"a\",", "    \"b\"", "  ]", "}"]);
}

#[test]
fn a_manifest_that_tells_digests_still_says_what_is_ours() {
    for way in WAYS {
        let site = Site::with(&first());
        let lines = first().into_keys().map(|path| format!("\"{path}\": \"3ae7d805\""));
        let lines: Vec<String> = lines.collect();
        site.put(MANIFEST, &format!("{{\"note\": \"\", \"files\": {{{}}}}}", lines.join(",")));
        let report = site.publish_by(way, &second()).unwrap();
        assert_eq!((report.written.len(), report.removed.len()), (4, 2));
        site.assert_holds(&second(), &[]);
    }
}

#[test]
fn comparing_tells_what_publishing_would_change_and_writes_nothing() {
    let site = Site::new();
    let missing = compare(&first(), &site.folder()).unwrap();
    assert_eq!(missing.len(), 7);
    assert!(missing.iter().all(|difference| matches!(difference, Difference::Missing(_))));
    site.publish(&first()).unwrap();
    site.put("CNAME", "example.org");
    assert_eq!(compare(&first(), &site.folder()).unwrap(), []);
    assert_eq!(
        compare(&second(), &site.folder()).unwrap(),
        [
            Difference::Missing(OutPath::new("assets/find.js")),
            Difference::Changed(OutPath::new("assets/site.css")),
            Difference::Changed(OutPath::new("careers/baker.html")),
            Difference::Extra(OutPath::new("careers/data-engineer.html")),
            Difference::Extra(OutPath::new("fields/food.html")),
            Difference::Missing(OutPath::new("skills/baking.html")),
        ]
    );
    site.put(MANIFEST, "{}");
    let changed = Difference::Changed(OutPath::new(MANIFEST));
    assert_eq!(compare(&first(), &site.folder()).unwrap(), [changed]);
}
