//! Which files an earlier build has left, by what is remembered of them.

use std::fs::File;
use std::time::Duration;

use super::super::memory::sealed;
use super::*;

const PAGE: &str = "careers/baker.html";

fn key(of: &str) -> Key {
    Key::of(&of)
}

/// Publishes the files, each made from its own text.
fn publish_made(site: &Site, files: &Files) -> Report {
    let folder = site.folder();
    let publishing = Publishing::begin(&folder).unwrap();
    for (path, bytes) in files {
        publishing.put(path, bytes, Some(Key::of(bytes)));
    }
    publishing.finish().unwrap()
}

/// A site that was published a while before its memory was written.
fn remembered() -> Site {
    let site = Site::new();
    publish_made(&site, &first());
    std::thread::sleep(Duration::from_millis(20));
    publish_made(&site, &first());
    site
}

/// Which of the first build's files would be kept if they were made from the same again.
fn kept(site: &Site) -> Vec<OutPath> {
    kept_in(&site.folder())
}

fn kept_in(folder: &Folder) -> Vec<OutPath> {
    let publishing = Publishing::begin(folder).unwrap();
    let files = first();
    let kept = files.iter().filter(|(path, bytes)| publishing.keep(path, Key::of(bytes)));
    kept.map(|(path, _)| path.clone()).collect()
}

fn memory_file(site: &Site) -> PathBuf {
    let place = site.path(".careerbook/memory");
    let names = names(&place);
    let [gitignore, memory] = names.as_slice() else { panic!("{names:?}") };
    assert_eq!(gitignore, ".gitignore");
    place.join(memory)
}

fn all_but(path: &str) -> Vec<OutPath> {
    first().into_keys().filter(|one| one.as_str() != path).collect()
}

#[test]
fn what_lies_as_it_was_published_is_kept_and_counts_as_built() {
    let site = remembered();
    assert_eq!(kept(&site), all_but(""));
    let folder = site.folder();
    let publishing = Publishing::begin(&folder).unwrap();
    for (path, bytes) in &first() {
        assert!(publishing.keep(path, Key::of(bytes)));
    }
    let report = publishing.finish().unwrap();
    assert_eq!(report, Report { unchanged: 6, ..Report::default() });
    assert_eq!(kept(&site), all_but(""), "it is still remembered");
}

#[test]
fn beside_kept_files_others_are_written_and_removed() {
    for way in WAYS {
        let site = remembered();
        let folder = site.folder();
        let publishing = Publishing::begin_by(way, &folder, Disk::plain()).unwrap();
        for (path, bytes) in &second() {
            if !publishing.keep(path, Key::of(bytes)) {
                publishing.put(path, bytes, Some(Key::of(bytes)));
            }
        }
        let report = publishing.finish().unwrap();
        assert_eq!((report.written.len(), report.removed.len(), report.unchanged), (4, 2, 2));
        assert_eq!(contents(&site.path("public")), with_manifest(&second()), "{way:?}");
    }
}

#[test]
fn what_is_made_from_something_else_is_not_kept() {
    let site = remembered();
    let folder = site.folder();
    let publishing = Publishing::begin(&folder).unwrap();
    assert!(!publishing.keep(&OutPath::new(PAGE), key("something else")));
    assert!(!publishing.keep(&OutPath::new("new.html"), key("new")));
}

#[test]
fn a_file_that_somebody_has_touched_is_not_kept() {
    let page = |site: &Site| site.public(PAGE);
    let touches: [(_, fn(&Path)); 5] = [
        ("longer", |page| fs::write(page, "baker!").unwrap()),
        ("of the same length", |page| fs::write(page, "BAKER").unwrap()),
        ("another file of the same time", |page| {
            let time = fs::metadata(page).unwrap().modified().unwrap();
            fs::write(page.with_extension("new"), "BAKER").unwrap();
            fs::rename(page.with_extension("new"), page).unwrap();
            File::open(page).unwrap().set_modified(time).unwrap();
        }),
        ("gone", |page| fs::remove_file(page).unwrap()),
        ("a folder", |page| {
            fs::remove_file(page).unwrap();
            fs::create_dir(page).unwrap();
        }),
    ];
    for (what, touch) in touches {
        let site = remembered();
        touch(&page(&site));
        assert_eq!(kept(&site), all_but(PAGE), "{what}");
    }
}

#[test]
fn a_file_as_young_as_the_memory_is_not_kept() {
    let site = remembered();
    let later = identity(&site.public(PAGE)).0 + Duration::from_mins(1);
    File::open(site.public(PAGE)).unwrap().set_modified(later).unwrap();
    publish_made(&site, &first());
    assert_eq!(kept(&site), all_but(PAGE));
}

#[test]
fn a_file_that_the_manifest_does_not_name_is_not_kept() {
    let site = remembered();
    site.put(MANIFEST, "{}");
    assert_eq!(kept(&site), []);
}

/// The bytes of a memory, cut behind its first two lines and before its seal.
fn in_parts(memory: &[u8]) -> (String, &[u8]) {
    let ends = memory.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at + 1);
    let end = ends.take(2).last().unwrap();
    (String::from_utf8(memory[..end].to_vec()).unwrap(), &memory[end..memory.len() - 16])
}

#[test]
fn a_memory_that_is_damaged_or_of_another_program_is_none() {
    let site = remembered();
    let memory = memory_file(&site);
    let whole = fs::read(&memory).unwrap();
    let (head, known) = in_parts(&whole);
    let program = head.lines().nth(1).unwrap();
    let mut changed = whole.clone();
    changed[head.len()] ^= 1;
    let damaged = [
        Vec::new(),
        whole[1..].to_vec(),
        whole[..whole.len() - 1].to_vec(),
        changed,
        sealed(&head.replace("form 2", "form 1"), known),
        sealed(&head.replace(program, "/usr/bin/another 1 2 3"), known),
        sealed(&head, &known[1..]),
        sealed(&head, b""),
    ];
    for bytes in damaged {
        fs::write(&memory, &bytes).unwrap();
        assert_eq!(kept(&site), [], "{bytes:?}");
    }
}

