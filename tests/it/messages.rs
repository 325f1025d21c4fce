//! What `--format` prints for programs: JSON and SARIF against their schemas, GitHub's commands.

use careerbook::diag::{Drawing, draw, messages_schema, sarif};
use serde_json::Value;

use crate::support::Site;

/// The schema of SARIF 2.1.0 as OASIS publishes it.
const SARIF_SCHEMA: &str = include_str!("schemas/sarif-2.1.0.json");

/// A site with an error that has a fix and a second place, with warnings, and with silenced ones.
fn faulty() -> Site {
    let mut site = Site::base();
    let settings = site.text("site.yaml");
    site.edit("site.yaml", format!("{settings}messages: {{ unused-entry: allow }}\n"));
    site.edit(
        "content/careers/smith.yaml",
        "title: Smith\n\
         description: Heats iron until it can be shaped, and shapes it before it is cold again.\n\
         field: craftz\n\
         tools: [{ tool: anvil, why: Nägel, wy: 🔥 }, { tool: anvil }]\n\
         salary:\n\
         \x20 - place: boston\n\
         \x20   period: 2021 # careerbook: allow stale-figures: \"asked\" every ten years\n\
         \x20   { currency: USD }\n",
    );
    site.edit(
        "content/careers/founder.yaml",
        "title: Founder\n\
         description: Melts metal and pours it into moulds, from bells to the smallest of fittings.\n\
         field: crafts\n\
         salary:\n\
         \x20 # careerbook: allow stale-figures: \"asked\" every ten years\n\
         \x20 - { place: boston, period: 2021, currency: USD, per: year, mean: 1, source: guild-2021 }\n\
         tools: [{ tool: anvil, why: Nägel, wy: 🔥 }, { tool: anvil }]\n\
         places: [{ place: seatle }]\n",
    );
    site.edit("content/notes, 100%.txt", "Ask the smith.\n");
    site.edit("content/bom.md", "\u{feff}---\r\ntitel: A page\r\n---\r\n[](skill:weldin)\r\n");
    site
}

fn faults(schema: &Value, value: &Value) -> Vec<String> {
    let validator = jsonschema::validator_for(schema).expect("the schema is one");
    let faults = validator.iter_errors(value);
    faults.map(|fault| format!("{}: {fault}", fault.instance_path())).collect()
}

#[track_caller]
fn parsed(text: &str) -> Value {
    serde_json::from_str(text).expect("it is JSON")
}

#[test]
fn sarif_is_what_its_schema_asks() {
    let built = faulty().build();
    let log = parsed(&sarif(&built.diagnostics, &built.silenced));
    // One pattern has a bracket that closes none; JavaScript alone takes it for itself.
    let schema = parsed(&SARIF_SCHEMA.replace("{2}]?$", "{2}\\\\]?$"));
    assert_eq!(faults(&schema, &log), Vec::<String>::new(), "{log:#}");
    let empty = parsed(&sarif(&[], &[]));
    assert_eq!(faults(&schema, &empty), Vec::<String>::new(), "{empty:#}");

    let mut broken = log.clone();
    broken["runs"][0]["results"][0]["level"] = "fatal".into();
    broken["runs"][0]["results"][1]["fixes"] = serde_json::json!([{ "replacements": [] }]);
    assert_eq!(faults(&schema, &broken).len(), 3, "{:#?}", faults(&schema, &broken));
}

