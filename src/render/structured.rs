//! JSON-LD in the head of every page: schema.org 30.0 terms whose values are the visible ones.
//!
//! One object in another and no ids, since nothing is named twice. What a machine can read as well
//! from the page itself, such as descriptions of tasks, is left out: the text counts in the weight
//! of every page. The types here are the objects, their fields in the order in which they are
//! written; what is empty is left out.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::Number;

use crate::context::{
    CareerPage, Code, Content, Glossary, Html, Link, Markup, Salary, Sources, Statistic,
};
use crate::source::public_address;

/// The JSON-LD text of a page, safe inside a script element; empty where there is nothing to say.
pub(super) fn data(html: &Html) -> Markup {
    let page = &html.page;
    let kind = match &html.content {
        Content::NotFound => return Markup::default(),
        Content::Careers(_)
        | Content::Index(_)
        | Content::Entry(_)
        | Content::Rankings(_)
        | Content::Ranking(_)
        | Content::Table(_) => "CollectionPage",
        Content::Home(_)
        | Content::Career(_)
        | Content::Compare(_)
        | Content::Find(_)
        | Content::Glossary(_)
        | Content::Plain(_)
        | Content::Profile(_)
        | Content::Sources(_) => "WebPage",
    };
    let mut web_page = WebPage {
        context: "https://schema.org",
        kind,
        url: &page.canonical,
        name: &page.title,
        language: &html.site.language,
        site: Website { kind: "WebSite", name: &html.site.title, url: &html.site.base_url },
        breadcrumb: breadcrumbs(html),
        description: None,
        modified: None,
        citation: Vec::new(),
        entity: None,
    };
    match &html.content {
        Content::Career(career) => {
            web_page.modified = page.updated.as_ref().map(|updated| updated.iso.as_str());
            web_page.citation = career.sources.iter().map(|source| &*source.title).collect();
            web_page.entity = Some(Entity::Occupation(Box::new(occupation(career))));
        }
        Content::Sources(sources) => {
            web_page.entity = Some(Entity::Dataset(dataset(html, sources)));
        }
        Content::Glossary(glossary) => {
            web_page.entity = Some(Entity::Terms(defined_terms(html, glossary)));
        }
        _ => web_page.description = Some(&page.description),
    }
    // `<` could end the script element, so all three signs of HTML are written as escapes.
    let text = serde_json::to_string(&web_page).expect("texts and numbers can be written");
    if text.contains(['<', '>', '&']) {
        let text = text.replace('<', "\\u003c").replace('>', "\\u003e");
        return text.replace('&', "\\u0026").into();
    }
    text.into()
}

#[derive(Serialize)]
struct WebPage<'p> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    kind: &'static str,
    url: &'p str,
    name: &'p str,
    #[serde(rename = "inLanguage")]
    language: &'p str,
    #[serde(rename = "isPartOf")]
    site: Website<'p>,
    #[serde(skip_serializing_if = "Option::is_none")]
    breadcrumb: Option<BreadcrumbList<'p>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'p str>,
    #[serde(rename = "dateModified", skip_serializing_if = "Option::is_none")]
    modified: Option<&'p str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    citation: Vec<&'p str>,
    #[serde(rename = "mainEntity", skip_serializing_if = "Option::is_none")]
    entity: Option<Entity<'p>>,
}

#[derive(Serialize)]
struct Website<'p> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'p str,
    url: &'p str,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Entity<'p> {
    Occupation(Box<Occupation<'p>>),
    Dataset(Dataset<'p>),
    Terms(DefinedTermSet<'p>),
}

#[derive(Serialize)]
struct BreadcrumbList<'p> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "itemListElement")]
    items: Vec<ListItem<'p>>,
}

#[derive(Serialize)]
struct ListItem<'p> {
    #[serde(rename = "@type")]
    kind: &'static str,
    position: usize,
    name: &'p str,
    #[serde(skip_serializing_if = "Option::is_none")]
    item: Option<String>,
}

fn breadcrumbs(html: &Html) -> Option<BreadcrumbList<'_>> {
    let above = html.page.breadcrumbs.iter().map(|link| (&link.name, Some(address(html, link))));
    let all = above.chain([(&html.page.title, None)]).enumerate();
    let items = all.map(|(index, (name, item))| ListItem {
        kind: "ListItem",
        position: index + 1,
        name,
        item,
    });
    let items = items.collect();
    (!html.page.breadcrumbs.is_empty()).then_some(BreadcrumbList { kind: "BreadcrumbList", items })
}

fn address(html: &Html, link: &Link) -> String {
    [&html.site.base_url, public_address(&link.path)].concat()
}

#[derive(Serialize)]
struct Occupation<'p> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'p str,
    description: &'p str,
    #[serde(rename = "alternateName", skip_serializing_if = "<[String]>::is_empty")]
    alternate_names: &'p [String],
    #[serde(rename = "occupationalCategory", skip_serializing_if = "Vec::is_empty")]
    categories: Vec<CategoryCode<'p>>,
    #[serde(rename = "estimatedSalary", skip_serializing_if = "Vec::is_empty")]
    salaries: Vec<Amount<'p>>,
    #[serde(rename = "occupationLocation", skip_serializing_if = "Vec::is_empty")]
    locations: Vec<Named<'p>>,
    #[serde(rename = "educationRequirements", skip_serializing_if = "Option::is_none")]
    education: Option<&'p str>,
    #[serde(rename = "experienceRequirements", skip_serializing_if = "str::is_empty")]
    experience: &'p str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    skills: Vec<&'p str>,
}

