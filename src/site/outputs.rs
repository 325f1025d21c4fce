//! One context per output file.
//!
//! The contexts are made in groups, each by itself: a build can make some, write their files and
//! forget them. What a page has to know of all others before they are made is in `heads`.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::config::Extra;
use crate::context::{
    CareerPage, CareerRecord, Content, Context, EntryPage, Glossary, Html, Link, Page, RankingKey,
    Redirect, Shared, SiteInfo, Sitemap, SitemapEntry, Sources, Strings,
};
use crate::diag::Diagnostic;
use crate::markdown::EntryKind;
use crate::page::{FileKeys, Parsed, PlainPage, entry_address, page_address};
use crate::source::OutPath;

use super::aliases::{self, Alias};
use super::fixed::{Fixed, Words};
use super::heads::Heads;
use super::library::{EntryId, KINDS, Library, Record, SUMMARY_LENGTH, View, shortened};
use super::listings::date;
use super::measures::Measures;
use super::prose::{self, HOME};
use super::references::Uses;
use super::{
    careers, compare, entries, find, glossary, listings, profile, rankings, records, share_images,
    sources, table, tables,
};

/// How many titles a description has no room for, however short they are: a letter, a comma and a
/// space each.
const MOST_TITLES: usize = SUMMARY_LENGTH / 3 + 1;

/// Files with what goes into them.
pub type Contexts = Vec<(OutPath, Context)>;

/// Files that are made together, from one thing of the site: a career, an entry, a list.
pub struct Group<'s> {
    make: Box<dyn Fn() -> Contexts + Send + Sync + 's>,
    /// The files of which it shows more than others may.
    own: Vec<&'s Parsed>,
}

impl<'s> Group<'s> {
    fn new(make: impl Fn() -> Contexts + Send + Sync + 's) -> Self {
        Self { make: Box::new(make), own: Vec::new() }
    }

    /// Makes the contexts. No two groups of a site without faults have a file of one path.
    pub fn contexts(&self) -> Contexts {
        (self.make)()
    }

    /// Keys of the files that it shows more of than what is in [`FileKeys::shared`].
    pub fn own_keys(&self) -> Vec<Option<FileKeys>> {
        self.own.iter().map(|parsed| parsed.keys).collect()
    }
}

/// Everything that pages are made from.
pub(super) struct Site<'l, 'p> {
    view: View<'l, 'p>,
    library: &'l Library<'p>,
    uses: &'l Uses<'l>,
    strings: &'l Strings,
    measures: Measures,
    info: Shared<SiteInfo>,
    /// Names and addresses of the pages that the site has whatever its careers are.
    fixed: BTreeMap<Fixed, Shared<Link>>,
    /// Statements that the publishers of the site's data ask for, in the order of their sources.
    attributions: Vec<String>,
    sources: Arc<Sources>,
    glossary: Arc<Glossary>,
    heads: Heads,
    aliases: Vec<Alias>,
    /// The careers as data, by position; none if the site has no data files.
    data: Vec<Arc<CareerRecord>>,
}

impl<'l, 'p> Site<'l, 'p> {
    /// Takes what the earlier steps found, and tells every address that two pages want.
    pub(super) fn new(view: View<'l, 'p>, uses: &'l Uses<'l>) -> (Self, Vec<Diagnostic>) {
        let View { library, config, strings } = view;
        let plain =
            library.plain.values().filter(|(parsed, _)| parsed.source.path.as_str() != HOME);
        let link = |(parsed, page): &(&Parsed, &PlainPage)| {
            let path = page_address(&parsed.source.path)?.as_str().to_owned();
            Some(Link { name: page.title.clone()?, path }.into())
        };
        let mut pages: Vec<Shared<Link>> = plain.filter_map(link).collect();
        pages.sort();
        let info = Shared::from(SiteInfo {
            title: config.title.clone(),
            description: config.description.clone(),
            language: config.language.clone(),
            base_url: config.base_url.clone(),
            data_files: config.has(Extra::DataFiles),
            find: config.has(Extra::Find),
            compare: config.has(Extra::Compare),
            pages,
        });
        let fixed = Fixed::all(config).map(|page| {
            let Words { path, title, .. } = page.words(strings);
            let name = if page == Fixed::Home { config.title.clone() } else { title };
            (page, Link { name, path }.into())
        });
        let (measures, ((heads, found), (attributions, sources, glossary))) = rayon::join(
            || Measures::of(view),
            || {
                let lists = || {
                    let lines = sources::lines(library, uses);
                    let attributions = records::attributions(&lines);
                    (attributions, sources::page(library, uses, lines), glossary::page(view))
                };
                rayon::join(|| Heads::of(view, uses), lists)
            },
        );
        let data = |record| Arc::new(records::record(library, record, &config.base_url));
        let careers = if info.data_files { library.careers.as_slice() } else { &[] };
        let data = careers.par_iter().map(data).collect();
        let (aliases, mut diagnostics) = aliases::aliases(library, &heads);
        diagnostics.extend(found);
        let site = Self {
            view,
            library,
            uses,
            strings,
            measures,
            info,
            fixed: fixed.collect(),
            attributions,
            sources,
            glossary,
            heads,
            aliases,
            data,
        };
        (site, diagnostics)
    }

