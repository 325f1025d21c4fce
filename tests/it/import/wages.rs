//! Tables of pay, of projections, and of the codes between them.

use crate::program::Place;

use super::workbook::workbook;
use super::{WAGE_COLUMNS, facts, rows, site};

/// Rows of a national table: a total, groups, and what is marked in it.
const NATIONAL: &str = "\
99,U.S.,1,US,0,Cross-industry,cross-industry,1235,00-0000,All Occupations,total,155495730,0,,,,,33.54,69770,0.1,15,18.07,24.51,38.71,61.81,31200,37590,50980,80520,128560,,
99,U.S.,1,US,0,Cross-industry,cross-industry,1235,13-1020,Buyers and Purchasing Agents,broad,480000,1,,,,,38,79040,0.1,20,28,36,46,60,41600,58240,74880,95680,124800,,
99,U.S.,1,US,0,Cross-industry,cross-industry,1235,13-1020,Buyers and Purchasing Agents,detailed,480000,1,,,,,38,79040,0.1,20,28,36,46,60,41600,58240,74880,95680,124800,,
99,U.S.,1,US,0,Cross-industry,cross-industry,1235,27-2011,Actors,detailed,**,**,,,,,45.1,*,2,17.5,20,25,40,#,*,*,*,*,*,,TRUE
99,U.S.,1,US,0,Cross-industry,cross-industry,1235,49-3091,Bicycle Repairers,detailed,\"14,330\",6,,,,,20.1,41800,0.1,14,17,19,22,26,29120,35360,*,45760,#,,
99,U.S.,1,US,0,Cross-industry,cross-industry,1235,11-1011,Chief Executives,detailed,211850,1,,,,,124,258900,0.1,38,60,100,#,#,79040,124800,206420,#,#,,
";

fn national() -> String {
    format!("{WAGE_COLUMNS}{NATIONAL}")
}

#[test]
fn figures_are_copied_with_their_gaps_and_caps() {
    let place = site();
    place.write("national_M2025.csv", national());
    place.run(&["import", "oews", "national_M2025.csv"]).ends_with(0).says("(4 rows)");
    let text = facts(&place, "bls-oews-2025-05");
    assert_eq!(
        rows(&text),
        [
            "  - { code: 00-0000, title: All Occupations, place: united-states, jobs: 155495730, mean: 69770, p10: 31200, p25: 37590, median: 50980, p75: 80520, p90: 128560 }",
            "  - { code: 13-1020, title: Buyers and Purchasing Agents, place: united-states, jobs: 480000, mean: 79040, p10: 41600, p25: 58240, median: 74880, p75: 95680, p90: 124800 }",
            "  - { code: 27-2011, title: Actors, place: united-states, per: hour, jobs: not-published, mean: 45.1, p10: 17.5, p25: 20, median: 25, p75: 40, p90: \"115+\" }",
            "  - { code: 49-3091, title: Bicycle Repairers, place: united-states, jobs: 14330, mean: 41800, p10: 29120, p25: 35360, median: not-published, p75: 45760, p90: \"239200+\" }",
        ]
    );
    place.run(&["build"]).ends_with(0);
    let mechanic = place.text("public/careers/mechanic.html");
    assert!(mechanic.contains("$239,200 or more"), "{mechanic}");
    assert!(
        place
            .text("public/careers/buyer.html")
            .contains("Counts Buyers and Purchasing Agents (code 13-1020).")
    );
    assert!(place.text("public/careers/actor.html").contains("Pay in US dollars an hour"));
}

#[test]
fn the_head_says_where_the_figures_come_from() {
    let place = site();
    place.write("national_M2025.csv", national());
    place.run(&["import", "oews", "national_M2025.csv", "--retrieved", "2026-04-01"]).ends_with(0);
    let text = facts(&place, "bls-oews-2025-05");
    for line in [
        "# Copied from the publisher's files by `careerbook import`. Not to be edited by hand.",
        "  publisher: U.S. Bureau of Labor Statistics",
        "  release: May 2025",
        "  period: 2025-05",
        "  licence: Public domain (US government work)",
        "  attribution: \"U.S. Bureau of Labor Statistics, Occupational Employment and Wage Statistics, May 2025\"",
        "  retrieved: 2026-04-01",
        concat!("tool: careerbook ", env!("CARGO_PKG_VERSION")),
    ] {
        assert!(text.lines().any(|one| one == line), "{line}\n{text}");
    }
    assert!(text.contains("{ file: national_M2025.csv, sha256: "));
}

