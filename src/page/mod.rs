//! One source file to one page: the first of the four stages.
//!
//! Called by `build` for every file below `content/`, in parallel. The result depends on nothing
//! but the path and the bytes of its file. Never fails: what is wrong stands in the diagnostics.

mod address;
mod origin;
mod outline;
mod recalled;

use std::collections::BTreeSet;
use std::hash::Hash;
use std::sync::{Arc, OnceLock};

use bitcode::{Decode, Encode};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::career::{self, Career, Checked, Date, Entry, Facts, Publication, RawCareer};
use crate::diag::{Allow, Diagnostic, MARK, Place, allows, catalog};
use crate::markdown::{self, Document, EntryKind, Positions, Statement, Target};
use crate::source::{Content, Source, SourcePath, Span};
use crate::yaml::{Entries, KeyPath, Locator, Scalar, comments, decode};

pub use address::{entry_address, entry_path, page_address, target_address};
pub use origin::{of_page, origin};
pub use outline::{OUTLINE, ProseSection};
pub use recalled::{FileKeys, Recalled, Writer, recallable};

/// Extensions of files that are images.
pub const IMAGES: [&str; 7] = ["avif", "gif", "jpeg", "jpg", "png", "svg", "webp"];

/// What a file of `content/` is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Page {
    /// A career, or one of the two files that tell it together.
    Career(Arc<CareerFile>),
    /// A page of its own, the home page among them.
    Plain(Box<PlainPage>),
    /// A vocabulary of fields, skills, tools or places.
    Entries(EntryKind, Vec<(String, Entry)>),
    /// The vocabulary of sources.
    Publications(Vec<(String, Publication)>),
    /// A table of official figures; none if it does not say what it is.
    Facts(Option<Box<Facts>>),
    /// An image that pages can show.
    Image,
    /// A file that is not used.
    Unknown,
}

/// What one file says about a career.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct CareerFile {
    /// The file's name without its extension: the last part of the page's address.
    pub slug: String,
    /// The keys of the front matter or of the YAML file.
    pub career: Career,
    /// The prose, if it is a Markdown file.
    pub prose: Option<Prose>,
}

/// A page of Markdown alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlainPage {
    /// Its title; none if it is missing.
    pub title: Option<String>,
    /// Its description; none if it is missing.
    pub description: Option<String>,
    /// Day on which an editor last went through it.
    pub updated: Option<Date>,
    /// Whether it is left out unless drafts are asked for.
    pub draft: bool,
    /// Old addresses.
    pub aliases: Vec<String>,
    /// Its text.
    pub prose: Prose,
}

/// The text of a Markdown file.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Prose {
    /// What stands before the first section, as HTML.
    pub lead: Arc<str>,
    /// Its sections.
    pub sections: Vec<ProseSection>,
    /// What its links name, in order.
    pub links: Vec<Target>,
    /// The images it shows, in order.
    pub images: Vec<SourcePath>,
    /// Names of the figures it refers to, in order.
    pub figures: Vec<String>,
    /// The numbers that are written out in it, in order.
    pub statements: Vec<Statement>,
}

impl CareerFile {
    /// All of it but the text of its sections, which no page but its own shows.
    fn but_for_text(&self) -> impl PartialEq + Hash {
        (&self.slug, &self.career, self.prose.as_ref().map(Prose::but_for_text))
    }
}

impl Page {
    /// Whether it says the same as `other` but for the text of its sections, which no page but
    /// itself shows. An image says something by its bytes, which are not compared here.
    pub fn differs_in_text_alone(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Image, _) => false,
            (Self::Career(one), Self::Career(other)) => one.but_for_text() == other.but_for_text(),
            (Self::Plain(one), Self::Plain(other)) => {
                one.prose.but_for_text() == other.prose.but_for_text()
                    && PlainPage { prose: other.prose.clone(), ..(**one).clone() } == **other
            }
            (one, other) => one == other,
        }
    }
}

impl Prose {
    /// All but the text: its sections, links, images and numbers.
    fn but_for_text(&self) -> impl PartialEq + Hash {
        let outline = self.sections.iter().map(|one| {
            let follows = one.follows.as_deref();
            (one.id.as_str(), &*one.heading_ids, follows, one.html.trim().is_empty())
        });
        let Self { lead: _, sections: _, links, images, figures, statements } = self;
        (outline.collect::<Vec<_>>(), links, images, figures, statements)
    }

    /// The ids that links can lead to in this text, in its order.
    pub fn anchors(&self) -> Vec<&str> {
        let mut anchors = Vec::new();
        for section in &self.sections {
            anchors.push(section.id.as_str());
            anchors.extend(section.heading_ids.iter().map(String::as_str));
        }
        anchors
    }
}

