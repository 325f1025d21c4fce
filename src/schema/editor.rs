//! A schema that was derived for reading, as editors need it.

use serde_json::{Map, Value, json};

use super::{Id, Ids};

/// The schema with what only editors are told.
///
/// - An empty key is a fault: nothing is no value, and would be offered as one.
/// - Keys that a record must have are required.
/// - Where an id stands, the ids of the site are offered with what they mean. Other ids of the
///   right form are taken as well: whoever has just defined one is not told that it is unknown.
pub(super) fn for_editors(mut schema: Value, ids: &Ids) -> Value {
    let mut kinds = Vec::new();
    rewrite(&mut schema, &mut kinds);
    kinds.sort_unstable();
    kinds.dedup();
    for kind in kinds {
        schema["definitions"][name(&kind)] = offered(&kind, ids.of_kind(&kind));
    }
    schema
}

/// The name of the definition with the ids of a kind.
fn name(kind: &str) -> String {
    format!("{kind}-ids")
}

/// Rewrites a schema and all within it; `kinds` gets the kinds of ids that stand there.
fn rewrite(schema: &mut Value, kinds: &mut Vec<String>) {
    match schema {
        Value::Array(all) => all.iter_mut().for_each(|one| rewrite(one, kinds)),
        Value::Object(keywords) => {
            without_nothing(keywords);
            keywords.retain(|keyword, value| keyword != "default" || !value.is_null());
            if let Some(required) = keywords.remove("x-required") {
                keywords.insert("required".to_owned(), required);
            }
            if let Some(Value::String(kind)) = keywords.remove("x-ids") {
                keywords.remove("type");
                let ids = format!("#/definitions/{}", name(&kind));
                keywords.insert("$ref".to_owned(), ids.into());
                kinds.push(kind);
            }
            keywords.values_mut().for_each(|one| rewrite(one, kinds));
        }
        _ => {}
    }
}

/// Takes nothing out of the values that a key may have, and says what is left in the plainest way.
fn without_nothing(keywords: &mut Map<String, Value>) {
    if let Some(Value::Array(types)) = keywords.get_mut("type") {
        types.retain(|one| one != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            keywords.insert("type".to_owned(), only);
        }
    }
    if let Some(Value::Array(options)) = keywords.get_mut("anyOf") {
        options.retain(|one| one["type"] != "null");
    }
    // What is one of one, or all of one, is that one, and words are texts: of a value whose type
    // does not stand beside its key, language servers complete less.
    for word in ["anyOf", "allOf"] {
        if let Some([Value::Object(only)]) =
            keywords.get(word).and_then(Value::as_array).map(Vec::as_slice)
        {
            let only = only.clone();
            keywords.remove(word);
            for (keyword, value) in only {
                keywords.entry(keyword).or_insert(value);
            }
        }
    }
    let words = keywords.get("oneOf").and_then(Value::as_array);
    if words.is_some_and(|words| words.iter().all(|word| word["type"] == "string")) {
        keywords.insert("type".to_owned(), "string".into());
    }
}

/// A value that may be any id, with those that the site has to choose from.
fn offered<'i>(kind: &str, ids: impl Iterator<Item = (&'i String, &'i Id)>) -> Value {
    let id = |(id, known): (&String, &Id)| {
        let mut option = json!({ "const": id });
        let said = [("title", &known.name), ("description", &known.about)];
        for (keyword, text) in said.into_iter().filter(|(_, text)| !text.is_empty()) {
            option[keyword] = text.as_str().into();
        }
        option
    };
    let mut options: Vec<Value> = ids.map(id).collect();
    options.push(json!({}));
    if kind == "onet" || kind == "esco" {
        return json!({ "type": "string", "anyOf": options });
    }
    json!({
        "type": ["string", "number"],
        "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$",
        "patternErrorMessage": "An id has small letters, digits and single hyphens only.",
        "anyOf": options,
    })
}
