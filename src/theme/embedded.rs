//! The theme that comes with the program, so that a site needs none of its own.
//!
//! A test holds this list to the files of `themes/fieldguide`.

use std::sync::Arc;

use crate::source::Source;

macro_rules! files {
    ($($path:literal)*) => {
        [$(($path, include_bytes!(concat!("../../", $path)) as &[u8])),*]
    };
}

/// The files of `themes/fieldguide`, in the order of their paths.
pub fn embedded_files() -> impl Iterator<Item = Arc<Source>> {
    let files = files![
        "themes/fieldguide/assets/compare.js"
        "themes/fieldguide/assets/fieldguide.css"
        "themes/fieldguide/assets/fieldguide.js"
        "themes/fieldguide/assets/find.js"
        "themes/fieldguide/assets/icon.svg"
        "themes/fieldguide/assets/lists.css"
        "themes/fieldguide/assets/table.js"
        "themes/fieldguide/assets/tables.css"
        "themes/fieldguide/strings.yaml"
        "themes/fieldguide/templates/404.html"
        "themes/fieldguide/templates/base.html"
        "themes/fieldguide/templates/career.html"
        "themes/fieldguide/templates/career/about.html"
        "themes/fieldguide/templates/career/compare.html"
        "themes/fieldguide/templates/career/dates.html"
        "themes/fieldguide/templates/career/duties.html"
        "themes/fieldguide/templates/career/interests.html"
        "themes/fieldguide/templates/career/next.html"
        "themes/fieldguide/templates/career/outlook.html"
        "themes/fieldguide/templates/career/path.html"
        "themes/fieldguide/templates/career/places.html"
        "themes/fieldguide/templates/career/roles.html"
        "themes/fieldguide/templates/career/salary.html"
        "themes/fieldguide/templates/career/skills.html"
        "themes/fieldguide/templates/career/sources.html"
        "themes/fieldguide/templates/career/summary.html"
        "themes/fieldguide/templates/career/tools.html"
        "themes/fieldguide/templates/careers.html"
        "themes/fieldguide/templates/compare.html"
        "themes/fieldguide/templates/components.html"
        "themes/fieldguide/templates/entry.html"
        "themes/fieldguide/templates/find.html"
        "themes/fieldguide/templates/glossary.html"
        "themes/fieldguide/templates/home.html"
        "themes/fieldguide/templates/index.html"
        "themes/fieldguide/templates/plain.html"
        "themes/fieldguide/templates/profile.html"
        "themes/fieldguide/templates/ranking.html"
        "themes/fieldguide/templates/rankings.html"
        "themes/fieldguide/templates/redirect.html"
        "themes/fieldguide/templates/sources.html"
        "themes/fieldguide/templates/table.html"
    ];
    files.into_iter().map(|(path, bytes)| Source::new(path, bytes))
}
