//! The writing of the repository's own content, and what its checks cost those who do not ask.

use careerbook::build::{Cache, build};
use careerbook::diag::{Drawing, draw};
use careerbook::site::{Options, ProseChecks};

use crate::support::{Site, options, repository};

#[test]
fn the_repository_s_own_texts_are_well_written() {
    let site = Site::read(&repository());
    let asked = Options { prose: ProseChecks::Made, ..options() };
    let built = build(&site.snapshot, &asked, &mut Cache::default());
    assert_eq!(draw(&built.diagnostics, Drawing::Short), "");
}
