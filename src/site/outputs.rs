//! One context per output file.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::context::{
    Content, Context, EntryPage, Glossary, Html, Link, Page, RankingKey, Redirect, SiteInfo,
    Sitemap, SitemapEntry, Sources, Strings,
};
use crate::diag::{Diagnostic, Place, catalog::site as catalog};
use crate::markdown::EntryKind;
use crate::page::{Parsed, PlainPage, entry_address, page_address};
use crate::source::OutPath;
use crate::yaml::KeyPath;

use super::library::{Library, Record, View, shortened};
use super::listings::{date, index_path};
use super::measures::Measures;
use super::prose::{self, HOME};
use super::references::Uses;
use super::{
    careers, compare, entries, find, gather, glossary, listings, profile, rankings, records,
    share_images, sources, table, tables,
};

/// Everything that pages are made from.
pub(super) struct Site<'l, 'p> {
    view: View<'l, 'p>,
    library: &'l Library<'p>,
    uses: &'l Uses,
    strings: &'l Strings,
    measures: Measures,
    info: Arc<SiteInfo>,
    /// Statements that the publishers of the site's data ask for, in the order of their sources.
    attributions: Vec<String>,
    sources: Arc<Sources>,
    glossary: Arc<Glossary>,
}

impl<'l, 'p> Site<'l, 'p> {
    /// Takes what the earlier steps found.
    pub(super) fn new(view: View<'l, 'p>, uses: &'l Uses) -> Self {
        let View { library, config, strings } = view;
        let plain =
            library.plain.values().filter(|(parsed, _)| parsed.source.path.as_str() != HOME);
        let link = |(parsed, page): &(&Parsed, &PlainPage)| {
            let path = page_address(&parsed.source.path)?.as_str().to_owned();
            Some(Link { name: page.title.clone()?, path })
        };
        let mut pages: Vec<Link> = plain.filter_map(link).collect();
        pages.sort();
        let info = Arc::new(SiteInfo {
            title: config.title.clone(),
            description: config.description.clone(),
            language: config.language.clone(),
            base_url: config.base_url.clone(),
            pages,
        });
        let attributions = records::attributions(&sources::lines(library, uses));
        let (sources, glossary) = (sources::page(library, uses), glossary::page(view));
        let measures = Measures::of(view);
        Self { view, library, uses, strings, measures, info, attributions, sources, glossary }
    }

    /// The contexts of all files, and a fault for every address that two of them want.
    pub(super) fn outputs(
        &self,
        pages: &[Arc<Parsed>],
    ) -> (BTreeMap<OutPath, Context>, Vec<Diagnostic>) {
        let mut outputs = BTreeMap::new();
        let entry_pages = self.entry_pages(&mut outputs);
        let generated = self.generated().into_iter().chain(self.browsing()).chain(entry_pages);
        let all = generated
            .chain(self.career_pages())
            .chain(self.profile_pages())
            .map(|html| (html.page.path.clone(), Context::Html(Box::new(html))));
        outputs.extend(all);
        let mut diagnostics = self.plain_pages(&mut outputs);
        diagnostics.extend(self.called_index());
        tell_titles_apart(&mut outputs, self.strings);
        outputs.extend(self.data());
        outputs.par_extend(self.share_images());
        let sitemap = Self::sitemap(&outputs);
        outputs.insert(OutPath::new("sitemap.xml"), Context::Sitemap(sitemap));
        self.images(pages, &mut outputs);
        let mut found = self.aliases(&mut outputs);
        found.extend(diagnostics);
        (outputs, found)
    }

    fn page(
        &self,
        path: &OutPath,
        title: &str,
        description: &str,
        crumbs: &[(&str, &str)],
    ) -> Page {
        let home = (self.info.title.as_str(), "index.html");
        let link = |(name, path): &(&str, &str)| Link {
            name: (*name).to_owned(),
            path: (*path).to_owned(),
        };
        Page {
            path: path.clone(),
            root: path.root(),
            canonical: format!("{}{}", self.info.base_url, path.public()),
            title: title.to_owned(),
            description: shortened(description),
            breadcrumbs: std::iter::once(&home).chain(crumbs).map(link).collect(),
            updated: None,
            hidden: false,
            attributions: self.attributions.clone(),
        }
    }

