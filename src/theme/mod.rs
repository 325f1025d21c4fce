//! The look of the site: templates, UI strings and assets.
//!
//! Called by `build` once per change of a theme, and by `render` for every page. The only user of
//! the template engine. Templates see what they are given and nothing else: no function here
//! looks into the site.

mod embedded;
mod faults;
mod fill;
mod scripts;
mod styles;
mod template;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::Serialize;
use tera::Tera;

use crate::config::{CONFIG_PATH, Config, DEFAULT_THEME, RawConfig};
use crate::context::Strings;
use crate::diag::{Diagnostic, Place, catalog};
use crate::source::{OutPath, Snapshot, Source, SourcePath};
use crate::yaml::{Entries, KeyPath, Locator, decode};

pub use embedded::embedded_files;
use faults::Needs;
use template::Template;

/// The template that is blamed for an error that names none.
const DEFAULT_TEMPLATE: &str = "base.html";

/// Bytes for which there is room before a page grows: most pages are smaller.
const USUAL_PAGE: usize = 24 * 1024;

/// A theme that is ready to draw pages.
pub struct Theme {
    tera: Tera,
    strings: Arc<Strings>,
    assets: Vec<(OutPath, Arc<[u8]>)>,
    /// Its templates, by the name that they use.
    templates: BTreeMap<String, Template>,
    digest: blake3::Hash,
}

/// What one template is given.
#[derive(Default)]
pub struct Values(tera::Context);

impl Values {
    /// Adds a value under the name by which templates know it.
    #[must_use]
    pub fn with<T: Serialize + ?Sized>(mut self, name: &'static str, value: &T) -> Self {
        self.0.insert(name, value);
        self
    }
}

/// The files of a theme as one list: those of the site's own theme before the embedded ones.
struct Files<'c> {
    /// Name of the site's own theme.
    name: &'c str,
    /// By their path below the theme's folder; the first of two is the one that counts.
    own: BTreeMap<String, Arc<Source>>,
    base: BTreeMap<String, Arc<Source>>,
}

impl<'c> Files<'c> {
    /// The files of `config.theme`, on top of the embedded theme.
    fn of(snapshot: &Snapshot, config: &'c Config) -> Self {
        let below = |theme: &str| -> BTreeMap<String, Arc<Source>> {
            let folder = format!("themes/{theme}");
            let files = snapshot.below(&folder).filter_map(|(path, source)| {
                Some((path.below(&folder)?.to_owned(), Arc::clone(source)))
            });
            files.collect()
        };
        let mut base: BTreeMap<_, _> = embedded_files()
            .filter_map(|source| {
                let path = source.path.below("themes/fieldguide")?.to_owned();
                Some((path, source))
            })
            .collect();
        base.extend(below(DEFAULT_THEME));
        let own =
            if config.theme == DEFAULT_THEME { BTreeMap::new() } else { below(&config.theme) };
        Self { name: &config.theme, own, base }
    }

    fn digest(&self) -> blake3::Hash {
        let mut hasher = blake3::Hasher::new();
        hasher.update(self.name.as_bytes());
        for (path, source) in self.own.iter().chain(&self.base) {
            hasher.update(path.as_bytes());
            hasher.update(&source.bytes().len().to_le_bytes());
            hasher.update(source.bytes());
        }
        hasher.finalize()
    }
}

/// A digest of everything a theme is made from: equal digests, equal themes.
pub fn digest(snapshot: &Snapshot, config: &Config) -> blake3::Hash {
    Files::of(snapshot, config).digest()
}

/// Reads the theme that the settings name. Never fails: what is wrong is left out and reported.
pub fn load(snapshot: &Snapshot, config: &Config) -> (Theme, Vec<Diagnostic>) {
    let files = Files::of(snapshot, config);
    let (strings, found) = read_strings(&files);
    let texts =
        files.own.iter().chain(&files.base).filter(|(path, _)| !path.starts_with("assets/"));
    let mut diagnostics: Vec<_> =
        texts.filter_map(|(_, source)| catalog::source::text_fault(source)).collect();
    diagnostics.extend(found);
    let assets = read_assets(&files);
    let names: BTreeMap<&str, &OutPath> =
        assets.iter().map(|(name, path, _)| (name.as_str(), path)).collect();
    let templates = read_templates(&files, |expression| {
        let asset = || {
            Some(names.get(expression.strip_prefix("assets[\"")?.strip_suffix("\"]")?)?.as_str())
        };
        let string = || Some(strings.0.get(expression.strip_prefix("strings.")?)?.as_str());
        string().or_else(asset)
    });
    let (mut tera, found) = compile(&templates);
    diagnostics.extend(found);
    tera.global_context().insert("strings", &strings);
    tera.global_context().insert("assets", &names);
    let assets = assets.into_iter().map(|(_, path, bytes)| (path, bytes)).collect();
    let digest = files.digest();
    let theme = Theme { tera, strings: Arc::new(strings), assets, templates, digest };
    (theme, diagnostics)
}

impl Theme {
    /// The words of the theme.
    pub fn strings(&self) -> &Strings {
        &self.strings
    }

    /// Styles, icons and whatever else pages refer to, under names that change with their bytes.
    pub fn assets(&self) -> &[(OutPath, Arc<[u8]>)] {
        &self.assets
    }

    /// A digest of everything the theme is made from.
    pub fn digest(&self) -> blake3::Hash {
        self.digest
    }

    /// Draws `template` with `values`, or says where in which template it went wrong.
    pub fn draw(&self, template: &str, values: &Values) -> Result<Vec<u8>, Box<Diagnostic>> {
        let mut drawn = Vec::with_capacity(USUAL_PAGE);
        match self.tera.render_to(template, &values.0, &mut drawn) {
            Ok(()) => Ok(drawn),
            Err(error) => Err(Box::new(faults::diagnose(&error, template, &self.templates))),
        }
    }
}

