//! Where values stand.

use super::super::KeyPath;
use super::{read, tree};
use crate::source::Span;

#[test]
fn paths_are_written_as_programmers_do() {
    let path = KeyPath::root().key("salary").item(0).key("low");
    assert_eq!(path.to_string(), "salary[0].low");
    assert_eq!(KeyPath::root().to_string(), "");
}

#[test]
fn places_are_found_by_path() {
    let text = "title: \"é\" # c\nskills:\n- skill: ü\n  why: |\n    one\n    two\n";
    let (source, tree) = tree(text);
    let slice = |span: Span| source.text()[span].to_owned();
    let root = KeyPath::root();
    let item = root.key("skills").item(0);
    assert_eq!(slice(tree.key(&root.key("title")).span), "title");
    assert_eq!(slice(tree.value(&root.key("title")).span), "\"é\"");
    assert_eq!(slice(tree.key(&item).span), "skill: ü");
    assert_eq!(slice(tree.value(&item).span), text[text.find("skill: ü").unwrap()..].trim_end());
    assert_eq!(slice(tree.value(&item.key("why")).span), "one\n    two");
    assert!(tree.has(&item.key("why")) && !tree.has(&item.key("level")));
    assert_eq!(slice(tree.key(&item.key("level").key("x")).span), "skill: ü");
    assert_eq!(slice(tree.key(&root.key("skills").item(7)).span), "skills");
    assert_eq!(tree.key(&root.key("period")).span, 0..0);
    assert_eq!(tree.value(&root.key("period")).span, 0..text.trim_end().len());
}

#[test]
fn items_are_counted_as_in_the_decoded_value() {
    let text = "tasks:\n- a\n- [b]\n- c\n";
    let (source, tree) = tree(text);
    let (record, _) = read(text);
    assert_eq!(record.tasks[1], "c");
    let place = tree.value(&KeyPath::root().key("tasks").item(1));
    assert_eq!(&source.text()[place.span], "c");
}

#[test]
fn faulty_misspelt_and_unread_keys_are_not_missing() {
    let title = KeyPath::root().key("title");
    for text in ["title: [a]\n", "titel: a\n", "draft: 'x\n", "- a\n", "title:\n"] {
        assert!(tree(text).1.has(&title), "{text:?}");
    }
    assert!(!tree("draft: true\n").1.has(&title));
    assert!(!tree("").1.has(&title));
    assert_eq!(tree("").1.value(&title).span, 0..0);
}