    fn html(&self, page: Page, content: Content) -> Html {
        Html { site: Arc::clone(&self.info), page, content }
    }

    /// The pages that exist on every site.
    fn generated(&self) -> Vec<Html> {
        let strings = self.strings;
        let text = |key: &str| strings.text(key).to_owned();
        let home_file = self.library.plain.values().find(|(p, _)| p.source.path.as_str() == HOME);
        let html = home_file.map(|(_, page)| prose::home(&page.prose)).unwrap_or_default();
        let home_path = OutPath::new("index.html");
        let described = home_file.and_then(|(_, page)| page.description.as_deref());
        let description = described.unwrap_or(&self.info.description);
        let home = Page {
            breadcrumbs: Vec::new(),
            updated: home_file.and_then(|(_, page)| page.updated).map(date),
            ..self.page(&home_path, &self.info.title, description, &[])
        };
        let home = self.html(home, Content::Home(listings::home(self.view, self.uses, html)));
        let path = OutPath::new("careers/index.html");
        let all = listings::careers(self.view, &self.measures);
        let all = self.html(
            self.page(&path, &text("nav_careers"), &text("careers_description"), &[]),
            Content::Careers(all),
        );
        let path = OutPath::new("find.html");
        let find = self.html(
            self.page(&path, &text("find_title"), &text("find_description"), &[]),
            Content::Find(find::page(self.view, self.uses)),
        );
        let path = OutPath::new("sources.html");
        let sources = self.html(
            self.page(&path, &text("footer_sources"), &text("sources_lead"), &[]),
            Content::Sources(Arc::clone(&self.sources)),
        );
        let path = OutPath::new("glossary.html");
        let glossary = self.html(
            self.page(&path, &text("glossary"), &text("glossary_lead"), &[]),
            Content::Glossary(Arc::clone(&self.glossary)),
        );
        let path = OutPath::new("404.html");
        let page = Page {
            hidden: true,
            breadcrumbs: Vec::new(),
            ..self.page(&path, &text("not_found_title"), &text("not_found_text"), &[])
        };
        let not_found = self.html(page, Content::NotFound);
        vec![home, all, find, sources, glossary, not_found]
    }

    /// The pages on which one looks through all careers: rankings, the table, the comparison.
    fn browsing(&self) -> Vec<Html> {
        let text = |key: &str| self.strings.text(key).to_owned();
        let careers = text("nav_careers");
        let careers = [(careers.as_str(), "careers/index.html")];
        let page = |path: &str, title: &str, description: &str, crumbs: &[(&str, &str)]| {
            self.page(&OutPath::new(path), title, description, crumbs)
        };
        let index = (text("rankings"), "rankings/index.html");
        let rankings = RankingKey::ALL.map(|key| rankings::ranking(self.view, &self.measures, key));
        let summary = rankings::summary(&rankings);
        let table = table::table(self.view, &self.measures);
        let compare = compare::page(self.library);
        let mut pages = vec![
            self.html(
                page(index.1, &index.0, &text("rankings_lead"), &careers),
                Content::Rankings(summary),
            ),
            self.html(
                page(table::PATH, &text("table_title"), &text("table_description"), &careers),
                Content::Table(table),
            ),
            self.html(
                page(compare::PATH, &text("compare"), &text("compare_lead"), &careers),
                Content::Compare(compare),
            ),
        ];
        for ranking in rankings {
            let word = ranking.key.word();
            let (title, lead) =
                (text(&format!("ranking_{word}")), text(&format!("ranking_lead_{word}")));
            let crumbs = [careers[0], (index.0.as_str(), index.1)];
            let page = page(&rankings::path(ranking.key), &title, &lead, &crumbs);
            pages.push(self.html(page, Content::Ranking(ranking)));
        }
        pages
    }

