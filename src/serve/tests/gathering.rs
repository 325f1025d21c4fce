//! When what was told is looked at.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::channel;
use std::thread;
use std::time::{Duration, Instant};

use crate::serve::watch::{Gatherer, Told};
use crate::source::Touched;

fn file(name: &str) -> Touched {
    Touched::Bytes(PathBuf::from(name))
}

fn set(names: &[&str]) -> BTreeSet<Touched> {
    names.iter().map(|name| file(name)).collect()
}

#[test]
fn what_comes_together_is_looked_at_once() {
    let (told, telling) = channel::<Told>();
    let mut gatherer = Gatherer::new(telling);
    for name in ["a", "b", "a"] {
        told.send(Ok(file(name))).expect("it listens");
    }
    assert_eq!(gatherer.next(), Some(Ok(set(&["a", "b"]))));
    told.send(Ok(file("c"))).expect("it listens");
    assert_eq!(gatherer.next(), Some(Ok(set(&["c"]))));
    drop(told);
    assert_eq!(gatherer.next(), None);
}

#[test]
fn what_never_stops_is_looked_at_all_the_same() {
    let (told, telling) = channel::<Told>();
    let mut gatherer = Gatherer::new(telling);
    let pouring = thread::spawn(move || {
        while told.send(Ok(file("a"))).is_ok() {
            thread::sleep(Duration::from_millis(1));
        }
    });
    let started = Instant::now();
    assert_eq!(gatherer.next(), Some(Ok(set(&["a"]))));
    assert!(started.elapsed() < Duration::from_secs(5));
    drop(gatherer);
    pouring.join().expect("it ends with the one who listens");
}

#[test]
fn a_folder_that_appeared_is_looked_at_twice() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let touched = |path: &Path| Touched::Entry(path.to_owned());
    let (told, telling) = channel::<Told>();
    let mut gatherer = Gatherer::new(telling);
    told.send(Ok(touched(folder.path()))).expect("it listens");
    told.send(Ok(touched(&folder.path().join("gone")))).expect("it listens");
    let both = [folder.path().to_owned(), folder.path().join("gone")].map(Touched::Entry);
    assert_eq!(gatherer.next(), Some(Ok(both.into())));
    assert_eq!(gatherer.next(), Some(Ok([touched(folder.path())].into())));
    told.send(Ok(file("a"))).expect("it listens");
    assert_eq!(gatherer.next(), Some(Ok(set(&["a"]))));
}

#[test]
fn a_watcher_that_fails_is_heard() {
    let (told, telling) = channel::<Told>();
    let mut gatherer = Gatherer::new(telling);
    told.send(Err("no more".to_owned())).expect("it listens");
    assert_eq!(gatherer.next(), Some(Err("no more".to_owned())));
}