/// A file and all that is known about it.
#[derive(Debug)]
pub struct Parsed {
    /// What it is. Holds no positions: equal pages are equal wherever their text stands.
    pub page: Page,
    /// The file itself.
    pub source: Arc<Source>,
    /// Positions of its YAML.
    pub locator: Locator,
    /// Positions of its Markdown, if somebody has asked for them or they had to be found anyway.
    positions: OnceLock<Positions>,
    /// Whether its text could be read to its end; else what it seems to lack may be there.
    pub is_whole: bool,
    /// The comments in it that silence findings.
    pub allows: Vec<Allow>,
    /// What is wrong with it, as far as the file alone can tell.
    pub diagnostics: Vec<Diagnostic>,
    /// What a later run recognises it by, if there is to be one.
    pub keys: Option<FileKeys>,
}

impl Parsed {
    /// The same, with a text that nothing was found in left where `left` has it: messages about it
    /// read it again. `left` has the bytes that were parsed.
    #[must_use]
    pub fn leaving_its_text(self, left: Arc<Source>) -> Self {
        let is_sound = self.diagnostics.is_empty() && self.allows.is_empty();
        match self.page {
            Page::Image | Page::Unknown => self,
            _ if !is_sound => self,
            _ => {
                let (locator, positions) = (self.locator.reading(&left), OnceLock::new());
                Self { locator, positions, source: left, ..self }
            }
        }
    }

    /// Positions of its Markdown. A text that was left on the disk is read again for them.
    fn positions(&self) -> &Positions {
        self.positions
            .get_or_init(|| parse(&self.source).positions.into_inner().unwrap_or_default())
    }

    /// The place of its link with the given index.
    pub fn link_place(&self, index: usize) -> Place {
        self.place(self.positions().links.get(index))
    }

    /// The place of its image with the given index.
    pub fn image_place(&self, index: usize) -> Place {
        self.place(self.positions().images.get(index))
    }

    /// The place of its reference to a figure with the given index.
    pub fn figure_place(&self, index: usize) -> Place {
        self.place(self.positions().figures.get(index))
    }

    /// The place of its written number with the given index.
    pub fn statement_place(&self, index: usize) -> Place {
        self.place(self.positions().statements.get(index))
    }

    /// The place of the heading of its section with the given index.
    pub fn section_place(&self, index: usize) -> Place {
        self.place(self.positions().sections.get(index))
    }

    /// Whether the file says of its page that it is a draft.
    fn is_draft(&self) -> bool {
        match &self.page {
            Page::Career(file) => file.career.draft,
            Page::Plain(page) => page.draft,
            _ => false,
        }
    }

    /// The slug of the career that it is of, if it is of one.
    fn slug(&self) -> Option<&str> {
        match &self.page {
            Page::Career(file) => Some(&file.slug),
            _ => None,
        }
    }

    fn place(&self, span: Option<&Span>) -> Place {
        Place::new(&self.source, span.cloned().unwrap_or(0..0))
    }
}

/// The files of drafts; of a career both, whichever of them says so.
pub fn drafts(pages: &[Arc<Parsed>]) -> BTreeSet<&SourcePath> {
    let marked = pages.iter().filter(|parsed| parsed.is_draft());
    let slugs: BTreeSet<&str> = marked.filter_map(|parsed| parsed.slug()).collect();
    let is_draft = |parsed: &&Arc<Parsed>| {
        parsed.is_draft() || parsed.slug().is_some_and(|slug| slugs.contains(slug))
    };
    pages.iter().filter(is_draft).map(|parsed| &parsed.source.path).collect()
}

/// The front matter of a plain page as editors write it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("x-required" = ["title", "description"]))]
pub struct RawPlain {
    /// Title of the page. Required, unique on the site.
    pub title: Option<String>,
    /// What the page is about, in a sentence of 50 to 160 characters. Required.
    pub description: Option<String>,
    /// Day on which an editor last went through it, `2026-11-23`.
    pub updated: Option<Scalar>,
    /// Whether it is left out of the site unless drafts are asked for.
    pub draft: Option<bool>,
    /// Old addresses that lead on to this one, such as `about-us.html`.
    pub aliases: Option<Vec<String>>,
}

/// Reads one file of `content/`.
pub fn parse(source: &Arc<Source>) -> Parsed {
    let below = source.path.below("content").unwrap_or_default();
    if source.content == Content::Link {
        return text(source, |source, _| parsed(source, Page::Unknown));
    }
    match (below.split('/').collect::<Vec<_>>().as_slice(), source.path.extension()) {
        (["careers", ..], "md") => text(source, parse_career_prose),
        (["careers", ..], "yaml") => text(source, parse_career_data),
        (["data", "facts", _], "yaml") => text(source, parse_facts),
        (["data", name], "yaml") => parse_vocabulary(source, name),
        (["data", ..], _) => unknown(source),
        (_, "md") => text(source, parse_plain),
        (_, extension) if IMAGES.contains(&extension) => parsed(source, Page::Image),
        _ => unknown(source),
    }
}

