//! What the destination of a link or image names.
//!
//! Works on the written text alone; whether a page or an entry exists is for the caller of
//! `parse` to find out.

use bitcode::{Decode, Encode};

use crate::diag::{Diagnostic, Place, catalog::markdown as catalog};
use crate::source::SourcePath;

/// What a link in prose names.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Encode, Decode)]
pub enum Target {
    /// A page, written `data-engineer.md` or `data-engineer.md#salary`.
    Page {
        /// Its Markdown file, which need not exist.
        path: SourcePath,
        /// The place on it.
        anchor: Option<String>,
    },
    /// A place on the page itself, written `#salary`; without the `#`.
    Anchor(String),
    /// An entry, written `skill:programming`.
    Entry {
        /// Which vocabulary it is from.
        kind: EntryKind,
        /// Its id, never empty; it need not exist.
        id: String,
        /// The place on its page.
        anchor: Option<String>,
    },
    /// Anything outside the site, `https://…`, `mailto:…` or `tel:…`, as written.
    External(String),
}

/// The kinds of entries that links can name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Encode, Decode)]
pub enum EntryKind {
    /// A career by its slug.
    Career,
    /// A skill.
    Skill,
    /// A tool.
    Tool,
    /// A place.
    Place,
    /// A field of work.
    Field,
    /// A source of figures.
    Source,
    /// A term of the glossary.
    Term,
}

impl EntryKind {
    /// All of them, in the order in which messages list them.
    pub const ALL: [Self; 7] =
        [Self::Career, Self::Skill, Self::Tool, Self::Place, Self::Field, Self::Source, Self::Term];

    /// The word before the colon of a link.
    pub fn word(self) -> &'static str {
        match self {
            Self::Career => "career",
            Self::Skill => "skill",
            Self::Tool => "tool",
            Self::Place => "place",
            Self::Field => "field",
            Self::Source => "source",
            Self::Term => "term",
        }
    }
}

/// The words before the colon that lead out of the site.
const EXTERNAL: [&str; 4] = ["https", "http", "mailto", "tel"];

/// The endings of files that browsers show as images.
const IMAGES: [&str; 7] = ["png", "jpg", "jpeg", "svg", "webp", "avif", "gif"];

/// What a link in the file `path` names with `written`; none if that is a fault.
pub(super) fn link_target(
    path: &SourcePath,
    written: &str,
    place: impl FnOnce() -> Place,
    faults: &mut Vec<Diagnostic>,
) -> Option<Target> {
    match scheme(written) {
        Some((scheme, rest)) => with_scheme(written, scheme, rest, place, faults),
        None => within_site(path, written, place, faults),
    }
}

/// The file that an image in the file `path` shows with `written`; none if that is a fault.
pub(super) fn image_target(
    path: &SourcePath,
    written: &str,
    place: impl FnOnce() -> Place,
    faults: &mut Vec<Diagnostic>,
) -> Option<SourcePath> {
    let scheme = scheme(written).map(|(scheme, _)| scheme);
    if written.starts_with("//") || matches!(scheme, Some("http" | "https")) {
        return report(faults, catalog::remote_image(place()));
    }
    let file = decode(written).filter(|file| scheme.is_none() && is_relative(file));
    let Some(file) = file else {
        return report(faults, catalog::not_an_image_path(place(), written));
    };
    let Some(target) = path.join(&file) else {
        return report(faults, catalog::leaves_site(place(), &file));
    };
    if IMAGES.iter().any(|ending| target.extension().eq_ignore_ascii_case(ending)) {
        return Some(target);
    }
    report(faults, catalog::unknown_image_type(place(), target.extension(), &IMAGES))
}

fn report<T>(faults: &mut Vec<Diagnostic>, fault: Diagnostic) -> Option<T> {
    faults.push(fault);
    None
}

/// The word before the first colon and what follows it, if the word can be a scheme.
fn scheme(written: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = written.split_once(':')?;
    let mut letters = scheme.bytes();
    let begins = letters.next().is_some_and(|first| first.is_ascii_alphabetic());
    let goes_on = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'.' | b'-');
    (begins && letters.all(goes_on)).then_some((scheme, rest))
}

fn with_scheme(
    written: &str,
    scheme: &str,
    rest: &str,
    place: impl FnOnce() -> Place,
    faults: &mut Vec<Diagnostic>,
) -> Option<Target> {
    if let Some(kind) = EntryKind::ALL.into_iter().find(|kind| kind.word() == scheme) {
        return match with_anchor(rest) {
            None => report(faults, catalog::bad_percent(place(), written)),
            Some((id, _)) if id.is_empty() => {
                report(faults, catalog::entry_without_id(place(), scheme))
            }
            Some((id, anchor)) => Some(Target::Entry { kind, id, anchor }),
        };
    }
    let fault = match scheme.to_ascii_lowercase().as_str() {
        "https" | "http" => web_fault(rest),
        "mailto" => mail_fault(rest),
        "tel" => telephone_fault(rest),
        _ => {
            let known = EntryKind::ALL.map(EntryKind::word).into_iter().chain(EXTERNAL);
            return report(faults, catalog::unknown_scheme(place(), written, scheme, known));
        }
    };
    match fault {
        Some(fault) => report(faults, catalog::bad_url(place(), written, fault)),
        None => Some(Target::External(written.to_owned())),
    }
}