#[test]
fn the_top_code_is_the_one_of_the_year() {
    let place = site();
    place.write("national_M2021.csv", national());
    place.run(&["import", "oews", "national_M2021.csv"]).ends_with(0);
    let text = facts(&place, "bls-oews-2021-05");
    assert!(text.contains("p90: \"208000+\"") && text.contains("p90: \"100+\""), "{text}");
    place.write("national_M2012.csv", national());
    place
        .run(&["import", "oews", "national_M2012.csv"])
        .ends_with(1)
        .says("error[unknown-release]");
    place.write("wages.csv", national());
    place.run(&["import", "oews", "wages.csv"]).ends_with(1).says("error[no-year-in-name]");
}

#[test]
fn a_year_to_come_is_imported_unless_its_top_code_is_needed() {
    let place = site();
    place.write("national_M2031.csv", national());
    place.run(&["import", "oews", "national_M2031.csv"]).ends_with(1).says(
        "error[unknown-top-code]: the top code of this year is not known\n --> national_M2031.csv:5:",
    );
    place.write("national_M2031.csv", national().replace('#', "300000"));
    place.run(&["import", "oews", "national_M2031.csv"]).ends_with(0);
    assert!(facts(&place, "bls-oews-2031-05").contains("release: May 2031"));
}

#[test]
fn columns_of_older_releases_are_known_in_small_letters() {
    let place = site();
    let columns = "area,area_title,area_type,naics,naics_title,own_code,occ_code,occ_title,o_group,tot_emp,emp_prse,jobs_1000_orig,loc_quotient,pct_total,h_mean,a_mean,mean_prse,h_pct10,h_pct25,h_median,h_pct75,h_pct90,a_pct10,a_pct25,a_median,a_pct75,a_pct90,annual,hourly\n";
    let row = "99,U.S.,1,0,Cross-industry,1235,49-3091,Bicycle Repairers,detailed,12000,6,,,,15,31200,0.1,11,13,15,17,20,22880,27040,31200,35360,41600,,\n";
    place.write("national_M2019_dl.csv", format!("{columns}{row}"));
    place.run(&["import", "oews", "national_M2019_dl.csv"]).ends_with(0).says("(1 rows)");
}

#[test]
fn a_workbook_gives_what_its_sheet_as_csv_gives() {
    let (csv, xlsx) = (site(), site());
    csv.write("national_M2025.csv", national());
    let cells = |line: &str| -> Vec<String> {
        line.replace("\"14,330\"", "14330").split(',').map(str::to_owned).collect()
    };
    let sheet: Vec<_> = national().lines().map(cells).collect();
    xlsx.write("national_M2025_dl.xlsx", workbook(&sheet));
    csv.run(&["import", "oews", "national_M2025.csv"]).ends_with(0);
    xlsx.run(&["import", "oews", "national_M2025_dl.xlsx"]).ends_with(0);
    let (csv, xlsx) = (facts(&csv, "bls-oews-2025-05"), facts(&xlsx, "bls-oews-2025-05"));
    assert_eq!(rows(&csv), rows(&xlsx));
}

#[test]
fn a_workbook_that_was_cut_off_is_refused() {
    let place = site();
    let bytes = workbook(&[vec!["OCC_CODE".to_owned()]]);
    place.write("national_M2025_dl.xlsx", &bytes[..bytes.len() / 2]);
    place
        .run(&["import", "oews", "national_M2025_dl.xlsx"])
        .ends_with(1)
        .says("error[unreadable-workbook]");
}

