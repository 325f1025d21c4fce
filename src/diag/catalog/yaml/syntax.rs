//! Messages about text that is no YAML, or YAML that is not used here.

use crate::diag::{Diagnostic, Place};

use super::shown;

/// What one complaint of the YAML scanner means to the writer.
struct Complaint {
    /// Words of the scanner.
    words: &'static [&'static str],
    title: &'static str,
    label: &'static str,
    help: &'static str,
}

/// Earlier ones are tried first.
const COMPLAINTS: [Complaint; 18] = [
    Complaint {
        words: &["end of stream", "in quoted scalar", "document indicator"],
        title: "a quote is not closed",
        label: "the text that begins with this quote has no end",
        help: "add the same quote at its end",
    },
    Complaint {
        words: &["trailing content after double-quoted"],
        title: "text stands behind a closing quote",
        label: "expected the end of the line here",
        help: "put all of the text between the quotes, and write `''` for a `'` between single quotes",
    },
    Complaint {
        words: &["byte order mark"],
        title: "an invisible byte order mark stands in the text",
        label: "it stands before this",
        help: "delete it, or type the line anew; it is left where files were joined",
    },
    Complaint {
        words: &["escape", "hexadecimal number"],
        title: "a `\\` between double quotes has a special meaning",
        label: "this text has a `\\` that stands for nothing",
        help: "write `\\\\` for each `\\`, or put the text between single quotes",
    },
    Complaint {
        words: &["illegal placement of ':'", "expected ','", "':' may not precede"],
        title: "a bracket is not closed, or a comma is missing",
        label: "expected `,` or the closing bracket before this",
        help: "close the bracket above, and put texts in quotes if they have `: `, commas or brackets in them",
    },
    Complaint {
        words: &["comment intercepting"],
        title: "a comment stands within a text",
        label: "the text before this seems to go on below it",
        help: "check that this line is `key: value` and indented like those around it, or move the comment",
    },
    Complaint {
        words: &["comments must be separated"],
        title: "a comment must begin behind a space",
        label: "expected a space before this",
        help: "write ` # ` before a comment, or put the text in quotes if it has a `#` in it",
    },
    Complaint {
        words: &["mapping values are not allowed"],
        title: "a `:` stands where none can be",
        label: "this would make a key of what stands before it",
        help: "put the text in quotes if it has a `: ` in it; else check how far the line is indented",
    },
    Complaint {
        words: &["block sequence entries are not allowed", "only valid inside a block"],
        title: "a list begins on the line of its key",
        label: "an item cannot stand here",
        help: "begin the list on the next line, or put the text in quotes if it begins with `- `",
    },
    Complaint {
        words: &["'-' must be followed", "cannot start with '-'"],
        title: "a `-` must be followed by a space",
        label: "expected a space before this",
        help: "write `- ` before an item, or put the text in quotes if it begins with `-`",
    },
    Complaint {
        words: &["':' must be followed"],
        title: "a `:` must be followed by a space",
        label: "expected a space before this",
        help: "write `key: value` with a space behind the `:`",
    },
    Complaint {
        words: &["misplaced bracket", "expected node content"],
        title: "a value is missing",
        label: "expected a value before this",
        help: "put the text in quotes if it has brackets or commas in it",
    },
    Complaint {
        words: &["unexpected character", "mapping keys are not", "cannot start any token"],
        title: "a text begins with a character that has a special meaning",
        label: "no text can begin with this",
        help: "put the text in quotes",
    },
    Complaint {
        words: &["expected '-' indicator"],
        title: "a line does not belong to the list above it",
        label: "expected an item that begins with `- `",
        help: "begin the line with `- `, or indent it like the key that it belongs to",
    },
    Complaint {
        words: &["expected key", "expected <document start>", "invalid indentation"],
        title: "a line is indented unlike those above it",
        label: "expected a key, as far to the right as the keys above it",
        help: "keys of one group begin in the same column",
    },
    Complaint {
        words: &["simple key", "could not find expected ':'"],
        title: "a line is no key with a value",
        label: "expected `key: value`",
        help: "write a `:` and a space behind a key, `- ` before an item, and indent the further lines of a long text",
    },
    Complaint {
        words: &["block scalar"],
        title: "a block of text does not begin as it should",
        label: "this cannot be read as a block of text",
        help: "write `|` or `>-` alone behind the key, and indent all lines of the text alike",
    },
    Complaint {
        words: &["tag", "TAG", "handle", "directive", "an anchor"],
        title: "a text begins with a character that has a special meaning",
        label: "`!`, `%`, `&` and `*` have a special meaning in YAML",
        help: "put the text in quotes",
    },
];

