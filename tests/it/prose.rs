//! The writing of the repository's own content, and of the site that `init` makes.

use careerbook::build::{Cache, build};
use careerbook::diag::{Drawing, draw};
use careerbook::site::{Options, ProseChecks};

use crate::program::Place;
use crate::support::{Site, options, repository};

#[test]
fn the_repository_s_own_texts_are_well_written() {
    let site = Site::read(&repository());
    let asked = Options { prose: ProseChecks::Made, ..options() };
    let built = build(&site.snapshot, &asked, &mut Cache::default());
    assert_eq!(draw(&built.diagnostics, Drawing::Short), "");
}

#[test]
fn the_texts_of_a_new_site_are_well_written() {
    let run = Place::with_new_site().run(&["check", "--prose"]).ends_with(0);
    run.says("no errors, no warnings");
}