/// A site whose first build has made two pages together.
fn made_together() -> (Site, Key, Vec<OutPath>) {
    let site = remembered();
    let (pair, of) = ([PAGE, "index.html"].map(OutPath::new).to_vec(), key("a pair"));
    let folder = site.folder();
    let publishing = Publishing::begin(&folder).unwrap();
    for (path, bytes) in &first() {
        assert!(publishing.keep(path, Key::of(bytes)));
    }
    publishing.made_together(of, pair.clone());
    publishing.finish().unwrap();
    (site, of, pair)
}

#[test]
fn what_was_made_together_is_kept_together_and_counts_as_built() {
    let (site, of, pair) = made_together();
    for _ in 0..2 {
        let folder = site.folder();
        let publishing = Publishing::begin(&folder).unwrap();
        assert_eq!(publishing.keep_all(key("another pair")), None);
        assert_eq!(publishing.keep_all(of), Some(2));
        let others = first().into_iter().filter(|(path, _)| !pair.contains(path));
        others.for_each(|(path, bytes)| assert!(publishing.keep(&path, Key::of(&bytes))));
        assert_eq!(publishing.finish().unwrap(), Report { unchanged: 6, ..Report::default() });
    }
}

#[test]
fn of_files_made_together_none_is_kept_if_one_was_touched_or_is_not_remembered() {
    let (site, of, pair) = made_together();
    let folder = site.folder();
    let all = |site: &Site| Publishing::begin(&site.folder()).unwrap().keep_all(of);
    fs::write(site.public(PAGE), "BAKER").unwrap();
    assert_eq!(all(&site), None);
    let publishing = Publishing::begin(&folder).unwrap();
    for (path, bytes) in &first() {
        publishing.put(path, bytes, (path.as_str() != PAGE).then(|| Key::of(bytes)));
    }
    publishing.made_together(of, pair);
    publishing.finish().unwrap();
    assert_eq!(kept(&site), all_but(PAGE));
    assert_eq!(all(&site), None);
}

#[test]
fn what_is_remembered_besides_is_recalled_if_it_is_whole_whatever_came_of_the_build() {
    let site = remembered();
    let folder = site.folder();
    let recalled = || Publishing::begin(&folder).unwrap().recall(0);
    assert_eq!(recalled(), None);
    let publishing = Publishing::begin(&folder).unwrap();
    publishing.remember(0, b"pages");
    publishing.remember(0, b"other pages");
    publishing.abandon().unwrap();
    assert_eq!(recalled().as_deref(), Some(&b"other pages"[..]));
    let part =
        names(&site.path(".careerbook/memory")).into_iter().find(|name| name.ends_with(".0"));
    let part = site.path(".careerbook/memory").join(part.unwrap());
    let whole = fs::read(&part).unwrap();
    let damaged = [&whole[1..], &whole[..whole.len() - 1], b"", &[&whole[..], b"more"].concat()];
    for bytes in damaged {
        fs::write(&part, bytes).unwrap();
        assert_eq!(recalled(), None, "{bytes:?}");
    }
    fs::write(&part, whole).unwrap();
    assert!(recalled().is_some());
}

#[test]
fn what_is_no_longer_asked_for_is_not_remembered() {
    let site = remembered();
    let folder = site.folder();
    let publishing = Publishing::begin(&folder).unwrap();
    (0..3).for_each(|number| publishing.remember(number, b"pages"));
    drop(publishing);
    let publishing = Publishing::begin(&folder).unwrap();
    assert!(publishing.recall(0).is_some());
    publishing.put(&OutPath::new(PAGE), b"baker", Some(key("baker")));
    publishing.finish().unwrap();
    let publishing = Publishing::begin(&folder).unwrap();
    let there = [0, 1, 2].map(|number| publishing.recall(number).is_some());
    assert_eq!(there, [true, false, false]);
}

#[test]
fn where_no_memory_can_be_written_the_site_is_published_all_the_same() {
    let site = Site::new();
    fs::write(site.path(".careerbook"), "mine").unwrap();
    assert_eq!(publish_made(&site, &first()).written.len(), 6);
    assert_eq!(contents(&site.path("public")), with_manifest(&first()));
    assert_eq!(kept(&site), []);
    assert_eq!(fs::read_to_string(site.path(".careerbook")).unwrap(), "mine");
}

#[test]
fn a_site_that_was_moved_keeps_its_memory() {
    let (site, elsewhere) = (remembered(), tempfile::tempdir().unwrap());
    let moved = elsewhere.path().join("site");
    fs::rename(site.root.path(), &moved).unwrap();
    let folder = Folder::new(&moved.join("public"), &moved, &[]).unwrap();
    assert_eq!(kept_in(&folder), all_but(""));
}

#[test]
fn two_output_folders_of_a_site_have_two_memories_that_git_does_not_see() {
    let site = remembered();
    let other = site.checked("other").unwrap();
    let publishing = Publishing::begin(&other).unwrap();
    publishing.put(&OutPath::new("index.html"), b"home", Some(key("home")));
    publishing.finish().unwrap();
    assert_eq!(names(&site.path(".careerbook/memory")).len(), 3);
    assert_eq!(fs::read_to_string(site.path(".careerbook/memory/.gitignore")).unwrap(), "*\n");
    assert_eq!(kept(&site), all_but(""));
}
