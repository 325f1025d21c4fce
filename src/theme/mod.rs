//! The look of the site: templates, UI strings and assets.
//!
//! Called by `build` once per change of a theme, and by `render` for every page. The only user of
//! the template engine. Templates see what they are given and nothing else: no function here
//! looks into the site.

mod embedded;
mod engine;
mod faults;
mod fill;
mod scripts;
mod styles;
mod template;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use crate::config::{CONFIG_PATH, Config, DEFAULT_THEME, RawConfig};
use crate::context::Strings;
use crate::diag::{Diagnostic, Place, catalog};
use crate::source::{OutPath, Snapshot, Source, SourcePath};
use crate::yaml::{Entries, KeyPath, Locator, decode};

pub use embedded::embedded_files;
use engine::Engine;

/// The way up to the root of the site from most pages: one folder.
const FOLDER_UP: &str = "../";

/// A theme that is ready to draw pages.
pub struct Theme {
    /// Draws any page.
    engine: Engine,
    /// Draws pages that lie in a folder: almost all. The way up is written into its templates.
    engine_of_folders: Engine,
    strings: Arc<Strings>,
    assets: Vec<(OutPath, Arc<[u8]>)>,
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
    let asset = |expression: &str| {
        let name = expression.strip_prefix("assets[\"")?.strip_suffix("\"]")?;
        Some(names.get(name)?.as_str())
    };
    let string =
        |expression: &str| Some(strings.0.get(expression.strip_prefix("strings.")?)?.as_str());
    let constant = |expression: &str| string(expression).or_else(|| asset(expression));
    let root = |expression: &str| (expression == "page.root").then_some(FOLDER_UP);
    let in_folder = |expression: &str| root(expression).or_else(|| constant(expression));
    let globals = tera::context! { strings => &strings, assets => &names };
    let ((engine, found), (engine_of_folders, _)) = rayon::join(
        || Engine::new(&files, &globals, constant),
        || Engine::new(&files, &globals, in_folder),
    );
    diagnostics.extend(found);
    let assets = assets.into_iter().map(|(_, path, bytes)| (path, bytes)).collect();
    let digest = files.digest();
    let strings = Arc::new(strings);
    let theme = Theme { engine, engine_of_folders, strings, assets, digest };
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

    /// Draws `template` with `values` for a page from which `root` leads up to the site's root, or
    /// says where in which template it went wrong.
    pub fn draw(
        &self,
        template: &str,
        root: &str,
        values: &Values,
    ) -> Result<Vec<u8>, Box<Diagnostic>> {
        let engine = if root == FOLDER_UP { &self.engine_of_folders } else { &self.engine };
        engine.draw(template, &values.0)
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