    /// All files, in groups.
    pub(super) fn groups<'s>(&'s self, pages: &'s [Arc<Parsed>]) -> Vec<Group<'s>> {
        let mut groups = vec![
            Group::new(|| self.rankings()),
            Group::new(|| self.machine_files()),
            Group::new(|| self.redirects()),
            Group::new(|| self.images(pages)),
        ];
        if self.info.data_files {
            groups.push(Group::new(|| self.all_careers()));
            groups.push(Group::new(|| self.lists_as_data()));
        }
        if self.info.find {
            groups.push(Group::new(|| find::files(self.view, self.uses)));
        }
        let fixed = Fixed::all(self.view.config);
        groups.extend(fixed.map(|page| Group::new(move || self.fixed(page).into_iter().collect())));
        for kind in KINDS {
            let used = entries::used(self.library, self.uses, kind).into_iter();
            groups.extend(used.map(|id| Group::new(move || self.entry((kind, id)))));
        }
        let careers = self.library.careers.iter();
        groups.extend(careers.map(|record| {
            let own = record.files.iter().map(|(parsed, _)| *parsed).collect();
            Group { own, ..Group::new(move || self.career(record)) }
        }));
        let plain = self.library.plain.values();
        groups.extend(plain.map(|(parsed, page)| {
            Group::new(move || self.plain(parsed, page).into_iter().collect())
        }));
        groups
    }

    /// Name and address of a page that the site has whatever its careers are.
    fn link(&self, fixed: Fixed) -> Shared<Link> {
        self.fixed[&fixed].clone()
    }

    fn page(
        &self,
        path: &OutPath,
        title: &str,
        description: &str,
        above: impl IntoIterator<Item = Shared<Link>>,
    ) -> Page {
        Page {
            path: path.clone(),
            folder: path.folder().to_owned(),
            root: path.root(),
            canonical: format!("{}{}", self.info.base_url, path.public()),
            title: title.to_owned(),
            description: shortened(description),
            breadcrumbs: std::iter::once(self.link(Fixed::Home)).chain(above).collect(),
            updated: None,
            hidden: false,
            attributions: self.attributions.clone(),
        }
    }

    fn html(&self, page: Page, content: Content) -> (OutPath, Context) {
        let path = page.path.clone();
        let html = Html { site: self.info.clone(), page, content };
        (path, Context::Html(Box::new(html)))
    }

    /// A page that the site has whatever its careers are; rankings are made together and not here.
    fn fixed(&self, fixed: Fixed) -> Option<(OutPath, Context)> {
        let (view, uses, measures) = (self.view, self.uses, &self.measures);
        let content = match fixed {
            Fixed::Home => return Some(self.home()),
            Fixed::NotFound => Content::NotFound,
            Fixed::Careers => Content::Careers(listings::careers(view, measures)),
            Fixed::Table => Content::Table(table::table(view, measures)),
            Fixed::Compare => Content::Compare(compare::page(self.library)),
            Fixed::Find => Content::Find(find::page(view, uses)),
            Fixed::Sources => Content::Sources(Arc::clone(&self.sources)),
            Fixed::Glossary => Content::Glossary(Arc::clone(&self.glossary)),
            Fixed::Index(kind) => Content::Index(entries::index(self.library, uses, kind)),
            Fixed::Rankings | Fixed::Ranking(_) => return None,
        };
        Some(self.fixed_page(fixed, content))
    }

