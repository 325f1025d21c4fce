//! What a JSON Schema asks of one value, as far as our records use it.
//!
//! `check` walks a text and a schema together; this module reads the schema for it. It knows the
//! schemas that are derived for records, lists, choices and the plain types, and takes anything
//! where a schema says something else.

use std::collections::BTreeSet;

use serde_json::Value as Json;

/// What is asked of one value.
pub(super) struct Shape<'s> {
    /// Whether it may be nothing.
    pub(super) may_be_nothing: bool,
    /// What it must be otherwise.
    pub(super) form: Form<'s>,
}

/// The form of a value.
pub(super) enum Form<'s> {
    /// Whatever it is.
    Anything,
    /// Keys with values.
    Keys(Keys<'s>),
    /// A list, and what each item must be.
    List(&'s Json),
    /// One of these words.
    Choice(Vec<&'s str>),
    /// Text.
    Text,
    /// Text, or keys with values.
    TextOrKeys(Keys<'s>),
    /// Text or a number.
    Scalar,
    /// `true` or `false`.
    Switch,
    /// A number without a fraction, within bounds.
    WholeNumber(Bounds),
    /// Any number.
    Number,
}

/// The least and the greatest number, where there are such.
#[derive(Clone, Copy)]
pub(super) struct Bounds {
    pub(super) least: Option<f64>,
    pub(super) most: Option<f64>,
}

/// The keys that a group may have.
#[derive(Clone, Copy)]
pub(super) struct Keys<'s>(&'s Json);

impl<'s> Keys<'s> {
    /// All keys that have a name of their own.
    pub(super) fn known(self) -> Vec<&'s str> {
        let properties = self.0["properties"].as_object();
        properties.into_iter().flatten().map(|(name, _)| name.as_str()).collect()
    }

    /// The keys that must be there.
    pub(super) fn required(self) -> Vec<&'s str> {
        words(&self.0["required"])
    }

    /// What the value of a key must be; none if the key is not allowed.
    pub(super) fn value(self, name: &str) -> Option<&'s Json> {
        let named = self.0["properties"].get(name);
        named.or_else(|| match self.0.get("additionalProperties") {
            Some(Json::Bool(false)) => None,
            Some(schema) => Some(schema),
            None => Some(&Json::Bool(true)),
        })
    }
}

impl<'s> Shape<'s> {
    /// What `schema`, a part of `root`, asks.
    pub(super) fn of(schema: &'s Json, root: &'s Json) -> Self {
        let schema = referred(schema, root);
        for word in ["anyOf", "oneOf"] {
            if let Some(options) = schema[word].as_array() {
                return Self::of_options(options, root);
            }
        }
        if let Some(word) = schema["const"].as_str() {
            return Self { may_be_nothing: false, form: Form::Choice(vec![word]) };
        }
        let types: BTreeSet<&str> = match &schema["type"] {
            Json::String(only) => [only.as_str()].into(),
            several => words(several).into_iter().collect(),
        };
        let form = if schema["enum"].is_array() {
            Form::Choice(words(&schema["enum"]))
        } else {
            Form::of_types(&types, schema)
        };
        Self { may_be_nothing: types.contains("null"), form }
    }

    /// What several alternatives ask together: nothing or one of them, text or keys, or one of
    /// several words.
    fn of_options(options: &'s [Json], root: &'s Json) -> Self {
        let is_nothing = |option: &&Json| option["type"] == "null";
        let may_be_nothing = options.iter().any(|option| is_nothing(&option));
        let mut shapes: Vec<Self> = options
            .iter()
            .filter(|option| !is_nothing(option))
            .map(|option| Self::of(option, root))
            .collect();
        if shapes.len() == 1
            && let Some(only) = shapes.pop()
        {
            return Self { may_be_nothing: may_be_nothing || only.may_be_nothing, form: only.form };
        }
        if let [Self { form: Form::Text, .. }, Self { form: Form::Keys(keys), .. }] =
            shapes.as_slice()
        {
            return Self { may_be_nothing, form: Form::TextOrKeys(*keys) };
        }
        let mut choices = Vec::new();
        for shape in shapes {
            match shape.form {
                Form::Choice(words) => choices.extend(words),
                _ => return Self { may_be_nothing, form: Form::Anything },
            }
        }
        Self { may_be_nothing, form: Form::Choice(choices) }
    }
}

impl<'s> Form<'s> {
    fn of_types(types: &BTreeSet<&str>, schema: &'s Json) -> Self {
        let has = |name| types.contains(name);
        if has("object") {
            Self::Keys(Keys(schema))
        } else if has("array") {
            Self::List(&schema["items"])
        } else if has("string") {
            if has("number") { Self::Scalar } else { Self::Text }
        } else if has("boolean") {
            Self::Switch
        } else if has("integer") {
            let (least, most) = (schema["minimum"].as_f64(), schema["maximum"].as_f64());
            // The derived schema leaves this bound to the name of the format.
            let most = most.or((schema["format"] == "uint32").then_some(f64::from(u32::MAX)));
            Self::WholeNumber(Bounds { least, most })
        } else if has("number") {
            Self::Number
        } else {
            Self::Anything
        }
    }
}

/// The schema itself, or the one of `root` that it refers to.
fn referred<'s>(mut schema: &'s Json, root: &'s Json) -> &'s Json {
    while let Some(pointer) = schema["$ref"].as_str().and_then(|to| to.strip_prefix('#')) {
        match root.pointer(pointer) {
            Some(target) => schema = target,
            None => break,
        }
    }
    schema
}

/// The texts of a list; other items are left out.
fn words(list: &Json) -> Vec<&str> {
    list.as_array().into_iter().flatten().filter_map(Json::as_str).collect()
}
