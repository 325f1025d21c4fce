//! Style sheets as readers get them: the same rules without comments and needless space.
//!
//! Called when the assets of a theme are read. It knows the tokens of CSS that may not be touched
//! (strings, escapes, addresses) and nothing else: what it is unsure of, it leaves as it is.

/// `css` without comments, and with no more space than its tokens need.
pub(super) fn compact(css: &str) -> String {
    let mut compact = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(letter) = rest.chars().next() {
        let length = verbatim(rest);
        if length > 0 {
            compact.push_str(&rest[..length]);
            rest = &rest[length..];
        } else if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.find("*/").map_or("", |end| &comment[end + 2..]);
            // `a/**/b` are two tokens.
            push_space(&mut compact);
        } else if letter.is_ascii_whitespace() {
            rest = rest.trim_ascii_start();
            push_space(&mut compact);
        } else {
            push_sign(&mut compact, letter);
            rest = &rest[letter.len_utf8()..];
        }
    }
    compact
}

/// How many bytes at the start of `rest` are a token that is copied as it is: a string, an
/// escape, or an address without quotes. None: 0.
fn verbatim(rest: &str) -> usize {
    let to_end = |start: usize, end: char| {
        let mut escaped = false;
        let found = rest[start..].char_indices().find(|&(_, letter)| {
            let is_end = letter == end && !escaped;
            escaped = letter == '\\' && !escaped;
            is_end
        });
        found.map_or(rest.len(), |(at, _)| start + at + end.len_utf8())
    };
    match rest.chars().next() {
        Some(quote @ ('"' | '\'')) => to_end(1, quote),
        Some('\\') => 1 + rest[1..].chars().next().map_or(0, char::len_utf8),
        _ if rest.starts_with("url(") => {
            let quoted = rest[4..].trim_ascii_start().starts_with(['"', '\'']);
            if quoted { 4 } else { to_end(4, ')') }
        }
        _ => 0,
    }
}

/// Adds the space between two tokens, unless the one before needs none.
fn push_space(css: &mut String) {
    if !css.is_empty() && !ends_with(css, &[' ', '{', '}', ';', ',', ':', '>']) {
        css.push(' ');
    }
}

/// Adds a sign, and takes back the space or the semicolon before it where it needs none.
fn push_sign(css: &mut String, sign: char) {
    if matches!(sign, '{' | '}' | ';' | ',' | '>') && ends_with(css, &[' ']) {
        css.pop();
    }
    if sign == '}' && ends_with(css, &[';']) {
        css.pop();
    }
    css.push(sign);
}

/// Whether `css` ends with one of `signs` that is not escaped.
fn ends_with(css: &str, signs: &[char]) -> bool {
    css.strip_suffix(signs).is_some_and(|before| !before.ends_with('\\'))
}

#[cfg(test)]
mod tests {
    use super::compact;

    #[test]
    fn comments_and_needless_space_are_left_out() {
        let css = "/* a */\n@media (width >= 40rem) and (hover) {\n  a:hover > b, .c + d {\n    \
                   margin: 0 calc(1px + 2em); /* b */\n    color : red;\n  }\n}\n";
        let expected = "@media (width>= 40rem) and (hover){a:hover>b,.c + d{margin:0 calc(1px + \
                        2em);color :red}}";
        assert_eq!(compact(css), expected);
    }

    #[test]
    fn a_descendant_is_not_joined_to_what_it_lies_in() {
        assert_eq!(compact("a :hover { } .b  .c{}a/**/b{}"), "a :hover{}.b .c{}a b{}");
    }

    #[test]
    fn strings_escapes_and_addresses_are_copied() {
        for css in [
            r#"a::after{content:" /* x */  \" ; "}"#,
            r"a{b:' {  } \\'}",
            "a{b:url(x  y/*z*/.svg)}",
            r".a\  b{}",
            r".a\;{}",
        ] {
            assert_eq!(compact(css), css);
        }
        assert_eq!(compact("a{b:url( \"x  y\" )}"), "a{b:url( \"x  y\" )}");
    }

    #[test]
    fn what_does_not_end_is_kept_or_left_out_whole() {
        assert_eq!(compact("a{b:\"c  "), "a{b:\"c  ");
        assert_eq!(compact("a{}/* b"), "a{}");
        assert_eq!(compact("é{}\\"), "é{}\\");
        assert_eq!(compact(""), "");
    }

    #[test]
    fn doing_it_twice_changes_nothing() {
        let once = compact(include_str!("../../themes/fieldguide/assets/fieldguide.css"));
        assert_eq!(compact(&once), once);
        assert!(once.len() < 16_000);
    }
}