    fn fixed_page(&self, fixed: Fixed, content: Content) -> (OutPath, Context) {
        let Words { path, title, description } = fixed.words(self.strings);
        let above = fixed.above().iter().map(|page| self.link(*page));
        let mut page = self.page(&OutPath::new(&path), &title, &description, above);
        if matches!(fixed, Fixed::NotFound) {
            page = Page { hidden: true, breadcrumbs: Vec::new(), ..page };
        }
        self.html(page, content)
    }

    fn home(&self) -> (OutPath, Context) {
        let mut plain = self.library.plain.values();
        let file = plain.find(|(parsed, _)| parsed.source.path.as_str() == HOME);
        let file = file.map(|(_, page)| page);
        let html = file.map(|page| prose::home(&page.prose)).unwrap_or_default();
        let described = file.and_then(|page| page.description.as_deref());
        let description = described.unwrap_or(&self.info.description);
        let path = OutPath::new(&Fixed::Home.words(self.strings).path);
        let page = Page {
            breadcrumbs: Vec::new(),
            updated: file.and_then(|page| page.updated).map(date),
            ..self.page(&path, &self.info.title, description, [])
        };
        self.html(page, Content::Home(listings::home(self.view, self.uses, html)))
    }

    fn rankings(&self) -> Contexts {
        let rankings = RankingKey::ALL.map(|key| rankings::ranking(self.view, &self.measures, key));
        let summary = Content::Rankings(rankings::summary(&rankings));
        let mut pages = vec![self.fixed_page(Fixed::Rankings, summary)];
        pages.extend(rankings.into_iter().map(|ranking| {
            self.fixed_page(Fixed::Ranking(ranking.key), Content::Ranking(ranking))
        }));
        pages
    }

    /// The page of a field, skill, tool or place, and the data files beside it.
    fn entry(&self, (kind, id): EntryId<'_>) -> Contexts {
        let entry = entries::page(self.view, self.uses, &self.measures, (kind, id));
        let Some(entry) = entry else { return Vec::new() };
        let path = entry_address(kind, id);
        let mut files = Vec::new();
        if self.info.data_files {
            let record = entries::record(self.library, &entry, (kind, id), &self.info.base_url);
            files.push((beside(&path, "csv"), Context::EntryCsv(Arc::clone(&record.table))));
            files.push((beside(&path, "json"), Context::EntryJson(Arc::new(record))));
        }
        let mut title = entry.name.clone();
        if self.heads.is_shared(&title) {
            let key = format!("kind_{}", entry.kind.word());
            title = format!("{title} ({})", self.strings.text(&key));
        }
        let description = self.entry_description(&entry);
        let page = self.page(&path, &title, &description, [self.link(Fixed::Index(kind))]);
        files.push(self.html(page, Content::Entry(Box::new(entry))));
        files
    }

    /// The definition, and the careers that use it as far as there is room.
    fn entry_description(&self, entry: &EntryPage) -> String {
        let key = format!("entry_careers_{}", entry.kind.word());
        let titles = entry.careers.iter().map(|career| career.title.as_str());
        let titles = titles.chain(entry.lines.iter().map(|line| line.career.name.as_str()));
        let titles: Vec<&str> = titles.take(MOST_TITLES).collect();
        let name = format!("{}.", entry.name);
        let lead = if entry.definition.is_empty() { &name } else { &entry.definition };
        if titles.is_empty() {
            return lead.clone();
        }
        format!("{lead} {}: {}.", self.strings.text(&key), titles.join(", "))
    }

    /// The pages of a career and the files beside them.
    fn career(&self, record: &Record<'_>) -> Contexts {
        let View { library, .. } = self.view;
        let data = self.data.get(record.position);
        let figures = data.map_or_else(Vec::new, |_| tables::of_career(library, record));
        let content = careers::page(self.view, &self.measures, record, &figures);
        let mut files = Vec::new();
        if self.info.compare {
            let path = OutPath::new(&compare::script_path(record.slug));
            let compared = compare::career(self.view, record, &content.summary.facts);
            files.push((path, Context::CompareScript(compared)));
        }
        files.push(self.career_page(record, content));
        files.extend(self.profile_page(record));
        if let Some(data) = data {
            let path = OutPath::new(&careers::data_path(record, "json"));
            files.push((path, Context::CareerJson(Arc::clone(data))));
        }
        if !figures.is_empty() {
            let path = OutPath::new(&careers::data_path(record, "csv"));
            files.push((path, Context::FiguresCsv(figures)));
        }
        if let Some(image) = share_images::image(self.view, record) {
            files.push((share_images::address(record), Context::ShareImage(image)));
        }
        files
    }

