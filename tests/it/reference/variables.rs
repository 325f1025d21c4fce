//! `docs/reference/template-variables.md`: everything that templates see.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crate::context_types::{Described, Field, context_types};
use crate::tidy::{File, name};

use super::{hold, table};

/// What stands above the variables.
const HEAD: &str = "\
# Template variables

Everything that a template sees, made from the types of `src/context/` (`cargo bless` writes it
anew). A template that asks for anything else is told by `careerbook check`.

Addresses are paths from the root of the site: `{{ page.root }}{{ link.path }}` is the relative
address. A value that may be missing is `none` in a template: `{% if career.places_chart %}`.
What is HTML already is written as it is, everything else is escaped. A figure is what readers see
of it: `$135,980`, `$239,200 or more`, or `not published` in HTML that marks it as missing.

Words with names in braces take values by these names, escaped too:
`{{ strings.range | fill(low=fact.number, high=fact.high) }}`.

## On every page

| variable | what it is |
| --- | --- |
| `site` | [SiteInfo](#siteinfo) |
| `page` | [Page](#page) |
| `strings` | the words of the theme by key, from `strings.yaml`: `{{ strings.home_fields }}` |
| `assets` | the addresses of the theme's assets by name: `{{ page.root }}{{ assets[\"icon.svg\"] }}` |
| `structured_data` | the JSON-LD of the page |
";

/// Templates with the variable that each has besides, and its type.
fn pages(types: &BTreeMap<String, Described>) -> Vec<(String, String, String)> {
    let html = File::read("src/render/html.rs");
    let contents = File::read("src/context/mod.rs");
    let (_, contents) = contents.text().split_once("pub enum Content {").expect("there are kinds");
    // One `match` names the template of each kind of page, the other its variable.
    let kinds = || html.code().filter(|(_, line)| line.trim().starts_with("Content::"));
    let mut pages = Vec::new();
    for (_, line) in kinds().filter(|(_, line)| line.contains(".html\"")) {
        let variant = line.trim().trim_start_matches("Content::");
        let variant = variant.split(['(', ' ']).next().unwrap_or_default();
        let template = line.split('"').nth(1).expect("a template has a name");
        let start = format!("Content::{variant}(");
        let given =
            kinds().find(|(_, line)| line.trim().starts_with(&start) && line.contains("with(\""));
        let root = given.and_then(|(_, line)| line.split("with(\"").nth(1)).map(name);
        let root = root.unwrap_or_default();
        let held = contents.lines().find(|line| line.trim().starts_with(&format!("{variant}(")));
        let held =
            held.map_or("", |line| line.trim().trim_end_matches(")>,").trim_end_matches("),"));
        let kind = held.rsplit(['(', '<']).next().unwrap_or_default().trim_end_matches('>');
        assert!(root.is_empty() || types.contains_key(kind), "{variant} holds `{kind}`");
        pages.push((template.to_owned(), root.to_owned(), kind.to_owned()));
    }
    assert!(!pages.is_empty(), "src/render/html.rs names no template");
    pages
}

/// A type as authors of themes know it, with a link if it has fields of its own.
fn shown(kind: &str, types: &BTreeMap<String, Described>) -> String {
    let within = |begin: &str| kind.strip_prefix(begin)?.strip_suffix('>');
    if let Some(inner) = within("Option<") {
        return format!("{}, or none", shown(inner, types));
    }
    if let Some(inner) = within("Vec<") {
        return format!("list of {}", shown(inner, types));
    }
    if let Some(inner) = ["Box<", "Arc<", "Shared<"].into_iter().find_map(within) {
        return shown(inner, types);
    }
    match kind {
        "String" | "OutPath" => "text".to_owned(),
        "Markup" | "Date" => "HTML".to_owned(),
        "Number" => "figure".to_owned(),
        "bool" => "`true` or `false`".to_owned(),
        "usize" | "u8" | "u16" | "u32" | "i32" | "i64" => "number".to_owned(),
        _ if types.contains_key(kind) => format!("[{kind}](#{})", kind.to_lowercase()),
        _ => panic!("no words for the type `{kind}`"),
    }
}

/// The types that can be reached from `roots`.
fn reached<'t>(
    roots: impl Iterator<Item = &'t str>,
    types: &'t BTreeMap<String, Described>,
) -> BTreeSet<&'t str> {
    let mut waiting: Vec<&str> = roots.collect();
    let mut seen = BTreeSet::new();
    while let Some(next) = waiting.pop() {
        if let Some((name, described)) = types.get_key_value(next)
            && seen.insert(name.as_str())
        {
            waiting.extend(described.fields.iter().map(Field::inner));
        }
    }
    seen
}

#[test]
fn the_reference_of_template_variables_is_what_the_contexts_say() {
    let types = context_types();
    let pages = pages(&types);
    let mut made = format!("{HEAD}\n## By page\n\n");
    let rows = pages.iter().map(|(template, root, kind)| {
        let variable = if root.is_empty() { "–".to_owned() } else { format!("`{root}`") };
        let kind = if root.is_empty() { "–".to_owned() } else { shown(kind, &types) };
        vec![format!("`{template}`"), variable, kind]
    });
    made.push_str(&table(&["template", "variable", "type"], rows));
    made.push_str(
        "\n`redirect.html`, the page at an old address, has `site`, of `page` the path, root, \
         canonical and title, and `target`, a [Link](#link).\n\n## Types\n",
    );
    let roots = pages.iter().map(|(_, _, kind)| kind.as_str()).chain(["SiteInfo", "Page", "Link"]);
    for name in reached(roots, &types) {
        let described = &types[name];
        let _ = write!(made, "\n### {name}\n\n{}\n\n", described.doc);
        let is_choice = described.is_choice;
        let rows = described.fields.iter().map(|field| {
            let name = format!("`{}`", field.name);
            if is_choice {
                return vec![name, field.doc.clone()];
            }
            vec![name, shown(&field.kind, &types), field.doc.clone()]
        });
        let head: &[&str] =
            if is_choice { &["word", "meaning"] } else { &["field", "type", "what it is"] };
        made.push_str(&table(head, rows));
    }
    hold("docs/reference/template-variables.md", &made);
}
