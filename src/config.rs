//! `site.yaml`: what the site is called, where it is published, what counts as old.

mod prose;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::career::Checked;
use crate::diag::{ALL_WARNINGS, Allow, Diagnostic, Level, Levels, MARK, Place, Refusal};
use crate::diag::{allows, catalog, codes};
use crate::source::{Snapshot, Source, SourcePath};
use crate::yaml::{Entries, KeyPath, Locator, comments, decode};

pub use prose::{Prose, ProseCheck, RawProse};

/// The file that this module reads.
pub const CONFIG_PATH: &str = "site.yaml";

/// The theme that is embedded in the program.
pub const DEFAULT_THEME: &str = "fieldguide";

/// The settings as editors write them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("x-required" = ["title", "description", "base_url"]))]
pub struct RawConfig {
    /// Name of the site. Required.
    pub title: Option<String>,
    /// What the site is, in a sentence of 50 to 160 characters. Required.
    pub description: Option<String>,
    /// Where it is published, `https://careers.example.org/`. Required.
    pub base_url: Option<String>,
    /// Language tag of its texts; `en` unless said otherwise.
    pub language: Option<String>,
    /// Name of a folder below `themes/`; `fieldguide` unless said otherwise.
    pub theme: Option<String>,
    /// The currency in which lists show pay; `USD` unless said otherwise.
    pub currency: Option<String>,
    /// After how many months figures count as old.
    pub freshness: Option<RawFreshness>,
    /// Whether the data is written beside the pages as JSON and CSV; `true` unless said otherwise.
    pub data_files: Option<bool>,
    /// Whether every career has a share image; `true` unless said otherwise.
    pub share_images: Option<bool>,
    /// Whether readers can find careers by what they type, which takes an index beside the pages;
    /// `true` unless said otherwise.
    pub find: Option<bool>,
    /// Whether readers can put any careers side by side, which takes a script for each of them;
    /// `true` unless said otherwise.
    pub compare: Option<bool>,
    /// As what warnings are told, by their codes: `allow`, `warn` or `deny`. `warnings` stands for
    /// all of them that are not named. Errors are always told.
    pub messages: Option<Entries<Level>>,
    /// How the writing is checked when `check --prose` asks for it.
    pub prose: Option<RawProse>,
}

/// After how many months figures count as old.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct RawFreshness {
    /// Pay; 24 unless said otherwise.
    pub salary_months: Option<u32>,
    /// Growth and openings; 36 unless said otherwise.
    pub outlook_months: Option<u32>,
}

/// The settings of a site, checked and complete.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// Name of the site.
    pub title: String,
    /// What the site is.
    pub description: String,
    /// Where it is published; ends with `/`.
    pub base_url: String,
    /// Language tag of its texts.
    pub language: String,
    /// Name of the theme.
    pub theme: String,
    /// The currency in which lists show pay.
    pub currency: String,
    /// After how many months pay counts as old.
    pub salary_months: u32,
    /// After how many months growth and openings count as old.
    pub outlook_months: u32,
    /// What the site does without.
    pub left_out: Vec<Extra>,
    /// As what warnings are told.
    pub levels: Levels,
    /// The comments in it that silence findings.
    pub allows: Vec<Allow>,
    /// How the writing is checked.
    pub prose: Prose,
}

/// What a site has beside its pages of careers and entries, unless it does without.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extra {
    /// The data as JSON and CSV.
    DataFiles,
    /// An image of every career for those who share its page.
    ShareImages,
    /// A page to find careers on, and an index for it.
    Find,
    /// A page to compare careers on, and a script of each career for it.
    Compare,
}

impl Config {
    /// Whether the site has it.
    pub fn has(&self, extra: Extra) -> bool {
        !self.left_out.contains(&extra)
    }
}

/// Reads `site.yaml`. What is missing or faulty there has its default in the result.
pub fn read_config(snapshot: &Snapshot) -> (Config, Vec<Diagnostic>) {
    let path = SourcePath::new(CONFIG_PATH);
    let Some(source) = snapshot.source(&path) else {
        let empty = Source::new(CONFIG_PATH, Vec::new());
        let missing = catalog::config::missing_config(Place::start_of(&empty));
        return (checked(RawConfig::default()), vec![missing]);
    };
    let span = source.text_span();
    let (raw, mut diagnostics) = decode::<RawConfig>(source, &span, "`site.yaml`");
    let (allows, found) = allows(source, &comments(source, &span, MARK));
    diagnostics.extend(found);
    diagnostics.extend(check(&raw, &Locator::of::<RawConfig>(source, span)));
    if let Some(fault) = catalog::source::text_fault(source) {
        diagnostics = vec![fault];
    }
    (Config { allows, ..checked(raw) }, diagnostics)
}