    fn career_page(&self, record: &Record<'_>, content: CareerPage) -> (OutPath, Context) {
        let path = entry_address(EntryKind::Career, record.slug);
        let above = [self.link(Fixed::Careers)];
        let page = self.page(&path, record.title(), &content.description, above);
        let attributions = records::attributions_beside(self.library, &content);
        let updated = record.career.updated.map(date);
        self.html(Page { updated, attributions, ..page }, Content::Career(Box::new(content)))
    }

    /// The page with everything that official classifications say.
    fn profile_page(&self, record: &Record<'_>) -> Option<(OutPath, Context)> {
        let path = profile::address(record)?;
        let above = [self.link(Fixed::Careers), record.link()];
        let title = profile::title(record, self.strings);
        let lead = self.strings.text("profile_description").replace("{career}", record.title());
        let page = self.page(&path, &title, &lead, above);
        let content = profile::page(self.view, self.uses, record);
        Some(self.html(page, Content::Profile(Box::new(content))))
    }

    /// A page of Markdown alone; none if it is another page's text, or another has its address.
    fn plain(&self, parsed: &Parsed, plain: &PlainPage) -> Option<(OutPath, Context)> {
        let path = self.heads.plain_address(parsed)?;
        let description = plain.description.as_deref().unwrap_or_default();
        let page = self.page(&path, plain_title(parsed, plain), description, []);
        let page = Page { updated: plain.updated.map(date), ..page };
        Some(self.html(page, Content::Plain(prose::plain(&plain.prose))))
    }

    /// All careers as data.
    fn all_careers(&self) -> Contexts {
        vec![
            (OutPath::new("careers.json"), Context::CareersJson(self.data.clone())),
            (OutPath::new("careers.csv"), Context::CareersCsv(self.data.clone())),
        ]
    }

    /// Sources and terms as data.
    fn lists_as_data(&self) -> Contexts {
        let (sources, glossary) = (&self.sources, &self.glossary);
        vec![
            (OutPath::new("sources.json"), Context::SourcesJson(Arc::clone(sources))),
            (OutPath::new("sources.csv"), Context::SourcesCsv(Arc::clone(sources))),
            (OutPath::new("glossary.json"), Context::GlossaryJson(Arc::clone(glossary))),
        ]
    }

    /// The files by which search engines and feed readers find the pages.
    fn machine_files(&self) -> Contexts {
        let feed = listings::feed(self.library, &self.info);
        let sitemap = format!("{}sitemap.xml", self.info.base_url);
        vec![
            (OutPath::new("feed.xml"), Context::Feed(feed)),
            (OutPath::new("robots.txt"), Context::Robots(sitemap)),
            (OutPath::new("sitemap.xml"), Context::Sitemap(self.sitemap())),
        ]
    }

    fn sitemap(&self) -> Sitemap {
        let entries = self.heads.shown().map(|(path, updated)| SitemapEntry {
            url: format!("{}{}", self.info.base_url, path.public()),
            updated: updated.map(|day| date(day).iso).unwrap_or_default(),
        });
        Sitemap { entries: entries.collect() }
    }

    /// The images that pages show.
    fn images(&self, pages: &[Arc<Parsed>]) -> Contexts {
        let shown = pages.iter().filter(|page| self.uses.images.contains(&page.source.path));
        let image = |image: &Arc<Parsed>| {
            let path = image.source.path.below("content").unwrap_or_default();
            (OutPath::new(path), Context::Copy(Arc::clone(&image.source)))
        };
        shown.map(image).collect()
    }

    /// A page for every old address.
    fn redirects(&self) -> Contexts {
        let redirect = |alias: &Alias| {
            let (site, path) = (self.info.clone(), alias.path.clone());
            let redirect = Redirect { site, path: path.clone(), target: alias.target.clone() };
            (path, Context::Redirect(redirect))
        };
        self.aliases.iter().map(redirect).collect()
    }
}

/// The title of a page of Markdown alone; its file name where it has none.
pub(super) fn plain_title<'p>(parsed: &'p Parsed, page: &'p PlainPage) -> &'p str {
    page.title.as_deref().unwrap_or_else(|| parsed.source.path.stem())
}

/// The data file beside a page.
fn beside(page: &OutPath, extension: &str) -> OutPath {
    let name = page.as_str().strip_suffix(".html").unwrap_or(page.as_str());
    OutPath::new(&format!("{name}.{extension}"))
}