    /// The pages of fields, skills, tools and places; adds the data files beside them to `outputs`.
    fn entry_pages(&self, outputs: &mut BTreeMap<OutPath, Context>) -> Vec<Html> {
        let mut pages = Vec::new();
        for kind in gather::KINDS {
            let word = kind.word();
            let index_title = self.strings.text(&format!("index_{word}")).to_owned();
            let lead = self.strings.text(&format!("index_lead_{word}")).to_owned();
            let index_path = index_path(kind);
            let page = self.page(&OutPath::new(&index_path), &index_title, &lead, &[]);
            let index = entries::index(self.library, self.uses, kind);
            pages.push(self.html(page, Content::Index(index)));
            for id in entries::used(self.library, self.uses, kind) {
                let entry = entries::page(self.view, self.uses, &self.measures, (kind, id));
                let Some(entry) = entry else { continue };
                let record = entries::record(self.library, &entry, (kind, id), &self.info.base_url);
                let (path, table) = (entry_address(kind, id), Arc::clone(&record.table));
                outputs.insert(beside(&path, "json"), Context::EntryJson(Arc::new(record)));
                outputs.insert(beside(&path, "csv"), Context::EntryCsv(table));
                let description = self.entry_description(&entry);
                let crumbs = [(index_title.as_str(), index_path.as_str())];
                let page = self.page(&path, &entry.name, &description, &crumbs);
                pages.push(self.html(page, Content::Entry(Box::new(entry))));
            }
        }
        pages
    }

    /// The definition, and the careers that use it as far as there is room.
    fn entry_description(&self, entry: &EntryPage) -> String {
        let key = format!("entry_careers_{}", entry.kind.word());
        let titles = entry.careers.iter().map(|career| career.title.as_str());
        let titles = titles.chain(entry.lines.iter().map(|line| line.career.name.as_str()));
        let titles: Vec<&str> = titles.collect();
        let name = format!("{}.", entry.name);
        let lead = if entry.definition.is_empty() { &name } else { &entry.definition };
        if titles.is_empty() {
            return lead.clone();
        }
        format!("{lead} {}: {}.", self.strings.text(&key), titles.join(", "))
    }

