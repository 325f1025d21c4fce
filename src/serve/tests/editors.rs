//! Which editor is chosen, and how it is told the place.

use std::path::Path;

use crate::serve::editor::{Editor, address, command};
use crate::source::LineColumn;

const AT: LineColumn = LineColumn { line: 12, column: 3 };

fn chosen(given: Option<&str>, usual: &[&str]) -> Editor {
    let usual: Vec<Option<String>> = usual.iter().map(|one| Some((*one).to_owned())).collect();
    Editor::choose(given, &usual)
}

fn command_of(words: &[&str]) -> Editor {
    Editor::Command(words.iter().map(|word| (*word).to_owned()).collect())
}

#[test]
fn the_editor_is_the_one_asked_for_or_the_first_usual_one_with_a_window() {
    assert_eq!(chosen(Some("code --wait"), &["subl"]), command_of(&["code", "--wait"]));
    assert_eq!(chosen(Some("vim"), &["subl"]), command_of(&["vim"]));
    assert_eq!(chosen(None, &["subl", "code"]), command_of(&["subl"]));
    assert_eq!(chosen(None, &["/usr/bin/vim -u NONE", "code"]), command_of(&["code"]));
    assert_eq!(chosen(None, &["nano", "vi"]), Editor::Address);
    assert_eq!(chosen(Some("  "), &["", "  "]), Editor::Address);
    assert_eq!(Editor::choose(None, &[None, None]), Editor::Address);
}

#[test]
fn quotes_hold_the_words_of_a_command_together() {
    let editor = chosen(Some(r#"'/my editors/one' -a "" "b c"d"#), &[]);
    assert_eq!(editor, command_of(&["/my editors/one", "-a", "", "b cd"]));
}

#[test]
fn each_editor_is_told_the_place_in_its_own_way() {
    for (editor, expected) in [
        ("code", "code --goto a b.md:12:3"),
        ("/opt/Code.exe --reuse-window", "/opt/Code.exe --reuse-window --goto a b.md:12:3"),
        ("subl", "subl a b.md:12:3"),
        ("kate", "kate --line 12 a b.md"),
        ("emacsclient -n", "emacsclient -n +12:3 a b.md"),
        ("gvim", "gvim +12 a b.md"),
        ("what-ever", "what-ever +12 a b.md"),
        ("x -e vim +{line} {file}", "x -e vim +12 a b.md"),
        ("x {file}:{line}:{column}", "x a b.md:12:3"),
    ] {
        let words: Vec<String> = editor.split(' ').map(str::to_owned).collect();
        let (program, arguments) = command(&words, Path::new("a b.md"), AT);
        assert_eq!([vec![program], arguments].concat().join(" "), expected);
    }
}

#[test]
fn an_address_opens_any_path() {
    let opened = address(Path::new("/my site/c#/a%b.md"), AT);
    assert_eq!(opened, "vscode://file/my%20site/c%23/a%25b.md:12:3");
}

#[test]
fn a_program_that_is_not_there_is_told() {
    let editor = command_of(&["no-such-editor-anywhere"]);
    let failure = editor.open(Path::new("a.md"), AT).expect_err("it is not there");
    assert!(failure.starts_with("cannot start `no-such-editor-anywhere`: "), "{failure}");
}
