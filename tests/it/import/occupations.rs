//! Classifications of occupations: O*NET and ESCO.

use crate::program::Place;

use super::{facts, site};

/// The tables of a release with two occupations, in the publisher's layout.
const RELEASE: [(&str, &str); 11] = [
    (
        "Occupation Data.txt",
        "O*NET-SOC Code\tTitle\tDescription\n49-3091.00\tBicycle Repairers\tRepair and service bicycles.\n55-3016.00\tInfantry\tOperate weapons and equipment in ground combat.\n",
    ),
    (
        "Alternate Titles.txt",
        "O*NET-SOC Code\tAlternate Title\tShort Title\tSource(s)\n49-3091.00\tBike Mechanic\tn/a\t08\n49-3091.00\t\"Wrench\"\tn/a\t08\n",
    ),
    (
        "Task Statements.txt",
        "O*NET-SOC Code\tTask ID\tTask\tTask Type\tIncumbents Responding\tDate\tDomain Source\n49-3091.00\t1\tAlign wheels.\tCore\t20\t08/2023\tIncumbent\n49-3091.00\t2\tSell bicycles.\tSupplemental\t20\t08/2023\tIncumbent\n",
    ),
    (
        "Skills.txt",
        "O*NET-SOC Code\tElement ID\tElement Name\tScale ID\tData Value\tN\tStandard Error\tLower CI Bound\tUpper CI Bound\tRecommend Suppress\tNot Relevant\tDate\tDomain Source\n49-3091.00\t2.A.1.a\tReading Comprehension\tIM\t3.00\t8\t0.1\t2.9\t3.1\tN\tn/a\t08/2023\tAnalyst\n49-3091.00\t2.A.1.a\tReading Comprehension\tLV\t2.88\t8\t0.1\t2.8\t2.9\tN\tN\t08/2023\tAnalyst\n49-3091.00\t2.B.3.l\tRepairing\tIM\t4.12\t8\t0.1\t4\t4.2\tN\tn/a\t08/2023\tAnalyst\n49-3091.00\t2.B.3.l\tRepairing\tLV\t0.00\t8\t0\tn/a\tn/a\tN\tY\t08/2023\tAnalyst\n49-3091.00\t2.B.3.e\tProgramming\tIM\t1.00\t8\t0\tn/a\tn/a\tY\tn/a\t08/2023\tAnalyst\n",
    ),
    (
        "Content Model Reference.txt",
        "Element ID\tElement Name\tDescription\n2.B.3.l\tRepairing\tRepairing machines or systems using the needed tools.\n",
    ),
    (
        "Technology Skills.txt",
        "O*NET-SOC Code\tExample\tCommodity Code\tCommodity Title\tHot Technology\tIn Demand\n49-3091.00\tC++\t43232408\tDevelopment environment software\tY\tN\n49-3091.00\tC#\t43232408\tDevelopment environment software\tY\tY\n49-3091.00\tShop ledger software\t43231601\tAccounting software\tN\tN\n",
    ),
    (
        "Tools Used.txt",
        "O*NET-SOC Code\tExample\tCommodity Code\tCommodity Title\n49-3091.00\tTorque wrench\t27111700\tWrenches\n",
    ),
    (
        "Related Occupations.txt",
        "O*NET-SOC Code\tRelated O*NET-SOC Code\tRelatedness Tier\tIndex\n49-3091.00\t55-3016.00\tPrimary-Short\t1\n",
    ),
    (
        "Interests.txt",
        "O*NET-SOC Code\tElement ID\tElement Name\tScale ID\tData Value\tDate\tDomain Source\n49-3091.00\t1.B.1.a\tRealistic\tOI\t6.77\t11/2023\tMachine Learning\n49-3091.00\t1.B.1.g\tFirst Interest High-Point\tIH\t1.00\t11/2023\tMachine Learning\n",
    ),
    (
        "Job Zones.txt",
        "O*NET-SOC Code\tJob Zone\tDate\tDomain Source\n49-3091.00\t2\t08/2023\tAnalyst\n",
    ),
    ("Knowledge.txt", "O*NET-SOC Code\tElement ID\n49-3091.00\t2.C.1.a\n"),
];

/// Writes the release into the folder, each file changed by `change`.
fn release(place: &Place, folder: &str, change: impl Fn(&str, &str) -> String) {
    for (name, text) in RELEASE {
        place.write(&format!("{folder}/{name}"), change(name, text));
    }
}

fn unchanged(_: &str, text: &str) -> String {
    text.to_owned()
}

