//! Text that nobody writes: it must cost no more than its length, and never end the program.

use crate::markdown::parse;
use crate::source::Source;

use super::read;

/// Reads `text` without drawing its faults, of which there can be many.
fn survive(text: &str) {
    let source = Source::new("a.md", text.as_bytes());
    let body = 0..text.len();
    parse(&source, body, &|_| "x".to_owned(), &|_| "x".to_owned());
}

#[test]
fn long_repetitions_are_read() {
    let units = r#"[ ] ![ [a]( *a ` < <kbd> </kbd> <!-- <a_ [^ [^a] & " ~ [a][b] ![a](b) <a:b> <x/y=
        | % ![[x](y) *<kbd> [x](skll:a) #_a\n ###_a\n ##_{#a}\n a|b\n-|-\n a\n:_b\n [^a]:_b\n\n
        \r \r\n <div>\n a[^b]\n\n[^b]:_c\n\n"#;
    for unit in units.split_whitespace() {
        let unit = unit.replace("\\n", "\n").replace("\\r", "\r").replace('_', " ");
        survive(&unit.repeat(20_000));
    }
}

#[test]
fn deep_nesting_is_read() {
    for unit in [">", "> ", "- ", "1. ", "* a *", "**a", "[![", "> [!NOTE]\n"] {
        survive(&format!("{}a", unit.repeat(2_000)));
    }
}

#[test]
fn every_part_of_a_text_is_read() {
    let text = "# a\r\n## é {#x .y}\n> [^1] <kbd title='ü'>[ö](<ä b.md> \"t\")</kbd>![ß](i.png)\r\
                <!-- é --> ü\n\n[^1]: – <a@b.c> &#8;\n\n|a|b|\n|-|-|\n|`é`|[x][y]|\n- [x] ~~ø~~\n";
    for start in (0..text.len()).filter(|at| text.is_char_boundary(*at)) {
        for end in (start..=text.len()).filter(|at| text.is_char_boundary(*at)) {
            let source = Source::new("a.md", text.as_bytes());
            parse(&source, start..end, &|_| String::new(), &|_| String::new());
        }
    }
    read(text);
}
