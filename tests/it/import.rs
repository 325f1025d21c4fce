//! `careerbook import`: small files of our own making in the layouts of the publishers.
//!
//! `wages` is about the tables of pay and projections, `occupations` about classifications,
//! `workbook` makes workbooks, and `full` reads the publishers' real files where they are there.

mod full;
mod occupations;
mod wages;
mod workbook;

use crate::program::Place;

/// The columns of the national table of wages, as its release of May 2025 has them.
const WAGE_COLUMNS: &str = "AREA,AREA_TITLE,AREA_TYPE,PRIM_STATE,NAICS,NAICS_TITLE,I_GROUP,OWN_CODE,OCC_CODE,OCC_TITLE,O_GROUP,TOT_EMP,EMP_PRSE,JOBS_1000,LOC_QUOTIENT,PCT_TOTAL,PCT_RPT,H_MEAN,A_MEAN,MEAN_PRSE,H_PCT10,H_PCT25,H_MEDIAN,H_PCT75,H_PCT90,A_PCT10,A_PCT25,A_MEDIAN,A_PCT75,A_PCT90,ANNUAL,HOURLY\n";

/// A site with careers that are counted as mechanics, actors and buyers.
fn site() -> Place {
    let place = Place::with_new_site();
    for (slug, code) in
        [("mechanic", "49-3091.00"), ("actor", "27-2011.00"), ("buyer", "13-1021.00")]
    {
        let text = format!(
            "title: A {slug}\ndescription: Does the work of a {slug} from morning to evening, and likes it on most days.\nfield: repair-and-maintenance\ncodes: {{ onet: {code} }}\n"
        );
        place.write(&format!("content/careers/{slug}.yaml"), text);
    }
    place
}

/// The facts file of this name.
fn facts(place: &Place, name: &str) -> String {
    place.text(&format!("content/data/facts/{name}.yaml"))
}

/// The lines of a facts file that begin with `  - {`.
fn rows(text: &str) -> Vec<&str> {
    text.lines().filter(|line| line.starts_with("  - { code")).collect()
}

#[test]
fn the_sources_are_listed_and_a_misspelt_one_is_told() {
    let place = site();
    let listed = place.run(&["import", "--list"]).ends_with(0).out;
    for id in ["crosswalk", "ep", "esco", "oews", "onet"] {
        assert!(listed.lines().any(|line| line.starts_with(&format!("{id} "))), "{listed}");
    }
    let run = place.run(&["import", "oew", "national_M2025.csv"]).ends_with(2);
    run.says("did you mean `oews`?");
}

#[test]
fn outside_of_a_site_nothing_is_imported() {
    let place = Place::new();
    place.run(&["import", "oews", "x_M2025.csv"]).ends_with(2).says("there is no site.yaml");
}

#[test]
fn a_file_that_is_not_there_ends_with_2() {
    site()
        .run(&["import", "oews", "national_M2025.csv"])
        .ends_with(2)
        .says("cannot read national_M2025.csv");
}
