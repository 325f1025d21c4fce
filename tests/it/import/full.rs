//! The publishers' real files, where the environment variable `CAREERBOOK_DATA` names their folder.
//!
//! Without it these tests say that they did not run and end well: the files are large, and the
//! small ones of the other modules have the same layouts.

use std::path::{Path, PathBuf};

use crate::program::Place;

/// The folder with the publishers' files, if there is one; says so if there is none.
fn data() -> Option<PathBuf> {
    let folder = std::env::var_os("CAREERBOOK_DATA").map(PathBuf::from);
    if folder.is_none() {
        use std::io::Write as _;
        let _ = writeln!(
            std::io::stderr(),
            "CAREERBOOK_DATA names no folder: the publishers' full files were not read"
        );
    }
    folder
}

fn import(place: &Place, source: &str, file: &Path) -> crate::program::Run {
    let file = file.to_string_lossy();
    place.run(&["import", source, &file, "--codes", "all", "--create-careers"]).ends_with(0)
}

fn rows(place: &Place, name: &str) -> usize {
    let text = place.text(&format!("content/data/facts/{name}.yaml"));
    text.lines().filter(|line| line.starts_with("  - { code: ")).count()
}

/// A site without a career, into which everything is imported.
fn empty_site() -> Place {
    let place = Place::new();
    place.write("site.yaml", "title: Occupations\ndescription: A site made of official statistics alone, to see that it can be done.\nbase_url: https://occupations.example.org/\n");
    place
}

#[test]
fn all_of_the_real_files_make_a_site_without_a_fault() {
    let Some(data) = data() else { return };
    let place = empty_site();
    import(&place, "crosswalk", &data.join("crosswalks/nem-onet-to-soc-crosswalk.csv"));
    for year in 2022..=2025 {
        import(&place, "oews", &data.join(format!("bls-oews/national_M{year}.csv")));
    }
    import(&place, "oews", &data.join("bls-oews/MSA_M2025_tech21.csv"));
    import(&place, "ep", &data.join("bls-ep/table_1_2_occupational_projections_2024-34.csv"));
    import(&place, "onet", &data.join("onet/29.3"));
    import(&place, "esco", &data.join("esco/1.2.1/occupations_en.csv"));
    // Of 454 broad occupations the table lists 7 a second time as detailed.
    assert_eq!(rows(&place, "bls-oews-2025-05"), 1 + 830 + 447);
    assert_eq!(rows(&place, "bls-oews-2025-05-metro"), 5371);
    assert_eq!(rows(&place, "bls-ep-2024-2034"), 833);
    let developers = "{ code: 15-1252, title: Software Developers, place: united-states, jobs: 1687890, mean: 148100, p10: 82460, p25: 105210, median: 135980, p75: 171980, p90: 214670 }";
    assert!(place.text("content/data/facts/bls-oews-2025-05.yaml").contains(developers));
    let run = place.run(&["check"]).ends_with(0);
    assert!(!run.err.contains("error["), "{}", run.err);
    let titles: usize = place
        .tree("content/data/facts")
        .iter()
        .filter(|(name, _)| name.starts_with("onet-") && !name.contains("vocabulary"))
        .map(|(_, bytes)| alternate_titles(&String::from_utf8_lossy(bytes)))
        .sum();
    assert_eq!(titles, 56_560);
    assert_eq!(place.tree("content/careers").len(), 1016);
    place.run(&["build"]).ends_with(0);
    careers_are_joined(&place);
}

/// How many careers have pay, as the files' own description says: 961 by their code, 34 more by
/// that of their broad occupation; 21 have none.
fn careers_are_joined(place: &Place) {
    let careers: serde_json::Value =
        serde_json::from_str(&place.text("public/careers.json")).expect("JSON");
    let careers = careers["careers"].as_array().expect("careers").clone();
    let with_pay = |career: &&serde_json::Value| {
        let rows = career["salary"].as_array().expect("rows");
        rows.iter().any(|row| row["period"] == "2025-05")
    };
    assert_eq!(careers.iter().filter(with_pay).count(), 961 + 34);
    let skills =
        |career: &&serde_json::Value| !career["skills"].as_array().expect("skills").is_empty();
    assert_eq!(careers.iter().filter(skills).count(), 879);
    let infantry = place.text("public/careers/infantry.html");
    assert!(infantry.contains("has no figures of pay for this occupation"));
}

/// The titles in the lists of that name.
fn alternate_titles(text: &str) -> usize {
    let mut is_list = false;
    let mut count = 0;
    for line in text.lines() {
        if line.starts_with("      - ") {
            count += usize::from(is_list);
        } else {
            is_list = line == "    alternate_titles:";
        }
    }
    count
}