    fn career_pages(&self) -> Vec<Html> {
        let all = self.strings.text("nav_careers");
        let page = |record: &Record<'_>| {
            let content = careers::page(self.view, &self.measures, record);
            let path = entry_address(EntryKind::Career, record.slug);
            let crumbs = [(all, "careers/index.html")];
            let page = self.page(&path, record.title(), &content.description, &crumbs);
            let attributions = records::attributions_beside(self.library, &content);
            let updated = record.career.updated.map(date);
            let page = Page { updated, attributions, ..page };
            self.html(page, Content::Career(Box::new(content)))
        };
        self.library.careers.par_iter().map(page).collect()
    }

    /// The pages with everything that official classifications say.
    fn profile_pages(&self) -> Vec<Html> {
        let all = self.strings.text("nav_careers");
        let page = |record: &Record<'_>| {
            let path = profile::address(record)?;
            let career = record.link();
            let said = |key: &str| self.strings.text(key).replace("{career}", record.title());
            let crumbs = [(all, "careers/index.html"), (record.title(), career.path.as_str())];
            let (title, lead) = (said("profile_title"), said("profile_description"));
            let page = self.page(&path, &title, &lead, &crumbs);
            let content = profile::page(self.view, self.uses, record);
            Some(self.html(page, Content::Profile(Box::new(content))))
        };
        self.library.careers.par_iter().filter_map(page).collect()
    }

    /// Faults for careers and entries whose page would be the index of their folder or the table of
    /// all careers.
    fn called_index(&self) -> Vec<Diagnostic> {
        let careers = [("index", index_path(EntryKind::Career)), ("table", table::PATH.to_owned())];
        let careers = careers.into_iter().filter_map(|(slug, path)| {
            let record = self.library.career(slug)?;
            Some((path, Place::start_of(&record.files[0].0.source)))
        });
        let entries = gather::KINDS.into_iter().filter_map(|kind| {
            let entry = self.library.entries.get(&(kind, "index"))?;
            Some((index_path(kind), entry.file.locator.key(&entry.path)))
        });
        let taken = careers.chain(entries);
        taken.map(|(path, place)| catalog::address_taken(place, &path)).collect()
    }

    /// Adds the pages of Markdown alone; reports those whose address another page has.
    fn plain_pages(&self, outputs: &mut BTreeMap<OutPath, Context>) -> Vec<Diagnostic> {
        let mut diagnostics = Vec::new();
        for (parsed, page) in self.library.plain.values() {
            if parsed.source.path.as_str() == HOME {
                continue;
            }
            let Some(path) = page_address(&parsed.source.path) else { continue };
            if outputs.contains_key(&path) {
                let place = Place::start_of(&parsed.source);
                diagnostics.push(catalog::address_taken(place, path.as_str()));
                continue;
            }
            let title = page.title.as_deref().unwrap_or_else(|| parsed.source.path.stem());
            let description = page.description.as_deref().unwrap_or_default();
            let head = self.page(&path, title, description, &[]);
            let head = Page { updated: page.updated.map(date), ..head };
            let html = self.html(head, Content::Plain(prose::plain(&page.prose)));
            outputs.insert(path, Context::Html(Box::new(html)));
        }
        diagnostics
    }

    /// Files that machines read.
    fn data(&self) -> Vec<(OutPath, Context)> {
        let base_url = &self.info.base_url;
        let careers = self.library.careers.par_iter();
        let records: Vec<_> = careers
            .map(|record| Arc::new(records::record(self.library, record, base_url)))
            .collect();
        let mut files: Vec<_> = records
            .iter()
            .map(|record| {
                let path = OutPath::new(&format!("careers/{}.json", record.slug));
                (path, Context::CareerJson(Arc::clone(record)))
            })
            .collect();
        files.par_extend(self.library.careers.par_iter().filter_map(|record| {
            let path = careers::csv_path(self.library, record)?;
            let figures = tables::of_career(self.library, record);
            Some((OutPath::new(&path), Context::FiguresCsv(figures)))
        }));
        let (sources, glossary) = (&self.sources, &self.glossary);
        files.par_extend(self.library.careers.par_iter().map(|record| {
            let path = OutPath::new(&compare::script_path(record.slug));
            (path, Context::CompareScript(compare::career(self.view, record)))
        }));
        let feed = listings::feed(self.library, &self.info);
        files.push((OutPath::new("sources.json"), Context::SourcesJson(Arc::clone(sources))));
        files.push((OutPath::new("sources.csv"), Context::SourcesCsv(Arc::clone(sources))));
        files.push((OutPath::new("glossary.json"), Context::GlossaryJson(Arc::clone(glossary))));
        files.push((OutPath::new("careers.json"), Context::CareersJson(records.clone())));
        files.push((OutPath::new("careers.csv"), Context::CareersCsv(records)));
        files.push((OutPath::new("feed.xml"), Context::Feed(feed)));
        let robots = Context::Robots(format!("{base_url}sitemap.xml"));
        files.push((OutPath::new("robots.txt"), robots));
        files.extend(find::files(self.view, self.uses));
        files
    }

    /// The images that other sites show beside links to careers.
    fn share_images(&self) -> impl ParallelIterator<Item = (OutPath, Context)> {
        self.library.careers.par_iter().filter_map(|record| {
            let image = share_images::image(self.view, record)?;
            Some((share_images::address(record), Context::ShareImage(image)))
        })
    }

    fn sitemap(outputs: &BTreeMap<OutPath, Context>) -> Sitemap {
        let entry = |context: &Context| match context {
            Context::Html(html) if !html.page.hidden => Some(SitemapEntry {
                url: html.page.canonical.clone(),
                updated: html.page.updated.as_ref().map(|d| d.iso.clone()).unwrap_or_default(),
            }),
            _ => None,
        };
        Sitemap { entries: outputs.values().filter_map(entry).collect() }
    }

    /// Adds the images that pages show.
    fn images(&self, pages: &[Arc<Parsed>], outputs: &mut BTreeMap<OutPath, Context>) {
        let shown = pages.iter().filter(|page| self.uses.images.contains(&page.source.path));
        for image in shown {
            let path = image.source.path.below("content").unwrap_or_default();
            outputs.insert(OutPath::new(path), Context::Copy(Arc::clone(&image.source)));
        }
    }

    /// Adds a page for every old address; reports those that are none or that are taken.
    fn aliases(&self, outputs: &mut BTreeMap<OutPath, Context>) -> Vec<Diagnostic> {
        let careers = self.library.careers.iter().flat_map(|record| {
            let place = |index| record.value(&KeyPath::root().key("aliases").item(index));
            let aliases = record.career.aliases.iter().enumerate();
            aliases.map(move |(index, alias)| (alias.as_str(), record.link(), place(index)))
        });
        let plain = self.library.plain.values().flat_map(|(parsed, page)| {
            let path = page_address(&parsed.source.path).map(|path| path.to_string());
            let link = Link {
                name: page.title.clone().unwrap_or_default(),
                path: path.unwrap_or_default(),
            };
            let aliases = page.aliases.iter().enumerate();
            aliases.map(move |(index, alias)| {
                let path = KeyPath::root().key("aliases").item(index);
                (alias.as_str(), link.clone(), parsed.locator.value(&path))
            })
        });
        let mut diagnostics = Vec::new();
        // Some disks and hosts do not tell capital letters from small ones.
        let lower = |path: &OutPath| path.as_str().to_lowercase();
        let mut taken: BTreeSet<String> = outputs.keys().map(lower).collect();
        for (alias, target, place) in careers.chain(plain) {
            if !is_alias(alias) {
                diagnostics.push(catalog::bad_alias(place, alias));
                continue;
            }
            let path = OutPath::new(alias);
            if !taken.insert(lower(&path)) {
                diagnostics.push(catalog::address_taken(place, alias));
                continue;
            }
            let redirect = Redirect { site: Arc::clone(&self.info), path: path.clone(), target };
            outputs.insert(path, Context::Redirect(redirect));
        }
        diagnostics
    }
}