/// The fault of a site that has settings and no page.
pub fn no_content(snapshot: &Snapshot) -> Option<Diagnostic> {
    let source = snapshot.source(&SourcePath::new(CONFIG_PATH))?;
    Some(catalog::config::no_content(Place::start_of(source)))
}

fn check(raw: &RawConfig, locator: &Locator) -> Vec<Diagnostic> {
    let mut checked = Checked::new(locator);
    let root = KeyPath::root();
    let required = [
        ("title", raw.title.is_none()),
        ("description", raw.description.is_none()),
        ("base_url", raw.base_url.is_none()),
    ];
    checked.require(&root, &required, catalog::config::missing_setting);
    checked.text(&root.key("title"), raw.title.as_ref());
    checked.description(&root.key("description"), raw.description.as_ref());
    checked.currency(&root.key("currency"), raw.currency.as_deref());
    let url = |url: &str| is_base_url(url).then_some(());
    let path = root.key("base_url");
    checked.read(&path, raw.base_url.as_deref(), url, catalog::config::bad_base_url);
    let tag = |tag: &str| is_language_tag(tag).then_some(());
    let path = root.key("language");
    checked.read(&path, raw.language.as_deref(), tag, catalog::config::bad_language);
    let path = root.key("messages");
    for (code, level) in raw.messages.iter().flatten() {
        match Levels::default().set(code, *level) {
            Ok(()) => {}
            Err(Refusal::UnknownCode) => {
                let known = [ALL_WARNINGS].into_iter().chain(codes());
                checked.at_key(&path.key(code), |place| {
                    catalog::levels::unknown_code(place, code, known)
                });
            }
            Err(Refusal::IsError) => {
                checked
                    .at_key(&path.key(code), |place| catalog::levels::allowed_error(place, code));
            }
        }
    }
    checked.into_diagnostics()
}

/// The levels that can be had; the others have been told of.
fn levels(messages: Option<Entries<Level>>) -> Levels {
    let mut levels = Levels::default();
    for (code, level) in messages.unwrap_or_default() {
        let _ = levels.set(&code, level);
    }
    levels
}

fn checked(raw: RawConfig) -> Config {
    let freshness = raw.freshness.unwrap_or_default();
    let base_url = raw.base_url.unwrap_or_else(|| "https://example.org/".to_owned());
    let extras = [
        (Extra::DataFiles, raw.data_files),
        (Extra::ShareImages, raw.share_images),
        (Extra::Find, raw.find),
        (Extra::Compare, raw.compare),
    ];
    let left_out = extras.into_iter().filter(|(_, wanted)| *wanted == Some(false));
    let left_out = left_out.map(|(extra, _)| extra);
    Config {
        title: raw.title.unwrap_or_else(|| "Careers".to_owned()),
        description: raw.description.unwrap_or_default(),
        base_url: with_slash(base_url),
        language: raw.language.unwrap_or_else(|| "en".to_owned()),
        theme: raw.theme.unwrap_or_else(|| DEFAULT_THEME.to_owned()),
        currency: raw.currency.unwrap_or_else(|| "USD".to_owned()),
        salary_months: freshness.salary_months.unwrap_or(24),
        outlook_months: freshness.outlook_months.unwrap_or(36),
        left_out: left_out.collect(),
        levels: levels(raw.messages),
        allows: Vec::new(),
        prose: Prose::of(raw.prose.unwrap_or_default()),
    }
}

/// The address with a slash at its end.
pub fn with_slash(mut url: String) -> String {
    if !url.ends_with('/') {
        url.push('/');
    }
    url
}

/// Whether `url` is an address below which a site can lie: `http` or `https`, a host, no query.
pub fn is_base_url(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let allowed = |c: char| c.is_ascii_alphanumeric() || "-._~/:%".contains(c);
    rest.is_some_and(|rest| {
        rest.starts_with(|c: char| c.is_ascii_alphanumeric()) && rest.chars().all(allowed)
    })
}

/// Whether `tag` looks like a language tag of BCP 47: letters and digits in parts of up to eight.
fn is_language_tag(tag: &str) -> bool {
    let part = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    let first = tag.split('-').next().unwrap_or_default();
    (2..=3).contains(&first.len())
        && first.bytes().all(|byte| byte.is_ascii_alphabetic())
        && tag.split('-').all(part)
}