fn parsed(source: &Arc<Source>, page: Page) -> Parsed {
    Parsed {
        page,
        source: Arc::clone(source),
        locator: Locator::of::<RawCareer>(source, 0..0),
        positions: Positions::default().into(),
        is_whole: true,
        allows: Vec::new(),
        diagnostics: Vec::new(),
        keys: None,
    }
}

fn unknown(source: &Arc<Source>) -> Parsed {
    let expected = match source.path.extension() {
        "yml" => "the extension `.yaml`",
        "yaml" if !source.path.as_str().starts_with("content/data/") => {
            "data to lie in `content/careers/` or `content/data/`"
        }
        _ if source.path.as_str().starts_with("content/data/") => {
            "`fields.yaml`, `skills.yaml`, `tools.yaml`, `places.yaml`, `sources.yaml`, `terms.yaml` or `facts/….yaml`"
        }
        _ => {
            "a page (`.md`), data (`.yaml`) or an image (`.png`, `.jpg`, `.svg`, `.webp`, `.avif`, `.gif`)"
        }
    };
    let diagnostics = vec![catalog::source::unknown_file(source, expected)];
    Parsed { diagnostics, ..parsed(source, Page::Unknown) }
}

/// Reads a text file with `read`, after the faults that any text file can have.
fn text(source: &Arc<Source>, read: impl Fn(&Arc<Source>, Span) -> Parsed) -> Parsed {
    let mut parsed = read(source, source.text_span());
    if let Some(fault) = catalog::source::text_fault(source) {
        // What follows from a text that ends too early would only hide the cause.
        parsed.diagnostics = vec![fault];
        parsed.allows = Vec::new();
        parsed.is_whole = false;
    }
    parsed
}

fn parse_career_data(source: &Arc<Source>, span: Span) -> Parsed {
    let (raw, diagnostics) = decode::<RawCareer>(source, &span, "a career");
    let silencing = comments(source, &span, MARK);
    let locator = Locator::of::<RawCareer>(source, span);
    let career = career_file(source, raw, &locator, None);
    with_comments(with_diagnostics(source, locator, diagnostics, career), &silencing)
}

fn parse_career_prose(source: &Arc<Source>, _span: Span) -> Parsed {
    let (front, mut diagnostics) = front_matter::<RawCareer>(source, "a career");
    let (document, positions, found) = body(source, front.body.clone());
    diagnostics.extend(found);
    let (prose, found) = outline::career_prose(source, &front.body, document, &positions);
    diagnostics.extend(found);
    let career = career_file(source, front.raw, &front.locator, Some(prose));
    let silencing = [front.comments, positions.comments.clone()].concat();
    let parsed = with_diagnostics(source, front.locator, diagnostics, career);
    with_comments(Parsed { positions: positions.into(), ..parsed }, &silencing)
}

fn career_file(
    source: &Arc<Source>,
    raw: RawCareer,
    locator: &Locator,
    prose: Option<Prose>,
) -> (Page, Vec<Diagnostic>) {
    let (career, mut diagnostics) = career::check(raw, locator);
    let slug = source.path.stem().to_owned();
    if !career::is_url_safe(&slug) {
        let meant = markdown::slug(&slug);
        diagnostics.push(catalog::site::bad_slug(Place::start_of(source), &slug, &meant));
    }
    (Page::Career(Arc::new(CareerFile { slug, career, prose })), diagnostics)
}

fn parse_plain(source: &Arc<Source>, _span: Span) -> Parsed {
    let (front, mut diagnostics) = front_matter::<RawPlain>(source, "a page");
    let mut checked = Checked::new(&front.locator);
    let root = KeyPath::root();
    let missing =
        [("title", front.raw.title.is_none()), ("description", front.raw.description.is_none())];
    checked
        .require(&root, &missing, |place, key| catalog::career::missing_key(place, "a page", key));
    checked.text(&root.key("title"), front.raw.title.as_ref());
    checked.description(&root.key("description"), front.raw.description.as_ref());
    let updated = checked.date(&root.key("updated"), front.raw.updated.as_ref());
    diagnostics.extend(checked.into_diagnostics());
    let (document, positions, found) = body(source, front.body);
    diagnostics.extend(found);
    if let Some(fault) = bad_plain_slug(source) {
        diagnostics.push(fault);
    }
    let (prose, found) = outline::plain_prose(source, document, &positions);
    diagnostics.extend(found);
    let page = PlainPage {
        title: front.raw.title,
        description: front.raw.description,
        updated,
        draft: front.raw.draft.unwrap_or_default(),
        aliases: front.raw.aliases.unwrap_or_default(),
        prose,
    };
    let page = (Page::Plain(Box::new(page)), Vec::new());
    let silencing = [front.comments, positions.comments.clone()].concat();
    let parsed = with_diagnostics(source, front.locator, diagnostics, page);
    with_comments(Parsed { positions: positions.into(), ..parsed }, &silencing)
}