#[derive(Serialize)]
struct Named<'p> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'p str,
}

fn occupation(career: &CareerPage) -> Occupation<'_> {
    let salary = || career.salary.iter().filter(|row| !row.historical);
    let mut places: Vec<&str> = salary().map(|row| row.place.name.as_str()).collect();
    places.dedup();
    let place = |name| Named { kind: "AdministrativeArea", name };
    let education = career.summary.facts.iter().find(|fact| fact.key == "education");
    Occupation {
        kind: "Occupation",
        name: &career.title,
        description: &career.description,
        alternate_names: &career.alternate_titles,
        categories: career.codes.iter().filter_map(category).collect(),
        salaries: salary().filter_map(estimated_salary).collect(),
        locations: places.into_iter().map(place).collect(),
        education: education.map(|fact| fact.text.as_str()),
        experience: &career.experience,
        skills: career.skills.iter().map(|skill| skill.skill.name.as_str()).collect(),
    }
}

#[derive(Serialize)]
struct CategoryCode<'p> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "codeValue")]
    code: &'p str,
    #[serde(rename = "inCodeSet")]
    set: Named<'p>,
}

/// A code of a classification. The handbook is a book and has no code.
fn category(code: &Code) -> Option<CategoryCode<'_>> {
    let is_code = code.scheme != "Occupational Outlook Handbook";
    let set = Named { kind: "CategoryCodeSet", name: &code.scheme };
    is_code.then_some(CategoryCode { kind: "CategoryCode", code: &code.code, set })
}

/// An amount with its percentiles.
struct Amount<'p> {
    currency: &'p str,
    duration: &'static str,
    percentiles: Vec<(&'static str, Number)>,
}

impl Serialize for Amount<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut amount = serializer.serialize_map(None)?;
        amount.serialize_entry("@type", "MonetaryAmountDistribution")?;
        amount.serialize_entry("name", "base")?;
        amount.serialize_entry("currency", self.currency)?;
        amount.serialize_entry("duration", self.duration)?;
        for (key, number) in &self.percentiles {
            amount.serialize_entry(key, number)?;
        }
        amount.end()
    }
}

/// A row of pay with its percentiles. Missing and capped ones are left out; without any of them
/// there is nothing to say.
fn estimated_salary(row: &Salary) -> Option<Amount<'_>> {
    let duration = match row.per.as_str() {
        "year" => "P1Y",
        "month" => "P1M",
        "week" => "P1W",
        "day" => "P1D",
        _ => "PT1H",
    };
    let percentile = |statistic: &Statistic| {
        let key = match statistic.key.as_str() {
            "p10" => "percentile10",
            "p25" => "percentile25",
            "median" => "median",
            "p75" => "percentile75",
            "p90" => "percentile90",
            _ => return None,
        };
        let value = statistic.number.value.as_deref().filter(|_| !statistic.number.open)?;
        Some((key, serde_json::from_str(value).ok()?))
    };
    let percentiles: Vec<_> = row.statistics.iter().filter_map(percentile).collect();
    let amount = Amount { currency: &row.currency, duration, percentiles };
    (!amount.percentiles.is_empty()).then_some(amount)
}

#[derive(Serialize)]
struct Dataset<'p> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'p str,
    description: &'p str,
    citation: Vec<&'p str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    distribution: Vec<DataDownload>,
}

#[derive(Serialize)]
struct DataDownload {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "contentUrl")]
    url: String,
    #[serde(rename = "encodingFormat")]
    format: &'static str,
}

/// The list of sources as data, which can be fetched if the site has data files.
fn dataset<'p>(html: &'p Html, sources: &'p Sources) -> Dataset<'p> {
    let file = |(extension, format): (&str, &'static str)| DataDownload {
        kind: "DataDownload",
        url: format!("{}sources.{extension}", html.site.base_url),
        format,
    };
    let files = [("json", "application/json"), ("csv", "text/csv")];
    Dataset {
        kind: "Dataset",
        name: &html.page.title,
        description: &html.page.description,
        citation: sources.sources.iter().map(|one| one.source.title.as_str()).collect(),
        distribution: files.into_iter().filter(|_| html.site.data_files).map(file).collect(),
    }
}

#[derive(Serialize)]
struct DefinedTermSet<'p> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'p str,
    #[serde(rename = "hasDefinedTerm")]
    terms: Vec<DefinedTerm<'p>>,
}

#[derive(Serialize)]
struct DefinedTerm<'p> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'p str,
    description: &'p str,
    url: String,
}

fn defined_terms<'p>(html: &'p Html, glossary: &'p Glossary) -> DefinedTermSet<'p> {
    let terms = glossary.terms.iter().map(|term| DefinedTerm {
        kind: "DefinedTerm",
        name: &term.name,
        description: &term.definition,
        url: format!("{}#{}", html.page.canonical, term.id),
    });
    DefinedTermSet { kind: "DefinedTermSet", name: &html.page.title, terms: terms.collect() }
}
