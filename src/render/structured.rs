//! JSON-LD in the head of every page: schema.org 30.0 terms whose values are the visible ones.

use serde_json::{Map, Value, json};

use crate::context::{CareerPage, Code, Content, Html, Link, Page, Salary};
use crate::source::public_address;

/// The JSON-LD text of a page, safe inside a script element; empty where there is nothing to say.
pub(super) fn data(html: &Html) -> String {
    let page = &html.page;
    let mut graph = Vec::new();
    let kind = match &html.content {
        Content::NotFound => return String::new(),
        Content::Careers(_) | Content::Index(_) | Content::Entry(_) => "CollectionPage",
        Content::Home(_)
        | Content::Career(_)
        | Content::Profile(_)
        | Content::Plain(_)
        | Content::Sources(_) => "WebPage",
    };
    let mut web_page = Map::new();
    web_page.insert("@type".into(), kind.into());
    web_page.insert("@id".into(), id(page, "page").into());
    web_page.insert("url".into(), page.canonical.clone().into());
    web_page.insert("name".into(), page.title.clone().into());
    web_page.insert("description".into(), page.description.clone().into());
    web_page.insert("inLanguage".into(), html.site.language.clone().into());
    web_page.insert("isPartOf".into(), website(html));
    if let Some(updated) = &page.updated {
        web_page.insert("dateModified".into(), updated.iso.clone().into());
    }
    if !page.breadcrumbs.is_empty() {
        web_page.insert("breadcrumb".into(), json!({ "@id": id(page, "breadcrumbs") }));
        graph.push(breadcrumbs(html));
    }
    if let Content::Career(career) = &html.content {
        web_page.insert("mainEntity".into(), json!({ "@id": id(page, "occupation") }));
        let citations: Vec<Value> = career
            .sources
            .iter()
            .map(|source| {
                json!({
                    "@type": "CreativeWork",
                    "name": source.title,
                    "publisher": { "@type": "Organization", "name": source.publisher },
                    "url": source.url,
                })
            })
            .collect();
        insert_list(&mut web_page, "citation", citations);
        let related = career.next.iter();
        let related = related.map(|next| address(html, &next.career).into()).collect();
        insert_list(&mut web_page, "relatedLink", related);
        graph.push(occupation(html, career));
    }
    graph.insert(0, Value::Object(web_page));
    // `<` could end the script element, so all three signs of HTML are written as escapes.
    let text = json!({ "@context": "https://schema.org", "@graph": graph }).to_string();
    text.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

fn id(page: &Page, name: &str) -> String {
    format!("{}#{name}", page.canonical)
}

fn site_id(html: &Html) -> String {
    format!("{}#site", html.site.base_url)
}

fn address(html: &Html, link: &Link) -> String {
    format!("{}{}", html.site.base_url, public_address(&link.path))
}

fn website(html: &Html) -> Value {
    json!({
        "@type": "WebSite",
        "@id": site_id(html),
        "url": html.site.base_url,
        "name": html.site.title,
    })
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
    json!({
        "@type": "BreadcrumbList",
        "@id": id(&html.page, "breadcrumbs"),
        "itemListElement": items,
    })
}

fn occupation(html: &Html, career: &CareerPage) -> Value {
    let mut occupation = Map::new();
    occupation.insert("@type".into(), "Occupation".into());
    occupation.insert("@id".into(), id(&html.page, "occupation").into());
    occupation.insert("name".into(), career.title.clone().into());
    occupation.insert("description".into(), career.description.clone().into());
    occupation.insert("url".into(), html.page.canonical.clone().into());
    occupation.insert("mainEntityOfPage".into(), json!({ "@id": id(&html.page, "page") }));
    let titles = career.alternate_titles.iter().map(|title| title.clone().into()).collect();
    insert_list(&mut occupation, "alternateName", titles);
    insert_list(
        &mut occupation,
        "occupationalCategory",
        career.codes.iter().map(category).collect(),
    );
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
    let tasks = career.tasks.iter().map(|task| task.clone().into()).collect();
    insert_list(&mut occupation, "responsibilities", tasks);
    let skills = career.skills.iter().map(|skill| defined_term(html, &skill.skill));
    let tools =
        career.tools.iter().flat_map(|tool| &tool.tools).map(|tool| defined_term(html, tool));
    insert_list(&mut occupation, "skills", skills.chain(tools).collect());
    Value::Object(occupation)
}

fn category(code: &Code) -> Value {
    let mut category = json!({
        "@type": "CategoryCode",
        "codeValue": code.code,
        "inCodeSet": { "@type": "CategoryCodeSet", "name": code.scheme },
    });
    if !code.title.is_empty() {
        category["name"] = code.title.clone().into();
    }
    if !code.url.is_empty() {
        category["url"] = code.url.clone().into();
    }
    category
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

fn defined_term(html: &Html, link: &Link) -> Value {
    json!({ "@type": "DefinedTerm", "name": link.name, "url": address(html, link) })
}

fn insert_list(map: &mut Map<String, Value>, key: &str, list: Vec<Value>) {
    if !list.is_empty() {
        map.insert(key.into(), Value::Array(list));
    }
}
