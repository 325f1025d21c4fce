//! The files and the parts of pages that programs read agree with what people see.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::finished::{Finished, Page, nothing_wrong};
use crate::html::{decode, numbers, plain_number, texts_of_body};
use crate::support::output;

/// What stands between `<name>` and `</name>`, each time.
fn elements(xml: &str, name: &str) -> Vec<String> {
    let (open, close) = (format!("<{name}>"), format!("</{name}>"));
    let parts = xml.split(open.as_str()).skip(1);
    parts.filter_map(|part| Some(decode(part.split_once(close.as_str())?.0))).collect()
}

/// The values of an attribute, each time.
fn attributes(xml: &str, name: &str) -> Vec<String> {
    let open = format!(" {name}=\"");
    let parts = xml.split(open.as_str()).skip(1);
    parts.filter_map(|part| Some(decode(part.split_once('"')?.0))).collect()
}

#[test]
fn the_sitemap_names_every_page_that_should_be_found_and_no_other() {
    nothing_wrong(|site| {
        let mut wrong = Vec::new();
        let mut named = BTreeSet::new();
        for url in elements(output(&site.built, "sitemap.xml"), "loc") {
            match site.at(&url) {
                Ok(path) if named.insert(path.clone()) => {}
                Ok(path) => wrong.push(format!("{path} stands twice in the sitemap")),
                Err(fault) => wrong.push(fault),
            }
        }
        let hidden = |page: &Page| page.meta("robots").is_some_and(|text| text.contains("noindex"));
        let shown = site.pages.iter().filter(|(_, page)| !hidden(page));
        let shown: BTreeSet<String> = shown.map(|(path, _)| path.clone()).collect();
        wrong.extend(shown.symmetric_difference(&named).map(|path| format!("{path} is wrong")));
        wrong
    });
}

#[test]
fn every_address_in_the_feed_leads_to_a_page() {
    nothing_wrong(|site| {
        let feed = output(&site.built, "feed.xml");
        let urls: Vec<String> = [elements(feed, "id"), attributes(feed, "href")].concat();
        assert!(urls.len() > 3, "the feed has no entries");
        let mut ids = BTreeSet::new();
        let repeated = elements(feed, "id").into_iter().filter(|id| !ids.insert(id.clone()));
        let repeated: Vec<String> = repeated.map(|id| format!("{id} twice")).collect();
        let lost = urls.iter().filter_map(|url| site.at(url).err());
        lost.chain(repeated).collect()
    });
}

#[test]
fn robots_txt_names_the_sitemap() {
    nothing_wrong(|site| {
        let robots = output(&site.built, "robots.txt");
        let sitemap = robots.lines().find_map(|line| line.strip_prefix("Sitemap: "));
        assert_eq!(sitemap.map(|url| site.at(url)), Some(Ok("sitemap.xml".to_owned())));
        Vec::new()
    });
}