/// A fault if a folder or the name of a plain page cannot stand in an address.
fn bad_plain_slug(source: &Arc<Source>) -> Option<Diagnostic> {
    let below = source.path.below("content")?;
    let parts = below.strip_suffix(".md")?.split('/');
    let bad = parts.into_iter().find(|part| !career::is_url_safe(part))?;
    Some(catalog::site::bad_slug(Place::start_of(source), bad, &markdown::slug(bad)))
}

fn parse_facts(source: &Arc<Source>, span: Span) -> Parsed {
    let (raw, diagnostics) = decode::<career::RawFacts>(source, &span, "a facts file");
    let silencing = comments(source, &span, MARK);
    let locator = Locator::of::<career::RawFacts>(source, span);
    let (facts, found) = career::check_facts(raw, &locator);
    let page = (Page::Facts(facts.map(Box::new)), found);
    with_comments(with_diagnostics(source, locator, diagnostics, page), &silencing)
}

fn parse_vocabulary(source: &Arc<Source>, name: &str) -> Parsed {
    match name {
        "fields.yaml" => vocabulary(source, career::check_fields, entries(EntryKind::Field)),
        "skills.yaml" => vocabulary(source, career::check_skills, entries(EntryKind::Skill)),
        "tools.yaml" => vocabulary(source, career::check_tools, entries(EntryKind::Tool)),
        "places.yaml" => vocabulary(source, career::check_places, entries(EntryKind::Place)),
        "terms.yaml" => vocabulary(source, career::check_terms, entries(EntryKind::Term)),
        "sources.yaml" => vocabulary(source, career::check_publications, Page::Publications),
        _ => unknown(source),
    }
}

fn entries(kind: EntryKind) -> impl Fn(Vec<(String, Entry)>) -> Page {
    move |entries| Page::Entries(kind, entries)
}

fn vocabulary<R, T>(
    source: &Arc<Source>,
    check: impl Fn(Entries<R>, &Locator) -> (Vec<(String, T)>, Vec<Diagnostic>),
    page: impl Fn(Vec<(String, T)>) -> Page,
) -> Parsed
where
    R: for<'de> Deserialize<'de> + JsonSchema,
{
    text(source, |source, span| {
        let (raw, diagnostics) = decode::<Entries<R>>(source, &span, "a vocabulary");
        let silencing = comments(source, &span, MARK);
        let locator = Locator::of::<Entries<R>>(source, span);
        let (entries, found) = check(raw, &locator);
        let parsed = with_diagnostics(source, locator, diagnostics, (page(entries), found));
        with_comments(parsed, &silencing)
    })
}

fn with_diagnostics(
    source: &Arc<Source>,
    locator: Locator,
    mut diagnostics: Vec<Diagnostic>,
    (page, found): (Page, Vec<Diagnostic>),
) -> Parsed {
    diagnostics.extend(found);
    Parsed { locator, diagnostics, ..parsed(source, page) }
}

/// The same with what its comments silence.
fn with_comments(mut parsed: Parsed, comments: &[Span]) -> Parsed {
    let (allows, faults) = allows(&parsed.source, comments);
    parsed.diagnostics.extend(faults);
    Parsed { allows, ..parsed }
}

/// The front matter of a Markdown file, and where its body lies.
struct FrontMatter<T> {
    raw: T,
    locator: Locator,
    comments: Vec<Span>,
    body: Span,
}

fn front_matter<T>(source: &Arc<Source>, kind: &str) -> (FrontMatter<T>, Vec<Diagnostic>)
where
    T: for<'de> Deserialize<'de> + JsonSchema + Default,
{
    let (parts, mut diagnostics) = markdown::split(source);
    let span = parts.front_matter.unwrap_or(parts.body.start..parts.body.start);
    let (raw, found) = decode::<T>(source, &span, kind);
    diagnostics.extend(found);
    let comments = comments(source, &span, MARK);
    let locator = Locator::of::<T>(source, span);
    (FrontMatter { raw, locator, comments, body: parts.body }, diagnostics)
}

fn body(source: &Arc<Source>, body: Span) -> (Document, Positions, Vec<Diagnostic>) {
    let root = page_address(&source.path).map_or_else(String::new, |page| page.root());
    let link = |target: &Target| target_address(&root, target);
    let image = |path: &SourcePath| format!("{root}{}", address::image_address(path));
    markdown::parse(source, body, &link, &image)
}