/// Text that is no YAML, for the `reason` that the scanner gives; `opener` is the bracket that is
/// open there.
pub fn invalid_yaml(place: Place, reason: &str, opener: Option<Place>) -> Diagnostic {
    if reason.contains("unknown anchor") {
        return unknown_alias(place);
    }
    let complaint =
        COMPLAINTS.iter().find(|one| one.words.iter().any(|words| reason.contains(words)));
    let is_quote = complaint.is_some_and(|one| one.title.contains("quote"));
    if let Some(opener) = opener.filter(|_| !is_quote) {
        let title = "a bracket is not closed, or a comma is missing".to_owned();
        return Diagnostic::error(
            "invalid-yaml",
            place,
            title,
            "expected `,` or the closing bracket",
        )
        .with_context(opener, "opened here")
        .with_help("put texts in quotes if they have `: `, commas or brackets in them");
    }
    match complaint {
        Some(one) => Diagnostic::error("invalid-yaml", place, one.title.to_owned(), one.label)
            .with_help(one.help),
        None => Diagnostic::error(
            "invalid-yaml",
            place,
            "the text is no YAML".to_owned(),
            format!("it cannot be read from here on: {reason}"),
        ),
    }
}

/// A value that the YAML crate refuses though nothing else is known to be wrong.
pub fn undecodable(place: Place, reason: &str) -> Diagnostic {
    let is_syntax = ["did not find", "found", "could not find", "mapping values", "block sequence"];
    if is_syntax.iter().any(|words| reason.starts_with(words)) {
        return invalid_yaml(place, reason, None);
    }
    let title = "the text cannot be read as it should".to_owned();
    let reason = reason.split(" at line ").next().unwrap_or(reason);
    Diagnostic::error("invalid-yaml", place, title, shown(reason))
}

/// A tag before a value, `!name`. None is used in our records.
pub fn tag_in_yaml(place: Place) -> Diagnostic {
    let title = "a text begins with `!`, which has a special meaning".to_owned();
    Diagnostic::error("invalid-yaml", place, title, "YAML takes this for the name of a type")
        .with_help("put the text in quotes")
}

/// A character that nobody can see.
pub fn unreadable_character(place: Place) -> Diagnostic {
    let title = "an invisible control character stands in the text".to_owned();
    Diagnostic::error("invalid-yaml", place, title, "YAML does not allow it")
        .with_help("delete it; it most often comes from text that was pasted")
}

/// A tab where only spaces may stand.
pub fn tab_in_yaml(place: Place) -> Diagnostic {
    let title = "a tab stands where only spaces may".to_owned();
    Diagnostic::error("tab-in-yaml", place, title, "expected spaces here")
        .with_help("indent with spaces, two for each level, and set your editor to do so")
}

/// Values nested deeper than any record.
pub fn too_deep(place: Place, limit: usize) -> Diagnostic {
    let title = "lists and keys are nested too deep".to_owned();
    let label = format!("more than {limit} levels");
    Diagnostic::error("too-deep", place, title, label)
        .with_help("put the text in quotes if it has brackets in it")
}

/// Aliases that stand for more than any record has.
pub fn too_many_aliases(place: Place, limit: usize) -> Diagnostic {
    let title = "the aliases of this file stand for too much".to_owned();
    let label = format!("from here on more than {limit} values");
    Diagnostic::error("too-many-aliases", place, title, label)
        .with_help("write the values out where they are used")
}

/// An alias without an anchor before it. The place is its first character.
fn unknown_alias(place: Place) -> Diagnostic {
    let title = "a text begins with `*`, which stands for a value named before".to_owned();
    Diagnostic::error("unknown-alias", place, title, "no value above has this name")
        .with_help("put the text in quotes, or name the value above with `&`")
}

/// An alias within the value that it stands for.
pub fn alias_of_itself(place: Place, alias: &str) -> Diagnostic {
    let title = format!("`{}` stands for a value that holds it", shown(alias));
    Diagnostic::error("unknown-alias", place, title, "this would never end")
        .with_help("write the value out here")
}

/// A line `---` that begins another document.
pub fn several_documents(place: Place) -> Diagnostic {
    let title = "a second document begins in this file".to_owned();
    Diagnostic::error("several-documents", place, title, "what follows is not read")
        .with_help("delete this line, or put what follows into a file of its own")
}