/// The rows of a CSV file after its head, each with as many cells as the head.
fn rows(csv: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut quoted = false;
    let mut signs = csv.chars().peekable();
    while let Some(sign) = signs.next() {
        let row = rows.last_mut().expect("there is always a row");
        let cell = row.last_mut().expect("there is always a cell");
        match sign {
            '"' if quoted && signs.peek() == Some(&'"') => cell.extend(signs.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(String::new()),
            '\r' if !quoted => {}
            '\n' if !quoted => rows.push(vec![String::new()]),
            _ => cell.push(sign),
        }
    }
    assert!(!quoted, "a quote is not closed");
    assert_eq!(rows.pop(), Some(vec![String::new()]), "the last row has no end");
    let head = rows.remove(0);
    for row in &rows {
        assert_eq!(row.len(), head.len(), "{row:?}");
    }
    rows
}

#[test]
fn the_json_and_csv_files_hold_the_careers_that_have_pages() {
    nothing_wrong(|site| {
        let pages = site.pages.iter().filter(|(path, page)| is_career(path, page));
        let pages: Vec<String> = pages.map(|(path, _)| path.clone()).collect();
        let all: Value = serde_json::from_str(output(&site.built, "careers.json")).expect("JSON");
        let careers = all["careers"].as_array().expect("a list of careers");
        let mut from_json: Vec<String> =
            careers.iter().map(|career| page_of(site, career)).collect();
        from_json.sort();
        assert_eq!(from_json, pages);
        let slug = |row: &Vec<String>| format!("careers/{}.html", row[0]);
        let mut from_csv: Vec<String> =
            rows(output(&site.built, "careers.csv")).iter().map(slug).collect();
        from_csv.sort();
        assert_eq!(from_csv, pages);
        for career in careers {
            let path = format!("careers/{}.json", career["slug"].as_str().expect("a slug"));
            let own: Value = serde_json::from_str(output(&site.built, &path)).expect("JSON");
            // The file beside the page has what official classifications say besides.
            let mut own = own;
            assert!(own.as_object_mut().expect("a map").remove("official").is_some(), "{path}");
            assert_eq!(own, *career, "{path}");
        }
        Vec::new()
    });
}

#[test]
fn every_page_with_a_table_has_its_data_beside_it() {
    nothing_wrong(|site| {
        let folders = ["careers/", "fields/", "skills/", "tools/", "places/"];
        let has_data = |path: &&String| {
            path.as_str() == "sources.html"
                || folders.iter().any(|folder| path.starts_with(folder))
                    && !path.ends_with("/index.html")
        };
        let pages = site.pages.iter().filter(|(path, page)| has_data(path) && !page.leads_on());
        let mut wrong = Vec::new();
        let mut read = 0;
        for (path, page) in pages.filter(|(path, _)| site.has(&path.replace(".html", ".json"))) {
            let name = path.rsplit('/').next().unwrap_or_default();
            for extension in [".json", ".csv"] {
                let file = name.replace(".html", extension);
                let links = page.named("a").filter_map(|tag| tag.attribute("href"));
                if !links.into_iter().any(|link| link.rsplit('/').next() == Some(file.as_str())) {
                    wrong.push(format!("{path} does not lead to {file}"));
                }
            }
            rows(output(&site.built, &path.replace(".html", ".csv")));
            read += 1;
        }
        assert!(read > 10, "only {read} tables were read");
        wrong
    });
}

#[test]
fn every_figure_in_a_table_names_its_source_which_says_what_it_asks_for() {
    nothing_wrong(|site| {
        let sources: Value =
            serde_json::from_str(output(&site.built, "sources.json")).expect("JSON");
        let sources = sources["sources"].as_array().expect("a list of sources");
        let mut wrong = Vec::new();
        for (path, page) in site.pages.iter().filter(|(path, page)| is_career(path, page)) {
            let (mut told, shown) = (BTreeSet::new(), numbers(&texts_of_body(&page.html)));
            for row in rows(output(&site.built, &path.replace(".html", ".csv"))) {
                let [value, status, source, attribution] = [&row[4], &row[5], &row[9], &row[10]];
                let known = sources.iter().find(|one| one["title"] == source.as_str());
                let asked = known.map(|one| one["attribution"].as_str().unwrap_or_default());
                let is_first = told.insert(source.clone());
                if asked.map(|asked| if is_first { asked } else { "" }) != Some(attribution) {
                    wrong.push(format!("{path}: {row:?} does not say what its source asks for"));
                }
                if value.is_empty() != (status == "not published") {
                    wrong.push(format!("{path}: {row:?} has no value and is published"));
                }
                let is_shown = shown.contains(&plain_number(value));
                // Pages show a part of the rest: no percentiles by place, say.
                let must_be_shown = match row[0].as_str() {
                    "places" => ["median", "jobs", "location_quotient"].contains(&row[3].as_str()),
                    table => table == "outlook",
                };
                if must_be_shown && !value.is_empty() && !is_shown {
                    wrong.push(format!("{path}: {row:?} is not on the page"));
                }
            }
        }
        wrong
    });
}

fn is_career(path: &str, page: &Page) -> bool {
    path.starts_with("careers/") && page.named("article").count() > 0 && !page.leads_on()
}

fn page_of(site: &Finished, career: &Value) -> String {
    let url = career["url"].as_str().expect("an address");
    site.at(url).unwrap_or_else(|fault| panic!("{fault}"))
}