#[test]
fn every_fault_is_told_at_its_cell_and_nothing_is_written() {
    let faults = [
        (
            national().replace("A_MEDIAN", "A_MIDDLE"),
            "error[unknown-column]: the publisher's tables have no column `a_middle`\n --> national_M2025.csv:1:",
        ),
        (
            national().replace("A_MEDIAN", "A_MIDDLE"),
            "error[missing-column]: the column `a_median` is missing",
        ),
        (
            national().replace("29120,", "~,"),
            "error[unknown-mark]: `~` in the column `a_pct10` is not known\n --> national_M2025.csv:6:",
        ),
        (
            national().replace(",detailed,", ",detaled,"),
            "error[unknown-mark]: `detaled` in the column `o_group` is not known",
        ),
        (
            national().replace("206420,#,#,,\n", "206420,#,#,,"),
            "error[truncated-file]: the file ends within a line",
        ),
        (
            national().replace("45760,#,,\n", "45760\n"),
            "error[uneven-row]: the row has 29 cells for 32 columns\n --> national_M2025.csv:6:1",
        ),
        (String::new(), "error[empty-table]"),
    ];
    for (text, expected) in faults {
        let place = site();
        place.write("national_M2025.csv", text);
        let before = place.tree("content");
        let run = place.run(&["import", "oews", "national_M2025.csv"]).ends_with(1);
        run.says(expected).says("nothing was written");
        assert_eq!(place.tree("content"), before);
    }
}

#[test]
fn a_file_that_is_not_utf_8_is_refused_at_the_byte() {
    let place = site();
    let mut bytes = national().into_bytes();
    bytes.extend(b"99,U.S.,1,US,0,Caf\xe9 keepers\n");
    place.write("national_M2025.csv", bytes);
    let run =
        place.run(&["import", "oews", "national_M2025.csv", "--format", "short"]).ends_with(1);
    run.says("national_M2025.csv:8:19: error[invalid-utf8]");
}

#[test]
fn importing_twice_gives_the_same_bytes_and_writes_nothing() {
    let place = site();
    place.write("national_M2025.csv", national());
    place.run(&["import", "oews", "national_M2025.csv", "--retrieved", "2020-01-01"]).ends_with(0);
    let before = (place.tree("content"), place.times("content"));
    // The day stays as long as the file is the same.
    place.run(&["import", "oews", "national_M2025.csv"]).ends_with(0).says("1 file is as it was");
    assert_eq!((place.tree("content"), place.times("content")), before);
}

#[test]
fn a_dry_run_shows_what_would_change_and_writes_nothing() {
    let place = site();
    place.write("national_M2025.csv", national());
    place.run(&["import", "oews", "national_M2025.csv"]).ends_with(0);
    let before = place.tree("content");
    place.write("national_M2025.csv", national().replace("29120", "29999"));
    let run = place.run(&["import", "oews", "national_M2025.csv", "--dry-run"]).ends_with(0);
    let changed = |sign: char| run.out.lines().filter(|line| line.starts_with(sign)).count();
    // The header of the difference, the checksum of the input, and the row.
    assert_eq!((changed('-'), changed('+')), (3, 3), "{}", run.out);
    assert!(run.out.contains("p10: 29999"));
    assert_eq!(place.tree("content"), before);
}

#[test]
fn a_facts_file_that_was_written_by_hand_is_left_alone() {
    let place = site();
    place.write("national_M2025.csv", national());
    place.run(&["import", "oews", "national_M2025.csv"]).ends_with(0);
    let path = "content/data/facts/bls-oews-2025-05.yaml";
    let tool = concat!("tool: careerbook ", env!("CARGO_PKG_VERSION"), "\n");
    place.replace(path, tool, "");
    let before = place.tree("content");
    place
        .run(&["import", "oews", "national_M2025.csv"])
        .ends_with(2)
        .says("was not written by careerbook");
    assert_eq!(place.tree("content"), before);
}

/// A table of metropolitan areas; Boston has another number than in later years.
fn metropolitan(boston: (&str, &str)) -> String {
    let row = |(area, title): (&str, &str), jobs: u32| {
        format!(
            "{area},\"{title}\",4,XX,0,Cross-industry,cross-industry,1235,49-3091,Bicycle Repairers,detailed,{jobs},6,1.0,1.25,,,20,41600,1,14,17,19,22,26,29120,35360,39520,45760,54080,,\n"
        )
    };
    format!("{WAGE_COLUMNS}{}{}", row(boston, 300), row(("10180", "Abilene, TX"), 60))
}