/// The data file beside a page.
fn beside(page: &OutPath, extension: &str) -> OutPath {
    let name = page.as_str().strip_suffix(".html").unwrap_or(page.as_str());
    OutPath::new(&format!("{name}.{extension}"))
}

/// Whether an old address is a page of this site: a relative path of url-safe parts to `.html`.
fn is_alias(alias: &str) -> bool {
    alias.strip_suffix(".html").is_some_and(|path| {
        path.split('/').all(|part| {
            !part.is_empty()
                && part.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b))
        })
    })
}

/// Adds the kind to titles of entries that another page has too.
fn tell_titles_apart(outputs: &mut BTreeMap<OutPath, Context>, strings: &Strings) {
    let mut seen = BTreeSet::new();
    let mut twice = BTreeSet::new();
    for context in outputs.values() {
        if let Context::Html(html) = context
            && !seen.insert(html.page.title.clone())
        {
            twice.insert(html.page.title.clone());
        }
    }
    for context in outputs.values_mut() {
        let Context::Html(html) = context else { continue };
        let Content::Entry(entry) = &html.content else { continue };
        if twice.contains(&html.page.title) {
            let key = format!("kind_{}", entry.kind.word());
            html.page.title = format!("{} ({})", entry.name, strings.text(&key));
        }
    }
}