#[test]
fn an_occupation_becomes_one_record() {
    let place = site();
    release(&place, "db_29_3_text", unchanged);
    let run = place.run(&["import", "onet", "db_29_3_text"]).ends_with(0);
    run.says("not copied: Knowledge.txt").says("sample of reported titles.txt");
    let text = facts(&place, "onet-49");
    let record = text.split("occupations:\n").nth(1).expect("occupations");
    assert_eq!(
        record,
        "  49-3091.00:
    title: Bicycle Repairers
    description: Repair and service bicycles.
    job_zone: 2
    interests: { realistic: 6.77 }
    alternate_titles:
      - Bike Mechanic
      - \"\\\"Wrench\\\"\"
    core_tasks:
      - Align wheels.
    supplemental_tasks:
      - Sell bicycles.
    skills:
      - { skill: repairing, importance: 4.12 }
      - { skill: reading-comprehension, importance: \"3.00\", level: 2.88 }
      - { skill: programming, importance: not-published }
    technologies:
      - { tool: c-sharp, hot: true, in_demand: true }
      - { tool: c-plus-plus, hot: true }
    other_technologies:
      - Shop ledger software
    equipment:
      - Torque wrench
    related:
      - 55-3016.00
"
    );
    assert!(text.contains("  id: onet-29-3\n") && text.contains("  period: 2025-05\n"), "{text}");
    place.run(&["build"]).ends_with(0);
    let page = place.text("public/careers/mechanic.html");
    assert!(page.contains("This site includes information from the O*NET 29.3 Database"), "{page}");
}

#[test]
fn entries_are_merged_with_those_of_the_site_by_code_or_name_and_it_is_told() {
    let place = site();
    let skills = place.text("content/data/skills.yaml");
    place.write("content/data/skills.yaml", format!("{skills}\nmending:\n  name: Mending\n  definition: Making broken things work again.\n  code: 2.B.3.l\nreading:\n  name: Reading comprehension\n"));
    release(&place, "29.3", unchanged);
    let run = place.run(&["import", "onet", "29.3"]).ends_with(0);
    run.says("`Repairing` is `mending` of this site, by its code")
        .says("`Reading Comprehension` is `reading` of this site, by its name");
    let text = facts(&place, "onet-vocabulary");
    assert!(text.contains("  mending: { name: Repairing, code: \"2.B.3.l\", definition: Repairing machines or systems using the needed tools., merged: code }"), "{text}");
    assert!(facts(&place, "onet-49").contains("{ skill: mending, importance: 4.12 }"));
}

#[test]
fn a_newer_release_is_a_small_difference_and_ids_stay() {
    let place = site();
    release(&place, "29.3", unchanged);
    place.run(&["import", "onet", "29.3", "--retrieved", "2026-01-01"]).ends_with(0);
    let before = facts(&place, "onet-49");
    release(&place, "30.0", |_, text| {
        text.replace("Align wheels", "Align and balance wheels")
            .replace("\tRepairing\t", "\tMending\t")
    });
    place.run(&["import", "onet", "30.0", "--retrieved", "2026-01-01"]).ends_with(0);
    let after = facts(&place, "onet-49");
    let body =
        |text: &str| text.split("occupations:\n").nth(1).map(str::to_owned).expect("occupations");
    let (before, after) = (body(&before), body(&after));
    let changed: Vec<_> =
        before.lines().zip(after.lines()).filter(|(one, other)| one != other).collect();
    assert_eq!(changed, [("      - Align wheels.", "      - Align and balance wheels.")]);
    assert!(
        facts(&place, "onet-vocabulary")
            .contains("  repairing: { name: Mending, code: \"2.B.3.l\"")
    );
}

#[test]
fn careers_are_made_for_occupations_that_have_none_and_never_twice() {
    let place = site();
    release(&place, "29.3", unchanged);
    place.run(&["import", "onet", "29.3", "--codes", "all", "--create-careers"]).ends_with(0);
    let made = place.text("content/careers/infantry.yaml");
    assert!(
        made.contains("title: Infantry\nfield: military-specific\ncodes:\n  onet: 55-3016.00\n"),
        "{made}"
    );
    // Another career names the other occupation already.
    assert!(!place.path("content/careers/bicycle-repairers.yaml").exists());
    place.write("content/careers/infantry.yaml", made.replace("title: Infantry", "title: Soldier"));
    let before = place.tree("content");
    place.run(&["import", "onet", "29.3", "--codes", "all", "--create-careers"]).ends_with(0);
    assert_eq!(place.tree("content"), before);
    place.run(&["build"]).ends_with(0);
    let page = place.text("public/careers/infantry.html");
    assert!(
        page.contains("Operate weapons and equipment in ground combat.")
            && !page.contains("id=\"salary\""),
        "{page}"
    );
}

#[test]
fn line_ends_of_the_publisher_change_nothing() {
    let (lf, crlf) = (site(), site());
    release(&lf, "29.3", unchanged);
    release(&crlf, "29.3", |_, text| text.replace('\n', "\r\n"));
    for place in [&lf, &crlf] {
        place.run(&["import", "onet", "29.3"]).ends_with(0);
    }
    let body = |place| facts(place, "onet-49").split("occupations:").nth(1).map(str::to_owned);
    assert_eq!(body(&lf), body(&crlf));
}

/// Tables that release 30.3 gave other names and columns: the old name, the new ones, and what
/// stands in them.
const RENAMED: [(&str, &[(&str, &str)]); 4] = [
    (
        "Alternate Titles.txt",
        &[(
            "Job Titles.txt",
            "O*NET-SOC Code\tJob Title\tShort Title\tSource(s)\n49-3091.00\tBike Mechanic\tn/a\t08\n49-3091.00\t\"Wrench\"\tn/a\t08\n",
        )],
    ),
    (
        "Skills.txt",
        &[
            (
                "Essential Skills.txt",
                "O*NET-SOC Code\tElement ID\tElement Name\tScale ID\tData Value\tN\tStandard Error\tLower CI Bound\tUpper CI Bound\tRecommend Suppress\tNot Relevant\tDate\tDomain Source\n49-3091.00\t2.A.1.a\tReading Comprehension\tIM\t3.00\t8\t0.1\t2.9\t3.1\tN\tn/a\t08/2023\tAnalyst\n49-3091.00\t2.A.1.a\tReading Comprehension\tLV\t2.88\t8\t0.1\t2.8\t2.9\tN\tN\t08/2023\tAnalyst\n",
            ),
            (
                "Transferable Skills.txt",
                "O*NET-SOC Code\tElement ID\tElement Name\tScale ID\tData Value\tN\tStandard Error\tLower CI Bound\tUpper CI Bound\tRecommend Suppress\tNot Relevant\tDate\tDomain Source\n49-3091.00\t2.B.3.l\tRepairing\tIM\t4.12\t8\t0.1\t4\t4.2\tN\tn/a\t08/2023\tAnalyst\n49-3091.00\t2.B.3.l\tRepairing\tLV\t0.00\t8\t0\tn/a\tn/a\tN\tY\t08/2023\tAnalyst\n49-3091.00\t2.B.3.e\tProgramming\tIM\t1.00\t8\t0\tn/a\tn/a\tY\tn/a\t08/2023\tAnalyst\n",
            ),
        ],
    ),
    (
        "Technology Skills.txt",
        &[(
            "Software Skills.txt",
            "O*NET-SOC Code\tWorkplace Example\tElement ID\tElement Name\tHot Technology\tIn Demand\n49-3091.00\tC++\t2.E.5.b\tDevelopment environment software\tY\tN\n49-3091.00\tC#\t2.E.5.b\tDevelopment environment software\tY\tY\n49-3091.00\tShop ledger software\t2.E.1.a\tAccounting software\tN\tN\n",
        )],
    ),
    (
        "Interests.txt",
        &[(
            "Career Interest Types.txt",
            "O*NET-SOC Code\tElement ID\tElement Name\tScale ID\tData Value\tDate\tDomain Source\n49-3091.00\t1.B.1.a\tRealistic\tOI\t6.77\t11/2023\tMachine Learning\n",
        )],
    ),
];

/// Writes the release as 30.3 and later ones lay it out.
fn release_since_30_3(place: &Place, folder: &str) {
    release(place, folder, unchanged);
    for (old, new) in RENAMED {
        std::fs::remove_file(place.path(&format!("{folder}/{old}"))).expect("it was written");
        for (name, text) in new {
            place.write(&format!("{folder}/{name}"), text);
        }
    }
    place.write(&format!("{folder}/Specific Interest Areas.txt"), "x\n");
}

#[test]
fn the_tables_of_release_30_3_say_what_those_before_it_say() {
    let (before, since) = (site(), site());
    release(&before, "29.3", unchanged);
    release_since_30_3(&since, "db_30_3_text");
    before.run(&["import", "onet", "29.3"]).ends_with(0);
    let run = since.run(&["import", "onet", "db_30_3_text"]).ends_with(0);
    run.says("not copied: Knowledge.txt, Specific Interest Areas.txt");
    for (file, part) in [("onet-49", "occupations:"), ("onet-vocabulary", "skills:")] {
        let body = |place| facts(place, file).split(part).nth(1).map(str::to_owned);
        assert_eq!(body(&before), body(&since));
    }
}

#[test]
fn tables_of_two_eras_are_never_mixed() {
    let place = site();
    release(&place, "30.3", unchanged);
    let (_, new) = RENAMED[1];
    place.write("30.3/Essential Skills.txt", new[0].1);
    place.run(&["import", "onet", "30.3"]).ends_with(1).says("error[same-table-twice]");
}

#[test]
fn a_file_of_another_name_is_refused_with_the_nearest() {
    let place = site();
    release(&place, "29.3", unchanged);
    place.write("29.3/Skils.txt", "x\n");
    let run = place.run(&["import", "onet", "29.3"]).ends_with(1);
    run.says("error[unknown-table]: `skils.txt` is no table of this source").says("`skills.txt`");
}

#[test]
fn a_release_must_be_named_and_hold_its_occupations() {
    let place = site();
    release(&place, "downloads", unchanged);
    place.run(&["import", "onet", "downloads"]).ends_with(1).says("error[no-release]");
    place.run(&["import", "onet", "downloads", "--release", "29.3"]).ends_with(0);
    place
        .run(&["import", "onet", "downloads/Skills.txt", "--release", "29.3"])
        .ends_with(1)
        .says("error[missing-table]");
}

#[test]
fn marks_and_numbers_that_are_not_known_are_told_at_their_cell() {
    let faults = [
        (
            "Skills.txt",
            "\tIM\t4.12",
            "\tIM\t5.12",
            "error[unknown-mark]: `5.12` in the column `data value` is not known\n --> 29.3/Skills.txt:4:",
        ),
        ("Skills.txt", "\tIM\t4.12", "\tIX\t4.12", "`IX` in the column `scale id`"),
        ("Skills.txt", "\tN\tn/a", "\t?\tn/a", "`?` in the column `recommend suppress`"),
        ("Task Statements.txt", "\tCore\t", "\tKernel\t", "`Kernel` in the column `task type`"),
        ("Job Zones.txt", "\t2\t08", "\t6\t08", "`6` in the column `job zone`"),
        ("Technology Skills.txt", "\tY\tY", "\tX\tY", "`X` in the column `hot technology`"),
        (
            "Occupation Data.txt",
            "49-3091.00",
            "49-3091",
            "`49-3091` in the column `o*net-soc code`",
        ),
        ("Related Occupations.txt", "\t1\n", "\tfirst\n", "`first` in the column `index`"),
    ];
    for (name, old, new, expected) in faults {
        let place = site();
        release(
            &place,
            "29.3",
            |one, text| {
                if one == name { text.replace(old, new) } else { text.to_owned() }
            },
        );
        let run = place.run(&["import", "onet", "29.3", "--codes", "all"]).ends_with(1);
        run.says(expected).says("nothing was written");
    }
}

/// Two occupations of ESCO; the labels of the first stand on lines of their own in one cell.
const ESCO: &str = "conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,hiddenLabels,status,modifiedDate,regulatedProfessionNote,scopeNote,definition,inScheme,description,code,naceCode
Occupation,http://data.europa.eu/esco/occupation/a1,7234,bicycle mechanic,\"bike repairer
cycle technician\",,released,2025-01-01,,,,,\"Bicycle mechanics maintain, and repair, bicycles.\",7234.1,
Occupation,http://data.europa.eu/esco/occupation/b2,2655,actor,,,released,2025-01-01,,,,,Actors play roles.,2655.1,
";

#[test]
fn labels_on_several_lines_of_one_cell_are_titles() {
    let place = site();
    place.write("content/careers/cycle.yaml", "title: Cycle mechanic\ndescription: Keeps bicycles running, in a shop or on the road with a van full of tools.\nfield: repair-and-maintenance\ncodes: { esco: \"http://data.europa.eu/esco/occupation/a1\" }\n");
    place.write("occupations_en.csv", ESCO);
    place
        .run(&["import", "esco", "occupations_en.csv", "--release", "1.2.1"])
        .ends_with(0)
        .says("1 occupations");
    let text = facts(&place, "esco-occupations");
    assert!(
        text.contains("    alternate_titles:\n      - bike repairer\n      - cycle technician\n"),
        "{text}"
    );
    assert!(text.contains("    isco: 7234\n"), "{text}");
    place.run(&["build"]).ends_with(0);
    let page = place.text("public/careers/cycle.html");
    assert!(page.contains("<li>bike repairer</li>"), "{page}");
    assert!(
        page.contains("This service uses the ESCO classification of the European Commission."),
        "{page}"
    );
    place.run(&["import", "esco", "occupations_en.csv"]).ends_with(1).says("error[no-release]");
}