fn site_with_boston() -> Place {
    let place = site();
    let text = place.text("content/data/places.yaml");
    place.write("content/data/places.yaml", format!("{text}\nboston:\n  name: Boston, Massachusetts\n  kind: city\n  country: US\n  cbsa: \"14460\"\n"));
    place
}

#[test]
fn areas_are_places_by_their_number_and_never_by_their_name() {
    let place = site_with_boston();
    place.write("MSA_M2024.csv", metropolitan(("14460", "Boston-Cambridge-Newton, MA-NH")));
    place.write("MSA_M2023.csv", metropolitan(("71650", "Boston-Cambridge-Nashua, MA-NH")));
    let run = place.run(&["import", "oews", "MSA_M2023.csv", "MSA_M2024.csv"]).ends_with(0);
    run.says("area 71650, Boston-Cambridge-Nashua, MA-NH, is left out: `boston` is area 14460");
    let new = facts(&place, "bls-oews-2024-05-metro");
    assert_eq!(rows(&new).len(), 1);
    assert!(
        rows(&new)[0].contains("place: boston, jobs: 300") && new.contains("merged: code"),
        "{new}"
    );
    assert!(rows(&facts(&place, "bls-oews-2023-05-metro")).is_empty());
}

#[test]
fn with_all_codes_every_area_becomes_a_place_whose_id_stays() {
    let place = site_with_boston();
    place.write("MSA_M2023.csv", metropolitan(("71650", "Boston-Cambridge-Nashua, MA-NH")));
    place.run(&["import", "oews", "MSA_M2023.csv", "--codes", "all"]).ends_with(0);
    // Renamed in a later release, with the same number.
    let later = metropolitan(("14460", "Boston-Cambridge-Newton, MA-NH"));
    place.write("MSA_M2024.csv", later.replace("Abilene, TX", "Abilene-Sweetwater, TX"));
    place.run(&["import", "oews", "MSA_M2024.csv", "--codes", "all"]).ends_with(0);
    let (old, new) =
        (facts(&place, "bls-oews-2023-05-metro"), facts(&place, "bls-oews-2024-05-metro"));
    assert!(
        old.contains(
            "boston-cambridge-nashua-ma-nh: { name: \"Boston-Cambridge-Nashua, MA-NH\", code: 71650"
        ),
        "{old}"
    );
    assert!(new.contains("  abilene-tx: { name: \"Abilene-Sweetwater, TX\", code: 10180"), "{new}");
    place.run(&["build"]).ends_with(0);
    assert!(place.path("public/places/abilene-tx.html").exists());
}

/// A table of projections.
const PROJECTIONS: &str = "\
2024 National Employment Matrix title,2024 National Employment Matrix code,Occupation type,\"Employment, 2024\",\"Employment, 2034\",\"Employment distribution, percent, 2024\",\"Employment distribution, percent, 2034\",\"Employment change, numeric, 2024–34\",\"Employment change, percent, 2024–34\",\"Percent self employed, 2024\",\"Occupational openings, 2024–34 annual average\",\"Median annual wage, dollars, 2024[1]\",Typical education needed for entry,Work experience in a related occupation,Typical on-the-job training needed to attain competency in the occupation,Related Occupational Outlook Handbook (OOH) content
\"Total, all occupations\",00-0000,Summary,169956.1,175167.9,100,100,5211.8,3.1,5.8,18863.3,49500,—,—,—,—
Mechanics,49-3000,Summary,1600,1650,1,1,50,3.1,5,160,50000,—,—,—,—
Bicycle repairers,49-3091,Line item,14.4,13.9,0,0,-0.5,-3.6,20,1.5,38000,High school diploma or equivalent,None,Moderate-term on-the-job training,—
Buyers and purchasing agents,13-1020,Line item,515,540,0.3,0.3,25,4.9,1,48,75000,Bachelor's degree,None,Moderate-term on-the-job training,OOH Content
";

