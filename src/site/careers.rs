//! The page of each career.

use crate::career::{Scheme, raw};
use crate::config::Extra;
use crate::context::{CareerPage, Certificate, Code, Education, FigureRow, Role, Route};
use crate::markdown::EntryKind;
use crate::page::entry_path;

use super::library::{Library, Record, View};
use super::measures::Measures;
use super::places::PlacesData;
use super::{
    compare, next, official, outlook, places, profile, records, salary, sections, share_images,
    statements, summary,
};

/// What the page of a career shows; `figures` are those in the file beside it, if there is one.
pub(super) fn page(
    view: View<'_, '_>,
    measures: &Measures,
    record: &Record<'_>,
    figures: &[FigureRow],
) -> CareerPage {
    let library = view.library;
    let career = &record.career;
    let outlook = outlook::rows(view, record);
    let PlacesData { places, source: places_source, chart: places_chart } =
        places::places(view, record);
    let tools = profile::tools(library, record);
    let image = share_images::image(view, record);
    let has_data = view.config.has(Extra::DataFiles);
    let field = career.field.as_deref().and_then(|id| library.link(EntryKind::Field, id));
    CareerPage {
        title: record.title().to_owned(),
        description: career.description.clone().unwrap_or_default(),
        field: field.unwrap_or_else(super::figures::no_link),
        alternate_titles: career.alternate_titles.to_vec(),
        codes: codes(library, record),
        code_note: career.codes.note.clone().unwrap_or_default(),
        summary: summary::summary(view, record, outlook.first()),
        sections: sections::sections(view, record, &statements::figures(view, record)),
        tasks: career.tasks.to_vec(),
        more_tasks: profile::more_tasks(record),
        skills: profile::skills(view, record),
        education: career.education.iter().map(education).collect(),
        experience: career.experience.clone().unwrap_or_default(),
        routes: career.routes.iter().map(route).collect(),
        certificates: career.certificates.iter().map(certificate).collect(),
        salary: salary::newest(view, record),
        pay_years: salary::over_the_years(view, record),
        roles: career.roles.iter().map(|role| self::role(library, role)).collect(),
        places_have_why: places.iter().any(|place| !place.why.is_empty()),
        places,
        places_source,
        places_chart,
        tools_have_why: tools.iter().any(|tool| !tool.why.is_empty()),
        tools,
        outlook,
        next: next::next(view, record),
        relatives: compare::relatives(view, measures, record),
        official: profile::profiles(view, record),
        filled: profile::filled(library, record),
        unpublished_pay: official::unpublished_pay(library, record),
        sources: records::sources(library, record),
        json_path: if has_data { data_path(record, "json") } else { String::new() },
        profile_path: profile::address(record).map(|path| path.to_string()).unwrap_or_default(),
        image_path: image.as_ref().map(|_| share_images::address(record).to_string()),
        image_words: image.as_ref().map(share_images::words).unwrap_or_default(),
        csv_path: if figures.is_empty() { String::new() } else { data_path(record, "csv") },
    }
}

/// Path of a file beside the page of a career that has it as data.
pub(super) fn data_path(record: &Record<'_>, extension: &str) -> String {
    ["careers/", record.slug, ".", extension].concat()
}

fn codes(library: &Library<'_>, record: &Record<'_>) -> Vec<Code> {
    let codes = &record.career.codes;
    let official = |scheme| {
        let official = record.official.iter().find(|official| official.scheme == scheme);
        official.map(|official| official.occupation.title.clone())
    };
    let rows = codes.soc().and_then(|soc| library.rows.get(soc));
    let title = rows.and_then(|rows| rows.first()).map(|row| row.row.title.clone());
    let onet = codes.onet.as_ref().map(|code| {
        // The official tables name the six-digit occupation; a detail of it has another name.
        let of_table = || title.filter(|_| code.ends_with(".00"));
        Code {
            scheme: "O*NET-SOC 2019".to_owned(),
            code: code.clone(),
            title: official(Scheme::Onet).or_else(of_table).unwrap_or_default(),
            url: format!("https://www.onetonline.org/link/summary/{code}"),
        }
    });
    let isco = codes.isco.as_ref().map(|code| Code {
        scheme: "ISCO-08".to_owned(),
        code: code.clone(),
        title: String::new(),
        url: String::new(),
    });
    let esco = codes.esco.as_ref().map(|address| Code {
        scheme: "ESCO".to_owned(),
        code: address.rsplit('/').next().unwrap_or_default().to_owned(),
        title: official(Scheme::Esco).unwrap_or_default(),
        url: address.clone(),
    });
    let counted = codes.onet.as_deref().and_then(|code| library.crosswalk.get(code));
    let handbook = counted.and_then(|counted| counted.handbook.as_ref());
    let handbook = handbook.map(|(title, url)| Code {
        scheme: "Occupational Outlook Handbook".to_owned(),
        code: title.clone(),
        title: String::new(),
        url: url.clone(),
    });
    [onet, isco, esco, handbook].into_iter().flatten().collect()
}

fn education(raw: &raw::RawEducation) -> Education {
    Education { level: raw.level.word().to_owned(), about: raw.about.clone().unwrap_or_default() }
}

fn route(raw: &raw::RawRoute) -> Route {
    Route {
        name: raw.name.clone(),
        about: raw.about.clone().unwrap_or_default(),
        steps: raw.steps.clone().unwrap_or_default(),
    }
}

fn certificate(raw: &raw::RawCertificate) -> Certificate {
    Certificate {
        name: raw.name.clone(),
        issuer: raw.issuer.clone().unwrap_or_default(),
        url: raw.url.clone().unwrap_or_default(),
        about: raw.about.clone().unwrap_or_default(),
    }
}

fn role(library: &Library<'_>, raw: &raw::RawRole) -> Role {
    let career = raw.career.as_deref().filter(|slug| library.career(slug).is_some());
    let path = career.map(|slug| entry_path(EntryKind::Career, slug));
    Role {
        name: raw.name.clone(),
        about: raw.about.clone().unwrap_or_default(),
        path: path.unwrap_or_default(),
    }
}
