//! `careerbook schema`: the schemas of a site are written, compared and printed.

use careerbook::schema::{FORMAT, KINDS};
use serde_json::Value;

use crate::program::Place;

const TOOLS: &str = "content/data/tools.yaml";

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("a schema is JSON")
}

#[test]
fn init_writes_schemas_that_are_up_to_date() {
    let place = Place::with_new_site();
    let said = "the schemas in .careerbook/schema are up to date\n";
    assert_eq!(place.run(&["schema", "--check"]).ends_with(0).err, said);
    assert_eq!(place.run(&["schema"]).ends_with(0).err, said);
    for kind in KINDS.iter().filter(|kind| kind.is_for_editors()) {
        let schema = json(&place.text(&format!(".careerbook/schema/{}.json", kind.name)));
        assert_eq!(schema["$schema"], "http://json-schema.org/draft-07/schema#");
        assert_eq!(schema["title"], kind.title);
    }
}

#[test]
fn a_new_entry_makes_schemas_out_of_date_until_they_are_written() {
    let place = Place::with_new_site();
    let tools = place.text(TOOLS);
    place
        .write(TOOLS, format!("{tools}chain-whip:\n  name: Chain whip\n  definition: It holds.\n"));
    let before = place.tree("");
    let checked = place.run(&["schema", "--check"]).ends_with(1);
    assert_eq!(
        checked.err,
        ".careerbook/schema/career.json is not what the site makes it\n\
         error: .careerbook/schema is out of date; run `careerbook schema`\n"
    );
    assert_eq!(place.tree(""), before);
    place.run(&["schema"]).ends_with(0).says("wrote 1 schema into .careerbook/schema\n");
    place.run(&["schema", "--check"]).ends_with(0);
    let schema = json(&place.text(".careerbook/schema/career.json"));
    let options = schema["definitions"]["tool-ids"]["anyOf"].as_array().expect("tools are offered");
    let whip = options.iter().find(|option| option["const"] == "chain-whip");
    let whip = whip.expect("the new tool is among them");
    assert_eq!((&whip["title"], &whip["description"]), (&"Chain whip".into(), &"It holds.".into()));
}

#[test]
fn a_new_career_is_in_the_schemas_at_once_where_there_are_schemas() {
    let place = Place::with_new_site();
    let run = place.run(&["new", "career", "Smith"]).ends_with(0);
    run.says("wrote 1 schema into .careerbook/schema\n");
    place.run(&["schema", "--check"]).ends_with(0);
    let schema = json(&place.text(".careerbook/schema/career.json"));
    let careers = schema["definitions"]["career-ids"]["anyOf"].as_array().expect("careers");
    assert!(careers.iter().any(|one| one["const"] == "smith" && one["title"] == "Smith"));
    std::fs::remove_dir_all(place.path(".careerbook")).expect("the folder can be removed");
    place.run(&["new", "career", "Cook"]).ends_with(0);
    assert!(!place.path(".careerbook").exists());
}

#[test]
fn schemas_that_are_missing_are_written_and_the_build_needs_none() {
    let place = Place::with_new_site();
    std::fs::remove_dir_all(place.path(".careerbook")).expect("the folder can be removed");
    place.run(&["build"]).ends_with(0);
    place.run(&["check"]).ends_with(0).says("no errors, no warnings");
    place.run(&["schema", "--check"]).ends_with(1).says(".careerbook/schema/site.json");
    place.run(&["schema"]).ends_with(0).says("wrote 10 schemas");
    assert_eq!(place.tree(".careerbook/schema").len(), 10);
}

#[test]
fn one_schema_can_be_printed_by_its_name() {
    let place = Place::with_new_site();
    let printed = place.run(&["schema", "--print", "career"]).ends_with(0);
    assert_eq!(printed.out, place.text(".careerbook/schema/career.json"));
    assert_eq!(printed.err, "");
    place.run(&["schema", "--print", "carer"]).ends_with(2).says("possible values: career, page,");
    let elsewhere = Place::new();
    let schema = json(&elsewhere.run(&["schema", "--print", "career"]).ends_with(0).out);
    assert_eq!(schema["$id"], format!("urn:careerbook:format:{FORMAT}:career"));
    elsewhere.run(&["schema"]).ends_with(2).says("there is no site.yaml");
}

#[test]
fn a_site_with_faults_has_schemas_too() {
    let place = Place::with_new_site();
    let tools = place.text(TOOLS);
    place.write(TOOLS, format!("{tools}broken: [\n"));
    place.write("content/careers/half.yaml", "title: [\n");
    place.run(&["schema"]).ends_with(0);
    json(&place.text(".careerbook/schema/career.json"));
}