#[test]
fn projections_are_copied_in_thousands_with_their_years() {
    let place = site();
    place.write("occupation.csv", PROJECTIONS);
    place.run(&["import", "ep", "occupation.csv"]).ends_with(0).says("(3 rows)");
    let text = facts(&place, "bls-ep-2024-2034");
    assert_eq!(
        rows(&text)[0],
        "  - { code: 00-0000, title: \"Total, all occupations\", place: united-states, jobs_thousands: 169956.1, projected_jobs_thousands: 175167.9, growth_percent: 3.1, openings_thousands: 18863.3 }"
    );
    assert_eq!(
        rows(&text)[2],
        "  - { code: 49-3091, title: Bicycle repairers, place: united-states, jobs_thousands: 14.4, projected_jobs_thousands: 13.9, growth_percent: -3.6, openings_thousands: 1.5, entry_education: High school diploma or equivalent, experience: \"None\", training: Moderate-term on-the-job training }"
    );
    place.run(&["build"]).ends_with(0);
    let page = place.text("public/careers/mechanic.html");
    assert!(page.contains("14,400") && page.contains("−3.6%"), "{page}");
}

#[test]
fn titles_above_and_notes_below_the_table_of_a_workbook_are_no_rows() {
    let place = site();
    let mut sheet = vec![vec!["Table 1.2 Occupational projections, 2024–34".to_owned()]];
    let cell = |text: &str| text.trim_matches('"').to_owned();
    let mut reader: Vec<Vec<String>> = Vec::new();
    for line in PROJECTIONS.lines() {
        let parts = line.split('"').enumerate();
        let joined: String = parts
            .map(|(i, part)| if i % 2 == 1 { part.replace(", ", "\u{1}") } else { part.to_owned() })
            .collect();
        reader.push(joined.split(',').map(|part| cell(&part.replace('\u{1}', ", "))).collect());
    }
    sheet.extend(reader);
    sheet.push(vec!["Footnotes:".to_owned()]);
    place.write("occupation.xlsx", workbook(&sheet));
    place.run(&["import", "ep", "occupation.xlsx"]).ends_with(0).says("(3 rows)");
}

#[test]
fn a_crosswalk_leads_projections_to_careers() {
    let place = site();
    place.write("nem-onet-to-soc-crosswalk.csv", "Sort Order,O*NET-SOC Code,O*NET-SOC Title,NEM Code,National Employment Matrix Occupational Title,OOH Profile Code,OOH Profile Title,OOH Occupation Group,OOH Occupation Group (brief),OOH Profile Website\n1,13-1021.00,Buyers,13-1020,Buyers and purchasing agents,B1,Purchasing managers,Business,Business,https://www.bls.gov/ooh/buyers.htm\n2,27-2011.00,Actors,27-2011,Actors,—,—,—,—,—\n3,11-1011.00,Chief executives,11-1011,Chief executives,—,—,—,—,—\n");
    place
        .run(&["import", "crosswalk", "nem-onet-to-soc-crosswalk.csv"])
        .ends_with(0)
        .says("2 occupations");
    let text = facts(&place, "bls-onet-crosswalk");
    assert!(
        text.contains("  27-2011.00: { projections: 27-2011, projections_title: Actors }"),
        "{text}"
    );
    place.run(&["build"]).ends_with(0);
    assert!(place.text("public/careers/buyer.html").contains(">Purchasing managers</a>"));
}

#[test]
fn an_update_tells_what_changes_for_readers() {
    let place = site();
    place.write(
        "national_M2024.csv",
        national().replace("\"14,330\"", "14000").replace("35360,*", "35360,40000"),
    );
    place.run(&["import", "oews", "national_M2024.csv"]).ends_with(0);
    place.write(
        "content/careers/mechanic.md",
        "## Salary {#salary}\n\nHalf of them earn more than $40,000.\n",
    );
    place.write("national_M2025.csv", national().replace("35360,*", "35360,42500"));
    let run = place.run(&["import", "oews", "national_M2025.csv", "--update"]).ends_with(0);
    run.says("A mechanic   2024-05 → 2025-05\n  median pay       40,000 →      42,500   +2,500 (+6.2%)\n")
        .says("content/careers/mechanic.md:3:29: warning[stale-number]")
        .says("1 career changes, 0 are new");
}