#[test]
fn sarif_tells_everything_that_is_known_of_a_finding() {
    let built = faulty().build();
    let log = parsed(&sarif(&built.diagnostics, &built.silenced));
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let results = run["results"].as_array().expect("results");
    assert_eq!(results.len(), built.diagnostics.len() + built.silenced.len());
    for result in results {
        let index =
            usize::try_from(result["ruleIndex"].as_u64().expect("a number")).expect("small");
        let rule = &run["tool"]["driver"]["rules"][index];
        assert_eq!(rule["id"], result["ruleId"]);
        assert!(rule["help"]["markdown"].as_str().is_some_and(|text| text.contains("Right:")));
    }
    let of = |code: &str| results.iter().find(|result| result["ruleId"] == code).expect(code);

    let unknown = of("unknown-place");
    assert_eq!(unknown["level"], "error");
    let replacement = &unknown["fixes"][0]["artifactChanges"][0]["replacements"][0];
    assert_eq!(replacement["insertedContent"]["text"], "seattle");
    assert_eq!(replacement["deletedRegion"]["byteLength"], "seatle".len());

    let key = results.iter().find(|one| one["message"]["text"].to_string().contains("`wy`"));
    let region = &key.expect("`wy`")["locations"][0]["physicalLocation"]["region"];
    // `ä` is one column and two bytes.
    assert_eq!((region["startLine"].as_u64(), region["startColumn"].as_u64()), (Some(7), Some(36)));

    let twice = of("listed-twice");
    assert_eq!(twice["relatedLocations"][0]["message"]["text"], "first listed here");

    let file = of("unknown-file");
    let at = &file["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
    assert_eq!(at, "content/notes%2C%20100%25.txt");

    let silenced = of("stale-figures");
    assert_eq!(silenced["suppressions"][0]["kind"], "inSource");
    assert_eq!(silenced["suppressions"][0]["justification"], "\"asked\" every ten years");
    assert_eq!(of("unused-entry")["suppressions"][0]["kind"], "external");
    assert_eq!(unknown["suppressions"].as_array().map(Vec::len), Some(0));
}

#[test]
fn json_is_what_its_schema_asks() {
    let built = faulty().build();
    let all = parsed(&draw(&built.diagnostics, Drawing::Json));
    let schema = messages_schema().to_value();
    assert_eq!(faults(&schema, &all), Vec::<String>::new(), "{all:#}");
    assert_eq!(faults(&schema, &parsed(&draw(&[], Drawing::Json))), Vec::<String>::new());

    let mut broken = all.clone();
    broken[0]["severity"] = "fatal".into();
    broken[1]["primary"]["place"]["start"]["line"] = 0.into();
    broken[2]["more"] = true.into();
    assert_eq!(faults(&schema, &broken).len(), 3, "{:#?}", faults(&schema, &broken));
}

#[test]
fn places_in_json_are_exact_in_bytes_and_in_columns() {
    let site = faulty();
    let built = site.build();
    let all = parsed(&draw(&built.diagnostics, Drawing::Json));
    for message in all.as_array().expect("an array") {
        let place = &message["primary"]["place"];
        let text = site.text(place["path"].as_str().expect("a path"));
        let number =
            |value: &Value| usize::try_from(value.as_u64().expect("a number")).expect("small");
        // An editor counts lines and columns in the text without its byte order mark.
        let offset = |at: &Value| {
            let shown = text.trim_start_matches('\u{feff}');
            let lines: Vec<&str> = shown.split_inclusive('\n').collect();
            let before: usize =
                lines[..number(&at["line"]) - 1].iter().map(|line| line.len()).sum();
            let line = lines.get(number(&at["line"]) - 1).copied().unwrap_or_default();
            let column: usize =
                line.chars().take(number(&at["column"]) - 1).map(char::len_utf8).sum();
            text.len() - shown.len() + before + column
        };
        let bytes = number(&place["bytes"]["start"])..number(&place["bytes"]["end"]);
        if bytes.end > 0 {
            assert_eq!(bytes, offset(&place["start"])..offset(&place["end"]), "{message:#}");
        }
    }
}

#[test]
fn commands_for_github_cannot_be_broken_out_of() {
    let built = faulty().build();
    let drawn = draw(&built.diagnostics, Drawing::Github);
    assert_eq!(drawn.lines().count(), built.diagnostics.len(), "{drawn}");
    for line in drawn.lines() {
        let (command, rest) = line[2..].split_once(' ').expect("a command and its properties");
        assert!(line.starts_with("::") && ["error", "warning"].contains(&command), "{line}");
        let (properties, message) = rest.split_once("::").expect("properties and a message");
        let names: Vec<&str> =
            properties.split(',').map(|one| one.split_once('=').expect(line).0).collect();
        assert_eq!(names, ["file", "line", "col", "endLine", "endColumn", "title"], "{line}");
        for text in [properties, message] {
            let escapes: Vec<&str> = text.split('%').skip(1).map(|rest| &rest[..2]).collect();
            let known = ["25", "0D", "0A", "3A", "2C"];
            assert!(escapes.iter().all(|escape| known.contains(escape)), "{line}");
        }
    }
    assert!(drawn.contains("file=content/notes%2C 100%25.txt,"), "{drawn}");
    assert!(
        drawn.contains(": `notes, 100%25.txt` is not")
            || drawn.contains("::`notes, 100%25.txt` is not"),
        "{drawn}"
    );
}