/// Whether there is a theme of the name that the settings give.
pub fn check(snapshot: &Snapshot, config: &Config) -> Option<Diagnostic> {
    let name = config.theme.as_str();
    let folder = format!("themes/{name}");
    if name == DEFAULT_THEME || snapshot.below(&folder).next().is_some() {
        return None;
    }
    let mut known: Vec<&str> = snapshot
        .below("themes")
        .filter_map(|(path, _)| path.below("themes")?.split('/').next())
        .chain([DEFAULT_THEME])
        .collect();
    known.sort_unstable();
    known.dedup();
    let place = match snapshot.source(&SourcePath::new(CONFIG_PATH)) {
        Some(source) => {
            let locator = Locator::of::<RawConfig>(source, source.text_span());
            locator.value(&KeyPath::root().key("theme"))
        }
        None => Place::start_of(&Source::new(CONFIG_PATH, Vec::new())),
    };
    Some(catalog::theme::unknown_theme(place, name, known))
}

/// The words of the embedded theme, with those of the site's own files in their place.
fn read_strings(files: &Files<'_>) -> (Strings, Vec<Diagnostic>) {
    const NAME: &str = "strings.yaml";
    let mut diagnostics = Vec::new();
    let mut strings = BTreeMap::new();
    let embedded = embedded_files().find(|source| source.path.file_name() == NAME);
    let own = [files.base.get(NAME), files.own.get(NAME)].into_iter().flatten().cloned();
    for (level, source) in embedded.into_iter().chain(own).enumerate() {
        let span = source.text_span();
        let (entries, found) = decode::<Entries<String>>(&source, &span, "UI strings");
        diagnostics.extend(found);
        for (key, text) in entries {
            if level > 0 && !strings.contains_key(&key) {
                let locator = Locator::of::<Entries<String>>(&source, span.clone());
                let place = locator.key(&KeyPath::root().key(&key));
                let known = strings.keys().map(String::as_str);
                diagnostics.push(catalog::theme::unknown_string(place, &key, known));
            }
            strings.insert(key, text);
        }
    }
    (Strings(strings), diagnostics)
}

/// The assets with their names and hashed paths.
fn read_assets(files: &Files<'_>) -> Vec<(String, OutPath, Arc<[u8]>)> {
    let mut all: BTreeMap<&str, &Arc<Source>> = BTreeMap::new();
    for (path, source) in files.base.iter().chain(&files.own) {
        if let Some(name) = path.strip_prefix("assets/") {
            all.insert(name, source);
        }
    }
    let asset = |(name, source): (&str, &Arc<Source>)| {
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
        let bytes: Arc<[u8]> = match str::from_utf8(source.bytes()) {
            Ok(css) if extension == "css" => styles::compact(css).into_bytes().into(),
            Ok(script) if extension == "js" => {
                scripts::without_comments(script).into_bytes().into()
            }
            _ => source.bytes().into(),
        };
        let hash = blake3::hash(&bytes).to_hex();
        let path = OutPath::new(&format!("assets/{stem}.{}.{extension}", &hash[..8]));
        (name.to_owned(), path, bytes)
    };
    all.into_iter().map(asset).collect()
}

/// The templates by the name that templates use: those of the embedded theme below `fieldguide/`,
/// those of the site's own theme by their path alone. `constant` as for [`Template::new`].
fn read_templates<'c>(
    files: &Files<'_>,
    constant: impl Fn(&str) -> Option<&'c str>,
) -> BTreeMap<String, Template> {
    let base = files.base.iter().map(|file| ("fieldguide/", file));
    let all = base.chain(files.own.iter().map(|file| ("", file)));
    let template = |(prefix, (path, source)): (&str, (&String, &Arc<Source>))| {
        let name = format!("{prefix}{}", path.strip_prefix("templates/")?);
        Some((name, Template::new(Arc::clone(source), &constant)))
    };
    all.filter_map(template).collect()
}

/// Compiles the templates. A faulty one is reported and left out, until the others compile.
fn compile(templates: &BTreeMap<String, Template>) -> (Tera, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let mut left_out: BTreeSet<String> = BTreeSet::new();
    let all = templates.iter().map(|(name, template)| (name.as_str(), template.text.as_str()));
    let mut rest: BTreeMap<&str, &str> = all.collect();
    loop {
        let mut tera = Tera::new();
        tera.register_filter("fill", fill::fill);
        let prefixes = tera.set_fallback_prefixes(["fieldguide/"]);
        debug_assert!(prefixes.is_ok(), "no template was added yet");
        let Err(error) = tera.add_raw_templates(rest.iter().map(|(name, text)| (*name, *text)))
        else {
            return (tera, diagnostics);
        };
        let found = faults::compile_faults(&error, templates);
        // Once a template is out, others miss it: that follows from its fault and says nothing.
        let follows = |needs: &Needs| match needs {
            Needs::Nothing => false,
            Needs::Template(name) => left_out.contains(name),
            Needs::Part => !left_out.is_empty(),
        };
        let told = found.iter().filter(|fault| !follows(&fault.needs));
        diagnostics.extend(told.map(|fault| fault.diagnostic.clone()));
        let before = rest.len();
        for fault in found {
            rest.remove(fault.template.as_str());
            left_out.insert(fault.template);
        }
        if rest.len() == before {
            diagnostics.push(faults::diagnose(&error, DEFAULT_TEMPLATE, templates));
            // What cannot be pinned to a template must not hide that the embedded ones are sound.
            rest.retain(|name, _| name.starts_with("fieldguide/"));
        }
        if rest.len() == before {
            return (Tera::new(), diagnostics);
        }
    }
}