fn within_site(
    path: &SourcePath,
    written: &str,
    place: impl FnOnce() -> Place,
    faults: &mut Vec<Diagnostic>,
) -> Option<Target> {
    let Some((file, anchor)) = with_anchor(written) else {
        return report(faults, catalog::bad_percent(place(), written));
    };
    match anchor {
        Some(anchor) if file.is_empty() => Some(Target::Anchor(anchor)),
        anchor if is_relative(&file) => match path.join(&file) {
            Some(path) if path.extension() == "md" => Some(Target::Page { path, anchor }),
            Some(_) => report(faults, catalog::not_a_page(place(), written)),
            None => report(faults, catalog::leaves_site(place(), &file)),
        },
        _ => report(faults, catalog::not_a_page(place(), written)),
    }
}

/// What stands before the first `#` and after it, decoded; an empty anchor is none.
fn with_anchor(written: &str) -> Option<(String, Option<String>)> {
    let (before, anchor) = written.split_once('#').unwrap_or((written, ""));
    Some((decode(before)?, Some(decode(anchor)?).filter(|anchor| !anchor.is_empty())))
}

/// Whether `file` can be a path from the folder of the file that names it.
fn is_relative(file: &str) -> bool {
    let outer_slash = file.starts_with('/') || file.ends_with('/');
    !file.is_empty() && !outer_slash && !file.contains(['\\', '?', '\0'])
}

/// `written` with `%20` and the like replaced; none if they are wrong or not UTF-8.
fn decode(written: &str) -> Option<String> {
    if !written.contains('%') {
        return Some(written.to_owned());
    }
    let mut bytes = Vec::with_capacity(written.len());
    let mut rest = written.as_bytes();
    while let Some((byte, after)) = rest.split_first() {
        rest = after;
        if *byte == b'%' {
            let (digits, after) = after.split_at_checked(2)?;
            let digit = |byte: u8| char::from(byte).to_digit(16);
            let value = digit(digits[0])? * 16 + digit(digits[1])?;
            bytes.push(u8::try_from(value).ok()?);
            rest = after;
        } else {
            bytes.push(*byte);
        }
    }
    String::from_utf8(bytes).ok()
}

/// What is wrong with `rest` as what follows `https:`.
fn web_fault(rest: &str) -> Option<&'static str> {
    let Some(rest) = rest.strip_prefix("//") else {
        return Some("expected `//` after the colon");
    };
    let (authority, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let (host, port) = authority.split_once(':').unwrap_or((authority, ""));
    if host.is_empty() {
        Some("expected the name of a site after `//`")
    } else if authority.contains('@') {
        Some("names and passwords do not belong in a link")
    } else if !host.is_ascii() {
        Some("expected the name of the site in ASCII letters, as in `xn--mnchen-3ya.de`")
    } else if !is_host(host) || !port.bytes().all(|byte| byte.is_ascii_digit()) {
        Some("this is not the name of a site")
    } else {
        characters_fault(path)
    }
}

/// Whether `host` is made of labels of letters, digits and inner hyphens, with dots between.
fn is_host(host: &str) -> bool {
    let is_label = |label: &str| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
    };
    host.strip_suffix('.').unwrap_or(host).split('.').all(is_label)
}

fn mail_fault(rest: &str) -> Option<&'static str> {
    let address = rest.split('?').next().unwrap_or_default();
    match address.split_once('@') {
        Some((name, host)) if !name.is_empty() && is_host(host) => characters_fault(rest),
        _ => Some("expected an e-mail address, as in `mailto:jobs@example.org`"),
    }
}

fn telephone_fault(rest: &str) -> Option<&'static str> {
    let digits = rest.strip_prefix('+').unwrap_or(rest);
    let fits = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'-' | b'.' | b'(' | b')');
    let is_number = digits.bytes().any(|byte| byte.is_ascii_digit()) && digits.bytes().all(fits);
    (!is_number).then_some("expected a telephone number without spaces, as in `tel:+1-555-0100`")
}

/// What is wrong with the characters of an address behind its host.
fn characters_fault(path: &str) -> Option<&'static str> {
    if path.contains(|letter: char| letter.is_whitespace() || letter.is_control()) {
        Some("a space stands in an address as `%20`")
    } else if path.contains(['"', '<', '>', '\\', '^', '`', '{', '|', '}']) {
        Some("one of `\"<>\\^{|}` or a backtick stands here unencoded")
    } else if path.matches('#').count() > 1 {
        Some("a second `#` stands in an address as `%23`")
    } else if decode(path).is_none() {
        Some("a `%` is followed by two hexadecimal digits, and both stand for UTF-8 text")
    } else {
        None
    }
}
