//! Finished sites for the checks of what readers get: built once, their pages read as HTML.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use careerbook::build::Build;
use careerbook::source::OutPath;

use crate::html::{Tag, tags};
use crate::sample;
use crate::support::{Site, output, repository};

/// A finished site.
pub(crate) struct Finished {
    /// Where it is published.
    pub(crate) base_url: &'static str,
    /// The build.
    pub(crate) built: Build,
    /// Its HTML pages by path.
    pub(crate) pages: BTreeMap<String, Page>,
}

/// A page that was read.
pub(crate) struct Page {
    /// Its text.
    pub(crate) html: String,
    /// Its tags.
    pub(crate) tags: Vec<Tag>,
    /// The ids that a link can lead to.
    pub(crate) ids: BTreeSet<String>,
}

impl Page {
    fn new(html: &str) -> Self {
        let tags = tags(html);
        let ids = tags.iter().filter_map(|tag| tag.attribute("id")).map(str::to_owned).collect();
        Self { html: html.to_owned(), tags, ids }
    }

    /// The tags of the given name.
    pub(crate) fn named(&self, name: &str) -> impl Iterator<Item = &Tag> {
        self.tags.iter().filter(move |tag| tag.name == name)
    }

    /// The content of the `meta` element of the given name.
    pub(crate) fn meta(&self, name: &str) -> Option<&str> {
        let of_name = |tag: &&Tag| tag.attribute("name") == Some(name);
        self.named("meta").find(of_name)?.attribute("content")
    }

    /// Whether the page only leads on from an old address.
    pub(crate) fn leads_on(&self) -> bool {
        self.named("meta").any(|tag| tag.attribute("http-equiv") == Some("refresh"))
    }
}

impl Finished {
    fn new(site: &Site, base_url: &'static str) -> Self {
        let built = site.build();
        let is_page = |path: &&str| path.rsplit('.').next() == Some("html");
        let paths = built.files.keys().map(OutPath::as_str).filter(is_page);
        let pages = paths.map(|path| (path.to_owned(), Page::new(output(&built, path)))).collect();
        Self { base_url, built, pages }
    }

    /// Whether there is an output file of this path.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.built.files.contains_key(&OutPath::new(path))
    }

    /// The output file that an absolute address of the site leads to; what is wrong with it.
    pub(crate) fn at(&self, url: &str) -> Result<String, String> {
        let below = url.strip_prefix(self.base_url);
        let below = below.ok_or_else(|| format!("{url} is no address of this site"))?;
        let (path, anchor) = below.split_once('#').unwrap_or((below, ""));
        let is_folder = path.is_empty() || path.ends_with('/');
        let path = if is_folder { format!("{path}index.html") } else { path.to_owned() };
        self.leads_to(&path, anchor).map(|()| path)
    }

    /// What is wrong with a link to `anchor` in the file at `path`.
    pub(crate) fn leads_to(&self, path: &str, anchor: &str) -> Result<(), String> {
        if !self.has(path) {
            return Err(format!("there is no {path}"));
        }
        let found = self.pages.get(path).is_some_and(|page| page.ids.contains(anchor));
        if anchor.is_empty() || found { Ok(()) } else { Err(format!("{path} has no #{anchor}")) }
    }
}

/// The repository's own site.
pub(crate) static REPOSITORY: LazyLock<Finished> =
    LazyLock::new(|| Finished::new(&Site::read(&repository()), "https://careerbook.example.org/"));

/// The sample, which has old addresses, an image and a theme of its own.
pub(crate) static SAMPLE: LazyLock<Finished> =
    LazyLock::new(|| Finished::new(&sample::site(), "https://trades.example.org/"));

/// The sample without all that can be left out.
pub(crate) static BARE: LazyLock<Finished> = LazyLock::new(|| {
    let mut site = sample::site();
    let left_out = "data_files: false\nshare_images: false\nfind: false\ncompare: false\n";
    let settings = site.text("site.yaml") + left_out;
    site.edit("site.yaml", settings);
    Finished::new(&site, SAMPLE.base_url)
});

/// Runs `check` over both sites, which returns what is wrong; fails with all of it.
pub(crate) fn nothing_wrong(check: impl Fn(&Finished) -> Vec<String>) {
    let wrong: Vec<String> = [&*REPOSITORY, &*SAMPLE].into_iter().flat_map(check).collect();
    assert!(wrong.is_empty(), "{} faults\n{}", wrong.len(), wrong.join("\n"));
}

/// Runs `check` over all pages of both sites, which returns what is wrong with one.
pub(crate) fn nothing_wrong_in_pages(check: impl Fn(&Finished, &str, &Page) -> Vec<String>) {
    nothing_wrong(|site| {
        let of_page = |(path, page): (&String, &Page)| {
            let wrong = check(site, path, page).into_iter();
            wrong.map(|wrong| format!("{path}: {wrong}")).collect::<Vec<_>>()
        };
        site.pages.iter().flat_map(of_page).collect()
    });
}
