//! JSON-LD in the head of every page: schema.org 30.0 terms whose values are the visible ones.
//!
//! One object in another and no ids, since nothing is named twice. What a machine can read as well
//! from the page itself, such as descriptions of tasks, is left out: the text counts in the weight
//! of every page.

use serde_json::{Map, Value, json};

use crate::context::{CareerPage, Code, Content, Glossary, Html, Link, Salary, Sources};
use crate::source::public_address;

/// The JSON-LD text of a page, safe inside a script element; empty where there is nothing to say.
pub(super) fn data(html: &Html) -> String {
    let page = &html.page;
    let kind = match &html.content {
        Content::NotFound => return String::new(),
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
    let mut web_page = Map::new();
    web_page.insert("@context".into(), "https://schema.org".into());
    web_page.insert("@type".into(), kind.into());
    web_page.insert("url".into(), page.canonical.clone().into());
    web_page.insert("name".into(), page.title.clone().into());
    web_page.insert("inLanguage".into(), html.site.language.clone().into());
    web_page.insert("isPartOf".into(), website(html));
    if !page.breadcrumbs.is_empty() {
        web_page.insert("breadcrumb".into(), breadcrumbs(html));
    }
    match &html.content {
        Content::Career(career) => {
            if let Some(updated) = &page.updated {
                web_page.insert("dateModified".into(), updated.iso.clone().into());
            }
            let cited = career.sources.iter().map(|source| source.title.clone().into());
            insert_list(&mut web_page, "citation", cited.collect());
            web_page.insert("mainEntity".into(), occupation(career));
        }
        Content::Sources(sources) => {
            web_page.insert("mainEntity".into(), dataset(html, sources));
        }
        Content::Glossary(glossary) => {
            web_page.insert("mainEntity".into(), defined_terms(html, glossary));
        }
        _ => {
            web_page.insert("description".into(), page.description.clone().into());
        }
    }
    // `<` could end the script element, so all three signs of HTML are written as escapes.
    let text = Value::Object(web_page).to_string();
    text.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

fn address(html: &Html, link: &Link) -> String {
    format!("{}{}", html.site.base_url, public_address(&link.path))
}

fn website(html: &Html) -> Value {
    json!({ "@type": "WebSite", "name": html.site.title, "url": html.site.base_url })
}

fn breadcrumbs(html: &Html) -> Value {
    let above = html.page.breadcrumbs.iter().map(|link| (&link.name, Some(address(html, link))));
    let all = above.chain([(&html.page.title, None)]).enumerate();
    let items: Vec<Value> = all
        .map(|(index, (name, item))| {
            let mut element = json!({ "@type": "ListItem", "position": index + 1, "name": name });
            if let Some(item) = item {
                element["item"] = item.into();
            }
            element
        })
        .collect();
    json!({ "@type": "BreadcrumbList", "itemListElement": items })
}

fn occupation(career: &CareerPage) -> Value {
    let mut occupation = Map::new();
    occupation.insert("@type".into(), "Occupation".into());
    occupation.insert("name".into(), career.title.clone().into());
    occupation.insert("description".into(), career.description.clone().into());
    let titles = career.alternate_titles.iter().map(|title| title.clone().into()).collect();
    insert_list(&mut occupation, "alternateName", titles);
    let codes = career.codes.iter().filter_map(category).collect();
    insert_list(&mut occupation, "occupationalCategory", codes);
    let salary: Vec<&Salary> = career.salary.iter().filter(|row| !row.historical).collect();
    let amounts = salary.iter().filter_map(|row| estimated_salary(row)).collect();
    insert_list(&mut occupation, "estimatedSalary", amounts);
    let mut places: Vec<&str> = salary.iter().map(|row| row.place.name.as_str()).collect();
    places.dedup();
    let places =
        places.iter().map(|name| json!({ "@type": "AdministrativeArea", "name": name })).collect();
    insert_list(&mut occupation, "occupationLocation", places);
    if let Some(education) = career.summary.iter().find(|fact| fact.key == "education") {
        occupation.insert("educationRequirements".into(), education.text.clone().into());
    }
    if !career.experience.is_empty() {
        occupation.insert("experienceRequirements".into(), career.experience.clone().into());
    }
    let skills = career.skills.iter().map(|skill| skill.skill.name.clone().into());
    insert_list(&mut occupation, "skills", skills.collect());
    Value::Object(occupation)
}

/// A code of a classification. The handbook is a book and has no code.
fn category(code: &Code) -> Option<Value> {
    let is_code = code.scheme != "Occupational Outlook Handbook";
    let set = json!({ "@type": "CategoryCodeSet", "name": code.scheme });
    is_code.then(|| json!({ "@type": "CategoryCode", "codeValue": code.code, "inCodeSet": set }))
}

/// A row of pay with its percentiles. Missing and capped ones are left out; without any of them
/// there is nothing to say.
fn estimated_salary(row: &Salary) -> Option<Value> {
    let duration = match row.per.as_str() {
        "year" => "P1Y",
        "month" => "P1M",
        "week" => "P1W",
        "day" => "P1D",
        _ => "PT1H",
    };
    let mut amount = Map::new();
    amount.insert("@type".into(), "MonetaryAmountDistribution".into());
    amount.insert("name".into(), "base".into());
    amount.insert("currency".into(), row.currency.clone().into());
    amount.insert("duration".into(), duration.into());
    let before = amount.len();
    for statistic in &row.statistics {
        let key = match statistic.key.as_str() {
            "p10" => "percentile10",
            "p25" => "percentile25",
            "median" => "median",
            "p75" => "percentile75",
            "p90" => "percentile90",
            _ => continue,
        };
        let value = statistic.number.value.as_deref().filter(|_| !statistic.number.open);
        if let Some(number) = value.and_then(|value| serde_json::from_str::<Value>(value).ok()) {
            amount.insert(key.into(), number);
        }
    }
    (amount.len() > before).then_some(Value::Object(amount))
}

/// The list of sources as data that can be fetched.
fn dataset(html: &Html, sources: &Sources) -> Value {
    let file = |extension: &str, format: &str| {
        json!({
            "@type": "DataDownload",
            "contentUrl": format!("{}sources.{extension}", html.site.base_url),
            "encodingFormat": format,
        })
    };
    let cited: Vec<&str> = sources.sources.iter().map(|one| one.source.title.as_str()).collect();
    let mut dataset = json!({
        "@type": "Dataset",
        "name": html.page.title,
        "description": html.page.description,
        "citation": cited,
    });
    if html.site.data_files {
        dataset["distribution"] =
            json!([file("json", "application/json"), file("csv", "text/csv")]);
    }
    dataset
}

fn defined_terms(html: &Html, glossary: &Glossary) -> Value {
    let terms = glossary.terms.iter().map(|term| {
        json!({
            "@type": "DefinedTerm",
            "name": term.name,
            "description": term.definition,
            "url": format!("{}#{}", html.page.canonical, term.id),
        })
    });
    json!({
        "@type": "DefinedTermSet",
        "name": html.page.title,
        "hasDefinedTerm": terms.collect::<Vec<_>>(),
    })
}

fn insert_list(map: &mut Map<String, Value>, key: &str, list: Vec<Value>) {
    if !list.is_empty() {
        map.insert(key.into(), Value::Array(list));
    }
}
